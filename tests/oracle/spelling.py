"""Ways to write an address, right and wrong."""

import re

from draw import RANDOM

LETTERS = "0123456789abcdefABCDEF:./"
# Where the page takes what Python refuses (a full stop, a colon or a port behind an address, a URL), or refuses
# what Python takes (a mask behind the slash); tests/oracle leaves these to src/model/ip_allowlist/parse_entry_tests.rs.
WIDER = re.compile(r"\.$|(?<!:):$|://|^[^:/]*\.[^:/]*:\d{1,5}(/|$)|/.*\.")


def spelled(address):
    """A legal spelling, seldom the canonical one."""
    if address.version == 4:
        return str(address)
    number = int(address)
    groups = [f"{(number >> shift) & 0xFFFF:x}" for shift in range(112, -1, -16)]
    groups = [group.zfill(RANDOM.choice((0, 0, 0, 2, 4))) for group in groups]
    if RANDOM.random() < 0.25:
        groups[6:] = [".".join(str((number >> shift) & 0xFF) for shift in (24, 16, 8, 0))]
    text = shortened(groups) if RANDOM.random() < 0.7 else ":".join(groups)
    return RANDOM.choice((str.lower, str.lower, str.upper))(text)


def shortened(groups):
    """`::` in place of any run of zeros, not only of the longest, and of a run of one too."""
    zeros = [at for at, group in enumerate(groups) if "." not in group and int(group, 16) == 0]
    if not zeros:
        return ":".join(groups)
    first = last = RANDOM.choice(zeros)
    while last + 1 in zeros and RANDOM.random() < 0.8:
        last += 1
    while first - 1 in zeros and RANDOM.random() < 0.8:
        first -= 1
    return ":".join(groups[:first]) + "::" + ":".join(groups[last + 1 :])


def misspelled(text):
    """The same with one thing wrong with it; now and then it turns out to be right."""
    mark = ":" if ":" in text else "."
    parts = text.split(mark)
    at = RANDOM.randrange(len(parts))
    how = RANDOM.randrange(9)
    if how == 0:
        parts.insert(at, RANDOM.choice(parts))
    elif how == 1:
        del parts[at]
    elif how == 2:
        parts[at] = ""
    elif how == 3:
        parts[at] = "0" + parts[at]
    elif how == 4:
        parts[at] = RANDOM.choice(("256", "999", "1000", "10000", "fffff", "00000", "0.0", "1.2.3.4", "01.2.3.4"))
    elif how == 5:
        # Never in the first part, where a word and a colon are a label to the page, and a sign is a bullet.
        parts[-1] = RANDOM.choice(("g", "x1", "+1", "0x1", "1 1", "1e1", "l", "O"))
    elif how == 6:
        parts[at] += mark
    else:
        return scribbled(text)
    return mark.join(parts)


def scribbled(text):
    """With one to three characters put in, taken out or changed."""
    for _ in range(RANDOM.randint(1, 3)):
        at = RANDOM.randint(0, len(text))
        text = text[:at] + RANDOM.choice(("", RANDOM.choice(LETTERS))) + text[at + RANDOM.randint(0, 1) :]
    return text


def prefix_text(length, longest):
    """A prefix length as people get it wrong, or the right one."""
    if RANDOM.random() < 0.8:
        return str(length)
    wrong = (longest + 1, RANDOM.randint(longest, 999), 1000, "", f"0{length}", f"+{length}", "-1", f"{length}/8", "x")
    return str(RANDOM.choice(wrong))
