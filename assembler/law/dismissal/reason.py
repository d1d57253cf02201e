"""A reason why an instrument of dismissal is open, doubtful or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.model.dismissal import Circumstance, Instrument
from assembler.model.law import FIRM, LawBasis, was_read
from assembler.model.until import Provision

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
"""What a reason is about."""

Weight = Literal["closes", "asks", "tells"]
"""What a reason does: it closes the instrument, leaves it open on a condition, or only informs."""

Circumstances = Mapping[Circumstance, KeyPath]
"""The circumstances of a case, each with the place in the matter that shows it."""


@dataclass(frozen=True)
class Reason:
    """A reason behind the verdict on an instrument, with its authority and the place in the matter that shows it."""

    kind: Kind
    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    path: KeyPath = ()
    condition: str = ""
    """The condition on which the instrument is open nevertheless."""
    instead: str = ""
    """What to do instead."""
    court_decides: bool = False
    """Whether it leaves a motion open, which the court may deny for it."""
    argument: tuple[str, ...] = ()
    """What the law says of that, for the motion's argument."""
    certain: bool = False
    """Whether it closes the instrument whatever its basis: nothing is left to dismiss, or the paper does not fit."""

    @property
    def bars(self) -> bool:
        """Whether it closes the instrument for good: on a law that was read, or on that of a firm's own record."""
        return self.weight == "closes" and (self.certain or self.basis == FIRM or was_read(self.basis))


def authority(provision: Provision, instrument: Instrument) -> str:
    """Return the authority of *provision*: its own, or the rule of its *instrument*."""
    return provision.cite or instrument.rule
