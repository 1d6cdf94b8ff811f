//! From where a key may be used: only these addresses, or any.

use leptos::html;
use leptos::prelude::*;

use crate::domain::key::IpMode;
use crate::text::form as words;

/// Two choices and a box for the addresses.
#[component]
pub fn NetworkField(
    /// Which of the two.
    mode: RwSignal<IpMode>,
    /// The addresses, as typed.
    text: RwSignal<String>,
    /// What is to be mended, one sentence an entry.
    errors: Signal<Vec<String>>,
    /// To move the focus here.
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let is_any = move || mode.get() == IpMode::Any;
    let lines = move || {
        errors.get().into_iter().map(|error| view! { <li>{error}</li> }).collect_view()
    };
    view! {
        <fieldset class="section">
            <legend>{words::IP_RESTRICTIONS}</legend>
            <p class="help">{words::IP_HELP}</p>
            <label class="choice">
                <input
                    type="radio"
                    name="ip-mode"
                    prop:checked=move || !is_any()
                    on:change=move |_| mode.set(IpMode::Only)
                />
                <span>{words::ONLY_THESE}</span>
                <span class="badge">{words::RECOMMENDED}</span>
            </label>
            <div class="field inset" hidden=is_any>
                <label for="networks">{words::NETWORKS}</label>
                <p class="help" id="networks-help">{words::NETWORKS_HELP}</p>
                <textarea
                    node_ref=node_ref
                    id="networks"
                    rows="3"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="networks-help networks-error"
                    aria-invalid=move || errors.with(|errors| !errors.is_empty()).to_string()
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <ul class="error" id="networks-error">{lines}</ul>
            </div>
            <label class="choice">
                <input
                    type="radio"
                    name="ip-mode"
                    prop:checked=is_any
                    on:change=move |_| mode.set(IpMode::Any)
                />
                <span>{words::ANY_ADDRESS}</span>
            </label>
            <p class="notice warning inset" hidden=move || !is_any()>{words::ANY_WARNING}</p>
        </fieldset>
    }
}
