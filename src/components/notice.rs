//! A framed sentence with the ways on.

use leptos::prelude::*;

use super::button::{ButtonVariant, button};
use crate::ui::lean::html;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Good to know.
    Neutral,
    /// Something to look at.
    Warning,
    /// Something failed.
    Danger,
}

/// A sentence, and what can be done about it.
#[derive(Clone)]
pub struct Notice {
    /// How much it matters.
    pub tone: Severity,
    /// What there is to say.
    pub sentence: String,
    /// Words and address of a link that opens in a new window.
    pub link: Option<(&'static str, String)>,
    /// Labels of buttons and what they do.
    pub buttons: Vec<(String, Callback<()>)>,
    /// Small print.
    pub caption: Option<String>,
}

impl Notice {
    /// A sentence alone.
    pub fn new(tone: Severity, sentence: impl Into<String>) -> Self {
        Self {
            tone,
            sentence: sentence.into(),
            link: None,
            buttons: Vec::new(),
            caption: None,
        }
    }

    /// As something to see. A warning and a failure are also heard at once.
    #[must_use]
    pub fn view(self) -> AnyView {
        let (class, role) = match self.tone {
            Severity::Neutral => ("notice", "note"),
            Severity::Warning => ("notice warning", "alert"),
            Severity::Danger => ("notice danger", "alert"),
        };
        let link = self.link.map(|(words, url)| {
            html::a()
                .class("button plain")
                .attr("href", &url)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .child(words)
        });
        let has_ways = link.is_some() || !self.buttons.is_empty();
        let buttons = self.buttons.into_iter().map(|(label, on_press)| {
            button(ButtonVariant::Secondary, &label, move || on_press.run(()))
        });
        let ways = has_ways.then(|| html::div().class("buttons").child(link).children(buttons));
        let caption = self
            .caption
            .map(|caption| html::p().class("caption").child(&caption));
        html::div()
            .part("notice")
            .class(class)
            .attr("role", role)
            .child(html::p().child(&self.sentence))
            .child(ways)
            .child(caption)
            .into_any()
    }
}
