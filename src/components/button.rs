//! A button.

use leptos::html;
use leptos::prelude::*;

/// What a press does to the world, which decides the look. One primary button a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The way on.
    Primary,
    /// Anything else.
    Plain,
    /// Cannot be taken back.
    Danger,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "plain",
            Self::Danger => "danger",
        }
    }
}

/// A button. While it is busy it stays where it is and keeps the focus, and a press does nothing.
#[component]
pub fn Button(
    /// The look.
    kind: Kind,
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// The accessible name, where it says more than the label. Begins with the label (WCAG 2.2,
    /// 2.5.3) or contains it.
    #[prop(optional)]
    name: Option<String>,
    /// Submits the form around it.
    #[prop(optional)]
    submits: bool,
    /// Whether what it began is still under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// To move the focus here.
    #[prop(optional)]
    node_ref: NodeRef<html::Button>,
    /// What a press does, besides submitting.
    #[prop(optional)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            node_ref=node_ref
            type=if submits { "submit" } else { "button" }
            class=kind.class()
            aria-label=name
            // Not `disabled`, which would drop the focus.
            aria-disabled=Signal::derive(move || busy.get().then_some("true"))
            on:click=move |_| {
                if let Some(on_press) = on_press && !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            {label}
        </button>
    }
    .into_any()
}
