//! The gate to everything that the list of keys can stand without. It comes in a file of its own,
//! once the list is there: the build cuts the wasm in two, and what can be reached through
//! `LAZY_VIEWS` alone is the rest. What is called past it as well comes first.

use std::hint::black_box;

use leptos::prelude::*;

use crate::components::bulk_dialog::{BulkAction, bulk_action_dialog};
use crate::components::confirm_dialog::{DestructiveAction, confirm_dialog};
use crate::components::notice::{Notice, Severity};
use crate::components::one_time_dialog::one_time_dialog;
use crate::components::reauthentication::{ReauthPrompt, reauthentication_dialog};
use crate::components::rotate_dialog::rotate_dialog;
use crate::components::save_status::save_status;
use crate::components::unsaved_changes_dialog::unsaved_changes_dialog;
use crate::messages::errors::{Operation, TRY_AGAIN};
use crate::messages::lazy as words;
use crate::model::key::Key;
use crate::pages::activity::activity;
use crate::pages::edit_key::edit_key;
use crate::pages::key_detail::key_detail;
use crate::pages::new_key::new_key;
use crate::state::{Announcer, HostBridge, LazyChunk, LoadStatus, ShadowRootHandle};
use crate::ui::lean::{dynamic, html};

/// Where the list leads to.
pub struct LazyViews {
    /// The form.
    pub new_key: fn() -> AnyView,
    /// The screen of a key.
    pub key_detail: fn(String) -> AnyView,
    /// The form for a key that is there.
    pub edit_key: fn(String) -> AnyView,
    /// What was done with the keys of the workspace.
    pub activity: fn() -> AnyView,
    /// What is known of a save that did not simply succeed.
    pub save_status: fn(Operation) -> AnyView,
    /// A new secret key, once.
    pub one_time_dialog: fn() -> AnyView,
    /// The second check.
    pub reauthentication_dialog: fn(ReauthPrompt) -> AnyView,
    /// The question before a rotation.
    pub rotate_dialog: fn() -> AnyView,
    /// The question before a filled form is left.
    pub unsaved_changes_dialog: fn() -> AnyView,
    /// The question before something is ended.
    pub confirm_dialog: fn(&Key, DestructiveAction, Callback<Key>, Callback<()>) -> AnyView,
    /// The question before one thing is done with several keys.
    pub bulk_action_dialog: SeveralDialog,
}

/// The keys; what is done with them; called for each key that was changed; called at the end with the
/// keys that stay chosen.
type SeveralDialog = fn(Vec<Key>, BulkAction, Callback<Key>, Callback<Vec<Key>>) -> AnyView;

/// The build knows it by this name.
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
    confirm_dialog: |key, danger, on_done, on_keep| {
        confirm_dialog(key, danger, on_done, move || on_keep.run(())).into_any()
    },
    bulk_action_dialog: |keys, deed, on_done, on_close| {
        bulk_action_dialog(keys, deed, on_done, on_close).into_any()
    },
};

type View = Box<dyn Fn(&'static LazyViews) -> AnyView + Send>;

/// A screen of the rest, or the look of one until it is there.
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

/// A dialog or a notice of the rest; until it is there, and for longer than a moment, a word about the wait.
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
        // The button goes.
        root.focus("heading".to_owned());
        chunk.load();
    });
    let reload = Callback::new(|()| {
        // Refused only in a document that is not shown.
        let _ = window().location().reload();
    });
    dynamic(move || match chunk.status() {
        // `black_box` keeps the compiler from inlining across the split point.
        LoadStatus::Ready => untrack(|| view(black_box(&LAZY_VIEWS))),
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
