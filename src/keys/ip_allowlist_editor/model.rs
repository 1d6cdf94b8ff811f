//! The state of the IP allowlist editor.

use leptos::prelude::*;

use super::history::Step;
use crate::messages::ip_allowlist as words;
use crate::model::ip_allowlist::{Allowlist, Analysis, Entry, Reviewed, analyze};
use crate::model::key::IpMode;
use crate::model::network::Network;
use crate::model::options::Options;
use crate::state::{Announcer, LoadState};
use crate::ui::ShadowRootHandle;
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal, memo};

#[derive(Clone, Copy)]
pub struct IpAllowlistForm {
    pub mode: ErasedRwSignal<IpMode>,
    pub list: ErasedRwSignal<Allowlist>,
    /// Text of the address field that is not in the list yet.
    pub typed: RwSignal<String>,
    /// Whether the error about `typed` is shown: the user finished the text, and it is invalid.
    pub shows_input_error: RwSignal<bool>,
    /// Result of the last action; empty if there is none.
    pub done: RwSignal<String>,
    /// Whether the last action can be undone.
    pub can_undo: RwSignal<bool>,
    /// Texts from which the user chooses what to add.
    pub reviewed: ErasedRwSignal<Vec<Reviewed>>,
    /// Whether a long text is being read.
    pub reading: RwSignal<bool>,
    /// Whether the list is edited as text.
    pub as_text: RwSignal<bool>,
    /// The text of the text area.
    pub text: RwSignal<String>,
    /// Why `text` is rejected; empty if it is not.
    pub text_error: RwSignal<String>,
    /// Analysis of `list`.
    pub analysis: ErasedReadSignal<Analysis>,
    /// Address information and limits from the API.
    pub options: ErasedReadSignal<LoadState<Options>>,
    /// Set when the user changes something.
    pub(super) touched: RwSignal<bool>,
    pub(super) announcer: Announcer,
    pub(super) root: ShadowRootHandle,
    pub(super) steps: StoredValue<Vec<Step>, LocalStorage>,
    /// Number of reviewed texts so far. The last one has this number.
    pub(super) texts: StoredValue<usize>,
    /// Number of texts that were read in slices so far. Only the last one is read on.
    pub(super) reads: StoredValue<usize>,
}

impl IpAllowlistForm {
    /// Mode “only these addresses” with an empty list. `touched` is set when the user changes
    /// something.
    pub fn new(options: ErasedReadSignal<LoadState<Options>>, touched: RwSignal<bool>) -> Self {
        let list = ErasedRwSignal::new(Allowlist::default());
        let analysis = memo(move || {
            let known = options.with(|options| options.ready().map(|o| o.addresses.clone()));
            list.with(|list| analyze(list, &known.unwrap_or_default()))
        });
        Self {
            mode: ErasedRwSignal::new(IpMode::Only),
            list,
            typed: RwSignal::default(),
            shows_input_error: RwSignal::new(false),
            done: RwSignal::default(),
            can_undo: RwSignal::new(false),
            reviewed: ErasedRwSignal::default(),
            reading: RwSignal::new(false),
            as_text: RwSignal::new(false),
            text: RwSignal::default(),
            text_error: RwSignal::default(),
            analysis,
            options,
            touched,
            announcer: Announcer::expect(),
            root: ShadowRootHandle::expect(),
            steps: StoredValue::new_local(Vec::new()),
            texts: StoredValue::new(0),
            reads: StoredValue::new(0),
        }
    }

    /// Adds entries and reports the result.
    pub(super) fn add_entries(&self, entries: Vec<Entry>) {
        let offered = entries.len();
        let repeated = self.change(|list| list.add(entries));
        let words = words::taken(offered - repeated, repeated);
        self.note(&words, offered > repeated);
    }

    /// Adds a network that the user did not type.
    pub fn add(&self, network: Network) {
        self.add_entries(vec![Entry::from(network)]);
    }

    pub fn remove(&self, index: usize) {
        let removed = self.change(|list| list.entries.remove(index));
        self.note(&words::removed(&removed.network), true);
    }

    /// Replaces the entries with the fewest networks that allow the same addresses.
    pub fn merge(self) {
        let merged = self
            .analysis
            .with_untracked(|analysis| analysis.merged.clone());
        self.change(|list| list.entries = merged.into_iter().map(Entry::from).collect());
        self.note(words::MERGED, true);
    }

    pub fn remove_all(self) {
        self.change(|list| list.entries.clear());
        self.note(words::ALL_REMOVED, true);
    }

    /// Selects the mode “any address” and announces the warning.
    pub fn allow_any(&self) {
        if self.mode.get_untracked() == IpMode::Only {
            self.remember();
        }
        self.touched.set(true);
        self.mode.set(IpMode::Any);
        self.announcer.announce(words::ANY_WARNING);
    }

    /// Applies a change by the user. If the list differs afterwards, the change can be undone.
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

    /// Shows the result of an action, and announces it with the new total.
    pub(super) fn note(&self, sentence: &str, can_undo: bool) {
        self.done.set(sentence.to_owned());
        self.can_undo.set(can_undo);
        let mut message = words::and_total(sentence, &self.total());
        if self.analysis.with_untracked(Analysis::opens_everything) {
            message.push(' ');
            message.push_str(words::ANY_WARNING);
        }
        self.announcer.announce(&message);
    }

    /// Whether any address may use the key: by the mode, or because the list allows every address.
    pub fn is_any(&self) -> bool {
        self.mode.get() == IpMode::Any || self.analysis.with(Analysis::opens_everything)
    }

    /// "2 networks, 258 addresses".
    pub fn total(&self) -> String {
        let networks = self.list.with_untracked(|list| list.entries.len());
        words::total(
            networks,
            self.analysis.with_untracked(|analysis| analysis.addresses),
        )
    }

    /// Maximum number of networks of a key; `None` if the API did not return it.
    pub fn limit(&self) -> Option<usize> {
        self.options.with(|options| {
            let options = options.ready();
            options.map(|options| options.limits.networks_per_key)
        })
    }
}
