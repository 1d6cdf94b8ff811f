//! Texts of the warnings about a key, one line each.

use super::{count, time};
use crate::model::warnings::KeyWarning;

#[must_use]
pub fn line(attention: KeyWarning) -> String {
    match attention {
        KeyWarning::AnyAddress => {
            "Works from any address. Limit it to where it is used.".to_owned()
        }
        KeyWarning::Unused(days) => format!(
            "Not used for {}. Revoke it if nothing needs it.",
            count(days as usize, "day", "days")
        ),
        KeyWarning::ExpiresIn(0) => "Expires within a day.".to_owned(),
        KeyWarning::ExpiresIn(days) => {
            format!("Expires in {}.", count(days as usize, "day", "days"))
        }
        KeyWarning::RefusedCalls(1) => "1 call was refused in the last 7 days.".to_owned(),
        KeyWarning::RefusedCalls(calls) => format!(
            "{} calls were refused in the last 7 days.",
            time::number(calls as usize)
        ),
    }
}
