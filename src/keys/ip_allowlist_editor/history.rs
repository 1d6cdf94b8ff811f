//! Undoes changes of the list.

use leptos::prelude::*;

use super::IpAllowlistForm;
use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::Allowlist;
use crate::model::key::IpMode;

/// Maximum number of steps that can be undone.
const MOST_STEPS: usize = 50;

/// The list and the mode before a change.
#[derive(Clone)]
pub(super) struct Step {
    list: Allowlist,
    mode: IpMode,
}

impl IpAllowlistForm {
    /// Saves the current list and mode for `undo`.
    pub(super) fn remember(&self) {
        let step = Step {
            list: self.list.get_untracked(),
            mode: self.mode.get_untracked(),
        };
        self.steps.update_value(|steps| {
            if steps.len() == MOST_STEPS {
                steps.remove(0);
            }
            steps.push(step);
        });
    }

    /// Undoes the last change; does nothing if there is none.
    pub fn undo(&self) {
        let step = self.steps.try_update_value(Vec::pop);
        let Some(step) = step.flatten() else { return };
        self.touched.set(true);
        self.list.set(step.list);
        self.mode.set(step.mode);
        self.note(words::UNDONE, false);
        self.root.focus(super::INPUT.to_owned());
    }
}
