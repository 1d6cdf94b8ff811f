//! The page: contexts, the screen for the current route, and above all screens the one-time
//! dialog, so that nothing which changes below can tear it out.

use leptos::ev;
use leptos::prelude::*;

use crate::api::{Api, ApiOptions};
use crate::components::delivery_notice::DeliveryNotice;
use crate::components::dynamic::{dynamic, nothing};
use crate::components::one_time_dialog::OneTimeDialog;
use crate::components::session_notice::SessionNotice;
use crate::context::{Announcer, ApiContext, Navigation, Ports, SessionContext, effect, truth};
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

    effect(move |before: Option<u32>| {
        let now = generation.get();
        if before.is_some_and(|before| before != now) {
            delivery.dispatch(Event::Discard);
            host.navigate(Route::Keys, Navigation::Replace);
        }
        now
    });
    // The form has done its work; the list is what a reload should show, not an empty form.
    let is_open = truth(move || delivery.is_open());
    effect(move |_| {
        if is_open.get() {
            if let Some(key) = delivery.key().get_untracked() {
                host.emit(HostEvent::KeyCreated { id: key.id });
            }
            host.navigate(Route::Keys, Navigation::Replace);
        }
    });
    let leaving = window_event_listener(ev::pagehide, move |_| delivery.dispatch(Event::Discard));
    let returning = window_event_listener(ev::focus, move |_| session.refresh_if_ended());
    on_cleanup(move || {
        leaving.remove();
        returning.remove();
    });

    let page = move || {
        // Another person gets pages of their own; the same person keeps what they typed.
        generation.track();
        match route.get() {
            Route::Keys => view! { <Keys/> }.into_any(),
            Route::NewKey => view! { <NewKey/> }.into_any(),
            Route::Unknown => unknown(host.href(&Route::Keys)),
        }
    };
    // The form has its notices beside the button, where the eyes are.
    let notice = move || {
        if route.get() == Route::NewKey {
            return nothing();
        }
        let unknown = matches!(
            delivery.phase().get(),
            Phase::Waiting { .. } | Phase::Stalled
        );
        let save = unknown.then(|| view! { <DeliveryNotice/> });
        view! { <SessionNotice/> {save} }.into_any()
    };
    let dialog = move || {
        if is_open.get() {
            view! { <OneTimeDialog/> }.into_any()
        } else {
            nothing()
        }
    };
    view! {
        <section class="page" aria-labelledby="heading">
            <h1 id="heading">{text::session::HEADING}</h1>
            {dynamic(notice)}
            {dynamic(page)}
        </section>
        {dynamic(dialog)}
        <p class="visually-hidden" role="status">{announcer.last()}</p>
    }
    .into_any()
}

/// Where a path leads nowhere.
fn unknown(to_the_list: Option<String>) -> AnyView {
    view! {
        <p>{text::session::NOTHING_HERE}</p>
        <p><a href=to_the_list>{text::session::TO_THE_LIST}</a></p>
    }
    .into_any()
}
