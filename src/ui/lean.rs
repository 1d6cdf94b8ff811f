//! Leptos with fewer types. Apart from `state::query`, which stands in for `LocalResource`, no other module
//! replaces a part of Leptos.
//!
//! Leptos compiles its machinery once for each type of signal, each closure and each combination of
//! tags and attributes. Measured on this page (brotli): `view!` and `#[component]` for the list alone
//! are 32 KB before the list, typed signals and unboxed effects are 10.7 KB. The types of this module
//! are erased, so that the machinery is compiled once; signals, owners and views are Leptos' own.
//!
//! | here | in Leptos | difference |
//! | --- | --- | --- |
//! | `html::div()`, `svg::rect()` | the same | return [`HtmlElement`], which is built at once |
//! | `.child()` | the same | a closure returns `AnyView`; its view is replaced, where Leptos patches it ([`dynamic`]) |
//! | `.keyed()` | `<For>` | compares whole items: the child of an item that differs is built again |
//! | `.class()`, `.attr()`, `.id()`, `.on()` | the same | plain values; an event by its name |
//! | `.bind_attr()`, `.bind_text()`, … | `.attr(name, signal)`, `{signal}` | take a signal |
//! | [`nothing`] | `()` | |
//! | [`ErasedRwSignal`], [`ErasedReadSignal`] | `RwSignal`, `Signal` | one erased type |
//! | [`memo`], [`bool_memo`] | `Memo::new` | a boxed closure |
//! | [`text_signal`], [`aria_bool`] | `Signal::derive` | a boxed closure |
//! | [`effect`] | `Effect::new` | a boxed closure |
//!
//! Effects, memos, dynamic views and bound attributes, properties and texts unsubscribe from their signals when their owner is disposed
//! ([`UnsubscribeOnCleanup`]), which Leptos 0.8 does not do.

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
