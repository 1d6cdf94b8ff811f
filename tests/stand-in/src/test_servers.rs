//! `/test/servers`, for tests alone: further servers in this process, each with options, a database and a port of its
//! own. A browser test gets one for itself, and shares nothing with the tests beside it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use clap::Parser as _;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::app::SharedState;
use crate::body::JsonBody;
use crate::options::Options;
use crate::problem::{Kind, Problem};
use crate::server::Server;
use crate::session::request_origin;

/// What every such server has: a free port, the demo in memory, and passwords that take no time.
const FIXED: [&str; 5] = [
    "stand-in-api",
    "--listen=127.0.0.1:0",
    "--database=:memory:",
    "--demo",
    "--password-cost=low",
];

/// The servers that run, by their ports; dropping the sender stops one.
#[derive(Default)]
pub struct TestServers(Mutex<HashMap<u16, oneshot::Sender<()>>>);

/// `POST /test/servers`: an array of command-line options; answers `{"url": "http://127.0.0.1:40123"}`.
pub async fn post(
    State(app): State<SharedState>,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    // A web page must not start servers.
    if request_origin::is_cross_site(&headers) {
        return Err(Problem::new(Kind::Forbidden, "Only tests may do this."));
    }
    let options = read(&body.read().await?)?;
    let server = Server::start(options, app.clock.clone())
        .await
        .map_err(|error| refused(error.to_string()))?;
    let (url, port) = (server.url(), server.address().port());
    let (stop, stopped) = oneshot::channel();
    app.test_servers.lock().insert(port, stop);
    tokio::spawn(server.run(async { drop(stopped.await) }));
    Ok((StatusCode::CREATED, Json(json!({ "url": url }))).into_response())
}

/// `DELETE /test/servers/{port}`: stops one, and its database is gone.
pub async fn delete(State(app): State<SharedState>, Path(port): Path<u16>) -> StatusCode {
    match app.test_servers.lock().remove(&port) {
        Some(_) => StatusCode::NO_CONTENT,
        None => StatusCode::NOT_FOUND,
    }
}

impl TestServers {
    fn lock(&self) -> MutexGuard<'_, HashMap<u16, oneshot::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(body: &Value) -> Result<Options, Problem> {
    let wanted: Vec<&str> = body
        .as_array()
        .and_then(|options| options.iter().map(Value::as_str).collect())
        .ok_or_else(|| refused("Send an array of options.".to_owned()))?;
    let options = Options::try_parse_from(FIXED.iter().copied().chain(wanted))
        .map_err(|error| refused(error.to_string()))?;
    if options.test_servers {
        return Err(refused(
            "A test server cannot start further ones.".to_owned(),
        ));
    }
    Ok(options)
}

fn refused(sentence: String) -> Problem {
    Problem::new(Kind::MalformedRequest, sentence)
}
