//! Decodes responses: from a status and a body to typed values and errors.
//!
//! The browser parses the bodies, and handwritten code reads the result. Derived code on serde_json
//! did the same with 13 KB more wasm (brotli). In handwritten code it is also visible what happens
//! to each value that a newer API may send. Responses with a secret are decoded differently, see
//! [`issued_secret`].

mod activity;
mod error_response;
mod issued_secret;
mod json_object;
mod key;
mod listing;
mod options;
mod raw_members;
mod session;
mod usage;

pub use activity::event_page;
pub use error_response::error_response;
pub use issued_secret::issued_secret;
pub use json_object::JsonObject;
pub use key::key;
pub use listing::key_page;
pub use options::options;
pub use session::session;
pub use usage::usage;

use crate::model::error::{ApiError, ErrorKind};
use crate::model::key::Timestamp;

/// A body that violates the API's contract. Carries no part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError;

impl From<DecodeError> for ApiError {
    fn from(DecodeError: DecodeError) -> Self {
        Self::from_kind(ErrorKind::InvalidResponse)
    }
}

/// The API's clock; empty if the body has none.
pub fn now(bytes: &[u8]) -> Timestamp {
    let json = std::str::from_utf8(bytes).unwrap_or_default();
    let fields = JsonObject::parse(json).ok();
    fields
        .and_then(|fields| fields.moment("now"))
        .unwrap_or_default()
}

/// Decodes the body of a successful response.
pub fn body<T>(
    bytes: &[u8],
    read: fn(&JsonObject) -> Result<T, DecodeError>,
) -> Result<T, ApiError> {
    let json = std::str::from_utf8(bytes).map_err(|_| DecodeError)?;
    Ok(read(&JsonObject::parse(json)?)?)
}
