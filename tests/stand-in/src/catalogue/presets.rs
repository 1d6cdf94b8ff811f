//! Selections that many want, found in whatever catalogue there is.

use serde_json::{Value, json};

use super::calls::Effect;
use super::{Action, Group};

struct Preset {
    id: &'static str,
    name: &'static str,
    description: &'static str,
    fits: fn(&Group, &Action) -> bool,
}

const PRESETS: [Preset; 5] = [
    Preset {
        id: "read-only",
        name: "Read only",
        description: "Everything that changes nothing and reaches nobody.",
        fits: |_, action| reads(action),
    },
    Preset {
        id: "send-messages",
        name: "Send messages",
        description: "Read conversations, write into them and begin new ones.",
        fits: |group, _| group.id == "messaging",
    },
    Preset {
        id: "crm-sync",
        name: "CRM sync",
        description: "Read profiles, connections and conversations to keep a CRM up to date.",
        fits: |group, action| {
            reads(action) && within(group, &["profiles", "connections", "messaging"])
        },
    },
    Preset {
        id: "outreach",
        name: "Outreach",
        description: "Invite people, write to them and follow up on their replies.",
        fits: |group, _| within(group, &["connections", "messaging", "follow-ups"]),
    },
    Preset {
        id: "reports",
        name: "Reports",
        description: "Read and export campaigns, lead lists and posts for a report.",
        fits: |group, action| reads(action) && within(group, &["campaigns", "lead-lists", "posts"]),
    },
];

fn reads(action: &Action) -> bool {
    action.effect == Effect::Reads
}

fn within(group: &Group, ids: &[&str]) -> bool {
    ids.contains(&group.id.as_str())
}

/// The presets of these groups. A small catalogue leaves some with nothing, or with the same as
/// another one: those are left out.
pub fn presets(groups: &[Group]) -> Value {
    let mut told: Vec<Vec<&str>> = Vec::new();
    let mut found = Vec::new();
    for preset in &PRESETS {
        let actions: Vec<&str> = groups
            .iter()
            .flat_map(|group| group.actions.iter().map(move |action| (group, action)))
            .filter(|(group, action)| (preset.fits)(group, action))
            .map(|(_, action)| action.id.as_str())
            .collect();
        if actions.is_empty() || told.contains(&actions) {
            continue;
        }
        found.push(json!({
            "id": preset.id,
            "name": preset.name,
            "description": preset.description,
            "actions": actions,
        }));
        told.push(actions);
    }
    found.into()
}
