//! The life of a secret between the press on Save and the closed dialog, as a pure state machine.
//! Creating and rotating share it.
//!
//! It never holds a secret: it says when one may be shown and when it must be overwritten.

use crate::model::credentials::{CopyProgress, CopyTarget, CredentialSet};

/// Automatic repetitions of one request at the most.
pub const MAX_RETRIES: u8 = 5;
/// How long the page repeats by itself, in milliseconds from the first loss.
pub const REPEAT_WINDOW_MS: f64 = 60_000.0;

/// Where the delivery stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Phase {
    /// No delivery is under way.
    #[default]
    Idle,
    /// The request is on its way. `lost` once an earlier attempt got no answer.
    Sending {
        /// How often an answer was lost so far.
        lost: u8,
        /// When the first was lost.
        since_ms: f64,
    },
    /// An answer was lost; the same request goes out again by itself.
    Waiting {
        /// How often an answer was lost so far.
        lost: u8,
        /// When the first was lost.
        since_ms: f64,
    },
    /// The caller has to sign in or pass the second check. Then the same request goes out.
    Paused {
        /// Whether an answer was lost before, so that the request may have done its work.
        unknown: bool,
    },
    /// Nobody knows the outcome and the page has stopped trying by itself.
    OutcomeUnknown,
    /// What is shown once is on the screen.
    Open {
        /// Which values there are.
        scope: CredentialSet,
        /// What has been copied.
        copied: CopyProgress,
        /// Whether the question on closing stands there.
        asking: bool,
    },
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// The person saves.
    Submit,
    /// What is shown once has come.
    IssuedSecret(CredentialSet),
    /// A refusal that ends the intent: nothing was made, or what was made is known.
    Rejected,
    /// No answer, or one that says nothing about the outcome.
    ResponseLost {
        /// Now.
        at_ms: f64,
        /// Whether the API takes the same request twice without doing its work twice.
        repeatable: bool,
    },
    /// The caller must show first who they are.
    ReauthRequired,
    /// The caller is refused whatever the request: nothing is learnt of an earlier, lost attempt.
    CallerRejected,
    /// They have shown it.
    Resume,
    /// They would rather not.
    Cancelled,
    /// The wait before a repetition is over.
    RetryTimerFired,
    /// The person asks to try again.
    TryAgain,
    /// The clipboard confirmed a copy.
    CopiedPart(CopyTarget),
    /// Close, Escape or leaving.
    CloseRequested,
    /// "Keep open".
    KeepOpen,
    /// "Close anyway".
    CloseAnyway,
    /// The page is hidden, perhaps for good, perhaps to come back as it is.
    PageHidden,
    /// The page is taken down, the person gives up, or another person or workspace took over.
    Discard,
}

/// What the page has to do. Every command is carried out at once, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the request under a new idempotency key.
    SendNew,
    /// Send the same request under the same idempotency key.
    SendAgain,
    /// Wait, then say [`Event::RetryTimerFired`].
    Wait {
        /// Milliseconds.
        ms: u32,
    },
    /// Put the pair on the screen, and report `shown` once it is painted.
    Show,
    /// Report that the pair was taken.
    ReportSaved,
    /// Empty the fields, overwrite the buffers, forget the request.
    Zeroize,
}

impl Phase {
    /// Whether what is shown once is on the screen and has not been taken.
    #[must_use]
    pub fn has_uncopied_secret(self) -> bool {
        matches!(self, Self::Open { scope, copied, .. } if !copied.is_complete(scope))
    }

    /// Whether the form must stay as it is, because a request with its content is under way.
    #[must_use]
    pub fn locks_form(self) -> bool {
        !matches!(self, Self::Idle)
    }

