//! Leptos' signals, memos and effects behind types that are compiled once and not once a value or
//! a closure. Leptos compiles its machinery for each type it meets, which this page's budget of
//! bytes does not bear; the behaviour is Leptos' own.

mod follow;
mod parting;
mod state;

pub use follow::{effect, said, sentence, truth};
pub use parting::Parting;
pub use state::{ErasedState, Reader, Shared, State, derived};
