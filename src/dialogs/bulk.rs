//! Confirmation dialog for one action on several keys, and the result for each key.

mod outcome;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::sleep;
use crate::keys::key_actions::{KeyAction, REVOKE};
use crate::messages::bulk as words;
use crate::messages::errors::{self, Operation};
use crate::messages::marks::isolated;
use crate::model::error::ApiError;
use crate::model::key::Key;
use crate::state::{Announcer, ApiContext, HostBridge, OnSuccess, dates};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, bool_memo, html, nothing, text_signal};
use crate::ui::modal::Modal;
use crate::ui::text_field::TextField;
use outcome::{Outcome, is_failed, longest_wait, run};

const COUNT_INPUT_ID: &str = "several-number";

/// Asks for confirmation, runs `action` on one key after the other, and shows the result for each
/// key. Failed keys can be retried. `on_success` is called with each changed key. `on_close` is called
/// when the dialog should close, with the keys that failed, or with `None` if the user cancelled.
#[must_use]
pub fn bulk_action_dialog(
    keys: Vec<Key>,
    action: &'static KeyAction,
    on_success: OnSuccess,
    on_close: Callback<Option<Vec<Key>>>,
) -> HtmlElement {
    let api = expect_context::<ApiContext>();
    let announcer = Announcer::expect();
    let host = HostBridge::expect();
    let root = ShadowRootHandle::expect();
    // Keys that are already in the target state, or that the user may not change, are skipped.
    let keys: Vec<Key> = keys.into_iter().filter(action.applies_to).collect();
    let revokes = action.id == REVOKE.id;
    let count = keys.len();
    let used = keys.iter().filter(|key| dates::is_in_use(key)).count();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let working = RwSignal::new(false);
    let waiting = RwSignal::new(false);
    let outcomes = ErasedRwSignal::new(vec![None::<Outcome>; count]);
    let begun =
        bool_memo(move || working.get() || outcomes.with(|all| all.iter().any(Option::is_some)));
    let all_done =
        bool_memo(move || outcomes.with(|all| all.iter().all(Option::is_some)) && !working.get());
    let has_failed = bool_memo(move || outcomes.with(|all| all.iter().any(is_failed)));
    // The keys as last loaded. A retry needs the present revision.
    let known = StoredValue::new(keys.clone());

    let work = move || {
        let Some(api) = api.get() else { return };
        working.set(true);
        spawn_local(async move {
            let mut stopped: Option<ApiError> = None;
            for at in 0..count {
                let open = outcomes.try_get_untracked();
                let Some(open) = open.and_then(|all| all.get(at).cloned()) else {
                    return;
                };
                if open.is_some() && !is_failed(&open) {
                    continue;
                }
                let Some(key) = known.try_with_value(|all| all.get(at).cloned()).flatten() else {
                    return;
                };
                // An error about the caller, such as 403 or 429, applies to the remaining keys,
                // too: they are not requested.
                let outcome = match stopped.clone() {
                    Some(error) => Outcome::Failed(error),
                    None => {
                        run(&api, key, action, on_success, host, |now| {
                            known.try_update_value(|all| all[at] = now);
                        })
                        .await
                    }
                };
                if let Outcome::Failed(error) = &outcome
                    && error.kind.is_about_the_caller()
                {
                    stopped = Some(error.clone());
                }
                outcomes.update(|all| all[at] = Some(outcome));
            }
            let Some(all) = outcomes.try_get_untracked() else {
                return;
            };
            let of = |is: fn(&Outcome) -> bool| all.iter().flatten().filter(|one| is(one)).count();
            let well = of(|one| matches!(one, Outcome::Done));
            let counted = of(|one| !matches!(one, Outcome::Needless(_)));
            let _ = working.try_set(false);
            announcer.announce(&words::result(revokes, well, counted));
            root.focus("several-close".to_owned());
            if let Some(seconds) = longest_wait(&all) {
                let _ = waiting.try_set(true);
                sleep(Duration::from_secs(seconds.into())).await;
                let _ = waiting.try_set(false);
            }
        });
    };
    let press = move || {
        let number = typed.with_untracked(|typed| words::is_number(typed, count));
        if used > 0 && !number {
            wrong.set(true);
            root.focus(COUNT_INPUT_ID.to_owned());
        } else if !begun.get_untracked() {
            work();
        }
    };
    // While requests are pending, the dialog stays open, so that the user sees the result.
    let close = move || {
        if !begun.get_untracked() {
            on_close.run(None);
        } else if !working.get_untracked() {
            let all = outcomes.get_untracked();
            let failed =
                |(key, outcome): (Key, &Option<Outcome>)| is_failed(outcome).then_some(key);
            let left = known.get_value().into_iter().zip(&all).filter_map(failed);
            on_close.run(Some(left.collect()));
        }
    };
    let ask_number = (used > 0).then(|| {
        let field = TextField {
            id: COUNT_INPUT_ID,
            label: words::NUMBER,
            help: "",
            required: false,
            value: typed,
            error: text_signal(move || match wrong.get() {
                true => words::type_number(count),
                false => String::new(),
            }),
            warning: Signal::default(),
        };
        html::div()
            .child(html::p().child(&words::in_use(used, count)))
            .child(field.view(|| {}))
            .bind_bool_attr("hidden", begun)
    });
    let listed = keys.clone();
    let rows = move || {
        let outcomes = outcomes.get();
        let rows = listed.iter().enumerate().map(|(at, key)| {
            let line = html::li().child(html::span().child(&isolated(&key.name)));
            let badge = |words: &str| html::span().class("badge").child(words);
            match outcomes.get(at).and_then(Option::as_ref) {
                None => line,
                Some(Outcome::Done) => line.child(" ").child(badge(words::done(revokes))),
                Some(Outcome::Needless(status)) => {
                    line.child(" ").child(badge(words::needless(*status)))
                }
                Some(Outcome::Failed(error)) => {
                    let operation = match revokes {
                        true => Operation::Revoking,
                        false => Operation::Switching,
                    };
                    let sentence = errors::sentence(error, operation);
                    line.child(html::p().class("error").child(&sentence))
                }
            }
        });
        html::ul().class("several").children(rows).into_any()
    };
    let label = words::do_it(revokes, count);
    let buttons = move || {
        if all_done.get() {
            let close = button(ButtonVariant::Primary, words::CLOSE, close).id("several-close");
            let again = has_failed.get().then(|| {
                button(ButtonVariant::Secondary, errors::TRY_AGAIN, work)
                    .busy(bool_memo(move || waiting.get()))
            });
            return html::div()
                .class("buttons")
                .child(close)
                .child(again)
                .into_any();
        }
        if count == 0 {
            return nothing();
        }
        let act = button(ButtonVariant::Danger, &label, press).busy(begun);
        let keep = button(ButtonVariant::Secondary, words::KEEP, close).busy(begun);
        html::div()
            .class("buttons")
            .child(act)
            .child(keep)
            .into_any()
    };
    let modal = Modal {
        labelledby: "several-title",
        describedby: "several-consequence",
        focus: "footer .plain",
    };
    modal
        .view(close)
        .child(
            html::h2()
                .id("several-title")
                .child(&words::question(revokes, count)),
        )
        .child(
            html::p()
                .id("several-consequence")
                .child(words::consequence(revokes)),
        )
        .child(rows)
        .child(ask_number)
        .child(html::footer().child(buttons))
}
