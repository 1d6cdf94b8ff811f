//! Suggests an allowlist from the addresses from which a key was used.

use crate::model::network::{IpFamily, Network, sorted};

/// At least this many addresses close to each other are replaced by one network.
const NEIGHBOURS: usize = 4;

/// The networks that allow the addresses from which a key was used, and few others. Addresses are
/// suggested individually, unless several are close to each other and in one allowed network.
/// `allowed` is `None` if any address is allowed. Returns `None` if the suggestion is not narrower
/// than `allowed`, or if a used address is not allowed now: the key was changed since, and the used
/// addresses no longer show what is needed.
#[must_use]
pub fn suggest_allowlist(used: &[Network], allowed: Option<&[Network]>) -> Option<Vec<Network>> {
    let sorted = sorted(used.to_vec()).into_iter();
    let mut rest: Vec<_> = sorted.map(|(network, _)| network).collect();
    rest.dedup();
    let mut found = Vec::new();
    while let Some(first) = rest.first().copied() {
        let home = match allowed {
            Some(allowed) => Some(allowed.iter().find(|one| one.contains(&first))?),
            None => None,
        };
        let around = Network::around(first.address(), widest(first.family()));
        let is_near =
            |one: &Network| around.contains(one) && home.is_none_or(|home| home.contains(one));
        let (near, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_near);
        rest = others;
        if near.len() < NEIGHBOURS {
            found.extend(near);
        } else {
            found.push(smallest_supernet(&near, around));
        }
    }
    let size = |networks: &[Network]| networks.iter().map(Network::address_count).sum::<f64>();
    let narrower = allowed.is_none_or(|allowed| size(&found) < size(allowed));
    (narrower && !found.is_empty()).then_some(found)
}

fn widest(family: IpFamily) -> u8 {
    match family {
        IpFamily::V4 => 28,
        // One subnet (RFC 4291, 2.5.4).
        IpFamily::V6 => 64,
    }
}

/// The narrowest network that contains all of `near`, which lie in `around`. Every other network
/// that contains them all contains the result too: of two networks that share an address, one
/// contains the other.
fn smallest_supernet(near: &[Network], around: Network) -> Network {
    let narrower = (around.prefix()..=around.family().bits()).rev();
    let networks = narrower.filter_map(|prefix| {
        let first = near.first()?.address();
        Some(Network::around(first, prefix))
    });
    let mut fitting = networks.filter(|network| near.iter().all(|one| network.contains(one)));
    fitting.next().unwrap_or(around)
}

#[cfg(test)]
mod tests {
    use super::suggest_allowlist;
    use crate::model::network::Network;

    fn networks(all: &[&str]) -> Vec<Network> {
        let read = |text: &&str| Network::from_canonical(text);
        let found: Vec<_> = all.iter().filter_map(read).collect();
        assert_eq!(found.len(), all.len());
        found
    }

    fn of(used: &[&str], allowed: Option<&[&str]>) -> Option<Vec<String>> {
        let allowed = allowed.map(networks);
        let suggest_allowlist = suggest_allowlist(&networks(used), allowed.as_deref())?;
        Some(suggest_allowlist.iter().map(ToString::to_string).collect())
    }

    fn texts(all: &[&str]) -> Option<Vec<String>> {
        Some(all.iter().map(|one| (*one).to_owned()).collect())
    }

    #[test]
    fn proposes_few_addresses_individually() {
        assert_eq!(of(&["203.0.113.7"], None), texts(&["203.0.113.7"]));
        assert_eq!(
            of(&["203.0.113.9", "203.0.113.7", "2001:db8::1"], None),
            texts(&["203.0.113.7", "203.0.113.9", "2001:db8::1"])
        );
    }

    #[test]
    fn proposes_narrowest_network_for_close_addresses() {
        let used = [
            "198.51.100.1",
            "198.51.100.5",
            "198.51.100.9",
            "198.51.100.14",
        ];
        assert_eq!(of(&used, None), texts(&["198.51.100.0/28"]));
        let closer = [
            "198.51.100.4",
            "198.51.100.5",
            "198.51.100.6",
            "198.51.100.7",
        ];
        assert_eq!(of(&closer, None), texts(&["198.51.100.4/30"]));
        let six = [
            "2001:db8::1",
            "2001:db8::2",
            "2001:db8::ffff",
            "2001:db8::1:0",
        ];
        assert_eq!(of(&six, None), texts(&["2001:db8::/111"]));
        // Three addresses are too few, and distant addresses are not close.
        let three = ["198.51.100.1", "198.51.100.2", "198.51.100.3"];
        assert_eq!(of(&three, None), texts(&three));
        let far = [
            "198.51.100.1",
            "198.51.100.17",
            "198.51.100.33",
            "198.51.100.49",
        ];
        assert_eq!(of(&far, None), texts(&far));
    }

    #[test]
    fn proposal_stays_within_allowed_networks() {
        let used = [
            "198.51.100.0",
            "198.51.100.1",
            "198.51.100.2",
            "198.51.100.3",
        ];
        let allowed: &[&str] = &["198.51.100.0/30", "203.0.113.0/24"];
        assert_eq!(of(&used, Some(allowed)), texts(&["198.51.100.0/30"]));
        // In two networks of the list: each address is suggested individually.
        let split: &[&str] = &["198.51.100.0/31", "198.51.100.2/31", "203.0.113.7"];
        assert_eq!(of(&used, Some(split)), texts(&used));
    }

    #[test]
    fn proposes_nothing_if_not_narrower_or_used_addresses_are_outside() {
        assert_eq!(of(&[], None), None);
        assert_eq!(of(&["203.0.113.7"], Some(&["203.0.113.7"])), None);
        assert_eq!(of(&["203.0.113.7"], Some(&["198.51.100.0/24"])), None);
        assert_eq!(
            of(&["203.0.113.7", "192.0.2.1"], Some(&["203.0.113.0/24"])),
            None
        );
    }

    /// Every used address stays allowed, and every suggested network was allowed before.
    #[test]
    fn proposal_covers_all_used_and_only_allowed_addresses() {
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        for _ in 0..2_000 {
            let used: Vec<Network> = (0..1 + next() % 12)
                .filter_map(|_| {
                    Network::from_canonical(&format!("10.0.{}.{}", next() % 2, next() % 40))
                })
                .collect();
            let allowed = networks(&["10.0.0.0/27", "10.0.1.0/24"]);
            let all_in = used
                .iter()
                .all(|one| allowed.iter().any(|net| net.contains(one)));
            match suggest_allowlist(&used, Some(&allowed)) {
                Some(found) => {
                    assert!(all_in);
                    for one in &used {
                        assert!(
                            found.iter().any(|net| net.contains(one)),
                            "{one} in {found:?}"
                        );
                    }
                    for net in &found {
                        assert!(allowed.iter().any(|one| one.contains(net)), "{net}");
                    }
                }
                None => assert!(!all_in, "{used:?}"),
            }
        }
    }
}
