//! Integration tests of the stand-in API: a real server on its own port, over real HTTP.
// Reason: a test that cannot go on says so by stopping.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod harness;

mod actions;
mod any_address;
mod bearer;
mod bodies;
mod change;
mod cors;
mod delivery;
mod end_secret;
mod events;
mod events_told;
mod expiry;
mod list_filters;
mod list_pages;
mod listing;
mod log;
mod migration_life;
mod migrations;
mod names;
mod names_kept;
mod notes;
mod options;
mod outbox;
mod passwords;
mod program;
mod protocol;
mod public_side;
mod public_world;
mod reauthentication;
mod reauthentication_methods;
mod record;
mod reminders;
mod repeats;
mod roles;
mod rotation;
mod rotation_clock;
mod rotation_leaked;
mod rotation_pending;
mod rotation_repeats;
mod search;
mod search_asked;
mod serving;
mod sessions;
mod test_servers;
mod under_load;
mod usage;
mod usage_days;
mod usage_kept;
mod usage_limits;
mod validation;
mod without;
