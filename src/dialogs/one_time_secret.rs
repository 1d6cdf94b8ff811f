//! The one-time dialog: shows the new secret key, which can be shown only once.

mod close_confirmation;
mod idle;
mod manual_copy;
mod secret_field;
mod visibility;

use leptos::ev::{self, BeforeUnloadEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::keys::examples::curl_examples;
use crate::messages::one_time as words;
use crate::model::credentials::{CopyProgress, CopyTarget, CredentialSet};
use crate::model::secret_request::SecretRequestKind;
use crate::notices::help::help_link;
use crate::secret_issuance::{Event, Phase, SecretIssuance};
use crate::state::HostBridge;
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, bool_memo, effect, html, nothing, text_signal};
use crate::ui::modal::Modal;
use crate::ui::notice::{Notice, Severity};
use close_confirmation::close_confirmation;
use manual_copy::manual_copy;
use secret_field::secret_field;
use visibility::SecretVisibility;

/// Ids of the elements that get the focus.
const COPY_BOTH: &str = "one-time-copy-both";
const API_KEY: &str = "one-time-api-key";
const SECRET_KEY: &str = "one-time-secret-key";

/// Mounted while the issuance is in `Phase::Open`.
#[must_use]
pub fn one_time_dialog() -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let root = ShadowRootHandle::expect();
    let visibility = SecretVisibility::new(HostBridge::expect().capabilities().start_hidden);
    let status = ErasedRwSignal::new(None::<&'static str>);
    let failed = ErasedRwSignal::new(None::<CopyTarget>);
    let alert = RwSignal::new(false);
    let phase = issuance.phase().get_untracked();
    let (scope, _) = open(phase);
    let purpose = issuance.kind().get_untracked();
    let key = issuance.key().get_untracked();

    let copy = move |part: CopyTarget| {
        let (_, before) = open(issuance.phase().get_untracked());
        spawn_local(async move {
            let answer = issuance.copy(part).await;
            failed.set(answer.err().map(|_| part));
            let _ = alert.try_set(answer.is_err());
            status.set(answer.is_ok().then(|| words::just_copied(part, before)));
            // A value that could not be copied is shown and selected for a manual copy.
            if answer.is_err() {
                visibility.reveal(part);
                root.focus_and_select(match part {
                    CopyTarget::ApiKey => API_KEY,
                    CopyTarget::SecretKey => SECRET_KEY,
                    CopyTarget::Both | CopyTarget::BothAsJson => manual_copy::FIELD,
                });
            }
        });
    };
    let copied_manually = move |part: CopyTarget| {
        issuance.copied_manually(part);
        alert.set(false);
        status.set(None);
    };
    let ask = move || {
        status.set(None);
        issuance.dispatch(Event::CloseRequested);
    };
    let keep_open = move || {
        issuance.dispatch(Event::KeepOpen);
        let copying = if scope == CredentialSet::Pair {
            COPY_BOTH
        } else {
            SECRET_KEY
        };
        root.focus(copying.to_owned());
    };
    let went_still = move || {
        visibility.hide_all();
        status.set(Some(words::WENT_STILL));
    };

    let unload = window_event_listener(ev::beforeunload, move |event: BeforeUnloadEvent| {
        if issuance.phase().get_untracked().has_uncopied_secret() {
            event.prevent_default();
            // Older browsers read this value instead.
            event.set_return_value("-");
        }
    });
    on_cleanup(move || unload.remove());

    let failure =
        text_signal(move || String::from(if alert.get() { words::NOT_COPIED } else { "" }));
    // A late confirmation by the clipboard still counts and clears the error.
    let done = bool_memo(move || {
        let (scope, copied) = open(issuance.phase().get());
        copied.is_complete(scope)
    });
    effect(move |_| {
        if done.get() {
            alert.set(false);
        }
    });
    let withdrawn = move || match issuance.superseded().get() {
        true => Notice::new(Severity::Danger, words::WITHDRAWN).view(),
        false => nothing(),
    };
    let asking =
        bool_memo(move || matches!(issuance.phase().get(), Phase::Open { asking: true, .. }));
    let state = move || {
        let (_, copied) = open(issuance.phase().get());
        status.get().unwrap_or_else(|| words::state(copied, scope))
    };
    let state = text_signal(move || state().to_owned());
    let asked = move || {
        let (_, copied) = open(issuance.phase().get());
        words::question(copied, scope, purpose).to_owned()
    };
    let asked = text_signal(asked);
    let footer = move || {
        if asking.get() {
            return close_confirmation(asked, keep_open);
        }
        vec![
            html::p().attr("role", "status").bind_text(state).into_any(),
            button(ButtonVariant::Secondary, words::CLOSE, ask).into_any(),
        ]
        .into_any()
    };

    let modal = Modal {
        labelledby: "one-time-title",
        describedby: "one-time-explanation",
        focus: ".primary",
    };
    let (title, explanation) = match (purpose, &key) {
        (SecretRequestKind::Rotate { overlap_seconds }, Some(key)) => {
            (words::TITLE_ROTATED, words::rotated(key, overlap_seconds))
        }
        _ => (words::TITLE, words::EXPLANATION.to_owned()),
    };
    let is_pair = scope == CredentialSet::Pair;
    let kind = if is_pair {
        ButtonVariant::Secondary
    } else {
        ButtonVariant::Primary
    };
    let dialog = idle::on_idle(modal.view(ask), went_still)
        .child(html::h2().id("one-time-title").child(title))
        .child(html::p().id("one-time-explanation").child(&explanation))
        .child(withdrawn)
        .child(is_pair.then(|| {
            secret_field(
                CopyTarget::ApiKey,
                API_KEY,
                ButtonVariant::Secondary,
                visibility,
                copy,
                copied_manually,
            )
        }))
        .child(secret_field(
            CopyTarget::SecretKey,
            SECRET_KEY,
            kind,
            visibility,
            copy,
            copied_manually,
        ))
        .child(is_pair.then(|| both(copy)))
        .child(
            html::p()
                .class("error")
                .attr("role", "alert")
                .bind_text(failure),
        )
        .child(move || manual_copy(failed.get(), copied_manually));
    let may_do = key.as_ref().map(words::what_it_may_do).unwrap_or_default();
    dialog
        .child(html::p().class("secondary").child(&may_do))
        .child(key.as_ref().and_then(curl_examples))
        .child(html::p().class("caption").child(words::KEEP_SAFE))
        .child(
            html::p()
                .class("caption")
                .child(words::NEVER_SEND)
                .child(" ")
                .child(help_link()),
        )
        .child(html::footer().child(footer))
}

/// The buttons that copy both values, as lines of an `.env` file or as JSON.
fn both(copy: impl Fn(CopyTarget) + Copy + 'static) -> HtmlElement {
    let env = button(ButtonVariant::Primary, words::COPY_BOTH, move || {
        copy(CopyTarget::Both)
    });
    let json = button(ButtonVariant::Secondary, words::COPY_AS_JSON, move || {
        copy(CopyTarget::BothAsJson)
    });
    html::div()
        .class("buttons")
        .child(env.id(COPY_BOTH))
        .child(json)
        .child(html::span().class("caption").child(words::FORMS))
}

fn open(phase: Phase) -> (CredentialSet, CopyProgress) {
    match phase {
        Phase::Open { scope, copied, .. } => (scope, copied),
        _ => Default::default(),
    }
}
