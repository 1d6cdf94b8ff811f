//! The preview of the changes, and *Save*.

use leptos::prelude::*;

use super::EditForm;
use crate::messages::{form as words, settings_diff};
use crate::model::route::Route;
use crate::model::settings_diff::SettingsDiff;
use crate::notices::error_notice::mutation_error;
use crate::notices::session_notice::session_notice;
use crate::pages::new_key::footer::{SAVE, error_summary};
use crate::ui::button::{ButtonVariant, button, button_with_signal_label};
use crate::ui::lean::{HtmlElement, bool_memo, html, memo, text_signal};

impl EditForm {
    fn difference(&self) -> SettingsDiff {
        let wanted = self.draft.current_values();
        self.base.with(|base| SettingsDiff::between(base, &wanted))
    }

    pub(super) fn lines(&self, difference: &SettingsDiff) -> Vec<String> {
        self.session.options().with(|options| {
            let groups = options
                .ready()
                .map(|options| options.action_groups.as_slice());
            settings_diff::lines(difference, groups.unwrap_or_default())
        })
    }

    pub(super) fn footer(self) -> HtmlElement {
        let draft = self.draft;
        let busy = bool_memo(move || self.mutation.is_pending.get());
        let label = text_signal(move || {
            let label = if busy.get() {
                words::SAVING
            } else {
                words::SAVE
            };
            label.to_owned()
        });
        let save = button_with_signal_label(ButtonVariant::Primary, label, move || self.save())
            .attr("type", "submit")
            .id(SAVE)
            .busy(busy);
        let cancel = move || {
            let route = Route::Key(self.id.get_value());
            self.navigation.navigate(route);
        };
        let lines = memo(move || self.lines(&self.difference()));
        let preview = move || {
            let lines = lines.get();
            if lines.is_empty() {
                return html::p()
                    .class("secondary")
                    .child(settings_diff::NOTHING)
                    .into_any();
            }
            let lines = lines.iter().map(|line| html::li().child(line));
            html::ul().class("lines").children(lines).into_any()
        };
        let wrong = memo(move || draft.visible_errors());
        html::footer()
            .class("form-footer")
            .child(error_summary(wrong, move |field| self.go_to(field)))
            .child(session_notice())
            .child(mutation_error(self.mutation))
            .child(
                html::section()
                    .class("preview")
                    .attr("aria-labelledby", "preview-title")
                    .child(html::h3().id("preview-title").child(settings_diff::PREVIEW))
                    .child(preview),
            )
            .child(
                html::div()
                    .class("buttons")
                    .child(save)
                    .child(button(ButtonVariant::Secondary, words::CANCEL, cancel).busy(busy)),
            )
    }
}
