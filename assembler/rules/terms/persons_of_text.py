"""Persons whom only the text names, spelled in two ways or with two titles: Laura Purcell and Ms. Parcell."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules.rule import Problem, Words, rule

FULL_NAME = Regex(
    r"(?<![\w.’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:[A-Z]\.\s)?(?P<last>[A-Z][a-z]{3,20})(?![\w’'-]*\s[A-Z]|[\w-])"
)
TITLED = Regex(
    r"(?<![\w.-])(?P<title>Mr|Ms|Mrs|Miss|Dr)(?:\.|(?<=Miss))?\s(?P<last>[A-Z][a-z]{3,20})(?!\w|\s[A-Z])",
    needs="mr|ms|miss|dr",
)
SURNAME = Regex(r"(?<![\w.’'&-])[A-Z][a-z]{4,20}(?![\w-])")
TITLES = frozenset("Mr Ms Mrs Miss Dr Plaintiff Plaintiffs Defendant Defendants The And".split())
LEAST_ALIKE = 0.7
"""The minimum similarity, from 0 to 1, of two spellings of one surname."""


@dataclass(frozen=True)
class Name:
    """A name in a text: the path, the words, their position, the first name ("" after a title), and the surname."""

    path: KeyPath
    words: str
    start: int
    first: str
    last: str
    title: str = ""


@rule(
    "TRM014",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name in one way or, if two persons are meant, give both their full names",
)
def person_spelled_two_ways(matter: Matter) -> Iterator[Problem]:
    """A person whom only the text names has two names.

    "Laura Purcell" is later "Ms. Parcell", "Laura Parcell" or "Mr. Purcell". A person counts only if a text gives the
    full name. Of two spellings the rarer is reported. Other slips in the names of parties and persons of the matter are
    left to TRM006 and TRM010, but "Teresa Ruiz-Okoro" is reported for Teresa Ruiz-Okafor. Nothing is reported if two
    persons in the texts share a surname.
    """
    given_words = {word for name in _names_on_record(matter) for word in re.findall(r"[\w’'-]+", name)}
    names = [name for path, text in prose(matter) if path[-1] != "heading" for name in _names(path, unquoted(text))]
    titled = {name.last for name in names if name.title}
    people = [name for name in names if name.first and (name.last in titled or _near_any(name.last, titled))]
    times = Counter(name.last for name in names)
    firsts: dict[str, set[str]] = {}
    for person in people:
        firsts.setdefault(person.last, set()).add(person.first)
    reported: set[str] = set()
    for name in names:
        if name.last in reported or name.last in given_words:
            continue
        spelling = next((person for person in people if _is_other_spelling(name, person, firsts)), None)
        if spelling and times[name.last] <= times[spelling.last] and spelling.last not in reported:
            reported.add(name.last)
            message = f"`{name.words}` may be `{spelling.words}` in another spelling"
            yield Problem(name.path, message, at=Words(name.words, name.start), also=(spelling.path,))
    yield from _rare_full_names(matter, given_words, names, reported)
    yield from _two_titles(names, firsts)
    yield from _other_surnames(matter)


def _rare_full_names(matter: Matter, given_words: set[str], names: list[Name], reported: set[str]) -> Iterator[Problem]:
    """Yield a problem for each full name whose surname occurs once and almost equals a surname that stands alone."""
    words = [word for _, text in prose(matter) for word in SURNAME.findall(unquoted(text))]
    times = Counter(word for word in words if not on_record(word.lower()))
    full = {name.last for name in names if name.first}
    for name in names:
        if not name.first or name.last in given_words or name.last in reported or times[name.last] != 1:
            continue
        other_surnames = (last for last in times if last != name.last and last not in full and last not in given_words)
        if near_name := next((last for last in other_surnames if near_surname(last, name.last)), ""):
            reported.add(name.last)
            message = f"`{name.words}` is `{near_name}` elsewhere"
            yield Problem(name.path, message, at=Words(name.words, name.start))


def _names(path: KeyPath, text: str) -> Iterator[Name]:
    for match in passages(FULL_NAME, text):
        if match["first"] not in TITLES:
            yield Name(path, match[0], match.start(), match["first"], match["last"])
    for match in passages(TITLED, text):
        yield Name(path, match[0], match.start(), "", match["last"], match["title"])


def _names_on_record(matter: Matter) -> Iterator[str]:
    """Yield the names of parties, their members, and the people whom the matter lists."""
    yield from (member.name for _, member in persons(matter.parties))
    for group in (matter.people, matter.counsel):
        yield from (person.name or "" for person in group.values())


def _near_any(last: str, surnames: set[str]) -> bool:
    return any(near_surname(last, surname) for surname in surnames)


def near_surname(last: str, other_last: str) -> bool:
    """Whether one surname may be a mistake for the other."""
    is_similar = SequenceMatcher(None, last, other_last).ratio() >= LEAST_ALIKE
    return last != other_last and last[0] == other_last[0] and (is_slip(last, other_last) or is_similar)


def _is_other_spelling(name: Name, person: Name, firsts: dict[str, set[str]]) -> bool:
    """Whether *name* is another spelling of *person*, and not the name of another person with a full name."""
    if not near_surname(name.last, person.last) or len(firsts[person.last]) > 1:
        return False
    own_firsts = firsts.get(name.last, set())
    return own_firsts <= {person.first} if not name.first else name.first == person.first


HYPHENATED = Regex(
    r"(?<![\w.’'&-])(?P<first>[A-Z][a-z]{2,20})\s(?:[A-Z]\.\s)?(?P<last>[A-Z][a-z]{2,20}-[A-Z][a-z]{2,20})(?![\w-])"
)


def _other_surnames(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each full name that has the first name and half the surname of a person on record."""
    surnames: dict[str, set[str]] = {}
    for name in _names_on_record(matter):
        first, *_, last = name.split() if " " in name else ("", "")
        surnames.setdefault(first, set()).add(last)
    for path, text in prose(matter):
        for match in HYPHENATED.finditer(unquoted(text)):
            on_file = surnames.get(match["first"], set())
            other_last = next(iter(on_file)) if len(on_file) == 1 else ""
            is_half = bool({*match["last"].split("-")} & {*other_last.split("-")})
            if other_last != match["last"] and is_half and not is_slip(match["last"], other_last):
                message = f"`{match[0]}` may be `{match['first']} {other_last}`"
                yield Problem(path, message, at=Words(match[0], match.start()))


def _two_titles(names: list[Name], firsts: dict[str, set[str]]) -> Iterator[Problem]:
    """Yield a problem for each surname that has a man's and a woman's title, although only one person has it."""
    women = {"Ms", "Mrs", "Miss"}
    for last, own_firsts in firsts.items():
        titled = [name for name in names if name.last == last and name.title not in {"", "Dr"}]
        sides = Counter(name.title in women for name in titled)
        if len(own_firsts) == 1 and len(sides) == 2:
            rarer = min(sides, key=lambda side: sides[side])
            name = next(name for name in titled if (name.title in women) == rarer)
            rare_name = next(name for name in titled if (name.title in women) != rarer)
            message = f"`{name.words}` is `{rare_name.words}` elsewhere"
            yield Problem(name.path, message, at=Words(name.words, name.start), also=(rare_name.path,))
