//! The bottom of the form: what goes wrong, the summary, Save and Cancel.

use leptos::html;
use leptos::prelude::*;

use super::Draft;
use crate::components::button::{Button, Kind};
use crate::components::delivery_notice::DeliveryNotice;
use crate::components::dynamic::{dynamic, nothing};
use crate::components::session_notice::SessionNotice;
use crate::context::{Navigation, Ports};
use crate::delivery::{Delivery, Phase};
use crate::domain::route::Route;
use crate::text::form as words;

/// Sticks to the bottom while there is more to scroll.
#[component]
pub fn Footer(
    /// What is filled in.
    draft: Draft,
    /// To move the focus to Save.
    save: NodeRef<html::Button>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let host = Ports::expect();
    let busy = Signal::derive(move || delivery.phase().get().locks_form());
    let saving = move || {
        let phase = delivery.phase().get();
        matches!(phase, Phase::Sending { .. } | Phase::Waiting { .. })
    };
    let label =
        Signal::derive(move || String::from(if saving() { words::SAVING } else { words::SAVE }));
    let cancel = Callback::new(move |()| host.navigate(Route::Keys, Navigation::Push));
    let cancel = move || {
        if busy.get() {
            return nothing();
        }
        view! { <Button kind=Kind::Plain label=words::CANCEL on_press=cancel/> }.into_any()
    };
    view! {
        <footer class="form-footer">
            <SessionNotice/>
            <DeliveryNotice/>
            <p class="summary">{Signal::derive(move || draft.summary())}</p>
            <div class="buttons">
                // Submits the form, which ignores a second press.
                <Button kind=Kind::Primary label submits=true busy node_ref=save/>
                {dynamic(cancel)}
            </div>
        </footer>
    }
    .into_any()
}
