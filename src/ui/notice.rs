//! A framed sentence with buttons for the next steps.

use leptos::prelude::*;

use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::html;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Neutral,
    Warning,
    /// Something failed.
    Danger,
}

#[derive(Clone)]
pub struct Notice {
    pub tone: Severity,
    pub sentence: String,
    /// Label and URL of a link that opens in a new tab.
    pub link: Option<(&'static str, String)>,
    /// Labels and actions of the buttons.
    pub buttons: Vec<(String, Callback<()>)>,
    /// Small text below the buttons.
    pub caption: Option<String>,
}

impl Notice {
    /// A notice without link, buttons and caption.
    pub fn new(tone: Severity, sentence: impl Into<String>) -> Self {
        Self {
            tone,
            sentence: sentence.into(),
            link: None,
            buttons: Vec::new(),
            caption: None,
        }
    }

    /// Screen readers announce warnings and errors at once (`role="alert"`).
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
