//! Confirmation dialog before a form with unsaved changes is left.

use crate::messages::form as words;
use crate::state::NavigationGuard;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, html};
use crate::ui::modal::Modal;

/// The initial focus is on the safe choice.
pub fn unsaved_changes_dialog() -> HtmlElement {
    let navigation = NavigationGuard::expect();
    let stay = move || navigation.pending.set(None);
    let modal = Modal {
        labelledby: "leave-title",
        describedby: "leave-consequence",
        focus: ".plain",
    };
    modal
        .view(stay)
        .child(html::h2().id("leave-title").child(words::LEAVE_QUESTION))
        .child(
            html::p()
                .id("leave-consequence")
                .child(words::LEAVE_CONSEQUENCE),
        )
        .child(
            html::footer().child(
                html::div()
                    .class("buttons")
                    .child(button(ButtonVariant::Danger, words::LEAVE, move || {
                        navigation.discard_and_continue()
                    }))
                    .child(button(ButtonVariant::Secondary, words::STAY, stay)),
            ),
        )
}
