"""The circumstances on which a provision in a law of dismissal can depend."""

from typing import Literal

from assembler.model.event import Trait
from assembler.model.event_kinds import EventKind

Circumstance = (
    EventKind
    | Trait
    | Literal[
        "minor",
        "minor among the parties",
        "incompetent person",
        "estate",
        "earlier dismissal",
        "earlier nonsuit",
        "renewed action",
        "supplemental claims",
        "jurisdiction kept",
        "qui tam for a state",
        "always",
    ]
)
"""A circumstance on which a provision can depend: an event, a kind of action or party, an earlier dismissal."""

CONCERN_CIRCUMSTANCES: tuple[Circumstance, ...] = (
    "class action",
    "class certified",
    "derivative action",
    "receiver appointed",
    "minor",
    "incompetent person",
    "wrongful death",
    "estate",
)
"""Circumstances that each law of dismissal must list under `approvals:`, or under `not_read:` if no text was read."""
