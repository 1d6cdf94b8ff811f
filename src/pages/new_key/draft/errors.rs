//! The errors of the form, by the rules of the page and of the API.

use leptos::prelude::*;

use super::{Field, KeyForm};
use crate::keys::expiry_field;
use crate::messages::{actions, expiry, form as words, ip_allowlist};
use crate::model::actions::{Selection, action_of};
use crate::model::error::{ApiError, ErrorKind};
use crate::model::expiry::Expiry;
use crate::model::key::IpMode;
use crate::model::options::Options;
use crate::ui::lean::{effect, text_signal};

impl KeyForm {
    /// The error message of a field, as far as it is shown; empty if there is none.
    pub fn error(&self, field: Field) -> Signal<String> {
        let this = *self;
        text_signal(move || {
            let own = this.client_error(field);
            // An error after a press is shown at once, an error in typed text later.
            let own = own.filter(|(at_once, _)| *at_once || this.shown.get() & field.bit() != 0);
            let own = own.map(|(_, error)| error);
            let refusals = this.refusals.with(|refusals| {
                let here = refusals
                    .iter()
                    .filter(|refusal| refusal.pointer.starts_with(field.pointer()));
                here.map(|refusal| refusal.detail.clone())
                    .collect::<Vec<_>>()
            });
            own.into_iter()
                .chain(refusals)
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    /// Opens the part that contains the field, and returns the id of the element to focus.
    pub fn focus_id(&self, field: Field) -> String {
        match field {
            Field::Networks => self.networks.focus_id(),
            Field::Expiry => {
                self.expiry_open.set(true);
                let is_date = matches!(self.expiry.get_untracked(), Expiry::Date(_));
                let id = if is_date {
                    expiry_field::DATE_INPUT_ID
                } else {
                    field.id()
                };
                id.to_owned()
            }
            _ => field.id().to_owned(),
        }
    }

    /// From now on shows the errors of a field.
    pub fn touch(&self, field: Field) {
        self.shown.update(|shown| *shown |= field.bit());
    }

    /// The fields with an error that is shown.
    pub fn visible_errors(&self) -> Vec<Field> {
        let fields = Field::ALL.into_iter();
        fields
            .filter(|field| !self.error(*field).get().is_empty())
            .collect()
    }

    /// The fields that cannot be saved, also if their error is not shown yet.
    pub(super) fn wrong(&self) -> Vec<Field> {
        let fields = Field::ALL.into_iter();
        fields
            .filter(|field| self.client_error(*field).is_some())
            .collect()
    }

    /// The error that the page finds, and whether it is shown at once.
    fn client_error(&self, field: Field) -> Option<(bool, String)> {
        let later = |error: String| Some((false, error));
        match field {
            Field::Name => later(words::text_error(self.parsed_name().err()?)),
            Field::Note => later(words::text_error(self.parsed_note().err()?)),
            Field::Expiry => later(expiry::error(self.moment.get().err()?)),
            Field::Actions if self.options.with(|options| options.ready().is_none()) => {
                later(actions::NOT_LOADED.to_owned())
            }
            Field::Actions if self.selection.with(Selection::is_empty) => {
                later(actions::CHOOSE_AN_ACTION.to_owned())
            }
            Field::Actions => later(self.action_error()?),
            Field::Networks => self.network_error(),
        }
    }

    fn network_error(&self) -> Option<(bool, String)> {
        if self.networks.mode.get() == IpMode::Any {
            return None;
        }
        if let Some(error) = self.networks.input_error() {
            return self
                .networks
                .shows_input_error
                .get()
                .then_some((true, error));
        }
        if self.networks.as_text.get() {
            return Some((false, ip_allowlist::CLOSE_TEXT.to_owned()));
        }
        if let Some(open) = self.networks.not_chosen() {
            return Some((false, open));
        }
        let count = self.networks.list.with(|list| list.entries.len());
        let limit = self.limits().networks_per_key;
        if count > limit {
            Some((true, ip_allowlist::too_many(count, limit)))
        } else {
            let empty = count == 0 && self.networks.typed.with(|typed| typed.trim().is_empty());
            empty.then(|| (false, ip_allowlist::ADD_AN_ADDRESS.to_owned()))
        }
    }

    /// The error of a selected action that the API would refuse: it no longer exists, or the user
    /// may not grant it.
    fn action_error(&self) -> Option<String> {
        // A key may keep the actions that it already has.
        let kept = self.kept.get().map(|kept| kept.allowed_actions.actions);
        let kept = kept.unwrap_or_default();
        let refused = |options: &Options| {
            let groups = &options.action_groups;
            self.selection.with(|selection| {
                selection
                    .ids()
                    .iter()
                    .find_map(|id| match action_of(groups, id) {
                        _ if kept.contains(id) => None,
                        None => Some(actions::REMOVE_UNKNOWN.to_owned()),
                        Some(action) if !action.can => Some(actions::not_yours(&action.name)),
                        Some(_) => None,
                    })
            })
        };
        self.options
            .with(|options| options.ready().and_then(refused))
    }

    /// Shows the API's errors at their fields. Returns whether each one has a field.
    pub fn apply_server_errors(&self, error: &ApiError) -> bool {
        let ErrorKind::Invalid(fields) = &error.kind else {
            return false;
        };
        self.refusals.set(fields.clone());
        if self.refuses(Field::Expiry) {
            self.expiry_open.set(true);
        }
        fields.iter().all(|refusal| {
            let of = |field: &Field| refusal.pointer.starts_with(field.pointer());
            Field::ALL.iter().any(of)
        })
    }

    fn refuses(&self, field: Field) -> bool {
        self.refusals.with_untracked(|refusals| {
            refusals
                .iter()
                .any(|refusal| refusal.pointer.starts_with(field.pointer()))
        })
    }

    /// An API error of a field is removed when the field changes.
    pub(super) fn forget_refusals_on_change(&self) {
        let this = *self;
        for field in Field::ALL {
            effect(move |before: Option<()>| {
                match field {
                    Field::Name => this.name.track(),
                    Field::Networks => {
                        this.networks.list.track();
                        this.networks.mode.track();
                    }
                    Field::Actions => this.selection.track(),
                    Field::Expiry => this.moment.track(),
                    Field::Note => this.note.track(),
                }
                if before.is_some() && this.refuses(field) {
                    this.refusals.update(|refusals| {
                        refusals.retain(|refusal| !refusal.pointer.starts_with(field.pointer()));
                    });
                }
            });
        }
    }
}
