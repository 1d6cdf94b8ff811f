//! Why nobody can create a key now.

use super::notice::{Notice, Severity};
use crate::messages::key_list as words;
use crate::model::options::CannotCreate;

/// Why the workspace cannot have another key now.
pub fn creation_unavailable(reason: Option<CannotCreate>) -> Notice {
    let Some(reason) = reason else {
        return Notice::new(Severity::Warning, words::CANNOT_CREATE);
    };
    let link = reason.url.map(|url| (words::CHANGE_THIS, url));
    Notice {
        link,
        ..Notice::new(Severity::Warning, reason.detail)
    }
}
