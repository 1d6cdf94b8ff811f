//! The page with the list of keys.

mod bulk;
mod intro;
mod list;
mod store;
mod toolbar;

use leptos::prelude::*;

use crate::keys::key_actions::Confirmation;
use crate::lazy;
use crate::lazy::LazyChunk;
use crate::messages::errors::Operation;
use crate::messages::key_list as words;
use crate::model::key::Key;
use crate::notices::error_notice::error_notice;
use crate::state::{HostBridge, RefreshPolicy, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::focus::focus_is_lost;
use crate::ui::lean::{ErasedRwSignal, bool_memo, dynamic, effect, html, memo, nothing};
use crate::ui::notice::{Notice, Severity};
pub use bulk::{Selection, bulk_actions_bar};
use intro::intro;
use list::key_list;
pub use store::KeyStore;
use toolbar::toolbar;

#[must_use]
pub fn key_list_page() -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let store = KeyStore::new();
    let confirmation: Confirmation = ErasedRwSignal::new(None);
    let selection = Selection::new();

    // The list is loaded at once, in parallel with the session, and again after sign-in.
    store.fetch_from_start();
    let out = bool_memo(move || session.is_signed_out(|| store.list.with(Option::is_some)));
    RefreshPolicy {
        on_sign_out: Box::new(move || {
            confirmation.set(None);
            selection.clear();
            store.clear();
        }),
        on_sign_in: Box::new(move || {
            // The list may be loaded already, if only the request for the session failed.
            if !store.is_under_way() && store.list.with_untracked(Option::is_none) {
                store.fetch_from_start();
            }
        }),
        on_stale: Box::new(move || store.refresh()),
    }
    .install();

    let root = ShadowRootHandle::expect();
    let focus_title = move || root.focus("list-title".to_owned());
    let on_confirmed = Callback::new(move |key: Key| {
        if confirmation
            .with_untracked(|asked| asked.as_ref().is_some_and(|(of, _)| of.id == key.id))
        {
            confirmation.set(None);
        }
        store.apply_update(key);
        focus_title();
    });
    effect(move |_| {
        if store.page_changes.get() > 0 {
            focus_title();
        }
    });
    effect(move |_| {
        store.list.with(|list| {
            if let Some(list) = list {
                selection.refresh(&list.keys);
            }
        });
    });
    let on_keep = Callback::new(move |()| {
        confirmation.set(None);
        // The list may have changed, and the button that opened the dialog may be gone.
        request_animation_frame(move || {
            if focus_is_lost() {
                focus_title();
            }
        });
    });
    let lazy_chunk = LazyChunk::expect();
    effect(move |_| {
        // After the first list or error, the lazy chunk can load.
        if store.list.with(Option::is_some) || store.error.with(Option::is_some) {
            lazy_chunk.prefetch_after_paint();
            host.emit_ready();
        }
    });
    let may_list = bool_memo(move || session.permissions().is_none_or(|may| may.list));
    // Every change that a row offers asks for a confirmation.
    let on_change = Callback::new(move |asked| confirmation.set(Some(asked)));
    let retry = Callback::new(move |()| {
        store.fetch_from_start();
        // The retry button is removed.
        focus_title();
    });
    let failed = memo(move || {
        let is_empty = store.list.with(Option::is_none);
        store.error.get().filter(|_| is_empty)
    });
    let list = move || match failed.get() {
        Some(error) => error_notice(&error, Operation::Loading, Some(retry)).view(),
        None => key_list(store, on_change, selection),
    };
    let is_selecting = bool_memo(move || selection.on.get() && !selection.keys.with(Vec::is_empty));
    let bulk_actions = move || match is_selecting.get() {
        true => {
            untrack(|| lazy::lazy_dialog(move |views| (views.bulk_actions_bar)(selection, store)))
        }
        false => nothing(),
    };
    let keys = move || {
        if !may_list.get() {
            let sentence = words::may_not_list(&session.workspace_name());
            return Notice::new(Severity::Neutral, sentence).view();
        }
        let title = html::h2()
            .id("list-title")
            .attr("tabindex", "-1")
            .class("list-title")
            .child(words::LIST);
        vec![
            title.into_any(),
            toolbar(store, selection),
            dynamic(list),
            dynamic(bulk_actions),
        ]
        .into_any()
    };
    let content = move || {
        if out.get() {
            return nothing();
        }
        vec![intro().into_any(), dynamic(keys)].into_any()
    };
    let confirm = move || match confirmation.get() {
        Some((key, action)) => untrack(|| {
            lazy::lazy_dialog(move |views| {
                (views.confirm_dialog)(&key, action, on_confirmed, on_keep)
            })
        }),
        None => nothing(),
    };
    let confirm_bulk = move || match selection.pending_action.get() {
        None => nothing(),
        Some(action) => {
            let keys = selection.keys.get_untracked();
            let on_close = Callback::new(move |left: Option<Vec<Key>>| {
                let Some(left) = left else {
                    return selection.pending_action.set(None);
                };
                selection.keep(left);
                store.refresh();
                focus_title();
            });
            let on_success = Callback::new(move |key: Key| store.apply_update(key));
            untrack(|| {
                lazy::lazy_dialog(move |views| {
                    (views.bulk_action_dialog)(keys.clone(), action, on_success, on_close)
                })
            })
        }
    };
    vec![dynamic(content), dynamic(confirm), dynamic(confirm_bulk)].into_any()
}
