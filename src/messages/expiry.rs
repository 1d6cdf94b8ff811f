//! Texts of the expiry and the note.

use super::{count, duration, time};
use crate::model::expiry::{ExpiryError, Reminder};

pub const EXPIRY: &str = "Expiry";
/// Button that opens the list of choices.
pub const CHANGE: &str = "Change";
/// Accessible name of the `CHANGE` button.
pub const CHANGE_NAMED: &str = "Change the expiry";
/// Label of the list of choices.
pub const EXPIRES: &str = "Expires";
/// Choice: a day that the user enters.
pub const ON_A_DATE: &str = "On a date";
pub const NEVER: &str = "Never";
/// Label of the date field.
pub const LAST_DAY: &str = "Last day";
pub const NEVER_EXPIRES: &str = "Never expires";
pub const NEVER_WARNING: &str =
    "A key without an end is easily forgotten, and works for whoever finds it.";
/// Warning when the key expires within a day.
pub const SOON: &str = "Less than a day from now. Choose a later day if the program runs longer.";
/// Button that opens the note field.
pub const ADD_A_NOTE: &str = "Add a note";
/// Label of the note field.
pub const NOTE: &str = "Where will this key live?";
pub const NOTE_HELP: &str = "For example “Vault, prod/crm” or “GitHub secret of crm-sync”. Everyone who sees the list sees the note, so never put a key in it.";

/// "Expires 21 February 2027".
#[must_use]
pub fn line(moment: Option<&str>) -> String {
    match moment {
        Some(moment) => format!("Expires {}", time::long_day(moment)),
        None => NEVER_EXPIRES.to_owned(),
    }
}

/// Choice: the current expiry of the key.
#[must_use]
pub fn kept(moment: Option<&str>) -> String {
    match moment {
        Some(moment) => format!("As it is: {}", time::long_day(moment)),
        None => "As it is: never".to_owned(),
    }
}

/// Choice: "In 30 days".
#[must_use]
pub fn days(n: u32) -> String {
    match n {
        365 => "In 1 year".to_owned(),
        n => format!("In {}", count(n as usize, "day", "days")),
    }
}

/// The exact time of the expiry, and who is reminded before.
#[must_use]
pub fn moment(moment: &str, reminder: Option<Reminder>) -> String {
    if !time::is_known(moment) {
        return "We cannot tell when this key ends. Choose an end that we can.".to_owned();
    }
    let mut words = format!("Works until {}.", time::to_the_second(moment));
    if let Some(Reminder {
        days_before,
        creator,
        owners,
    }) = reminder
        && (creator || owners)
    {
        let who = match (creator, owners) {
            (true, true) => "You and the workspace’s owners",
            (true, false) => "You",
            _ => "The workspace’s owners",
        };
        words.push_str(&format!(
            " {who} will be told {} before.",
            count(days_before as usize, "day", "days")
        ));
    }
    words
}

/// Shown if the computer's clock differs from the API's by more than `CLOSE_MS`; otherwise empty.
#[must_use]
pub fn clocks(computer_is_ahead_ms: f64) -> String {
    /// Tolerated difference.
    const CLOSE_MS: f64 = 300_000.0;
    let apart = computer_is_ahead_ms.abs();
    if apart <= CLOSE_MS {
        return String::new();
    }
    // The cast saturates, as intended.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (apart / 1_000.0) as u32;
    let unit = match seconds {
        0..3_600 => 60,
        3_600..172_800 => 3_600,
        _ => 86_400,
    };
    // Rounded to the nearest unit here, so that `duration` does not round up.
    let apart = duration(seconds.saturating_add(unit / 2) / unit * unit);
    let side = if computer_is_ahead_ms > 0.0 {
        "ahead"
    } else {
        "behind"
    };
    format!("Your computer’s clock is {apart} {side}. Dates here follow We-Link’s clock.")
}

#[must_use]
pub fn error(error: ExpiryError) -> String {
    match error {
        ExpiryError::NoDate => "Choose a day from the calendar.".to_owned(),
        ExpiryError::Past => "This day is over. Choose a later one.".to_owned(),
        ExpiryError::TooLate(days) => {
            format!(
                "Keys may live for {} at the most. Choose an earlier day.",
                count(days as usize, "day", "days")
            )
        }
        ExpiryError::NoSuchYear => {
            "Keys end in the year 9999 at the latest. Choose an earlier day.".to_owned()
        }
        ExpiryError::NoPolicy => {
            "We-Link has not told yet how long a key may live. Try again in a moment.".to_owned()
        }
        ExpiryError::Required => "A key of this workspace must have an end. Choose one.".to_owned(),
    }
}
