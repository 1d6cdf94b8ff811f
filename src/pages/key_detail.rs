//! One key: what it may do, whether it works, and its secret key.

mod activity;
mod enable_toggle;
mod first_call_watcher;
mod state;
mod usage;

use leptos::prelude::*;

use crate::components::button::{Kind, button};
use crate::components::confirm_dialog::{DestructiveAction, confirm_dialog};
use crate::components::dynamic::{dynamic, nothing};
use crate::components::element::{El, el};
use crate::components::error_notice::error_notice;
use crate::components::examples::try_it;
use crate::components::key_notices::{key_alerts, rotate_button};
use crate::components::key_summary::{access, badges, reach, record};
use crate::components::key_warnings::key_hints;
use crate::components::reauthentication::reauthentication_dialog;
use crate::messages::errors::Operation;
use crate::messages::marks::isolated;
use crate::messages::{
    key_detail as words, key_lifecycle, key_list, rotation, settings_diff, usage as words_of_usage,
};
use crate::model::event::HostEvent;
use crate::model::key::{Key, RotationState, Status, UsageState};
use crate::model::route::Route;
use crate::model::warnings::Attention;
use crate::reactive::{State, effect, truth};
use crate::secret_issuance::SecretIssuance;
use crate::state::{
    Announcer, Changing, HostBridge, NavigationGuard, LoadState, Navigation, RefreshPolicy, SessionContext,
    ShadowRootHandle,
};
use first_call_watcher::FirstCall;
use state::Page;

/// Id of the title.
const TITLE: &str = "key-title";

/// The screen of the key with this id.
#[must_use]
pub fn key(id: String) -> AnyView {
    let session = SessionContext::expect();
    let delivery = SecretIssuance::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    let key_state = State::default();
    let is_known = move || key_state.with(|key: &LoadState<Key>| key.ready().is_some());
    let out = truth(move || session.is_out(is_known));
    let page = Page {
        id: StoredValue::new(id.clone()),
        key: key_state,
        asked: State::new(None),
        under_way: RwSignal::new(false),
        turn: State::new(0),
        api: expect_context(),
        delivery,
        changing: Changing::new(),
        stands: truth(move || !out.get() && is_known()),
        usage_open: RwSignal::new(0),
        read: RwSignal::new(0),
    };
    let waiting = FirstCall::new(Callback::new(move |()| page.fetch()));
    let retry = Callback::new(move |()| page.retry());
    page.fetch();
    RefreshPolicy {
        forget: Box::new(move || page.forget()),
        begin: Box::new(move || {
            if !page.is_under_way() && !page.is_known() {
                page.fetch();
            }
        }),
        refresh: Box::new(move || page.fetch()),
    }
    .follow();
    effect(move |_| {
        // Not before there is something to go to.
        if page.stands.get() && delivery.takes_focus(&id) {
            root.focus(TITLE.to_owned());
        }
    });

    let clock = session.clock();
    // Who has signed out sees nothing of a key any more.
    let content = move || {
        clock.track();
        match page.key.get() {
            _ if out.get() => nothing(),
            LoadState::Loading => loading(),
            LoadState::Failed(error) => {
                error_notice(&error, Operation::Loading, Some(retry)).view()
            }
            LoadState::Ready(key) => untrack(|| content(page, &key, waiting)).into_any(),
        }
    };
    let back = button(Kind::Link, words::ALL_KEYS, move || {
        host.navigate(Route::Keys, Navigation::Push);
    });
    let question = move || match page.asked.get() {
        Some((key, danger)) => untrack(|| question(page, &key, danger)).into_any(),
        None => nothing(),
    };
    let asked = move || match page.changing.asked.get() {
        Some(ways) => untrack(|| reauthentication_dialog(page.waiting(ways))).into_any(),
        None => nothing(),
    };
    vec![
        el("p").child(back).into_any(),
        dynamic(move || page.switch_problem()),
        dynamic(content),
        sections(page),
        dynamic(question),
        dynamic(asked),
    ]
    .into_any()
}

