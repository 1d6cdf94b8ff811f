//! Made-up calls, to try the page with a large catalogue.

use super::calls::Effect::{self, Changes, Reads, Sends};
use super::{Action, Group};

const SUBJECTS: [&str; 18] = [
    "Companies",
    "Jobs",
    "Applicants",
    "Groups",
    "Events",
    "Posts",
    "Comments",
    "Reactions",
    "Newsletters",
    "Campaigns",
    "Lead lists",
    "Searches",
    "Recommendations",
    "Skills",
    "Schools",
    "Webhooks",
    "Exports",
    "Tags",
];

const VERBS: [(&str, &str, Effect); 12] = [
    ("list", "List", Reads),
    ("get", "Look at", Reads),
    ("search", "Search", Reads),
    ("count", "Count", Reads),
    ("export", "Export", Reads),
    ("create", "Create", Changes),
    ("update", "Update", Changes),
    ("archive", "Archive", Changes),
    ("remove", "Remove", Changes),
    ("share", "Share", Sends),
    ("announce", "Announce", Sends),
    ("recommend", "Recommend", Sends),
];

/// Fills up with calls that the reference does not show, spread evenly over more groups.
pub fn extend(groups: &mut Vec<Group>, most_groups: usize, most_actions: usize) {
    let missing_groups = most_groups.saturating_sub(groups.len());
    let have: usize = groups.iter().map(|group| group.actions.len()).sum();
    let missing = most_actions.saturating_sub(have);
    for (index, subject) in SUBJECTS.iter().take(missing_groups).enumerate() {
        // The first groups take what does not divide evenly.
        let share = missing / missing_groups + usize::from(index < missing % missing_groups);
        let noun = subject.to_lowercase();
        let id = noun.replace(' ', "_");
        let actions = VERBS
            .iter()
            .take(share)
            .map(|(verb, word, effect)| Action {
                id: format!("{verb}_{id}"),
                name: format!("{word} {noun}"),
                description: format!("{word} {noun} of a connected account."),
                effect: *effect,
            })
            .collect();
        groups.push(Group {
            id: id.replace('_', "-"),
            name: (*subject).to_owned(),
            actions,
        });
    }
}
