//! What every request can reach.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::clock::{Clock, Millis};
use crate::delivery::Delivery;
use crate::options::Options;
use crate::public::{RateLimit, Workspaces};
use crate::store::Store;
use crate::test_servers::TestServers;

/// The server's state.
pub struct AppState {
    /// As they were said on the command line.
    pub options: Options,
    /// Where the server really listens.
    pub address: SocketAddr,
    /// Tells this database from another one on the same port.
    pub instance: String,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What lasts.
    pub store: Store,
    /// Secrets on their way to a screen.
    pub delivery: Delivery,
    /// What a key can be allowed.
    pub catalogue: Catalogue,
    /// The LinkedIn world of each workspace.
    pub worlds: Workspaces,
    /// Public calls of the last hour.
    pub rate_limit: RateLimit,
    /// Further servers that tests have started.
    pub test_servers: TestServers,
    /// Goes with the process: what is searched leaves nothing behind that could be tried out.
    pub search_salt: [u8; 32],
    /// A hash to check a password against where there is no account.
    pub dummy_hash: String,
}

/// As handlers get it.
pub type SharedState = Arc<AppState>;

impl AppState {
    /// The present moment.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }
}
