//! The bottom of the form: errors, status, summary, *Save* and *Cancel*.

use leptos::prelude::*;

use super::{Field, KeyForm};
use crate::messages::errors::Operation;
use crate::messages::form as words;
use crate::model::route::Route;
use crate::notices::save_status::save_status;
use crate::notices::session_notice::session_notice;
use crate::secret_issuance::{Phase, SecretIssuance};
use crate::state::NavigationGuard;
use crate::ui::button::{ButtonVariant, button, button_with_signal_label};
use crate::ui::lean::{
    ErasedReadSignal, HtmlElement, bool_memo, dynamic, html, memo, nothing, text_signal,
};

/// Id of the *Save* button.
pub const SAVE: &str = "save";

/// Sticky at the bottom while the form scrolls. `go_to` focuses a field.
pub fn footer(
    draft: KeyForm,
    go_to: impl Fn(Field) + Copy + Send + 'static,
    save: impl Fn() + 'static,
) -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let navigation = NavigationGuard::expect();
    let busy = bool_memo(move || issuance.phase().get().locks_form());
    let saving = bool_memo(move || {
        let phase = issuance.phase().get();
        matches!(phase, Phase::Sending { .. } | Phase::Waiting { .. })
    });
    let label = text_signal(move || {
        let label = if saving.get() {
            words::SAVING
        } else {
            words::SAVE
        };
        label.to_owned()
    });
    // Enter in a field presses this button.
    let save = button_with_signal_label(ButtonVariant::Primary, label, save)
        .attr("type", "submit")
        .id(SAVE)
        .busy(busy);
    let cancel = move || {
        if busy.get() {
            return nothing();
        }
        button(ButtonVariant::Secondary, words::CANCEL, move || {
            navigation.navigate(Route::Keys)
        })
        .into_any()
    };
    let wrong = memo(move || draft.visible_errors());
    html::footer()
        .class("form-footer")
        .child(error_summary(wrong, go_to))
        .child(session_notice())
        .child(save_status(Operation::Creating))
        .child(
            html::p()
                .class("summary")
                .bind_text(text_signal(move || draft.summary())),
        )
        .child(html::div().class("buttons").child(save).child(cancel))
}

const ERROR_SUMMARY_ID: &str = "to-mend";

/// A button for each field with an error. Each button is rendered separately, because it may have
/// the focus.
pub fn error_summary(
    wrong: ErasedReadSignal<Vec<Field>>,
    go_to: impl Fn(Field) + Copy + Send + 'static,
) -> AnyView {
    let is_needed = bool_memo(move || wrong.with(|fields| !fields.is_empty()));
    dynamic(move || {
        if !is_needed.get() {
            return nothing();
        }
        let title = text_signal(move || words::to_mend(wrong.with(Vec::len)));
        let mut ways = html::ul()
            .class("buttons")
            .attr("aria-labelledby", ERROR_SUMMARY_ID);
        for field in Field::ALL {
            let is_wrong = bool_memo(move || wrong.with(|fields| fields.contains(&field)));
            ways = ways.child(move || {
                if !is_wrong.get() {
                    return nothing();
                }
                let way = button(ButtonVariant::Ghost, field.label(), move || go_to(field));
                html::li().child(way).into_any()
            });
        }
        let title = html::p()
            .class("error")
            .id(ERROR_SUMMARY_ID)
            .bind_text(title);
        html::div()
            .class("to-mend")
            .child(title)
            .child(ways)
            .into_any()
    })
}
