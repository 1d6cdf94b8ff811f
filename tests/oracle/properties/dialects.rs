//! Texts of tools, tables and letters in several languages, into which addresses are planted.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;
use we_link_security::model::network::Network;

/// A word that turns away, one that lets in, one that is neither.
const WORDS: [[&str; 3]; 9] = [
    ["deny", "allow", "office"],
    ["block", "permit", "not urgent"],
    ["sperren", "erlauben", "Büro München"],
    ["refuser", "autoriser", "bureau à Paris"],
    ["denegar", "permitir", "oficina"],
    ["negar", "aceitar", "escritório"],
    ["拒绝", "允许", "办公室"],
    ["拒否", "許可", "本社"],
    ["رفض", "سماح", "مكتب"],
];

/// One rule a time: `@` is the address, `§` the word, `%` the note.
const RULES: [&str; 22] = [
    "§ @;",
    "-A INPUT -s @ -j §",
    "-A INPUT ! -s @ -j §",
    "§ in quick from @ to any",
    "access-list 10 § @",
    "%,@,§",
    "§;@;%",
    "| % | @ | § |",
    "%\t@\t§",
    "<add ipAddress=\"@\" mode=\"§\"/>",
    "{\"ip\": \"@\", \"action\": \"§\"},",
    "{\"action\":\"§\",\"ip\":\"@\"}",
    "%: § @, %.",
    "请把@设为§。",
    "@ # §, %",
    "geo $x { @ §; }",
    "- ip: @\n  action: §",
    "- action: §\n  note: %\n  ip: @",
    "  {\n    \"ip\": \"@\",\n    \"action\": \"§\"\n  },",
    "  {\n    \"action\": \"§\",\n    \"ip\": \"@\",\n    \"note\": \"%\"\n  },",
    "<rule>\n  <source>@</source>\n  <action>§</action>\n</rule>",
    "ip: @\naction: §\n",
];

/// A title with the word, an address a line, and an end.
const LISTS: [(&str, &str, &str); 12] = [
    ("§:", "  - @", ""),
    ("§:", "- @", ""),
    ("§:", "  @", ""),
    ("§:", "- ip: @\n  note: %", ""),
    ("# §", "@", ""),
    ("// §: %", "@ %", ""),
    ("[§]", "@", ""),
    ("§", "@", ""),
    ("  \"§\": [", "    \"@\",", "  ],"),
    ("<§>", "  <ip>@</ip>", "</§>"),
    ("% {\n  mode § {", "    @;", "  }\n}"),
    (
        "{\n  \"mode\": \"§\",\n  \"ips\": [",
        "    \"@\",",
        "  ]\n},",
    ),
];

/// An address or a network that stands in the text.
#[derive(Clone, Debug)]
pub struct Planted {
    pub network: Network,
    pub written: String,
    /// Whether it is turned away.
    pub is_denied: bool,
}

/// Addresses that are nowhere near each other, so that no two are a range by chance.
fn network(seed: u32, at: u32, kind: u8) -> Network {
    let first = u8::try_from(11 + (at * 7 + seed % 5) % 100).unwrap();
    let [a, b, c, _] = seed.to_be_bytes();
    let v4 = IpAddr::V4(Ipv4Addr::new(first, a, b, c | 1));
    let v6 = IpAddr::V6(Ipv6Addr::new(
        0x2a00 + u16::from(first),
        seed as u16,
        u16::from(a),
        0,
        0,
        0,
        0,
        1,
    ));
    match kind % 5 {
        0 | 1 => Network::single(v4),
        2 => Network::around(v4, 16 + a % 15),
        3 => Network::single(v6),
        _ => Network::around(v6, 48),
    }
}

/// A text, and what was planted into it.
pub fn written() -> impl Strategy<Value = (String, Vec<Planted>)> {
    let address = (any::<u32>(), any::<u8>());
    let section = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        prop::collection::vec((address, any::<bool>()), 1..6),
        any::<bool>(),
        prop::sample::select(&["\n", "\n", "\n\n", "\r\n"][..]),
    );
    prop::collection::vec(section, 1..6).prop_map(|sections| {
        let (mut text, mut planted) = (String::new(), Vec::new());
        for (language, form, addresses, is_denied, end) in sections {
            let [deny, allow, note] = WORDS[language.index(WORDS.len())];
            let fill = |form: &str, is_denied: bool| {
                form.replace('§', if is_denied { deny } else { allow })
                    .replace('%', note)
            };
            let form = form.index(RULES.len() + LISTS.len());
            let list = form.checked_sub(RULES.len()).map(|at| LISTS[at]);
            text += &list.map_or(String::new(), |(title, ..)| fill(title, is_denied) + end);
            for ((seed, kind), denies) in addresses {
                let network = network(seed, u32::try_from(planted.len()).unwrap(), kind);
                let is_denied = if list.is_some() { is_denied } else { denies };
                let line = list.map_or_else(|| RULES[form], |(_, line, _)| line);
                let written = network.to_string();
                text += &fill(line, is_denied).replace('@', &written);
                text += end;
                planted.push(Planted {
                    network,
                    written,
                    is_denied,
                });
            }
            text += &list.map_or(String::new(), |(.., last)| fill(last, is_denied));
            text += end;
        }
        (text, planted)
    })
}

/// A plain list: its text and its networks.
pub fn plain() -> impl Strategy<Value = (String, Vec<Network>)> {
    let form = prop::sample::select(
        &[
            ("", "\n", ""),
            ("", ", ", ""),
            ("", ";", ""),
            ("", "，", ""),
            ("", "、", ""),
            ("- ", "\n- ", "\n"),
            ("• ", "\r\n• ", ""),
            ("\"", "\",\n\"", "\",\n"),
            ("[\"", "\",\"", "\"]"),
            ("[\n  \"", "\",\n  \"", "\"\n]\n"),
            ("  ", "\n\n  ", "  \n"),
        ][..],
    );
    (
        form,
        prop::collection::vec((any::<u32>(), any::<u8>()), 1..8),
    )
        .prop_map(|((before, between, behind), addresses)| {
            let networks: Vec<_> = (0..)
                .zip(addresses)
                .map(|(at, (seed, kind))| network(seed, at, kind))
                .collect();
            let texts: Vec<_> = networks.iter().map(ToString::to_string).collect();
            (format!("{before}{}{behind}", texts.join(between)), networks)
        })
}
