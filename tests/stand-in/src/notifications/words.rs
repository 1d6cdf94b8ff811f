//! The sentences.

use super::Notification;
use crate::clock::{DAY, HOUR, MINUTE, Millis, SECOND};
use crate::keys::validate::PrivilegeIncrease;
use crate::store::keys::{KeyRow, Settings};
use crate::timestamp;

const IF_UNEXPECTED: &str = "If you did not expect this, ask in your workspace, or revoke the key under Settings → Security.";

/// What a message is about.
pub struct Context<'a> {
    /// Who did it.
    pub who: &'a str,
    /// With which key, as it is now.
    pub key: &'a KeyRow,
    /// Where.
    pub workspace: &'a str,
    /// When.
    pub now: Millis,
}

impl Context<'_> {
    /// Subject and text.
    pub fn message(&self, news: &Notification<'_>) -> (String, String) {
        let (name, who) = (&self.key.settings.name, self.who);
        let key = format!("the API key {} in {}", self.named(), self.workspace);
        let at = moment(self.now);
        match news {
            Notification::Created => (
                format!("API key “{name}” was created"),
                format!("{who} created {key} on {at}.\n\n{IF_UNEXPECTED}"),
            ),
            Notification::Rotated(overlap) => (
                format!("API key “{name}” has a new secret key"),
                format!(
                    "{who} gave {key} a new secret key on {at}. {}\n\n{IF_UNEXPECTED}",
                    old_secret(*overlap)
                ),
            ),
            Notification::Widened(widening, before) => (
                format!("API key “{name}” may do more now"),
                format!(
                    "{who} changed {key} on {at}.\n\n{}\n\n{IF_UNEXPECTED}",
                    self.widened(widening, before)
                ),
            ),
            Notification::Revoked => (
                format!("API key “{name}” was revoked"),
                format!("{who} revoked {key} on {at}. Its calls are refused from now on."),
            ),
            Notification::Expiring(end) => (
                format!("API key “{name}” ends {}", soon(end - self.now)),
                format!(
                    "T{} ends on {}. From then on its calls are refused.\n\nGive it a later expiry under Settings → Security, or create a new key.",
                    key.get(1..).unwrap_or_default(),
                    moment(*end)
                ),
            ),
        }
    }

    fn named(&self) -> String {
        let KeyRow { prefix, last4, .. } = self.key;
        format!("“{}” ({prefix}…{last4})", self.key.settings.name)
    }

    fn widened(&self, widening: &PrivilegeIncrease, before: &Settings) -> String {
        let after = &self.key.settings;
        let mut lines = Vec::new();
        if widening.again {
            lines.push("It is enabled again.".to_owned());
        }
        if widening.addresses {
            let from = match after.is_unrestricted() {
                true => "It can be used from any address now.",
                false => "It can be used from more addresses than before.",
            };
            lines.push(from.to_owned());
        }
        if widening.actions {
            let held = before.actions.as_deref().unwrap_or_default();
            let new = after
                .actions
                .iter()
                .flatten()
                .filter(|one| !held.contains(one));
            let new: Vec<&str> = new.map(String::as_str).collect();
            lines.push(format!("It may also call: {}.", new.join(", ")));
        }
        if widening.longer {
            lines.push(match after.expires_at {
                None => "It does not end by itself any more.".to_owned(),
                Some(end) => format!("It ends later, on {}.", moment(end)),
            });
        }
        lines.join("\n")
    }
}

fn old_secret(overlap_seconds: i64) -> String {
    if overlap_seconds == 0 {
        return "The old one may have leaked: it ends as soon as the new one was taken or used."
            .to_owned();
    }
    format!(
        "The old one goes on for {} after the new one was shown.",
        length(overlap_seconds * SECOND)
    )
}

fn soon(left: Millis) -> String {
    // A whole day more than the hours that are left would promise too much.
    if left <= DAY {
        "within a day".to_owned()
    } else {
        format!("in {}", length(left))
    }
}

fn length(length: Millis) -> String {
    let (count, unit) = match length {
        length if length >= DAY => (length.div_euclid(DAY), "day"),
        length if length >= HOUR => (length.div_euclid(HOUR), "hour"),
        length => (length.div_euclid(MINUTE), "minute"),
    };
    match count {
        1 => format!("1 {unit}"),
        count => format!("{count} {unit}s"),
    }
}

/// To the minute: `2026-11-23 at 09:00 UTC`.
fn moment(at: Millis) -> String {
    let text = timestamp::format(at).unwrap_or_default();
    match (text.get(..10), text.get(11..16)) {
        (Some(day), Some(time)) => format!("{day} at {time} UTC"),
        _ => text,
    }
}
