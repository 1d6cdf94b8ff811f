//! Selection and search of actions.

use super::{Action, ActionGroup, Effect, GroupState, Search, Selection};

fn action(id: &str, can: bool) -> Action {
    Action {
        id: id.to_owned(),
        name: format!("Name of {id}"),
        description: "Read the Inbox.".to_owned(),
        effect: Effect::Reads,
        can,
        example_body: None,
    }
}

fn group() -> ActionGroup {
    let actions = vec![
        action("one", true),
        action("two", true),
        action("locked", false),
    ];
    ActionGroup {
        name: "Group".to_owned(),
        actions,
    }
}

#[test]
fn toggling_a_group_selects_all_grantable_actions_or_none() {
    let (group, mut chosen) = (group(), Selection::default());
    assert_eq!(chosen.group_state(&group), GroupState::None);
    chosen.set("one", true);
    assert_eq!(chosen.group_state(&group), GroupState::Some);
    chosen.toggle_group(&group);
    assert_eq!(chosen.group_state(&group), GroupState::All);
    assert!(!chosen.contains("locked"));
    chosen.toggle_group(&group);
    assert!(chosen.is_empty());
}

#[test]
fn group_without_grantable_actions_stays_empty() {
    let group = ActionGroup {
        name: "G".into(),
        actions: vec![action("locked", false)],
    };
    let mut chosen = Selection::default();
    chosen.toggle_group(&group);
    assert_eq!(
        (chosen.len(), chosen.group_state(&group)),
        (0, GroupState::None)
    );
}

#[test]
fn selecting_an_action_twice_keeps_one_entry() {
    let mut chosen = Selection::default();
    chosen.set("one", true);
    chosen.set("one", true);
    assert_eq!(chosen.ids(), ["one"]);
    chosen.set("one", false);
    assert!(chosen.is_empty());
}

#[test]
fn search_requires_every_word_to_match() {
    let action = action("get_thread", true);
    let finds = |typed: &str| Search::new(typed).finds(&action);
    assert!(finds("INBOX thread") && finds(""));
    assert!(!finds("inbox send"));
}

#[test]
fn search_matches_are_marked() {
    let marked = |typed: &str, text| Search::new(typed).marked(text);
    assert_eq!(
        marked("mess TO", "Send message to"),
        [
            ("Send ", false),
            ("mess", true),
            ("age ", false),
            ("to", true),
            ("", false)
        ]
    );
    assert_eq!(
        marked("é", "Résumé"),
        [
            ("R", false),
            ("é", true),
            ("sum", false),
            ("é", true),
            ("", false)
        ]
    );
    assert_eq!(marked("", "Send"), [("Send", false)]);
}

#[test]
fn all_grantable_actions_are_full_access() {
    let groups = [group()];
    let chosen = |ids: &[&str]| {
        Selection::of(
            ids.iter()
                .map(|id| (*id).to_owned())
                .collect::<Vec<_>>()
                .iter(),
        )
    };
    assert!(chosen(&["one", "two"]).is_full(&groups));
    assert!(!chosen(&["one"]).is_full(&groups));
    assert!(!Selection::default().is_full(&[]));
}
