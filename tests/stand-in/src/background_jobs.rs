//! What the server does by itself, without a request.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::interval;

use crate::app::AppState;
use crate::clock::{HOUR, MINUTE, Millis};
use crate::reminders;
use crate::store::retention;

/// How often secrets that waited too long are looked for.
const SECRETS: Duration = Duration::from_secs(5);
/// How often the clock is looked at for [`REMINDERS`].
const LOOK: Duration = Duration::from_secs(1);
/// How often keys that end soon are looked for, by the server's own clock: a test can turn that one,
/// and it has gone on while the machine slept.
const REMINDERS: Millis = MINUTE;
/// How often what is too old is deleted, by the server's own clock.
const OLD: Millis = HOUR;

/// Runs until it is dropped.
pub async fn run(app: Arc<AppState>) {
    tokio::join!(secrets(&app), reminders(&app), old(&app));
}

async fn secrets(app: &AppState) {
    let mut ticks = interval(SECRETS);
    loop {
        ticks.tick().await;
        app.delivery.sweep(app.now());
    }
}

async fn reminders(app: &AppState) {
    let mut last = None;
    loop {
        due(app, &mut last, REMINDERS).await;
        reminders::send(app).await;
    }
}

async fn old(app: &AppState) {
    let mut last = None;
    loop {
        let now = due(app, &mut last, OLD).await;
        let swept = app.store.run(move |tx| retention::sweep(tx, now)).await;
        if let Err(error) = swept {
            tracing::error!(%error, "what is too old was not deleted");
        }
    }
}

/// Waits until something has to be done that is done this often.
async fn due(app: &AppState, last: &mut Option<Millis>, every: Millis) -> Millis {
    let mut ticks = interval(LOOK);
    loop {
        ticks.tick().await;
        let now = app.now();
        // A clock that was put back is no reason to wait for it.
        if last.is_none_or(|last| !(last..last + every).contains(&now)) {
            *last = Some(now);
            return now;
        }
    }
}
