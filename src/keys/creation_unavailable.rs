//! Notice that says why no key can be created now.

use crate::messages::key_list as words;
use crate::model::options::CannotCreate;
use crate::ui::notice::{Notice, Severity};

/// Without a `reason` the notice is general.
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
