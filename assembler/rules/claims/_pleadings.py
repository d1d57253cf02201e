"""What the counts of a complaint plead: the allegations behind each element, and all the words of a count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.references import REFERENCE, entries
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, Claim
from assembler.rules._complaint import opening
from assembler.validate.names import allegations
from assembler.validate.references import texts

Known = Mapping[str, str]
"""The text of each allegation that has a name."""


@dataclass(frozen=True)
class Pleading:
    """One count of a matter that has a complaint: its number from 0, the claim, and what all allegations say."""

    number: int
    claim: Claim
    known: Known

    def element(self, name: str) -> str:
        """Return the words that plead the element *name*, and those that they refer to."""
        entries = self.claim.elements.get(name, ())
        return self._whole([self.known.get(one, "") if isinstance(one, str) else one.text or "" for one in entries])

    @property
    def all(self) -> str:
        """All words of the count: of its own paragraphs, of what its elements point at, and of what those refer to."""
        own = [one.text or "" for one in self.claim.paragraphs]
        return self._whole([*own, *(self.element(name) for name in self.claim.elements)])

    def _whole(self, said: Sequence[str]) -> str:
        referred = (name for text in said for name in _referred(text, list(self.known)))
        return "\n".join((*said, *(self.known.get(name, "") for name in dict.fromkeys(referred))))


def counts(matter: Matter) -> Iterator[Pleading]:
    """Yield the counts of *matter*; none where no complaint is wanted."""
    if any(opening(matter)):
        known = {one.id: one.text for _, one in allegations(matter) if one.id and one.text}
        yield from (Pleading(number, claim, known) for number, claim in enumerate(matter.claims))


def own(claim: Claim, number: int) -> Iterator[tuple[KeyPath, Allegation]]:
    """Yield the allegations that stand in the count itself, with their paths."""
    yield from ((("claims", number, "paragraphs", place), one) for place, one in enumerate(claim.paragraphs))
    for element, pleaded in claim.elements.items():
        for place, one in enumerate(pleaded):
            if isinstance(one, Allegation):
                yield ("claims", number, "elements", element, place), one


def used(matter: Matter) -> set[str]:
    """Return the names of *matter* that an element or a statement of jurisdiction points at, a text or a count uses."""
    pointed = {name for claim in matter.claims for element in claim.elements for name in claim.names(element)}
    realleged = {name for claim in matter.claims for name in claim.incorporates}
    pointed |= {name for ground in matter.personal_jurisdiction for name in ground.allegations}
    pointed |= {name for reason in matter.venue for name in reason.allegations}
    pointed |= set(matter.assignment.allegations) if matter.assignment else set()
    order = [one.id for _, one in allegations(matter) if one.id]
    return pointed | realleged | {name for text in texts(matter) for name in _referred(text.words, order)}


def _referred(text: str, order: Sequence[str]) -> Iterator[str]:
    """Yield the names that *text* refers to; of a range all that stand between its ends in *order*."""
    for entry in (one for match in REFERENCE.finditer(text) for one in entries(match)):
        yield entry.name
        if entry.last and entry.name in order and entry.last in order:
            yield from order[order.index(entry.name) : order.index(entry.last) + 1]


QUOTED = re.compile(r'["“]|^\s*>', re.MULTILINE)
"""Words of somebody, quoted in a line or as a block."""

SPEAKER = re.compile(
    r"\b(Mr|Ms|Mrs|Dr)\.|\b(officer|manager|agent|representative|director|president|attorney|broker|spokes\w+|employee)\b"
)
MEDIUM = re.compile(
    r"(?i)\b(e-?mail|letter|telephone|phone|call|meeting|website|web site|advertis\w+|brochure|prospectus|invoice|"
    r"report|conference|text message|message|post|posted|in person|office|contract|listing|label|interview|"
    r"newspaper|form)\b"
    r"|\b(?-i:(in|at|from) [A-Z]\w+)"
)


def speaks(pleading: Pleading, matter: Matter) -> bool:
    """Whether the count names somebody on the other side: a defendant, or a person by a title."""
    names = [name for key in pleading.claim.against for name in _called(matter, key)]
    return bool(SPEAKER.search(pleading.all)) or any(name in pleading.all for name in names)


def _called(matter: Matter, key: str) -> Iterator[str]:
    """Yield how a text may call a party: its names, and the first word of the full one."""
    party = matter.parties[key]
    yield from (name for name in (party.called, party.name, party.name.split()[0].strip(",")) if name)


def lacking(found: Mapping[str, bool]) -> str:
    """Return the questions that *found* answers with no, as a list: "when or where"."""
    return series([question for question, answered in found.items() if not answered], "or")
