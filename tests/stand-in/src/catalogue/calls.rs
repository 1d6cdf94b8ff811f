//! The calls of the public reference, with a sentence of our own for each.

use super::{Action, Group};

/// What a call does to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Looks only.
    Reads,
    /// Somebody else gets something.
    Sends,
    /// Something is different afterwards.
    Changes,
}

impl Effect {
    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Sends => "sends",
            Self::Changes => "changes",
        }
    }
}

type Row = (&'static str, &'static str, &'static str, Effect);

use Effect::{Changes, Reads, Sends};

const GROUPS: [(&str, &str, &[Row]); 7] = [
    (
        "accounts",
        "Account management",
        &[
            (
                "login",
                "Sign in an account",
                "Connect a LinkedIn account with its password.",
                Changes,
            ),
            (
                "login_v2",
                "Sign in an account (v2)",
                "Connect a LinkedIn account through the newer sign-in.",
                Changes,
            ),
            (
                "login_code",
                "Confirm a sign-in",
                "Enter the code that LinkedIn asked for.",
                Changes,
            ),
            (
                "me",
                "Get own profile",
                "Read the profile of a connected account.",
                Reads,
            ),
            (
                "get_all_ln_accounts",
                "List accounts",
                "List the LinkedIn accounts that are connected.",
                Reads,
            ),
            (
                "get_ln_account_details",
                "Get account details",
                "Read the state of a connected account.",
                Reads,
            ),
            (
                "get_response",
                "Get a result",
                "Fetch the result of an earlier request.",
                Reads,
            ),
        ],
    ),
    (
        "profiles",
        "Profiles",
        &[
            (
                "get_profile_details",
                "Get profile details",
                "Read what a LinkedIn profile shows.",
                Reads,
            ),
            (
                "get_profile_contact_details",
                "Get contact details",
                "Read the contact details of a connection.",
                Reads,
            ),
            (
                "profile_views",
                "List profile views",
                "See who looked at the account's profile.",
                Reads,
            ),
        ],
    ),
    (
        "connections",
        "Connections & networking",
        &[
            (
                "connect",
                "Send an invitation",
                "Invite somebody to connect.",
                Sends,
            ),
            (
                "connections",
                "List connections",
                "List the account's connections.",
                Reads,
            ),
            (
                "pending_invites",
                "List pending invitations",
                "List invitations without an answer.",
                Reads,
            ),
            (
                "get_connection_status",
                "Get connection status",
                "Find out whether somebody is a connection.",
                Reads,
            ),
            (
                "withdraw_invite",
                "Withdraw an invitation",
                "Take an invitation back.",
                Changes,
            ),
        ],
    ),
    (
        "messaging",
        "Messaging",
        &[
            (
                "send_message_to_profile_id",
                "Send a message to a profile",
                "Write to somebody you are connected with.",
                Sends,
            ),
            (
                "personal_message_threads",
                "List conversations",
                "List the account's conversations.",
                Reads,
            ),
            (
                "personal_messages",
                "Read a conversation",
                "Read the messages of one conversation.",
                Reads,
            ),
            (
                "send_message_to_thread",
                "Reply in a conversation",
                "Write into a conversation that is there.",
                Sends,
            ),
            (
                "send_message_to_sales_navigator_thread",
                "Reply in Sales Navigator",
                "Write into a Sales Navigator conversation.",
                Sends,
            ),
            (
                "send_inmail_message",
                "Send an InMail",
                "Write to somebody outside your network.",
                Sends,
            ),
        ],
    ),
    (
        "engagement",
        "Profile engagement",
        &[(
            "endorse",
            "Endorse a skill",
            "Endorse a skill of a connection.",
            Sends,
        )],
    ),
    (
        "greetings",
        "Greetings",
        &[(
            "wish_work_anniversary",
            "Congratulate on an anniversary",
            "Send wishes for a work anniversary.",
            Sends,
        )],
    ),
    (
        "follow-ups",
        "Follow-ups",
        &[(
            "track_reply",
            "Track replies",
            "Watch a sent message for a reply, and follow up.",
            Sends,
        )],
    ),
];

/// The groups of the reference.
pub fn groups() -> Vec<Group> {
    GROUPS
        .iter()
        .map(|(id, name, rows)| Group {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            actions: rows
                .iter()
                .map(|(id, name, description, effect)| Action {
                    id: (*id).to_owned(),
                    name: (*name).to_owned(),
                    description: (*description).to_owned(),
                    effect: *effect,
                })
                .collect(),
        })
        .collect()
}
