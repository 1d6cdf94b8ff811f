//! The activity log of API keys. Contains no secrets.

use super::key::{AllowedActions, Hint, IpRestrictions, Timestamp};

/// An event in the life of a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: String,
    pub at: Timestamp,
    pub kind: EventKind,
    pub by: Actor,
    /// IP address of the actor; `None` if it is unknown or the user may not see addresses.
    pub address: Option<String>,
    /// The API's name of the permission that allowed the action.
    pub permission: Option<String>,
    /// The key in its current state.
    pub key: Option<EventKey>,
    /// The settings that changed.
    pub changes: Vec<FieldChange>,
}

/// The key that an event belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventKey {
    pub id: String,
    pub name: String,
    pub hint: Hint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    Created,
    /// Settings were changed. If only `enabled` changed, the kind is `Disabled` or `Enabled`.
    Changed,
    Disabled,
    Enabled,
    /// A new secret key was created.
    Rotated,
    /// The new secret key was never shown, or a newer one replaced it.
    RotationCancelled,
    /// A secret key was shown to a user.
    SecretShown,
    /// A user confirmed that they saved the secret key.
    SecretSaved,
    /// An old secret key stopped being valid.
    SecretEnded,
    /// The API returned the response that contains the secret a second time.
    AnswerRepeated,
    /// The key was permanently revoked.
    Revoked,
    /// People were notified that the key will expire.
    ReminderSent,
    /// A kind that only a newer API knows.
    Other,
}

/// Who caused an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    User {
        name: String,
        /// Whether the user still belongs to the workspace.
        member: bool,
    },
    /// We-Link itself, without a user.
    System,
    /// Not recorded.
    Unknown,
}

/// A changed setting: the values before and after. A value is `None` where there was or is none.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldChange {
    Name(Option<String>, Option<String>),
    Note(Option<String>, Option<String>),
    Networks(Option<IpRestrictions>, Option<IpRestrictions>),
    Actions(Option<AllowedActions>, Option<AllowedActions>),
    Expiry(Option<Timestamp>, Option<Timestamp>),
    /// The value after the change.
    Enabled(bool),
}

/// A page of events, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventPage {
    pub events: Vec<Event>,
    /// Cursor of the next page; `None` on the last page.
    pub next_cursor: Option<String>,
}

impl EventPage {
    /// Appends an older page. If there are more than `most` events, the newest are dropped.
    #[must_use]
    pub fn followed_by(mut self, older: Self, most: usize) -> Self {
        self.events.extend(older.events);
        let over = self.events.len().saturating_sub(most);
        self.events.drain(..over);
        self.next_cursor = older.next_cursor;
        self
    }

    /// Prepends the events of the newest page that are missing here. If the newest page does not
    /// contain the first event of this one, events between them are unknown: only the newest page
    /// is returned.
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
