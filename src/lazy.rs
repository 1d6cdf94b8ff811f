//! The views that are loaded after the list of keys. Release builds are split in two: code that is
//! reachable only through `LAZY_VIEWS` is in the second part. Code that is also called from
//! elsewhere stays in the first.

mod chunk;
mod split_point;

use leptos::prelude::*;

use crate::dialogs::bulk::bulk_action_dialog;
use crate::dialogs::confirm::confirm_dialog;
use crate::dialogs::one_time_secret::one_time_dialog;
use crate::dialogs::reauthentication::{ReauthPrompt, reauthentication_dialog};
use crate::dialogs::rotate::rotate_dialog;
use crate::dialogs::unsaved_changes::unsaved_changes_dialog;
use crate::keys::key_actions::KeyAction;
use crate::messages::errors::{Operation, TRY_AGAIN};
use crate::messages::lazy as words;
use crate::model::key::Key;
use crate::notices::save_status::save_status;
use crate::pages::activity::activity;
use crate::pages::edit_key::edit_key;
use crate::pages::key_detail::key_detail;
use crate::pages::key_list::{KeyStore, Selection, bulk_actions_bar};
use crate::pages::new_key::new_key;
use crate::state::{Announcer, HostBridge, OnSuccess};
use crate::ui::ShadowRootHandle;
use crate::ui::lean::{dynamic, html};
use crate::ui::notice::{Notice, Severity};

pub use chunk::{LazyChunk, LoadStatus};
use split_point::{lazy_views, linked_views};

/// The views of the second part.
pub struct LazyViews {
    pub new_key: fn() -> AnyView,
    /// Takes the key's id.
    pub key_detail: fn(String) -> AnyView,
    /// Takes the key's id.
    pub edit_key: fn(String) -> AnyView,
    pub activity: fn() -> AnyView,
    /// The status of a save that is pending or has failed.
    pub save_status: fn(Operation) -> AnyView,
    pub one_time_dialog: fn() -> AnyView,
    pub reauthentication_dialog: fn(ReauthPrompt) -> AnyView,
    pub rotate_dialog: fn() -> AnyView,
    pub unsaved_changes_dialog: fn() -> AnyView,
    pub confirm_dialog: fn(&Key, &'static KeyAction, OnSuccess, Callback<()>) -> AnyView,
    pub bulk_actions_bar: fn(Selection, KeyStore) -> AnyView,
    pub bulk_action_dialog: BulkActionDialog,
}

/// Takes the keys, the action, a callback for each changed key, and one at the end with the keys
/// that stay selected, or with `None` if the user cancelled.
type BulkActionDialog =
    fn(Vec<Key>, &'static KeyAction, OnSuccess, Callback<Option<Vec<Key>>>) -> AnyView;

/// Only `split_point` may refer to it.
static LAZY_VIEWS: LazyViews = LazyViews {
    new_key,
    key_detail,
    edit_key,
    activity,
    save_status,
    one_time_dialog: || one_time_dialog().into_any(),
    reauthentication_dialog: |waiting| reauthentication_dialog(waiting).into_any(),
    rotate_dialog: || rotate_dialog().into_any(),
    unsaved_changes_dialog: || unsaved_changes_dialog().into_any(),
    confirm_dialog,
    bulk_actions_bar,
    bulk_action_dialog: |keys, action, on_success, on_close| {
        bulk_action_dialog(keys, action, on_success, on_close).into_any()
    },
};

type View = Box<dyn Fn(&'static LazyViews) -> AnyView + Send>;

/// A screen of the second part; a skeleton while it is loading.
pub fn lazy_page(view: impl Fn(&'static LazyViews) -> AnyView + Send + 'static) -> AnyView {
    let host = HostBridge::expect();
    let view = move |views| {
        host.emit_ready();
        view(views)
    };
    when_loaded(Box::new(view), || {
        let rows = html::div()
            .class("skeleton")
            .attr("aria-hidden", "true")
            .children((0..2).map(|_| html::div()));
        let loading = html::p().class("visually-hidden").child(words::LOADING);
        vec![loading.into_any(), rows.into_any()].into_any()
    })
}

/// A dialog or a notice of the second part. While it is loading, a notice that is visible after a
/// short delay.
pub fn lazy_dialog(view: impl Fn(&'static LazyViews) -> AnyView + Send + 'static) -> AnyView {
    let announcer = Announcer::expect();
    when_loaded(Box::new(view), move || {
        announcer.announce(words::LOADING);
        html::p()
            .class("notice coming")
            .child(words::LOADING)
            .into_any()
    })
}

fn when_loaded(view: View, waiting: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let chunk = LazyChunk::expect();
    let root = ShadowRootHandle::expect();
    chunk.load();
    let again = Callback::new(move |()| {
        // The button is removed, so the focus moves to the heading.
        root.focus("heading".to_owned());
        chunk.load();
    });
    let reload = Callback::new(|()| {
        // Fails only in a document that is not displayed.
        let _ = window().location().reload();
    });
    dynamic(move || match chunk.status() {
        LoadStatus::Ready(views) => untrack(|| view(views)),
        LoadStatus::Failed { message, can_retry } => {
            let (label, way) = if can_retry {
                (TRY_AGAIN, again)
            } else {
                (words::RELOAD, reload)
            };
            let notice = Notice {
                buttons: vec![(label.to_owned(), way)],
                ..Notice::new(Severity::Danger, message)
            };
            html::div().class("coming").child(notice.view()).into_any()
        }
        LoadStatus::Idle | LoadStatus::Loading => untrack(&waiting),
    })
}
