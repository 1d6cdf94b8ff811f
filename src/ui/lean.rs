//! Leptos with fewer types, and nothing else of this product stands in for Leptos.
//!
//! Leptos compiles its machinery anew for each type of signal, each closure and each combination of
//! tags and attributes. Measured on this page (brotli): `view!` and `#[component]` for the list alone
//! are 32 KB before the list, typed signals and unboxed effects are 10.7 KB. The types of this module
//! are erased, so that the machinery is compiled once; signals, owners and views are Leptos' own.
//!
//! | here | in Leptos | difference |
//! | --- | --- | --- |
//! | `html::div()`, `svg::rect()` | the same | returns [`El`], which is built at once |
//! | `.class()`, `.attr()`, `.id()`, `.child()`, `.on()` | the same | plain values; an event by its name |
//! | `.bind_attr()`, `.bind_text()`, … | `.attr(name, signal)`, `{signal}` | take a signal |
//! | [`dynamic`] | `move \|\| view` | replaces the view; Leptos patches it |
//! | [`nothing`] | `()` | |
//! | [`State`], [`Reader`] | `RwSignal`, `ReadSignal` | one erased type |
//! | [`derived`], [`truth`], [`sentence`] | `Memo::new`, `Signal::derive` | boxed closures |
//! | [`effect`] | `Effect::new` | a boxed closure |
//!
//! Effects, memos and dynamic views unsubscribe from their signals when their owner is disposed
//! ([`Parting`]), which Leptos 0.8 does not do.

mod dynamic;
mod effect;
mod element;
pub mod html;
mod signals;
pub mod svg;
mod unsubscribe;

pub use dynamic::{dynamic, nothing};
pub use effect::{aria_bool, bool_memo, effect, text_signal};
pub use element::{Child, HtmlElement};
pub use signals::{ErasedReadSignal, ErasedRwSignal, ErasedValue, UntypedSignal, memo};
pub use unsubscribe::UnsubscribeOnCleanup;
