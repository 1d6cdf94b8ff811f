//! Who is there: sessions, roles, sign-in, the second check.

pub mod attempts;
pub mod automatic;
pub mod caller;
pub mod checks;
pub mod cookie;
pub mod form;
pub mod pages;
pub mod password;
pub mod roles;
pub mod routes;
pub mod sign_in;
pub mod trust;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock::{HOUR, MINUTE, Millis, SECOND};
use crate::problem::Problem;
use crate::random;
use crate::store::{StoreError, sessions};
use roles::Role;

/// A session ends after this long, however busy it was (ASVS 7.3.2).
const LONGEST: Millis = 12 * HOUR;
/// The second check counts this long.
const CHECK_COUNTS: Millis = 5 * MINUTE;
/// Uses of a session are written down this often at the most.
const TOUCH_EVERY: Millis = 5 * SECOND;

/// A living session.
pub struct Session {
    id: Zeroizing<String>,
    /// `usr_…`
    pub user_id: String,
    /// For people.
    pub user_name: String,
    /// `wsp_…`
    pub workspace_id: String,
    /// For people.
    pub workspace_name: String,
    /// What they may do.
    pub role: Role,
    created_at: Millis,
    checked_at: Option<Millis>,
}

/// How a session came to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A password was typed: that is a second check, too.
    Password,
    /// The demo's automatic sign-in.
    None,
}

impl Session {
    /// The token that unsafe requests must carry. It follows from the session id, one way: nothing
    /// more to keep, and renewed with it.
    pub fn csrf_token(&self) -> String {
        let hash = Sha256::new()
            .chain_update(b"we-link csrf token\0")
            .chain_update(self.id.as_bytes())
            .finalize();
        format!("{hash:x}")
    }

    /// Until when the second check counts; `None` where it does not.
    pub fn checked_until(&self, now: Millis) -> Option<Millis> {
        self.checked_at
            .map(|at| at + CHECK_COUNTS)
            .filter(|until| now < *until)
    }
}

/// What is kept of a session id.
pub fn hash_of(id: &str) -> [u8; 32] {
    Sha256::digest(id.as_bytes()).into()
}

/// The living session with this id.
pub async fn find(app: &App, id: Zeroizing<String>) -> Result<Option<Session>, StoreError> {
    let now = app.now();
    let idle = Millis::from(app.options.session_minutes) * MINUTE;
    app.store
        .run(move |tx| {
            let hash = hash_of(&id);
            let Some(row) = sessions::find(tx, &hash)? else {
                return Ok(None);
            };
            let over = row.ended_at.is_some()
                || now - row.seen_at >= idle
                || now - row.created_at >= LONGEST;
            let role = row.role.as_deref().and_then(Role::read);
            let (false, Some(role)) = (over, role) else {
                return Ok(None);
            };
            if now - row.seen_at >= TOUCH_EVERY {
                sessions::touch(tx, &hash, now)?;
            }
            Ok(Some(Session {
                id,
                user_id: row.user_id,
                user_name: row.user_name,
                workspace_id: row.workspace_id,
                workspace_name: row.workspace_name,
                role,
                created_at: row.created_at,
                checked_at: row.checked_at,
            }))
        })
        .await
}

/// Begins a session and gives its id, which is kept nowhere.
pub async fn begin(
    app: &App,
    user_id: String,
    workspace_id: String,
    proof: Proof,
) -> Result<Zeroizing<String>, Problem> {
    let now = app.now();
    let id = random::base62(32)?;
    let hash = hash_of(&id);
    let checked = (proof == Proof::Password).then_some(now);
    app.store
        .run(move |tx| sessions::begin(tx, &hash, (&user_id, &workspace_id), (now, now), checked))
        .await?;
    Ok(id)
}

/// After a passed check: the same session under a new id (ASVS 7.2.4), checked now.
pub async fn renew(app: &App, session: &Session) -> Result<Zeroizing<String>, Problem> {
    let now = app.now();
    let id = random::base62(32)?;
    let (old, new) = (hash_of(&session.id), hash_of(&id));
    let (user_id, workspace_id) = (session.user_id.clone(), session.workspace_id.clone());
    let created_at = session.created_at;
    app.store
        .run(move |tx| {
            sessions::end(tx, &old, now)?;
            sessions::begin(
                tx,
                &new,
                (&user_id, &workspace_id),
                (created_at, now),
                Some(now),
            )
        })
        .await?;
    Ok(id)
}

/// Ends the session with this id, if there is one.
pub async fn end(app: &App, id: &str) -> Result<(), StoreError> {
    let (hash, now) = (hash_of(id), app.now());
    app.store.run(move |tx| sessions::end(tx, &hash, now)).await
}
