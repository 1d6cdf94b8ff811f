//! Who did what with keys. Nothing secret is in it.

use super::key::{AllowedActions, Hint, IpRestrictions, Timestamp};

/// Something that happened to a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Opaque.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
    /// Who did it.
    pub by: Actor,
    /// From where; `None` for those who may not see addresses, and where it is not known.
    pub address: Option<String>,
    /// The permission by which they could, as the API calls it.
    pub permission: Option<String>,
    /// The key as it is now.
    pub key: Option<EventKey>,
    /// What became another.
    pub changes: Vec<FieldChange>,
}

/// The key that something happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventKey {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The readable ends of its API key.
    pub hint: Hint,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The key was made.
    Created,
    /// Its settings were changed.
    Changed,
    /// It was switched off.
    Disabled,
    /// It was switched on.
    Enabled,
    /// A new secret key was made.
    Rotated,
    /// The new secret key was never shown, or a newer one took its place.
    RotationCancelled,
    /// A secret key stood on a screen.
    SecretShown,
    /// Somebody confirmed to have it.
    SecretSaved,
    /// An old secret key was ended.
    SecretEnded,
    /// An answer that holds a secret was given again.
    AnswerRepeated,
    /// The key was ended for good.
    Revoked,
    /// People were told that it expires.
    ReminderSent,
    /// Something a newer API tells.
    Other,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person.
    User {
        /// Their name.
        name: String,
        /// Whether they still belong to the workspace.
        member: bool,
    },
    /// We-Link itself.
    System,
    /// Nobody recorded it.
    Unknown,
}

/// A setting that became another. Each value is `None` where there was or is none.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldChange {
    /// The name.
    Name(Option<String>, Option<String>),
    /// The note.
    Note(Option<String>, Option<String>),
    /// From where.
    Networks(Option<IpRestrictions>, Option<IpRestrictions>),
    /// What.
    Actions(Option<AllowedActions>, Option<AllowedActions>),
    /// Until when.
    Expiry(Option<Timestamp>, Option<Timestamp>),
    /// Whether it works.
    Enabled(bool),
}

/// A page of what happened, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventPage {
    /// What happened.
    pub events: Vec<Event>,
    /// Where the next page begins; `None` on the last one.
    pub next_cursor: Option<String>,
}

impl EventPage {
    /// With an older page behind it; of more than `most` events the newest go.
    #[must_use]
    pub fn followed_by(mut self, older: Self, most: usize) -> Self {
        self.events.extend(older.events);
        let over = self.events.len().saturating_sub(most);
        self.events.drain(..over);
        self.next_cursor = older.next_cursor;
        self
    }

    /// With what the newest page has and this one has not, in front of it. Where the two have nothing
    /// in common, there is a gap between them, and the newest page alone is left.
    #[must_use]
    pub fn refreshed_by(mut self, mut newest: Self) -> Self {
        let first = self.events.first().map(|event| event.id.clone());
        let known = |event: &Event| Some(&event.id) == first.as_ref();
        let Some(fresh) = newest.events.iter().position(known) else {
            return newest;
        };
        newest.events.truncate(fresh);
        newest.events.append(&mut self.events);
        self.events = newest.events;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Event, EventKind, EventPage};

    fn page(ids: &[&str], next: Option<&str>) -> EventPage {
        let event = |id: &&str| Event {
            id: (*id).to_owned(),
            at: "2026-11-23T08:00:00Z".to_owned(),
            kind: EventKind::Changed,
            by: Actor::System,
            address: None,
            permission: None,
            key: None,
            changes: Vec::new(),
        };
        EventPage {
            events: ids.iter().map(event).collect(),
            next_cursor: next.map(str::to_owned),
        }
    }

    #[test]
    fn appends_older_events_and_drops_newest_beyond_the_limit() {
        let both = page(&["5", "4"], Some("a")).followed_by(page(&["3", "2"], Some("b")), 100);
        assert_eq!(both, page(&["5", "4", "3", "2"], Some("b")));
        let three = both.followed_by(page(&["1"], None), 3);
        assert_eq!(three, page(&["3", "2", "1"], None));
    }

    #[test]
    fn refresh_keeps_older_events_unless_there_is_a_gap() {
        let known = page(&["4", "3", "2", "1"], None);
        let same = known.clone().refreshed_by(page(&["4", "3"], Some("a")));
        assert_eq!(same, known);
        let more = known
            .clone()
            .refreshed_by(page(&["6", "5", "4"], Some("a")));
        assert_eq!(more, page(&["6", "5", "4", "3", "2", "1"], None));
        let gap = known.refreshed_by(page(&["9", "8"], Some("c")));
        assert_eq!(gap, page(&["9", "8"], Some("c")));
        let first = EventPage::default().refreshed_by(page(&["1"], None));
        assert_eq!(first, page(&["1"], None));
    }
}
