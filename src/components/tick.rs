//! A checkbox or radio button with its label.

use leptos::prelude::*;

/// Whether a choice is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No.
    Off,
    /// In part; for the box of a group.
    Mixed,
    /// Yes.
    On,
}

/// A checkbox, or a radio button where it has a `group`.
#[component]
pub fn Tick(
    /// The label.
    label: String,
    /// Name that radio buttons of one choice share; a checkbox has none.
    #[prop(optional)]
    group: Option<&'static str>,
    /// Whether it is taken.
    mark: Signal<Mark>,
    /// Cannot be taken by this person.
    #[prop(optional)]
    disabled: bool,
    /// Id of what describes it.
    #[prop(optional)]
    describedby: Option<String>,
    /// What stands behind the label.
    #[prop(optional)]
    aside: Option<AnyView>,
    /// Taken or taken back.
    on_toggle: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type=if group.is_some() { "radio" } else { "checkbox" }
                name=group
                disabled=disabled
                aria-describedby=describedby
                prop:checked=Signal::derive(move || mark.get() == Mark::On)
                prop:indeterminate=Signal::derive(move || mark.get() == Mark::Mixed)
                on:change=move |event| on_toggle.run(event_target_checked(&event))
            />
            <span>{label}</span>
            {aside}
        </label>
    }
    .into_any()
}
