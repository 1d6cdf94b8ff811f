//! The page of one key: its access, its status and use, and its secret key.

mod activity;
mod enable_toggle;
mod first_call_watcher;
mod onboarding;
mod state;
mod usage;

use leptos::prelude::*;

use crate::components::button::{ButtonVariant, button};
use crate::components::confirm_dialog::{DestructiveAction, confirm_dialog};
use crate::components::error_notice::error_notice;
use crate::components::key_notices::{key_notices, rotate_button};
use crate::components::key_summary::{access_details, access_summary, badges, timestamps};
use crate::components::key_warnings::key_warnings;
use crate::components::reauthentication::reauthentication_dialog;
use crate::messages::errors::Operation;
use crate::messages::marks::isolated;
use crate::messages::{
    key_detail as words, key_lifecycle, key_list, rotation, settings_diff, usage as words_of_usage,
};
use crate::model::event::HostEvent;
use crate::model::key::{Key, RotationState, Status};
use crate::model::route::Route;
use crate::model::warnings::KeyWarning;
use crate::secret_issuance::SecretIssuance;
use crate::state::{
    Announcer, HistoryMode, HostBridge, LoadState, NavigationGuard, SessionContext,
    ShadowRootHandle,
};
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, effect, html, nothing};
use first_call_watcher::FirstCallWatcher;
use onboarding::onboarding;
use state::KeyDetailState;

const TITLE: &str = "key-title";

#[must_use]
pub fn key_detail(id: String) -> AnyView {
    let session = SessionContext::expect();
    let delivery = SecretIssuance::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    let page = KeyDetailState::new(id.clone());
    let out = bool_memo(move || session.is_signed_out(|| page.key.has_value()));
    let waiting = FirstCallWatcher::new(Callback::new(move |()| page.key.reload()));
    let retry = Callback::new(move |()| page.retry());
    effect(move |_| {
        // The title exists only after the key is rendered.
        if page.is_loaded.get() && delivery.take_focus_request(&id) {
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
    let question = move || match page.pending_action.get() {
        Some((key, danger)) => untrack(|| question(page, &key, danger)).into_any(),
        None => nothing(),
    };
    let asked = move || match page.changing.reauth_methods.get() {
        Some(ways) => untrack(|| reauthentication_dialog(page.reauth_prompt(ways))).into_any(),
        None => nothing(),
    };
    vec![
        html::p().child(back).into_any(),
        dynamic(move || page.toggle_error()),
        dynamic(content),
        sections(page),
        dynamic(question),
        dynamic(asked),
    ]
    .into_any()
}

fn content(page: KeyDetailState, key: &Key, waiting: FirstCallWatcher) -> HtmlElement {
    let ask = |label: &str, danger: DestructiveAction| {
        let question = (key.clone(), danger);
        let ask = move || page.pending_action.set(Some(question.clone()));
        button(ButtonVariant::Danger, label, ask)
    };
    let overlapping = key.rotation.as_ref();
    let overlapping = overlapping.filter(|rotation| rotation.state == RotationState::Overlapping);
    let end_old = overlapping.filter(|_| key.may_rotate).map(|overlapping| {
        let danger = DestructiveAction::EndSecret(overlapping.secret_id.clone());
        ask(rotation::END_OLD, danger)
    });
    let revoke = key
        .may_revoke
        .then(|| ask(key_list::REVOKE, DestructiveAction::Revoke));
    let leaving = NavigationGuard::expect();
    let session = SessionContext::expect();
    let cannot_edit = bool_memo(move || !session.capabilities().edit);
    let edit = key.may_edit.then(|| {
        let id = key.id.clone();
        button(ButtonVariant::Secondary, settings_diff::EDIT, move || {
            leaving.open_edit(&id, None)
        })
        .bind_bool_attr("hidden", cannot_edit)
    });
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
        .child(
            html::div()
                .class("buttons")
                .child(edit)
                .child(rotate_button(key, rotation::ROTATE))
                .child(end_old)
                .child(page.enable_toggle(key))
                .child(revoke),
        )
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

/// Confirmation before the key is revoked or its old secret key is ended.
fn question(page: KeyDetailState, key: &Key, danger: DestructiveAction) -> HtmlElement {
    let announcer = Announcer::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    let revokes = matches!(danger, DestructiveAction::Revoke);
    let on_done = Callback::new(move |key: Key| {
        page.pending_action.set(None);
        if revokes && key.status == Status::Revoked {
            announcer.announce(&key_list::revoked(&key.name));
            host.emit(HostEvent::KeyRevoked { id: key.id.clone() });
        } else if revokes {
            announcer.announce(key_lifecycle::DISABLED);
            host.emit(HostEvent::KeyChanged { id: key.id.clone() });
        } else {
            announcer.announce(rotation::ENDED);
        }
        page.key.set(key);
        root.focus(TITLE.to_owned());
    });
    confirm_dialog(key, danger, on_done, move || page.pending_action.set(None))
}

fn loading() -> AnyView {
    let rows = html::div()
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..2).map(|_| html::div()));
    let words = html::p().class("visually-hidden").child(words::LOADING);
    vec![words.into_any(), rows.into_any()].into_any()
}
