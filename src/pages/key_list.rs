//! The page with the list of keys.

mod bulk;
mod intro;
mod list;
mod store;
mod toolbar;

use leptos::prelude::*;

use crate::components::bulk_dialog::BulkAction;
use crate::components::confirm_dialog::DestructiveAction;
use crate::components::error_notice::error_notice;
use crate::components::notice::{Notice, Severity};
use crate::lazy;
use crate::messages::errors::Operation;
use crate::messages::{key_lifecycle, key_list as words};
use crate::model::event::HostEvent;
use crate::model::key::{Key, Status};
use crate::state::{
    Announcer, HostBridge, LazyChunk, RefreshPolicy, SessionContext, ShadowRootHandle,
};
use crate::ui::focus::focus_is_lost;
use crate::ui::lean::{ErasedRwSignal, bool_memo, dynamic, effect, html, memo, nothing};
use bulk::{Selection, bulk_actions_bar};
use intro::intro;
use list::key_list;
use store::KeyStore;
use toolbar::toolbar;

#[must_use]
pub fn key_list_page() -> AnyView {
    let session = SessionContext::expect();
    let announcer = Announcer::expect();
    let host = HostBridge::expect();
    let store = KeyStore::new();
    let asked = ErasedRwSignal::new(None::<Key>);
    let picked = Selection::new();

    // The list is loaded at once, in parallel with the session, and again after sign-in.
    store.fetch_from_start();
    let out = bool_memo(move || session.is_signed_out(|| store.list.with(Option::is_some)));
    RefreshPolicy {
        on_sign_out: Box::new(move || {
            asked.set(None);
            picked.clear();
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
    let on_revoked = Callback::new(move |key: Key| {
        if asked.with_untracked(|asked| asked.as_ref().is_some_and(|asked| asked.id == key.id)) {
            asked.set(None);
        }
        let id = key.id.clone();
        let is_revoked = key.status == Status::Revoked;
        if is_revoked {
            announcer.announce(&words::revoked(&key.name));
            host.emit(HostEvent::KeyRevoked { id });
        } else {
            announcer.announce(key_lifecycle::DISABLED);
            host.emit(HostEvent::KeyChanged { id });
        }
        store.apply_update(key, is_revoked);
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
                picked.refresh(&list.keys);
            }
        });
    });
    let on_keep = Callback::new(move |()| {
        asked.set(None);
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
        None => key_list(store, asked, picked),
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
            toolbar(store, picked),
            dynamic(list),
            dynamic(move || bulk_actions_bar(picked, store)),
        ]
        .into_any()
    };
    let content = move || {
        if out.get() {
            return nothing();
        }
        vec![intro().into_any(), dynamic(keys)].into_any()
    };
    let question = move || match asked.get() {
        Some(key) => untrack(|| {
            lazy::lazy_dialog(move |views| {
                (views.confirm_dialog)(&key, DestructiveAction::Revoke, on_revoked, on_keep)
            })
        }),
        None => nothing(),
    };
    let of_several = move || match picked.pending_action.get() {
        None => nothing(),
        Some(deed) => {
            let keys = picked.keys.get_untracked();
            let on_close = Callback::new(move |left: Vec<Key>| {
                picked.keep(left);
                store.refresh();
                focus_title();
            });
            let on_done = Callback::new(move |key: Key| {
                let id = key.id.clone();
                host.emit(match deed {
                    BulkAction::Revoke => HostEvent::KeyRevoked { id },
                    BulkAction::Disable => HostEvent::KeyChanged { id },
                });
                store.apply_update(key, deed == BulkAction::Revoke);
            });
            untrack(|| {
                lazy::lazy_dialog(move |views| {
                    (views.bulk_action_dialog)(keys.clone(), deed, on_done, on_close)
                })
            })
        }
    };
    vec![dynamic(content), dynamic(question), dynamic(of_several)].into_any()
}
