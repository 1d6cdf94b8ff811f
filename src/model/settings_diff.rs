//! Changes of a key's settings, and the merge with changes that somebody else made.

use super::key::{ActionMode, AllowedActions, IpMode, IpRestrictions, Key, Timestamp};

/// The settings of a key that a user can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    pub note: Option<String>,
    pub ip_restrictions: IpRestrictions,
    pub allowed_actions: AllowedActions,
    /// `None`: never expires.
    pub expires_at: Option<Timestamp>,
}

impl From<&Key> for Settings {
    fn from(key: &Key) -> Self {
        Self {
            name: key.name.clone(),
            note: key.note.clone(),
            ip_restrictions: key.ip_restrictions.clone(),
            allowed_actions: key.allowed_actions.clone(),
            expires_at: key.expires_at.clone(),
        }
    }
}

/// The settings that a change sets. `None` leaves a setting as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyPatch {
    pub name: Option<String>,
    /// `Some(None)` removes the note.
    pub note: Option<Option<String>>,
    pub ip_restrictions: Option<IpRestrictions>,
    /// Ids of the allowed actions.
    pub actions: Option<Vec<String>>,
    /// `Some(None)` removes the expiry.
    pub expires_at: Option<Option<Timestamp>>,
    pub enabled: Option<bool>,
}

impl KeyPatch {
    /// The patch that turns `before` into `after`. The order of networks and actions is ignored.
    #[must_use]
    pub fn between(before: &Settings, after: &Settings) -> Self {
        let networks = !is_same_set(
            &before.ip_restrictions.networks,
            &after.ip_restrictions.networks,
        ) || before.ip_restrictions.mode != after.ip_restrictions.mode;
        let actions = !is_same_set(
            &before.allowed_actions.actions,
            &after.allowed_actions.actions,
        ) || before.allowed_actions.mode != after.allowed_actions.mode;
        Self {
            name: (before.name != after.name).then(|| after.name.clone()),
            note: (before.note != after.note).then(|| after.note.clone()),
            ip_restrictions: networks.then(|| after.ip_restrictions.clone()),
            actions: actions.then(|| after.allowed_actions.actions.clone()),
            expires_at: (before.expires_at != after.expires_at).then(|| after.expires_at.clone()),
            enabled: None,
        }
    }

    /// Disables or enables a key.
    #[must_use]
    pub fn switch(enabled: bool) -> Self {
        Self {
            enabled: Some(enabled),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetDiff {
    pub added: Vec<String>,
    pub removed: Vec<String>,
}

/// The differences, to show them to the user before saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsDiff {
    /// The new name, if it changed.
    pub name: Option<String>,
    /// The new note, if it changed; `Some(None)` if it is removed.
    pub note: Option<Option<String>>,
    /// The new mode, if it changed.
    pub ip_mode: Option<IpMode>,
    pub networks: SetDiff,
    /// The new mode, if it changed.
    pub action_mode: Option<ActionMode>,
    /// Ids of actions.
    pub actions: SetDiff,
    /// The expiry before and after, if it changed.
    pub expires_at: Option<(Option<Timestamp>, Option<Timestamp>)>,
}

impl SettingsDiff {
    #[must_use]
    pub fn between(before: &Settings, after: &Settings) -> Self {
        let change = KeyPatch::between(before, after);
        let (old, new) = (&before.ip_restrictions, &after.ip_restrictions);
        let (had, has) = (&before.allowed_actions, &after.allowed_actions);
        Self {
            name: change.name,
            note: change.note,
            ip_mode: (old.mode != new.mode).then_some(new.mode),
            networks: set_diff(&old.networks, &new.networks),
            action_mode: (had.mode != has.mode).then_some(has.mode),
            actions: set_diff(&had.actions, &has.actions),
            expires_at: change
                .expires_at
                .map(|after| (before.expires_at.clone(), after)),
        }
    }

    /// Whether there is no difference.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.name.is_none()
            && self.note.is_none()
            && self.ip_mode.is_none()
            && self.networks == SetDiff::default()
            && self.action_mode.is_none()
            && self.actions == SetDiff::default()
            && self.expires_at.is_none()
    }
}

/// Applies the user's changes (`before` to `wanted`) to the current settings (`now`), which
/// somebody else may have changed. Settings that the user did not change are taken from `now`.
/// Networks and actions are merged entry by entry, unless a mode changed.
#[must_use]
pub fn three_way_merge(before: &Settings, wanted: &Settings, now: &Settings) -> Settings {
    fn of<T: PartialEq + Clone>(before: &T, wanted: &T, now: &T) -> T {
        if before == wanted { now } else { wanted }.clone()
    }
    let (old, new) = (&before.ip_restrictions, &wanted.ip_restrictions);
    let restrictions = if old.mode == new.mode && new.mode == now.ip_restrictions.mode {
        IpRestrictions {
            mode: new.mode,
            networks: merged(&old.networks, &new.networks, &now.ip_restrictions.networks),
        }
    } else {
        of(old, new, &now.ip_restrictions)
    };
    let (had, has) = (&before.allowed_actions, &wanted.allowed_actions);
    let allowed = if had.mode == has.mode && has.mode == now.allowed_actions.mode {
        AllowedActions {
            mode: has.mode,
            actions: merged(&had.actions, &has.actions, &now.allowed_actions.actions),
        }
    } else {
        of(had, has, &now.allowed_actions)
    };
    Settings {
        name: of(&before.name, &wanted.name, &now.name),
        note: of(&before.note, &wanted.note, &now.note),
        ip_restrictions: restrictions,
        allowed_actions: allowed,
        expires_at: of(&before.expires_at, &wanted.expires_at, &now.expires_at),
    }
}

fn merged(before: &[String], wanted: &[String], now: &[String]) -> Vec<String> {
    let mine = set_diff(before, wanted);
    let kept = now.iter().filter(|one| !mine.removed.contains(one));
    let added = mine.added.iter().filter(|one| !now.contains(one));
    kept.chain(added).cloned().collect()
}

fn set_diff(before: &[String], after: &[String]) -> SetDiff {
    let missing_in = |those: &[String], one: &&String| !those.contains(*one);
    SetDiff {
        added: after
            .iter()
            .filter(|one| missing_in(before, one))
            .cloned()
            .collect(),
        removed: before
            .iter()
            .filter(|one| missing_in(after, one))
            .cloned()
            .collect(),
    }
}

fn is_same_set(left: &[String], right: &[String]) -> bool {
    set_diff(left, right) == SetDiff::default()
}

#[cfg(test)]
#[path = "settings_diff_tests.rs"]
mod tests;
