//! The fields of the form.

use crate::keys::{expiry_field, ip_allowlist_editor};
use crate::messages::{actions, expiry, form as words, ip_allowlist};

/// In the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Networks,
    Actions,
    Expiry,
    Note,
}

impl Field {
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Networks,
        Self::Actions,
        Self::Expiry,
        Self::Note,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Name => words::NAME,
            Self::Networks => ip_allowlist::IP_RESTRICTIONS,
            Self::Actions => actions::ALLOWED_ACTIONS,
            Self::Expiry => expiry::EXPIRY,
            Self::Note => expiry::NOTE,
        }
    }

    /// Id of the element that takes the focus.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Networks => ip_allowlist_editor::INPUT,
            Self::Actions => "actions",
            Self::Expiry => expiry_field::SELECT_ID,
            Self::Note => "note",
        }
    }

    /// Where an API error points to the field (JSON Pointer, RFC 6901).
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
