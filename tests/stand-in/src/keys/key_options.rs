//! `GET api-key-options`: catalogue, limits, policy and capabilities.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::expiry::Policy;
use super::{limits, rotation};
use crate::app::SharedState;
use crate::capability::Capability;
use crate::client_address::client_address;
use crate::problem::Problem;
use crate::public;
use crate::session::caller::Caller;
use crate::session::request_origin;
use crate::session::roles::Permission;
use crate::store::listing;
use crate::timestamp;

/// Sources that a public API never sees (RFC 6890): "this network", private, shared and link-local
/// ones, multicast, reserved. Not the loopback ones: the stand-in is called from there.
const UNREACHABLE: [&str; 11] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "fc00::/7",
    "fe80::/10",
    "ff00::/8",
];

/// `GET api-key-options`
pub async fn get(
    State(app): State<SharedState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    caller: Caller,
) -> Result<Json<Value>, Problem> {
    caller.require(Permission::List)?;
    let (workspace, now) = (caller.0.workspace_id.clone(), app.now());
    let example = |call: &str| {
        app.worlds.with(&caller.0.workspace_id, now, |world| {
            public::example(world, call)
        })
    };
    let (current, _) = app
        .store
        .run(move |tx| listing::count_keys(tx, &workspace))
        .await?;
    let full = current >= limits::ACTIVE_KEYS;
    let cannot = full.then(|| {
        json!({
            "reason": "limit-reached",
            "detail": format!(
                "This workspace has {current} API keys; {} are possible. Revoke one to create another.",
                limits::ACTIVE_KEYS
            ),
            "url": null,
        })
    });
    // What cannot be read gets 400 on the public side; here it is just not known.
    let address = client_address(peer.ip(), &headers, &app.options.trusted_proxy).ok();
    Ok(Json(json!({
        "can_create": !full,
        "cannot_create": cannot,
        "limits": {
            "name_length": limits::NAME_LENGTH,
            "note_length": limits::NOTE_LENGTH,
            "networks_per_key": limits::NETWORKS,
            "active_keys": limits::ACTIVE_KEYS,
        },
        "action_groups": app.catalogue.groups_for(caller.0.role, example),
        "presets": app.catalogue.presets(),
        "expiry": Policy::of(&app.options).view(),
        "rotation": app.has(Capability::Rotation).then(rotation::policy),
        "public_api": { "base_url": format!("{}/api/v1", request_origin::origin(&app, peer, &headers)) },
        "caller_address": address.map(|address| address.to_string()),
        "unreachable_networks": UNREACHABLE,
        "now": timestamp::format(now),
        "links": { "documentation": "https://apidocs.we-link.ai/", "support": null },
        "capabilities": {
            "idempotent_create": true,
            "acknowledgement": true,
            "edit": app.has(Capability::Edit),
            "rotation": app.has(Capability::Rotation),
            "usage": app.has(Capability::Usage),
            "events": app.has(Capability::Events),
            "search": app.has(Capability::Search),
        },
    })))
}
