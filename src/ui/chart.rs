//! Bar chart of accepted and refused calls. It is one Tab stop; arrow keys move between bars. Each
//! bar has its values as text, so that no colour is needed to read it (WCAG 2.2, 1.4.1 and 1.4.11).
//! Own code, because a bar is two rectangles, and keyboard and text matter most. No charting crate
//! was measured against it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::ui::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, html, svg, text_signal};

/// Height of the drawing in SVG user units.
const HEIGHT: u8 = 100;
/// Widths of the space for one bar and of the bar in it, in SVG user units.
const SLOT_WIDTH: usize = 24;
const BAR_WIDTH: usize = 16;

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Text with all values of the bar.
    pub words: String,
    pub accepted: u32,
    /// Refused calls, drawn on top of the accepted ones.
    pub refused: u32,
}

/// Draws the bars from left to right. `label` is the accessible name of the chart. `ends` are the
/// texts below the first and the last bar, `legend` is the text between them.
#[must_use]
pub fn chart(label: &str, bars: Vec<Bar>, ends: [String; 2], legend: &str) -> HtmlElement {
    let root = ShadowRootHandle::expect();
    let count = bars.len();
    let at = RwSignal::new(count.saturating_sub(1));
    let highest = bars.iter().map(|bar| bar.accepted + bar.refused).max();
    let scale = f64::from(HEIGHT) / f64::from(highest.unwrap_or_default().max(1));
    let drawn = bars
        .iter()
        .enumerate()
        .map(|(index, bar)| bar_group(bar, index, scale, at));
    let drawing = svg::svg()
        .attr("viewBox", &format!("0 0 {} {HEIGHT}", count * SLOT_WIDTH))
        .attr("preserveAspectRatio", "none")
        .attr("role", "group")
        .attr("aria-label", label)
        .on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            let here = at.get_untracked();
            let there = match key.key().as_str() {
                "ArrowLeft" => here.saturating_sub(1),
                "ArrowRight" => (here + 1).min(count - 1),
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            at.set(there);
            root.focus(id(there));
        })
        .children(drawn);
    let words: Vec<String> = bars.into_iter().map(|bar| bar.words).collect();
    let value = text_signal(move || words.get(at.get()).cloned().unwrap_or_default());
    let [first, last] = ends;
    html::div()
        .class("chart")
        .child(drawing)
        .child(
            html::div()
                .class("chart-ends caption")
                .attr("aria-hidden", "true")
                .child(html::span().child(&first))
                .child(html::span().child(legend))
                .child(html::span().child(&last)),
        )
        // The text of the current bar for sighted users. Screen readers read the bar itself.
        .child(
            html::p()
                .class("secondary")
                .attr("aria-hidden", "true")
                .bind_text(value),
        )
}

fn bar_group(bar: &Bar, index: usize, scale: f64, at: RwSignal<usize>) -> HtmlElement {
    let left = index * SLOT_WIDTH + (SLOT_WIDTH - BAR_WIDTH) / 2;
    let rect = |class: &str, from: f64, height: f64| {
        svg::rect()
            .attr("class", class)
            .attr("x", &left.to_string())
            .attr("width", &BAR_WIDTH.to_string())
            .attr("y", &axis_maximum(f64::from(HEIGHT) - from - height))
            .attr("height", &axis_maximum(height))
    };
    // A count above 0 is drawn at least 2 units high, so that it is visible.
    let height = |calls: u32| match calls {
        0 => 0.0,
        calls => (f64::from(calls) * scale).max(2.0),
    };
    let (accepted, refused) = (height(bar.accepted), height(bar.refused));
    let accepted = accepted.min(f64::from(HEIGHT) - refused);
    let place = svg::rect()
        .attr("class", "place")
        .attr("x", &(index * SLOT_WIDTH).to_string())
        .attr("width", &SLOT_WIDTH.to_string())
        .attr("height", &HEIGHT.to_string());
    let tabindex = Signal::derive(move || Some(if at.get() == index { "0" } else { "-1" }));
    svg::g()
        .id(&id(index))
        .attr("role", "img")
        .attr("aria-label", &bar.words)
        .bind_attr("tabindex", tabindex)
        .on("pointerenter", move |_| at.set(index))
        .on("focus", move |_| at.set(index))
        .child(place)
        .child(rect("accepted", 0.0, accepted))
        .child(rect("refused", accepted, refused))
}

fn id(index: usize) -> String {
    format!("bar-{index}")
}

/// A length with one decimal, rounded down. Formatting a whole `f64` would add the float formatting
/// code to the wasm.
fn axis_maximum(length: f64) -> String {
    // Lengths are between 0 and 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (length * 10.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
