//! Networks: reading what was typed, and asking what a list of them covers.

use std::net::{IpAddr, Ipv6Addr};

use ipnet::{IpNet, Ipv6Net};

/// Why an entry cannot be taken.
pub struct Refusal {
    /// For programs.
    pub code: &'static str,
    /// For people, with the way on.
    pub detail: String,
}

fn refusal<T>(code: &'static str, detail: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal {
        code,
        detail: detail.into(),
    })
}

/// Reads an address or a CIDR network without host bits (RFC 4632, RFC 4291).
pub fn read(text: &str) -> Result<IpNet, Refusal> {
    let text = text.trim();
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let Ok(address) = address.parse::<IpAddr>() else {
        return refusal(
            "not-an-address",
            "Write an IPv4 or IPv6 address, such as 203.0.113.7, or a network, such as 203.0.113.0/24.",
        );
    };
    let most: u8 = if address.is_ipv4() { 32 } else { 128 };
    let length = match length {
        None => most,
        // `+8` and `08` would parse as numbers.
        Some(digits)
            if !digits.is_empty()
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && (digits == "0" || !digits.starts_with('0')) =>
        {
            match digits.parse::<u8>() {
                Ok(length) if length <= most => length,
                _ => {
                    return refusal(
                        "not-an-address",
                        format!("After the slash stands a number from 1 to {most}."),
                    );
                }
            }
        }
        Some(_) => {
            return refusal(
                "not-an-address",
                format!("After the slash stands a number from 1 to {most}."),
            );
        }
    };
    let Ok(network) = IpNet::new(address, length) else {
        return refusal("not-an-address", "Write an address or a network.");
    };
    if length == 0 {
        return refusal(
            "opens-everything",
            "This is every address. If you mean that, choose any address.",
        );
    }
    if let Some(plain) = unmapped(&network) {
        return refusal(
            "ipv4-mapped",
            format!("Write it as IPv4: {}.", show(&plain)),
        );
    }
    if network.trunc() != network {
        return refusal(
            "host-bits-set",
            format!(
                "Write {} for the network, or {address} for this address alone.",
                network.trunc()
            ),
        );
    }
    Ok(network)
}

/// `::ffff:203.0.113.7` is how an IPv4 address looks on an IPv6 socket; callers are unwrapped, so
/// such an entry would never fit.
fn unmapped(network: &IpNet) -> Option<IpNet> {
    let IpNet::V6(network) = network else {
        return None;
    };
    let mapped = Ipv6Net::new(Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96).ok()?;
    if !mapped.contains(network) {
        return None;
    }
    let address = network.addr().to_ipv4_mapped()?;
    IpNet::new(IpAddr::V4(address), network.prefix_len() - 96).ok()
}

/// RFC 5952; an address stands without its length.
pub fn show(network: &IpNet) -> String {
    if network.prefix_len() == network.max_prefix_len() {
        network.addr().to_string()
    } else {
        network.to_string()
    }
}

/// Reads back what [`show`] wrote.
pub fn stored(networks: &[String]) -> Vec<IpNet> {
    networks.iter().filter_map(|text| read(text).ok()).collect()
}

/// Whether every address of `inner` is in `outer`.
pub fn covers(outer: &[IpNet], inner: &[IpNet]) -> bool {
    let outer = IpNet::aggregate(&outer.to_vec());
    inner
        .iter()
        .all(|network| outer.iter().any(|wide| wide.contains(network)))
}

/// Where no call from the internet comes from (RFC 6890): "this network", private, shared, loopback
/// and link-local addresses, multicast, reserved. A list need not have them to be open to everybody.
const NOT_UNICAST: [&str; 8] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
];
/// All global unicast addresses of IPv6 (RFC 4291, 2.4).
const UNICAST: &str = "2000::/3";

/// Whether the networks add up to every unicast address of IPv4 or of IPv6, as `0.0.0.0/1` and
/// `128.0.0.0/1` do: then they are any address.
pub fn open_everything(networks: &[IpNet]) -> bool {
    let not_unicast = NOT_UNICAST.iter().filter_map(|text| text.parse().ok());
    let all: Vec<IpNet> = networks.iter().copied().chain(not_unicast).collect();
    let all = IpNet::aggregate(&all);
    let unicast = UNICAST.parse::<IpNet>().ok();
    let is_everything = |network: &IpNet| {
        network.prefix_len() == 0 || unicast.is_some_and(|unicast| network.contains(&unicast))
    };
    all.iter().any(is_everything)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, &'static str> {
        read(text)
            .map(|network| show(&network))
            .map_err(|refusal| refusal.code)
    }

    #[test]
    fn writes_networks_canonically() {
        assert_eq!(shown(" 203.0.113.7 ").as_deref(), Ok("203.0.113.7"));
        assert_eq!(shown("203.0.113.7/32").as_deref(), Ok("203.0.113.7"));
        assert_eq!(shown("2001:DB8:0:0::/32").as_deref(), Ok("2001:db8::/32"));
    }

    #[test]
    fn reports_why_a_network_is_rejected() {
        for (text, code) in [
            ("10.0.0.5/24", "host-bits-set"),
            ("10.0.0.0/33", "not-an-address"),
            ("10.0.0.0/08", "not-an-address"),
            ("10.0.0.0/", "not-an-address"),
            ("010.0.0.1", "not-an-address"),
            ("fe80::1%eth0", "not-an-address"),
            ("example.com", "not-an-address"),
            ("0.0.0.0/0", "opens-everything"),
            ("::/0", "opens-everything"),
            ("::ffff:203.0.113.7", "ipv4-mapped"),
        ] {
            assert_eq!(shown(text), Err(code), "{text}");
        }
    }

    #[test]
    fn detects_full_coverage_by_two_halves() {
        let read_all = |texts: &[&str]| {
            texts
                .iter()
                .filter_map(|text| read(text).ok())
                .collect::<Vec<_>>()
        };
        assert!(open_everything(&read_all(&["0.0.0.0/1", "128.0.0.0/1"])));
        assert!(!open_everything(&read_all(&["0.0.0.0/1", "128.0.0.0/2"])));
        assert!(!open_everything(&[]));
        let unicast = [
            "1.0.0.0/8",
            "2.0.0.0/7",
            "4.0.0.0/6",
            "8.0.0.0/7",
            "11.0.0.0/8",
            "12.0.0.0/6",
            "16.0.0.0/4",
            "32.0.0.0/3",
            "64.0.0.0/3",
            "96.0.0.0/4",
            "112.0.0.0/5",
            "120.0.0.0/6",
            "124.0.0.0/7",
            "126.0.0.0/8",
            "128.0.0.0/2",
            "192.0.0.0/3",
        ];
        assert!(open_everything(&read_all(&unicast)));
        for at in 0..unicast.len() {
            let mut but_one = unicast.to_vec();
            but_one.remove(at);
            assert!(!open_everything(&read_all(&but_one)), "{}", unicast[at]);
        }
        assert!(open_everything(&read_all(&["2000::/3"])));
        assert!(open_everything(&read_all(&["2000::/4", "3000::/4"])));
        assert!(!open_everything(&read_all(&["2000::/4", "3000::/5"])));
        assert!(covers(
            &read_all(&["10.0.0.0/9", "10.128.0.0/9"]),
            &read_all(&["10.0.0.0/8"])
        ));
        assert!(!covers(
            &read_all(&["10.0.0.0/9"]),
            &read_all(&["10.0.0.0/8"])
        ));
    }
}
