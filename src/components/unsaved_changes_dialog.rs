//! The question before a filled form is left.

use super::button::{ButtonVariant, button};
use super::modal::Modal;
use crate::messages::form as words;
use crate::state::NavigationGuard;
use crate::ui::lean::{HtmlElement, el};

/// Asks; the focus starts on the safe answer.
pub fn unsaved_changes_dialog() -> HtmlElement {
    let leaving = NavigationGuard::expect();
    let stay = move || leaving.pending.set(None);
    let modal = Modal {
        labelledby: "leave-title",
        describedby: "leave-consequence",
        focus: ".plain",
    };
    modal
        .view(stay)
        .child(el("h2").id("leave-title").text(words::LEAVE_QUESTION))
        .child(
            el("p")
                .id("leave-consequence")
                .text(words::LEAVE_CONSEQUENCE),
        )
        .child(
            el("footer").child(
                el("div")
                    .class("buttons")
                    .child(button(ButtonVariant::Danger, words::LEAVE, move || {
                        leaving.discard_and_continue()
                    }))
                    .child(button(ButtonVariant::Secondary, words::STAY, stay)),
            ),
        )
}
