//! The section for the allowed actions.

use leptos::prelude::*;

use super::draft::{Field, KeyForm};
use crate::keys::action_picker::ActionPicker;
use crate::messages::actions as words;
use crate::messages::errors::Operation;
use crate::notices::error_notice::error_notice;
use crate::state::{LoadState, NavigationGuard, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, html};

/// The picker is shown after the catalogue is loaded.
pub fn actions(draft: KeyForm) -> HtmlElement {
    let session = SessionContext::expect();
    let touched = NavigationGuard::expect().is_dirty;
    let root = ShadowRootHandle::expect();
    let retried = RwSignal::new(false);
    let retry = Callback::new(move |()| {
        retried.set(true);
        session.load_options();
    });
    let picker = move || match session.options().get() {
        LoadState::Ready(options) => {
            // The retry button is gone.
            if retried.get_untracked() {
                retried.set(false);
                root.focus(Field::Actions.id().to_owned());
            }
            let picker = ActionPicker {
                catalogue: options.action_groups.into(),
                selection: draft.selection,
                touched,
                id: Field::Actions.id(),
                describedby: "actions-error",
            };
            picker.view(options.presets).into_any()
        }
        LoadState::Loading => html::div()
            .child(
                html::p()
                    .class("visually-hidden")
                    .child(words::LOADING_ACTIONS),
            )
            .child(
                html::div()
                    .class("skeleton")
                    .attr("aria-hidden", "true")
                    .child(html::div())
                    .child(html::div()),
            )
            .into_any(),
        // Replaces the picker, also as the target of the focus.
        LoadState::Failed(error) => html::div()
            .id(Field::Actions.id())
            .attr("tabindex", "-1")
            .child(error_notice(&error, Operation::Loading, Some(retry)).view())
            .into_any(),
    };
    html::fieldset()
        .class("section")
        .child(html::legend().child(words::ALLOWED_ACTIONS))
        .child(html::p().class("help").child(words::ACTIONS_HELP))
        .child(
            html::p()
                .class("error")
                .id("actions-error")
                .bind_text(draft.error(Field::Actions)),
        )
        .child(picker)
}
