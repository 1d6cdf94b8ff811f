//! A small LinkedIn world for each workspace, in memory: what the calls read and change.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use crate::clock::{DAY, HOUR, Millis};
use crate::timestamp;

/// Results that can still be fetched.
const MOST_RESULTS: usize = 1_000;
/// Messages kept of a conversation.
const MOST_MESSAGES: usize = 500;

/// The worlds, by workspace.
#[derive(Default)]
pub struct Workspaces(Mutex<HashMap<String, Workspace>>);

impl Workspaces {
    /// Lets `work` see and change the world of a workspace, which begins when it is first asked for.
    pub fn with<T>(
        &self,
        workspace_id: &str,
        now: Millis,
        work: impl FnOnce(&mut Workspace) -> T,
    ) -> T {
        let mut worlds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let workspace = worlds
            .entry(workspace_id.to_owned())
            .or_insert_with(|| Workspace::new(workspace_id, now));
        work(workspace)
    }
}

/// Accounts, people, conversations and the results of earlier calls.
pub struct Workspace {
    /// The connected accounts.
    pub accounts: Vec<Account>,
    profiles: Vec<Profile>,
    threads: Vec<Thread>,
    results: VecDeque<(String, Value)>,
}

/// A connected LinkedIn account.
pub struct Account {
    /// `acc-…`
    pub id: String,
    /// Of its owner.
    pub email: String,
    /// Of its owner.
    pub name: &'static str,
}

struct Profile {
    id: &'static str,
    name: &'static str,
    headline: &'static str,
    location: &'static str,
}

struct Thread {
    id: String,
    account_id: String,
    profile_id: &'static str,
    messages: VecDeque<Message>,
}

struct Message {
    outgoing: bool,
    text: String,
    at: Millis,
}

impl Workspace {
    fn new(workspace_id: &str, now: Millis) -> Self {
        let place = workspace_id.trim_start_matches("wsp_");
        let account = |number: u8, who: &str, name| Account {
            id: format!("acc-{place}-{number}"),
            email: format!("{who}@{place}.example"),
            name,
        };
        let mut workspace = Self {
            accounts: vec![
                account(1, "sales", "Sam Sales"),
                account(2, "outreach", "Una Usher"),
            ],
            profiles: vec![
                Profile {
                    id: "ada-lovell",
                    name: "Ada Lovell",
                    headline: "Head of Data at Contoso",
                    location: "London",
                },
                Profile {
                    id: "ben-carter",
                    name: "Ben Carter",
                    headline: "Buyer at Fourth Coffee",
                    location: "Toronto",
                },
                Profile {
                    id: "chi-okafor",
                    name: "Chi Okafor",
                    headline: "CTO at Tailspin Toys",
                    location: "Lagos",
                },
            ],
            threads: Vec::new(),
            results: VecDeque::new(),
        };
        if let Some(id) = workspace.accounts.first().map(|account| account.id.clone()) {
            let greeting = "Thanks for connecting!".to_owned();
            workspace.say(&id, "ada-lovell", greeting, true, now - 2 * DAY);
            workspace.say(
                &id,
                "ada-lovell",
                "Likewise. Let us talk next week.".to_owned(),
                false,
                now - DAY - HOUR,
            );
        }
        workspace
    }

    /// The account with this id.
    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// What a profile shows.
    pub fn profile(&self, id: &str) -> Option<Value> {
        let profile = self.profiles.iter().find(|profile| profile.id == id)?;
        Some(json!({
            "profileId": profile.id,
            "name": profile.name,
            "headline": profile.headline,
            "location": profile.location,
        }))
    }

    /// Sends a message and gives the conversation it stands in; `None` where nobody is there.
    pub fn send(
        &mut self,
        account_id: &str,
        profile_id: &str,
        text: String,
        now: Millis,
    ) -> Option<Value> {
        let profile_id = self
            .profiles
            .iter()
            .find(|profile| profile.id == profile_id)?
            .id;
        let thread_id = self.say(account_id, profile_id, text, true, now);
        Some(
            json!({ "threadId": thread_id, "profileId": profile_id, "sentAt": timestamp::format(now) }),
        )
    }

    fn say(
        &mut self,
        account_id: &str,
        profile_id: &'static str,
        text: String,
        outgoing: bool,
        at: Millis,
    ) -> String {
        let message = Message { outgoing, text, at };
        let found = self
            .threads
            .iter_mut()
            .find(|thread| thread.account_id == account_id && thread.profile_id == profile_id);
        if let Some(thread) = found {
            thread.messages.push_back(message);
            if thread.messages.len() > MOST_MESSAGES {
                thread.messages.pop_front();
            }
            return thread.id.clone();
        }
        let id = format!("thr-{}", self.threads.len() + 1);
        self.threads.push(Thread {
            id: id.clone(),
            account_id: account_id.to_owned(),
            profile_id,
            messages: VecDeque::from([message]),
        });
        id
    }

    /// The conversations of an account, the one that was busy last first.
    pub fn threads(&self, account_id: &str) -> Value {
        let mut threads: Vec<&Thread> = self
            .threads
            .iter()
            .filter(|thread| thread.account_id == account_id)
            .collect();
        threads.sort_by_key(|thread| {
            std::cmp::Reverse(thread.messages.back().map(|message| message.at))
        });
        threads
            .into_iter()
            .map(|thread| {
                let last = thread.messages.back().map(|message| {
                    json!({
                        "text": message.text,
                        "outgoing": message.outgoing,
                        "at": timestamp::format(message.at),
                    })
                });
                json!({
                    "threadId": thread.id,
                    "profileId": thread.profile_id,
                    "messageCount": thread.messages.len(),
                    "lastMessage": last,
                })
            })
            .collect()
    }

    /// Keeps the outcome of a call for `get_response`.
    pub fn finish(&mut self, request_id: &str, outcome: Value) {
        self.results.push_back((request_id.to_owned(), outcome));
        if self.results.len() > MOST_RESULTS {
            self.results.pop_front();
        }
    }

    /// The outcome of an earlier call.
    pub fn outcome(&self, request_id: &str) -> Option<&Value> {
        self.results
            .iter()
            .find(|(id, _)| id == request_id)
            .map(|(_, outcome)| outcome)
    }
}
