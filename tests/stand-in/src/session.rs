//! Who is there: sessions, roles, sign-in, reauthentication.

pub mod auth_methods;
pub mod auto_sign_in;
pub mod caller;
pub mod cookie;
pub mod credential;
pub mod form;
pub mod login_throttle;
pub mod pages;
pub mod password;
pub mod request_origin;
pub mod roles;
pub mod routes;
pub mod sign_in;
pub mod tokens;

use sha2::{Digest as _, Sha256};

use crate::app::AppState;
use crate::clock::{HOUR, MINUTE, Millis, SECOND};
use crate::problem::Problem;
use crate::random::{self, RngError};
use crate::store::{StoreError, sessions};
use credential::{Credential, CredentialScheme};
use roles::Role;

/// A session ends after this long, however busy it was (ASVS 7.3.2).
const LONGEST: Millis = 12 * HOUR;
/// Reauthentication counts this long.
const REAUTHENTICATION_TTL: Millis = 5 * MINUTE;
/// Uses of a session are written down this often at the most.
const TOUCH_INTERVAL: Millis = 5 * SECOND;

/// A living session.
pub struct Session {
    credential: Credential,
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
pub enum AuthenticationProof {
    /// A password was typed, which counts as reauthentication, too.
    Password,
    /// The demo's automatic sign-in.
    None,
}

impl Session {
    /// How the caller carries it.
    pub fn scheme(&self) -> CredentialScheme {
        self.credential.scheme
    }

    /// The token that unsafe requests with a cookie must carry; others need none. It follows from the session id, one
    /// way: nothing more to keep, and renewed with it.
    pub fn csrf_token(&self) -> Option<String> {
        let hash = Sha256::new()
            .chain_update(b"we-link csrf token\0")
            .chain_update(self.credential.id.as_bytes());
        (self.scheme() == CredentialScheme::Cookie).then(|| format!("{:x}", hash.finalize()))
    }

    /// Until when reauthentication counts; `None` where it does not.
    pub fn checked_until(&self, now: Millis) -> Option<Millis> {
        self.checked_at
            .map(|at| at + REAUTHENTICATION_TTL)
            .filter(|until| now < *until)
    }
}

/// The living session of this credential.
pub async fn find(app: &AppState, credential: Credential) -> Result<Option<Session>, StoreError> {
    let now = app.now();
    let lasts = Millis::from(app.options.session_minutes) * MINUTE;
    app.store
        .run(move |tx| {
            let hash = credential.hash();
            let Some(row) = sessions::find(tx, &hash)? else {
                return Ok(None);
            };
            // A token ends when it was said to, however much it is used (RFC 6749, 5.1: `expires_in`).
            let since = match credential.scheme {
                CredentialScheme::Cookie => row.seen_at,
                CredentialScheme::Bearer => row.created_at,
            };
            let over =
                row.ended_at.is_some() || now - since >= lasts || now - row.created_at >= LONGEST;
            let role = row.role.as_deref().and_then(Role::read);
            let (false, Some(role)) = (over, role) else {
                return Ok(None);
            };
            if now - row.seen_at >= TOUCH_INTERVAL {
                sessions::touch(tx, &hash, now)?;
            }
            Ok(Some(Session {
                credential,
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
    app: &AppState,
    scheme: CredentialScheme,
    user_id: String,
    workspace_id: String,
    proof: AuthenticationProof,
) -> Result<Credential, Problem> {
    let now = app.now();
    let fresh = fresh(scheme)?;
    let hash = fresh.hash();
    let checked = (proof == AuthenticationProof::Password).then_some(now);
    app.store
        .run(move |tx| sessions::begin(tx, &hash, (&user_id, &workspace_id), (now, now), checked))
        .await?;
    Ok(fresh)
}

/// 32 characters of base62: 190 bits.
fn fresh(scheme: CredentialScheme) -> Result<Credential, RngError> {
    let id = random::base62(32)?;
    Ok(Credential { scheme, id })
}

/// After a passed check: the same session, checked now. One with a cookie gets a new id (ASVS 7.2.4); a token is the
/// host's, which gave it to the page and would go on with the old one.
pub async fn renew(app: &AppState, session: &Session) -> Result<Credential, Problem> {
    let now = app.now();
    let old = session.credential.hash();
    if session.scheme() == CredentialScheme::Bearer {
        app.store
            .run(move |tx| sessions::check(tx, &old, now))
            .await?;
        return Ok(session.credential.clone());
    }
    let fresh = fresh(CredentialScheme::Cookie)?;
    let new = fresh.hash();
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
    Ok(fresh)
}

/// Ends the session of this credential, if there is one.
pub async fn end(app: &AppState, credential: &Credential) -> Result<(), StoreError> {
    let (hash, now) = (credential.hash(), app.now());
    app.store.run(move |tx| sessions::end(tx, &hash, now)).await
}
