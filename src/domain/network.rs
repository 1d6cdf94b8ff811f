//! One network from which a key may be used.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use ipnet::IpNet;

/// An IPv4 or IPv6 network in CIDR form (RFC 4632, RFC 4291) without host bits; an address is a
/// network of one. Shown in the form of RFC 5952, a single address without its prefix length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(IpNet);

/// Why an entry is not a network that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkError {
    /// Neither an address nor a network.
    NotAnAddress,
    /// Looks like the name of a host; an allowlist compares addresses.
    HostName,
    /// A part of an IPv4 address is written with a leading zero, which some programs read as octal.
    LeadingZero,
    /// The prefix length is not a number within the family's bounds.
    Prefix {
        /// 32 or 128.
        longest: u8,
    },
    /// Bits behind the prefix are set, so two things could be meant.
    HostBits {
        /// The network around the address.
        network: Network,
        /// The address alone.
        address: Network,
    },
    /// A prefix length of 0 allows every address of the family.
    OpensEverything,
}

impl Network {
    /// Reads one entry without white space around it. An IPv4-mapped IPv6 address (`::ffff:…`,
    /// RFC 4291, 2.5.5.2) becomes the IPv4 address, since that is how the API sees such a caller.
    ///
    /// # Errors
    /// [`NetworkError`], with the fix where there is an evident one.
    pub fn parse(entry: &str) -> Result<Self, NetworkError> {
        let (address, prefix) = match entry.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (entry, None),
        };
        let written = address
            .parse::<IpAddr>()
            .map_err(|_| what_is_wrong(address))?;
        let longest = longest_prefix(written);
        let length = match prefix {
            None => longest,
            Some(prefix) => prefix_length(prefix, longest)?,
        };
        let (ip, length) = match written {
            IpAddr::V6(v6) => unmapped(v6, length),
            v4 => (v4, length),
        };
        let Ok(net) = IpNet::new(ip, length) else {
            return Err(NetworkError::Prefix { longest });
        };
        if length == 0 {
            return Err(NetworkError::OpensEverything);
        }
        if net.addr() != net.network() {
            return Err(NetworkError::HostBits {
                network: Self(net.trunc()),
                address: Self(IpNet::from(ip)),
            });
        }
        Ok(Self(net))
    }

    /// Whether this is one address alone.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.0.prefix_len() == self.0.max_prefix_len()
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_single() {
            fmt::Display::fmt(&self.0.addr(), f)
        } else {
            fmt::Display::fmt(&self.0, f)
        }
    }
}

fn longest_prefix(ip: IpAddr) -> u8 {
    if ip.is_ipv4() { 32 } else { 128 }
}

fn prefix_length(text: &str, longest: u8) -> Result<u8, NetworkError> {
    let plain = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = text.len() > 1 && text.starts_with('0');
    match text.parse::<u8>() {
        Ok(length) if plain && !leading_zero && length <= longest => Ok(length),
        _ => Err(NetworkError::Prefix { longest }),
    }
}

/// The IPv4 network inside an IPv4-mapped one; any other stays as it is.
fn unmapped(ip: Ipv6Addr, length: u8) -> (IpAddr, u8) {
    match ip.to_ipv4_mapped() {
        Some(v4) if length >= 96 => (IpAddr::V4(v4), length - 96),
        _ => (IpAddr::V6(ip), length),
    }
}

/// Tells apart the mistakes that have different fixes.
fn what_is_wrong(address: &str) -> NetworkError {
    let dotted_numbers = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if address.split('.').count() == 4 && address.split('.').all(dotted_numbers) {
        let leading_zero = |part: &str| part.len() > 1 && part.starts_with('0');
        if address.split('.').any(leading_zero) {
            return NetworkError::LeadingZero;
        }
        return NetworkError::NotAnAddress;
    }
    let host_like = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let has_letter = address.chars().any(|c| c.is_ascii_alphabetic());
    if has_letter && address.contains('.') && address.chars().all(host_like) {
        return NetworkError::HostName;
    }
    NetworkError::NotAnAddress
}

#[cfg(test)]
mod tests {
    use super::{Network, NetworkError};

    fn shown(entry: &str) -> Result<String, NetworkError> {
        Network::parse(entry).map(|network| network.to_string())
    }

    #[test]
    fn addresses_and_networks_are_shown_in_their_canonical_form() {
        for (entry, canonical) in [
            ("203.0.113.7", "203.0.113.7"),
            ("203.0.113.7/32", "203.0.113.7"),
            ("198.51.100.0/28", "198.51.100.0/28"),
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("2001:db8:1::/48", "2001:db8:1::/48"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("::ffff:203.0.113.0/120", "203.0.113.0/24"),
        ] {
            assert_eq!(shown(entry).as_deref(), Ok(canonical), "{entry}");
        }
    }

    #[test]
    fn host_bits_come_with_both_meanings() {
        let Err(NetworkError::HostBits { network, address }) = Network::parse("10.0.0.7/24") else {
            unreachable!("10.0.0.7/24 has host bits set");
        };
        assert_eq!(
            (network.to_string(), address.to_string()),
            ("10.0.0.0/24".into(), "10.0.0.7".into())
        );
    }

    #[test]
    fn mistakes_are_told_apart() {
        for (entry, error) in [
            ("203.0.113.999", NetworkError::NotAnAddress),
            ("office", NetworkError::NotAnAddress),
            ("fe80::1%eth0", NetworkError::NotAnAddress),
            ("crm.example.com", NetworkError::HostName),
            ("192.168.010.1", NetworkError::LeadingZero),
            ("10.0.0.0/33", NetworkError::Prefix { longest: 32 }),
            ("10.0.0.0/08", NetworkError::Prefix { longest: 32 }),
            ("10.0.0.0/255.0.0.0", NetworkError::Prefix { longest: 32 }),
            ("10.0.0.0/+8", NetworkError::Prefix { longest: 32 }),
            ("10.0.0.0/", NetworkError::Prefix { longest: 32 }),
            ("2001:db8::/129", NetworkError::Prefix { longest: 128 }),
            ("0.0.0.0/0", NetworkError::OpensEverything),
            ("::/0", NetworkError::OpensEverything),
            ("::ffff:0.0.0.0/96", NetworkError::OpensEverything),
        ] {
            assert_eq!(shown(entry), Err(error), "{entry}");
        }
    }
}
