//! Addresses and networks to try, and their edges counted without the code under test.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;
use we_link_security::model::network::Network;

/// Few beginnings: only then do networks hold one another and stand side by side.
const V4: [u32; 6] = [
    0,
    0x0A00_0000,
    0x7FFF_FF00,
    0xC0A8_0000,
    0xCB00_7100,
    0xFFFF_FF00,
];
const V6: [u128; 5] = [
    0,
    0x2001_0DB8 << 96,
    (0x2001_0DB8 << 96) + (1 << 64),
    0xFE80 << 112,
    u128::MAX << 8,
];

pub fn v4() -> impl Strategy<Value = IpAddr> {
    let near =
        (prop::sample::select(&V4[..]), any::<u8>()).prop_map(|(from, by)| from | u32::from(by));
    prop_oneof![4 => near, 1 => any::<u32>()].prop_map(|bits| IpAddr::V4(Ipv4Addr::from_bits(bits)))
}

/// No IPv4-mapped ones: those are IPv4 to the page.
pub fn v6() -> impl Strategy<Value = IpAddr> {
    let near =
        (prop::sample::select(&V6[..]), any::<u8>()).prop_map(|(from, by)| from | u128::from(by));
    prop_oneof![4 => near, 1 => any::<u128>()]
        .prop_map(Ipv6Addr::from_bits)
        .prop_filter("not mapped", |address| address.to_ipv4_mapped().is_none())
        .prop_map(IpAddr::V6)
}

/// Any but those of prefix 0, which the page does not take as an entry.
pub fn network() -> impl Strategy<Value = Network> {
    let v4 = (v4(), prop_oneof![Just(32), 24..=32_u8, 1..=32_u8]);
    let v6 = (v6(), prop_oneof![Just(128), 120..=128_u8, 1..=128_u8]);
    prop_oneof![v4, v6].prop_map(|(address, prefix)| Network::around(address, prefix))
}

pub fn networks() -> impl Strategy<Value = Vec<Network>> {
    prop::collection::vec(network(), 0..24)
}

/// The whole of a family, cut into halves again and again, and perhaps one part too few.
pub fn parts_of_everything() -> impl Strategy<Value = Vec<Network>> {
    let cuts = prop::collection::vec(any::<prop::sample::Index>(), 1..12);
    (
        any::<bool>(),
        cuts,
        any::<prop::sample::Index>(),
        any::<bool>(),
    )
        .prop_map(|(is_v4, cuts, lost, complete)| {
            let all: IpAddr = if is_v4 {
                [0; 4].into()
            } else {
                [0_u8; 16].into()
            };
            let mut parts = vec![Network::around(all, 0)];
            for cut in cuts {
                let whole = parts.swap_remove(cut.index(parts.len()));
                let (from, to) = edges(&whole);
                let middle = from + (to - from) / 2 + 1;
                parts.extend(
                    [from, middle]
                        .map(|at| Network::around(address(is_v4, at), whole.prefix() + 1)),
                );
            }
            if !complete {
                parts.swap_remove(lost.index(parts.len()));
            }
            parts
        })
}

/// The first and the last address as numbers.
pub fn edges(network: &Network) -> (u128, u128) {
    let (from, bits) = number(network.address());
    let hosts = bits - u32::from(network.prefix());
    let size_less_one = u128::MAX.checked_shr(128 - hosts).unwrap_or(0);
    (from, from + size_less_one)
}

/// An address as a number, and how many bits its family has.
pub fn number(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(v4) => (u128::from(v4.to_bits()), 32),
        IpAddr::V6(v6) => (v6.to_bits(), 128),
    }
}

pub fn address(is_v4: bool, number: u128) -> IpAddr {
    if is_v4 {
        IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(number).expect("32 bits")))
    } else {
        IpAddr::V6(Ipv6Addr::from_bits(number))
    }
}

/// Whether one of the networks holds the address.
pub fn covers(networks: &[Network], is_v4: bool, number: u128) -> bool {
    networks.iter().any(|network| {
        let (from, to) = edges(network);
        network.address().is_ipv4() == is_v4 && (from..=to).contains(&number)
    })
}
