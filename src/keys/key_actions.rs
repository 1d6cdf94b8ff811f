//! The table of the actions on a key. The row of the list, the key's page, its notices and the bulk
//! actions read it. A new action is an entry here, a [`KeyChange`] with its request, and its texts.

use leptos::prelude::*;

use crate::messages::{key_lifecycle, key_list, rotation, settings_diff};
use crate::model::key::{Key, RotationState, Status};
use crate::model::key_change::KeyChange;
use crate::secret_issuance::{Phase, SecretIssuance};
use crate::state::{Mutation, NavigationGuard, PendingRotation, SessionContext};
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::{ErasedRwSignal, HtmlElement, bool_memo};

pub struct KeyAction {
    /// The id of its button on the key's page.
    pub id: &'static str,
    pub label: &'static str,
    variant: ButtonVariant,
    /// Whether the key has this action: by its state, and by what the API permits for it.
    pub applies_to: fn(&Key) -> bool,
    /// Whether the session has it; `None` for always. Reactive: the key may be loaded before the session.
    is_offered: Option<fn(SessionContext) -> bool>,
    effect: Effect,
}

/// The effect of a press.
enum Effect {
    /// Opens a page or a dialog. Called while the button is built; returns the handler.
    Open(fn(&Key) -> Box<dyn Fn()>),
    /// Changes the key at once, because the user can take it back.
    Change(fn(&Key) -> KeyChange),
    /// Changes the key after a confirmation.
    Confirm(fn(&Key) -> KeyChange),
}

