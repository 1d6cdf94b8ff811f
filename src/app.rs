//! The page: its contexts, the screen for the current route, and the one-time dialog above all
//! screens, so that a change of screen cannot remove it.

mod host_events;
mod not_found;
mod other_user;
mod reauthentication;
mod save_status;

use leptos::ev;
use leptos::prelude::*;

use crate::api::{Api, ApiOptions};
use crate::lazy;
use crate::lazy::LazyChunk;
use crate::messages;
use crate::model::error::{ApiError, ErrorKind};
use crate::model::event::HostEvent;
use crate::model::route::Route;
use crate::notices::help::help;
use crate::notices::session_notice::{options_notice, session_notice};
use crate::pages::key_list::key_list_page;
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::state::{
    Announcer, ApiContext, HistoryMode, HostBridge, NavigationGuard, NavigationTarget,
    PendingRotation, SessionContext, on_return,
};
use crate::ui::ShadowRootHandle;
use crate::ui::focus::after_frames;
use crate::ui::lean::{ErasedRwSignal, bool_memo, dynamic, effect, html, nothing};
use host_events::{emit_host_events, emit_if_interrupted};
use not_found::not_found;
use other_user::OtherUser;
use reauthentication::reauthentication_of;
use save_status::app_save_status;

/// Frames within which a listed key takes the focus from a dialog that has closed.
const CLOSED: u32 = 3;

