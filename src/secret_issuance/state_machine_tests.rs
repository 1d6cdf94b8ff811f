//! Checks the invariants of the issuance state machine in every reachable state.

use super::{Effect, Event, Phase};
use crate::model::credentials::{CopyProgress, CopyTarget, CredentialSet};

/// Every event, with losses inside and outside the retry window and for both kinds of API.
fn events(now_ms: f64) -> Vec<Event> {
    let lost = |at_ms, repeatable| Event::ResponseLost { at_ms, repeatable };
    vec![
        Event::Submit,
        Event::IssuedSecret(CredentialSet::Pair),
        Event::IssuedSecret(CredentialSet::SecretKey),
        Event::Rejected,
        lost(now_ms, true),
        lost(now_ms + 20_000.0, true),
        lost(now_ms + 20_000.0, false),
        Event::ReauthRequired,
        Event::CallerRejected,
        Event::Resume,
        Event::Cancelled,
        Event::RetryTimerFired,
        Event::TryAgain,
        Event::CopiedPart(CopyTarget::ApiKey),
        Event::CopiedPart(CopyTarget::SecretKey),
        Event::CopiedPart(CopyTarget::Both),
        Event::CopiedPart(CopyTarget::BothAsJson),
        Event::CloseRequested,
        Event::KeepOpen,
        Event::CloseAnyway,
        Event::PageHidden,
        Event::Discard,
    ]
}

/// All the transitions from every reachable state, found breadth first.
fn transitions() -> Vec<(Phase, Event, Phase, Vec<Effect>)> {
    let mut seen = vec![Phase::Idle];
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(&phase) = seen.get(next) {
        next += 1;
        let now_ms = match phase {
            Phase::Sending { since_ms, .. } | Phase::Waiting { since_ms, .. } => since_ms,
            _ => 0.0,
        };
        for event in events(now_ms) {
            let (after, effects) = phase.transition(event);
            if !seen.contains(&after) {
                assert!(seen.len() < 500, "the state space is small");
                seen.push(after);
            }
            found.push((phase, event, after, effects));
        }
    }
    assert!(found.len() > 200, "the walk reaches every phase");
    found
}

fn is_open(phase: Phase) -> bool {
    matches!(phase, Phase::Open { .. })
}

#[test]
fn sends_new_request_only_on_submit_from_idle() {
    for (phase, event, _, effects) in transitions() {
        if effects.contains(&Effect::SendNew) {
            assert_eq!((phase, event), (Phase::Idle, Event::Submit));
        }
    }
}

#[test]
fn wipes_exactly_when_a_delivery_ends() {
    for (phase, event, after, effects) in transitions() {
        let ended = phase != Phase::Idle && after == Phase::Idle;
        assert_eq!(
            effects.contains(&Effect::Zeroize),
            ended,
            "{phase:?} {event:?}"
        );
    }
}

#[test]
fn unknown_outcome_ends_only_by_refusal_or_discard() {
    for (phase, event, after, _) in transitions() {
        let unknown = match phase {
            Phase::Sending { lost, .. } => lost > 0,
            Phase::Paused { unknown } => unknown,
            Phase::Waiting { .. } | Phase::OutcomeUnknown => true,
            Phase::Idle | Phase::Open { .. } => false,
        };
        if unknown && after == Phase::Idle {
            assert!(
                matches!(event, Event::Rejected | Event::Discard),
                "{phase:?} {event:?}"
            );
        }
    }
}

#[test]
fn user_closes_dialog_only_after_copying_or_confirming() {
    for (phase, event, after, effects) in transitions() {
        let Phase::Open {
            scope,
            copied,
            asking,
        } = phase
        else {
            continue;
        };
        if is_open(after) {
            continue;
        }
        match event {
            Event::CloseRequested => assert!(copied.is_complete(scope), "{phase:?}"),
            Event::CloseAnyway => assert!(asking, "{phase:?}"),
            Event::Discard | Event::PageHidden => {
                assert!(!effects.contains(&Effect::ReportSaved));
            }
            _ => unreachable!("{phase:?} was closed by {event:?}"),
        }
    }
}

