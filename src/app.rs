//! The page: contexts, the screen for the current route, and above all screens the one-time
//! dialog, so that nothing which changes below can tear it out.

use leptos::ev;
use leptos::prelude::*;

use crate::api::{Api, ApiOptions};
use crate::components::delivery_notice::DeliveryNotice;
use crate::components::dynamic::{dynamic, nothing};
use crate::components::notice::{Notice, Tone};
use crate::components::one_time_dialog::OneTimeDialog;
use crate::components::session_notice::SessionNotice;
use crate::context::{
    Announcer, ApiContext, Host, Navigation, Ports, Root, SessionContext, SessionState, effect,
    truth,
};
use crate::delivery::{Delivery, Event};
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
    // Whoever comes back to the list by themselves finds themselves at the page's beginning.
    let root = Root::expect();
    effect(move |before: Option<Route>| {
        let now = route.get();
        let moved = before.is_some_and(|before| before != now);
        if moved && now != Route::NewKey && !is_open.get_untracked() {
            root.focus("heading".to_owned());
        }
        now
    });
    let ended = truth(move || {
        session
            .state()
            .with(|state| matches!(state, SessionState::Ended { .. }))
    });
    effect(move |_| {
        if ended.get() {
            host.emit(HostEvent::Unauthenticated);
        }
    });
    let leaving =
        window_event_listener(ev::pagehide, move |_| delivery.dispatch(Event::PageHidden));
    // Out of the browser's memory comes what the last person saw.
    let restored = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            session.start_over();
        }
    });
    let returning = window_event_listener(ev::focus, move |_| session.refresh());
    on_cleanup(move || {
        delivery.dispatch(Event::Discard);
        leaving.remove();
        restored.remove();
        returning.remove();
    });

    let page = move || {
        // Another person gets pages of their own; the same person keeps what they typed.
        generation.track();
        match route.get() {
            Route::Keys => view! { <Keys/> }.into_any(),
            Route::NewKey => view! { <NewKey/> }.into_any(),
            Route::Unknown => unknown(host),
        }
    };
    // The form has its notices beside the button, where the eyes are.
    let on_form = truth(move || route.get() == Route::NewKey);
    let notice = move || {
        if on_form.get() {
            return nothing();
        }
        view! { <SessionNotice/> <DeliveryNotice/> }.into_any()
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
            <h1 id="heading" tabindex="-1">{text::session::HEADING}</h1>
            {dynamic(notice)}
            {dynamic(page)}
        </section>
        {dynamic(dialog)}
        <p class="visually-hidden" role="status">{announcer.last()}</p>
    }
    .into_any()
}

/// Where a path leads nowhere.
fn unknown(host: Host) -> AnyView {
    let to_the_list = Callback::new(move |()| host.navigate(Route::Keys, Navigation::Replace));
    let buttons = vec![(text::session::TO_THE_LIST, to_the_list)];
    Notice {
        buttons,
        ..Notice::new(Tone::Neutral, text::session::NOTHING_HERE)
    }
    .view()
}
