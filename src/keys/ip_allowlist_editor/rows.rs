//! The networks of the list, one row each, and the totals below the field.

use leptos::prelude::*;

use super::as_text::EDIT;
use super::{INPUT, IpAllowlistForm};
use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::{Entry, EntryWarning};
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{HtmlElement, dynamic, html, nothing};

/// Maximum number of rows. An API accepts far fewer networks, and more rows would freeze the page.
const MOST_ROWS: usize = 100;

/// Empty if the list is empty.
pub fn rows(model: IpAllowlistForm) -> AnyView {
    let root = ShadowRootHandle::expect();
    dynamic(move || {
        let count = model.list.with(|list| list.entries.len());
        if count == 0 {
            return nothing();
        }
        // Not copied: a copy of ten thousand entries takes longer than a frame.
        let rows: Vec<_> = model.list.with(|list| {
            model.analysis.with(|analysis| {
                let entries = list.entries.iter().zip(&analysis.warnings);
                let entries = entries.take(MOST_ROWS).enumerate();
                entries
                    .map(|(index, (entry, warning))| row(model, root, index, entry, *warning))
                    .collect()
            })
        });
        let more = count.saturating_sub(MOST_ROWS);
        let more = (more > 0).then(|| html::p().class("secondary").child(&words::and_more(more)));
        html::div()
            .child(
                html::ul()
                    .class("networks")
                    .attr("aria-label", words::NETWORKS)
                    .children(rows),
            )
            .child(more)
            .into_any()
    })
}

/// The totals, and the buttons for the whole list. Empty if the list is empty.
pub fn totals(model: IpAllowlistForm) -> AnyView {
    let root = ShadowRootHandle::expect();
    dynamic(move || {
        let count = model.list.with(|list| list.entries.len());
        if count == 0 {
            return nothing();
        }
        let (mergeable, addresses) = model
            .analysis
            .with(|analysis| (analysis.mergeable(), analysis.addresses));
        let changing = move |label: &str, change: fn(IpAllowlistForm)| {
            button(ButtonVariant::Ghost, label, move || {
                change(model);
                root.focus(INPUT.to_owned());
            })
        };
        let merge = mergeable.map(|merged| {
            changing(&words::merge(merged), IpAllowlistForm::merge)
                .id("merge")
                .attr("title", words::MERGE_HELP)
        });
        let remove_all =
            (count > 1).then(|| changing(words::REMOVE_ALL, IpAllowlistForm::remove_all));
        let as_text = button(ButtonVariant::Ghost, words::EDIT_AS_TEXT, move || {
            model.edit_as_text()
        });
        let total = words::total(count, addresses);
        html::div()
            .class("buttons")
            .child(html::p().class("total").child(&total))
            .child(merge)
            .child(remove_all)
            .child(as_text.id(EDIT))
            .into_any()
    })
}

fn row(
    model: IpAllowlistForm,
    root: ShadowRootHandle,
    index: usize,
    entry: &Entry,
    warning: Option<EntryWarning>,
) -> HtmlElement {
    let network = entry.network;
    let remove = move || {
        model.remove(index);
        // The next row moves up and gets the focus; after the last row, the field gets it.
        let rest = model.list.with_untracked(|list| list.entries.len());
        root.focus(if index < rest.min(MOST_ROWS) {
            format!("remove-{index}")
        } else {
            INPUT.to_owned()
        });
    };
    let size = (!network.is_single()).then(|| words::addresses_of(network.address_count()));
    let from = entry
        .typed
        .as_ref()
        .map(|typed| words::read_from(typed, &entry.changes));
    let about: Vec<_> = size.into_iter().chain(from).collect();
    let remark = warning.map(|warning| {
        html::p()
            .class("warning-text")
            .child(&words::entry_warning(warning))
    });
    let what = html::div()
        .child(html::code().child(&network.to_string()))
        .child(html::span().class("secondary").child(&about.join(" · ")))
        .child(remark);
    let remove = button(ButtonVariant::Ghost, words::REMOVE, remove)
        .id(&format!("remove-{index}"))
        .attr("aria-label", &words::remove_named(&network));
    html::li().child(what).child(remove)
}
