//! What about a key is worth acting on, a line each.

use super::{count, time};
use crate::model::warnings::Attention;

/// One line.
#[must_use]
pub fn line(attention: Attention) -> String {
    match attention {
        Attention::AnyAddress => "Works from any address. Limit it to where it is used.".to_owned(),
        Attention::Unused(days) => format!(
            "Not used for {}. Revoke it if nothing needs it.",
            count(days as usize, "day", "days")
        ),
        Attention::ExpiresIn(0) => "Expires within a day.".to_owned(),
        Attention::ExpiresIn(days) => {
            format!("Expires in {}.", count(days as usize, "day", "days"))
        }
        Attention::RefusedCalls(1) => "1 call was refused in the last 7 days.".to_owned(),
        Attention::RefusedCalls(calls) => format!(
            "{} calls were refused in the last 7 days.",
            time::number(calls as usize)
        ),
    }
}
