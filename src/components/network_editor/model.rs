//! What is filled in about addresses, and what can be done with it.

use leptos::prelude::*;
use web_sys::ClipboardEvent;

use crate::context::{Announcer, Load};
use crate::domain::allowlist::{
    Allowlist, Answer, Entry, Found, Judgement, Mistake, Reason, Taken, judge, read, take_apart,
};
use crate::domain::key::IpMode;
use crate::domain::network::Network;
use crate::domain::options::Options;
use crate::reactive::{Reader, State, derived};
use crate::text::networks as words;

/// A text that is longer, or has several lines, is a paste to take apart and nothing to type on.
const LONGEST_TYPED: usize = 200;

/// The section of the addresses.
#[derive(Clone, Copy)]
pub struct NetworkModel {
    /// Which addresses.
    pub mode: State<IpMode>,
    /// The list.
    pub list: State<Allowlist>,
    /// What stands in the box and is not taken yet.
    pub typed: RwSignal<String>,
    /// Whether what stands in the box was found wrong, and the person has seen it.
    pub shows_mistake: RwSignal<bool>,
    /// What became of the last entries, where the rows do not show it; empty where they do.
    pub remark: RwSignal<String>,
    /// What is odd about the list, and what it adds up to.
    pub judgement: Reader<Judgement>,
    /// What the API says about addresses.
    pub options: Reader<Load<Options>>,
    /// Whether the person changed something.
    touched: RwSignal<bool>,
    announcer: Announcer,
}

impl NetworkModel {
    /// Only these addresses, and none of them yet. `touched` is set when the person changes it.
    pub fn new(options: Reader<Load<Options>>, touched: RwSignal<bool>) -> Self {
        let list = State::new(Allowlist::default());
        let judgement = derived(move || {
            let known = options.with(|options| options.ready().map(|o| o.addresses.clone()));
            list.with(|list| judge(list, &known.unwrap_or_default()))
        });
        Self {
            mode: State::new(IpMode::Only),
            list,
            typed: RwSignal::default(),
            shows_mistake: RwSignal::new(false),
            remark: RwSignal::default(),
            judgement,
            options,
            touched,
            announcer: Announcer::expect(),
        }
    }

    /// Takes what stands in the box, and leaves there what cannot be taken, which shows why from
    /// now on.
    pub fn take_typed(&self) {
        let typed = self.typed.get_untracked();
        let found = take_apart(&typed);
        if !has_something(&found) {
            self.shows_mistake.set(!typed.trim().is_empty());
            if let Some(mistake) = untrack(|| self.mistake()) {
                self.announcer.say(&mistake);
            }
            return;
        }
        // Among other entries a piece with nothing to find in it would go without a word, and so
        // would a word that only by itself is like an address.
        let is_lost = |piece: &str| {
            let alone = take_apart(piece);
            let listed = |one: &Found| found.iter().any(|other| other.entry == one.entry);
            !has_something(&alone) && !alone.iter().any(listed)
        };
        let pieces = typed.split([',', ';']).map(str::trim);
        let pieces = pieces.filter(|piece| !piece.is_empty());
        let rest: Vec<_> = pieces
            .flat_map(|piece| match take_apart(piece).is_empty() {
                true => vec![piece],
                false => piece
                    .split_whitespace()
                    .filter(|word| !take_apart(word).is_empty() && is_lost(word))
                    .collect(),
            })
            .collect();
        self.typed.set(rest.join(" "));
        self.shows_mistake.set(!rest.is_empty());
        self.take(found);
    }

    /// Takes a paste apart, unless it is a piece of what is being typed.
    pub fn paste(&self, event: &ClipboardEvent) {
        let text = event
            .clipboard_data()
            .and_then(|data| data.get_data("text").ok());
        let text = text.unwrap_or_default();
        let is_long = text.trim().contains('\n') || text.len() > LONGEST_TYPED;
        let found = take_apart(&text);
        let alone = self.typed.with_untracked(String::is_empty);
        if is_long && found.is_empty() {
            event.prevent_default();
            self.remark.set(words::NOTHING_FOUND.to_owned());
            self.announcer.say(words::NOTHING_FOUND);
        } else if is_long || found.len() > 1 || (alone && has_something(&found)) {
            event.prevent_default();
            self.take(found);
        }
    }

