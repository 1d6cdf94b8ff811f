//! Confirmation dialog before a key gets a new secret key: how long the old one stays valid.

use leptos::prelude::*;
use web_sys::Event as DomEvent;

use crate::messages::errors::{INSECURE_CONTEXT, Operation};
use crate::messages::{key_list, rotation as words};
use crate::model::key::Key;
use crate::model::options::RotationPolicy;
use crate::model::secret_request::SecretRequest;
use crate::notices::save_status::save_status;
use crate::notices::session_notice::session_notice;
use crate::secret_issuance::SecretIssuance;
use crate::state::{PendingRotation, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::focus::focus_is_lost;
use crate::ui::lean::{HtmlElement, bool_memo, html, nothing};
use crate::ui::modal::Modal;
use crate::ui::notice::{Notice, Severity};

/// Asks about the key of `PendingRotation`, rotates, and shows errors. Closes when the new secret
/// key is on the screen.
#[must_use]
pub fn rotate_dialog() -> AnyView {
    let asked = PendingRotation::expect().key.get_untracked();
    match asked.zip(SessionContext::expect().rotation()) {
        Some((key, policy)) => {
            PendingRotation::expect().propose(&key, policy.proposed);
            dialog(&key, &policy).into_any()
        }
        None => nothing(),
    }
}

fn dialog(key: &Key, policy: &RotationPolicy) -> HtmlElement {
    let issuance = SecretIssuance::expect();
    let session = SessionContext::expect();
    let rotating = PendingRotation::expect();
    let busy = bool_memo(move || issuance.phase().get().locks_form());
    let of_rotation = bool_memo(move || issuance.kind().get().is_rotation());
    let under_way = bool_memo(move || busy.get() && of_rotation.get());
    let opener = key.id.clone();
    // While the request is pending, the dialog stays open, so that the user sees the result.
    let cancel = move || {
        if under_way.get_untracked() {
            return;
        }
        if !busy.get_untracked() {
            issuance.clear_error();
        }
        rotating.clear();
        // If the button that opened the dialog was rendered again, nothing has the focus.
        let opener = opener.clone();
        request_animation_frame(move || {
            if focus_is_lost() {
                issuance.request_focus(opener);
            }
        });
    };
    // The status of a rotation. The status of a pending new key is shown behind this dialog.
    let is_secure = window().is_secure_context();
    let news = move || match (of_rotation.get(), busy.get()) {
        _ if !is_secure => Notice::new(Severity::Warning, INSECURE_CONTEXT).view(),
        (true, _) => untrack(|| save_status(Operation::Rotating)),
        (false, true) => Notice::new(Severity::Warning, words::ANOTHER_SAVE).view(),
        (false, false) => nothing(),
    };
    let key_id = key.id.clone();
    let rotate = move || {
        let intent = SecretRequest::Rotate {
            key_id: key_id.clone(),
            overlap_seconds: rotating.grace_period.get_untracked(),
        };
        let capabilities = untrack(|| session.capabilities());
        // Returns `false` only outside a secure context, which is told above.
        let _ = issuance.begin(intent, capabilities);
    };
    let label = if key.is_unconfirmed() {
        key_list::NEW_SECRET
    } else {
        words::ROTATE
    };
    let modal = Modal {
        labelledby: "rotate-title",
        describedby: "rotate-consequence",
        focus: "footer .plain",
    };
    modal
        .view(cancel.clone())
        .child(html::h2().id("rotate-title").child(&words::question(key)))
        .child(
            html::p()
                .id("rotate-consequence")
                .child(&words::consequence(key)),
        )
        .child(reasons(policy, busy))
        .child(session_notice())
        .child(news)
        .child(
            html::footer().child(
                html::div()
                    .class("buttons")
                    .child(button(ButtonVariant::Danger, label, rotate).busy(busy))
                    .child(button(ButtonVariant::Secondary, words::CANCEL, cancel).busy(under_way)),
            ),
        )
}

/// Planned, with an overlap during which the old secret key stays valid, or at once.
fn reasons(policy: &RotationPolicy, busy: Memo<bool>) -> HtmlElement {
    let rotating = PendingRotation::expect();
    let chosen = rotating.grace_period.get_untracked();
    let longest = RwSignal::new(if chosen > 0 { chosen } else { policy.proposed });
    let now = bool_memo(move || rotating.grace_period.get() == 0);
    let radio = |id: &'static str, checked: bool, overlap: Box<dyn Fn() -> u32>| {
        html::input()
            .id(id)
            .radio_in_group("rotate-reason")
            .bool_attr("checked", checked)
            .on("change", move |_| rotating.grace_period.set(overlap()))
    };
    let choices = policy.overlaps.iter().map(|seconds| {
        html::option()
            .attr("value", &seconds.to_string())
            .bool_attr("selected", *seconds == longest.get_untracked())
            .child(&words::overlap(*seconds))
    });
    let choose = move |event: DomEvent| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            longest.set(seconds);
            rotating.grace_period.set(seconds);
        }
    };
    let row = |radio: HtmlElement, label: &str, help: &str| {
        html::label()
            .class("choice")
            .child(radio)
            .child(html::span().child(label))
            .child(html::span().class("secondary").child(help))
    };
    let planned = radio(
        "rotate-planned",
        chosen > 0,
        Box::new(move || longest.get_untracked()),
    );
    let leaked = radio("rotate-leaked", chosen == 0, Box::new(|| 0));
    html::fieldset()
        .class("section")
        .bind_bool_attr("disabled", busy)
        .child(html::legend().child(words::WHY))
        .child(row(planned, words::PLANNED, words::PLANNED_HELP))
        .child(
            html::label()
                .class("filter inset")
                .bind_bool_attr("hidden", now)
                .child(html::span().child(words::GOES_ON_FOR))
                .child(html::select().on("change", choose).children(choices)),
        )
        .child(row(leaked, words::LEAKED, words::LEAKED_HELP))
}
