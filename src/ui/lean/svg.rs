//! The tags of SVG, named as in `leptos::svg`.

use super::HtmlElement;
use super::element::create_svg;

/// `<svg>`
#[must_use]
pub fn svg() -> HtmlElement {
    create_svg("svg")
}

/// `<g>`
#[must_use]
pub fn g() -> HtmlElement {
    create_svg("g")
}

/// `<rect>`
#[must_use]
pub fn rect() -> HtmlElement {
    create_svg("rect")
}
