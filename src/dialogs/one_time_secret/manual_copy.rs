//! Both values in one field, for a manual copy after the clipboard refused them.

use leptos::prelude::*;

use super::secret_field::read_only;
use crate::messages::one_time as words;
use crate::model::credentials::CopyTarget;
use crate::ui::lean::{html, nothing};

pub const FIELD: &str = "one-time-by-hand";

/// The field, if `part` is both values; single values already have fields. `on_copied` is called
/// after a manual copy.
pub fn manual_copy(part: Option<CopyTarget>, on_copied: impl Fn(CopyTarget) + 'static) -> AnyView {
    match part {
        Some(part @ (CopyTarget::Both | CopyTarget::BothAsJson)) => html::div()
            .class("secret")
            .child(html::label().attr("for", FIELD).child(words::BY_HAND))
            .child(read_only(part, FIELD, on_copied).attr("placeholder", words::HIDDEN))
            .into_any(),
        _ => nothing(),
    }
}
