//! Notices of a key: an unconfirmed secret key, a rotation that is not finished.

use crate::keys::key_actions::ROTATE;
use crate::messages::{key_list as words, rotation};
use crate::model::key::Key;
use crate::secret_issuance::SecretIssuance;
use crate::ui::lean::{HtmlElement, bool_memo, html};

/// `None` if there is nothing to report.
#[must_use]
pub fn key_notices(key: &Key) -> Option<HtmlElement> {
    // While the new pair of this key is on the screen, or its last report is pending, there is
    // nothing to warn about.
    let issued = SecretIssuance::expect().key();
    let id = key.id.clone();
    let is_on_screen = bool_memo(move || {
        issued.with(|issued| issued.as_ref().is_some_and(|issued| issued.id == id))
    });
    let unconfirmed = key.is_unconfirmed().then(|| {
        let may = key.may_rotate || key.may_revoke;
        let sentence = if may {
            words::UNCONFIRMED
        } else {
            words::UNCONFIRMED_FOR_OTHERS
        };
        let name = words::new_secret_named(&key.name);
        let create = ROTATE.open_button(key, words::NEW_SECRET);
        let create = create.map(|button| button.attr("aria-label", &name));
        html::div()
            .class("notice warning")
            .child(html::p().child(sentence))
            .child(create.map(|create| html::div().class("buttons").child(create)))
    });
    let rotated = key
        .rotation
        .as_ref()
        .map(|state| html::p().class("secondary").child(&rotation::state(state)));
    (unconfirmed.is_some() || rotated.is_some()).then(|| {
        html::div()
            .class("alerts")
            .bind_bool_attr("hidden", is_on_screen)
            .child(unconfirmed)
            .child(rotated)
    })
}
