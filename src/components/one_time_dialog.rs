//! The one-time dialog: the pair, on the screen for the only time.

use leptos::ev::{self, BeforeUnloadEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Kind, button};
use super::element::{El, el};
use super::modal::Modal;
use super::secret_field::secret_field;
use crate::context::Root;
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::pair::{Copied, Part};
use crate::reactive::{State, sentence};
use crate::text::one_time as words;

/// Ids of the buttons that get the focus.
const COPY_BOTH: &str = "one-time-copy-both";
const KEEP_OPEN: &str = "one-time-keep-open";

/// Open for as long as the delivery is.
#[must_use]
pub fn one_time_dialog() -> El {
    let delivery = Delivery::expect();
    let said = State::new(None::<&'static str>);
    let failed = RwSignal::new(false);
    let root = Root::expect();
    let may_do = delivery
        .key()
        .with_untracked(|key| key.as_ref().map(words::what_it_may_do));

    let on_copy = move |part: Part| {
        let before = copied(untrack(|| delivery.phase().get()));
        spawn_local(async move {
            let answer = delivery.copy(part).await;
            let _ = failed.try_set(answer.is_err());
            said.set(answer.is_ok().then(|| words::just_copied(part, before)));
        });
    };
    let ask = move || {
        said.set(None);
        delivery.dispatch(Event::CloseAsked);
    };
    let keep_open = move || {
        delivery.dispatch(Event::KeepOpen);
        root.focus(COPY_BOTH.to_owned());
    };

    let unload = window_event_listener(ev::beforeunload, |event: BeforeUnloadEvent| {
        event.prevent_default();
        // Older browsers look at this instead.
        event.set_return_value("-");
    });
    on_cleanup(move || unload.remove());

    let failure = sentence(move || String::from(if failed.get() { words::NOT_COPIED } else { "" }));
    let footer = move || match delivery.phase().get() {
        Phase::Open {
            copied,
            asking: true,
        } => question(copied, keep_open),
        phase => {
            let state = move || said.get().unwrap_or_else(|| words::state(copied(phase)));
            let state = sentence(move || state().to_owned());
            vec![
                el("p").attr("role", "status").text_of(state).into_any(),
                button(Kind::Plain, words::CLOSE, ask).into_any(),
            ]
            .into_any()
        }
    };
    let both = button(Kind::Primary, words::COPY_BOTH, move || on_copy(Part::Both));
    let modal = Modal {
        labelledby: "one-time-title",
        describedby: "one-time-explanation",
        focus: ".primary",
    };
    modal
        .view(ask)
        .child(el("h2").id("one-time-title").text(words::TITLE))
        .child(el("p").id("one-time-explanation").text(words::EXPLANATION))
        .child(secret_field(Part::ApiKey, "one-time-api-key", on_copy))
        .child(secret_field(
            Part::SecretKey,
            "one-time-secret-key",
            on_copy,
        ))
        .child(el("div").class("buttons").child(both.id(COPY_BOTH)))
        .child(
            el("p")
                .class("error")
                .attr("role", "alert")
                .text_of(failure),
        )
        .child(el("p").class("secondary").text(&may_do.unwrap_or_default()))
        .child(el("p").class("caption").text(words::KEEP_SAFE))
        .child(el("footer").dynamic(footer))
}

fn copied(phase: Phase) -> Copied {
    match phase {
        Phase::Open { copied, .. } => copied,
        _ => Copied::default(),
    }
}

/// The question on closing, after what has been copied; the focus starts on the safe answer, which
/// is `on_keep`.
fn question(copied: Copied, on_keep: impl Fn() + 'static) -> AnyView {
    let delivery = Delivery::expect();
    Root::expect().focus(KEEP_OPEN.to_owned());
    let close = move || delivery.dispatch(Event::CloseAnyway);
    let buttons = el("div")
        .class("buttons")
        .child(button(Kind::Danger, words::CLOSE_ANYWAY, close))
        .child(button(Kind::Plain, words::KEEP_OPEN, on_keep).id(KEEP_OPEN));
    let question = el("p").attr("role", "alert").text(words::question(copied));
    vec![question.into_any(), buttons.into_any()].into_any()
}
