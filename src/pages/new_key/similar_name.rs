//! Warns if the typed name resembles another key's name or a secret, or mixes alphabets. It does
//! not prevent saving: names need not be unique.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ListQuery;
use crate::messages::form as words;
use crate::model::confusables::mixes_alphabets;
use crate::model::secret_shape::{SecretShape, secret_shape};
use crate::state::ApiContext;
use crate::state::spelling::confusable_skeleton;
use crate::ui::lean::{ErasedRwSignal, text_signal};

/// Empty if there is nothing to warn about.
pub fn similar_name(typed: RwSignal<String>) -> Signal<String> {
    let known = ErasedRwSignal::new(Vec::<(String, String)>::new());
    let api = expect_context::<ApiContext>();
    spawn_local(async move {
        let mut query = ListQuery::default();
        while let Some(api) = api.get()
            && let Ok(page) = api.list(&query).await
        {
            let names = page.keys.into_iter();
            known.update(|known| {
                known.extend(names.map(|key| (confusable_skeleton(&key.name), key.name)))
            });
            let is_gone = known.try_get_untracked().is_none();
            if is_gone || page.next_cursor.is_none() {
                return;
            }
            query.cursor = page.next_cursor;
        }
    });
    text_signal(move || {
        let confusable_skeleton = typed.with(|typed| confusable_skeleton(typed));
        let alike = known.with(|known| {
            let mut alike = known.iter().filter(|(other, _)| {
                !confusable_skeleton.is_empty() && *other == confusable_skeleton
            });
            alike.next().map(|(_, name)| words::resembles(name))
        });
        alike.unwrap_or_else(|| remark(typed))
    })
}

/// A warning about the name by itself; empty if there is none.
pub fn remark(typed: RwSignal<String>) -> String {
    let remark = typed.with(|typed| match secret_shape(typed) {
        Some(SecretShape::Announced | SecretShape::Likely) => words::MAY_BE_SECRET,
        None if mixes_alphabets(typed) => words::TWO_ALPHABETS,
        _ => "",
    });
    remark.to_owned()
}
