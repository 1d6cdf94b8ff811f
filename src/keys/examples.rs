//! Example commands to try a key, in a closed `<details>`.

use leptos::prelude::*;

use crate::messages::examples as words;
use crate::model::key::{ActionMode, Key};
use crate::model::options::Options;
use crate::state::SessionContext;
use crate::ui::lean::{HtmlElement, html};

/// Commands for the first action that the key may call and that has an example. `None` if there is
/// no such action, or the API gives no base URL.
#[must_use]
pub fn curl_examples(key: &Key) -> Option<HtmlElement> {
    let options = SessionContext::expect().options();
    let (base, action, body) = untrack(|| {
        options.with(|options| options.ready().and_then(|options| example(options, key)))
    })?;
    let commands = words::commands(&base, &action, &body);
    let blocks = commands.into_iter().map(|(name, command)| {
        let code = html::pre()
            .attr("tabindex", "0")
            .attr("aria-label", name)
            .attr("role", "group")
            .child(html::code().child(&command));
        html::div()
            .child(html::p().class("caption").child(name))
            .child(code)
    });
    Some(
        html::details()
            .class("try-it")
            .child(html::summary().child(words::TRY_IT))
            .child(html::p().class("caption").child(words::FIRST))
            .children(blocks),
    )
}

/// The base URL, the id of the action, and its example body.
fn example(options: &Options, key: &Key) -> Option<(String, String, String)> {
    let base = options.public_base.clone()?;
    let allowed = &key.allowed_actions;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let may = |id: &String| allowed.mode == ActionMode::All || allowed.actions.contains(id);
    let mut actions = options
        .action_groups
        .iter()
        .flat_map(|group| &group.actions);
    let action = actions.find(|action| {
        action.example_body.is_some() && may(&action.id) && action.id.bytes().all(is_plain)
    })?;
    Some((base, action.id.clone(), action.example_body.clone()?))
}
