"""TRM004."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

ENDING = re.compile(
    r"^(?P<stem>.*[^\s,]),?\s++(?P<ending>Inc|Incorporated|Corp|Co|Ltd|L\.?L\.?C|P\.?L\.?L\.?C|L\.?L\.?P|L\.?P|P\.?S|P\.?C"
    r"|N\.?A)\.?$"
)
"""The name of an entity, by its ending."""

BETWEEN = r"[\s.,'’-]{0,2}"
"""What may be between two words of a name, or be left out."""


@rule("TRM004", cite="house style", basis="convention", fix="write the name each time as it is registered")
def name_spelled_two_ways(matter: Matter) -> Iterator[Problem]:
    """The same name is written in two ways that differ only in punctuation.

    Amazon.com, Inc. and Amazon.com Inc. may be two companies. The names of parties, their members and firms are
    compared with each other and with the texts of the matter; quotations are not checked.
    """
    names = list(_names(matter))
    written = {name for _, name in names}
    reported: set[str] = set()
    alike: dict[str, dict[str, KeyPath]] = {}
    for path, name in names:
        before = alike.setdefault(unmarked(name), {})
        before.setdefault(name, path)
        same = next(((at, other) for other, at in before.items() if other != name), None)
        if same and same[0][:2] != path[:2]:
            yield Problem(path, f"`{name}` here, and `{same[1]}` elsewhere", also=(same[0],))
    for path, text in prose(matter):
        own = unquoted(text)
        for at, name in names:
            for found in _variants(name, own):
                if found not in written and found not in reported:
                    reported.add(found)
                    yield Problem(path, f"`{found}` here, and `{name}` elsewhere", also=(at,))


def _names(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of an entity with its path: parties and their other names, members, trustees, firms."""
    yield from (((*path, "name"), member.name) for path, member in persons(matter.parties) if ENDING.match(member.name))
    for key, party in matter.parties.items():
        for other in ("dba", "aka", "fka", "nka"):
            for number, name in enumerate(getattr(party, other)):
                yield from [(("parties", key, other, number), name)] if ENDING.match(name) else []
    for key, firm in matter.firms.items():
        yield from [(("firms", key, "name"), firm.name)] if ENDING.match(firm.name) else []


def _variants(name: str, text: str) -> Iterator[str]:
    """Yield each passage of *text* that has the letters of *name* with other punctuation between them."""
    if not any(word in text for word in name.split()[:1]):
        return
    for match in _spelled(name, text):
        passage = one_line(match[0].replace("’", "'"))
        plain = name.replace("’", "'")
        if passage not in {plain, plain.rstrip("."), f"{plain}."} or (plain.endswith(".") and passage == plain[:-1]):
            yield passage if plain.endswith(".") or not passage.endswith(".") or "." in passage[:-1] else passage[:-1]


def _spelled(name: str, text: str) -> Iterator[re.Match[str]]:
    first, spelling = _spelling(name)
    at = text.find(first)
    while at >= 0:
        if match := spelling.match(text, at):
            yield match
        at = text.find(first, match.end() if match else at + 1)


@lru_cache(maxsize=512)
def _spelling(name: str) -> tuple[str, re.Pattern[str]]:
    """Return the first word of *name*, which has an ending, and what matches the name in other punctuation."""
    found = ENDING.match(name)
    stem, ending = (found["stem"], found["ending"]) if found else (name, "")
    words, initials = re.findall(r"\w+", stem) or [""], ending.replace(".", "")
    ending = r"\.?\s?".join(initials) if initials.isupper() else ending
    return words[0], re.compile(rf"(?<![\w.]){BETWEEN.join(words)},?\s+{ending}\.?(?!\w)")


def unmarked(name: str) -> str:
    """Return *name* without punctuation and spaces, but with its capitals."""
    return re.sub(r"\W", "", name)
