//! The one-time dialog: the pair, on the screen for the only time.

use leptos::ev::{self, BeforeUnloadEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Button, Kind};
use super::dynamic::dynamic;
use super::modal::Modal;
use super::secret_field::SecretField;
use crate::context::effect;
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::pair::{Copied, Part};
use crate::text::one_time as words;

/// Open for as long as the delivery is.
#[component]
pub fn OneTimeDialog() -> impl IntoView {
    let delivery = Delivery::expect();
    let said = RwSignal::new(None::<&'static str>);
    let failed = RwSignal::new(false);
    let copy_both = NodeRef::<html::Button>::new();
    let may_do = delivery
        .key()
        .with_untracked(|key| key.as_ref().map(words::what_it_may_do));

    let on_copy = Callback::new(move |part: Part| {
        let before = copied(untrack(|| delivery.phase().get()));
        spawn_local(async move {
            let answer = delivery.copy(part).await;
            let _ = failed.try_set(answer.is_err());
            let _ = said.try_set(answer.is_ok().then(|| words::just_copied(part, before)));
        });
    });
    let ask = Callback::new(move |()| {
        said.set(None);
        delivery.dispatch(Event::CloseAsked);
    });
    let keep_open = Callback::new(move |()| {
        delivery.dispatch(Event::KeepOpen);
        if let Some(button) = copy_both.get_untracked() {
            let _ = button.focus();
        }
    });

    let unload = window_event_listener(ev::beforeunload, |event: BeforeUnloadEvent| {
        event.prevent_default();
        // Older browsers look at this instead.
        event.set_return_value("-");
    });
    on_cleanup(move || unload.remove());

    let failure =
        Signal::derive(move || String::from(if failed.get() { words::NOT_COPIED } else { "" }));
    let footer = dynamic(move || match delivery.phase().get() {
        Phase::Open {
            copied,
            asking: true,
        } => view! { <Question copied on_keep=keep_open/> }.into_any(),
        phase => {
            let state = move || said.get().unwrap_or_else(|| words::state(copied(phase)));
            view! {
                <p role="status">{Signal::derive(move || state().to_owned())}</p>
                <Button kind=Kind::Plain label=words::CLOSE on_press=ask/>
            }
            .into_any()
        }
    });
    view! {
        <Modal
            labelledby="one-time-title"
            describedby="one-time-explanation"
            focus=copy_both
            on_escape=ask
        >
            <h2 id="one-time-title">{words::TITLE}</h2>
            <p id="one-time-explanation">{words::EXPLANATION}</p>
            <SecretField part=Part::ApiKey id="one-time-api-key" on_copy/>
            <SecretField part=Part::SecretKey id="one-time-secret-key" on_copy/>
            <div class="buttons">
                <Button
                    kind=Kind::Primary
                    label=words::COPY_BOTH
                    node_ref=copy_both
                    on_press=Callback::new(move |()| on_copy.run(Part::Both))
                />
            </div>
            <p class="error" role="alert">{failure}</p>
            <p class="secondary">{may_do}</p>
            <p class="caption">{words::KEEP_SAFE}</p>
            <footer>{footer}</footer>
        </Modal>
    }
    .into_any()
}

fn copied(phase: Phase) -> Copied {
    match phase {
        Phase::Open { copied, .. } => copied,
        _ => Copied::default(),
    }
}

/// The question on closing; the focus starts on the safe answer.
#[component]
fn Question(
    /// What has been copied.
    copied: Copied,
    /// Keeps the dialog open.
    on_keep: Callback<()>,
) -> impl IntoView {
    let delivery = Delivery::expect();
    let keep = NodeRef::<html::Button>::new();
    effect(move |_| {
        if let Some(button) = keep.get() {
            request_animation_frame(move || drop(button.focus()));
        }
    });
    view! {
        <p role="alert">{words::question(copied)}</p>
        <div class="buttons">
            <Button
                kind=Kind::Danger
                label=words::CLOSE_ANYWAY
                on_press=Callback::new(move |()| delivery.dispatch(Event::CloseAnyway))
            />
            <Button kind=Kind::Plain label=words::KEEP_OPEN node_ref=keep on_press=on_keep/>
        </div>
    }
    .into_any()
}
