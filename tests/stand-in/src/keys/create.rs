//! `POST api-keys`: a key is made, and its pair delivered once.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::idempotent::{self, Execution, Outcome};
use super::one::find;
use super::validate::{self, ValidationContext};
use super::{changes, credential, limits};
use crate::app::SharedState;
use crate::body::JsonBody;
use crate::delivery::Pair;
use crate::notifications::{self, Notification};
use crate::problem::{Kind, Problem};
use crate::random;
use crate::request::RequestContext;
use crate::session::caller::Caller;
use crate::session::roles::{Permission, Role};
use crate::store::events::{self, Actor, EventRecord};
use crate::store::idempotency;
use crate::store::keys::{self, Origin};
use crate::store::listing;
use crate::store::secrets::{self, SecretState};

/// `POST api-keys`
pub async fn post(
    State(app): State<SharedState>,
    context: RequestContext,
    caller: Caller,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    caller.require(Permission::Create)?;
    caller.require_check(&app)?;
    let role = caller.0.role;
    let intent = idempotent::intent(&caller, "POST api-keys".to_owned(), &headers)?;
    let actor = caller.actor(Permission::Create);
    match idempotent::begin(&app, &context, (role, &actor), intent, body).await? {
        Outcome::Replay(response) => Ok(response),
        Outcome::Execute(execution) => first(&app, &context, (role, actor), execution).await,
    }
}

async fn first(
    app: &SharedState,
    context: &RequestContext,
    (role, actor): (Role, Actor),
    mut execution: Execution<'_>,
) -> Result<Response, Problem> {
    let now = app.now();
    let settings = validate::new_key(
        execution.body.take(),
        &ValidationContext::new(app, role, now, None),
    )?;
    let api_key = credential::new_api_key()?;
    let secret_key = credential::new_secret_key()?;
    let identifier = credential::identifier(&api_key);
    let hash = credential::hash(secret_key.as_bytes());
    let (intent, record) = (
        execution.intent.clone(),
        execution.record(random::id("key_")?, now)?,
    );
    let secret_id = record.secret_id.clone();
    context.set_key(&record.key_id);
    let key = app
        .store
        .run(move |tx| {
            let (workspace, key_id) = (&intent.workspace_id, &record.key_id);
            if listing::count_keys(tx, workspace)?.0 >= limits::ACTIVE_KEYS {
                return Err(full());
            }
            let origin = Origin {
                by: Some(&intent.user_id),
                at: Some(now),
                recorded_since: None,
            };
            keys::add(tx, (workspace, key_id), &identifier, &settings, &origin)?;
            let state = SecretState::Undelivered;
            secrets::add(tx, (key_id, &record.secret_id), &hash, state, Some(now))?;
            idempotency::add(tx, &intent, &record)?;
            let done = EventRecord {
                key_id,
                kind: events::Kind::Created,
                secret_id: Some(&record.secret_id),
                detail: json!({ "changes": changes::of_new(&settings) }),
            };
            events::add(tx, &actor, &done, now)?;
            let key = find(tx, workspace, key_id)?;
            notifications::write(tx, &actor, &key, &Notification::Created, now)?;
            Ok(key)
        })
        .await?;
    let pair = Pair {
        api_key: Some(api_key),
        secret_key,
    };
    idempotent::complete(app, role, &key, &secret_id, pair, now)
}

fn full() -> Problem {
    let detail = format!(
        "This workspace has {} API keys, which is the most. Revoke one to create another.",
        limits::ACTIVE_KEYS
    );
    Problem::new(Kind::LimitReached, detail)
}
