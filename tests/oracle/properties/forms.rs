//! The forms in which people list networks.

use proptest::prelude::*;
use we_link_security::domain::network::Network;

use super::texts::{decoy, listed};

/// A way to list networks.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// `@` stands for the networks, `§` for a decoy.
    text: &'static str,
    /// What stands between two networks.
    between: &'static str,
    /// Whether they are to be taken.
    listed: bool,
}

const fn taken(text: &'static str, between: &'static str) -> Form {
    Form {
        text,
        between,
        listed: true,
    }
}

const fn not_taken(text: &'static str, between: &'static str) -> Form {
    Form {
        text,
        between,
        listed: false,
    }
}

const FORMS: [Form; 28] = [
    taken("@", "\n"),
    taken("@", ", "),
    taken("@", ";"),
    taken("@", "\t"),
    taken("@", "\r\n"),
    taken("@,", ",\n\n"),
    taken("ips:\n  - @", "\n  - "),
    taken("{\"allow\": [\"@\"], \"n\": 3405803783}", "\", \""),
    taken("[\"@\"]", "\",\""),
    taken("{\n  \"ips\": [\n    \"@\"\n  ]\n}", "\",\n    \""),
    taken("Office, north;@;2026-11-23;10.50", ";"),
    taken("\"Office\",@,12:30:15,49", ","),
    taken("location / {\n  allow @;\n}", ";\n  allow "),
    taken("The office calls from @ since May.", " and "),
    taken("v=spf1 ip4:@ -all", " "),
    taken("| VPN | @ |", " | "),
    taken("@ # formerly §", " "),
    taken("@ // §, §", " "),
    taken("/* § */ @ <!-- § -->", " "),
    taken("/* these\n§\n§ */ @", " "),
    taken("<!--\n§\n-->\n@", "\n"),
    taken("allow @; deny §;", "; allow "),
    taken("{\"allow\":[\"@\"],\"deny\":[\"§\"]}", "\",\""),
    taken("deny:\n  - §\n  - §\n\n@", "\n"),
    taken("deny §;\n@", "\n"),
    not_taken("# @", " "),
    not_taken("deny @;", ";\ndeny "),
    not_taken("/*\n@\n*/", "\n"),
];

/// A text of several forms, and what of it is to be taken: each network with its line.
pub fn written() -> impl Strategy<Value = (String, Vec<(usize, Network)>)> {
    let networks = prop::collection::vec(listed(), 1..5);
    let part = (prop::sample::select(&FORMS[..]), networks, decoy());
    prop::collection::vec(part, 1..8).prop_map(|parts| {
        let (mut text, mut taken) = (String::new(), Vec::new());
        for (form, networks, decoy) in parts {
            let around = form.text.replace('§', &decoy);
            let (before, after) = around.split_once('@').unwrap_or((&around, ""));
            text += before;
            for (index, network) in networks.iter().enumerate() {
                text += if index == 0 { "" } else { form.between };
                if form.listed {
                    taken.push((text.matches('\n').count() + 1, *network));
                }
                text += &network.to_string();
            }
            text += after;
            text += "\n";
        }
        (text, taken)
    })
}
