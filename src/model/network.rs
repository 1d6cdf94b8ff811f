//! IPv4 and IPv6 networks from which a key may be used.
//!
//! Both families share one arithmetic: an address is stored as 128 bits with its first bit
//! leftmost, so an IPv4 address is in the upper 32 bits. This is 3 KB less of the page than one
//! type per family (measured). Tests compare it with Python's `ipaddress` (`tests/oracle`).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An IPv4 or IPv6 network in CIDR form (RFC 4632, RFC 4291) without host bits. A single address is
/// a network of one. Displayed as in RFC 5952, a single address without prefix length. Ordered by
/// family, first address and prefix length, so a network comes before the networks inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Network {
    family: IpFamily,
    first: u128,
    prefix: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IpFamily {
    V4,
    V6,
}

impl IpFamily {
    /// Bits of an address, which is also the longest prefix.
    #[must_use]
    pub const fn bits(self) -> u8 {
        match self {
            Self::V4 => 32,
            Self::V6 => 128,
        }
    }
}

/// A mask whose upper `prefix` bits are set.
const fn mask(prefix: u8) -> u128 {
    match prefix {
        0 => 0,
        length => u128::MAX << (128 - length),
    }
}

impl Network {
    /// The network of `prefix` bits around an address. A `prefix` longer than the address gives a
    /// single address.
    #[must_use]
    pub fn around(address: IpAddr, prefix: u8) -> Self {
        let (family, bits) = match address {
            IpAddr::V4(v4) => (IpFamily::V4, u128::from(v4.to_bits()) << 96),
            IpAddr::V6(v6) => (IpFamily::V6, v6.to_bits()),
        };
        Self::new(family, bits, prefix.min(family.bits()))
    }

    #[must_use]
    pub fn single(address: IpAddr) -> Self {
        Self::around(address, u8::MAX)
    }

    const fn new(family: IpFamily, bits: u128, prefix: u8) -> Self {
        Self {
            family,
            first: bits & mask(prefix),
            prefix,
        }
    }

    /// An IPv4 network, for constants.
    pub(super) const fn v4(a: u8, b: u8, c: u8, prefix: u8) -> Self {
        let bits = u32::from_be_bytes([a, b, c, 0]) as u128;
        Self::new(IpFamily::V4, bits << 96, prefix)
    }

    /// An IPv6 network from its first two groups, for constants.
    pub(super) const fn v6(first: u16, second: u16, prefix: u8) -> Self {
        let bits = ((first as u128) << 112) | ((second as u128) << 96);
        Self::new(IpFamily::V6, bits, prefix)
    }

    /// Parses the format of [`Display`](fmt::Display): an address, or an address and a prefix
    /// length. Host bits are dropped.
    #[must_use]
    pub fn from_canonical(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, prefix.parse().ok()?),
            None => (text, u8::MAX),
        };
        Some(Self::around(address.parse().ok()?, prefix))
    }

    #[must_use]
    pub fn family(&self) -> IpFamily {
        self.family
    }

    /// The prefix length in bits.
    #[must_use]
    pub fn prefix(&self) -> u8 {
        self.prefix
    }

    #[must_use]
    pub fn is_single(&self) -> bool {
        self.prefix == self.family.bits()
    }

    /// The first address.
    #[must_use]
    pub fn address(&self) -> IpAddr {
        match self.family {
            // In an IPv4 address, the lower 96 bits are zero.
            #[allow(clippy::cast_possible_truncation)]
            IpFamily::V4 => IpAddr::V4(Ipv4Addr::from_bits((self.first >> 96) as u32)),
            IpFamily::V6 => IpAddr::V6(Ipv6Addr::from_bits(self.first)),
        }
    }

    /// The bits of the last address. For IPv4, the lower 96 bits are ones.
    fn last(&self) -> u128 {
        self.first | !mask(self.prefix)
    }

    /// The number of addresses. Exact, because it is a power of two.
    #[must_use]
    pub fn address_count(&self) -> f64 {
        let power = u64::from(self.family.bits() - self.prefix);
        f64::from_bits((1023 + power) << 52)
    }

    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.family == other.family
            && self.prefix <= other.prefix
            && other.first & mask(self.prefix) == self.first
    }

    /// The network that two adjacent networks of equal size form; `None` if they form none.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Option<Self> {
        if self.prefix == 0 || self.prefix != other.prefix || self == other {
            return None;
        }
        let both = Self::new(self.family, self.first, self.prefix - 1);
        both.contains(other).then_some(both)
    }

    /// The fewest networks that contain every address from `first` to `last` and no other, in
    /// order. `None` if the families differ or `last` is before `first`.
    #[must_use]
    pub fn range(first: IpAddr, last: IpAddr) -> Option<Vec<Self>> {
        let (from, to) = (Self::single(first), Self::single(last));
        if from.family != to.family || from > to {
            return None;
        }
        let mut networks = Vec::new();
        let mut at = from.first;
        loop {
            // The widest network that starts at `at` and does not exceed `to`.
            let fits = |prefix: &u8| {
                let network = Self::new(from.family, at, *prefix);
                network.first == at && network.last() <= to.last()
            };
            #[allow(clippy::cast_possible_truncation)]
            let least = 128 - at.trailing_zeros() as u8;
            let prefix = (least..from.family.bits()).find(fits);
            let network = Self::new(from.family, at, prefix.unwrap_or(from.family.bits()));
            networks.push(network);
            match network.last().checked_add(1) {
                Some(next) if network.last() < to.last() => at = next,
                _ => return Some(networks),
            }
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.address(), f)?;
        if self.is_single() {
            return Ok(());
        }
        write!(f, "/{}", self.prefix)
    }
}

/// The networks in order, each with its index in the input. This is the only sort of the page:
/// sorting another type adds about 3 KB of code.
#[must_use]
pub fn sorted(networks: Vec<Network>) -> Vec<(Network, usize)> {
    let mut sorted: Vec<_> = networks.into_iter().zip(0..).collect();
    sorted.sort_unstable();
    sorted
}

/// The fewest networks with the same addresses. The input must be sorted.
#[must_use]
pub fn aggregate(networks: impl Iterator<Item = Network>) -> Vec<Network> {
    let mut merged: Vec<Network> = Vec::new();
    for mut network in networks {
        if merged.last().is_some_and(|last| last.contains(&network)) {
            continue;
        }
        while let Some(both) = merged.last().and_then(|last| last.joined(&network)) {
            merged.pop();
            network = both;
        }
        merged.push(network);
    }
    merged
}

#[cfg(test)]
mod tests;
