//! The session and the ways to show who one is.

use super::{DecodeError, Fields};
use crate::model::session::{AuthMethod, AuthMethodKind, Named, Permissions, Session};

/// Reads the session and, apart from it, the token that goes with changes where cookies tell who
/// is there.
pub fn session(fields: &Fields) -> Result<(Session, Option<String>), DecodeError> {
    let token = fields.maybe_text("csrf_token");
    // It becomes a header's value, which browsers refuse with an exception where it has others.
    let fits = |token: &String| !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
    if !token.as_ref().is_none_or(fits) {
        return Err(DecodeError);
    }
    let may = fields.object("permissions")?;
    let session = Session {
        user: named(&fields.object("user")?)?,
        workspace: named(&fields.object("workspace")?)?,
        permissions: Permissions {
            list: may.flag("list")?,
            create: may.flag("create")?,
            edit: may.has("edit"),
            revoke: may.has("revoke"),
        },
        checked_until: fields.maybe_text("checked_until"),
    };
    Ok((session, token))
}

/// Reads one way to show who one is.
pub fn check(fields: &Fields) -> Result<AuthMethod, DecodeError> {
    Ok(AuthMethod {
        method: match fields.word("method").as_str() {
            "window" => AuthMethodKind::Window,
            "host" => AuthMethodKind::Host,
            "password" => AuthMethodKind::Password,
            _ => AuthMethodKind::Other,
        },
        url: fields.maybe_text("url"),
    })
}

fn named(fields: &Fields) -> Result<Named, DecodeError> {
    Ok(Named {
        id: fields.text("id")?,
        name: fields.text("name")?,
    })
}
