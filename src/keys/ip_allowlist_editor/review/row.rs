//! Single finds, one row each.

use leptos::prelude::*;

use super::line::{line, piece};
use crate::keys::ip_allowlist_editor::{ANY, IpAllowlistForm};
use crate::messages::ip_allowlist;
use crate::messages::ip_allowlist::review as words;
use crate::messages::marks::with_marks;
use crate::model::ip_allowlist::{At, Choice, EntryWarning, Find, Meaning, Reviewed};
use crate::model::network::Network;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::choice_input::{Checkbox, CheckedState};
use crate::ui::lean::{HtmlElement, bool_memo, dynamic, html, memo};

/// Number of rows that are rendered at once; more would freeze the page.
const MOST_ROWS: usize = 100;

/// Rows for finds, and a button that shows the next ones. `whole`: with the line around each find.
pub fn rows(model: IpAllowlistForm, one: &Reviewed, all: &[At], whole: bool) -> HtmlElement {
    let (now, later) = all.split_at(all.len().min(MOST_ROWS));
    let built = now.iter().map(|at| row(model, one, *at, whole));
    let list = html::ul().class("found").children(built);
    if later.is_empty() {
        return list;
    }
    let open = RwSignal::new(false);
    let (one, later) = (one.clone(), later.to_vec());
    let next = dynamic(move || {
        if open.get() {
            return untrack(|| rows(model, &one, &later, whole)).into_any();
        }
        let first = field_id(one.id, later[0]);
        let label = words::show_more(later.len().min(MOST_ROWS));
        let show = button(ButtonVariant::Ghost, &label, move || {
            open.set(true);
            model.root.focus(first.clone());
        });
        html::div().class("buttons").child(show).into_any()
    });
    html::div().child(list).child(next)
}

fn field_id(id: usize, (group, find): At) -> String {
    format!("find-{id}-{group}-{find}")
}

fn row(model: IpAllowlistForm, one: &Reviewed, at: At, whole: bool) -> HtmlElement {
    let (Some(find), Some(group)) = (one.find(at), one.review.groups.get(at.0)) else {
        return html::li();
    };
    let shown = if whole && !one.is_plain {
        line(&group.before, slot(find), &group.after)
    } else {
        html::span().class("mono").child(piece(&find.written))
    };
    let context = whole.then_some(group.context.as_deref()).flatten();
    let networks = match &find.meaning {
        Meaning::Networks(networks) if !is_written(find, networks) => {
            Some(words::first_of(networks.iter().map(ToString::to_string)))
        }
        _ => None,
    };
    let place = (!one.is_plain).then(|| words::line(find.line));
    let about: Vec<_> = networks.into_iter().chain(place).collect();
    let about = html::p()
        .class("secondary")
        .id(&format!("{}-about", field_id(one.id, at)))
        .child(&about.join(" · "));
    let control = match &find.meaning {
        Meaning::Networks(_) => tick(model, one.id, at, shown),
        Meaning::HostBits { network, address } => {
            two_ways(model, one.id, at, find, shown, network, address)
        }
        Meaning::MatchesAll => every_address(model, shown),
    };
    let wide = matches!(find.meaning, Meaning::Networks(_)) && find.meaning.is_wide();
    let wide = wide.then(|| {
        html::p()
            .class("warning-text")
            .child(&ip_allowlist::entry_warning(EntryWarning::Wide))
    });
    let place = match &find.meaning {
        Meaning::Networks(_) => "inset",
        _ => "",
    };
    html::li().child(control).child(
        html::div()
            .class(place)
            .child(about)
            .child(wide)
            .child(context.map(under)),
    )
}

fn slot(find: &Find) -> HtmlElement {
    html::mark().child(piece(&find.written))
}

/// The line that describes a find or a group.
pub fn under(context: &str) -> HtmlElement {
    html::p()
        .class("secondary")
        .child(words::UNDER)
        .child(html::span().class("mono").child(piece(context)))
}

fn is_written(find: &Find, networks: &[Network]) -> bool {
    matches!(networks, [one] if one.to_string() == find.written)
}

fn tick(model: IpAllowlistForm, id: usize, at: At, label: HtmlElement) -> HtmlElement {
    let mark = memo(move || {
        let choice = model.of_review(id, |one| one.choice(at));
        CheckedState::from(choice != Choice::Nothing)
    });
    let tick = Checkbox {
        describedby: Some(format!("{}-about", field_id(id, at))),
        id: Some(field_id(id, at)),
        ..Checkbox::new(label, mark)
    };
    tick.view(move |is| {
        let choice = if is {
            Choice::Networks
        } else {
            Choice::Nothing
        };
        model.choose(id, |one| one.choose(at, choice));
    })
}

/// The two meanings of an entry with host bits. Initially neither is chosen.
fn two_ways(
    model: IpAllowlistForm,
    id: usize,
    at: At,
    find: &Find,
    shown: HtmlElement,
    network: &Network,
    address: &Network,
) -> HtmlElement {
    let name = field_id(id, at);
    let way = |choice: Choice, label: &str, id_of: Option<String>| {
        let mark =
            memo(move || CheckedState::from(model.of_review(id, |one| one.choice(at)) == choice));
        let tick = Checkbox {
            group: Some(name.clone()),
            id: id_of,
            ..Checkbox::new(html::span().child(label), mark)
        };
        tick.view(move |_| model.choose(id, |one| one.choose(at, choice)))
    };
    let network = way(
        Choice::Networks,
        &words::the_network(network),
        Some(name.clone()),
    );
    let address = way(Choice::Address, &words::only(address), None);
    let is_open = bool_memo(move || model.of_review(id, |one| one.choice(at)) == Choice::Nothing);
    let back_to = name.clone();
    let clear = button(ButtonVariant::Ghost, words::CLEAR, move || {
        model.choose(id, |one| one.choose(at, Choice::Nothing));
        model.root.focus(back_to.clone());
    });
    html::div()
        .attr("role", "radiogroup")
        .attr("aria-label", &with_marks(&find.written))
        .child(html::p().child(shown))
        .child(
            html::div()
                .class("buttons ways")
                .child(network)
                .child(address)
                .child(clear.bind_bool_attr("hidden", is_open)),
        )
}

/// An entry that matches every address cannot be added: a button selects “any address” instead.
fn every_address(model: IpAllowlistForm, shown: HtmlElement) -> HtmlElement {
    let any = button(ButtonVariant::Ghost, ip_allowlist::ANY_ADDRESS, move || {
        model.allow_any();
        model.root.focus(ANY.to_owned());
    });
    html::div().child(html::p().child(shown)).child(
        html::div()
            .class("buttons")
            .child(html::p().class("secondary").child(words::EVERY_ADDRESS))
            .child(any),
    )
}
