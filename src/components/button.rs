//! A button.

use leptos::prelude::*;
use web_sys::Element;

use crate::ui::lean::{HtmlElement, html};

/// What a press does to the world, which decides the look. One primary button a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The way on.
    Primary,
    /// Anything else.
    Secondary,
    /// Beside a line, where a frame would be too much.
    Ghost,
    /// Goes to what it names.
    Link,
    /// Cannot be taken back.
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

/// A button with what it says and what a press does. Where its accessible name has to say more,
/// `aria-label` begins with the label or contains it (WCAG 2.2, 2.5.3).
#[must_use]
pub fn button(kind: ButtonVariant, label: &str, on_press: impl Fn() + 'static) -> HtmlElement {
    unlabelled_button(kind, Box::new(on_press)).child(label)
}

/// A button whose words follow a signal.
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
        // A button of a form does its work here, since a frame may forbid forms to submit.
        event.prevent_default();
        if node.get_attribute("aria-disabled").as_deref() != Some("true") {
            on_press();
        }
    })
}

impl HtmlElement {
    /// While what it began is under way, a button stays where it is and keeps the focus, and a
    /// press does nothing. Not `disabled`, which would drop the focus.
    #[must_use]
    pub fn busy(self, busy: Memo<bool>) -> Self {
        self.bind_attr(
            "aria-disabled",
            crate::ui::lean::aria_bool(move || busy.get().then_some(true)),
        )
    }
}
