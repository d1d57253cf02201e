"""Which instruments of dismissal are open, doubtful or closed, who must sign them, and which of them to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assembler.law.dismissal_reasons import Reason, partial, reasons
from assembler.law.dismissal_scope import Scope, has_left
from assembler.law.program_law import by_the_program, kept_closed, unread
from assembler.model.dismissal import Instrument
from assembler.model.law import FIRM, has_source, was_read

Verdict = Literal["open", "doubtful", "closed"]


@dataclass(frozen=True)
class Option:
    """An instrument, what speaks against it or of it, and the parties who must sign beside the plaintiffs."""

    key: str
    instrument: Instrument
    reasons: tuple[Reason, ...]
    signers: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Closed by a sure reason, doubtful by a condition or a less sure one, else open.

        What a firm's own record closes is closed.
        """
        if any(reason.weight == "closes" and _is_sure(reason.basis) for reason in self.reasons):
            return "closed"
        return "open" if all(reason.weight == "tells" for reason in self.reasons) else "doubtful"


def _is_sure(basis: str) -> bool:
    return has_source(basis) or basis == FIRM


def options(scope: Scope) -> tuple[Option, ...]:
    """Return each instrument of the court's law, weighed for what *scope* dismisses, in the law's order."""
    known = scope.matter.court.dismissal.value.instruments
    return tuple(option(scope, key, instrument) for key, instrument in known.items())


def option(scope: Scope, key: str, instrument: Instrument) -> Option:
    """Return *instrument*, called *key*, weighed for what *scope* dismisses."""
    kept = tuple(kept_closed(scope, instrument))
    facts = {reason.says for reason in kept if reason.weight == "closes"}
    own = (reason for reason in reasons(scope, instrument) if reason.says not in facts)
    return Option(key, instrument, (*kept, *own, *unread(scope, instrument)), must_sign(scope, instrument))


def recommended(known: Sequence[Option]) -> Option | None:
    """Return the best of *known*: open before doubtful, then the one that takes the fewest others to act."""
    usable = [one for one in known if one.verdict != "closed"]
    return min(usable, key=_burden) if usable else None


def _burden(one: Option) -> tuple[bool, int]:
    others = one.instrument.signed_by.by not in {"the plaintiff", "the claimant"}
    return one.verdict != "open", others + (one.instrument.order.needs == "an order")


def must_sign(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties who must sign *instrument* beside the plaintiffs, in the caption's order.

    Where the instrument is a firm's own, those whom the program's law names sign too, as far as it was read.
    """
    found = by_the_program(scope, instrument)
    program, same = found or (scope, None)
    more = _signers(program, same) if same and was_read(same.signed_by.basis) else ()
    wanted = {*_signers(scope, instrument), *more}
    return tuple(name for name in scope.matter.parties if name in wanted)


def _signers(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties whom *instrument* has sign beside the plaintiffs."""
    parties = scope.matter.parties
    everybody = [name for name, party in parties.items() if party.role != "plaintiff"]
    match instrument.signed_by.by:
        case "all who have appeared":
            chosen = scope.appeared
        case "all parties":
            chosen = tuple(everybody)
        case _:
            return ()
    part = partial(scope.matter)
    if part and part.parties_out:
        return chosen
    return tuple(name for name in chosen if not has_left(parties[name], scope.request.date))
