"""Writes cases with what Python's `ipaddress` says of them: a kind, what is given and what is right, with tabs between.

tests/oracle/cases.rs says what each kind holds. A list has blanks in it; a network of one address is written
without its prefix length, as the page does.
"""

import ipaddress
import re
import sys

import draw
import spelling
from draw import BITS, NETWORK, RANDOM


def shown(network):
    """As the page shows a network."""
    return str(network.network_address) if network.prefixlen == BITS[network.version] else str(network)


def lists(networks):
    return " ".join(map(shown, networks))


def unmapped(interface):
    """An IPv4-mapped network as the IPv4 network that it stands for (RFC 4291, 2.5.5.2)."""
    length = interface.network.prefixlen
    if draw.is_mapped(interface.ip) and length >= 96:
        return ipaddress.ip_interface((int(interface.ip.ipv4_mapped), length - 96))
    return interface


def reading(text):
    """What the page is to make of an entry."""
    try:
        # Python takes `/08`, which other programs read as octal.
        interface = None if re.search(r"/0\d", text) else ipaddress.ip_interface(text)
    except ValueError:
        interface = None
    if interface is None:
        return "refused"
    interface = unmapped(interface)
    if interface.network.prefixlen == 0:
        return "everything"
    try:
        return shown(NETWORK[interface.version](interface.with_prefixlen))
    except ValueError:
        # Python's strict mode: host bits are set.
        alone = interface.ip.ipv4_mapped if draw.is_mapped(interface.ip) else interface.ip
        return f"{shown(interface.network)} or {alone}"


def addresses(how_many):
    for _ in range(how_many):
        text = spelling.spelled(draw.address(draw.family()))
        yield "read", spelling.misspelled(text) if RANDOM.random() < 0.5 else text


def networks(how_many):
    for _ in range(how_many):
        version = draw.family()
        length = draw.prefix(version)
        address = draw.address(version)
        if RANDOM.random() < 0.5:
            address = NETWORK[version]((int(address), length), strict=False).network_address
        text = f"{spelling.spelled(address)}/{spelling.prefix_text(length, BITS[version])}"
        yield "read", spelling.scribbled(text) if RANDOM.random() < 0.1 else text


def entries(how_many):
    """Addresses and networks, without those that the page is meant to see otherwise than Python."""
    for kind, text in (*addresses(how_many * 6 // 10), *networks(how_many * 4 // 10)):
        if not spelling.WIDER.search(text):
            yield kind, text, reading(text)


def pairs(how_many):
    for _ in range(how_many):
        one = draw.network(draw.family())
        other = draw.neighbour(one) if RANDOM.random() < 0.9 else draw.network(draw.family())
        inside = one.version == other.version and other.subnet_of(one)
        yield "contains", shown(one), shown(other), str(inside).lower()
        join = one.version == other.version and one != other and one.prefixlen == other.prefixlen
        both = one.supernet() if join and one.supernet() == other.supernet() else None
        yield "joined", shown(one), shown(other), shown(both) if both else "none"


def merges(how_many):
    for _ in range(how_many):
        given = [draw.network(draw.family())]
        for _ in range(RANDOM.randrange(24)):
            given.append(draw.neighbour(RANDOM.choice(given)) if RANDOM.random() < 0.8 else draw.network(draw.family()))
        merged = []
        for version in (4, 6):
            merged += ipaddress.collapse_addresses(network for network in given if network.version == version)
        count = sum(network.num_addresses for network in merged)
        once = list(dict.fromkeys(given))
        widest = " ".join(outermost(network, once) for network in once)
        yield "merged", lists(given), lists(merged), str(count), lists(once), widest


def outermost(network, others):
    """The widest other network that holds it, or a dash."""
    around = [o for o in others if o != network and o.version == network.version and network.subnet_of(o)]
    return shown(min(around, key=lambda found: found.prefixlen)) if around else "-"


def ranges(how_many):
    for _ in range(how_many):
        version = draw.family()
        first, last = draw.plain_address(version), draw.plain_address(version)
        if RANDOM.random() < 0.5:
            number = min(int(first) + RANDOM.getrandbits(RANDOM.choice((1, 3, 6, 12))), (1 << BITS[version]) - 1)
            last = draw.KIND[version](number)
        if first > last and RANDOM.random() < 0.8:
            first, last = last, first
        if first > last:
            yield "range", str(first), str(last), "backward"
            continue
        found = list(ipaddress.summarize_address_range(first, last))
        if not any(draw.is_mapped(network.network_address) for network in (*found, NETWORK[version](last))):
            yield "range", str(first), str(last), lists(found)


if __name__ == "__main__":
    if sys.version_info < (3, 10):
        sys.exit("Python 3.10 or newer is needed: before 3.9.5, ipaddress took leading zeros in IPv4 addresses.")
    for cases in (entries(90_000), pairs(15_000), merges(8_000), ranges(12_000)):
        for case in cases:
            sys.stdout.write("\t".join(case) + "\n")
