"""Finds sections of federal and state codes in a text: 42 U.S.C. § 1983, Tex. Bus. & Com. Code § 17.46(b)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.regex import Regex

NUMBER = r"\d[\d.:]{0,10}(?:[a-zA-Z]{1,2}\b)?(?:-\d{1,3}[a-z]?)?"
SECTION = Regex(
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
    start: int
    """The position of the number in the text."""


NUMBER_OF_CODE = r"\d[\dA-Z]{0,6}(?:[.:/-]\d[\dA-Za-z]{0,5}){0,4}(?:\([\w)(]{0,12}\))?"
UNSIGNED = Regex(
    r"(?<![\w.])(?:(?P<title>\d{2,3})\s)?(?P<code>RCW|NRS|ORS|ILCS|CPLR|CRS|C\.R\.S\.|KRS|RSMo|MCL|GBL|NYLL)\s"
    rf"(?P<numbers>{NUMBER_OF_CODE}(?:(?:,\s|,?\s(?:and|or|&)\s){NUMBER_OF_CODE}(?![\w.]*\s[A-Z])){{0,6}})",
    needs="rcw|nrs|ors|ilcs|cplr|crs|c.r.s.|krs|rsmo|mcl|gbl|nyll",
)
"""A code that is cited by its initials, without a section sign: RCW 19.86.020, 625 ILCS 5/11-801, CPLR 3016(b)."""

SPELLED_OUT = Regex(
    r"(?<![\w.])(?P<code>(?:(?:[A-Z][a-z]{2,12}\s|and\s){1,5}(?:Code|Law)|(?:[A-Z][a-z]{2,12}\s)?Code\sof\s[A-Z][a-z]{2,12}\s[A-Z][a-z]{2,12}))"
    rf",?\s[Ss]ections?\s(?P<numbers>{NUMBER_OF_CODE}(?:(?:,\s|,?\s(?:and|or)\s){NUMBER_OF_CODE}(?![\w.]*\s[A-Z])){{0,6}})",
    needs="section",
)
"""A code whose name is written out before the word "section": Civil Code section 3294."""

SIGNAL = Regex(r"^(?:(?:[Ss]ee|[Uu]nder|[Ii]n|[Aa]lso|[Cc]f\.|[Tt]he|[Aa]nd|[Oo]f|[Bb]y),?\s+)+")


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
            start = citation.start("numbers") + number.start()
            yield Section(citation["title"] or "", code, bare, f"{one_line(code_words)} § {bare}", start)


def sections_without_sign(text: str) -> Iterator[Section]:
    """Yield each section in *text* that is cited without a section sign: RCW 19.86.020, Civil Code section 3294."""
    for pattern, word in ((UNSIGNED, " "), (SPELLED_OUT, " section ")):
        for citation in pattern.finditer(text) if pattern is UNSIGNED or "ection" in text else ():
            code, title = one_line(SIGNAL.sub("", citation["code"])), citation.groupdict().get("title") or ""
            for number in re.finditer(NUMBER_OF_CODE, citation["numbers"]):
                bare = number[0].partition("(")[0]
                written = f"{title} {code}{word}{bare}".strip()
                yield Section(
                    title, re.sub(r"[^A-Za-z]", "", code), bare, written, citation.start("numbers") + number.start()
                )


def with_number(section: Section, number: str) -> str:
    """Return *section* as written, with another *number*."""
    return section.written.removesuffix(section.number) + number


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
