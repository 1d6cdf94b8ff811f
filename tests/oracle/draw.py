"""Addresses, networks and spellings, drawn so that interesting cases occur."""

import ipaddress
import random

# One seed, so that every run compares the same cases; another is a change to be reviewed.
RANDOM = random.Random(4632)
BITS = {4: 32, 6: 128}
KIND = {4: ipaddress.IPv4Address, 6: ipaddress.IPv6Address}
NETWORK = {4: ipaddress.IPv4Network, 6: ipaddress.IPv6Network}
# Few beginnings: only then do networks hold one another, stand side by side and merge.
BEGINNINGS = {
    4: [0, 0x0A000000, 0x0A000100, 0x7FFFFF00, 0x80000000, 0xC0A80000, 0xCB007100, 0xFFFFFF00],
    6: [0, 0xFFFF << 32, 1 << 64, 0x20010DB8 << 96, 0x20010DB80001 << 80, 0xFE80 << 112, ((1 << 64) - 1) << 64],
}


def family():
    return RANDOM.choice((4, 6))


def address(version):
    """An address: at an edge of the family, near one of the beginnings, or anywhere."""
    bits, how = BITS[version], RANDOM.random()
    if how < 0.04:
        number = RANDOM.choice((0, 1, (1 << bits) - 2, (1 << bits) - 1))
    elif how < 0.8:
        number = RANDOM.choice(BEGINNINGS[version]) | RANDOM.getrandbits(RANDOM.choice((2, 4, 8, bits // 2)))
    else:
        # Whole groups of zeros or ones beside others, for `::` and for carries.
        size = bits // (4 if version == 4 else 8)
        groups = [RANDOM.choice((0, 0, 1, (1 << size) - 1, RANDOM.getrandbits(size))) for _ in range(bits // size)]
        number = sum(group << (size * place) for place, group in enumerate(groups))
    return KIND[version](number)


def plain_address(version):
    """One that is not IPv4-mapped: those are IPv4 to the page, and versions of Python differ in their text."""
    while is_mapped(found := address(version)):
        pass
    return found


def is_mapped(found):
    return found.version == 6 and found.ipv4_mapped is not None


def prefix(version):
    """Most often a long one, as people write them, and each of them at times."""
    bits = BITS[version]
    how = RANDOM.random()
    if how < 0.5:
        return bits - RANDOM.choice((0, 0, 0, 1, 1, 2, 3, 4, 8))
    return RANDOM.choice((0, 1, 2, bits // 4, bits // 2, RANDOM.randint(0, bits), RANDOM.randint(0, bits)))


def network(version):
    while True:
        found = NETWORK[version]((int(plain_address(version)), prefix(version)), strict=False)
        if not is_mapped(found.network_address):
            return found


def neighbour(other):
    """A network that has something to do with another: beside it, around it, inside it, or anywhere near."""
    version, bits, length = other.version, BITS[other.version], other.prefixlen
    number = int(other.network_address)
    how = RANDOM.randrange(5)
    if how == 0 and length:
        number ^= 1 << (bits - length)
    elif how == 1 and length:
        length = RANDOM.randrange(length)
    elif how == 2:
        length = RANDOM.randint(length, bits)
        number |= RANDOM.getrandbits(bits) & int(other.hostmask)
    elif how == 3:
        number = (number + (RANDOM.choice((-1, 1)) << (bits - length))) % (1 << bits)
    else:
        return network(version)
    found = NETWORK[version]((number, length), strict=False)
    return network(version) if is_mapped(found.network_address) else found