/// The action that the confirmation dialog of a page asks about; `None` while it is closed.
pub type Confirmation = ErasedRwSignal<Option<(Key, &'static KeyAction)>>;

/// Carries out an action that changes the key, or opens its confirmation.
pub type OnChange = Callback<(Key, &'static KeyAction)>;

pub static EDIT: KeyAction = KeyAction {
    id: "edit",
    label: settings_diff::EDIT,
    variant: ButtonVariant::Secondary,
    applies_to: |key| key.may_edit,
    is_offered: Some(|session| session.capabilities().edit),
    effect: Effect::Open(|key| {
        let navigation = NavigationGuard::expect();
        let id = key.id.clone();
        Box::new(move || navigation.open_edit(&id, None))
    }),
};

/// Offered while the options are missing, too: a press loads them again.
pub static ROTATE: KeyAction = KeyAction {
    id: "rotate",
    label: rotation::ROTATE,
    variant: ButtonVariant::Secondary,
    applies_to: |key| key.may_rotate,
    is_offered: Some(|session| session.rotation().is_some() || session.options_lost()),
    effect: Effect::Open(open_rotation),
};

/// Ends the old secret key of a rotation with an overlap.
pub static END_SECRET: KeyAction = KeyAction {
    id: "end-secret",
    label: rotation::END_OLD,
    variant: ButtonVariant::Danger,
    applies_to: |key| key.may_rotate && overlapping_secret(key).is_some(),
    is_offered: None,
    effect: Effect::Confirm(|key| {
        KeyChange::EndSecret(overlapping_secret(key).cloned().unwrap_or_default())
    }),
};

pub static DISABLE: KeyAction = KeyAction {
    id: "switch",
    label: key_lifecycle::DISABLE,
    variant: ButtonVariant::Secondary,
    applies_to: |key| key.may_edit && key.status == Status::Active,
    is_offered: Some(|session| session.capabilities().edit),
    effect: Effect::Change(|_| KeyChange::Disable),
};

/// Takes the place of [`DISABLE`], and has its id, so that it keeps the focus.
pub static ENABLE: KeyAction = KeyAction {
    id: DISABLE.id,
    label: key_lifecycle::ENABLE,
    variant: ButtonVariant::Secondary,
    applies_to: |key| key.may_edit && key.status == Status::Disabled,
    is_offered: DISABLE.is_offered,
    effect: Effect::Change(|_| KeyChange::Enable),
};

pub static DUPLICATE: KeyAction = KeyAction {
    id: "duplicate",
    label: key_list::DUPLICATE,
    variant: ButtonVariant::Secondary,
    applies_to: |_| true,
    is_offered: Some(|session| session.permissions().is_some_and(|may| may.create)),
    effect: Effect::Open(|key| {
        let navigation = NavigationGuard::expect();
        let key = key.clone();
        Box::new(move || navigation.open_duplicate(key.clone()))
    }),
};

pub static REVOKE: KeyAction = KeyAction {
    id: "revoke",
    label: key_list::REVOKE,
    variant: ButtonVariant::Danger,
    applies_to: |key| key.may_revoke && key.status != Status::Revoked,
    is_offered: None,
    effect: Effect::Confirm(|_| KeyChange::Revoke),
};

/// The actions of a row of the list, in order.
pub static ROW_ACTIONS: [&KeyAction; 2] = [&DUPLICATE, &REVOKE];

/// The actions of the key's page, in order.
pub static PAGE_ACTIONS: [&KeyAction; 6] =
    [&EDIT, &ROTATE, &END_SECRET, &DISABLE, &ENABLE, &REVOKE];

impl KeyAction {
    /// The button on the key's page; `None` if the key does not have this action. `is_pending` is whether
    /// a change without a confirmation is pending.
    pub fn button(
        &'static self,
        key: &Key,
        on_change: OnChange,
        is_pending: RwSignal<bool>,
    ) -> Option<HtmlElement> {
        let button = self.labelled(key, Some(on_change), self.variant, self.label)?;
        let button = button.id(self.id);
        Some(match self.effect {
            Effect::Change(_) => button.busy(bool_memo(move || is_pending.get())),
            Effect::Open(_) | Effect::Confirm(_) => button,
        })
    }

    /// The button in a row, whose accessible name has the name of the key.
    pub fn row_button(&'static self, key: &Key, on_change: OnChange) -> Option<HtmlElement> {
        let name = key_list::action_named(self.label, &key.name);
        let button = self.labelled(key, Some(on_change), ButtonVariant::Secondary, self.label);
        button.map(|button| button.attr("aria-label", &name))
    }

    /// A button with another label, for an action that opens a page or a dialog.
    pub fn open_button(&'static self, key: &Key, label: &str) -> Option<HtmlElement> {
        self.labelled(key, None, ButtonVariant::Secondary, label)
    }

    pub fn needs_confirmation(&self) -> bool {
        matches!(self.effect, Effect::Confirm(_))
    }

    /// The change that the action makes to the key; `None` if it opens a page or a dialog.
    pub fn change(&self, key: &Key) -> Option<KeyChange> {
        match &self.effect {
            Effect::Open(_) => None,
            Effect::Change(change) | Effect::Confirm(change) => Some(change(key)),
        }
    }

    /// Sends the change that the action makes to the key.
    pub fn submit(&self, key: &Key, mutation: Mutation) {
        if let Some(change) = self.change(key) {
            mutation.submit(&key.id, key.revision, change);
        }
    }

    fn labelled(
        &'static self,
        key: &Key,
        on_change: Option<OnChange>,
        variant: ButtonVariant,
        label: &str,
    ) -> Option<HtmlElement> {
        if !(self.applies_to)(key) {
            return None;
        }
        let press = match self.effect {
            Effect::Open(open) => open(key),
            Effect::Change(_) | Effect::Confirm(_) => {
                let (on_change, key) = (on_change?, key.clone());
                Box::new(move || on_change.run((key.clone(), self)))
            }
        };
        let button = button(variant, label, press);
        let session = SessionContext::expect();
        Some(match self.is_offered {
            Some(is_offered) => {
                button.bind_bool_attr("hidden", bool_memo(move || !is_offered(session)))
            }
            None => button,
        })
    }
}

/// The old secret key of a rotation with an overlap.
fn overlapping_secret(key: &Key) -> Option<&String> {
    let rotation = key.rotation.as_ref()?;
    (rotation.state == RotationState::Overlapping).then_some(&rotation.secret_id)
}

fn open_rotation(key: &Key) -> Box<dyn Fn()> {
    let rotation = PendingRotation::expect();
    let issuance = SecretIssuance::expect();
    let session = SessionContext::expect();
    let key = key.clone();
    Box::new(move || {
        // The error of an earlier save does not belong to this rotation.
        if issuance.phase().get_untracked() == Phase::Idle {
            issuance.clear_error();
        }
        // The dialog opens after the options are loaded, because it needs the rotation policy.
        if session
            .options()
            .with_untracked(|options| options.failure().is_some())
        {
            session.load_options();
        }
        rotation.request(key.clone());
    })
}
