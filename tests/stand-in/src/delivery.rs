//! Secrets on their way to a screen: in memory alone, until they were shown.
//!
//! The answer of a call that makes a secret can be lost. Until the page reported the secret as
//! shown, the same request gets the same answer, at most [`Delivery::longest`] and [`MOST_REPEATS`]
//! times; then the secret is gone. The record of the intent is the database's
//! (`store::idempotency`) and outlives this.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::clock::{Millis, SECOND};
use crate::store::idempotency::Intent;

/// How long a secret waits, in seconds, unless the command line says otherwise.
pub const LONGEST_SECONDS: u32 = 600;
/// How many times an answer is repeated.
pub const MOST_REPEATS: u32 = 5;

/// A secret key, and its API key where that is new, too. Neither printable nor copyable; wiped when
/// dropped.
pub struct Pair {
    /// The identifier; `None` where the key had one already, of which only the hash is kept.
    pub api_key: Option<Zeroizing<String>>,
    /// The password.
    pub secret_key: Zeroizing<String>,
}

struct Pending {
    pair: Pair,
    since: Millis,
}

/// The secrets that wait, and the intents under way.
pub struct Delivery {
    longest: Millis,
    pending: Mutex<HashMap<String, Pending>>,
    running: Mutex<HashSet<Intent>>,
}

impl Delivery {
    /// Secrets wait this many seconds.
    pub fn new(seconds: u32) -> Self {
        Self {
            longest: Millis::from(seconds) * SECOND,
            pending: Mutex::default(),
            running: Mutex::default(),
        }
    }

    /// How long a secret waits to be shown.
    pub fn longest(&self) -> Millis {
        self.longest
    }

    /// Takes an intent; `None` while another request for it is under way.
    pub fn claim(&self, intent: &Intent) -> Option<Claim<'_>> {
        lock(&self.running).insert(intent.clone()).then(|| Claim {
            delivery: self,
            intent: intent.clone(),
        })
    }

    /// Keeps a pair under its secret's id.
    pub fn put(&self, secret_id: &str, pair: Pair, now: Millis) {
        let pending = Pending { pair, since: now };
        lock(&self.pending).insert(secret_id.to_owned(), pending);
    }

    /// Lets `read` see the pair, if it is still there.
    pub fn with<T>(
        &self,
        secret_id: &str,
        now: Millis,
        read: impl FnOnce(&Pair) -> T,
    ) -> Option<T> {
        self.sweep(now);
        lock(&self.pending)
            .get(secret_id)
            .map(|pending| read(&pending.pair))
    }

    /// Forgets the pair.
    pub fn forget(&self, secret_id: &str) {
        lock(&self.pending).remove(secret_id);
    }

    /// Forgets every pair that waited too long.
    pub fn sweep(&self, now: Millis) {
        lock(&self.pending).retain(|_, pending| now - pending.since < self.longest);
    }
}

/// An intent under way, until dropped.
pub struct Claim<'a> {
    delivery: &'a Delivery,
    intent: Intent,
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        lock(&self.delivery.running).remove(&self.intent);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> Pair {
        Pair {
            api_key: Some(Zeroizing::new("wlk_a".into())),
            secret_key: Zeroizing::new("wls_b".into()),
        }
    }

    #[test]
    fn credentials_are_wiped_after_ten_minutes() {
        let delivery = Delivery::new(LONGEST_SECONDS);
        delivery.put("sec_1", pair(), 0);
        assert!(
            delivery
                .with("sec_1", delivery.longest() - 1, |_| ())
                .is_some()
        );
        assert!(delivery.with("sec_1", delivery.longest(), |_| ()).is_none());
        assert!(
            delivery.with("sec_1", 0, |_| ()).is_none(),
            "wiped, not hidden"
        );
    }

    #[test]
    fn intent_runs_once_at_a_time() {
        let delivery = Delivery::new(LONGEST_SECONDS);
        let intent = |user: &str| Intent {
            user_id: user.into(),
            workspace_id: "wsp_1".into(),
            route: "create".into(),
            idempotency_key: "0123456789abcdef".into(),
        };
        let claim = delivery.claim(&intent("usr_1"));
        assert!(claim.is_some());
        assert!(delivery.claim(&intent("usr_1")).is_none());
        assert!(
            delivery.claim(&intent("usr_2")).is_some(),
            "another user's is another intent"
        );
        drop(claim);
        assert!(delivery.claim(&intent("usr_1")).is_some());
    }
}
