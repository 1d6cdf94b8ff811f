//! Choosing and looking for actions.

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
fn a_group_box_goes_from_none_over_some_to_all_of_what_may_be_granted() {
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
fn a_group_without_anything_to_grant_stays_empty() {
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
fn an_action_is_chosen_once() {
    let mut chosen = Selection::default();
    chosen.set("one", true);
    chosen.set("one", true);
    assert_eq!(chosen.ids(), ["one"]);
    chosen.set("one", false);
    assert!(chosen.is_empty());
}

#[test]
fn every_word_of_a_search_must_be_found_somewhere() {
    let action = action("get_thread", true);
    let finds = |typed: &str| Search::new(typed).finds(&action);
    assert!(finds("INBOX thread") && finds(""));
    assert!(!finds("inbox send"));
}

#[test]
fn what_a_search_found_is_marked() {
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
fn everything_that_may_be_granted_is_full_access() {
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
