//! The name of a key.

use leptos::html;
use leptos::prelude::*;

use crate::text::form as words;

/// A text box with help and, below it, what is to be mended.
#[component]
pub fn NameField(
    /// What is typed.
    value: RwSignal<String>,
    /// What is to be mended; empty where nothing is.
    error: Signal<String>,
    /// To move the focus here.
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for="name">{words::NAME}</label>
            <p class="help" id="name-help">{words::NAME_HELP}</p>
            <input
                node_ref=node_ref
                id="name"
                type="text"
                autocomplete="off"
                required
                aria-describedby="name-help name-error"
                aria-invalid=Signal::derive(move || error.with(|error| (!error.is_empty()).then_some("true")))
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="error" id="name-error">{error}</p>
        </div>
    }
    .into_any()
}
