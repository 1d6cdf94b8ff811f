//! The methods of sign-in and of reauthentication, as the contract names them.

use serde_json::{Value, json};

use super::credential::CredentialScheme;
use crate::options::{Options, ReauthenticationMethod};

/// Methods to begin a session again. A token comes from the host, and so does the next one.
pub fn sign_in(scheme: CredentialScheme) -> Value {
    match scheme {
        CredentialScheme::Cookie => json!([{ "method": "window", "url": "/sign-in?window=1" }]),
        CredentialScheme::Bearer => json!([view(ReauthenticationMethod::Host)]),
    }
}

/// Methods of reauthentication, in the order of the command line. A window has cookies alone, so that it could not check
/// a token; where no other method is offered, the host does it.
pub fn reauthentication(options: &Options, scheme: CredentialScheme) -> Value {
    let offered = options.reauthentication_methods.iter().copied();
    let mut methods: Vec<_> = offered
        .filter(|offered| {
            scheme == CredentialScheme::Cookie || *offered != ReauthenticationMethod::Window
        })
        .collect();
    if methods.is_empty() {
        methods.push(ReauthenticationMethod::Host);
    }
    methods.into_iter().map(view).collect()
}

fn view(method: ReauthenticationMethod) -> Value {
    match method {
        ReauthenticationMethod::Window => {
            json!({ "method": "window", "url": "/sign-in?check=1&window=1" })
        }
        ReauthenticationMethod::Password => json!({ "method": "password", "url": null }),
        ReauthenticationMethod::Host => json!({ "method": "host", "url": null }),
    }
}
