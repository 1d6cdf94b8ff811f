//! Commands to try a key with. They read the values from the environment and hold neither them nor
//! anything that people typed.

use crate::model::credentials::{API_KEY_VARIABLE as API_KEY, SECRET_KEY_VARIABLE as SECRET_KEY};

/// Opens them.
pub const TRY_IT: &str = "Try it";
/// What to do first.
pub const FIRST: &str = "The commands read the two values from the environment, under the names that “Copy both” gives them.";
/// A way to make the call, and its command. `base` has no slash at the end; `body` is JSON.
#[must_use]
pub fn commands(base: &str, action: &str, body: &str) -> [(&'static str, String); 3] {
    let url = format!("{base}/{action}");
    // Within single quotes of a shell nothing but a single quote ends the text.
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
