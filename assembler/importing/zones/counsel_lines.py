"""Joins the lines about counsel that belong together, and attorneys to their firms."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.zones.counsel_read import CounselRead, Office
from assembler.importing.zones.counsel_signs import FIRM
from assembler.importing.zones.head_lines import Line
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import SUFFIX

PUBLIC_DOMAIN = re.compile(r"(?:gmail|yahoo|hotmail|outlook|live|aol|msn|icloud|me|mac|comcast|verizon|att)\.")
"""The beginning of a domain in which anybody can have an e-mail address."""


def with_closed_parentheses(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield *lines*, with each that has an open parenthesis joined to the line below it, which closes it."""
    index = 0
    while index < len(lines):
        text, place = lines[index]
        below = lines[index + 1][0] if index + 1 < len(lines) else ""
        is_open = text.count("(") == text.count(")") + 1 and below.count(")") == below.count("(") + 1
        yield (f"{text} {below}" if is_open else text), place
        index += 2 if is_open else 1


def join_by_domain(read: CounselRead) -> None:
    """Give each attorney with an own address the firm whose other attorneys have the same domain in their e-mail."""
    for attorney in read.attorneys:
        if attorney.firm is None and "address" in attorney.values and (domain := _domain(attorney)):
            firms = {id(other.firm): other.firm for other in read.attorneys if other.firm and _domain(other) == domain}
            if len(firms) == 1:
                attorney.firm = next(iter(firms.values()))


def _domain(attorney: Office) -> str:
    """Return the domain of the attorney's e-mail address; "" if there is none, or anybody can have an address there."""
    domain = str(attorney.values.get("email", "")).rpartition("@")[2].casefold()
    return "" if PUBLIC_DOMAIN.match(domain) else domain


def is_employer(read: CounselRead, text: str) -> bool:
    """Whether *text* names a party that employs the attorney, with a bar number, right above it."""
    attorney = read.attorneys[-1] if read.attorneys else None
    has_number = attorney is not None and read.last_office is attorney and "bar_number" in attorney.values
    return has_number and SUFFIX.match(text.rsplit(maxsplit=1)[-1]) is not None


def ends_firm(text: str, kind_before: str) -> bool:
    """Whether *text*, in capitals below a firm in capitals, is the rest of its name, such as "FOR IMAGINARY RIGHTS"."""
    is_word = " " not in text and not FIRM.fullmatch(text)
    return kind_before == "firm" and in_capitals(text) and (is_word or bool(re.match(r"(?:FOR|OF|AND)\b", text)))
