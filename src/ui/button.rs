//! Buttons and their variants.

use leptos::prelude::*;
use web_sys::Element;

use crate::ui::lean::{HtmlElement, html};

/// The look of a button, by the effect of a press. One primary button per page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The main next step.
    Primary,
    /// Any other action.
    Secondary,
    /// Without a frame, for use beside a line of text.
    Ghost,
    /// Navigates to what its label names.
    Link,
    /// Destructive.
    Danger,
}

impl ButtonVariant {
    fn part(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button",
            Self::Ghost => "button button-quiet",
            Self::Link => "link",
            Self::Danger => "button button-danger",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "plain",
            Self::Ghost => "quiet",
            Self::Link => "link",
            Self::Danger => "danger",
        }
    }
}

/// `on_press` runs unless the button is busy. Where the accessible name must say more than the
/// label, `aria-label` begins with the label or contains it (WCAG 2.2, 2.5.3).
#[must_use]
pub fn button(kind: ButtonVariant, label: &str, on_press: impl Fn() + 'static) -> HtmlElement {
    unlabelled_button(kind, Box::new(on_press)).child(label)
}

/// A button whose label follows a signal.
#[must_use]
pub fn button_with_signal_label(
    kind: ButtonVariant,
    label: Signal<String>,
    on_press: impl Fn() + 'static,
) -> HtmlElement {
    unlabelled_button(kind, Box::new(on_press)).bind_text(label)
}

fn unlabelled_button(kind: ButtonVariant, on_press: Box<dyn Fn()>) -> HtmlElement {
    let button = html::button()
        .attr("type", "button")
        .class(kind.class())
        .part(kind.part());
    let node: Element = button.node();
    button.on("click", move |event| {
        // A button in a form acts on `click`, because a sandboxed frame may forbid form submission.
        event.prevent_default();
        if node.get_attribute("aria-disabled").as_deref() != Some("true") {
            on_press();
        }
    })
}

impl HtmlElement {
    /// While `busy`, a press does nothing, and the button keeps its place and the focus. `disabled`
    /// would drop the focus.
    #[must_use]
    pub fn busy(self, busy: Memo<bool>) -> Self {
        self.bind_attr(
            "aria-disabled",
            crate::ui::lean::aria_bool(move || busy.get().then_some(true)),
        )
    }
}