fn content(page: Page, key: &Key, waiting: FirstCall) -> El {
    let ask = |label: &str, danger: DestructiveAction| {
        let question = (key.clone(), danger);
        let ask = move || page.asked.set(Some(question.clone()));
        button(Kind::DestructiveAction, label, ask)
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
    let cannot_edit = truth(move || !session.capabilities().edit);
    let edit = key.may_edit.then(|| {
        let id = key.id.clone();
        button(Kind::Plain, settings_diff::EDIT, move || {
            leaving.edit(&id, None)
        })
        .flag_of("hidden", cannot_edit)
    });
    let open_usage = page.usage_open;
    let hints = key_hints(key, |attention| match attention {
        Attention::RefusedCalls(_) | Attention::AnyAddress => {
            Some(button(Kind::Quiet, words_of_usage::LOOK, move || {
                open_usage.update(|n| *n += 1)
            }))
        }
        Attention::Unused(_) | Attention::ExpiresIn(_) => None,
    });
    let note = key.note.as_deref();
    let note = note.map(|note| el("p").class("secondary").text(&isolated(note)));
    let first_steps = (key.status == Status::Active).then(|| first_steps(key, waiting));
    el("div")
        .class("one-key")
        .child(
            el("h2")
                .id(TITLE)
                .attr("tabindex", "-1")
                .text(&isolated(&key.name)),
        )
        .child_if(note)
        .child(badges(key))
        .child(reach(key))
        .child_if(access(key))
        .child(record(key))
        .child_if(hints)
        .child_if(key_alerts(key))
        .child(
            el("div")
                .class("buttons")
                .child_if(edit)
                .child_if(rotate_button(key, rotation::ROTATE))
                .child_if(end_old)
                .child_if(page.switch(key))
                .child_if(revoke),
        )
        .child_if(first_steps)
}

/// How the key is used and what was done with it, as far as the API tells.
fn sections(page: Page) -> AnyView {
    let session = SessionContext::expect();
    let section = move |is: Memo<bool>, view: fn(Page) -> El| {
        dynamic(move || match page.stands.get() && is.get() {
            true => untrack(|| view(page)).into_any(),
            false => nothing(),
        })
    };
    vec![
        section(truth(move || session.capabilities().usage), usage::usage),
        section(
            truth(move || session.capabilities().events),
            activity::activity,
        ),
    ]
    .into_any()
}

/// The wait for the first call, and how to make it, as far as the API tells of them.
fn first_steps(key: &Key, waiting: FirstCall) -> El {
    let session = SessionContext::expect();
    let options = session.options();
    let known = truth(move || options.with(|options| options.ready().is_some()));
    let key = key.clone();
    el("div").class("first-steps").dynamic(move || {
        if !known.get() {
            return nothing();
        }
        untrack(|| {
            let commands = try_it(&key);
            let waits = key.last_used.state == UsageState::Never || waiting.is_begun();
            let waits = waits && session.capabilities().usage;
            let wait = waits.then(|| waiting.view(&key.id, commands.is_some()));
            let all = [wait, commands].into_iter().flatten();
            all.map(El::into_any).collect::<Vec<_>>().into_any()
        })
    })
}

/// Asks before something of the key is ended for good.
fn question(page: Page, key: &Key, danger: DestructiveAction) -> El {
    let announcer = Announcer::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    let revokes = matches!(danger, DestructiveAction::Revoke);
    let on_done = Callback::new(move |key: Key| {
        page.asked.set(None);
        // An answer that is older than this is of no use any more.
        page.turn.update(|turn| *turn += 1);
        // What is told of its use and of what was done is another by now.
        page.read.update(|read| *read += 1);
        if revokes && key.status == Status::Revoked {
            announcer.say(&key_list::revoked(&key.name));
            host.emit(HostEvent::KeyRevoked { id: key.id.clone() });
        } else if revokes {
            announcer.say(key_lifecycle::DISABLED);
            host.emit(HostEvent::KeyChanged { id: key.id.clone() });
        } else {
            announcer.say(rotation::ENDED);
        }
        page.key.set(LoadState::Ready(key));
        root.focus(TITLE.to_owned());
    });
    confirm_dialog(key, danger, on_done, move || page.asked.set(None))
}

fn loading() -> AnyView {
    let rows = el("div")
        .class("skeleton")
        .attr("aria-hidden", "true")
        .children((0..2).map(|_| el("div")));
    let words = el("p").class("visually-hidden").text(words::LOADING);
    vec![words.into_any(), rows.into_any()].into_any()
}
