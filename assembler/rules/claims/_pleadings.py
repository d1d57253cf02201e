"""What the counts of a complaint plead: the allegations behind each element, and all the words of a count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import named_allegations, referred_names
from assembler.rules._complaint import opening

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
        referred = (name for text in said for name in referred_names(text, list(self.known)))
        return "\n".join((*said, *(self.known.get(name, "") for name in dict.fromkeys(referred))))


def counts(matter: Matter) -> Iterator[Pleading]:
    """Yield the counts of *matter*; none where no complaint is wanted."""
    if any(opening(matter)):
        known = {name: one.text or "" for name, one in named_allegations(matter).items()}
        yield from (Pleading(number, claim, known) for number, claim in enumerate(matter.claims))


QUOTED = re.compile(r'["“]|^\s*>', re.MULTILINE)
"""Words of somebody, quoted in a line or as a block."""

SPEAKER = re.compile(
    r"\b(Mr|Ms|Mrs|Dr)\.|\b(officer|manager|agent|representative|director|president|attorney|broker|spokes\w+|employee)\b"
)
MEDIUM = re.compile(
    r"(?i)\b(e-?mail|letter|telephone|phone|call|meeting|website|web site|advertis\w+|brochure|prospectus|invoice|"
    r"report|conference|text message|message|post|posted|in person|office|contract|listing|label|interview|"
    r"newspaper|form|notice|press release|packag\w+)\b"
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
