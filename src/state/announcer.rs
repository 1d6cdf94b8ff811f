//! The voice for screen readers: one polite live region for the whole page (WCAG 2.2, 4.1.3).

use leptos::prelude::*;

/// Says something that is also to be seen on the screen.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Puts a new voice into the context.
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// The voice of this page.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Says a sentence once. The same sentence twice is heard twice: an invisible space changes.
    pub fn announce(&self, sentence: &str) {
        let _ = self.0.try_update(|said| {
            let again = said.as_str() == sentence;
            sentence.clone_into(said);
            if again {
                said.push('\u{a0}');
            }
        });
    }

    /// What was said last.
    #[must_use]
    pub fn message(&self) -> Signal<String> {
        self.0.into()
    }
}
