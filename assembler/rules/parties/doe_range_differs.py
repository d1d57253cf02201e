"""PTY004."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.model.party import Does
from assembler.rules._texts import own_words, prose
from assembler.rules.rule import Problem, rule

RANGE = (
    r"\s+(?:Nos?\.?\s+|numbers?\s+)?(?P<first>\d{1,4})\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b)\s*(?P<last>\d{1,4})\b"
)
IN_NAME = re.compile(rf"\bdoes?\b(?:\s+\w+)?{RANGE}", re.IGNORECASE)
ANY_DOES = r"\b(?-i:Does?|DOES?)(?: Defendants| Plaintiffs)?"


class Spoken(NamedTuple):
    """A range of Does that a text speaks of."""

    path: KeyPath
    words: str
    first: int
    last: int


@rule(
    "PTY004",
    cite="house style: a range of Does is the same wherever a paper speaks of it",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the party its whole range, as in `does: {first: 1, last: 50}`, and keep to it in the texts",
    bad="""
        parties:
          does: {name: Does, role: defendant, kind: individual, citizenship: Ohio, does: {first: 1, last: 50}}
        more_facts:
          - {id: more, heading: More, paragraphs: [The copies were sold by Does 1-100.]}
    """,
    good=(
        """
        parties:
          does: {name: Does, role: defendant, kind: individual, citizenship: Ohio, does: {first: 1, last: 50}}
        more_facts:
          - id: more
            heading: More
            paragraphs: [The copies were printed by Does 1 through 25., The copies were sold by Does 26-50.]
        """,
        """
        parties:
          does: {name: Does, role: defendant, kind: individual, citizenship: Ohio, does: {first: 1, last: 50}}
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "The copies were sold by Does 1 through 50, and by a deer that children call a doe."
        """,
    ),
)
def doe_range_differs(matter: Matter) -> Iterator[Problem]:
    """A text gives a range of Does that the caption does not have.

    Who is sued by a number must be in the caption. A part of the range is let pass where the texts speak of the other
    parts as well, and noted where they do not.
    """
    for name, party in matter.parties.items():
        if found := IN_NAME.search(party.name):
            what = "is printed a second time from `does:`" if party.does else "papers take it for one person"
            message = f"the range `{found[0]}` stands in the party's name, and {what}"
            yield Problem(("parties", name, "name"), message)
    parties = {name: party for name, party in matter.parties.items() if party.does}
    for name, party in parties.items():
        words = [re.escape(one) for one in (party.name, party.called) if one]
        words += [ANY_DOES] if len(parties) == 1 else []
        if party.does:
            yield from _against(party.does, name, list(_spoken(matter, words)))
    if not any("doe" in party.name.casefold() for party in matter.parties.values()):
        for one in _spoken(matter, [ANY_DOES]):
            yield Problem(one.path, f"`{one.words}` stands in the text, and no party is called so")


def _spoken(matter: Matter, names: list[str]) -> Iterator[Spoken]:
    pattern = re.compile(rf"(?:{'|'.join(names)}){RANGE}", re.IGNORECASE)
    for path, text in prose(matter):
        for found in pattern.finditer(own_words(text)):
            yield Spoken(path, " ".join(found[0].split()), int(found["first"]), int(found["last"]))


def _against(does: Does, name: str, spoken: list[Spoken]) -> Iterator[Problem]:
    caption: tuple[KeyPath, ...] = (("parties", name, "does"),)
    sound = []
    for one in spoken:
        if one.last < one.first:
            yield Problem(one.path, f"`{one.words}` runs backwards", also=caption)
        elif one.first < does.first or one.last > does.last:
            message = f"`{one.words}` reaches beyond the caption, which has {does.first} through {does.last}"
            yield Problem(one.path, message, also=caption)
        else:
            sound.append(one)
    meant = {number for one in sound for number in range(one.first, one.last + 1)}
    if sound and len(meant) < does.last - does.first + 1:
        message = f"the texts speak of `{sound[0].words}` alone; the caption has {does.first} through {does.last}"
        yield Problem(sound[0].path, message, Severity.NOTE, also=caption)
