"""TRM008."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._texts import prose, titles, unquoted
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._slips import SHORTEST, is_slip

SUFFIX = r"(?:Jr|Sr)\b\.?|(?:II|III|IV)\b"
NAME = re.compile(
    rf"(?P<first>[A-Z][\w’'-]{{1,40}}+)\s(?:.{{0,60}}\s)?(?P<last>[A-Z][\w’'-]{{1,40}}?)(?P<suffix>,?\s+(?:{SUFFIX}))?"
)
"""The name of a person: the first word, the surname, and what follows it, such as ", Jr."."""

ALIKE = 0.7
"""How alike two first names are, of 1, that are taken for one; Ray and Raymond are by their beginning."""


@dataclass(frozen=True)
class Person:
    """A person whom the matter names: where, the whole name, and its parts."""

    path: KeyPath
    name: str
    first: str
    last: str
    suffix: str


@rule(
    "TRM008",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name in one way; another name that the person uses is an `aka:` of the party",
)
def person_named_two_ways(matter: Matter) -> Iterator[Problem]:
    """A person or a party is named in two ways.

    Elinor Vance beside Eleanor Vance, and Clarke Jr. beside Clarke, Jr., may be two persons. The names of persons
    are compared with the texts by surname, and short names of two words by their first word; a form that the texts use
    more than once is taken for another name.
    """
    people = list(_people(matter))
    known = {person.name for person in people}
    known |= {name for party in matter.parties.values() for name in (*party.aka, party.name, party.called or "")}
    written = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    whole = "\n".join(text for _, text in written)
    reported: set[str] = set()
    for person in people:
        for path, text in written:
            for passage in _other_forms(person, text, known):
                if passage not in reported:
                    reported.add(passage)
                    yield Problem(path, f"`{passage}` here, and `{person.name}` elsewhere", also=(person.path,))
    for key, party in matter.parties.items():
        yield from _short_name(("parties", key, "called"), party.called or "", written, whole, known)


def _people(matter: Matter) -> Iterator[Person]:
    for path, member in persons(matter.parties):
        if member.kind == "individual":
            yield from _named(member.name, (*path, "name"))
    for group in ("people", "counsel"):
        for key, person in getattr(matter, group).items():
            yield from _named(person.name or "", (group, key, "name"))


def _named(name: str, path: KeyPath) -> Iterator[Person]:
    if found := NAME.fullmatch(one_line(name)):
        yield Person(path, one_line(name), found["first"], found["last"], found["suffix"] or "")


def _other_forms(person: Person, text: str, known: set[str]) -> Iterator[str]:
    """Yield each form in which *text* writes the name of *person*, if it is not theirs or another's."""
    if person.last not in text:
        return
    first = r"(?<![\w.-])(?P<first>[A-Z][a-z][\w’-]*)\s+(?:[A-Z]\.?\s+)?"
    for found in re.finditer(rf"{first}{re.escape(person.last)}(?P<suffix>,?\s+(?:{SUFFIX}))?(?![\w-])", text):
        full = f"{found['first']} {person.last}"
        suffix = one_line(found["suffix"] or "")
        another = any(name.startswith(full) or name == full for name in known) and found["first"] != person.first
        differs = found["first"] != person.first and not another and _one_name(found["first"], person.first)
        styled = found["first"] == person.first and suffix and suffix.rstrip(".") != one_line(person.suffix).rstrip(".")
        if differs or (styled and person.suffix):
            yield one_line(found[0])


def _one_name(first: str, other: str) -> bool:
    """Whether two first names are probably one: nearly the same letters, or one the beginning of the other.

    A longer name that differs by one letter is left to the rule on misspelled names.
    """
    if len(other) >= SHORTEST and is_slip(first, other):
        return False
    shorter, longer = sorted((first, other), key=len)
    short = len(shorter) > 2 and longer.startswith(shorter)
    return first[0] == other[0] and (short or SequenceMatcher(None, first, other).ratio() >= ALIKE)


def _short_name(
    path: KeyPath, name: str, written: list[tuple[KeyPath, str]], whole: str, known: set[str]
) -> Iterator[Problem]:
    """Yield a name in the texts that differs by one letter of a short second word from the *name* of a party."""
    words = name.split()
    if len(words) != 2 or not all(word.isalpha() and word.istitle() for word in words) or len(words[1]) > 4:
        return
    pattern = re.compile(rf"(?<![\w.-]){words[0]}\s+(?P<second>[A-Z][a-z]{{{len(words[1]) - 1}}})(?![\w-])")
    for at, text in written:
        for found in pattern.finditer(text):
            apart = sum(one != other for one, other in zip(found["second"], words[1], strict=True))
            passage = one_line(found[0])
            if apart == 1 and passage not in known and len(re.findall(rf"\b{passage}\b", whole)) == 1:
                yield Problem(at, f"`{passage}` here, and `{name}` elsewhere", also=(path,))
