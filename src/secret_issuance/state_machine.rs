//! The issuance of a secret, from the press on Save until the dialog is closed, as a pure state
//! machine. Creation and rotation share it.
//!
//! It never holds a secret. It decides when a secret may be shown and when it must be overwritten.

use crate::model::credentials::{CopyProgress, CopyTarget, CredentialSet};

/// Maximum number of automatic retries of one request.
pub const MAX_RETRIES: u8 = 5;
/// How long the page retries automatically, in milliseconds from the first lost response.
pub const REPEAT_WINDOW_MS: f64 = 60_000.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Phase {
    /// No issuance is in progress.
    #[default]
    Idle,
    /// The request is pending. `lost` is above 0 if an earlier attempt got no response.
    Sending {
        /// Number of lost responses so far.
        lost: u8,
        /// When the first one was lost.
        since_ms: f64,
    },
    /// A response was lost; the same request is sent again automatically.
    Waiting {
        /// Number of lost responses so far.
        lost: u8,
        /// When the first one was lost.
        since_ms: f64,
    },
    /// The user has to sign in or reauthenticate. Then the same request is sent.
    Paused {
        /// Whether a response was lost before, so that the request may have been carried out.
        unknown: bool,
    },
    /// The outcome is unknown, and the page no longer retries automatically.
    OutcomeUnknown,
    /// The values that are shown once are on the screen.
    Open {
        scope: CredentialSet,
        copied: CopyProgress,
        /// Whether the dialog asks the user to confirm that it closes.
        asking: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Submit,
    /// The response with the values that are shown once.
    IssuedSecret(CredentialSet),
    /// A refusal that ends the intent: nothing was created, or it is known what was created.
    Rejected,
    /// No response, or one that does not tell the outcome.
    ResponseLost {
        /// The current time in milliseconds.
        at_ms: f64,
        /// Whether the API carries out a request only once if it is sent twice.
        repeatable: bool,
    },
    /// The user must sign in or reauthenticate first.
    ReauthRequired,
    /// The API refuses the user, whatever the request: nothing is known of an earlier, lost
    /// attempt.
    CallerRejected,
    /// The user has signed in or reauthenticated.
    Resume,
    /// The user does not want to sign in or reauthenticate.
    Cancelled,
    /// The pause before a retry is over.
    RetryTimerFired,
    /// The user asks for another attempt.
    TryAgain,
    /// The clipboard confirmed a copy, or the user copied a whole field by hand.
    CopiedPart(CopyTarget),
    /// The user presses Close or Escape, or leaves.
    CloseRequested,
    KeepOpen,
    CloseAnyway,
    /// The page is hidden, perhaps for good, perhaps to be restored as it is.
    PageHidden,
    /// The page is disposed, the user gives up, or another user or workspace is signed in.
    Discard,
}

/// What the page has to do: at once and in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the request with a new idempotency key.
    SendNew,
    /// Send the same request with the same idempotency key.
    SendAgain,
    /// Pause, then dispatch [`Event::RetryTimerFired`].
    Wait { ms: u32 },
    /// Show the pair, and report `shown` after it is painted.
    Show,
    /// Report `saved`.
    ReportSaved,
    /// Empty the fields, overwrite the buffers, forget the request.
    Zeroize,
}

impl Phase {
    /// Whether the values that are shown once are on the screen and not all of them are copied.
    #[must_use]
    pub fn has_uncopied_secret(self) -> bool {
        matches!(self, Self::Open { scope, copied, .. } if !copied.is_complete(scope))
    }

    /// Whether the form must stay as it is, because a request with its content is in progress.
    #[must_use]
    pub fn locks_form(self) -> bool {
        !matches!(self, Self::Idle)
    }

    /// Returns the phase after an event and the effects to carry out. An event that does not belong
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
            // If no response was lost before, a refusal of the user means that nothing was created.
            (Self::Sending { lost: 0, .. }, Event::CallerRejected) => (Self::Idle, vec![Zeroize]),
            (Self::Sending { .. }, Event::CallerRejected) => (Self::OutcomeUnknown, vec![]),

            (Self::Paused { unknown }, Event::Resume) => {
                let lost = if unknown { MAX_RETRIES } else { 0 };
                let since_ms = 0.0;
                (Self::Sending { lost, since_ms }, vec![SendAgain])
            }
            // Nothing was created: the API refuses such a request before it carries out any part of
            // it.
            (Self::Paused { unknown: false }, Event::Cancelled) => (Self::Idle, vec![Zeroize]),
            (Self::Paused { unknown: true }, Event::Cancelled) => (Self::OutcomeUnknown, vec![]),

            (Self::Waiting { lost, since_ms }, Event::RetryTimerFired) => {
                (Self::Sending { lost, since_ms }, vec![SendAgain])
            }
            // Another attempt. `lost` stays above 0, since the outcome is unknown.
            (Self::OutcomeUnknown, Event::TryAgain) => (
                Self::Sending {
                    lost: MAX_RETRIES,
                    since_ms: 0.0,
                },
                vec![SendAgain],
            ),

            // The question disappears when everything has been copied.
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
            // Only the confirmation closes the dialog; the same event without a question does not.
            (Self::Open { asking: true, .. }, Event::CloseAnyway) => {
                (Self::Idle, vec![ReportSaved, Zeroize])
            }

            // Only values on the screen must not come back; an unknown outcome stays unknown.
            (Self::Open { .. }, Event::PageHidden) => (Self::Idle, vec![Zeroize]),
            (Self::Idle, Event::Discard) => (Self::Idle, vec![]),
            (_, Event::Discard) => (Self::Idle, vec![Zeroize]),
            (phase, _) => (phase, vec![]),
        }
    }
}

/// Milliseconds to wait after the n-th loss, counted from 0: 1,000, 2,000, 4,000, 8,000, 16,000.
fn backoff_ms(lost: u8) -> u32 {
    1_000 << lost.min(4)
}

#[cfg(test)]
#[path = "state_machine_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "repeat_tests.rs"]
mod repeat_tests;
