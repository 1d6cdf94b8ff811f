//! The question before one thing is done with several keys, and what became of each of them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::button::{Kind, button};
use super::dynamic::nothing;
use super::element::{El, el};
use super::modal::Modal;
use super::text_field::TextField;
use crate::context::{Announcer, ApiContext, Root, calendar};
use crate::domain::error::ApiError;
use crate::domain::key::{Key, Status};
use crate::domain::key_change::KeyChange;
use crate::reactive::{State, sentence, truth};
use crate::text::errors::{self, Doing};
use crate::text::marks::isolated;
use crate::text::several as words;

/// What is done with all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// They are switched off.
    Disable,
    /// They are ended for good.
    Revoke,
}

/// What became of one of them.
type Outcome = Result<(), ApiError>;

/// Id of the box for the number.
const NUMBER: &str = "several-number";

/// Asks whether to do it to `keys`, does it to one after the other, and tells what became of each.
/// `on_done` hears of each key as it is then; `on_close` when the dialog is to go.
#[must_use]
pub fn several_dialog(
    keys: Vec<Key>,
    deed: Deed,
    on_done: Callback<Key>,
    on_close: Callback<()>,
) -> El {
    let api = expect_context::<ApiContext>();
    let announcer = Announcer::expect();
    let root = Root::expect();
    // What is so already needs nothing.
    let keys: Vec<Key> = keys.into_iter().filter(|key| is_to_do(key, deed)).collect();
    let count = keys.len();
    let used = keys.iter().filter(|key| calendar::is_in_use(key)).count();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let working = RwSignal::new(false);
    let outcomes = State::new(Vec::<Outcome>::new());
    let begun = truth(move || working.get() || outcomes.with(|all| !all.is_empty()));
    let all_done = truth(move || outcomes.with(Vec::len) == count && !working.get());

    let work = {
        let keys = keys.clone();
        move || {
            let (Some(api), keys) = (api.get(), keys.clone()) else {
                return;
            };
            working.set(true);
            spawn_local(async move {
                for key in &keys {
                    let answer = match deed {
                        Deed::Revoke => api.revoke(&key.id).await,
                        Deed::Disable => {
                            let off = KeyChange::switch(false);
                            api.change_key(&key.id, key.revision, &off).await
                        }
                    };
                    let outcome = match answer {
                        Ok(key) => {
                            let _ = on_done.try_run(key);
                            Ok(())
                        }
                        Err(error) => Err(error),
                    };
                    outcomes.update(|all| all.push(outcome));
                }
                if working.try_set(false).is_none()
                    && let Some(all) = outcomes.try_get_untracked()
                {
                    let well = all.iter().filter(|outcome| outcome.is_ok()).count();
                    announcer.say(&words::result(deed == Deed::Revoke, well, all.len()));
                    root.focus("several-close".to_owned());
                }
            });
        }
    };
    let press = move || {
        let number = typed.with_untracked(|typed| typed.trim() == count.to_string());
        if used > 0 && !number {
            wrong.set(true);
            root.focus(NUMBER.to_owned());
        } else if !begun.get_untracked() {
            work();
        }
    };
    // While it is under way the dialog stays, or nobody would see how it ends.
    let close = move || {
        if !working.get_untracked() {
            on_close.run(());
        }
    };
    let ask_number = (used > 0).then(|| {
        let field = TextField {
            id: NUMBER,
            label: words::NUMBER,
            help: "",
            required: false,
            value: typed,
            error: sentence(move || match wrong.get() {
                true => words::type_number(count),
                false => String::new(),
            }),
            warning: Signal::default(),
        };
        el("div")
            .child(el("p").text(&words::in_use(used, count)))
            .child(field.view(|| {}))
            .flag_of("hidden", begun)
    });
    let listed = keys.clone();
    let rows = move || {
        let outcomes = outcomes.get();
        let rows = listed.iter().enumerate().map(|(at, key)| {
            let line = el("li").child(el("span").text(&isolated(&key.name)));
            match outcomes.get(at) {
                None => line,
                Some(Ok(())) => line.text(" ").child(
                    el("span")
                        .class("badge")
                        .text(words::done(deed == Deed::Revoke)),
                ),
                Some(Err(error)) => {
                    let doing = if deed == Deed::Revoke {
                        Doing::Revoking
                    } else {
                        Doing::Switching
                    };
                    let sentence = errors::sentence(error, doing);
                    line.child(el("p").class("error").text(&sentence))
                }
            }
        });
        el("ul").class("several").children(rows).into_any()
    };
    let label = words::do_it(deed == Deed::Revoke, count);
    let buttons = move || {
        if all_done.get() {
            return button(Kind::Primary, words::CLOSE, close)
                .id("several-close")
                .into_any();
        }
        if count == 0 {
            return nothing();
        }
        let act = button(Kind::Danger, &label, press.clone()).busy(begun);
        let keep = button(Kind::Plain, words::KEEP, close).busy(begun);
        el("div").class("buttons").child(act).child(keep).into_any()
    };
    let modal = Modal {
        labelledby: "several-title",
        describedby: "several-consequence",
        focus: "footer .plain",
    };
    modal
        .view(close)
        .child(
            el("h2")
                .id("several-title")
                .text(&words::question(deed == Deed::Revoke, count)),
        )
        .child(
            el("p")
                .id("several-consequence")
                .text(words::consequence(deed == Deed::Revoke)),
        )
        .dynamic(rows)
        .child_if(ask_number)
        .child(el("footer").dynamic(buttons))
}

/// Whether there is anything to do with a key.
#[must_use]
pub fn is_to_do(key: &Key, deed: Deed) -> bool {
    match deed {
        Deed::Disable => key.may_edit && key.status == Status::Active,
        Deed::Revoke => key.may_revoke && key.status != Status::Revoked,
    }
}
