//! What is known of a save whose outcome is unknown, and the ways on.

use leptos::prelude::*;

use super::dynamic::{dynamic, nothing};
use super::error_notice::error_notice;
use super::notice::{Notice, Tone};
use crate::context::{Navigation, Ports, SessionContext};
use crate::delivery::{Delivery, Event, Phase};
use crate::domain::error::ErrorKind;
use crate::domain::route::Route;
use crate::text::errors::{self, Doing};

/// Nothing while no save is under way, or all goes well.
#[component]
pub fn DeliveryNotice() -> impl IntoView {
    let delivery = Delivery::expect();
    let session = SessionContext::expect();
    let host = Ports::expect();
    let give_up = Callback::new(move |()| {
        delivery.dispatch(Event::Discard);
        host.navigate(Route::Keys, Navigation::Push);
    });
    let try_again = Callback::new(move |()| delivery.dispatch(Event::TryAgain));
    let stalled = move || {
        let look = (errors::LOOK_IN_LIST, give_up);
        if session.capabilities().idempotent_create {
            let buttons = vec![(errors::TRY_AGAIN, try_again), look];
            Notice {
                buttons,
                ..Notice::new(Tone::Warning, errors::STALLED)
            }
        } else {
            Notice {
                buttons: vec![look],
                ..Notice::new(Tone::Warning, errors::STALLED_UNREPEATABLE)
            }
        }
    };
    let notice = move || match delivery.phase().get() {
        Phase::Sending { lost: 1.., .. } | Phase::Waiting { .. } => {
            Some(Notice::new(Tone::Warning, errors::OUTCOME_UNKNOWN))
        }
        Phase::Stalled => Some(stalled()),
        Phase::Idle => match delivery.problem().get() {
            // The notice on the session says it already.
            Some(error) if matches!(error.kind, ErrorKind::Unauthenticated { .. }) => None,
            Some(error) => Some(error_notice(&error, Doing::Creating, None)),
            None => None,
        },
        Phase::Sending { .. } | Phase::Open { .. } => None,
    };
    dynamic(move || notice().map_or_else(nothing, Notice::view))
}
