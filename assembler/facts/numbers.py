"""Reads sections of laws and contracts, and the numbers of bonds, policies, accounts, invoices and patents."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.language.regex import Regex
from assembler.language.sections import SECTION as LAW_SECTION
from assembler.language.sections import SIGNAL

PLACE_NUMBER = r"\d{1,4}(?:\.\d{1,4}){0,4}(?:\([A-Za-z0-9]{1,4}\)){0,5}"
CONTRACT_SECTION = Regex(
    rf"(?<![\w§])(?:[Ss]ections?|[Aa]rticles?|[Cc]lauses?|§{{1,2}})\s{{0,3}}(?P<number>{PLACE_NUMBER})(?![\w-]|\.\d)"
    r"(?:\s(?:of|to|in)\sthe\s(?P<of>[A-Z][\w’'&-]{0,30}(?:\s(?:of\s)?[A-Z][\w’'&-]{0,30}){0,5}))?",
    needs="section|article|clause|§",
)

NAME_AND_NUMBER = Regex(
    r"(?<![\w’'])(?P<name>[A-Za-z][\w’'&-]{1,30}(?:\s[A-Za-z][\w’'&-]{1,30}){0,2})(?P<comma>,?)\s{1,3}"
    r"(?:[Nn]os?\.|[Nn]umbers?|#)\s{0,3}(?P<number>(?:[A-Z]{1,6}[-–/.]){0,2}[A-Z]{0,6}[-–/.]?\d[\w–/,.:-]{0,40})",
    needs="no.|nos.|number|#",
)
CONTRACT_CITED = Regex(
    r"(?:\A|\s)(?:Agreement|Contract|Lease|Note|Policy|Deed|Guaranty|Indenture|License|Bylaws|Addendum|Plan)\Z"
)
"""The end of a name before a section sign that is a contract's, and not a code's: "Agreement § 3"."""

SIGNS_AFTER_NUMBER = ",.:-–/"
NOT_NAMES = frozenset("a an and any by for from in no of on or that the this to under with is was its".split())


@dataclass(frozen=True)
class Numbered:
    """A number with a name in a text, such as "Bond No. 12": its bounds, the name, and the number."""

    start: int
    end: int
    name: str
    number: str


@dataclass(frozen=True)
class SectionPlace:
    """A section in a text: its bounds, its number, and the code or the contract, "" if the text names none."""

    start: int
    end: int
    number: str
    of: str
    is_law: bool


def section_places(text: str) -> Iterator[SectionPlace]:
    """Yield the sections after section signs, and then the sections of contracts, in *text*."""
    law_spans: list[range] = []
    if "§" in text:
        for match in LAW_SECTION.finditer(text):
            code = " ".join(SIGNAL.sub("", match["code"]).split())
            law = f"{match['title'] or ''} {code}".strip()
            law_spans.append(range(*match.span()))
            is_law = bool(match["title"]) or not CONTRACT_CITED.search(code)
            yield SectionPlace(*match.span(), number=match["numbers"].rstrip(".,:"), of=law, is_law=is_law)
    for match in CONTRACT_SECTION.finditer(text):
        if not any(match.start() in law_span for law_span in law_spans):
            contract = " ".join((match["of"] or "").split())
            yield SectionPlace(*match.span(), number=match["number"], of=contract, is_law=False)


def numbered(text: str) -> Iterator[Numbered]:
    """Yield the numbers in *text* that have names, such as "Bond No. CMB-2219-00481"."""
    for match in NAME_AND_NUMBER.finditer(text):
        if match["comma"] and match["name"].split()[-1][:1].isupper():
            continue  # the number of a case: "District of Washington, No. 2:21-cv-00031"
        name = _name_of_number(match["name"])
        number = match["number"].rstrip(SIGNS_AFTER_NUMBER)
        if name.lower() not in NOT_NAMES:
            start = match.end("name") - len(name)
            yield Numbered(start, match.start("number") + len(number), name=name, number=number)


def _name_of_number(words: str) -> str:
    """Return the capitalized words at the end of *words*, or the last word: "Bond" for "the Bond", "bond"."""
    name_words = words.split()
    while len(name_words) > 1 and name_words[0].lower() in NOT_NAMES:
        name_words = name_words[1:]
    first_index = len(name_words) - 1
    while first_index > 0 and name_words[first_index][:1].isupper() and name_words[first_index - 1][:1].isupper():
        first_index -= 1
    return " ".join(name_words[first_index:])
