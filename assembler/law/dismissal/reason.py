"""A reason why an instrument of dismissal is open, doubtful or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.model.circumstance import Circumstance
from assembler.model.dismissal import Instrument
from assembler.model.law import FIRM, LawBasis, was_read
from assembler.model.time_limit import Provision

Kind = Literal[
    "event",
    "on the day",
    "by nobody",
    "filed",
    "docket",
    "unread",
    "effect",
    "approval",
    "partial",
    "second",
    "earlier unstated",
    "elsewhere",
    "purpose",
    "nobody",
    "local",
    "watch",
    "firm",
]
"""The subject of a reason."""

Weight = Literal["closes", "asks", "tells"]
"""The effect of a reason: it closes the instrument, keeps it open only on a condition, or only informs the user."""

Circumstances = Mapping[Circumstance, KeyPath]
"""The circumstances of a case, each with the path of the matter's value that shows it."""


@dataclass(frozen=True)
class Reason:
    """A reason for the verdict on an instrument, with its authority."""

    kind: Kind
    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    path: KeyPath = ()
    condition: str = ""
    """The condition on which the instrument is open despite the reason."""
    instead: str = ""
    """What the user can do instead."""
    court_decides: bool = False
    """Whether the court may deny the dismissal for this reason."""
    argument: tuple[str, ...] = ()
    """Sentences about the law, for the argument of the motion."""
    certain: bool = False
    """Whether the reason closes the instrument even if its law was not read, as when nothing is left to dismiss."""

    @property
    def bars(self) -> bool:
        """Whether the reason closes the instrument and is certain, or its law was read or is in a firm's record."""
        return self.weight == "closes" and (self.certain or self.basis == FIRM or was_read(self.basis))


def authority(provision: Provision, instrument: Instrument) -> str:
    """Return the authority for *provision*: its own citation, or else the rule of *instrument*."""
    return provision.cite or instrument.rule
