"""Which instruments of dismissal are open, doubtful or closed, who must sign them, and which one to recommend."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assembler.law.dismissal.claims import has_left
from assembler.law.dismissal.program_law import closed_by_program_law, firm_law_only, program_counterpart
from assembler.law.dismissal.reason import Reason
from assembler.law.dismissal.reasons import reasons
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument
from assembler.model.event import Event
from assembler.model.law import has_source, was_read
from assembler.model.roles import OUTSIDE

Verdict = Literal["open", "doubtful", "closed"]


@dataclass(frozen=True)
class Option:
    """An instrument, the reasons for and against it, and who must sign in addition to the parties who dismiss."""

    key: str
    instrument: Instrument
    reasons: tuple[Reason, ...]
    signers: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Open if it is shown to be: its law was read, and nothing in the matter closes it or may close it.

        Closed if a law that was read, or a firm's own record, closes it. Otherwise doubtful: there is a condition, or
        a law that was not read.
        """
        if self.barred:
            return "closed"
        return "open" if all(reason.weight == "tells" for reason in self.reasons) else "doubtful"

    @property
    def of_right(self) -> bool:
        """Whether it is open, and nothing leaves it to the court whether to grant it."""
        return self.verdict == "open" and not any(reason.court_decides for reason in self.reasons)

    @property
    def barred(self) -> bool:
        """Whether a law that was read closes it; then no lawyer can open it."""
        return any(reason.bars for reason in self.reasons)

    @property
    def denied(self) -> bool:
        """Whether an earlier dismissal makes it final, which the matter does not say; no lawyer makes that untrue."""
        return any(
            reason.kind == "second" and reason.weight == "closes" and reason.condition for reason in self.reasons
        )

    @property
    def likely_closed(self) -> bool:
        """Whether something that was read says that it is closed: the law, or a guide to it."""
        return self.barred or any(reason.weight == "closes" and has_source(reason.basis) for reason in self.reasons)

    @property
    def undivided(self) -> bool:
        """Whether the law, as far as it is known, does not let it dismiss the part of the action that is asked for."""
        return any(reason.kind == "partial" and reason.weight == "closes" for reason in self.reasons)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """The reasons why it is not shown to be open."""
        return tuple(reason for reason in self.reasons if reason.weight != "tells")

    @property
    def awaits_facts(self) -> bool:
        """Whether nothing keeps it from being open but a docket, or earlier dismissals, of which nobody has said."""
        return bool(self.doubts) and all(reason.kind in {"docket", "earlier unstated"} for reason in self.doubts)


def options(scope: Scope) -> tuple[Option, ...]:
    """Return each instrument of the court's law with its reasons, given what *scope* dismisses, in the law's order."""
    return tuple(weighed_option(scope, key, instrument) for key, instrument in scope.law.instruments.items())


def weighed_option(scope: Scope, key: str, instrument: Instrument) -> Option:
    """Return *instrument*, called *key*, with its reasons, given what *scope* dismisses."""
    by_program = tuple(closed_by_program_law(scope, instrument))
    facts = {reason.says for reason in by_program if reason.weight == "closes" or reason.kind == "docket"}
    by_record = (reason for reason in reasons(scope, instrument) if reason.says not in facts)
    return Option(
        key, instrument, (*by_program, *by_record, *firm_law_only(scope, instrument)), must_sign(scope, instrument)
    )


RANK: tuple[Verdict, ...] = ("open", "doubtful", "closed")
"""The verdicts, the best first."""


def recommended(choices: Sequence[Option], *, all_sign: bool = False) -> Option | None:
    """Return the best of *choices*: open before doubtful, then the one that needs the fewest others to act.

    One that only wants the docket to be read, or the earlier dismissals to be stated, counts as open. One that is for
    parts alone, such as a motion to drop a party, steps back where a notice or a stipulation may do. If *all_sign*, the
    others have agreed already: a stipulation asks nothing more of them, and comes before a motion.
    """
    usable = [option for option in choices if not option.likely_closed and not option.undivided]
    if any(option.instrument.way != "motion" for option in usable):
        usable = [option for option in usable if option.instrument.partial is None]
    return min(usable, key=lambda option: _burden(option, all_sign=all_sign)) if usable else None


def _burden(option: Option, *, all_sign: bool) -> tuple[bool, int, int, bool]:
    verdict: Verdict = "open" if option.awaits_facts else option.verdict
    others = option.instrument.signed_by.by not in {"the plaintiff", "the claimant"} and not all_sign
    closes = any(reason.weight == "closes" for reason in option.reasons)
    court = (option.instrument.order.needs == "an order") + 2 * any(reason.court_decides for reason in option.reasons)
    return closes, RANK.index(verdict), others + court, all_sign and option.instrument.way == "motion"


def must_sign(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return who must sign *instrument* in addition to the remaining plaintiffs, in the caption's order.

    If the instrument is a firm's own, that includes those who must sign under the program's law, as far as it was read.
    """
    counterpart = program_counterpart(scope, instrument)
    program_scope, program_instrument = counterpart or (scope, None)
    more = (
        _signers(program_scope, program_instrument)
        if program_instrument and was_read(program_instrument.signed_by.basis)
        else ()
    )
    wanted = {*_signers(scope, instrument), *more}
    return tuple(name for name in scope.matter.parties if name in wanted)


def leave_order(scope: Scope, instrument: Instrument) -> Event | None:
    """Return the order that came before the paper, and takes the place of the consents of others; None if none did."""
    orders = (event for _, event in scope.events if event.event in instrument.signed_by.unless_leave)
    return next((order for order in orders if not order.against or set(scope.dismissed) <= set(order.against)), None)


def _signers(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties who must sign *instrument*; a party who appeared and was dismissed has still appeared."""
    if leave_order(scope, instrument):
        return ()
    day, parties = scope.request.date, scope.matter.parties
    present = [name for name, party in parties.items() if not has_left(party, day)]
    others = [
        name
        for name, party in parties.items()
        if party.role not in OUTSIDE and (party.on_side != "plaintiff" or name not in present)
    ]
    match instrument.signed_by.by:
        case "all who have appeared":
            return tuple(name for name in others if name in scope.appeared or parties[name].on_side == "plaintiff")
        case "all current parties":
            return tuple(name for name in others if name in present)
        case "all parties":
            return tuple(others)
        case "all parties to the claim":
            return tuple(name for name in others if name in scope.dismissed)
    return ()
