//! The bottom of the form: what goes wrong, the summary, Save and Cancel.

use leptos::prelude::*;

use super::Draft;
use crate::components::delivery_notice::DeliveryNotice;
use crate::delivery::Delivery;
use crate::text::form as words;

/// Sticks to the bottom while there is more to scroll.
#[component]
pub fn Footer(
    /// What is filled in.
    draft: Draft,
    /// Leaves the form.
    cancel: Callback<()>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let busy = move || delivery.phase().get().locks_form();
    view! {
        <footer class="form-footer">
            <DeliveryNotice/>
            <p class="summary">{move || draft.summary()}</p>
            <div class="buttons">
                // Not `disabled`, which would drop the focus; the form ignores a second press.
                <button type="submit" class="primary save" aria-disabled=move || busy().to_string()>
                    {move || if busy() { words::SAVING } else { words::SAVE }}
                </button>
                <Show when=move || !busy()>
                    <button type="button" class="plain" on:click=move |_| cancel.run(())>
                        {words::CANCEL}
                    </button>
                </Show>
            </div>
        </footer>
    }
}
