//! The entries of the form.

mod edit;
mod errors;
mod field;
mod prefill;

use leptos::prelude::*;

use crate::keys::expiry_field::ResolvedExpiry;
use crate::keys::ip_allowlist_editor::IpAllowlistForm;
use crate::messages::form::{self as words, Summary};
use crate::model::actions::Selection;
use crate::model::error::FieldError;
use crate::model::expiry::{Expiry, ExpiryError, ExpiryPolicy};
use crate::model::key::{IpMode, IpRestrictions, NewKey};
use crate::model::name::{KeyName, TextError};
use crate::model::note;
use crate::model::options::{Limits, Options};
use crate::model::settings_diff::Settings;
use crate::state::spelling::composed;
use crate::state::{LoadState, NavigationGuard, SessionContext, dates};
use crate::ui::lean::{ErasedReadSignal, ErasedRwSignal, bool_memo, memo};
pub use field::Field;
pub use prefill::PrefillSource;

/// Limits until the API has reported its own. The API enforces its limits in any case.
const LIMITS: Limits = Limits {
    name_length: 64,
    note_length: 200,
    networks_per_key: 50,
};

/// The content of the form. An error found by the page is shown after its field lost the focus or
/// after *Save*; an error from the API until its field changes.
#[derive(Clone, Copy)]
pub struct KeyForm {
    /// As typed.
    pub name: RwSignal<String>,
    pub networks: IpAllowlistForm,
    pub selection: ErasedRwSignal<Selection>,
    pub expiry: ErasedRwSignal<Expiry>,
    /// `expiry` as a timestamp, or why it is not valid.
    pub moment: ErasedReadSignal<ResolvedExpiry>,
    pub policy: ErasedReadSignal<ExpiryPolicy>,
    /// The present settings of an existing key; `None` for a new key.
    pub kept: ErasedRwSignal<Option<Settings>>,
    /// The present expiry of an existing key, offered as a choice.
    pub kept_expiry: ErasedRwSignal<Option<Expiry>>,
    /// Whether the key works from any address.
    pub any_address: Memo<bool>,
    /// Whether the choices for the expiry are shown.
    pub expiry_open: RwSignal<bool>,
    /// As typed.
    pub note: RwSignal<String>,
    /// Whether the input for the note is shown.
    pub note_open: RwSignal<bool>,
    pub origin: ErasedRwSignal<PrefillSource>,
    /// Fields whose errors are shown, one bit each.
    shown: ErasedRwSignal<u8>,
    refusals: ErasedRwSignal<Vec<FieldError>>,
    /// Set to compute `moment` again from the present time.
    now: RwSignal<bool>,
    options: ErasedReadSignal<LoadState<Options>>,
}

impl KeyForm {
    /// Empty, unless there is a prefill.
    pub fn new(options: ErasedReadSignal<LoadState<Options>>) -> Self {
        let this = Self::empty(options);
        this.apply_prefill(NavigationGuard::expect());
        this
    }

    /// The default is `IpMode::Only` without networks, no actions, and the expiry of the policy.
    pub(super) fn empty(options: ErasedReadSignal<LoadState<Options>>) -> Self {
        let navigation = NavigationGuard::expect();
        let networks = IpAllowlistForm::new(options, navigation.is_dirty);
        let expiry = ErasedRwSignal::new(Expiry::default());
        let policy = memo(move || {
            let policy = options.with(|options| options.ready().map(|o| o.expiry.clone()));
            policy.unwrap_or_default()
        });
        let any_address = bool_memo(move || networks.is_any());
        let now = RwSignal::new(false);
        let clock = SessionContext::expect().clock();
        let moment = memo(move || {
            now.track();
            clock.track();
            if options.with(|options| options.ready().is_none()) {
                return Err(ExpiryError::NoPolicy);
            }
            let any_address = any_address.get();
            expiry
                .with(|expiry| policy.with(|policy| dates::expires_at(expiry, policy, any_address)))
        });
        let this = Self {
            name: RwSignal::default(),
            networks,
            selection: ErasedRwSignal::default(),
            expiry,
            moment,
            policy,
            any_address,
            kept: ErasedRwSignal::new(None),
            kept_expiry: ErasedRwSignal::new(None),
            expiry_open: RwSignal::new(false),
            note: RwSignal::default(),
            note_open: RwSignal::new(false),
            origin: ErasedRwSignal::default(),
            shown: ErasedRwSignal::new(0),
            refusals: ErasedRwSignal::default(),
            now,
            options,
        };
        this.forget_refusals_on_change();
        this
    }

    /// Returns the key to save, or the fields with an error. Their errors are shown from now on.
    /// Text left in the box for addresses is added first, as if the user had pressed Enter.
    pub fn check(&self) -> Result<NewKey, Vec<Field>> {
        if self.networks.mode.get_untracked() == IpMode::Only {
            self.networks.take_all();
        }
        self.shown.set(u8::MAX);
        // The form may have been open for days.
        self.now.set(true);
        let wrong = untrack(|| self.wrong());
        let name = untrack(|| self.parsed_name());
        let note = untrack(|| self.parsed_note());
        let expires_at = untrack(|| self.moment.get());
        let (true, Ok(name), Ok(note), Ok(expires_at)) = (wrong.is_empty(), name, note, expires_at)
        else {
            return Err(wrong);
        };
        Ok(NewKey {
            name: name.to_string(),
            ip_restrictions: untrack(|| self.restrictions()),
            actions: self
                .selection
                .with_untracked(|selection| selection.ids().to_vec()),
            expires_at,
            note,
        })
    }

    pub(super) fn restrictions(&self) -> IpRestrictions {
        let mode = self.networks.mode.get();
        let networks = match mode {
            IpMode::Any => Vec::new(),
            IpMode::Only => self.networks.list.with(|list| {
                let entries = list.entries.iter();
                entries.map(|entry| entry.network.to_string()).collect()
            }),
        };
        IpRestrictions { mode, networks }
    }

    /// The sentence beside *Save*.
    pub fn summary(&self) -> String {
        let networks = self.networks.list.with(|list| list.entries.len());
        let addresses = self.networks.analysis.with(|analysis| analysis.addresses);
        let moment = self.moment.get();
        self.options.with(|options| {
            self.name.with(|name| {
                self.selection.with(|selection| {
                    words::summary(&Summary {
                        name,
                        selection,
                        groups: options
                            .ready()
                            .map_or(&[], |options| &options.action_groups),
                        networks: (!self.any_address.get()).then_some((networks, addresses)),
                        expires_at: moment.as_ref().ok().map(Option::as_deref),
                    })
                })
            })
        })
    }

    pub(super) fn parsed_name(&self) -> Result<KeyName, TextError> {
        let limit = self.limits().name_length;
        let kept = self
            .kept
            .with(|kept| kept.as_ref().map(|kept| kept.name.clone()));
        self.name.with(|typed| match kept {
            Some(kept) if kept == *typed => Ok(KeyName::kept(&kept)),
            _ => KeyName::parse(&composed(typed), limit),
        })
    }

    pub(super) fn parsed_note(&self) -> Result<Option<String>, TextError> {
        let limit = self.limits().note_length;
        let kept = self
            .kept
            .with(|kept| kept.as_ref().and_then(|kept| kept.note.clone()));
        self.note.with(|typed| match kept {
            Some(kept) if kept == *typed => Ok(Some(kept)),
            _ => note::parse(&composed(typed), limit),
        })
    }

    fn limits(&self) -> Limits {
        self.options
            .with(|options| options.ready().map_or(LIMITS, |options| options.limits))
    }
}
