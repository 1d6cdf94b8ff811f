//! What is filled in about addresses.

use leptos::prelude::*;

use super::history::Step;
use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::{Allowlist, Analysis, Entry, Reviewed, analyze};
use crate::model::key::IpMode;
use crate::model::network::Network;
use crate::model::options::Options;
use crate::state::{Announcer, LoadState, ShadowRootHandle};
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal, memo};

/// The section of the addresses.
#[derive(Clone, Copy)]
pub struct IpAllowlistForm {
    /// Which addresses.
    pub mode: ErasedRwSignal<IpMode>,
    /// The list.
    pub list: ErasedRwSignal<Allowlist>,
    /// What stands in the box and is not taken yet.
    pub typed: RwSignal<String>,
    /// Whether what stands in the box was found wrong, and the person has seen it.
    pub shows_mistake: RwSignal<bool>,
    /// What was done last; empty where nothing was.
    pub done: RwSignal<String>,
    /// Whether that can be taken back.
    pub can_undo: RwSignal<bool>,
    /// Texts of which the person chooses what to add.
    pub reviewed: ErasedRwSignal<Vec<Reviewed>>,
    /// Whether a long text is being read.
    pub reading: RwSignal<bool>,
    /// Whether the list is edited as text.
    pub as_text: RwSignal<bool>,
    /// That text.
    pub text: RwSignal<String>,
    /// Why it cannot be taken; empty where it can.
    pub text_error: RwSignal<String>,
    /// What is odd about the list, and what it adds up to.
    pub judgement: ErasedReadSignal<Analysis>,
    /// What the API says about addresses.
    pub options: ErasedReadSignal<LoadState<Options>>,
    /// Whether the person changed something.
    pub(super) touched: RwSignal<bool>,
    pub(super) announcer: Announcer,
    pub(super) root: ShadowRootHandle,
    pub(super) steps: StoredValue<Vec<Step>, LocalStorage>,
    /// Texts that were read so far; names the next.
    pub(super) texts: StoredValue<usize>,
}

impl IpAllowlistForm {
    /// Only these addresses, and none of them yet. `touched` is set when the person changes it.
    pub fn new(options: ErasedReadSignal<LoadState<Options>>, touched: RwSignal<bool>) -> Self {
        let list = ErasedRwSignal::new(Allowlist::default());
        let judgement = memo(move || {
            let known = options.with(|options| options.ready().map(|o| o.addresses.clone()));
            list.with(|list| analyze(list, &known.unwrap_or_default()))
        });
        Self {
            mode: ErasedRwSignal::new(IpMode::Only),
            list,
            typed: RwSignal::default(),
            shows_mistake: RwSignal::new(false),
            done: RwSignal::default(),
            can_undo: RwSignal::new(false),
            reviewed: ErasedRwSignal::default(),
            reading: RwSignal::new(false),
            as_text: RwSignal::new(false),
            text: RwSignal::default(),
            text_error: RwSignal::default(),
            judgement,
            options,
            touched,
            announcer: Announcer::expect(),
            root: ShadowRootHandle::expect(),
            steps: StoredValue::new_local(Vec::new()),
            texts: StoredValue::new(0),
        }
    }

    /// Adds entries, and says what came of it.
    pub(super) fn add_entries(&self, entries: Vec<Entry>) {
        let offered = entries.len();
        let repeated = self.change(|list| list.add(entries));
        let words = words::taken(offered - repeated, repeated);
        self.note(&words, offered > repeated);
    }

    /// Adds a network that the person did not type.
    pub fn add(&self, network: Network) {
        self.add_entries(vec![Entry::from(network)]);
    }

    /// Takes an entry out.
    pub fn remove(&self, index: usize) {
        let removed = self.change(|list| list.entries.remove(index));
        self.note(&words::removed(&removed.network), true);
    }

    /// Puts the fewest networks that allow the same addresses in place of the entries.
    pub fn merge(self) {
        let merged = self
            .judgement
            .with_untracked(|judgement| judgement.merged.clone());
        self.change(|list| list.entries = merged.into_iter().map(Entry::from).collect());
        self.note(words::MERGED, true);
    }

    /// Empties the list.
    pub fn remove_all(self) {
        self.change(|list| list.entries.clear());
        self.note(words::ALL_REMOVED, true);
    }

    /// Any address may use the key, for now.
    pub fn allow_any(&self) {
        if self.mode.get_untracked() == IpMode::Only {
            self.remember();
        }
        self.touched.set(true);
        self.mode.set(IpMode::Any);
        self.announcer.announce(words::ANY_WARNING);
    }

    /// Changes the list for the person.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Allowlist) -> T) -> T {
        self.touched.set(true);
        let mut list = self.list.get_untracked();
        let before = list.clone();
        let result = change(&mut list);
        if list != before {
            self.remember();
            self.list.set(list);
        }
        result
    }

    /// Shows and says what was done, and what the list adds up to now.
    pub(super) fn note(&self, sentence: &str, can_undo: bool) {
        self.done.set(sentence.to_owned());
        self.can_undo.set(can_undo);
        let mut message = words::and_total(sentence, &self.total());
        if self.judgement.with_untracked(Analysis::opens_everything) {
            message.push(' ');
            message.push_str(words::ANY_WARNING);
        }
        self.announcer.announce(&message);
    }

    /// Whether any address may use the key: so chosen, or because the list adds up to that.
    pub fn is_any(&self) -> bool {
        self.mode.get() == IpMode::Any || self.judgement.with(Analysis::opens_everything)
    }

    /// "2 networks, 258 addresses".
    pub fn total(&self) -> String {
        let networks = self.list.with_untracked(|list| list.entries.len());
        words::total(
            networks,
            self.judgement
                .with_untracked(|judgement| judgement.addresses),
        )
    }

    /// Networks that a key may have; `None` where the API does not say.
    pub fn limit(&self) -> Option<usize> {
        self.options.with(|options| {
            let options = options.ready();
            options.map(|options| options.limits.networks_per_key)
        })
    }
}
