//! Starting, running and stopping the server.

use std::future::Future;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::net::TcpListener;

use crate::app::AppState;
use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::delivery::Delivery;
use crate::options::Options;
use crate::random::{self, RngError};
use crate::session::password;
use crate::store::{Store, StoreError, users};
use crate::{background_jobs, demo, router};

/// How long a stopping server waits for answers under way.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// A server that listens, and serves once it is run.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: Arc<AppState>,
}

/// Why the server could not start; its text is one sentence for people.
#[derive(Debug, Error)]
pub enum StartError {
    /// The options do not go together.
    #[error("{0}")]
    Options(String),
    /// Another program has the port.
    #[error("another program listens on {0} already; choose another port with --listen.")]
    AddressInUse(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}.")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The database cannot be used.
    #[error("cannot use the database {0}: {1}.")]
    Database(String, #[source] StoreError),
    /// The operating system gives no randomness, or passwords cannot be hashed.
    #[error("this system gives no secure randomness.")]
    Secrets,
    /// Serving failed.
    #[error("stopped serving: {0}.")]
    Serve(#[source] std::io::Error),
}

impl From<RngError> for StartError {
    fn from(_: RngError) -> Self {
        Self::Secrets
    }
}

impl Server {
    /// Opens the database and the port. From here on connections are taken, and answered once
    /// [`Server::run`] is called.
    ///
    /// # Errors
    /// Whatever stands in the way, as one sentence.
    pub async fn start(options: Options, clock: Arc<dyn Clock>) -> Result<Self, StartError> {
        check(&options)?;
        // Before the database: a second server on the same port must not touch the first one's.
        let listener =
            TcpListener::bind(options.listen)
                .await
                .map_err(|error| match error.kind() {
                    ErrorKind::AddrInUse => StartError::AddressInUse(options.listen),
                    _ => StartError::Listen(options.listen, error),
                })?;
        let address = listener.local_addr().map_err(StartError::Serve)?;
        if !address.ip().is_loopback() {
            tracing::warn!(%address, "listening beyond this machine, without TLS");
        }
        let app = tokio::task::spawn_blocking(move || build(options, address, clock))
            .await
            .map_err(|_| StartError::Secrets)??;
        Ok(Self {
            listener,
            address,
            app: Arc::new(app),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens, as a URL.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the demo has to tell: who can sign in, and how. Empty without `--demo`.
    pub fn demo_lines(&self) -> Vec<String> {
        if self.app.options.demo {
            demo::lines()
        } else {
            Vec::new()
        }
    }

    /// Serves until `stop` resolves; answers under way are finished.
    ///
    /// # Errors
    /// When the operating system takes the port away.
    pub async fn run(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), StartError> {
        let sweeper = tokio::spawn(background_jobs::run(self.app.clone()));
        let (stopping, stopped) = tokio::sync::oneshot::channel();
        let service = router::router(self.app).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(self.listener, service).with_graceful_shutdown(async move {
            stop.await;
            let _ = stopping.send(());
        });
        let patience = async {
            let _ = stopped.await;
            // An idle keep-alive connection must not hold the process back.
            tokio::time::sleep(SHUTDOWN_TIMEOUT).await;
        };
        let result = tokio::select! {
            result = serving => result.map_err(StartError::Serve),
            () = patience => Ok(()),
        };
        sweeper.abort();
        result
    }
}

fn check(options: &Options) -> Result<(), StartError> {
    if options.demo && !options.listen.ip().is_loopback() {
        return Err(StartError::Options(format!(
            "--demo has passwords that everybody knows and may only listen on this machine, not on {}.",
            options.listen
        )));
    }
    if options.test_servers && !options.listen.ip().is_loopback() {
        return Err(StartError::Options(
            "--test-servers may only listen on this machine.".into(),
        ));
    }
    match &options.dist {
        Some(dist) if !dist.join("index.html").is_file() => Err(StartError::Options(format!(
            "there is no index.html in {}; build the page first.",
            dist.display()
        ))),
        _ => Ok(()),
    }
}

fn build(
    options: Options,
    address: SocketAddr,
    clock: Arc<dyn Clock>,
) -> Result<AppState, StartError> {
    let unusable = |error| StartError::Database(options.database.clone(), error);
    let store = Store::open(&options.database, clock.now()).map_err(unusable)?;
    let catalogue = Catalogue::new(options.catalogue_size);
    if options.demo {
        let now = clock.now();
        demo::fill(&store, &options, &catalogue, now)?;
    }
    let instance = store.run_now(users::instance).map_err(unusable)?;
    let dummy_hash = password::hash("nobody has this password", options.password_cost)
        .map_err(|_| StartError::Secrets)?;
    let mut search_salt = [0; 32];
    random::fill(&mut search_salt)?;
    Ok(AppState {
        address,
        instance,
        clock,
        store,
        delivery: Delivery::new(options.delivery_seconds),
        catalogue,
        worlds: Default::default(),
        rate_limit: Default::default(),
        test_servers: Default::default(),
        search_salt,
        dummy_hash,
        options,
    })
}
