//! Says when the name that is typed resembles that of another key. It hinders nobody: names need
//! not be unique.

use js_sys::JsString;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ListQuery;
use crate::context::ApiContext;
use crate::domain::alike::gist;
use crate::reactive::{State, sentence};
use crate::text::form as words;

/// The warning for what is typed; empty where there is nothing to warn of, or where the API does
/// not tell the names.
pub fn similar_name(typed: RwSignal<String>) -> Signal<String> {
    let known = State::new(Vec::<(String, String)>::new());
    let api = expect_context::<ApiContext>();
    spawn_local(async move {
        let mut query = ListQuery::default();
        while let Some(api) = api.get()
            && let Ok(page) = api.list(&query).await
        {
            let names = page.keys.into_iter();
            known.update(|known| known.extend(names.map(|key| (folded(&key.name), key.name))));
            let is_gone = known.try_get_untracked().is_none();
            if is_gone || page.next_cursor.is_none() {
                return;
            }
            query.cursor = page.next_cursor;
        }
    });
    sentence(move || {
        let gist = typed.with(|typed| folded(typed));
        let alike = known.with(|known| {
            let mut alike = known
                .iter()
                .filter(|(other, _)| !gist.is_empty() && *other == gist);
            alike.next().map(|(_, name)| words::resembles(name))
        });
        alike.unwrap_or_default()
    })
}

/// The gist of a name without regard to capitals and to compatible characters (Unicode UAX #15),
/// as the browser folds them.
fn folded(name: &str) -> String {
    let compatible = JsString::from(name).normalize("NFKC").to_lower_case();
    gist(&String::from(compatible))
}