    fn take(&self, found: Vec<Found>) {
        let taken = self.change(|list| list.take(found));
        self.tell(&taken);
    }

    /// Tells what became of entries: to the ears all of it, to the eyes what no row shows.
    fn tell(&self, taken: &Taken) {
        self.remark.set(words::repeated(taken.repeated));
        self.announcer.say(&words::taken(taken, &self.total()));
    }

    /// Adds a network that the person did not type.
    pub fn add(&self, network: Network) {
        let repeated = self.change(|list| list.add(vec![Entry::from(network)]));
        self.tell(&Taken {
            added: 1 - repeated,
            repeated,
            ..Taken::default()
        });
    }

    /// Takes an entry out.
    pub fn remove(&self, index: usize) {
        self.change(|list| list.entries.remove(index));
        self.announcer.say(&self.total());
    }

    /// Puts the fewest networks that allow the same addresses in place of the entries.
    pub fn merge(self) {
        let merged = self
            .judgement
            .with_untracked(|judgement| judgement.merged.clone());
        self.change(|list| list.entries = merged.into_iter().map(Entry::from).collect());
        self.announcer.say(&self.total());
    }

    /// Empties the list.
    pub fn remove_all(self) {
        self.change(|list| list.entries.clear());
        self.announcer.say(&self.total());
    }

    /// Any address may use the key, for now.
    pub fn allow_any(&self) {
        self.mode.set(IpMode::Any);
        self.announcer.say(words::ANY_WARNING);
    }

    /// The person has taken note of what was left out.
    pub fn forget_left_out(&self) {
        self.change(|list| list.left_out.clear());
    }

    /// Answers the questions about host bits, or those about ranges.
    pub fn answer(&self, about_host_bits: bool, answer: Answer) {
        let taken = self.change(|list| list.answer(about_host_bits, answer));
        self.tell(&taken);
    }

    /// Changes the list for the person.
    fn change<T>(&self, change: impl FnOnce(&mut Allowlist) -> T) -> T {
        self.touched.set(true);
        self.remark.set(String::new());
        let mut list = self.list.get_untracked();
        let result = change(&mut list);
        self.list.set(list);
        result
    }

    /// "2 networks, 258 addresses".
    pub fn total(&self) -> String {
        let networks = self.list.with_untracked(|list| list.entries.len());
        words::total(
            networks,
            self.judgement.with(|judgement| judgement.addresses),
        )
    }

    /// Why what stands in the box cannot be taken; `None` where it can or is nothing.
    pub fn mistake(&self) -> Option<String> {
        let typed = self.typed.get();
        if typed.trim().is_empty() {
            return None;
        }
        first_mistake(&typed).map(|(entry, reason)| words::reason(&entry, &reason))
    }

    /// What would be right in its place, where that is evident.
    pub fn fix(&self) -> Option<String> {
        match self.typed.with(|typed| first_mistake(typed))?.1 {
            Reason::Mistake(mistake) => mistake.fix(),
            Reason::Comment | Reason::Denied | Reason::TooMany => None,
        }
    }
}

fn has_something(found: &[Found]) -> bool {
    found.iter().any(|found| found.reading.is_ok())
}

/// The first thing that is wrong with a text of which nothing can be taken.
fn first_mistake(typed: &str) -> Option<(String, Reason)> {
    let found = take_apart(typed);
    if has_something(&found) {
        return None;
    }
    let first = found.into_iter().next();
    let first = first.and_then(|found| Some((found.entry, found.reading.err()?)));
    // By itself it says more than among the other words of a text.
    let whole = || {
        let mistake = read(typed).err().unwrap_or(Mistake::NotAnAddress);
        (typed.trim().to_owned(), Reason::Mistake(mistake))
    };
    Some(first.unwrap_or_else(whole))
}
