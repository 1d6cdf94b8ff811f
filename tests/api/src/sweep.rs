//! What the server does by itself, without a request.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::interval;

use crate::app::App;
use crate::clock::{MINUTE, Millis};
use crate::reminders;

/// How often secrets that waited too long are looked for.
const SECRETS: Duration = Duration::from_secs(5);
/// How often the clock is looked at for [`REMINDERS`].
const LOOK: Duration = Duration::from_secs(1);
/// How often keys that end soon are looked for, by the server's own clock: a test can turn that one,
/// and it has gone on while the machine slept.
const REMINDERS: Millis = MINUTE;

/// Runs until it is dropped.
pub async fn run(app: Arc<App>) {
    tokio::join!(secrets(&app), reminders(&app));
}

async fn secrets(app: &App) {
    let mut ticks = interval(SECRETS);
    loop {
        ticks.tick().await;
        app.delivery.sweep(app.now());
    }
}

async fn reminders(app: &App) {
    let mut ticks = interval(LOOK);
    let mut last = None;
    loop {
        ticks.tick().await;
        let now = app.now();
        // A clock that was put back is no reason to wait for it.
        if last.is_none_or(|last| !(last..last + REMINDERS).contains(&now)) {
            last = Some(now);
            reminders::send(app).await;
        }
    }
}
