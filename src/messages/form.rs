//! Texts of the form for a key.

use super::marks::isolated;
use super::{actions, count, ip_allowlist, time};
use crate::model::actions::{ActionGroup, Effect, Selection, action_of};
use crate::model::name::TextError;

pub const NAME: &str = "Name";
/// The examples are those of the help article.
pub const NAME_HELP: &str =
    "So that you find it again, for example “Client CRM integration” or “Internal staging key”.";
pub const SAVE: &str = "Save";
/// Label of the `SAVE` button while the request is pending.
pub const SAVING: &str = "Saving…";
pub const CANCEL: &str = "Cancel";
pub const LEAVE_QUESTION: &str = "Leave without saving?";
pub const LEAVE_CONSEQUENCE: &str = "What you entered here is not kept.";
pub const STAY: &str = "Keep editing";
pub const LEAVE: &str = "Leave";
/// Shown above a form that a link has filled in.
pub const BY_LINK: &str =
    "Filled in by a link. Check it before you save; addresses are always yours to add.";
/// The same, if the link has parameters that are not allowed or not valid.
pub const BY_LINK_IN_PART: &str = "Filled in by a link, as far as links may: it also asked for something that we left out. Check everything before you save.";
/// Shown above the form for a duplicate of a key.
pub const COPIED: &str =
    "These are the settings of another key. The new key gets its own API key and secret key.";

/// Name of a duplicate, cut to `limit` characters.
#[must_use]
pub fn copy_of(name: &str, limit: usize) -> String {
    const ENDING: &str = " copy";
    let room = limit.saturating_sub(ENDING.len());
    let kept: String = name.chars().take(room).collect();
    format!("{}{ENDING}", kept.trim_end())
}

/// Form error of a name or a note.
#[must_use]
pub fn text_error(error: TextError) -> String {
    match error {
        TextError::Empty => "Give the key a name.".to_owned(),
        TextError::TooLong { length, limit } => {
            format!(
                "These are {} characters; {limit} is the most. Shorten it.",
                time::number(length)
            )
        }
        TextError::DisallowedChar(c) => format!(
            "There is a character in it that cannot be seen: {}. Remove it, or type the text anew.",
            name_of(c)
        ),
        TextError::Secret => {
            "This looks like a secret. Say where it is kept, never what it is.".to_owned()
        }
    }
}

/// Readable name and code point of a disallowed character: "tab (U+0009)".
fn name_of(c: char) -> String {
    let name = match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => "line break",
        '\t' => "tab",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{61C}' => "Arabic letter mark",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "pop directional formatting",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2066}'..='\u{2069}' => "directional isolate",
        '\u{200B}' => "zero width space",
        '\u{200C}' => "zero width non-joiner",
        '\u{200D}' => "zero width joiner",
        c if c.is_control() => "control character",
        _ => "invisible character",
    };
    format!("{name} (U+{:04X})", u32::from(c))
}

/// Warning at a name that looks like a secret. The key can still be saved.
pub const MAY_BE_SECRET: &str =
    "This may hold a secret. Everybody who sees the key reads its name.";
/// Warning at a name with letters of two alphabets in one word.
pub const TWO_ALPHABETS: &str =
    "One word has letters of two alphabets, which can look like another name.";

/// Warning at a name that is similar to the name of another key.
#[must_use]
pub fn resembles(other: &str) -> String {
    format!(
        "There is a key called “{}” already. You can save, but the two are easily mixed up.",
        isolated(other)
    )
}

/// Input of [`summary`], the sentence beside the Save button.
pub struct Summary<'a> {
    /// As typed, not trimmed.
    pub name: &'a str,
    pub selection: &'a Selection,
    /// All action groups of the API.
    pub groups: &'a [ActionGroup],
    /// Number of networks and number of addresses; `None` for any address.
    pub networks: Option<(usize, f64)>,
    /// `Some(None)`: never. `None`: not known yet.
    pub expires_at: Option<Option<&'a str>>,
}

/// "CRM may read and send (3 actions), from any address, until 21 February 2027."
#[must_use]
pub fn summary(s: &Summary<'_>) -> String {
    /// Characters of the name that are shown, so that the sentence stays readable.
    const LONGEST: usize = 64;
    let name: String = s.name.trim().chars().take(LONGEST).collect();
    let who = match name.is_empty() {
        true => "This key".to_owned(),
        false => isolated(&name),
    };
    let from = match s.networks {
        None => "from any address".to_owned(),
        Some((0, _)) => "from no address yet".to_owned(),
        Some((n, addresses)) => {
            format!(
                "from {} ({})",
                ip_allowlist::networks_of(n),
                ip_allowlist::addresses_of(addresses)
            )
        }
    };
    let until = match s.expires_at {
        Some(Some(moment)) => format!("until {}", time::long_day(moment)),
        Some(None) => "with no end".to_owned(),
        None => "until a day that is not known yet".to_owned(),
    };
    format!("{who} {}, {from}, {until}.", what(s.selection, s.groups))
}

/// "may read and send (Get profile details and Connect)".
fn what(selection: &Selection, groups: &[ActionGroup]) -> String {
    /// With more actions than this, only their number is shown.
    const NAMED: usize = 2;
    if selection.is_empty() {
        return "may not do anything yet".to_owned();
    }
    let has = |effect: Effect| {
        let mut chosen = selection
            .ids()
            .iter()
            .filter_map(|id| action_of(groups, id));
        chosen.any(|action| action.effect == effect)
    };
    let effects = [
        (Effect::Reads, "read"),
        (Effect::Sends, "send"),
        (Effect::Changes, "change things"),
    ];
    let verbs = effects.into_iter().filter(|(effect, _)| has(*effect));
    let verbs = super::listed(verbs.map(|(_, verb)| verb.to_owned()), 3);
    let names = if selection.len() <= NAMED {
        actions::names(selection, groups, NAMED)
    } else {
        count(selection.len(), "action", "actions")
    };
    match verbs.is_empty() {
        true => format!("may use {names}"),
        false => format!("may {verbs} ({names})"),
    }
}

/// Announced when Save finds errors, and title of the list of errors.
#[must_use]
pub fn to_mend(problems: usize) -> String {
    format!(
        "{} to mend before this can be saved:",
        count(problems, "thing", "things")
    )
}