    /// Takes an event: the phase after it and what is to be done. An event that does not belong
    /// to the phase, such as a second press on Save, changes nothing.
    #[must_use]
    pub fn transition(self, event: Event) -> (Self, Vec<Effect>) {
        use Effect::{ReportSaved, SendAgain, SendNew, Show, Wait, Zeroize};
        match (self, event) {
            (Self::Idle, Event::Submit) => (
                Self::Sending {
                    lost: 0,
                    since_ms: 0.0,
                },
                vec![SendNew],
            ),

            (Self::Sending { .. }, Event::IssuedSecret(scope)) => (
                Self::Open {
                    scope,
                    copied: CopyProgress::default(),
                    asking: false,
                },
                vec![Show],
            ),
            (Self::Sending { .. }, Event::Rejected) => (Self::Idle, vec![Zeroize]),
            (Self::Sending { lost, since_ms }, Event::ResponseLost { at_ms, repeatable }) => {
                let since_ms = if lost == 0 { at_ms } else { since_ms };
                let ms = backoff_ms(lost);
                if repeatable
                    && lost < MAX_RETRIES
                    && at_ms + f64::from(ms) - since_ms <= REPEAT_WINDOW_MS
                {
                    (
                        Self::Waiting {
                            lost: lost + 1,
                            since_ms,
                        },
                        vec![Wait { ms }],
                    )
                } else {
                    (Self::OutcomeUnknown, vec![])
                }
            }
            (Self::Sending { lost, .. }, Event::ReauthRequired) => {
                (Self::Paused { unknown: lost > 0 }, vec![])
            }
            // With nothing lost before, an answer about the caller is a plain refusal.
            (Self::Sending { lost: 0, .. }, Event::CallerRejected) => (Self::Idle, vec![Zeroize]),
            (Self::Sending { .. }, Event::CallerRejected) => (Self::OutcomeUnknown, vec![]),

            (Self::Paused { unknown }, Event::Resume) => {
                let lost = if unknown { MAX_RETRIES } else { 0 };
                let since_ms = 0.0;
                (Self::Sending { lost, since_ms }, vec![SendAgain])
            }
            // Nothing was made: the API refuses such a request before it looks at it.
            (Self::Paused { unknown: false }, Event::Cancelled) => (Self::Idle, vec![Zeroize]),
            (Self::Paused { unknown: true }, Event::Cancelled) => (Self::OutcomeUnknown, vec![]),

            (Self::Waiting { lost, since_ms }, Event::RetryTimerFired) => {
                (Self::Sending { lost, since_ms }, vec![SendAgain])
            }
            // Once more; `lost` stays above 0, since the outcome is unknown.
            (Self::OutcomeUnknown, Event::TryAgain) => (
                Self::Sending {
                    lost: MAX_RETRIES,
                    since_ms: 0.0,
                },
                vec![SendAgain],
            ),

            // A question that asks for what has been copied since has its answer.
            (
                Self::Open {
                    scope,
                    copied,
                    asking,
                },
                Event::CopiedPart(part),
            ) => {
                let copied = copied.with(part);
                let asking = asking && !copied.is_complete(scope);
                let open = Self::Open {
                    scope,
                    copied,
                    asking,
                };
                (open, vec![])
            }
            (Self::Open { scope, copied, .. }, Event::CloseRequested)
                if copied.is_complete(scope) =>
            {
                (Self::Idle, vec![ReportSaved, Zeroize])
            }
            (Self::Open { scope, copied, .. }, Event::CloseRequested | Event::KeepOpen) => {
                let asking = event == Event::CloseRequested;
                let open = Self::Open {
                    scope,
                    copied,
                    asking,
                };
                (open, vec![])
            }
            // Only the answer to the question closes; a stray event without it does not.
            (Self::Open { asking: true, .. }, Event::CloseAnyway) => {
                (Self::Idle, vec![ReportSaved, Zeroize])
            }

            // Only what is on the screen must not come back; an unknown outcome stays unknown.
            (Self::Open { .. }, Event::PageHidden) => (Self::Idle, vec![Zeroize]),
            (Self::Idle, Event::Discard) => (Self::Idle, vec![]),
            (_, Event::Discard) => (Self::Idle, vec![Zeroize]),
            (phase, _) => (phase, vec![]),
        }
    }
}

/// Milliseconds to wait after the n-th loss, from 0: 1, 2, 4, 8, 16 seconds.
fn backoff_ms(lost: u8) -> u32 {
    1_000 << lost.min(4)
}

#[cfg(test)]
#[path = "state_machine_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "repeat_tests.rs"]
mod repeat_tests;
