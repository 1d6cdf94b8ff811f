//! The form for a new key.

pub(super) mod actions;
pub(super) mod draft;
pub(super) mod footer;
pub(super) mod note;
pub mod similar_name;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::keys::creation_unavailable::creation_unavailable;
use crate::keys::expiry_field::ExpiryField;
use crate::keys::ip_allowlist_editor::ip_allowlist_editor;
use crate::messages::{errors, form as words, key_list, session as words_of_session};
use crate::model::error::ErrorKind;
use crate::model::options::Options;
use crate::model::route::Route;
use crate::model::secret_request::SecretRequest;
use crate::secret_issuance::{Phase, SecretIssuance};
use crate::state::{Announcer, HistoryMode, HostBridge, NavigationGuard, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, effect, html, nothing};
use crate::ui::notice::{Notice, Severity};
use crate::ui::text_field::TextField;
use actions::actions;
use draft::{Field, KeyForm, PrefillSource};
use footer::footer;
use note::note;
use similar_name::similar_name;

pub fn new_key() -> AnyView {
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let issuance = SecretIssuance::expect();
    let may_create = bool_memo(move || session.permissions().is_none_or(|may| may.create));
    let to_the_list = Callback::new(move |()| host.navigate(Route::Keys, HistoryMode::Replace));
    let refusal = move || {
        session
            .options()
            .with(|options| options.ready().and_then(Options::refusal))
    };
    // A pending save keeps the form, even if the API refuses new keys in the meantime.
    let refused = bool_memo(move || refusal().is_some() && issuance.phase().get() == Phase::Idle);
    dynamic(move || {
        let notice = if !may_create.get() {
            Notice::new(
                Severity::Neutral,
                key_list::may_not_create(&session.workspace_name()),
            )
        } else if !window().is_secure_context() {
            Notice::new(Severity::Warning, errors::INSECURE_CONTEXT)
        } else if refused.get() {
            creation_unavailable(untrack(refusal).flatten())
        } else {
            return untrack(form).into_any();
        };
        let buttons = vec![(words_of_session::TO_THE_LIST.to_owned(), to_the_list)];
        Notice { buttons, ..notice }.view()
    })
}

fn form() -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let announcer = Announcer::expect();
    let session = SessionContext::expect();
    let root = ShadowRootHandle::expect();
    let navigation = NavigationGuard::expect();
    let draft = KeyForm::new(session.options());

    issuance.clear_error();
    navigation.is_dirty.set(false);
    let go_to = move |field: Field| root.focus(draft.focus_id(field));
    // The first field with an error gets the focus, whether the page or the API found it.
    let go_to_first = move || {
        if let Some(first) = draft.visible_errors().first() {
            go_to(*first);
        }
    };
    effect(move |_| {
        let Some(error) = issuance.error().get() else {
            return;
        };
        draft.apply_server_errors(&error);
        if matches!(error.kind, ErrorKind::Invalid(_)) {
            // The fields are unlocked with the next render. By then the form may be disposed.
            request_animation_frame(move || {
                if draft.selection.try_get_untracked().is_some() {
                    untrack(go_to_first);
                }
            });
        }
    });
    let save = move || {
        if issuance.phase().get_untracked().locks_form() {
            return;
        }
        match draft.check() {
            Ok(new) => {
                let capabilities = untrack(|| session.capabilities());
                // The fields are locked now, so the focus moves to *Save*, next to the status.
                root.focus(footer::SAVE.to_owned());
                // Returns `false` only outside a secure context, where this form is not shown.
                let _ = issuance.begin(SecretRequest::Create(new), capabilities);
            }
            Err(wrong) => {
                announcer.announce(&words::to_mend(wrong.len()));
                untrack(go_to_first);
            }
        }
    };
    root.focus(Field::Name.id().to_owned());

    let name = TextField {
        id: Field::Name.id(),
        label: words::NAME,
        help: words::NAME_HELP,
        required: true,
        value: draft.name,
        error: draft.error(Field::Name),
        warning: similar_name(draft.name),
    };
    let expiry = ExpiryField {
        expiry: draft.expiry,
        moment: draft.moment,
        policy: draft.policy,
        kept: draft.kept_expiry,
        any_address: draft.any_address,
        open: draft.expiry_open,
        touched: navigation.is_dirty,
    };
    let fields = html::fieldset()
        .class("bare")
        // The fieldset locks its fields and is no group for screen readers.
        .attr("role", "none")
        .bind_bool_attr(
            "disabled",
            bool_memo(move || issuance.phase().get().locks_form()),
        )
        .child(name.view(move || draft.touch(Field::Name)))
        .child(ip_allowlist_editor(
            draft.networks,
            draft.error(Field::Networks),
        ))
        .child(actions(draft))
        .child(expiry.view(draft.error(Field::Expiry), move || {
            draft.touch(Field::Expiry)
        }))
        .child(move || note(draft, root));
    html::form()
        .class("form")
        .bool_attr("novalidate", true)
        .attr("autocomplete", "off")
        .attr("aria-labelledby", "form-title")
        .on("submit", move |event| {
            event.prevent_default();
            save();
        })
        .on("input", move |_| navigation.is_dirty.set(true))
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
                event.prevent_default();
                save();
            }
        })
        .child(html::h2().id("form-title").child(key_list::CREATE))
        .child(move || origin(draft.origin.get()))
        .child(fields)
        .child(footer(draft, go_to, save))
}

/// Says where the content comes from, unless the user typed it.
fn origin(origin: PrefillSource) -> AnyView {
    let words = match origin {
        PrefillSource::Person => return nothing(),
        PrefillSource::Link { in_part: false } => words::BY_LINK,
        PrefillSource::Link { in_part: true } => words::BY_LINK_IN_PART,
        PrefillSource::Copy => words::COPIED,
    };
    Notice::new(Severity::Neutral, words).view()
}
