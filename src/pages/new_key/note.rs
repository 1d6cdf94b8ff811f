//! The note, which says where the key will be stored.

use leptos::prelude::*;

use super::{Field, KeyForm};
use crate::messages::expiry as words;
use crate::ui::ShadowRootHandle;
use crate::ui::button::{ButtonVariant, button};
use crate::ui::lean::html;
use crate::ui::text_field::TextField;

/// The input is shown after a press on a button.
pub fn note(draft: KeyForm, root: ShadowRootHandle) -> AnyView {
    if !draft.note_open.get() {
        let open = move || {
            draft.note_open.set(true);
            root.focus(Field::Note.id().to_owned());
        };
        let open = button(ButtonVariant::Ghost, words::ADD_A_NOTE, open);
        return html::div().class("buttons").child(open).into_any();
    }
    let note = TextField {
        id: Field::Note.id(),
        label: words::NOTE,
        help: words::NOTE_HELP,
        required: false,
        value: draft.note,
        error: draft.error(Field::Note),
        warning: Signal::default(),
    };
    note.view(move || draft.touch(Field::Note)).into_any()
}
