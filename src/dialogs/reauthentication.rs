//! Reauthentication: the signed-in user confirms their identity again. The pending save waits and
//! continues by itself.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::HtmlInputElement;

use crate::messages::errors::{self, Operation};
use crate::messages::reauthentication as words;
use crate::model::session::{AuthMethod, AuthMethodKind, window_url};
use crate::secret_issuance::secret_input;
use crate::state::{ApiContext, HostBridge, Mutation, SessionContext};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{
    ErasedRwSignal, HtmlElement, bool_memo, dynamic, effect, html, nothing, text_signal,
};
use crate::ui::modal::Modal;

const PASSWORD: &str = "check-password";

/// A request that waits for reauthentication.
#[derive(Clone)]
pub struct ReauthPrompt {
    /// The methods that the API accepts.
    pub methods: Vec<AuthMethod>,
    /// Whether an earlier reauthentication was not enough.
    pub is_retry: bool,
    /// Continues the request. May be called when no request waits any more, and then does nothing.
    pub on_success: Rc<dyn Fn()>,
    pub on_cancel: Rc<dyn Fn()>,
}

impl ReauthPrompt {
    /// The prompt for a mutation. After *Cancel* the focus moves to the element with `focus_id`.
    fn for_mutation(mutation: Mutation, methods: Vec<AuthMethod>, focus_id: &'static str) -> Self {
        let root = ShadowRootHandle::expect();
        Self {
            methods,
            is_retry: mutation.attempts.get_untracked() > 1,
            on_success: Rc::new(move || mutation.resume()),
            on_cancel: Rc::new(move || {
                mutation.cancel();
                root.focus(focus_id.to_owned());
            }),
        }
    }
}

/// The dialog of a mutation that waits for reauthentication. After *Cancel* the focus moves to the
/// element with `focus_id`.
#[must_use]
pub fn mutation_reauthentication(mutation: Mutation, focus_id: &'static str) -> AnyView {
    dynamic(move || match mutation.reauth_methods.get() {
        Some(methods) => untrack(|| {
            let prompt = ReauthPrompt::for_mutation(mutation, methods, focus_id);
            reauthentication_dialog(prompt)
        })
        .into_any(),
        None => nothing(),
    })
}

/// Offers the methods that the API accepts. Mounted while a request waits.
#[must_use]
pub fn reauthentication_dialog(prompt: ReauthPrompt) -> HtmlElement {
    let ReauthPrompt {
        methods,
        is_retry,
        on_success,
        on_cancel,
    } = prompt;
    let session = SessionContext::expect();
    let host = HostBridge::expect();
    let problem = ErasedRwSignal::new(String::from(if is_retry { words::AGAIN } else { "" }));
    let has = |method| methods.iter().any(|way| way.method == method);
    let by_host = has(AuthMethodKind::Host) && host.capabilities().reauthenticate.is_some();
    let url = window_url(&methods).map(|url| session.link(url));

    // In a window the user reauthenticates outside the page. The session reports it when they come
    // back.
    let before = untrack(|| session.reauthenticated_until());
    let passed = on_success.clone();
    effect(move |_| {
        let now = session.reauthenticated_until();
        if now.is_some() && now != before {
            passed();
        }
    });

    let passed = on_success.clone();
    let ask_host = move || {
        problem.set(String::new());
        let on_success = passed.clone();
        // May be called after the dialog is closed; `on_success` then does nothing.
        host.reauthenticate(Rc::new(move |passed| {
            if passed {
                on_success();
            } else {
                problem.set(words::NOT_BY_HOST.to_owned());
            }
        }));
    };
    let no_way = !by_host && url.is_none() && !has(AuthMethodKind::Password);
    let window = url.map(|url| {
        let link = html::a()
            .class("button plain")
            .attr("href", &url)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(words::IN_A_WINDOW);
        let on_success = on_success.clone();
        let done = button(ButtonVariant::Ghost, words::CONFIRMED, move || on_success());
        html::div().class("buttons").child(link).child(done)
    });
    let modal = Modal {
        labelledby: "check-title",
        describedby: "check-explanation",
        focus: "input, a, button",
    };
    let on_escape = on_cancel.clone();
    modal
        .view(move || on_escape())
        .child(html::h2().id("check-title").child(words::TITLE))
        .child(html::p().id("check-explanation").child(words::EXPLANATION))
        .child(has(AuthMethodKind::Password).then(|| by_password(problem, on_success)))
        .child(by_host.then(|| button(ButtonVariant::Primary, words::BY_HOST, ask_host)))
        .child(
            html::p()
                .id("check-error")
                .class("error")
                .attr("role", "alert")
                .bind_text(text_signal(move || problem.get())),
        )
        .child(window)
        .child(no_way.then(|| html::p().class("error").child(words::NO_WAY)))
        .child(
            html::footer().child(button(ButtonVariant::Secondary, words::CANCEL, move || {
                on_cancel()
            })),
        )
}

/// The password goes from the field into the request and is stored nowhere else.
fn by_password(problem: ErasedRwSignal<String>, resume: Rc<dyn Fn()>) -> HtmlElement {
    let api = expect_context::<ApiContext>();
    let session = SessionContext::expect();
    let root = ShadowRootHandle::expect();
    let user = session.user_name();
    let working = RwSignal::new(false);
    let input = html::input()
        .id(PASSWORD)
        .attr("type", "password")
        .attr("autocomplete", "current-password")
        .attr("maxlength", "256")
        .attr("aria-describedby", "check-error")
        .bool_attr("required", true);
    let field: HtmlInputElement = input.node();
    // A half-typed password must not stay in the back/forward cache or on the screen for another
    // user.
    let empty = {
        let field = SendWrapper::new(field.clone());
        move || field.set_value("")
    };
    let hiding = {
        let empty = empty.clone();
        window_event_listener(ev::pagehide, move |_| empty())
    };
    let present = bool_memo(move || session.is_signed_in());
    effect({
        let empty = empty.clone();
        move |_| {
            if !present.get() {
                empty();
            }
        }
    });
    on_cleanup(move || {
        hiding.remove();
        empty();
    });
    let send = move || {
        let Some(api) = api.get().filter(|_| !working.get_untracked()) else {
            return;
        };
        let password = secret_input::read_and_clear(&field);
        if password.expose().is_empty() {
            problem.set(words::TYPE_IT.to_owned());
            return;
        }
        working.set(true);
        problem.set(String::new());
        let resume = resume.clone();
        spawn_local(async move {
            let answer = api.reauthenticate(&password).await;
            drop(password);
            let _ = working.try_set(false);
            match answer {
                Ok(()) => resume(),
                Err(error) => {
                    problem.set(errors::sentence(&error, Operation::Confirming));
                    root.focus(PASSWORD.to_owned());
                }
            }
        });
    };
    let confirm = button(ButtonVariant::Primary, words::CONFIRM, send.clone());
    html::form()
        .class("field")
        .bool_attr("novalidate", true)
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        // Password managers look for the user name, and browsers warn if it is missing.
        .child(
            html::input()
                .attr("autocomplete", "username")
                .attr("value", &user)
                .bool_attr("hidden", true),
        )
        .child(html::label().attr("for", PASSWORD).child(words::PASSWORD))
        .child(input)
        .child(
            html::div().class("buttons").child(
                confirm
                    .attr("type", "submit")
                    .busy(bool_memo(move || working.get())),
            ),
        )
}
