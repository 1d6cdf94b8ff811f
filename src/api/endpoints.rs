//! The endpoints of the contract about keys.

use gloo_net::http::Method;

use super::client::{Api, Precondition};
use super::fetch::Body;
use super::types::{IssuedSecret, ListQuery};
use super::{clock, decode, encode};
use crate::model::activity::EventPage;
use crate::model::credentials::CredentialSet;
use crate::model::error::ApiError;
use crate::model::key::{Key, NewKey, SecretState};
use crate::model::key_change::KeyChange;
use crate::model::list_params::KeyPage;
use crate::model::options::{CannotCreate, Options};
use crate::model::secret::Secret;
use crate::model::settings_diff::KeyPatch;
use crate::model::usage::{Period, Usage};

impl Api {
    /// `GET api-key-options`. Also sets the API's clock.
    pub async fn options(&self) -> Result<Options, ApiError> {
        let bytes = self.read("/api-key-options").await?;
        let options = decode::body(&bytes, decode::options)?;
        let now = decode::now(&bytes);
        clock::follow(&now);
        let link = |url: Option<String>| url.map(|url| self.link(url));
        Ok(Options {
            fingerprint: fingerprint(&bytes, now.as_bytes()),
            documentation: link(options.documentation),
            support: link(options.support),
            creation_unavailable: options.creation_unavailable.map(|why| CannotCreate {
                url: link(why.url),
                ..why
            }),
            ..options
        })
    }

    /// `GET api-keys`: a page of the list.
    pub async fn list(&self, query: &ListQuery) -> Result<KeyPage, ApiError> {
        let (status, sort) = (query.view.status.word(), query.view.sort.word());
        let mut path = format!("/api-keys?status={status}&sort={sort}");
        if let Some(cursor) = &query.cursor {
            path.push_str("&cursor=");
            path.push_str(&encode_segment(cursor));
        }
        decode::body(&self.read(&path).await?, decode::key_page)
    }

    /// `POST api-keys/search`: a page of the keys that match `text`, which may be an API key or a
    /// secret key.
    pub async fn search(&self, text: &Secret, query: &ListQuery) -> Result<KeyPage, ApiError> {
        let body = encode::search(text, query.view, query.cursor.as_deref());
        let content = Body::Secret(body);
        let request = self.write(
            Method::POST,
            "/api-keys/search",
            Precondition::None,
            content,
        );
        decode::body(&request.await?, decode::key_page)
    }

    /// `GET api-keys/{id}`.
    pub async fn key(&self, key_id: &str) -> Result<Key, ApiError> {
        decode::body(&self.read(&key_path(key_id, "")).await?, decode::key)
    }

    /// `GET api-keys/{id}/usage`.
    pub async fn usage(&self, key_id: &str, period: Period) -> Result<Usage, ApiError> {
        let path = key_path(key_id, &format!("/usage?days={}", period.days()));
        decode::body(&self.read(&path).await?, decode::usage)
    }

    /// `GET events`, or `GET api-keys/{id}/events`: a page of events, the newest first.
    pub async fn events(
        &self,
        key_id: Option<&str>,
        cursor: Option<&str>,
    ) -> Result<EventPage, ApiError> {
        let mut path = match key_id {
            Some(id) => key_path(id, "/events"),
            None => "/events".to_owned(),
        };
        if let Some(cursor) = cursor {
            path.push_str("?cursor=");
            path.push_str(&encode_segment(cursor));
        }
        decode::body(&self.read(&path).await?, decode::event_page)
    }

