//! Limits of automatic retries.

use super::{Effect, Event, MAX_RETRIES, Phase, REPEAT_WINDOW_MS};

/// Loses every response, `gap_ms` milliseconds after its request. Returns the number of retries,
/// the time from the first loss to the last request in milliseconds, and the final phase.
fn lose_everything(gap_ms: f64) -> (u8, f64, Phase) {
    let (mut phase, _) = Phase::Idle.transition(Event::Submit);
    let (mut now_ms, mut repeats) = (1_000_000.0, 0);
    let mut last_sent_ms = now_ms;
    loop {
        now_ms += gap_ms;
        let (after, effects) = phase.transition(Event::ResponseLost {
            at_ms: now_ms,
            repeatable: true,
        });
        let Some(Effect::Wait { ms }) = effects.first().copied() else {
            return (repeats, last_sent_ms - 1_000_000.0 - gap_ms, after);
        };
        now_ms += f64::from(ms);
        last_sent_ms = now_ms;
        repeats += 1;
        let (sending, effects) = after.transition(Event::RetryTimerFired);
        assert_eq!(effects, [Effect::SendAgain]);
        phase = sending;
    }
}

#[test]
fn retries_at_most_five_times_within_a_minute() {
    let (repeats, _, phase) = lose_everything(10.0);
    assert_eq!((repeats, phase), (MAX_RETRIES, Phase::OutcomeUnknown));
    let (repeats, last_sent_after_ms, phase) = lose_everything(30_000.0);
    assert!(repeats < MAX_RETRIES && last_sent_after_ms <= REPEAT_WINDOW_MS);
    assert_eq!(phase, Phase::OutcomeUnknown);
}

#[test]
fn never_retries_without_idempotency() {
    let (sending, _) = Phase::Idle.transition(Event::Submit);
    let (phase, effects) = sending.transition(Event::ResponseLost {
        at_ms: 0.0,
        repeatable: false,
    });
    assert_eq!((phase, effects), (Phase::OutcomeUnknown, vec![]));
}
