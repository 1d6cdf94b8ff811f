//! The pair as one text, in the two formats in which it is copied.

use crate::model::credentials::{API_KEY_VARIABLE, Credentials, SECRET_KEY_VARIABLE};
use crate::model::secret::Secret;

/// Two lines of an `.env` file, without white space around them.
pub fn to_env(credentials: &Credentials) -> Secret {
    let mut both = with_capacity_for(credentials);
    for (name, value) in pairs(credentials) {
        if !both.expose().is_empty() {
            both.push('\n');
        }
        both.push_str(name);
        both.push('=');
        push_env_value(&mut both, value);
    }
    both
}

/// A JSON object of the same names, on one line.
pub fn to_json(credentials: &Credentials) -> Secret {
    let mut both = with_capacity_for(credentials);
    for (name, value) in pairs(credentials) {
        let before = if both.expose().is_empty() {
            "{\""
        } else {
            ",\""
        };
        both.push_str(before);
        both.push_str(name);
        both.push_str("\":\"");
        both.push_json_escaped(value);
        both.push('"');
    }
    both.push('}');
    both
}

fn pairs(credentials: &Credentials) -> impl Iterator<Item = (&str, &str)> {
    let api_key = credentials.api_key.as_ref();
    let api_key = api_key.map(|value| (API_KEY_VARIABLE, value.expose()));
    let secret_key = Some((SECRET_KEY_VARIABLE, credentials.secret_key.expose()));
    [api_key, secret_key].into_iter().flatten()
}

/// A buffer for values of printable characters, large enough never to be reallocated.
fn with_capacity_for(credentials: &Credentials) -> Secret {
    let values: usize = pairs(credentials).map(|(_, value)| value.len()).sum();
    Secret::with_capacity(2 * values + 64)
}

/// Adds a value as common `.env` readers accept it: unquoted if it has only letters, digits and a
/// few harmless characters, otherwise in single quotes, in which nothing is expanded. A value with
/// a single quote in it is put in double quotes and escaped.
fn push_env_value(text: &mut Secret, value: &str) {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "_-.:/+=@".contains(c);
    if value.chars().all(harmless) {
        text.push_str(value);
    } else if !value.contains('\'') {
        text.push('\'');
        text.push_str(value);
        text.push('\'');
    } else {
        text.push('"');
        for c in value.chars() {
            if matches!(c, '"' | '\\' | '$' | '`') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::{to_env, to_json};
    use crate::model::credentials::Credentials;
    use crate::model::secret::Secret;

    fn secret(text: &str) -> Secret {
        let mut secret = Secret::with_capacity(text.len());
        secret.push_str(text);
        secret
    }

    fn pair(secret_key: &str) -> Credentials {
        Credentials {
            api_key: Some(secret("wlk_1")),
            secret_key: secret(secret_key),
        }
    }

    #[test]
    fn env_writes_plain_values_unquoted() {
        let both = to_env(&pair("wls_2"));
        assert_eq!(
            both.expose(),
            "WE_LINK_API_KEY=wlk_1\nWE_LINK_API_SECRET=wls_2"
        );
    }

    #[test]
    fn env_quotes_special_characters() {
        let value = |secret_key: &str| {
            let both = to_env(&pair(secret_key));
            both.expose()
                .split_once("SECRET=")
                .map(|(_, value)| value.to_owned())
        };
        assert_eq!(value("a $b#c").as_deref(), Some("'a $b#c'"));
        assert_eq!(value("it's $5").as_deref(), Some("\"it's \\$5\""));
    }

    #[test]
    fn json_keeps_every_printable_character() {
        let all: String = (' '..='~').cycle().take(512).collect();
        let both = to_json(&pair(&all));
        let read: serde_json::Value = serde_json::from_str(both.expose()).unwrap_or_default();
        assert_eq!(read["WE_LINK_API_KEY"], "wlk_1");
        assert_eq!(read["WE_LINK_API_SECRET"], all.as_str());
    }

    #[test]
    fn env_and_json_never_reallocate() {
        let all: String = (' '..='~').cycle().take(512).collect();
        let pair = pair(&all);
        let before = super::with_capacity_for(&pair).capacity();
        assert_eq!(to_env(&pair).capacity(), before);
        assert_eq!(to_json(&pair).capacity(), before);
    }
}
