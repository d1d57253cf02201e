"""The verdict on each instrument of dismissal, the parties who must sign it, and the recommended instrument."""

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
from assembler.model.roles import NONPARTY_ROLES

Verdict = Literal["open", "doubtful", "closed"]


@dataclass(frozen=True)
class Option:
    """An instrument, the reasons for and against it, and the parties who must sign besides the dismissing parties."""

    key: str
    instrument: Instrument
    reasons: tuple[Reason, ...]
    signers: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether the instrument is open, doubtful or closed.

        The instrument is closed if a reason `bars` it, and open if all reasons only inform the user. Otherwise it is
        doubtful, because it depends on a condition or on a law that was not read.
        """
        if self.is_barred:
            return "closed"
        return "open" if all(reason.weight == "tells" for reason in self.reasons) else "doubtful"

    @property
    def of_right(self) -> bool:
        """Whether the instrument is open and the court has no discretion to deny it."""
        return self.verdict == "open" and not any(reason.court_decides for reason in self.reasons)

    @property
    def is_barred(self) -> bool:
        """Whether a reason `bars` the instrument, so that `relies_on:` cannot make it available."""
        return any(reason.bars for reason in self.reasons)

    @property
    def is_unintentionally_final(self) -> bool:
        """Whether an earlier dismissal makes this dismissal final and the matter does not say that this is intended."""
        return any(
            reason.kind == "second" and reason.weight == "closes" and reason.condition for reason in self.reasons
        )

    @property
    def is_probably_closed(self) -> bool:
        """Whether the instrument is barred, or a source that was read, such as a guide to the law, closes it."""
        return self.is_barred or any(reason.weight == "closes" and has_source(reason.basis) for reason in self.reasons)

    @property
    def is_open_stipulation(self) -> bool:
        """Whether this is a stipulation that is open, or that would be open if the matter stated the missing facts."""
        return self.instrument.way == "stipulation" and (self.verdict == "open" or self.awaits_facts)

    @property
    def cannot_be_partial(self) -> bool:
        """Whether the law, so far as it is known, does not allow the requested partial dismissal."""
        return any(reason.kind == "partial" and reason.weight == "closes" for reason in self.reasons)

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """The reasons that keep the instrument from being open."""
        return tuple(reason for reason in self.reasons if reason.weight != "tells")

    @property
    def awaits_facts(self) -> bool:
        """Whether the instrument would be open if the matter stated `docket_read:` and `earlier_dismissals:`."""
        return bool(self.doubts) and all(reason.kind in {"docket", "earlier unstated"} for reason in self.doubts)


def dismissal_options(scope: Scope) -> tuple[Option, ...]:
    """Return each instrument of the court's law with its reasons for *scope*, in the order of the court's record."""
    return tuple(weighed_option(scope, key, instrument) for key, instrument in scope.law.instruments.items())


def weighed_option(scope: Scope, key: str, instrument: Instrument) -> Option:
    """Return *instrument*, whose key in the record is *key*, with the reasons for and against it in *scope*."""
    program_reasons = tuple(closed_by_program_law(scope, instrument))
    facts = {reason.says for reason in program_reasons if reason.weight == "closes" or reason.kind == "docket"}
    record_reasons = (reason for reason in reasons(scope, instrument) if reason.says not in facts)
    return Option(
        key,
        instrument,
        (*program_reasons, *record_reasons, *firm_law_only(scope, instrument)),
        must_sign(scope, instrument),
    )


RANK: tuple[Verdict, ...] = ("open", "doubtful", "closed")
"""The verdicts, from best to worst."""


def recommended_option(choices: Sequence[Option], *, all_sign: bool = False) -> Option | None:
    """Return the best of *choices*: open rather than doubtful, and depending on few people; None if none is usable.

    An instrument counts as open if only the docket or the earlier dismissals are not stated. An instrument for partial
    dismissals, such as a motion to drop a party, is not recommended if a notice may suffice or a stipulation is open.
    *all_sign* says that the other parties have agreed to sign, so that a stipulation is better than a motion.
    """
    usable_options = [option for option in choices if not option.is_probably_closed and not option.cannot_be_partial]
    if any(option.instrument.way == "notice" or option.is_open_stipulation for option in usable_options):
        usable_options = [option for option in usable_options if option.instrument.partial is None]
    return min(usable_options, key=lambda option: _burden(option, all_sign=all_sign)) if usable_options else None


def _burden(option: Option, *, all_sign: bool) -> tuple[bool, int, int, bool]:
    verdict: Verdict = "open" if option.awaits_facts else option.verdict
    needs_others = option.instrument.signed_by.by not in {"the plaintiff", "the claimant"} and not all_sign
    needs_order = option.instrument.order.needs == "an order"
    may_be_denied = any(reason.court_decides for reason in option.reasons)
    burden = needs_others + needs_order + 2 * may_be_denied
    has_closing_reason = any(reason.weight == "closes" for reason in option.reasons)
    return has_closing_reason, RANK.index(verdict), burden, all_sign and option.instrument.way == "motion"


def must_sign(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties who must sign *instrument* besides the remaining plaintiffs, in caption order.

    For an instrument in a firm's own record, they include the signers that the program's law requires, if it was read.
    """
    counterpart = program_counterpart(scope, instrument)
    program_scope, program_instrument = counterpart or (scope, None)
    program_signers = (
        _signers(program_scope, program_instrument)
        if program_instrument and was_read(program_instrument.signed_by.basis)
        else ()
    )
    required_names = {*_signers(scope, instrument), *program_signers}
    return tuple(name for name in scope.matter.parties if name in required_names)


def leave_order(scope: Scope, instrument: Instrument) -> Event | None:
    """Return an earlier order that makes the other parties' consent unnecessary; None if there is no such order."""
    orders = (event for _, event in scope.events if event.event in instrument.signed_by.unless_leave)
    return next(
        (order for order in orders if not order.against or set(scope.dismissed_parties) <= set(order.against)), None
    )


def _signers(scope: Scope, instrument: Instrument) -> tuple[str, ...]:
    """Return the parties who must sign *instrument* besides the remaining plaintiffs; nobody if an order gives leave.

    If the law requires everyone who has appeared, parties who appeared and then left the case must sign too.
    """
    if leave_order(scope, instrument):
        return ()
    day = scope.requested.date
    parties = scope.matter.parties
    current_names = [name for name, party in parties.items() if not has_left(party, day)]
    other_parties = [
        name
        for name, party in parties.items()
        if party.role not in NONPARTY_ROLES and (party.on_side != "plaintiff" or name not in current_names)
    ]
    match instrument.signed_by.by:
        case "all who have appeared":
            return tuple(
                name for name in other_parties if name in scope.appeared or parties[name].on_side == "plaintiff"
            )
        case "all current parties":
            return tuple(name for name in other_parties if name in current_names)
        case "all parties":
            return tuple(other_parties)
        case "all parties to the claim":
            return tuple(name for name in other_parties if name in scope.dismissed_parties)
    return ()


def option_of(scope: Scope, paper: str) -> Option | None:
    """Return the instrument for the document type *paper* with the best verdict; None if the law has no instrument."""
    candidates = [
        weighed_option(scope, key, instrument)
        for key, instrument in scope.law.instruments.items()
        if paper in instrument.papers
    ]
    return min(candidates, key=lambda option: RANK.index(option.verdict)) if candidates else None
