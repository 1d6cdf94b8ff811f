//! A checkbox or radio button with its label.

use leptos::prelude::*;

use crate::ui::lean::{ErasedReadSignal, HtmlElement, bool_memo, html};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedState {
    Unchecked,
    /// Partly; only for the checkbox of a group.
    Indeterminate,
    Checked,
}

impl From<bool> for CheckedState {
    fn from(is_taken: bool) -> Self {
        if is_taken {
            Self::Checked
        } else {
            Self::Unchecked
        }
    }
}

/// A checkbox, or a radio button if it has a `group`.
pub struct Checkbox {
    pub label: HtmlElement,
    /// Name that the radio buttons of one choice share; `None` for a checkbox.
    pub group: Option<String>,
    pub id: Option<String>,
    pub mark: ErasedReadSignal<CheckedState>,
    pub disabled: Option<Memo<bool>>,
    /// Id of the element that describes it.
    pub describedby: Option<String>,
    /// Content after the label.
    pub aside: Option<HtmlElement>,
}

impl Checkbox {
    #[must_use]
    pub fn new(label: HtmlElement, mark: ErasedReadSignal<CheckedState>) -> Self {
        Self {
            label,
            group: None,
            id: None,
            mark,
            disabled: None,
            describedby: None,
            aside: None,
        }
    }

    /// `on_toggle` is called with the new state.
    #[must_use]
    pub fn view(self, on_toggle: impl Fn(bool) + 'static) -> HtmlElement {
        self.built(Box::new(on_toggle))
    }

    fn built(self, on_toggle: Box<dyn Fn(bool)>) -> HtmlElement {
        let mark = self.mark;
        let input = match self.group {
            Some(group) => html::input().radio_in_group(&group),
            None => html::input().attr("type", "checkbox"),
        };
        let mut input = input
            .maybe_attr("id", self.id)
            .maybe_attr("aria-describedby", self.describedby)
            .bind_prop(
                "checked",
                bool_memo(move || mark.get() == CheckedState::Checked),
            )
            .bind_prop(
                "indeterminate",
                bool_memo(move || mark.get() == CheckedState::Indeterminate),
            )
            .on("change", move |event| {
                on_toggle(event_target_checked(&event))
            });
        if let Some(disabled) = self.disabled {
            input = input.bind_bool_attr("disabled", disabled);
        }
        html::label()
            .class("choice")
            .child(input)
            .child(self.label)
            .child(self.aside)
    }
}
