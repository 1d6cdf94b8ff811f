//! `POST api-keys`: a key is made, and its pair delivered once.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::draft::{self, Rules};
use super::once::{self, Asked, First};
use super::one::find;
use super::{changes, credential, limits};
use crate::app::Shared;
use crate::body::JsonBody;
use crate::delivery::Pair;
use crate::messages::{self, News};
use crate::problem::{Kind, Problem};
use crate::random;
use crate::request::Facts;
use crate::session::caller::Caller;
use crate::session::roles::{Permission, Role};
use crate::store::events::{self, Actor, Done};
use crate::store::idempotency;
use crate::store::keys::{self, Origin};
use crate::store::listing;
use crate::store::secrets::{self, SecretState};

/// `POST api-keys`
pub async fn post(
    State(app): State<Shared>,
    facts: Facts,
    caller: Caller,
    headers: HeaderMap,
    body: JsonBody,
) -> Result<Response, Problem> {
    caller.require(Permission::Create)?;
    caller.require_check(&app)?;
    let role = caller.0.role;
    let intent = once::intent(&caller, "POST api-keys".to_owned(), &headers)?;
    let actor = caller.actor(Permission::Create);
    match once::ask(&app, &facts, (role, &actor), intent, body).await? {
        Asked::Again(response) => Ok(response),
        Asked::First(asked) => first(&app, &facts, (role, actor), asked).await,
    }
}

async fn first(
    app: &Shared,
    facts: &Facts,
    (role, actor): (Role, Actor),
    mut asked: First<'_>,
) -> Result<Response, Problem> {
    let now = app.now();
    let settings = draft::new_key(asked.body.take(), &Rules::new(app, role, now, None))?;
    let api_key = credential::new_api_key()?;
    let secret_key = credential::new_secret_key()?;
    let identifier = credential::identifier(&api_key);
    let hash = credential::hash(secret_key.as_bytes());
    let (intent, record) = (
        asked.intent.clone(),
        asked.record(random::id("key_")?, now)?,
    );
    let secret_id = record.secret_id.clone();
    facts.set_key(&record.key_id);
    let key = app
        .store
        .run(move |tx| {
            let (workspace, key_id) = (&intent.workspace_id, &record.key_id);
            if listing::census(tx, workspace)?.0 >= limits::ACTIVE_KEYS {
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
            let done = Done {
                key_id,
                kind: events::Kind::Created,
                secret_id: Some(&record.secret_id),
                detail: json!({ "changes": changes::of_new(&settings) }),
            };
            events::add(tx, &actor, &done, now)?;
            let key = find(tx, workspace, key_id)?;
            messages::write(tx, &actor, &key, &News::Created, now)?;
            Ok(key)
        })
        .await?;
    let pair = Pair {
        api_key: Some(api_key),
        secret_key,
    };
    once::deliver(app, role, &key, &secret_id, pair, now)
}

fn full() -> Problem {
    let detail = format!(
        "This workspace has {} API keys, which is the most. Revoke one to create another.",
        limits::ACTIVE_KEYS
    );
    Problem::new(Kind::LimitReached, detail)
}
