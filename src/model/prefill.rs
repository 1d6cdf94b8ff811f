//! Form values from a link: name, actions and expiry. A link cannot set the networks of a key, or
//! that it never expires.

use super::expiry::Expiry;

/// The values of a link. They are validated like typed input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefill {
    pub name: Option<String>,
    /// Ids of actions.
    pub actions: Vec<String>,
    /// Never `Expiry::Never`.
    pub expiry: Option<Expiry>,
    /// Whether the link has a parameter that is not allowed or invalid, or a second name or expiry.
    pub refused: bool,
}

impl Prefill {
    /// Parses the parameters of a link: `name`, `actions` (ids separated by commas),
    /// `expires_in_days` and `expires_on` (`2027-02-21`). `None` if there are none. Of two names or
    /// two expiries, the first one is used.
    pub fn from_parameters(parameters: impl Iterator<Item = (String, String)>) -> Option<Self> {
        let mut prefill = None::<Self>;
        for (name, value) in parameters {
            let prefill = prefill.get_or_insert_default();
            match name.as_str() {
                "name" if prefill.name.is_none() => prefill.name = Some(value),
                "actions" => {
                    let ids = value.split(',').map(str::trim).filter(|id| !id.is_empty());
                    prefill.actions.extend(ids.map(str::to_owned));
                }
                "expires_in_days" if prefill.expiry.is_none() => match value.parse() {
                    Ok(days @ 1..=36_500) => prefill.expiry = Some(Expiry::Days(days)),
                    _ => prefill.refused = true,
                },
                "expires_on" if !value.is_empty() && prefill.expiry.is_none() => {
                    prefill.expiry = Some(Expiry::Date(value));
                }
                _ => prefill.refused = true,
            }
        }
        prefill
    }
}

#[cfg(test)]
mod tests {
    use super::{Expiry, Prefill};

    fn read(parameters: &[(&str, &str)]) -> Option<Prefill> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Prefill::from_parameters(parameters.iter().map(owned))
    }

    #[test]
    fn reads_name_actions_and_expiry() {
        let expected = Prefill {
            name: Some("CRM".to_owned()),
            actions: vec!["me".to_owned(), "connect".to_owned()],
            expiry: Some(Expiry::Days(30)),
            refused: false,
        };
        let link = [
            ("name", "CRM"),
            ("actions", "me, connect,"),
            ("expires_in_days", "30"),
        ];
        assert_eq!(read(&link), Some(expected));
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn ignores_and_reports_unsupported_or_invalid_parameters() {
        for link in [
            ("networks", "0.0.0.0/0"),
            ("ip", "203.0.113.7"),
            ("expires_in_days", "0"),
            ("expires_in_days", "never"),
            ("expires_on", ""),
            ("note", "x"),
        ] {
            let expected = Prefill {
                refused: true,
                ..Prefill::default()
            };
            assert_eq!(read(&[link]), Some(expected), "{link:?}");
        }
    }

    #[test]
    fn uses_first_duplicate_and_reports_the_other() {
        let days = ("expires_in_days", "7");
        for second in [("expires_in_days", "3650"), ("expires_on", "2099-01-01")] {
            let expected = Prefill {
                expiry: Some(Expiry::Days(7)),
                refused: true,
                ..Prefill::default()
            };
            assert_eq!(read(&[days, second]), Some(expected), "{second:?}");
        }
        let names = read(&[("name", "CRM"), ("name", "Other")]);
        let names = names.map(|prefill| (prefill.name, prefill.refused));
        assert_eq!(names, Some((Some("CRM".to_owned()), true)));
    }
}
