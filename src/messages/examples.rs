//! Example commands to try a key. They read the credentials from environment variables, and contain
//! neither credentials nor text that users typed.

use crate::model::credentials::{API_KEY_VARIABLE as API_KEY, SECRET_KEY_VARIABLE as SECRET_KEY};

/// Label of the `<details>` with the commands.
pub const TRY_IT: &str = "Try it";
pub const FIRST: &str = "The commands read the two values from the environment, under the names that “Copy both” gives them.";
/// Pairs of a tool and its command. `base` has no slash at the end; `body` is JSON.
#[must_use]
pub fn commands(base: &str, action: &str, body: &str) -> [(&'static str, String); 3] {
    let url = format!("{base}/{action}");
    // Inside a shell's single quotes only a single quote needs an escape.
    let quoted = body.replace('\'', r"'\''");
    let curl = format!(
        "curl {url} \\\n  -H \"x-api-key: ${API_KEY}\" \\\n  -H \"x-api-secret: ${SECRET_KEY}\" \\\n  -H \"content-type: application/json\" \\\n  -d '{quoted}'"
    );
    let text = body.replace('\\', r"\\").replace('\'', r"\'");
    let node = format!(
        "const answer = await fetch('{url}', {{\n  method: 'POST',\n  headers: {{\n    'x-api-key': process.env.{API_KEY},\n    'x-api-secret': process.env.{SECRET_KEY},\n    'content-type': 'application/json',\n  }},\n  body: JSON.stringify({body}),\n}});\nconsole.log(answer.status, await answer.text());"
    );
    let python = format!(
        "import os, urllib.request\n\nrequest = urllib.request.Request(\n    '{url}',\n    data='{text}'.encode(),\n    headers={{\n        'x-api-key': os.environ['{API_KEY}'],\n        'x-api-secret': os.environ['{SECRET_KEY}'],\n        'content-type': 'application/json',\n    }},\n)\nprint(urllib.request.urlopen(request).read().decode())"
    );
    [("curl", curl), ("Node", node), ("Python", python)]
}