    /// Changes a key. `PATCH api-keys/{id}` changes settings, and disables and enables a key; the
    /// API carries it out only if the settings are still at `revision`.
    /// `DELETE api-keys/{id}/secrets/{secret_id}` ends an old secret key, and
    /// `DELETE api-keys/{id}` revokes the key permanently.
    ///
    /// # Errors
    /// [`ErrorKind::PreconditionFailed`](crate::model::error::ErrorKind::PreconditionFailed) if
    /// somebody has changed the settings in the meantime.
    pub async fn change_key(
        &self,
        key_id: &str,
        revision: u32,
        change: &KeyChange,
    ) -> Result<Key, ApiError> {
        let patch = match change {
            KeyChange::Settings(patch) => encode::key_change(patch),
            KeyChange::Disable => encode::key_change(&KeyPatch::switch(false)),
            KeyChange::Enable => encode::key_change(&KeyPatch::switch(true)),
            KeyChange::EndSecret(secret_id) => {
                let below = format!("/secrets/{}", encode_segment(secret_id));
                return self.delete(&key_path(key_id, &below)).await;
            }
            KeyChange::Revoke => return self.delete(&key_path(key_id, "")).await,
        };
        let (path, content) = (key_path(key_id, ""), Body::Json(patch));
        let revision = Precondition::Revision(revision);
        let bytes = self.write(Method::PATCH, &path, revision, content).await?;
        decode::body(&bytes, decode::key)
    }

    /// `POST api-keys`. `idempotency_key` belongs to one intent and is the same in each retry.
    ///
    /// # Errors
    /// If `ErrorKind::leaves_outcome_unknown` is true, the key may have been created.
    pub async fn create(
        &self,
        new: &NewKey,
        idempotency_key: &str,
    ) -> Result<IssuedSecret, ApiError> {
        let content = Body::Json(encode::new_key(new));
        let intent = Precondition::SecretRequest(idempotency_key);
        let bytes = self
            .write(Method::POST, "/api-keys", intent, content)
            .await?;
        Ok(decode::issued_secret(&bytes, CredentialSet::Pair)?)
    }

    /// `POST api-keys/{id}/rotations`: a new secret key. The old one stays valid for
    /// `overlap_seconds` after the new one was shown. With 0 it ends when the new one is saved or
    /// used, and 10 minutes after the new one was shown at the latest. `idempotency_key` as with
    /// [`Api::create`].
    ///
    /// # Errors
    /// If `ErrorKind::leaves_outcome_unknown` is true, there may be a new secret key.
    pub async fn rotate(
        &self,
        key_id: &str,
        overlap_seconds: u32,
        idempotency_key: &str,
    ) -> Result<IssuedSecret, ApiError> {
        let content = Body::Json(encode::rotation(overlap_seconds));
        let path = key_path(key_id, "/rotations");
        let intent = Precondition::SecretRequest(idempotency_key);
        let bytes = self.write(Method::POST, &path, intent, content).await?;
        Ok(decode::issued_secret(&bytes, CredentialSet::SecretKey)?)
    }

    /// `POST api-keys/{id}/secret-state`.
    pub async fn report_secret_state(
        &self,
        key_id: &str,
        secret_id: &str,
        state: SecretState,
    ) -> Result<Key, ApiError> {
        let report = Body::Json(encode::secret_state(secret_id, state));
        let path = key_path(key_id, "/secret-state");
        self.change(Method::POST, &path, report).await
    }

    async fn delete(&self, path: &str) -> Result<Key, ApiError> {
        self.change(Method::DELETE, path, Body::None).await
    }

    /// Sends a change whose response is the key.
    async fn change(&self, method: Method, path: &str, content: Body) -> Result<Key, ApiError> {
        let bytes = self
            .write(method, path, Precondition::None, content)
            .await?;
        decode::body(&bytes, decode::key)
    }
}

/// FNV-1a, 64 bits, of the body without the clock, which differs each time. A comparison of the
/// whole options would cost 1 KB of the page.
fn fingerprint(bytes: &[u8], now: &[u8]) -> u64 {
    let found = bytes.windows(now.len().max(1)).position(|part| part == now);
    let (before, rest) = bytes.split_at(found.unwrap_or(bytes.len()));
    let after = rest.iter().skip(now.len());
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    before.iter().chain(after).fold(0xcbf2_9ce4_8422_2325, step)
}

/// `below` is appended as it is, without encoding.
fn key_path(key_id: &str, below: &str) -> String {
    format!("/api-keys/{}{below}", encode_segment(key_id))
}

fn encode_segment(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
