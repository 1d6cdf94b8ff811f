//! Which address leads where.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{any, delete, get, post};

use crate::app::SharedState;
use crate::problem::Problem;
use crate::session::{pages, routes, sign_in, tokens};
use crate::store::users;
use crate::{cors, events, keys, notifications, public, request, serving, test_servers};

/// Everything the server answers.
pub fn router(app: SharedState) -> Router {
    let settings = Router::new()
        .route("/session", get(routes::get))
        .route("/session/reauthentication", post(routes::reauthenticate))
        .route("/api-key-options", get(keys::key_options::get))
        .route("/api-keys", get(keys::list::get).post(keys::create::post))
        .route("/api-keys/search", post(keys::search::post))
        .route(
            "/api-keys/{id}",
            get(keys::one::get)
                .patch(keys::change::patch)
                .delete(keys::one::revoke),
        )
        .route(
            "/api-keys/{id}/secret-state",
            post(keys::secret_state::post),
        )
        .route("/api-keys/{id}/rotations", post(keys::rotate::post))
        .route(
            "/api-keys/{id}/secrets/{secret_id}",
            delete(keys::end_secret::delete),
        )
        .route("/api-keys/{id}/usage", get(keys::usage::get))
        .route("/api-keys/{id}/events", get(events::of_key))
        .route("/events", get(events::of_workspace))
        .fallback(|| async { StatusCode::NOT_FOUND });
    let mut router = Router::new()
        .nest("/api/settings", settings)
        .route("/api/v1/", any(public::call))
        .route("/api/v1/{*call}", any(public::call))
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/sign-in.css", get(pages::css))
        .route("/sign-in.svg", get(pages::icon))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/tokens", post(tokens::post))
        .route("/healthz", get(health));
    if app.options.outbox {
        router = router.route("/outbox", get(notifications::get));
    }
    if app.options.test_servers {
        router = router
            .route("/test/servers", post(test_servers::post))
            .route("/test/servers/{port}", delete(test_servers::delete));
    }
    if app.options.dist.is_some() {
        router = router
            .route("/", get(|| async { Redirect::to("/settings/security") }))
            .fallback(serving::serve);
    } else {
        router = router.fallback(not_found);
    }
    router
        .layer(middleware::from_fn_with_state(app.clone(), cors::preflight))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            request::middleware,
        ))
        .with_state(app)
}

/// `GET /healthz`: whether the database answers.
async fn health(State(app): State<SharedState>) -> Response {
    let asked = app
        .store
        .run(|tx| users::instance(tx).map_err(Problem::from))
        .await;
    match asked {
        Ok(_) => (StatusCode::OK, "ok\n").into_response(),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        )
            .into_response(),
    }
}

/// The page for what is not there.
pub async fn not_found() -> Response {
    pages::message(
        StatusCode::NOT_FOUND,
        "Not found",
        "There is nothing at this address.",
    )
}
