//! Decodes the session and the methods of authentication.

use super::{DecodeError, JsonObject};
use crate::model::session::{AuthMethod, AuthMethodKind, NamedRef, Permissions, Session};

/// Also returns the CSRF token, which is kept apart from the session. Changes need it where cookies
/// identify the user.
pub fn session(fields: &JsonObject) -> Result<(Session, Option<String>), DecodeError> {
    let token = fields.opt_str("csrf_token");
    // The token becomes the value of a header, and browsers throw an exception for other
    // characters.
    let fits = |token: &String| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
    if !token.as_ref().is_none_or(fits) {
        return Err(DecodeError);
    }
    let may = fields.object("permissions")?;
    let session = Session {
        user: named(&fields.object("user")?)?,
        workspace: named(&fields.object("workspace")?)?,
        permissions: Permissions {
            list: may.required_bool("list")?,
            create: may.required_bool("create")?,
            edit: may.has("edit"),
            revoke: may.has("revoke"),
        },
        checked_until: fields.opt_str("checked_until"),
    };
    Ok((session, token))
}

/// A method to sign in or to reauthenticate.
pub fn check(fields: &JsonObject) -> Result<AuthMethod, DecodeError> {
    Ok(AuthMethod {
        method: match fields.enum_str("method").as_str() {
            "window" => AuthMethodKind::Window,
            "host" => AuthMethodKind::Host,
            "password" => AuthMethodKind::Password,
            _ => AuthMethodKind::Other,
        },
        url: fields.opt_str("url"),
    })
}

fn named(fields: &JsonObject) -> Result<NamedRef, DecodeError> {
    Ok(NamedRef {
        id: fields.str("id")?,
        name: fields.str("name")?,
    })
}
