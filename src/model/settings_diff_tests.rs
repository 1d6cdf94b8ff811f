use super::{KeyPatch, Settings, SettingsDiff, three_way_merge};
use crate::model::key::{ActionMode, AllowedActions, IpMode, IpRestrictions};

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

fn settings(networks: &[&str], actions: &[&str]) -> Settings {
    Settings {
        name: "CRM".to_owned(),
        note: None,
        ip_restrictions: IpRestrictions {
            mode: IpMode::Only,
            networks: texts(networks),
        },
        allowed_actions: AllowedActions {
            mode: ActionMode::Only,
            actions: texts(actions),
        },
        expires_at: Some("2027-01-01T00:00:00Z".to_owned()),
    }
}

#[test]
fn change_contains_only_differences_and_ignores_order() {
    let before = settings(&["10.0.0.1", "10.0.0.2"], &["a", "b"]);
    let turned = settings(&["10.0.0.2", "10.0.0.1"], &["b", "a"]);
    assert!(KeyPatch::between(&before, &turned).is_empty());
    assert!(SettingsDiff::between(&before, &turned).is_none());

    let mut after = settings(&["10.0.0.1"], &["a", "b", "c"]);
    after.note = Some("Vault".to_owned());
    after.expires_at = None;
    let change = KeyPatch::between(&before, &after);
    assert_eq!(change.name, None);
    assert_eq!(change.note, Some(Some("Vault".to_owned())));
    assert_eq!(
        change.ip_restrictions.map(|only| only.networks),
        Some(texts(&["10.0.0.1"]))
    );
    assert_eq!(change.actions, Some(texts(&["a", "b", "c"])));
    assert_eq!(change.expires_at, Some(None));
    assert_eq!(change.enabled, None);

    let difference = SettingsDiff::between(&before, &after);
    assert_eq!(difference.networks.removed, texts(&["10.0.0.2"]));
    assert_eq!(difference.actions.added, texts(&["c"]));
    assert_eq!(difference.ip_mode, None);
}

#[test]
fn changing_only_the_mode_is_a_change() {
    let before = settings(&[], &["a"]);
    let mut open = before.clone();
    open.ip_restrictions.mode = IpMode::Any;
    assert_eq!(
        SettingsDiff::between(&before, &open).ip_mode,
        Some(IpMode::Any)
    );
    assert!(!KeyPatch::between(&before, &open).is_empty());
    let mut all = before.clone();
    all.allowed_actions.mode = ActionMode::All;
    assert_eq!(
        SettingsDiff::between(&all, &before).action_mode,
        Some(ActionMode::Only)
    );
    assert!(KeyPatch::between(&all, &before).actions.is_some());
}

#[test]
fn rebase_keeps_concurrent_changes_to_untouched_settings() {
    let before = settings(&["10.0.0.1", "10.0.0.2"], &["a", "b"]);
    let mut wanted = settings(&["10.0.0.2", "10.0.0.3"], &["a", "b"]);
    wanted.note = Some("mine".to_owned());
    let mut now = settings(&["10.0.0.1", "10.0.0.2", "10.0.0.9"], &["b"]);
    now.name = "Other".to_owned();
    now.note = Some("theirs".to_owned());

    let result = three_way_merge(&before, &wanted, &now);
    assert_eq!(result.name, "Other");
    assert_eq!(result.note.as_deref(), Some("mine"));
    // The user removed .1 and added .3; somebody else added .9.
    assert_eq!(
        result.ip_restrictions.networks,
        texts(&["10.0.0.2", "10.0.0.9", "10.0.0.3"])
    );
    assert_eq!(result.allowed_actions.actions, texts(&["b"]));
    assert_eq!(result.expires_at, before.expires_at);
}

#[test]
fn rebase_without_own_changes_returns_current_settings() {
    let before = settings(&["10.0.0.1"], &["a"]);
    let mut now = settings(&["10.0.0.7"], &["c"]);
    now.ip_restrictions.mode = IpMode::Any;
    now.allowed_actions.mode = ActionMode::All;
    assert_eq!(three_way_merge(&before, &before, &now), now);
}

#[test]
fn rebase_keeps_the_chosen_mode() {
    let before = settings(&["10.0.0.1"], &["a"]);
    let mut wanted = before.clone();
    wanted.ip_restrictions = IpRestrictions {
        mode: IpMode::Any,
        networks: Vec::new(),
    };
    let now = settings(&["10.0.0.1", "10.0.0.2"], &["a", "b"]);
    let result = three_way_merge(&before, &wanted, &now);
    assert_eq!(result.ip_restrictions, wanted.ip_restrictions);
    assert_eq!(result.allowed_actions.actions, texts(&["a", "b"]));
}
