//! Walks every state that can be reached by every sequence of events and checks the promises.

use super::{Command, Event, MOST_REPEATS, Phase, REPEAT_WINDOW_MS};
use crate::domain::pair::{Copied, Part};

/// Every event, with losses at moments inside and outside the window and for both kinds of API.
fn events(now_ms: f64) -> Vec<Event> {
    let lost = |at_ms, repeatable| Event::Lost { at_ms, repeatable };
    vec![
        Event::Submit,
        Event::Delivered,
        Event::Refused,
        lost(now_ms, true),
        lost(now_ms + 20_000.0, true),
        lost(now_ms + 20_000.0, false),
        Event::Held,
        Event::WaitOver,
        Event::TryAgain,
        Event::CopiedPart(Part::ApiKey),
        Event::CopiedPart(Part::SecretKey),
        Event::CopiedPart(Part::Both),
        Event::CloseAsked,
        Event::KeepOpen,
        Event::CloseAnyway,
        Event::PageHidden,
        Event::Discard,
    ]
}

/// All the transitions from every reachable state, found breadth first.
fn transitions() -> Vec<(Phase, Event, Phase, Vec<Command>)> {
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
            let (after, commands) = phase.after(event);
            if !seen.contains(&after) {
                assert!(seen.len() < 500, "the state space is small");
                seen.push(after);
            }
            found.push((phase, event, after, commands));
        }
    }
    assert!(found.len() > 200, "the walk reaches every phase");
    found
}

fn is_open(phase: Phase) -> bool {
    matches!(phase, Phase::Open { .. })
}

#[test]
fn a_new_request_goes_out_only_from_idle_and_only_on_submit() {
    for (phase, event, _, commands) in transitions() {
        if commands.contains(&Command::SendNew) {
            assert_eq!((phase, event), (Phase::Idle, Event::Submit));
        }
    }
}

#[test]
fn every_way_out_of_a_delivery_wipes_and_nothing_else_does() {
    for (phase, event, after, commands) in transitions() {
        let ended = phase != Phase::Idle && after == Phase::Idle;
        assert_eq!(
            commands.contains(&Command::Wipe),
            ended,
            "{phase:?} {event:?}"
        );
    }
}

#[test]
fn an_unknown_outcome_is_never_taken_for_a_failure() {
    for (phase, event, after, _) in transitions() {
        let unknown = match phase {
            Phase::Sending { lost, .. } => lost > 0,
            Phase::Waiting { .. } | Phase::Stalled => true,
            Phase::Idle | Phase::Open { .. } => false,
        };
        if unknown && after == Phase::Idle {
            assert!(
                matches!(event, Event::Refused | Event::Discard),
                "{phase:?} {event:?}"
            );
        }
    }
}

#[test]
fn an_open_dialog_closes_only_when_both_are_copied_or_the_person_insists() {
    for (phase, event, after, commands) in transitions() {
        let Phase::Open { copied, asking } = phase else {
            continue;
        };
        if is_open(after) {
            continue;
        }
        match event {
            Event::CloseAsked => assert!(copied.both(), "{phase:?}"),
            Event::CloseAnyway => assert!(asking, "{phase:?}"),
            Event::Discard | Event::PageHidden => {
                assert!(!commands.contains(&Command::ReportSaved));
            }
            _ => unreachable!("{phase:?} was closed by {event:?}"),
        }
    }
}

#[test]
fn saved_is_reported_exactly_when_a_person_closes() {
    for (phase, event, after, commands) in transitions() {
        let closed_by_person = is_open(phase)
            && after == Phase::Idle
            && !matches!(event, Event::Discard | Event::PageHidden);
        assert_eq!(
            commands.contains(&Command::ReportSaved),
            closed_by_person,
            "{phase:?} {event:?}"
        );
    }
}

#[test]
fn the_pair_is_shown_only_when_it_was_delivered_to_a_request_under_way() {
    for (phase, event, after, commands) in transitions() {
        let opened = !is_open(phase) && is_open(after);
        assert_eq!(commands.contains(&Command::Show), opened);
        if opened {
            assert!(matches!(phase, Phase::Sending { .. }) && event == Event::Delivered);
            assert_eq!(
                after,
                Phase::Open {
                    copied: Copied::default(),
                    asking: false
                }
            );
        }
    }
}

#[test]
fn what_was_copied_is_never_forgotten_while_the_dialog_is_open() {
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
fn from_every_phase_the_person_or_the_page_can_get_back_to_idle() {
    for (phase, ..) in transitions() {
        assert_eq!(phase.after(Event::Discard).0, Phase::Idle);
    }
}

#[test]
fn a_hidden_page_keeps_an_unknown_outcome_and_nothing_of_a_pair() {
    for (phase, event, after, commands) in transitions() {
        if event == Event::PageHidden {
            assert_eq!(commands.contains(&Command::Wipe), is_open(phase));
            assert_eq!(after, if is_open(phase) { Phase::Idle } else { phase });
        }
    }
}

#[test]
fn five_escapes_close_nothing() {
    let mut phase = Phase::Open {
        copied: Copied::default(),
        asking: false,
    };
    for _ in 0..5 {
        phase = phase.after(Event::CloseAsked).0;
    }
    assert_eq!(
        phase,
        Phase::Open {
            copied: Copied::default(),
            asking: true
        }
    );
}

/// Loses every answer, `gap_ms` after each sending, and counts what goes out.
fn lose_everything(gap_ms: f64) -> (u8, f64, Phase) {
    let (mut phase, _) = Phase::Idle.after(Event::Submit);
    let (mut now_ms, mut repeats) = (1_000_000.0, 0);
    let mut last_sent_ms = now_ms;
    loop {
        now_ms += gap_ms;
        let (after, commands) = phase.after(Event::Lost {
            at_ms: now_ms,
            repeatable: true,
        });
        let Some(Command::Wait { ms }) = commands.first().copied() else {
            return (repeats, last_sent_ms - 1_000_000.0 - gap_ms, after);
        };
        now_ms += f64::from(ms);
        last_sent_ms = now_ms;
        repeats += 1;
        let (sending, commands) = after.after(Event::WaitOver);
        assert_eq!(commands, [Command::SendAgain]);
        phase = sending;
    }
}

#[test]
fn the_page_repeats_five_times_in_a_minute_at_the_most_and_then_asks() {
    let (repeats, _, phase) = lose_everything(10.0);
    assert_eq!((repeats, phase), (MOST_REPEATS, Phase::Stalled));
    let (repeats, last_sent_after_ms, phase) = lose_everything(30_000.0);
    assert!(repeats < MOST_REPEATS && last_sent_after_ms <= REPEAT_WINDOW_MS);
    assert_eq!(phase, Phase::Stalled);
}

#[test]
fn an_api_that_makes_two_keys_of_two_requests_is_never_asked_twice_by_the_page() {
    let (sending, _) = Phase::Idle.after(Event::Submit);
    let (phase, commands) = sending.after(Event::Lost {
        at_ms: 0.0,
        repeatable: false,
    });
    assert_eq!((phase, commands), (Phase::Stalled, vec![]));
}
