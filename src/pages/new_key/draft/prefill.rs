//! Prefills the form from a link or from another key. All values are checked like typed input, and
//! nothing is saved before the user presses *Save*.

use leptos::prelude::*;

use super::{Field, KeyForm};
use crate::messages::form as words;
use crate::model::actions::{ActionGroup, Selection, action_of, all_grantable};
use crate::model::expiry::{Expiry, ExpiryError};
use crate::model::invisible::is_blank;
use crate::model::ip_allowlist::Allowlist;
use crate::model::key::{ActionMode, IpMode, Key};
use crate::model::name::cleaned;
use crate::model::network::Network;
use crate::model::prefill::Prefill;
use crate::state::spelling::composed;
use crate::state::{FormPrefill, LoadState, NavigationGuard, dates};
use crate::ui::lean::effect;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrefillSource {
    /// The user typed it.
    #[default]
    Person,
    Link {
        /// Something in the link was left out.
        in_part: bool,
    },
    /// The settings of another key.
    Copy,
}

impl KeyForm {
    /// Applies the prefill that the form was opened with.
    pub(super) fn apply_prefill(&self, navigation: NavigationGuard) {
        match navigation.take_prefill() {
            None => {}
            Some(FormPrefill::Link(prefill)) => self.fill_from_link(prefill),
            Some(FormPrefill::Duplicate(key)) => self.fill_from_key(&key),
            // Only for the form of an existing key.
            Some(FormPrefill::Edit(_)) => {}
        }
    }

    fn fill_from_link(&self, prefill: Prefill) {
        self.origin.set(PrefillSource::Link {
            in_part: prefill.refused,
        });
        if let Some(name) = prefill.name {
            self.name.set(name);
            self.touch(Field::Name);
        }
        if let Some(expiry) = prefill.expiry {
            self.touch(Field::Expiry);
            self.ask_for_an_end(expiry);
        }
        let (this, wanted) = (*self, prefill.actions);
        self.with_catalogue(move |groups| {
            let known = |id: &&String| action_of(groups, id).is_some_and(|action| action.can);
            let chosen = Selection::of(wanted.iter().filter(known));
            // A link must not select all actions; only the user may.
            let is_full = chosen.is_full(groups) && all_grantable(groups).count() > 1;
            if is_full || chosen.len() < wanted.len() {
                this.origin.set(PrefillSource::Link { in_part: true });
            }
            if !is_full {
                this.selection.set(chosen);
            }
        });
    }

    /// Applies the expiry of a link. It cannot be later than the policy's proposal, also if the
    /// proposal becomes earlier because the user allows any address. An expiry that the user chose
    /// stays.
    fn ask_for_an_end(&self, asked: Expiry) {
        let this = *self;
        effect(move |was_asked: Option<bool>| {
            let was_asked = was_asked.unwrap_or_default();
            let any_address = this.any_address.get();
            let policy = this.policy.get();
            let is_known = this.options.with(|options| options.ready().is_some());
            let stands = this.expiry.with(|expiry| match was_asked {
                true => *expiry == asked,
                false => *expiry == Expiry::Proposed,
            });
            if !is_known || !stands {
                return was_asked || is_known;
            }
            let end = |expiry: &Expiry| dates::expires_at(expiry, &policy, any_address);
            let too_long = match (end(&asked), end(&Expiry::Proposed)) {
                (Ok(Some(asked)), Ok(Some(proposed))) => asked > proposed,
                // Without a proposal every expiry is earlier. An invalid date shows an error.
                (asked, _) => {
                    matches!(
                        asked,
                        Err(ExpiryError::TooLate(_) | ExpiryError::NoSuchYear)
                    )
                }
            };
            if too_long {
                this.expiry.set(Expiry::Proposed);
            } else if !was_asked {
                this.expiry.set(asked.clone());
            }
            if too_long || end(&asked).is_err() {
                this.origin.set(PrefillSource::Link { in_part: true });
            }
            if !was_asked {
                this.expiry_open.set(true);
            }
            true
        });
    }

    fn fill_from_key(&self, key: &Key) {
        self.origin.set(PrefillSource::Copy);
        let name = cleaned(&composed(&key.name));
        if !is_blank(&name) {
            self.name
                .set(words::copy_of(&name, self.limits().name_length));
        }
        if let Some(note) = &key.note {
            self.note.set(note.clone());
            self.note_open.set(true);
        }
        self.networks.mode.set(key.ip_restrictions.mode);
        if key.ip_restrictions.mode == IpMode::Only {
            let networks = key.ip_restrictions.networks.iter();
            let networks = networks.filter_map(|text| Network::from_canonical(text));
            self.networks.list.set(Allowlist::of(networks));
        }
        let this = *self;
        match key.allowed_actions.mode {
            ActionMode::Only => {
                self.selection
                    .set(Selection::of(key.allowed_actions.actions.iter()));
            }
            // A new key lists its actions: all that the user may grant now.
            ActionMode::All => self.with_catalogue(move |groups| {
                this.selection.set(Selection::of(
                    all_grantable(groups).map(|action| &action.id),
                ));
            }),
        }
    }

    /// Runs `then` once, when the catalogue is loaded.
    fn with_catalogue(&self, then: impl Fn(&[ActionGroup]) + 'static) {
        let options = self.options;
        effect(move |done: Option<bool>| {
            let done = done.unwrap_or_default();
            let groups = options.with(|options| match options {
                LoadState::Ready(options) if !done => Some(options.action_groups.clone()),
                _ => None,
            });
            groups.inspect(|groups| then(groups)).is_some() || done
        });
    }
}
