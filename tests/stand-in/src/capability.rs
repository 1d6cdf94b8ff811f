//! Parts that a backend may lack, and that the command line can take away.

use clap::ValueEnum;

use crate::app::AppState;
use crate::problem::{Kind, Problem};

/// A part.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// What keys were used for.
    Usage,
    /// Who did what.
    Events,
    /// Finding keys.
    Search,
    /// A new secret for a key.
    Rotation,
    /// A change of settings.
    Edit,
}

impl AppState {
    /// Whether this server has it.
    pub fn has(&self, capability: Capability) -> bool {
        !self.options.without.contains(&capability)
    }

    /// # Errors
    /// 404 without it, as for whatever is not there.
    pub fn require_capability(&self, capability: Capability) -> Result<(), Problem> {
        if self.has(capability) {
            return Ok(());
        }
        let detail = "There is nothing at this address.";
        Err(Problem::new(Kind::NotFound, detail))
    }
}
