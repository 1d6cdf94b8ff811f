//! The form itself: fields, preview of the changes, *Save*.

mod preview;
mod saving;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::dialogs::reauthentication::mutation_reauthentication;
use crate::keys::expiry_field::ExpiryField;
use crate::keys::ip_allowlist_editor::ip_allowlist_editor;
use crate::messages::{form as words, settings_diff};
use crate::model::key::{ActionMode, Key};
use crate::model::route::Route;
use crate::model::settings_diff::Settings;
use crate::pages::new_key::actions::actions;
use crate::pages::new_key::draft::{Field, KeyForm};
use crate::pages::new_key::footer::SAVE;
use crate::pages::new_key::note::note;
use crate::pages::new_key::similar_name::remark;
use crate::secret_issuance::SecretIssuance;
use crate::state::{
    Announcer, ApiContext, HistoryMode, HostBridge, HostHandle, Mutation, NavigationGuard,
    SessionContext,
};
use crate::ui::ShadowRootHandle;
use crate::ui::lean::{ErasedRwSignal, HtmlElement, bool_memo, html, nothing, text_signal};
use crate::ui::notice::{Notice, Severity};
use crate::ui::text_field::TextField;

#[derive(Clone, Copy)]
struct EditForm {
    id: StoredValue<String>,
    /// The last known settings of the key.
    base: ErasedRwSignal<Settings>,
    /// The revision of `base`.
    revision: ErasedRwSignal<u32>,
    draft: KeyForm,
    /// A notice above the form; empty if there is none.
    news: ErasedRwSignal<String>,
    mutation: Mutation,
    /// Leaves the form for the page of the key, after the settings are saved.
    close: Callback<()>,
    session: SessionContext,
    navigation: NavigationGuard,
    announcer: Announcer,
    host: HostHandle,
    root: ShadowRootHandle,
    api: ApiContext,
}

pub fn form(key: &Key) -> HtmlElement {
    let session = SessionContext::expect();
    let navigation = NavigationGuard::expect();
    let draft = KeyForm::of_key(session.options(), &Settings::from(key));
    let base = untrack(|| draft.current_values());
    let (id, issuance, host) = (
        key.id.clone(),
        SecretIssuance::expect(),
        HostBridge::expect(),
    );
    let close = Callback::new(move |()| {
        navigation.is_dirty.set(false);
        issuance.request_focus(id.clone());
        host.navigate(Route::Key(id.clone()), HistoryMode::Replace);
    });
    let edit = EditForm {
        id: StoredValue::new(key.id.clone()),
        base: ErasedRwSignal::new(base),
        revision: ErasedRwSignal::new(key.revision),
        draft,
        news: ErasedRwSignal::default(),
        mutation: Mutation::new(Callback::new(move |_| close.run(()))),
        close,
        session,
        navigation,
        announcer: Announcer::expect(),
        host,
        root: ShadowRootHandle::expect(),
        api: expect_context(),
    };
    let _ = edit.mutation.with_on_error(move |error| edit.handle(error));
    let suggestion = navigation.take_suggestion();
    navigation.is_dirty.set(suggestion.is_some());
    if let Some(suggestion) = suggestion {
        draft.apply_suggestion(suggestion);
        edit.news.set(settings_diff::PROPOSED.to_owned());
    }
    edit.root.focus("form-title".to_owned());
    edit.view(key)
}

impl EditForm {
    fn view(self, key: &Key) -> HtmlElement {
        let draft = self.draft;
        let busy = bool_memo(move || self.mutation.is_pending.get());
        let fields = html::fieldset()
            .class("bare")
            // The fieldset locks its fields and is no group for screen readers.
            .attr("role", "none")
            .bind_bool_attr("disabled", busy)
            .child(name(draft))
            .child(ip_allowlist_editor(
                draft.networks,
                draft.error(Field::Networks),
            ))
            .child(everything(key))
            .child(actions(draft))
            .child(self.expiry())
            .child(move || note(draft, self.root));
        let news = move || {
            let news = self.news.get();
            match news.is_empty() {
                true => nothing(),
                false => Notice::new(Severity::Warning, news).view(),
            }
        };
        let form = html::form()
            .class("form")
            .bool_attr("novalidate", true)
            .attr("autocomplete", "off")
            .attr("aria-labelledby", "form-title")
            .on("submit", move |event| {
                event.prevent_default();
                self.save();
            })
            .on("input", move |_| self.navigation.is_dirty.set(true))
            .on("keydown", move |event| {
                let key: &KeyboardEvent = event.unchecked_ref();
                if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
                    event.prevent_default();
                    self.save();
                }
            })
            .child(
                html::h2()
                    .id("form-title")
                    .attr("tabindex", "-1")
                    .child(&settings_diff::edit_named(&key.name)),
            )
            .child(news)
            .child(fields)
            .child(self.footer());
        html::div()
            .child(form)
            .child(mutation_reauthentication(self.mutation, SAVE))
    }

    fn expiry(self) -> HtmlElement {
        let draft = self.draft;
        let expiry = ExpiryField {
            expiry: draft.expiry,
            moment: draft.moment,
            policy: draft.policy,
            kept: draft.kept_expiry,
            any_address: draft.any_address,
            open: draft.expiry_open,
            touched: self.navigation.is_dirty,
        };
        expiry.view(draft.error(Field::Expiry), move || {
            draft.touch(Field::Expiry);
        })
    }
}

fn name(draft: KeyForm) -> HtmlElement {
    let name = TextField {
        id: Field::Name.id(),
        label: words::NAME,
        help: words::NAME_HELP,
        required: true,
        value: draft.name,
        error: draft.error(Field::Name),
        warning: text_signal(move || remark(draft.name)),
    };
    name.view(move || draft.touch(Field::Name))
}

/// Warns that the key may call all actions.
fn everything(key: &Key) -> Option<HtmlElement> {
    (key.allowed_actions.mode == ActionMode::All).then(|| {
        html::p()
            .class("notice warning")
            .child(settings_diff::EVERYTHING)
    })
}
