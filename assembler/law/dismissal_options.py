"""Which instruments of dismissal are open, doubtful or closed, who must sign them, and which of them to take."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from assembler.law.dismissal_reasons import Reason, partial, reasons
from assembler.law.dismissal_scope import Wish, appeared, has_left
from assembler.model.dismissal import Instrument
from assembler.model.filing import Dismissal
from assembler.model.law import LawBasis
from assembler.model.matter import Matter

Verdict = Literal["open", "doubtful", "closed"]

FIRM: frozenset[LawBasis] = frozenset({"verified", "secondary"})
"""What closes an instrument outright; what is less sure makes it doubtful."""


@dataclass(frozen=True)
class Wished:
    """A wish to dismiss that is no paper yet."""

    dismisses: tuple[Dismissal, ...]
    date: dt.date | None = None
    effect: str | None = None
    prejudice: str | None = None
    keeps_jurisdiction: bool = False


@dataclass(frozen=True)
class Weighed:
    """An instrument, what speaks against it or of it, and the parties who must sign beside the plaintiffs."""

    key: str
    instrument: Instrument
    reasons: tuple[Reason, ...]
    signers: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Closed by a sure reason, doubtful by a condition or a less sure one, else open."""
        if any(one.weight == "closes" and one.basis in FIRM for one in self.reasons):
            return "closed"
        return "open" if all(one.weight == "tells" for one in self.reasons) else "doubtful"


def weigh(matter: Matter, wish: Wish) -> tuple[Weighed, ...]:
    """Return each instrument of the court's law, weighed for *wish* in what the matter says, in the law's order."""
    law = matter.court.dismissal.value
    return tuple(weighed(matter, wish, key, one) for key, one in law.instruments.items())


def weighed(matter: Matter, wish: Wish, key: str, instrument: Instrument) -> Weighed:
    """Return *instrument* weighed for *wish*."""
    return Weighed(key, instrument, tuple(reasons(matter, wish, instrument)), must_sign(matter, wish, instrument))


def recommended(found: tuple[Weighed, ...]) -> Weighed | None:
    """Return the best of *found*: open before doubtful, then the one that takes the fewest others to act."""
    usable = [one for one in found if one.verdict != "closed"]
    return min(usable, key=_burden) if usable else None


def _burden(one: Weighed) -> tuple[bool, int]:
    others = one.instrument.signed_by.by not in {"the plaintiff", "the claimant"}
    return one.verdict != "open", others + (one.instrument.order.needs == "an order")


def must_sign(matter: Matter, wish: Wish, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties who must sign *instrument* beside the plaintiffs, in the caption's order."""
    everybody = [name for name, one in matter.parties.items() if one.role != "plaintiff"]
    match instrument.signed_by.by:
        case "all who have appeared":
            chosen = appeared(matter, wish)
        case "all parties":
            chosen = tuple(everybody)
        case _:
            return ()
    part = partial(matter)
    if part and part.parties_out:
        return chosen
    return tuple(name for name in chosen if not has_left(matter.parties[name], wish.date))
