//! The parts of the form.

use crate::components::{expiry_field, ip_allowlist_editor};
use crate::messages::{actions, expiry, form as words, ip_allowlist};

/// A part of the form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// From where.
    Networks,
    /// What.
    Actions,
    /// Until when.
    Expiry,
    /// Where it lives.
    Note,
}

impl Field {
    /// All of them, in the form's order.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Networks,
        Self::Actions,
        Self::Expiry,
        Self::Note,
    ];

    /// Its name on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => words::NAME,
            Self::Networks => ip_allowlist::IP_RESTRICTIONS,
            Self::Actions => actions::ALLOWED_ACTIONS,
            Self::Expiry => expiry::EXPIRY,
            Self::Note => expiry::NOTE,
        }
    }

    /// Id of what takes the focus.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Networks => ip_allowlist_editor::INPUT,
            Self::Actions => "actions",
            Self::Expiry => expiry_field::SELECT_ID,
            Self::Note => "note",
        }
    }

    /// Where the API points when it refuses it (RFC 6901).
    pub(super) fn pointer(self) -> &'static str {
        match self {
            Self::Name => "/name",
            Self::Networks => "/ip_restrictions",
            Self::Actions => "/allowed_actions",
            Self::Expiry => "/expires_at",
            Self::Note => "/note",
        }
    }

    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}
