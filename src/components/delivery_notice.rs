//! What is known of a save whose outcome is unknown, and the ways on.

use leptos::prelude::*;

use super::error_notice::ErrorNotice;
use crate::context::{Navigation, Ports, SessionContext};
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::error::ErrorKind;
use crate::domain::route::Route;
use crate::text::errors::{self, Doing};

/// Nothing while no save is under way, or all goes well.
#[component]
pub fn DeliveryNotice() -> impl IntoView {
    let delivery = Delivery::expect();
    let session = SessionContext::expect();
    let host = Ports::expect();
    let give_up = move |_| {
        delivery.dispatch(Event::Discard);
        delivery.clear_problem();
        host.navigate(Route::Keys, Navigation::Push);
    };
    let try_again = move |_| delivery.dispatch(Event::TryAgain);
    let repeatable = move || {
        session.options().with(|options| options.ready().is_some_and(|o| o.capabilities.idempotent_create))
    };
    move || {
        let problem = delivery.problem().get();
        match delivery.phase().get() {
            Phase::Sending { lost, .. } if lost > 0 => unknown(errors::OUTCOME_UNKNOWN, ().into_any()),
            Phase::Waiting { .. } => unknown(errors::OUTCOME_UNKNOWN, ().into_any()),
            Phase::Stalled => {
                let again = repeatable().then(|| {
                    view! {
                        <button type="button" class="plain" on:click=try_again>{errors::TRY_AGAIN}</button>
                    }
                });
                let sentence = if again.is_some() { errors::STALLED } else { errors::STALLED_UNREPEATABLE };
                let buttons = view! {
                    <div class="buttons">
                        {again}
                        <button type="button" class="plain" on:click=give_up>{errors::LOOK_IN_LIST}</button>
                    </div>
                };
                unknown(sentence, buttons.into_any())
            }
            Phase::Idle => match problem {
                // The notice on the session says it already.
                Some(error) if !matches!(error.kind, ErrorKind::Unauthenticated { .. }) => {
                    view! { <ErrorNotice error doing=Doing::Creating/> }.into_any()
                }
                _ => ().into_any(),
            },
            Phase::Sending { .. } | Phase::Open { .. } => ().into_any(),
        }
    }
}

fn unknown(sentence: &'static str, buttons: AnyView) -> AnyView {
    view! {
        <div class="notice warning" role="alert">
            <p>{sentence}</p>
            {buttons}
        </div>
    }
    .into_any()
}
