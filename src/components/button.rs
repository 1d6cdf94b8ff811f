//! A button.

use leptos::prelude::*;
use web_sys::Element;

use super::element::{El, el};

/// What a press does to the world, which decides the look. One primary button a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The way on.
    Primary,
    /// Anything else.
    Plain,
    /// Beside a line, where a frame would be too much.
    Quiet,
    /// Goes to what it names.
    Link,
    /// Cannot be taken back.
    DestructiveAction,
}

impl Kind {
    fn part(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Link => "link",
            Self::DestructiveAction => "button button-danger",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "plain",
            Self::Quiet => "quiet",
            Self::Link => "link",
            Self::DestructiveAction => "danger",
        }
    }
}

/// A button with what it says and what a press does. Where its accessible name has to say more,
/// `aria-label` begins with the label or contains it (WCAG 2.2, 2.5.3).
#[must_use]
pub fn button(kind: Kind, label: &str, on_press: impl Fn() + 'static) -> El {
    unlabelled_button(kind, Box::new(on_press)).text(label)
}

/// A button whose words follow a signal.
#[must_use]
pub fn button_of(kind: Kind, label: Signal<String>, on_press: impl Fn() + 'static) -> El {
    unlabelled_button(kind, Box::new(on_press)).text_of(label)
}

fn unlabelled_button(kind: Kind, on_press: Box<dyn Fn()>) -> El {
    let button = el("button")
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

impl El {
    /// While what it began is under way, a button stays where it is and keeps the focus, and a
    /// press does nothing. Not `disabled`, which would drop the focus.
    #[must_use]
    pub fn busy(self, busy: Memo<bool>) -> Self {
        self.attr_of(
            "aria-disabled",
            crate::reactive::said(move || busy.get().then_some(true)),
        )
    }
}
