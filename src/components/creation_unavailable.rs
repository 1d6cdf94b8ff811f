//! Why nobody can create a key now.

use super::notice::{Notice, Tone};
use crate::messages::key_list as words;
use crate::model::options::CannotCreate;

/// Why the workspace cannot have another key now.
pub fn cannot_create(reason: Option<CannotCreate>) -> Notice {
    let Some(reason) = reason else {
        return Notice::new(Tone::Warning, words::CANNOT_CREATE);
    };
    let link = reason.url.map(|url| (words::CHANGE_THIS, url));
    Notice {
        link,
        ..Notice::new(Tone::Warning, reason.detail)
    }
}
