//! The announcer for screen readers: one polite live region for the whole page (WCAG 2.2, 4.1.3).

use leptos::prelude::*;

/// Announces texts that are also visible on the screen.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Announces a sentence. A repeated one gets a no-break space, so that it is announced again.
    pub fn announce(&self, sentence: &str) {
        let _ = self.0.try_update(|said| {
            let again = said.as_str() == sentence;
            sentence.clone_into(said);
            if again {
                said.push('\u{a0}');
            }
        });
    }

    /// The text of the live region.
    #[must_use]
    pub fn message(&self) -> Signal<String> {
        self.0.into()
    }
}
