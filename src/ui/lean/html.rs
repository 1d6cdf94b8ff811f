//! The tags of HTML, named as in `leptos::html`. `input`, `select`, `textarea` and `dialog` get their `part`;
//! `code` and `bdi` are excluded from translation.

use super::HtmlElement;
use super::element::create;

macro_rules! tags {
    ($($tag:ident)*) => {$(
        #[doc = concat!("`<", stringify!($tag), ">`")]
        #[must_use]
        pub fn $tag() -> HtmlElement {
            create(stringify!($tag))
        }
    )*};
}

tags! {
    a bdi button code details dialog div fieldset footer form h1 h2 h3 h4 header input label legend li mark ol
    option p pre section select span strong summary table tbody td textarea th thead tr ul
}
