//! The ways to sign in and to pass reauthentication, as the contract has them.

use serde_json::{Value, json};

use super::credential::CredentialScheme;
use crate::options::{Options, ReauthenticationMethod};

/// Ways to begin a session again. A token comes from the host, and so does the next one.
pub fn sign_in(way: CredentialScheme) -> Value {
    match way {
        CredentialScheme::Cookie => json!([{ "method": "window", "url": "/sign-in?window=1" }]),
        CredentialScheme::Bearer => json!([view(ReauthenticationMethod::Host)]),
    }
}

/// Ways to pass reauthentication, in the order of the command line. A window knows cookies alone: it could not check a
/// token, and where nothing else is told, the host has to do it.
pub fn reauthentication(options: &Options, way: CredentialScheme) -> Value {
    let told = options.reauthentication_methods.iter().copied();
    let mut ways: Vec<_> = told
        .filter(|told| way == CredentialScheme::Cookie || *told != ReauthenticationMethod::Window)
        .collect();
    if ways.is_empty() {
        ways.push(ReauthenticationMethod::Host);
    }
    ways.into_iter().map(view).collect()
}

fn view(way: ReauthenticationMethod) -> Value {
    match way {
        ReauthenticationMethod::Window => {
            json!({ "method": "window", "url": "/sign-in?check=1&window=1" })
        }
        ReauthenticationMethod::Password => json!({ "method": "password", "url": null }),
        ReauthenticationMethod::Host => json!({ "method": "host", "url": null }),
    }
}
