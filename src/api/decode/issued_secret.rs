//! Decodes the two responses that hold the values that are shown once.

use super::raw_members::members;
use super::{DecodeError, JsonObject, key};
use crate::api::IssuedSecret;
use crate::model::credentials::{CredentialSet, Credentials};
use crate::model::secret::Secret;

/// Reads the key, the id of its secret, and the values of `scope`. The values are copied from the
/// bytes of the response directly into their own buffers. No parser reads them: a parser would keep
/// a copy that nothing overwrites.
pub fn issued_secret(bytes: &[u8], scope: CredentialSet) -> Result<IssuedSecret, DecodeError> {
    let json = std::str::from_utf8(bytes).map_err(|_| DecodeError)?;
    let members = members(json).ok_or(DecodeError)?;
    let member = |name: &str| {
        let found = members.iter().find(|(other, _)| name_eq(other, name));
        found.map(|(_, value)| *value).ok_or(DecodeError)
    };
    let secret = |name: &str| Secret::from_json_literal(member(name)?).map_err(|_| DecodeError);
    let api_key = match scope {
        CredentialSet::Pair => Some(secret("api_key")?),
        CredentialSet::SecretKey => None,
    };
    let credentials = Credentials {
        api_key,
        secret_key: secret("secret_key")?,
    };
    let secret_id = Secret::from_json_literal(member("secret_id")?).map_err(|_| DecodeError)?;
    Ok(IssuedSecret {
        key: key(&JsonObject::parse(member("key")?)?)?,
        secret_id: secret_id.expose().to_owned(),
        credentials,
    })
}

/// Whether a member's name, as written between its quotes, is `name` (RFC 8259, section 8.3).
fn name_eq(written: &str, name: &str) -> bool {
    let unescaped = || Secret::from_json_literal(&format!("\"{written}\""));
    written == name || written.contains('\\') && unescaped().is_ok_and(|it| it.expose() == name)
}
