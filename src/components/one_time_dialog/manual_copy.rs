//! Both values in one field, for a copy by hand where the clipboard refused them.

use leptos::prelude::*;

use super::secret_field::read_only;
use crate::messages::one_time as words;
use crate::model::credentials::CopyTarget;
use crate::ui::lean::{html, nothing};

/// Id of the field.
pub const FIELD: &str = "one-time-by-hand";

/// The field, where it is `part` that was refused; single values have fields already. `on_copied` hears
/// of a copy by hand.
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
