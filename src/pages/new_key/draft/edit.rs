//! The form for an existing key.

use leptos::prelude::*;

use super::KeyForm;
use crate::model::actions::{Selection, all_grantable};
use crate::model::expiry::Expiry;
use crate::model::ip_allowlist::Allowlist;
use crate::model::key::{ActionMode, AllowedActions, IpMode, NewKey};
use crate::model::network::Network;
use crate::model::options::Options;
use crate::model::settings_diff::Settings;
use crate::state::{LoadState, Suggestion};
use crate::ui::lean::ErasedReadSignal;

impl KeyForm {
    pub fn of_key(options: ErasedReadSignal<LoadState<Options>>, settings: &Settings) -> Self {
        let this = Self::empty(options);
        this.kept_expiry
            .set(Some(Expiry::Kept(settings.expires_at.clone())));
        this.fill(settings);
        this.kept.set(Some(settings.clone()));
        this
    }

    pub fn fill(&self, settings: &Settings) {
        self.name.set(settings.name.clone());
        self.note.set(settings.note.clone().unwrap_or_default());
        self.note_open.set(settings.note.is_some());
        let restrictions = &settings.ip_restrictions;
        self.networks.mode.set(restrictions.mode);
        let networks = restrictions.networks.iter();
        let networks = networks.filter_map(|text| Network::from_canonical(text));
        self.networks.list.set(Allowlist::of(networks));
        let allowed = &settings.allowed_actions;
        self.selection.set(match allowed.mode {
            ActionMode::Only => Selection::of(allowed.actions.iter()),
            ActionMode::All => self.everything(),
        });
        self.expiry.set(Expiry::Kept(settings.expires_at.clone()));
    }

    /// Fills in a change that the page suggests. The user can check it before they save.
    pub fn apply_suggestion(&self, suggestion: Suggestion) {
        let list = |networks: &[String]| {
            let networks = networks.iter();
            Allowlist::of(networks.filter_map(|text| Network::from_canonical(text)))
        };
        match suggestion {
            Suggestion::Networks(only) => {
                self.networks.mode.set(IpMode::Only);
                self.networks.list.set(list(&only));
            }
            Suggestion::Allow(address) => self.networks.list.update(|known| {
                known.add(list(&[address]).entries);
            }),
            Suggestion::Actions(only) => self.selection.set(Selection::of(only.iter())),
        }
    }

    /// All actions that the user may grant.
    fn everything(&self) -> Selection {
        let all = |options: &Options| {
            Selection::of(all_grantable(&options.action_groups).map(|action| &action.id))
        };
        let options = self.options;
        options
            .with_untracked(|options| options.ready().map(all))
            .unwrap_or_default()
    }

    /// The entries as settings. Instead of an invalid expiry, the present expiry of the key is
    /// used.
    pub fn current_values(&self) -> Settings {
        let kept = self.kept.get();
        let expires_at = self.moment.get().ok();
        let kept_expiry = || kept.as_ref().and_then(|kept| kept.expires_at.clone());
        let name = match self.parsed_name() {
            Ok(name) => name.to_string(),
            Err(_) => self.name.get().trim().to_owned(),
        };
        let note = match self.parsed_note() {
            Ok(note) => note,
            Err(_) => Some(self.note.get().trim().to_owned()),
        };
        let actions = self.selection.with(|chosen| chosen.ids().to_vec());
        Settings {
            name,
            note,
            ip_restrictions: self.restrictions(),
            allowed_actions: self.allowed(actions),
            expires_at: expires_at.unwrap_or_else(kept_expiry),
        }
    }

    /// The result of `check` as settings.
    pub fn settings(&self, new: NewKey) -> Settings {
        Settings {
            name: new.name,
            note: new.note,
            ip_restrictions: new.ip_restrictions,
            allowed_actions: untrack(|| self.allowed(new.actions)),
            expires_at: new.expires_at,
        }
    }

    /// A key that may call all actions keeps that mode while all actions are selected.
    fn allowed(&self, actions: Vec<String>) -> AllowedActions {
        let kept = self.kept.get();
        let had_all = kept.is_some_and(|kept| kept.allowed_actions.mode == ActionMode::All);
        if had_all && Selection::of(actions.iter()).is_same(&self.everything()) {
            return AllowedActions {
                mode: ActionMode::All,
                actions: Vec::new(),
            };
        }
        AllowedActions {
            mode: ActionMode::Only,
            actions,
        }
    }
}
