"""Defines the complete answers from which a new matter is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from assembler.model.cause import Cause
from assembler.model.court import Court

DOE_DEFENDANTS = re.compile(
    r"(?P<name>(?:john |jane )?(?:does?|roes?))(?: nos?\.?)? (?P<first>\d{1,4})"
    r"(?: ?[-–] ?| (?:through|thru|to) )(?P<last>\d{1,4})(?:,? inclusive)?",
    re.IGNORECASE,
)
"""Matches defendants under fictitious names, as users type them: "Does 1 through 20", "DOES 1-20"."""


@dataclass(frozen=True)
class OwnClaim:
    """A claim that is not in the catalog: its title and the law under which it is brought."""

    title: str
    law: str


@dataclass(frozen=True)
class PastEvent:
    """An event of the case: its kind, the party whose act it was ("" if no party's), and its date in ISO format."""

    event: str
    by: str
    date: str


@dataclass(frozen=True)
class FiledCase:
    """A filed case, and the dismissal that the user wants. An empty text means that a fact is not yet known."""

    number: str = ""
    complaint_filed: str = ""
    events: tuple[PastEvent, ...] = ()
    docket_read: str = ""
    earlier_dismissals: str = ""
    dismisses: tuple[str, ...] = ("all",)
    prejudice: str = "without"
    date: str = ""


@dataclass(frozen=True)
class Start:
    """The complete answers. `case` is set if a filed case is to be dismissed."""

    court: Court
    county: str
    division: str
    plaintiffs: tuple[str, ...]
    defendants: tuple[str, ...]
    attorney: str
    causes: tuple[Cause, ...] = ()
    own_claims: tuple[OwnClaim, ...] = ()
    against: tuple[tuple[str, str], ...] = ()
    """Pairs of a claim, given by its cause or title, and a defendant. Claims against all defendants are left out."""
    choices: tuple[tuple[str, str, str], ...] = ()
    """The user's choices: a cause, an element, and the manner of pleading the element."""
    case: FiledCase | None = field(default=None)

    @property
    def diversity(self) -> bool:
        """Whether diversity is the only possible basis of federal jurisdiction."""
        if self.case is not None or self.court.system != "federal":
            return False
        return not any(cause.federal for cause in self.causes) and not any(
            claim.law == "US" for claim in self.own_claims
        )

    @property
    def only_federal_remedies(self) -> bool:
        """Whether there are federal claims but the law of none confers jurisdiction, as with a declaratory judgment."""
        laws = [cause.confers_jurisdiction for cause in self.causes if cause.federal]
        has_federal_claim = any(claim.law == "US" for claim in self.own_claims)
        return bool(laws) and not has_federal_claim and all(law and not law.value for law in laws)

    def parties(self) -> Iterator[tuple[str, str]]:
        """Yield each party's role and name, in the order of the caption."""
        yield from (("plaintiff", name) for name in self.plaintiffs)
        yield from (("defendant", name) for name in self.defendants)


class FictitiousNames(NamedTuple):
    """A range of defendants under fictitious names: the word and the numbers, such as "Does", 1 and 20."""

    word: str
    first_number: int
    last_number: int


def does_in(name: str) -> FictitiousNames | None:
    """Return the range of fictitious names that *name* is; None if it is not such a range."""
    match = DOE_DEFENDANTS.fullmatch(name)
    if match is None:
        return None
    words = match["name"]
    first = int(match["first"])
    last = int(match["last"])
    if not 1 <= first <= last:
        return None
    if words.isupper() or words.islower():
        words = words.title()
    return FictitiousNames(words if words.endswith("s") else f"{words}s", first, last)
