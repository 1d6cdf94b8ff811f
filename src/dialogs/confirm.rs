//! Confirmation dialog before a key is revoked or its old secret key is ended.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dialogs::reauthentication::mutation_reauthentication;
use crate::keys::key_actions::{DISABLE, KeyAction, REVOKE};
use crate::messages::{key_lifecycle, key_list, rotation};
use crate::model::key::{Key, Status};
use crate::model::usage::Period;
use crate::notices::error_notice::mutation_error;
use crate::secret_issuance::clipboard;
use crate::state::spelling::is_same_name;
use crate::state::{Announcer, ApiContext, Mutation, OnSuccess, SessionContext, dates};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, bool_memo, html, text_signal};
use crate::ui::modal::Modal;
use crate::ui::text_field::TextField;

const NAME_INPUT_ID: &str = "danger-name";
const KEEP_ID: &str = "danger-keep";

/// Asks for confirmation of `action`, carries it out, and shows errors. The user can also disable a key instead of
/// revoking it. `on_keep` is called when the user cancels.
#[must_use]
pub fn confirm_dialog(
    key: &Key,
    action: &'static KeyAction,
    on_success: OnSuccess,
    on_keep: Callback<()>,
) -> AnyView {
    let mutation = Mutation::new(on_success);
    let revokes = action.id == REVOKE.id;
    let (question, consequence, label, keep_label) = if revokes {
        (
            key_list::revoke_question(&key.name),
            key_list::revoke_consequence(key),
            key_list::REVOKE,
            key_list::KEEP,
        )
    } else {
        (
            rotation::END_QUESTION.to_owned(),
            rotation::end_consequence(key),
            rotation::END_OLD,
            rotation::KEEP_OLD,
        )
    };
    let submit = {
        let key = key.clone();
        move |action: &KeyAction| action.submit(&key, mutation)
    };
    // While the request is pending, the dialog stays open, so that the user sees the result.
    let keep = move || {
        if !mutation.is_pending.get_untracked() {
            on_keep.run(());
        }
    };
    let busy = bool_memo(move || mutation.is_pending.get());
    // In an incident speed matters: the user must type the name only if the key is in use.
    let asks_name = revokes && dates::is_in_use(key) && !key.is_held_by_nobody();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let name = asks_name.then(|| name_field(key, typed, wrong));
    let root = ShadowRootHandle::expect();
    let written = key.name.clone();
    let disable = (revokes && may_disable(key)).then(|| {
        let submit = submit.clone();
        let disable = move || submit(&DISABLE);
        html::div()
            .class("buttons")
            .child(
                html::p()
                    .class("secondary")
                    .child(key_lifecycle::DISABLE_FIRST),
            )
            .child(
                button(
                    ButtonVariant::Secondary,
                    key_lifecycle::DISABLE_INSTEAD,
                    disable,
                )
                .busy(busy),
            )
    });
    let confirm = move || {
        if asks_name && !typed.with_untracked(|typed| is_same_name(typed, &written)) {
            wrong.set(true);
            root.focus(NAME_INPUT_ID.to_owned());
        } else {
            submit(action);
        }
    };
    let modal = Modal {
        labelledby: "danger-title",
        describedby: "danger-consequence",
        // A notice above the footer may have a `.plain` button, too.
        focus: "footer .plain",
    };
    let dialog = modal
        .view(keep)
        .child(html::h2().id("danger-title").child(&question))
        .child(html::p().id("danger-consequence").child(&consequence))
        .child(revokes.then(|| last_day(key)).flatten())
        .child(disable)
        .child(name)
        .child(mutation_error(mutation))
        .child(
            html::footer().child(
                html::div()
                    .class("buttons")
                    .child(button(ButtonVariant::Danger, label, confirm).busy(busy))
                    .child(
                        button(ButtonVariant::Secondary, keep_label, keep)
                            .id(KEEP_ID)
                            .busy(busy),
                    ),
            ),
        );
    vec![
        dialog.into_any(),
        // After *Cancel* the focus is on the choice that changes nothing.
        mutation_reauthentication(mutation, KEEP_ID),
    ]
    .into_any()
}

fn may_disable(key: &Key) -> bool {
    let can = untrack(|| SessionContext::expect().capabilities().edit);
    can && key.may_edit && key.status == Status::Active
}

/// The calls of the last 24 hours, which revoking would stop. `None` if the key is not active or
/// the API has no usage data.
fn last_day(key: &Key) -> Option<HtmlElement> {
    let has_usage = untrack(|| SessionContext::expect().capabilities().usage);
    if !has_usage || key.status != Status::Active {
        return None;
    }
    let api = expect_context::<ApiContext>();
    let words = RwSignal::new(key_lifecycle::LOOKING.to_owned());
    let id = key.id.clone();
    spawn_local(async move {
        let Some(api) = api.get() else { return };
        let found = match api.usage(&id, Period::Day).await {
            Ok(usage) => key_lifecycle::last_day(&usage),
            Err(_) => key_lifecycle::CANNOT_LOOK.to_owned(),
        };
        let _ = words.try_set(found);
    });
    Some(html::p().attr("role", "status").bind_text(words.into()))
}

fn name_field(key: &Key, typed: RwSignal<String>, wrong: RwSignal<bool>) -> HtmlElement {
    let (written, copied) = (key.name.clone(), key.name.clone());
    let field = TextField {
        id: NAME_INPUT_ID,
        label: key_lifecycle::TYPE_NAME,
        help: "",
        required: false,
        value: typed,
        error: text_signal(move || match wrong.get() {
            true => key_lifecycle::type_name(&written),
            false => String::new(),
        }),
        warning: Signal::default(),
    };
    field.view(|| {}).child(copy_name(copied))
}

/// A button that copies the name, which may be hard to type.
fn copy_name(name: String) -> HtmlElement {
    let announcer = Announcer::expect();
    let outcome = RwSignal::new(String::new());
    let copy = move || {
        let writing = clipboard::write(&name);
        spawn_local(async move {
            let arrived = match writing {
                Ok(writing) => clipboard::written_within(writing).await,
                Err(error) => Err(error),
            };
            let words = match arrived {
                Ok(()) => key_lifecycle::NAME_COPIED,
                Err(_) => key_lifecycle::NAME_NOT_COPIED,
            };
            if outcome.try_set(words.to_owned()).is_none() {
                announcer.announce(words);
            }
        });
    };
    html::div()
        .class("buttons")
        .child(button(ButtonVariant::Ghost, key_lifecycle::COPY_NAME, copy))
        .child(html::span().class("secondary").bind_text(outcome.into()))
}
