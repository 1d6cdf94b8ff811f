//! Warnings about a key that the user can act on.

use crate::messages::warnings as words;
use crate::model::key::Key;
use crate::model::warnings::KeyWarning;
use crate::state::dates;
use crate::ui::lean::{HtmlElement, html};

/// One line per warning; `None` if there are no warnings. `way` returns a button for the next step.
#[must_use]
pub fn key_warnings(
    key: &Key,
    way: impl Fn(KeyWarning) -> Option<HtmlElement>,
) -> Option<HtmlElement> {
    let all = key.warnings(dates::days_ago);
    let lines = all.iter().map(|attention| {
        html::li()
            .class("warning-text")
            .child(&words::line(*attention))
            .child(way(*attention))
    });
    (!all.is_empty()).then(|| html::ul().class("hints secondary").children(lines))
}
