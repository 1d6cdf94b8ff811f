//! Ways to get help: the host's chat, or a link to support or documentation.

use leptos::prelude::*;

use crate::messages::help as words;
use crate::model::event::HostEvent;
use crate::model::options::Options;
use crate::state::{HostBridge, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, dynamic, html, nothing};

/// Label and action of a button that opens the host's support chat, with the id of the failed
/// request, if any. `None` if the host has no chat.
#[must_use]
pub fn ask_support(request_id: Option<String>) -> Option<(String, Callback<()>)> {
    let host = HostBridge::expect();
    let ask = Callback::new(move |()| {
        host.emit(HostEvent::SupportRequested {
            route: host.route().get_untracked(),
            request_id: request_id.clone(),
        });
    });
    host.capabilities()
        .support_chat
        .then(|| (words::ASK_SUPPORT.to_owned(), ask))
}

/// A link to support or documentation in a new tab; `None` if neither is known.
#[must_use]
pub fn help_link() -> Option<HtmlElement> {
    let options = SessionContext::expect().options();
    let documentation = HostBridge::expect().capabilities().documentation;
    let url = options.with(|options| {
        options
            .ready()
            .and_then(|options| link(options, documentation))
    });
    Some(
        html::a()
            .attr("href", &url?)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(words::QUESTION),
    )
}

fn link(options: &Options, documentation: Option<String>) -> Option<String> {
    let support = options.support.clone();
    support
        .or(documentation)
        .or_else(|| options.documentation.clone())
}

/// A line with the chat button or the link; nothing if there is neither.
#[must_use]
pub fn help() -> AnyView {
    dynamic(|| {
        let answer = match ask_support(None) {
            Some((label, ask)) => html::p()
                .class("help")
                .child(words::QUESTION)
                .child(" ")
                .child(button(ButtonVariant::Ghost, &label, move || ask.run(()))),
            None => match help_link() {
                Some(link) => html::p().class("help").child(link),
                None => return nothing(),
            },
        };
        answer.child(" ").child(words::NEVER_SEND).into_any()
    })
}
