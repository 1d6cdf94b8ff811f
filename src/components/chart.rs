//! Accepted and refused calls as bars. One stop of the Tab key, arrow keys from bar to bar; each bar
//! says its own values, so that no colour is needed to read it (WCAG 2.2, 1.4.1 and 1.4.11). Small and
//! our own: two rectangles a bar, and what matters here is the keyboard and the words. No crate for
//! charts was measured against it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::state::ShadowRootHandle;
use crate::ui::lean::{HtmlElement, html, svg, text_signal};

/// Height of the drawing, in its own units.
const HEIGHT: u8 = 100;
/// Width of a bar's place, and of the bar in it.
const SLOT_WIDTH: usize = 24;
const BAR_WIDTH: usize = 16;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// All there is to say of it.
    pub words: String,
    /// Accepted calls.
    pub accepted: u32,
    /// Refused ones, drawn on top.
    pub refused: u32,
}

/// The bars from left to right. `label` names the whole; `ends` are the words below the first and
/// the last bar, `legend` those between them.
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
        // What the bar itself says, for the eyes.
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
    // What is there is seen, however little it is.
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

/// A length to the tenth; writing it in full would bring the writing of all fractions with it.
fn axis_maximum(length: f64) -> String {
    // Lengths are between 0 and 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (length * 10.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
