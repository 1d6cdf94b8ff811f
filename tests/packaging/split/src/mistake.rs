//! Why a module cannot be cut.

/// Whatever went wrong; somebody who builds the page reads it.
pub type Mistake = Box<dyn std::error::Error>;

/// A mistake in words.
#[must_use]
pub fn mistake(words: impl Into<String>) -> Mistake {
    words.into().into()
}
