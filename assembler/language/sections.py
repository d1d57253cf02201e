"""Finds sections of federal and state codes in a text: 42 U.S.C. § 1983, Tex. Bus. & Com. Code § 17.46(b)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line

NUMBER = r"\d[\d.:]{0,10}(?:[a-zA-Z]{1,2}\b)?(?:-\d{1,3}[a-z]?)?"
SECTION = re.compile(
    r"(?:(?<![\w.])(?P<title>\d{1,2})\s+)?(?P<code>(?:[A-Z][\w.’']{0,20},?\s{1,3}|&\s{1,3}|(?:and|of)\s{1,3}){1,8})"
    rf"(?P<signs>§{{1,2}}\s?)(?P<numbers>{NUMBER}(?:\([\w)(]{{0,12}}\))?"
    rf"(?:(?:,\s|,?\s(?:and|or|&)\s|\s?[-–]\s?)(?:§{{1,2}}\s?)?{NUMBER}(?![\w.]*\s[A-Z][\w.]*\s§)(?:\([\w)(]{{0,12}}\))?){{0,8}})"
)
"""A code, a section sign and one or more sections, each with any subdivisions."""


@dataclass(frozen=True)
class Section:
    """A section of a code, as written: the title ("" if the code has no titles), the code, and the number."""

    title: str
    code: str
    number: str
    written: str


SIGNAL = re.compile(r"^(?:(?:[Ss]ee|[Uu]nder|[Ii]n|[Aa]lso|[Cc]f\.|[Tt]he|[Aa]nd|[Oo]f|[Bb]y),?\s+)+")


def sections(text: str) -> Iterator[Section]:
    """Yield each section in *text* that is cited with a section sign, in order."""
    if "§" not in text:
        return
    for citation in SECTION.finditer(text):
        named = SIGNAL.sub("", citation["code"])
        code = re.sub(r"[^A-Za-z]", "", named)
        code_words = f"{citation['title'] or ''} {named}".strip()
        for number in re.finditer(NUMBER, re.sub(r"\([^()]*\)", lambda part: " " * len(part[0]), citation["numbers"])):
            bare = number[0].rstrip(".:")
            yield Section(citation["title"] or "", code, bare, f"{one_line(code_words)} § {bare}")


def is_transposition(number: str, other_number: str) -> bool:
    """Whether *number* and *other_number* are the same except for two adjacent characters that are swapped."""
    apart = [place for place, pair in enumerate(zip(number, other_number, strict=False)) if pair[0] != pair[1]]
    if len(number) != len(other_number) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return number[first] == other_number[second] and number[second] == other_number[first]


def differing_digit(number: str, other_number: str) -> int | None:
    """Return the index of the only digit in which *number* and *other_number* differ; None if they differ otherwise."""
    apart = [place for place, pair in enumerate(zip(number, other_number, strict=False)) if pair[0] != pair[1]]
    digits = len(apart) == 1 and number[apart[0]].isdigit() and other_number[apart[0]].isdigit()
    return apart[0] if digits and len(number) == len(other_number) else None
