"""A reason for which an instrument of dismissal is open, doubtful or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.model.dismissal import Circumstance, Instrument, Provision
from assembler.model.law import LawBasis

Kind = Literal[
    "event",
    "on the day",
    "by nobody",
    "unread",
    "approval",
    "partial",
    "second",
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

Known = Mapping[Circumstance, KeyPath]
"""What is so in a case, each with the place in the matter that says it."""


@dataclass(frozen=True)
class Reason:
    """Something that an instrument's verdict rests on, with its authority and the place in the matter that shows it."""

    kind: Kind
    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    path: KeyPath = ()
    condition: str = ""
    """What keeps the instrument open all the same."""
    certain: bool = False
    """Whether it closes whatever its basis: nothing is left to dismiss, or the paper is made for something else."""


def authority(provision: Provision, instrument: Instrument) -> str:
    """Return the authority of *provision*: its own, or the rule of its *instrument*."""
    return provision.cite or instrument.rule
