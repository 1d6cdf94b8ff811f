//! The usage as tables, for users who prefer numbers to a chart.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::messages::{time, usage as words};
use crate::model::usage::{Bucket, Period, Usage};
use crate::ui::lean::{HtmlElement, html};

/// The numbers of the chart in a `<details>`. `open` keeps its state across renders.
pub fn by_time(buckets: &[Bucket], period: Period, open: RwSignal<bool>) -> HtmlElement {
    let rows = buckets.iter().map(|bucket| {
        let reasons = bucket.refused.iter();
        let reasons = reasons.map(|(reason, count)| {
            let count = time::number(*count as usize);
            format!("{count} {}", words::short(*reason))
        });
        let refused = match bucket.all_refused() {
            0 => "0".to_owned(),
            all => format!(
                "{} ({})",
                time::number(all as usize),
                reasons.collect::<Vec<_>>().join(", ")
            ),
        };
        vec![
            words::start(bucket, period),
            number(bucket.accepted),
            refused,
        ]
    });
    let heads = [words::TIME, words::ACCEPTED, words::REFUSED];
    html::details()
        .bool_attr("open", open.get_untracked())
        .on("toggle", move |event| {
            let is_open = event.target().and_then(|target| {
                let details: web_sys::HtmlElement = target.dyn_into().ok()?;
                Some(details.has_attribute("open"))
            });
            let _ = open.try_set(is_open.unwrap_or_default());
        })
        .child(html::summary().id("usage-table").child(words::AS_TABLE))
        .child(table(words::CALLS, &heads, rows))
}

pub fn by_action(usage: &Usage) -> Option<HtmlElement> {
    let rows = usage.actions.iter().map(|of| {
        let action = of.action.as_deref().unwrap_or(words::NO_SUCH_CALL);
        vec![
            action.to_owned(),
            number(of.accepted),
            number(of.refused),
            last(of.last_at.as_deref()),
        ]
    });
    let heads = [words::ACTION, words::ACCEPTED, words::REFUSED, words::LAST];
    (!usage.actions.is_empty()).then(|| titled(words::BY_ACTION, &heads, rows))
}

/// Calls by address, or a sentence if the user may not see addresses.
pub fn by_address(usage: &Usage) -> Option<HtmlElement> {
    let Some(addresses) = &usage.addresses else {
        return Some(html::p().class("secondary").child(words::NO_ADDRESSES));
    };
    let rows = addresses.iter().map(|of| {
        vec![
            of.address.clone(),
            number(of.accepted),
            number(of.refused),
            last(of.last_at.as_deref()),
        ]
    });
    let heads = [words::ADDRESS, words::ACCEPTED, words::REFUSED, words::LAST];
    let more =
        (!usage.addresses_complete).then(|| html::p().class("secondary").child(words::NOT_ALL));
    (!addresses.is_empty()).then(|| titled(words::BY_ADDRESS, &heads, rows).child(more))
}

/// The last refused calls.
pub fn recent(usage: &Usage) -> Option<HtmlElement> {
    let refused = || usage.recent.iter().filter(|call| call.refused.is_some());
    let lines = refused().map(|call| html::li().child(&words::refused_call(call)));
    refused().next()?;
    Some(
        html::div()
            .child(html::h4().child(words::RECENT))
            .child(html::ul().class("lines").children(lines)),
    )
}

fn titled(title: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> HtmlElement {
    html::div()
        .child(html::h4().child(title))
        .child(table(title, heads, rows))
}

/// A table whose first column has the row headers.
fn table(name: &str, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> HtmlElement {
    // Ids and addresses are compared character by character.
    let is_mono = heads.first() != Some(&words::TIME);
    let heads = heads
        .iter()
        .map(|head| html::th().attr("scope", "col").child(*head));
    let rows = rows.map(|cells| {
        let cells = cells.iter().enumerate().map(|(at, cell)| match at {
            0 if is_mono => html::th()
                .attr("scope", "row")
                .child(html::code().child(cell)),
            0 => html::th().attr("scope", "row").child(cell),
            _ => html::td().child(cell),
        });
        html::tr().children(cells)
    });
    html::table()
        .attr("aria-label", name)
        .child(html::thead().child(html::tr().children(heads)))
        .child(html::tbody().children(rows))
}

fn number(count: u32) -> String {
    time::number(count as usize)
}

fn last(moment: Option<&str>) -> String {
    moment.and_then(time::ago).unwrap_or_default()
}
