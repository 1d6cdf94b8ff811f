//! Words of the form for a new key.

use super::count;
use crate::domain::actions::{Action, Effect};
use crate::domain::name::NameError;
use crate::domain::network::NetworkError;
use crate::domain::network_list::EntryProblem;

/// Label of the name.
pub const NAME: &str = "Name";
/// Help for the name; its examples are those of the help article.
pub const NAME_HELP: &str =
    "So that you find it again, for example “Client CRM integration” or “Internal staging key”.";
/// Title of the second section.
pub const IP_RESTRICTIONS: &str = "IP restrictions";
/// Help for it.
pub const IP_HELP: &str =
    "From where the key may be used. A key that leaks is of no use from anywhere else.";
/// First choice.
pub const ONLY_THESE: &str = "Only these addresses";
/// Mark of the first choice.
pub const RECOMMENDED: &str = "Recommended";
/// Second choice.
pub const ANY_ADDRESS: &str = "Any address";
/// Warning with the second choice.
pub const ANY_WARNING: &str = "Anyone who gets hold of this key can use it from anywhere. Limit it as soon as you know your server’s address.";
/// Label of the addresses.
pub const NETWORKS: &str = "Addresses and networks";
/// Help for the addresses.
pub const NETWORKS_HELP: &str = "One on each line: an IPv4 or IPv6 address, or a network such as 198.51.100.0/28. Use the address of the server that calls We-Link.";
/// Title of the third section.
pub const ALLOWED_ACTIONS: &str = "Allowed actions";
/// Help for it.
pub const ACTIONS_HELP: &str = "Which calls the key may make. Choose only what the program needs.";
/// Label of the search.
pub const SEARCH_ACTIONS: &str = "Search actions";
/// When the search finds nothing.
pub const NO_ACTION_FOUND: &str = "No action matches. Try another word.";
/// Beside an action that the person may not grant.
pub const NOT_YOURS_TO_GRANT: &str = "Your role cannot grant this";
/// Saves.
pub const SAVE: &str = "Save";
/// While saving.
pub const SAVING: &str = "Saving…";
/// Leaves the form.
pub const CANCEL: &str = "Cancel";
/// While the catalogue is on its way.
pub const LOADING_ACTIONS: &str = "Loading actions";
/// When no action is chosen.
pub const CHOOSE_AN_ACTION: &str = "Choose at least one action.";
/// When no address is given.
pub const ADD_AN_ADDRESS: &str = "Add at least one address, or choose “Any address”.";

/// What a name lacks.
#[must_use]
pub fn name_error(error: NameError) -> String {
    match error {
        NameError::Empty => "Give the key a name.".to_owned(),
        NameError::TooLong { length, limit } => {
            format!("This name has {length} characters; {limit} is the most. Shorten it.")
        }
        NameError::ControlCharacter => {
            "The name contains a line break or another control character. Remove it.".to_owned()
        }
        NameError::DirectionCharacter => {
            "The name contains an invisible character that turns the direction of text. Type it anew.".to_owned()
        }
    }
}

/// What is wrong with an entry of the addresses, and the fix.
#[must_use]
pub fn entry_problem(problem: &EntryProblem) -> String {
    let fix = match &problem.error {
        NetworkError::NotAnAddress => {
            "is not an IP address. Write it like 203.0.113.7 or 2001:db8::7.".to_owned()
        }
        NetworkError::HostName => {
            "is a host name. Calls are recognised by their address, so write the IP address."
                .to_owned()
        }
        NetworkError::LeadingZero => {
            "has a number with a leading zero. Write it without.".to_owned()
        }
        NetworkError::Prefix { longest } => {
            format!(
                "needs a number from 1 to {longest} after the slash, such as /{}.",
                if *longest == 32 { 24 } else { 64 }
            )
        }
        NetworkError::HostBits { network, address } => {
            format!(
                "can mean two things. Write {network} for the whole network or {address} for the one address."
            )
        }
        NetworkError::OpensEverything => {
            "allows every address. Choose “Any address” if you want that.".to_owned()
        }
    };
    format!(
        "Line {}: “{}” {fix}",
        problem.line,
        shortened(&problem.entry)
    )
}

/// When there are more networks than the API takes.
#[must_use]
pub fn too_many_networks(given: usize, limit: usize) -> String {
    format!(
        "These are {}; {limit} is the most. Remove some, or join neighbours to a network.",
        count(given, "network", "networks")
    )
}

/// When there are more problems than are listed.
#[must_use]
pub fn more_problems(more: usize) -> String {
    format!(
        "And {} like these.",
        count(more, "more entry", "more entries")
    )
}

/// Mark of an action.
#[must_use]
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Reads => "Reads",
        Effect::Sends => "Sends",
        Effect::Changes => "Changes",
    }
}

/// What stands behind the mark of an action.
#[must_use]
pub fn about(action: &Action) -> String {
    let grant = if action.can {
        String::new()
    } else {
        format!(" {NOT_YOURS_TO_GRANT}.")
    };
    format!(" · {}{grant}", action.description)
}

/// "2 of 6" of a group.
#[must_use]
pub fn chosen_of(chosen: usize, of: usize) -> String {
    format!("{chosen} of {of}")
}

/// What the form says the key will be; read beside Save.
pub struct Summary<'a> {
    /// Trimmed; empty while there is none.
    pub name: &'a str,
    /// Chosen actions.
    pub actions: usize,
    /// Whether one of them sends.
    pub sends: bool,
    /// Whether one of them changes.
    pub changes: bool,
    /// Networks, or `None` for any address.
    pub networks: Option<usize>,
}

/// The live summary.
#[must_use]
pub fn summary(s: &Summary<'_>) -> String {
    let who = if s.name.is_empty() {
        "This key"
    } else {
        s.name
    };
    let what = match (s.actions, s.sends, s.changes) {
        (0, ..) => "may not do anything yet".to_owned(),
        (1, false, false) => "may use 1 action, which only reads".to_owned(),
        (n, false, false) => format!("may use {}, which only read", actions(n)),
        (n, true, true) => format!(
            "may use {}, with which it can send and change things",
            actions(n)
        ),
        (n, true, false) => format!("may use {}, with which it can send things", actions(n)),
        (n, false, true) => format!("may use {}, with which it can change things", actions(n)),
    };
    let from = match s.networks {
        None => "from any address".to_owned(),
        Some(0) => "from no address yet".to_owned(),
        Some(n) => format!("from {}", count(n, "network", "networks")),
    };
    format!("{who} {what}, {from}.")
}

fn actions(n: usize) -> String {
    count(n, "action", "actions")
}

/// Said after Save found something to mend.
#[must_use]
pub fn to_mend(problems: usize) -> String {
    format!(
        "{} to mend before this can be saved.",
        count(problems, "thing", "things")
    )
}

/// A long entry is shown by its beginning.
fn shortened(entry: &str) -> String {
    const MOST: usize = 60;
    if entry.chars().count() <= MOST {
        return entry.to_owned();
    }
    entry.chars().take(MOST).chain(['…']).collect()
}
