"""The kinds of event, the data that describe a kind, and groups of kinds that other code uses."""

from dataclasses import dataclass
from typing import Literal

EventKind = Literal[
    "service",
    "return date",
    "appearance",
    "special appearance",
    "default",
    "default set aside",
    "answer",
    "amended answer",
    "answer withdrawn",
    "answer struck",
    "responsive pleading",
    "demurrer",
    "preliminary objection",
    "exception",
    "plea",
    "motion to dismiss",
    "brief against a motion to dismiss",
    "motion to dismiss heard",
    "motion to dismiss denied",
    "motion to dismiss granted",
    "dismissal order served",
    "motion to dismiss withdrawn",
    "response to a motion due",
    "motion for summary judgment",
    "motion treated as one for summary judgment",
    "opposition due",
    "opposition filed",
    "adverse tentative ruling",
    "summary judgment heard",
    "summary judgment submitted",
    "summary judgment denied",
    "motion for summary judgment withdrawn",
    "motion to strike",
    "motion to quash",
    "motion for a more definite statement",
    "motion for judgment on the pleadings",
    "motion to compel arbitration",
    "other motion",
    "counterclaim",
    "crossclaim",
    "third-party complaint",
    "anti-SLAPP motion",
    "anti-SLAPP motion decided",
    "anti-SLAPP motion denied",
    "demurrer overruled",
    "demurrer sustained with leave",
    "amendment due",
    "consent to amend",
    "leave to amend",
    "pleading deadline",
    "amended complaint",
    "demurrer sustained without leave",
    "claims decided",
    "leave to discontinue",
    "class settlement proposed",
    "class certified",
    "settlement approved",
    "receiver appointed",
    "preliminary injunction heard",
    "preliminary injunction granted",
    "provisional remedy allowed",
    "property in custody",
    "arbitration ordered",
    "arbitration award final",
    "bankruptcy stay",
    "bankruptcy stay lifted",
    "motion to transfer",
    "motion to transfer denied",
    "transfer",
    "transfer to this court",
    "removal",
    "remand",
    "remanded with directions",
    "dismissal for want of prosecution",
    "reinstatement",
    "pretrial hearing",
    "pretrial order",
    "appeal",
    "appeal decided",
    "trial set",
    "hearing on the merits begun",
    "jury panel sworn",
    "voir dire begun",
    "jury sworn",
    "trial begun",
    "opening statement",
    "witness sworn",
    "exhibit received",
    "evidence introduced",
    "plaintiff rested",
    "motion for a directed verdict",
    "directed verdict granted",
    "evidence closed",
    "evidence struck",
    "jury retired",
    "case submitted",
    "verdict",
    "mistrial",
    "new trial granted",
    "judgment",
]
"""The kinds of event, named in a trial lawyer's words."""


Manner = Literal[
    "hand delivery", "mail", "mail from another state", "overnight delivery", "electronic service", "other"
]
"""How a paper was served."""


@dataclass(frozen=True)
class Kind:
    """The description of a kind of event: what it means, and which other events it implies or requires."""

    meaning: str
    """The meaning of the kind: a sentence that says what happened, without a period."""
    date_phrase: str = ""
    """The text before the event's date in a message; "" for a paper, which a message says was served or filed."""
    implies: tuple[EventKind, ...] = ()
    """Events that happen together with this event: a party who pleads a counterclaim also serves an answer."""
    requires: tuple[EventKind, ...] = ()
    """Events that must have come before this event: an answer is served before it is struck."""
    whose: Literal["the same party", "the other side", "somebody"] = "somebody"
    """Who must have done the required event: the party named in this event, the other side, or somebody."""


SCHEDULED_EVENTS: frozenset[EventKind] = frozenset(
    {
        "return date",
        "trial set",
        "opposition due",
        "response to a motion due",
        "amendment due",
        "pleading deadline",
    }
)
"""Events whose date may be set in advance."""

NEED_ANSWERS: frozenset[EventKind] = frozenset({"hearing on the merits begun", "jury panel sworn", "voir dire begun"})
"""The events before which defendants must have answered, unless they are in default."""

TRIAL_STAGES: frozenset[EventKind] = frozenset(
    {
        "jury panel sworn",
        "voir dire begun",
        "jury sworn",
        "trial begun",
        "opening statement",
        "witness sworn",
        "plaintiff rested",
        "evidence closed",
        "jury retired",
        "case submitted",
        "verdict",
    }
)
"""The stages of a trial; a stage cannot come after one that implies it."""

RESTARTING_EVENTS: frozenset[EventKind] = frozenset(
    {
        "mistrial",
        "new trial granted",
        "appeal decided",
        "remanded with directions",
        "reinstatement",
        "default set aside",
        "amended complaint",
        "remand",
    }
)
"""The events after which a case may go through its stages again."""

DECISION_EVENTS: frozenset[EventKind] = frozenset(
    {
        "motion to dismiss granted",
        "demurrer sustained without leave",
        "directed verdict granted",
        "evidence struck",
        "verdict",
    }
)
"""Events that decide claims; `judgment` and `claims decided`, which name the claims, are not among them."""

POSSIBLE_DECISIONS: frozenset[EventKind] = DECISION_EVENTS | {
    "motion to dismiss heard",
    "summary judgment heard",
    "summary judgment submitted",
    "jury retired",
    "case submitted",
}
"""The events that decide claims, or after which the court may decide them at any time."""

ANSWERS: tuple[EventKind, ...] = ("answer", "responsive pleading")
"""The events by which a party answers a pleading."""
