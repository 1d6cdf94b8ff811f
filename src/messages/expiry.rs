//! Words about the expiry and the note.

use super::{count, duration, time};
use crate::model::expiry::{ExpiryError, Reminder};

/// Title of the section.
pub const EXPIRY: &str = "Expiry";
/// Opens the choices.
pub const CHANGE: &str = "Change";
/// The accessible name of that button.
pub const CHANGE_NAMED: &str = "Change the expiry";
/// Label of the choices.
pub const EXPIRES: &str = "Expires";
/// A choice: a day of the person's own.
pub const ON_A_DATE: &str = "On a date";
/// A choice: none.
pub const NEVER: &str = "Never";
/// Label of the day.
pub const LAST_DAY: &str = "Last day";
/// The line without an expiry.
pub const NEVER_EXPIRES: &str = "Never expires";
/// Warning with it.
pub const NEVER_WARNING: &str =
    "A key without an end is easily forgotten, and works for whoever finds it.";
/// When it ends within a day.
pub const SOON: &str = "Less than a day from now. Choose a later day if the program runs longer.";
/// Opens the note.
pub const ADD_A_NOTE: &str = "Add a note";
/// Label of the note.
pub const NOTE: &str = "Where will this key live?";
/// Help for it.
pub const NOTE_HELP: &str = "For example “Vault, prod/crm” or “GitHub secret of crm-sync”. Everyone who sees the list sees the note, so never put a key in it.";

/// The line: "Expires 21 February 2027".
#[must_use]
pub fn line(moment: Option<&str>) -> String {
    match moment {
        Some(moment) => format!("Expires {}", time::long_day(moment)),
        None => NEVER_EXPIRES.to_owned(),
    }
}

/// A choice: what the key has already.
#[must_use]
pub fn kept(moment: Option<&str>) -> String {
    match moment {
        Some(moment) => format!("As it is: {}", time::long_day(moment)),
        None => "As it is: never".to_owned(),
    }
}

/// A number of days to choose.
#[must_use]
pub fn days(n: u32) -> String {
    match n {
        365 => "In 1 year".to_owned(),
        n => format!("In {}", count(n as usize, "day", "days")),
    }
}

/// The moment itself, and who is told before.
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

/// When the computer's clock is another one than the API's; empty while they are close.
#[must_use]
pub fn clocks(computer_is_ahead_ms: f64) -> String {
    /// What a person's clock may differ by.
    const CLOSE_MS: f64 = 300_000.0;
    let apart = computer_is_ahead_ms.abs();
    if apart <= CLOSE_MS {
        return String::new();
    }
    // Saturates, which is what is wanted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (apart / 1_000.0) as u32;
    let unit = match seconds {
        0..3_600 => 60,
        3_600..172_800 => 3_600,
        _ => 86_400,
    };
    // To the nearest one, which `duration` has nothing to round up from.
    let apart = duration(seconds.saturating_add(unit / 2) / unit * unit);
    let side = if computer_is_ahead_ms > 0.0 {
        "ahead"
    } else {
        "behind"
    };
    format!("Your computer’s clock is {apart} {side}. Dates here follow We-Link’s clock.")
}

/// Why an expiry cannot be taken.
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
