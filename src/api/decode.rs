//! From a status and a body to what they mean.
//!
//! Bodies are parsed by the browser and read by hand. Derived code on serde_json did the same with
//! 13 KB more wasm (brotli), and so each word that an API may invent later is decided on in one
//! visible place. The answers with a secret take their own way, see [`delivered`].

mod activity;
mod delivered;
mod fields;
mod key;
mod listing;
mod members;
mod options;
mod problem;
mod session;
mod usage;

pub use activity::event_page;
pub use delivered::delivered;
pub use fields::Fields;
pub use key::key;
pub use listing::key_page;
pub use options::options;
pub use problem::failure;
pub use session::session;
pub use usage::usage;

use crate::domain::error::{ApiError, ErrorKind};
use crate::domain::key::Timestamp;

/// A body that is not what the contract promises. Carries no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl From<Unreadable> for ApiError {
    fn from(Unreadable: Unreadable) -> Self {
        Self::from_kind(ErrorKind::Unreadable)
    }
}

/// The API's clock, where a body has it; empty where not.
pub fn now(bytes: &[u8]) -> Timestamp {
    let json = std::str::from_utf8(bytes).unwrap_or_default();
    let fields = Fields::parse(json).ok();
    fields
        .and_then(|fields| fields.moment("now"))
        .unwrap_or_default()
}

/// Reads the body of an answer that says it went well.
pub fn body<T>(bytes: &[u8], read: fn(&Fields) -> Result<T, Unreadable>) -> Result<T, ApiError> {
    let json = std::str::from_utf8(bytes).map_err(|_| Unreadable)?;
    Ok(read(&Fields::parse(json)?)?)
}
