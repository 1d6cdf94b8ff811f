//! A framed sentence with the ways on.

use leptos::prelude::*;

use super::button::{Button, Kind};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
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
    pub tone: Tone,
    /// What there is to say.
    pub sentence: String,
    /// Words and address of a link that opens in a new window.
    pub link: Option<(&'static str, String)>,
    /// Labels of buttons and what they do.
    pub buttons: Vec<(&'static str, Callback<()>)>,
    /// Small print.
    pub caption: Option<String>,
}

impl Notice {
    /// A sentence alone.
    pub fn new(tone: Tone, sentence: impl Into<String>) -> Self {
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
            Tone::Neutral => ("notice", "note"),
            Tone::Warning => ("notice warning", "alert"),
            Tone::Danger => ("notice danger", "alert"),
        };
        let link = self.link.map(|(words, url)| {
            view! { <a class="button plain" href=Some(url) target="_blank" rel="noopener">{words}</a> }
        });
        let buttons: Vec<_> = self
            .buttons
            .into_iter()
            .map(|(label, on_press)| view! { <Button kind=Kind::Plain label on_press/> })
            .collect();
        let ways = (link.is_some() || !buttons.is_empty()).then(|| {
            view! { <div class="buttons">{link} {buttons}</div> }
        });
        view! {
            <div class=class role=role>
                <p>{self.sentence}</p>
                {ways}
                {self.caption.map(|caption| view! { <p class="caption">{caption}</p> })}
            </div>
        }
        .into_any()
    }
}
