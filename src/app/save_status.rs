//! The notice about the save of a new key, on other screens than the form.

use leptos::prelude::*;

use crate::lazy;
use crate::messages::errors::Operation;
use crate::secret_issuance::{Phase, SecretIssuance};
use crate::ui::lean::{bool_memo, dynamic, nothing};

/// Empty while no save is pending and none has failed.
pub fn app_save_status(issuance: SecretIssuance) -> AnyView {
    let has_news = bool_memo(move || {
        issuance.phase().get() != Phase::Idle || issuance.error().with(Option::is_some)
    });
    dynamic(move || {
        // The dialog of a rotation has its own notice.
        if !has_news.get() || issuance.kind().get().is_rotation() {
            return nothing();
        }
        untrack(|| lazy::lazy_dialog(|views| (views.save_status)(Operation::CreatingUnseen)))
    })
}
