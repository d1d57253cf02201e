"""PTY004."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.model.party import Does
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

RANGE = (
    r"\s+(?:Nos?\.?\s+|numbers?\s+)?(?P<first>\d{1,4})\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b)\s*(?P<last>\d{1,4})\b"
)
IN_NAME = re.compile(rf"\bdoes?\b(?:\s+\w+)?{RANGE}", re.IGNORECASE)
ANY_DOES = (
    r"\b(?-i:Does?|DOES?)(?:,? (?:Defendants|Plaintiffs|Officers|Deputies|Employees|Entities|Companies|Corporations"
    r"|Individuals|Agents|Persons))?"
)


SOME_DOES = re.compile(rf"(?:{ANY_DOES}){RANGE}", re.IGNORECASE)


class DoeRange(NamedTuple):
    """A range of Does in a text."""

    path: KeyPath
    words: str
    first: int
    last: int


@rule(
    "PTY004",
    cite="house style: a range of Does is the same throughout a paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the party its whole range, as in `does: {first: 1, last: 50}`, and use the same range in the texts",
)
def doe_range_differs(matter: Matter) -> Iterator[Problem]:
    """A range of Does in a text differs from the one in the caption.

    A Doe who is sued must be in the caption. A text may refer to a part of the range if other texts refer to the rest;
    otherwise this is a note.
    """
    for name, party in matter.parties.items():
        if found := IN_NAME.search(party.name):
            what = "`does:` prints it again" if party.does else "papers treat the party as one person"
            message = f"the range `{found[0]}` is part of the party's name, and {what}"
            yield Problem(("parties", name, "name"), message)
    parties = {name: party for name, party in matter.parties.items() if party.does}
    for name, party in parties.items():
        words = [re.escape(one) for one in (party.name, party.called) if one]
        words += [ANY_DOES] if len(parties) == 1 else []
        if party.does:
            pattern = re.compile(rf"(?:{'|'.join(words)}){RANGE}", re.IGNORECASE)
            yield from _against(party.does, name, list(_ranges(matter, pattern.finditer)))
    if not any("doe" in party.name.casefold() for party in matter.parties.values()):
        for one in _ranges(matter, partial(passages, SOME_DOES)):
            yield Problem(one.path, f"the text refers to `{one.words}`, but no party is a Doe")


def _ranges(matter: Matter, find: Callable[[str], Iterable[re.Match[str]]]) -> Iterator[DoeRange]:
    for path, text in prose(matter):
        for found in find(unquoted(text)):
            yield DoeRange(path, one_line(found[0]), int(found["first"]), int(found["last"]))


def _against(does: Does, name: str, ranges: list[DoeRange]) -> Iterator[Problem]:
    caption: tuple[KeyPath, ...] = (("parties", name, "does"),)
    inside = []
    for one in ranges:
        if one.last < one.first:
            yield Problem(one.path, f"`{one.words}` runs backwards", also=caption)
        elif one.first < does.first or one.last > does.last:
            message = f"`{one.words}` is outside the range in the caption, {does.first} through {does.last}"
            yield Problem(one.path, message, also=caption)
        else:
            inside.append(one)
    yield from _cut_short(does, inside, caption)
    mentioned = {number for one in inside for number in range(one.first, one.last + 1)}
    if inside and len(mentioned) < does.last - does.first + 1:
        message = f"the texts refer only to `{inside[0].words}`; the caption has {does.first} through {does.last}"
        yield Problem(inside[0].path, message, Severity.NOTE, also=caption)


def _cut_short(does: Does, inside: list[DoeRange], caption: tuple[KeyPath, ...]) -> Iterator[Problem]:
    """Yield each range that begins like the caption's and ends before it, where another text has the whole range.

    A range that the next one continues is a part on purpose.
    """
    whole = any((one.first, one.last) == (does.first, does.last) for one in inside)
    begun = {one.first for one in inside}
    for one in inside:
        if whole and one.first == does.first and one.last < does.last and one.last + 1 not in begun:
            message = f"`{one.words}` here, and {does.first} through {does.last} in another text and the caption"
            yield Problem(one.path, message, Severity.NOTE, also=caption)
