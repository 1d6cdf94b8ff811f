//! The one-time dialog: the pair, on the screen for the only time.

use leptos::ev::{self, BeforeUnloadEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use super::secret_field::SecretField;
use crate::delivery::{Copied, Delivery, Event, Part, Phase};
use crate::text::one_time as words;

/// Open for as long as the delivery is.
#[component]
pub fn OneTimeDialog() -> impl IntoView {
    let delivery = Delivery::expect();
    let said = RwSignal::new(None::<&'static str>);
    let failed = RwSignal::new(false);
    let copy_both = NodeRef::<html::Button>::new();

    let copied = move || match delivery.phase().get() {
        Phase::Open { copied, .. } => copied,
        _ => Copied::default(),
    };
    let asking = Memo::new(move |_| matches!(delivery.phase().get(), Phase::Open { asking: true, .. }));
    let state = move || said.get().unwrap_or_else(|| words::state(copied()));
    let may_do = move || delivery.key().with(|key| key.as_ref().map(words::what_it_may_do));

    let on_copy = Callback::new(move |part: Part| {
        let before = untrack(copied);
        spawn_local(async move {
            let answer = delivery.copy(part).await;
            let _ = failed.try_set(answer.is_err());
            let _ = said.try_set(answer.is_ok().then(|| words::just_copied(part, before)));
        });
    });
    let ask = move || {
        said.set(None);
        delivery.dispatch(Event::CloseAsked);
    };
    let keep_open = move |()| {
        delivery.dispatch(Event::KeepOpen);
        if let Some(button) = copy_both.get_untracked() {
            let _ = button.focus();
        }
    };

    let unload = window_event_listener(ev::beforeunload, |event: BeforeUnloadEvent| {
        event.prevent_default();
        // Older browsers look at this instead.
        event.set_return_value("-");
    });
    on_cleanup(move || unload.remove());
    copy_both.on_load(|button| {
        // After the dialog has opened, which is one frame after it came into the document.
        request_animation_frame(move || request_animation_frame(move || drop(button.focus())));
    });

    view! {
        <Modal
            role="alertdialog"
            labelledby="one-time-title"
            describedby="one-time-explanation"
            on_escape=Callback::new(move |()| ask())
        >
            <h2 id="one-time-title">{words::TITLE}</h2>
            <p id="one-time-explanation">{words::EXPLANATION}</p>
            <SecretField part=Part::ApiKey id="one-time-api-key" on_copy/>
            <SecretField part=Part::SecretKey id="one-time-secret-key" on_copy/>
            <div class="buttons">
                <button type="button" class="primary" node_ref=copy_both on:click=move |_| on_copy.run(Part::Both)>
                    {words::COPY_BOTH}
                </button>
            </div>
            <p class="error" role="alert">{move || failed.get().then_some(words::NOT_COPIED)}</p>
            <p class="secondary">{may_do}</p>
            <p class="caption">{words::KEEP_SAFE}</p>
            <footer>
                <Show
                    when=move || asking.get()
                    fallback=move || view! {
                        <p role="status">{state}</p>
                        <button type="button" class="plain" on:click=move |_| ask()>{words::CLOSE}</button>
                    }
                >
                    <Question on_keep=Callback::new(keep_open) copied=Signal::derive(copied)/>
                </Show>
            </footer>
        </Modal>
    }
}

/// The question on closing; the focus starts on the safe answer.
#[component]
fn Question(
    /// Keeps the dialog open.
    on_keep: Callback<()>,
    /// What has been copied.
    copied: Signal<Copied>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let keep = NodeRef::<html::Button>::new();
    keep.on_load(|button| request_animation_frame(move || drop(button.focus())));
    view! {
        <p role="alert">{move || words::question(copied.get())}</p>
        <div class="buttons">
            <button type="button" class="danger" on:click=move |_| delivery.dispatch(Event::CloseAnyway)>
                {words::CLOSE_ANYWAY}
            </button>
            <button type="button" class="plain" node_ref=keep on:click=move |_| on_keep.run(())>
                {words::KEEP_OPEN}
            </button>
        </div>
    }
}