/// Builds the whole page. The `HostBridge` must be in the context already.
#[must_use]
pub fn app(api: ApiOptions) -> AnyView {
    let api = Api::new(api);
    provide_context(ApiContext::new(api.clone()));
    let session = SessionContext::provide(&api);
    let issuance = SecretIssuance::provide(api.clone());
    let announcer = Announcer::provide();
    let host = HostBridge::expect();
    let navigation = NavigationGuard::provide();
    let rotating = PendingRotation::provide();
    let lazy_chunk = LazyChunk::provide();
    let identity_epoch = session.identity_epoch();

    let taken_over = OtherUser::new(session, navigation, rotating, issuance);
    effect(move |before: Option<u32>| {
        let now = identity_epoch.get();
        untrack(|| taken_over.by(now));
        if before.is_some_and(|before| before != now) {
            host.navigate(Route::Keys, HistoryMode::Replace);
        }
        now
    });
    // When the one-time dialog opens, the form is finished: a reload should show the list, not an
    // empty form.
    let is_open = bool_memo(move || issuance.is_open());
    effect(move |was_open: Option<bool>| {
        if !is_open.get() {
            if was_open == Some(true) {
                // If the key is not listed here, it must not take the focus later, unasked.
                after_frames(CLOSED, move || issuance.clear_focus_request());
            }
            return false;
        }
        let id = issuance.key().get_untracked().map(|key| key.id);
        if issuance.kind().get_untracked().is_rotation() {
            rotating.clear();
            id.into_iter()
                .for_each(|id| host.emit(HostEvent::KeyRotated { id }));
        } else {
            navigation.reset();
            rotating.clear();
            id.into_iter()
                .for_each(|id| host.emit(HostEvent::KeyCreated { id }));
            // Behind the dialog, and after it is painted: the dialog does not wait for the list.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if host.try_route() == Some(Route::NewKey) {
                        host.navigate(Route::Keys, HistoryMode::Replace);
                    }
                });
            });
        }
        true
    });
    // The rotation was requested while the options were missing, and they failed to load again.
    effect(move |_| {
        let lost = session
            .options()
            .with(|options| options.failure().is_some());
        if lost && issuance.phase().get_untracked() == Phase::Idle {
            rotating.clear();
        }
    });
    // The screen follows the route. A form with unsaved input asks first: it stays, and its address
    // is restored.
    let route = ErasedRwSignal::new(host.route().get_untracked());
    effect(move |_| {
        let wanted = host.route().get();
        let shown = route.get_untracked();
        if wanted == shown {
            return;
        }
        // While the dialog is open, leaving means closing: the dialog asks if values are not
        // copied.
        if is_open.get_untracked() && shown != Route::NewKey {
            issuance.dispatch(Event::CloseRequested);
            if issuance.phase().get_untracked().has_uncopied_secret() {
                host.navigate(shown, HistoryMode::Push);
                return;
            }
        }
        // Leaving does not stop a pending save; the next screen shows its outcome.
        let idle = issuance.phase().get_untracked() == Phase::Idle;
        if shown.is_form() && idle && navigation.is_dirty.get_untracked() {
            navigation
                .pending
                .set(Some(NavigationTarget::Internal(wanted)));
            host.navigate(shown, HistoryMode::Push);
            return;
        }
        navigation.is_dirty.set(false);
        if idle {
            rotating.clear();
        }
        route.set(wanted);
    });
    // After a navigation the heading of the page gets the focus.
    let root = ShadowRootHandle::expect();
    effect(move |before: Option<Route>| {
        let now = route.get();
        let moved = before.is_some_and(|before| before != now);
        if now != Route::Keys {
            taken_over.forget();
        }
        // The form takes the focus itself, if its code is loaded.
        let takes_focus = now == Route::NewKey && lazy_chunk.is_ready();
        if moved && !takes_focus && !is_open.get_untracked() {
            root.focus("heading".to_owned());
        }
        now
    });
    emit_host_events(&api, session, navigation, host);
    let hiding = window_event_listener(ev::pagehide, move |_| issuance.dispatch(Event::PageHidden));
    // A page from the back/forward cache shows what the last user saw.
    let restored = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            session.reset();
        }
    });
    on_return(move || session.retry());
    on_cleanup(move || {
        emit_if_interrupted(issuance, host);
        issuance.dispatch(Event::Discard);
        hiding.remove();
        restored.remove();
    });

    let page = move || {
        // Another user gets new pages; the same user keeps the input.
        let now = identity_epoch.get();
        // Before the form is rebuilt: this reads whether the form has unsaved input.
        untrack(|| taken_over.by(now));
        let route = route.get();
        // Signals that a page reads while it is built do not rebuild it.
        untrack(|| match route {
            Route::Keys => key_list_page(),
            Route::NewKey => lazy::lazy_page(|views| (views.new_key)()),
            Route::Key(id) => lazy::lazy_page(move |views| (views.key_detail)(id.clone())),
            Route::Edit(id) => lazy::lazy_page(move |views| (views.edit_key)(id.clone())),
            Route::Activity => lazy::lazy_page(|views| (views.activity)()),
            Route::Unknown => not_found(host),
        })
    };
    // The form shows these notices itself, beside its button.
    let on_form = bool_memo(move || route.get().is_form());
    let notice = move || {
        if on_form.get() {
            return nothing();
        }
        vec![
            session_notice(),
            taken_over.notice(),
            options_notice(),
            app_save_status(issuance),
        ]
        .into_any()
    };
    // A request that waits for sign-in continues when the same user is signed in again.
    let present = bool_memo(move || session.is_signed_in());
    let is_paused_for = move |asks: fn(&ErrorKind) -> bool| {
        let paused = matches!(issuance.phase().get(), Phase::Paused { .. });
        let of = |error: &Option<ApiError>| error.as_ref().is_some_and(|error| asks(&error.kind));
        paused && issuance.error().with(of)
    };
    let signed_out =
        bool_memo(move || is_paused_for(|kind| matches!(kind, ErrorKind::Unauthenticated { .. })));
    effect(move |_| {
        if signed_out.get() && present.get() {
            issuance.dispatch(Event::Resume);
        }
    });
    let needs_reauth =
        bool_memo(move || is_paused_for(|kind| matches!(kind, ErrorKind::Reauthentication { .. })));
    let shows_rotation =
        bool_memo(move || rotating.key.with(Option::is_some) && session.rotation().is_some());
    let confirms_leave = bool_memo(move || navigation.pending.with(Option::is_some));
    let dialog = move || {
        if is_open.get() {
            untrack(|| lazy::lazy_dialog(|views| (views.one_time_dialog)()))
        } else if needs_reauth.get() {
            untrack(|| {
                lazy::lazy_dialog(move |views| {
                    (views.reauthentication_dialog)(reauthentication_of(issuance))
                })
            })
        } else if shows_rotation.get() {
            untrack(|| lazy::lazy_dialog(|views| (views.rotate_dialog)()))
        } else if confirms_leave.get() {
            untrack(|| lazy::lazy_dialog(|views| (views.unsaved_changes_dialog)()))
        } else {
            nothing()
        }
    };
    let heading = html::h1()
        .id("heading")
        .part("heading")
        .attr("tabindex", "-1")
        .child(messages::session::HEADING);
    let section = html::section()
        .class("page")
        .part("page")
        .attr("aria-labelledby", "heading")
        .child(heading)
        .child(notice)
        .child(page)
        .child(help());
    let live_region = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .bind_text(announcer.message());
    vec![section.into_any(), dynamic(dialog), live_region.into_any()].into_any()
}