#[test]
fn reports_saved_exactly_when_the_user_closes_the_dialog() {
    for (phase, event, after, effects) in transitions() {
        let closed_by_person = is_open(phase)
            && after == Phase::Idle
            && !matches!(event, Event::Discard | Event::PageHidden);
        assert_eq!(
            effects.contains(&Effect::ReportSaved),
            closed_by_person,
            "{phase:?} {event:?}"
        );
    }
}

#[test]
fn shows_credentials_only_when_delivered_to_a_pending_request() {
    for (phase, event, after, effects) in transitions() {
        let opened = !is_open(phase) && is_open(after);
        assert_eq!(effects.contains(&Effect::Show), opened);
        if opened {
            let Event::IssuedSecret(scope) = event else {
                unreachable!("{event:?} opened the dialog");
            };
            assert!(matches!(phase, Phase::Sending { .. }));
            assert_eq!(
                after,
                Phase::Open {
                    scope,
                    copied: CopyProgress::default(),
                    asking: false
                }
            );
        }
    }
}

#[test]
fn copied_parts_stay_marked_while_the_dialog_is_open() {
    for (phase, event, after, _) in transitions() {
        if let (Phase::Open { copied: before, .. }, Phase::Open { copied: now, .. }) =
            (phase, after)
        {
            assert!(
                now.api_key >= before.api_key && now.secret_key >= before.secret_key,
                "{event:?}"
            );
        }
    }
}

#[test]
fn discard_always_returns_to_idle() {
    for (phase, ..) in transitions() {
        assert_eq!(phase.transition(Event::Discard).0, Phase::Idle);
    }
}

#[test]
fn hiding_the_page_closes_open_dialog_and_keeps_other_phases() {
    for (phase, event, after, effects) in transitions() {
        if event == Event::PageHidden {
            assert_eq!(effects.contains(&Effect::Zeroize), is_open(phase));
            assert_eq!(after, if is_open(phase) { Phase::Idle } else { phase });
        }
    }
}

#[test]
fn escape_never_closes_an_uncopied_dialog() {
    let mut phase = Phase::Open {
        scope: CredentialSet::Pair,
        copied: CopyProgress::default(),
        asking: false,
    };
    for _ in 0..5 {
        phase = phase.transition(Event::CloseRequested).0;
    }
    assert_eq!(
        phase,
        Phase::Open {
            scope: CredentialSet::Pair,
            copied: CopyProgress::default(),
            asking: true
        }
    );
}

#[test]
fn resume_resends_and_cancel_keeps_unknown_outcome() {
    for (phase, event, after, effects) in transitions() {
        let Phase::Paused { unknown } = phase else {
            continue;
        };
        match event {
            Event::Resume => {
                assert_eq!(effects, [Effect::SendAgain]);
                let Phase::Sending { lost, .. } = after else {
                    unreachable!("{after:?}");
                };
                assert_eq!(lost > 0, unknown, "what is unknown stays unknown");
            }
            Event::Cancelled if unknown => {
                assert_eq!((after, effects), (Phase::OutcomeUnknown, vec![]))
            }
            Event::Cancelled | Event::Discard => {
                assert_eq!((after, effects), (Phase::Idle, vec![Effect::Zeroize]));
            }
            _ => assert_eq!((after, effects), (phase, vec![])),
        }
    }
}

#[test]
fn rotation_dialog_closes_after_copying_the_secret_key() {
    let open = Phase::Sending {
        lost: 0,
        since_ms: 0.0,
    }
    .transition(Event::IssuedSecret(CredentialSet::SecretKey))
    .0;
    assert!(open.has_uncopied_secret());
    let (copied, _) = open.transition(Event::CopiedPart(CopyTarget::SecretKey));
    assert!(!copied.has_uncopied_secret());
    assert_eq!(copied.transition(Event::CloseRequested).0, Phase::Idle);
}
