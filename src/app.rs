//! The page: contexts, the screen for the current route, and above all screens the one-time
//! dialog, so that nothing which changes below can tear it out.

use leptos::ev;
use leptos::prelude::*;

use crate::api::{Api, ApiOptions};
use crate::components::delivery_notice::DeliveryNotice;
use crate::components::one_time_dialog::OneTimeDialog;
use crate::components::session_notice::SessionNotice;
use crate::context::{Announcer, ApiContext, Navigation, Ports, SessionContext};
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::event::HostEvent;
use crate::domain::route::Route;
use crate::pages::keys::Keys;
use crate::pages::new_key::NewKey;
use crate::text;

/// The whole page. The ports must be in the context already.
#[component]
pub fn App(
    /// Where the API is.
    api: ApiOptions,
) -> impl IntoView {
    let api = Api::new(api);
    provide_context(ApiContext::new(api.clone()));
    let session = SessionContext::provide(&api);
    let delivery = Delivery::provide(api);
    let announcer = Announcer::provide();
    let host = Ports::expect();
    let route = host.route();
    let generation = session.generation();
    // Another person gets pages of their own; the same person keeps what they typed.
    let screen = Memo::new(move |_| (route.get(), generation.get()));

    Effect::new(move |before: Option<u32>| {
        let now = generation.get();
        if before.is_some_and(|before| before != now) {
            delivery.dispatch(Event::Discard);
            delivery.forget_key();
            delivery.clear_problem();
            host.navigate(Route::Keys, Navigation::Replace);
        }
        now
    });
    // The form has done its work; the list is what a reload should show, not an empty form.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = delivery.is_open();
        if is_open && was_open != Some(true) {
            if let Some(key) = delivery.key().get_untracked() {
                host.emit(HostEvent::KeyCreated { id: key.id });
            }
            host.navigate(Route::Keys, Navigation::Replace);
        }
        is_open
    });
    let leaving = window_event_listener(ev::pagehide, move |_| delivery.dispatch(Event::Discard));
    let returning = window_event_listener(ev::focus, move |_| session.refresh_if_ended());
    on_cleanup(move || {
        leaving.remove();
        returning.remove();
    });

    let page = move || match screen.get().0 {
        Route::Keys => view! { <Keys/> }.into_any(),
        Route::NewKey => view! { <NewKey/> }.into_any(),
        Route::Unknown => view! { <Unknown/> }.into_any(),
    };
    let away_from_form = move || {
        let unknown = matches!(delivery.phase().get(), Phase::Waiting { .. } | Phase::Stalled);
        unknown && route.get() != Route::NewKey
    };
    view! {
        <section class="page" aria-labelledby="heading">
            <h1 id="heading">{text::session::HEADING}</h1>
            <SessionNotice/>
            <Show when=away_from_form>
                <DeliveryNotice/>
            </Show>
            {page}
        </section>
        <Show when=move || delivery.is_open()>
            <OneTimeDialog/>
        </Show>
        <p class="visually-hidden" role="status">{move || announcer.last().get()}</p>
    }
}

/// Where a path leads nowhere.
#[component]
fn Unknown() -> impl IntoView {
    let href = Ports::expect().href(&Route::Keys);
    view! {
        <p>{text::session::NOTHING_HERE}</p>
        <p><a href=href>{text::session::TO_THE_LIST}</a></p>
    }
}
