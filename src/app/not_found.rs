//! The screen for an unknown path.

use leptos::prelude::*;

use crate::messages;
use crate::model::route::Route;
use crate::state::{HistoryMode, HostHandle};
use crate::ui::notice::{Notice, Severity};

pub fn not_found(host: HostHandle) -> AnyView {
    host.emit_ready();
    let to_the_list = Callback::new(move |()| host.navigate(Route::Keys, HistoryMode::Replace));
    let buttons = vec![(messages::session::TO_THE_LIST.to_owned(), to_the_list)];
    Notice {
        buttons,
        ..Notice::new(Severity::Neutral, messages::session::NOTHING_HERE)
    }
    .view()
}
