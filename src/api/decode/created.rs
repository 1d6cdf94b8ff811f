//! The one answer that holds a pair.

use super::members::members;
use super::{Fields, Unreadable, key};
use crate::domain::key::Key;
use crate::domain::pair::Credentials;
use crate::domain::secret::Secret;

/// Reads the key, the id of its secret, and the pair. The pair goes from the bytes of the answer
/// straight into its own buffers; no parser sees it, since each would keep a copy that nobody
/// overwrites.
pub fn created(bytes: &[u8]) -> Result<(Key, String, Credentials), Unreadable> {
    let json = std::str::from_utf8(bytes).map_err(|_| Unreadable)?;
    let members = members(json).ok_or(Unreadable)?;
    let member = |name: &str| {
        let found = members.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| *value).ok_or(Unreadable)
    };
    let secret = |name: &str| Secret::from_json_literal(member(name)?).map_err(|_| Unreadable);
    let credentials = Credentials {
        api_key: secret("api_key")?,
        secret_key: secret("secret_key")?,
    };
    let secret_id = Secret::from_json_literal(member("secret_id")?).map_err(|_| Unreadable)?;
    let key = key(&Fields::parse(member("key")?)?)?;
    Ok((key, secret_id.expose().to_owned(), credentials))
}
