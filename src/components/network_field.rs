//! From where a key may be used: only these addresses, or any.

use leptos::html;
use leptos::prelude::*;

use super::dynamic::dynamic;
use super::tick::{Mark, Tick};
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
    let mark = move |of: IpMode| {
        Signal::derive(move || {
            if mode.get() == of {
                Mark::On
            } else {
                Mark::Off
            }
        })
    };
    let choose = move |of: IpMode| Callback::new(move |_| mode.set(of));
    let hidden_unless = move |of: IpMode| Signal::derive(move || mode.get() != of);
    let recommended = view! { <span class="badge">{words::RECOMMENDED}</span> }.into_any();
    let lines = move || {
        let lines: Vec<_> = errors
            .get()
            .into_iter()
            .map(|error| view! { <li>{error}</li> })
            .collect();
        lines.into_any()
    };
    view! {
        <fieldset class="section">
            <legend>{words::IP_RESTRICTIONS}</legend>
            <p class="help">{words::IP_HELP}</p>
            <Tick
                label=words::ONLY_THESE.to_owned()
                group="ip-mode"
                mark=mark(IpMode::Only)
                aside=recommended
                on_toggle=choose(IpMode::Only)
            />
            <div class="field inset" hidden=hidden_unless(IpMode::Only)>
                <label for="networks">{words::NETWORKS}</label>
                <p class="help" id="networks-help">{words::NETWORKS_HELP}</p>
                <textarea
                    node_ref=node_ref
                    id="networks"
                    rows="3"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="networks-help networks-error"
                    aria-invalid=Signal::derive(move || errors.with(|errors| (!errors.is_empty()).then_some("true")))
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </div>
            <Tick
                label=words::ANY_ADDRESS.to_owned()
                group="ip-mode"
                mark=mark(IpMode::Any)
                on_toggle=choose(IpMode::Any)
            />
            <ul class="error" id="networks-error">{dynamic(lines)}</ul>
            <p class="notice warning inset" hidden=hidden_unless(IpMode::Any)>{words::ANY_WARNING}</p>
        </fieldset>
    }
    .into_any()
}
