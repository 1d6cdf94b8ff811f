//! Bodies that are not domain types already. The domain's types are read from JSON as they are.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::error::FieldError;
use crate::domain::key::{Key, SecretState};
use crate::domain::secret::{Credentials, NotASecret, Secret};
use crate::domain::session::Check;

/// The answer that holds a pair, still lying in the bytes of the answer.
#[derive(Deserialize)]
pub struct CreatedKey<'a> {
    /// The key, as the list will show it.
    pub key: Key,
    /// To report the state of.
    pub secret_id: String,
    #[serde(borrow)]
    api_key: &'a RawValue,
    #[serde(borrow)]
    secret_key: &'a RawValue,
}

impl CreatedKey<'_> {
    /// The pair, in buffers of its own.
    ///
    /// # Errors
    /// [`NotASecret`] where one of the two is not a text.
    pub fn credentials(&self) -> Result<Credentials, NotASecret> {
        Ok(Credentials {
            api_key: Secret::from_json_literal(self.api_key.get())?,
            secret_key: Secret::from_json_literal(self.secret_key.get())?,
        })
    }
}

/// What the page reports of a secret.
#[derive(Serialize)]
pub struct SecretStateReport<'a> {
    /// Which secret.
    pub secret_id: &'a str,
    /// `shown` or `saved`.
    pub state: SecretState,
}

/// Every error body that is known: RFC 9457 problem details and the two documented ones
/// (`{status, message, requestId}` and `{message, error, statusCode}`), with all spellings of the
/// request's id.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// RFC 9457; a `urn:we-link:problem:…`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// A sentence for people.
    #[serde(alias = "message")]
    pub detail: Option<String>,
    /// For support.
    #[serde(alias = "requestId", alias = "requestID")]
    pub request_id: Option<String>,
    /// Things to mend.
    pub errors: Vec<FieldProblem>,
    /// With `already-created`.
    pub key_id: Option<String>,
    /// With `unauthenticated`.
    pub sign_in: Vec<Check>,
    /// With `reauthentication-required`.
    pub reauthentication: Vec<Check>,
}

/// One thing to mend.
#[derive(Deserialize)]
pub struct FieldProblem {
    pointer: String,
    detail: String,
}

impl From<FieldProblem> for FieldError {
    fn from(problem: FieldProblem) -> Self {
        Self { pointer: problem.pointer, detail: problem.detail }
    }
}
