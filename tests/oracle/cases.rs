//! The page's result for a case that Python wrote: the same line if the two agree.
//!
//! | kind | given | what is right |
//! | --- | --- | --- |
//! | `read` | an entry | its network, `network or address` with host bits, `everything` or `refused` |
//! | `contains` | two networks | `true` or `false` |
//! | `joined` | two networks | the network that they make, or `none` |
//! | `merged` | a list | the fewest networks; addresses; each given one once; the widest other around each, or `-` |
//! | `range` | two addresses | the fewest networks, or `backward` |

use std::net::IpAddr;

use we_link_security::model::ip_allowlist::{
    Allowlist, EntryWarning, NetworkInfo, ParseError, ParsedEntry, analyze, parse_entry,
};
use we_link_security::model::network::{Network, aggregate};

/// The line as the page would have written it.
pub fn said(case: &str) -> String {
    let fields: Vec<_> = case.split('\t').collect();
    let answers = match fields[..] {
        ["read", entry, _] => vec![entry.to_owned(), reading(entry)],
        ["contains", one, other, _] => {
            let inside = network(one).contains(&network(other));
            vec![one.to_owned(), other.to_owned(), inside.to_string()]
        }
        ["joined", one, other, _] => {
            let both = network(one).joined(&network(other));
            let both = both.map_or("none".to_owned(), |both| both.to_string());
            vec![one.to_owned(), other.to_owned(), both]
        }
        ["merged", given, _, count, _, _] => list(given, count),
        ["range", first, last, _] => vec![first.to_owned(), last.to_owned(), range(first, last)],
        _ => panic!("no such case: {case}"),
    };
    format!("{}\t{}", fields[0], answers.join("\t"))
}

fn reading(entry: &str) -> String {
    match parse_entry(entry) {
        Ok(ParsedEntry::Network(network, _)) => network.to_string(),
        Ok(ParsedEntry::HostBits { network, address }) => format!("{network} or {address}"),
        Ok(ParsedEntry::Range(networks)) => format!("range {}", shown(&networks)),
        Err(ParseError::OpensEverything) => "everything".to_owned(),
        Err(_) => "refused".to_owned(),
    }
}

fn list(given: &str, count: &str) -> Vec<String> {
    let mut networks: Vec<_> = given.split(' ').map(network).collect();
    let list = Allowlist::of(networks.iter().copied());
    let analysis = analyze(&list, &NetworkInfo::default());
    networks.sort_unstable();
    let merged = aggregate(networks.iter().copied());
    assert_eq!(analysis.merged, merged, "{given}");
    let once: Vec<_> = list.entries.iter().map(|entry| entry.network).collect();
    let around = |warning: &Option<EntryWarning>| match warning {
        Some(EntryWarning::Inside(widest)) => widest.to_string(),
        _ => "-".to_owned(),
    };
    let widest: Vec<_> = analysis.warnings.iter().map(around).collect();
    vec![
        given.to_owned(),
        shown(&merged),
        counted(analysis.addresses, count),
        shown(&once),
        widest.join(" "),
    ]
}

/// Python counts exactly, the page in an f64: exact to 2^53, and then to twelve digits.
fn counted(addresses: f64, count: &str) -> String {
    let right: f64 = count.parse().expect("a count is a number");
    let error = if right < 9_007_199_254_740_992.0 {
        0.0
    } else {
        right * 1e-12
    };
    if (addresses - right).abs() <= error {
        count.to_owned()
    } else {
        addresses.to_string()
    }
}

fn range(first: &str, last: &str) -> String {
    let address = |text: &str| text.parse::<IpAddr>().expect("Python writes addresses");
    let networks = Network::range(address(first), address(last));
    let said = networks.map_or("backward".to_owned(), |networks| shown(&networks));
    // The same once more as an entry, which asks and refuses.
    let entry = format!("{first}-{last}");
    let again = match parse_entry(&entry) {
        Ok(ParsedEntry::Range(networks)) => shown(&networks),
        Err(ParseError::OpensEverything) if said.ends_with("/0") => said.clone(),
        Err(error @ ParseError::Backward { .. }) => {
            assert_eq!(error.fix(), Some(format!("{last}-{first}")), "{entry}");
            "backward".to_owned()
        }
        other => format!("{other:?}"),
    };
    assert_eq!(again, said, "{entry}");
    said
}

fn network(text: &str) -> Network {
    let network = Network::from_canonical(text).expect(text);
    assert_eq!(network.to_string(), text, "what Python writes is canonical");
    network
}

fn shown(networks: &[Network]) -> String {
    let networks: Vec<_> = networks.iter().map(ToString::to_string).collect();
    networks.join(" ")
}
