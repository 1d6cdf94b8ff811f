//! What the members of a workspace may do.

use serde_json::{Value, json};

/// A member's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Owner,
    /// Works with keys, but may not hand out the power to sign LinkedIn accounts in.
    Developer,
    /// Looks on.
    Viewer,
}

/// Something that a role may allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// See the workspace's keys.
    List,
    /// Create a key.
    Create,
    /// Change a key's settings.
    Edit,
    /// Give a key a new secret.
    Rotate,
    /// End a key.
    Revoke,
    /// See from which address a key was used.
    SeeAddresses,
}

/// Only an owner may let a key sign LinkedIn accounts in.
const OWNERS_ONLY: [&str; 3] = ["login", "login_v2", "login_code"];

impl Role {
    /// Reads the name in the database.
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "owner" => Some(Self::Owner),
            "developer" => Some(Self::Developer),
            "viewer" => Some(Self::Viewer),
            _ => None,
        }
    }

    /// The name in the database and in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Developer => "developer",
            Self::Viewer => "viewer",
        }
    }

    /// Whether the role allows it.
    pub fn may(self, permission: Permission) -> bool {
        match self {
            Self::Owner | Self::Developer => true,
            Self::Viewer => permission == Permission::List,
        }
    }

    /// Whether the role may let a key do this.
    pub fn may_grant(self, action: &str) -> bool {
        match self {
            Self::Owner => true,
            Self::Developer => !OWNERS_ONLY.contains(&action),
            Self::Viewer => false,
        }
    }

    /// All of it, as the contract has it.
    pub fn permissions(self) -> Value {
        json!({
            "list": self.may(Permission::List),
            "create": self.may(Permission::Create),
            "edit": self.may(Permission::Edit),
            "rotate": self.may(Permission::Rotate),
            "revoke": self.may(Permission::Revoke),
            "see_addresses": self.may(Permission::SeeAddresses),
        })
    }
}

impl Permission {
    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Create => "create",
            Self::Edit => "edit",
            Self::Rotate => "rotate",
            Self::Revoke => "revoke",
            Self::SeeAddresses => "see_addresses",
        }
    }

    /// What it is, after "may not".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::List => "see API keys",
            Self::Create => "create API keys",
            Self::Edit => "change API keys",
            Self::Rotate => "create new secret keys",
            Self::Revoke => "revoke API keys",
            Self::SeeAddresses => "see addresses",
        }
    }
}
