//! What is filled in so far, and what of it is to be mended.

use leptos::prelude::*;

use crate::context::{Load, effect};
use crate::domain::actions::{Effect as ActionEffect, Selection};
use crate::domain::error::{ApiError, ErrorKind, FieldError};
use crate::domain::key::{IpMode, IpRestrictions, NewKey};
use crate::domain::name::KeyName;
use crate::domain::network_list::NetworkList;
use crate::domain::options::{Limits, Options};
use crate::text::form::{self as words, Summary};

/// Bounds until the API has said its own; it decides in any case.
const LIMITS: Limits = Limits {
    name_length: 64,
    networks_per_key: 50,
};

/// Problems with addresses that are listed one by one.
const SHOWN_PROBLEMS: usize = 20;

/// The content of the form. Errors of the page's own show from the first press on Save; those of
/// the API until the field they belong to changes.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As typed.
    pub name: RwSignal<String>,
    /// Which addresses.
    pub ip_mode: RwSignal<IpMode>,
    /// As typed.
    pub networks: RwSignal<String>,
    /// Chosen actions.
    pub selection: RwSignal<Selection>,
    checked: RwSignal<bool>,
    refusals: RwSignal<Vec<FieldError>>,
    options: ReadSignal<Load<Options>>,
}

/// What is to be mended, by field.
#[derive(Clone, Copy)]
pub struct FieldErrors {
    /// Empty where the name is good.
    pub name: Signal<String>,
    /// A sentence an entry.
    pub networks: Signal<Vec<String>>,
    /// Empty where the choice is good.
    pub actions: Signal<String>,
}

impl Draft {
    /// An empty form: only these addresses, no action.
    pub fn new(options: ReadSignal<Load<Options>>) -> Self {
        let this = Self {
            name: RwSignal::default(),
            ip_mode: RwSignal::new(IpMode::Only),
            networks: RwSignal::default(),
            selection: RwSignal::default(),
            checked: RwSignal::new(false),
            refusals: RwSignal::default(),
            options,
        };
        this.forget_refusals_on_change();
        this
    }

    /// What is to be mended.
    pub fn errors(&self) -> FieldErrors {
        let this = *self;
        FieldErrors {
            name: Signal::derive(move || this.name_errors().join(" ")),
            networks: Signal::derive(move || {
                let mut errors = if this.checked.get() {
                    this.own_network_errors()
                } else {
                    Vec::new()
                };
                errors.extend(this.refusals_of("/ip_restrictions"));
                errors
            }),
            actions: Signal::derive(move || this.action_errors().join(" ")),
        }
    }

    fn name_errors(&self) -> Vec<String> {
        match self.parsed_name() {
            Err(error) if self.checked.get() => vec![words::name_error(error)],
            _ => self.refusals_of("/name"),
        }
    }

    fn action_errors(&self) -> Vec<String> {
        if self.checked.get() && self.selection.with(Selection::is_empty) {
            return vec![words::CHOOSE_AN_ACTION.to_owned()];
        }
        self.refusals_of("/allowed_actions")
    }

    /// What is saved, or how many things are to be mended first; they show from now on.
    pub fn check(&self) -> Result<NewKey, usize> {
        self.checked.set(true);
        let name = untrack(|| self.parsed_name());
        let networks = untrack(|| self.own_network_errors()).len();
        let actions = self.selection.get_untracked();
        let problems = usize::from(name.is_err()) + networks + usize::from(actions.is_empty());
        let Ok(name) = name else { return Err(problems) };
        if problems > 0 {
            return Err(problems);
        }
        let mode = self.ip_mode.get_untracked();
        let networks = match mode {
            IpMode::Any => Vec::new(),
            IpMode::Only => {
                let list = untrack(|| self.parsed());
                list.networks.iter().map(ToString::to_string).collect()
            }
        };
        Ok(NewKey {
            name: name.to_string(),
            ip_restrictions: IpRestrictions { mode, networks },
            actions: actions.ids().to_vec(),
        })
    }

    /// Takes over what the API found at the fields; false where the error is not of that kind.
    pub fn take_refusal(&self, error: &ApiError) -> bool {
        let ErrorKind::Invalid(fields) = &error.kind else {
            return false;
        };
        self.refusals.set(fields.clone());
        true
    }

    /// The sentence beside Save.
    pub fn summary(&self) -> String {
        let options = self.options.get();
        let groups = options
            .ready()
            .map_or(&[][..], |options| &options.action_groups);
        let name = self.name.get();
        let networks = self.parsed().networks.len();
        self.selection.with(|selection| {
            words::summary(&Summary {
                name: name.trim(),
                actions: selection.len(),
                sends: selection.has_effect(groups, ActionEffect::Sends),
                changes: selection.has_effect(groups, ActionEffect::Changes),
                networks: (self.ip_mode.get() == IpMode::Only).then_some(networks),
            })
        })
    }

    fn parsed_name(&self) -> Result<KeyName, crate::domain::name::NameError> {
        let limit = self.limits().name_length;
        self.name.with(|name| KeyName::parse(name, limit))
    }

    fn own_network_errors(&self) -> Vec<String> {
        if self.ip_mode.get() == IpMode::Any {
            return Vec::new();
        }
        let limit = self.limits().networks_per_key;
        let list = self.parsed();
        if list.is_empty() {
            return vec![words::ADD_AN_ADDRESS.to_owned()];
        }
        let (shown, more) = list
            .problems
            .split_at(list.problems.len().min(SHOWN_PROBLEMS));
        let mut errors: Vec<_> = shown.iter().map(words::entry_problem).collect();
        if !more.is_empty() {
            errors.push(words::more_problems(more.len()));
        }
        if list.networks.len() > limit {
            errors.push(words::too_many_networks(list.networks.len(), limit));
        }
        errors
    }

    fn parsed(&self) -> NetworkList {
        self.networks.with(|text| NetworkList::parse(text))
    }

    fn limits(&self) -> Limits {
        self.options
            .with(|options| options.ready().map_or(LIMITS, |options| options.limits))
    }

    fn refusals_of(&self, pointer: &str) -> Vec<String> {
        self.refusals.with(|refusals| {
            refusals
                .iter()
                .filter(|refusal| refusal.pointer.starts_with(pointer))
                .map(|refusal| refusal.detail.clone())
                .collect()
        })
    }

    fn forget_refusals_on_change(&self) {
        let this = *self;
        let forget = move |pointer: &'static str, track: fn(Self)| {
            effect(move |before: Option<()>| {
                track(this);
                if before.is_some() {
                    this.refusals.update(|refusals| {
                        refusals.retain(|refusal| !refusal.pointer.starts_with(pointer))
                    });
                }
            });
        };
        forget("/name", |this| this.name.track());
        forget("/ip_restrictions", |this| {
            this.networks.track();
            this.ip_mode.track();
        });
        forget("/allowed_actions", |this| this.selection.track());
    }
}
