//! The page of one key: its access, its status and use, and its secret key.

mod activity;
mod first_call_watcher;
mod onboarding;
mod state;
mod usage;

use leptos::prelude::*;

use crate::dialogs::confirm::confirm_dialog;
use crate::dialogs::reauthentication::mutation_reauthentication;
use crate::keys::key_actions::{DISABLE, PAGE_ACTIONS};
use crate::keys::key_notices::key_notices;
use crate::keys::key_summary::{access_details, access_summary, badges, timestamps};
use crate::keys::key_warnings::key_warnings;
use crate::messages::errors::Operation;
use crate::messages::marks::isolated;
use crate::messages::{key_detail as words, usage as words_of_usage};
use crate::model::key::{Key, Status};
use crate::model::route::Route;
use crate::model::warnings::KeyWarning;
use crate::notices::error_notice::{error_notice, mutation_error};
use crate::secret_issuance::SecretIssuance;
use crate::state::{HistoryMode, HostBridge, LoadState, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, effect, html, nothing};
use first_call_watcher::FirstCallWatcher;
use onboarding::onboarding;
use state::{KeyDetailState, set_loaded};

const TITLE: &str = "key-title";

#[must_use]
pub fn key_detail(id: String) -> AnyView {
    let session = SessionContext::expect();
    let issuance = SecretIssuance::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    let page = KeyDetailState::new(id.clone());
    let out = bool_memo(move || session.is_signed_out(|| page.key.has_value()));
    let waiting = FirstCallWatcher::new(Callback::new(move |()| page.key.reload()));
    let retry = Callback::new(move |()| page.retry());
    effect(move |_| {
        // The title exists only after the key is rendered.
        if page.is_loaded.get() && issuance.take_focus_request(&id) {
            root.focus(TITLE.to_owned());
        }
    });

    let clock = session.clock();
    // After sign-out nothing of the key is shown.
    let content = move || {
        clock.track();
        match page.key.load_state() {
            _ if out.get() => nothing(),
            LoadState::Loading => loading(),
            LoadState::Failed(error) => {
                error_notice(&error, Operation::Loading, Some(retry)).view()
            }
            LoadState::Ready(key) => untrack(|| content(page, &key, waiting)).into_any(),
        }
    };
    let back = button(ButtonVariant::Link, words::ALL_KEYS, move || {
        host.navigate(Route::Keys, HistoryMode::Push);
    });
    let on_confirmed = Callback::new(move |key| {
        page.confirmation.set(None);
        set_loaded(page.key, key);
        root.focus(TITLE.to_owned());
    });
    let on_keep = Callback::new(move |()| page.confirmation.set(None));
    let confirmation = move || match page.confirmation.get() {
        Some((key, action)) => untrack(|| confirm_dialog(&key, action, on_confirmed, on_keep)),
        None => nothing(),
    };
    vec![
        html::p().child(back).into_any(),
        mutation_error(page.toggle),
        dynamic(content),
        sections(page),
        dynamic(confirmation),
        mutation_reauthentication(page.toggle, DISABLE.id),
    ]
    .into_any()
}

fn content(page: KeyDetailState, key: &Key, waiting: FirstCallWatcher) -> HtmlElement {
    let actions = PAGE_ACTIONS.iter();
    let actions =
        actions.filter_map(|action| action.button(key, page.on_change(), page.toggle.is_pending));
    let open_usage = page.usage_focus_requests;
    let hints = key_warnings(key, |attention| match attention {
        KeyWarning::RefusedCalls(_) | KeyWarning::AnyAddress => Some(button(
            ButtonVariant::Ghost,
            words_of_usage::LOOK,
            move || open_usage.update(|n| *n += 1),
        )),
        KeyWarning::Unused(_) | KeyWarning::ExpiresIn(_) => None,
    });
    let note = key.note.as_deref();
    let note = note.map(|note| html::p().class("secondary").child(&isolated(note)));
    let first_steps = (key.status == Status::Active).then(|| onboarding(key, waiting));
    html::div()
        .class("one-key")
        .child(
            html::h2()
                .id(TITLE)
                .attr("tabindex", "-1")
                .child(&isolated(&key.name)),
        )
        .child(note)
        .child(badges(key))
        .child(access_summary(key))
        .child(access_details(key))
        .child(timestamps(key))
        .child(hints)
        .child(key_notices(key))
        .child(html::div().class("buttons").children(actions))
        .child(first_steps)
}

/// Usage and activity of the key, if the API has them.
fn sections(page: KeyDetailState) -> AnyView {
    let session = SessionContext::expect();
    let section = move |is: Memo<bool>, view: fn(KeyDetailState) -> HtmlElement| {
        dynamic(move || match page.is_loaded.get() && is.get() {
            true => untrack(|| view(page)).into_any(),
            false => nothing(),
        })
    };
    vec![
        section(
            bool_memo(move || session.capabilities().usage),
            usage::usage,
        ),
        section(
            bool_memo(move || session.capabilities().events),
            activity::activity,
        ),
    ]
    .into_any()
}

fn loading() -> AnyView {
    let rows = html::div()
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..2).map(|_| html::div()));
    let words = html::p().class("visually-hidden").child(words::LOADING);
    vec![words.into_any(), rows.into_any()].into_any()
}
