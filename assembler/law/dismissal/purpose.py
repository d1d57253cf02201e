"""Decides whether an instrument fits the dismissal that a paper makes, and whether the instrument's law was read."""

from collections.abc import Iterator, Mapping

from assembler.language.english import series
from assembler.law.dismissal.claims import responsive_claimants
from assembler.law.dismissal.events import may_be_same_day
from assembler.law.dismissal.reason import Circumstances, Reason, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument
from assembler.model.law import cite_with_grade, was_read
from assembler.model.time_limit import Provision


def fits_purpose(scope: Scope, instrument: Instrument) -> bool:
    """Whether *instrument* is meant for the same claims as *scope*, and for the whole action or the part dismissed."""
    if (instrument.of == "counterclaims") != scope.of_counterclaims:
        return False
    return instrument.reach == "any" or (instrument.reach == "part") == scope.in_part


def purpose_reasons(scope: Scope, instrument: Instrument, circumstances: Circumstances) -> Iterator[Reason]:
    """Yield the reasons why *instrument* does not fit *scope* or is not yet available in these *circumstances*."""
    rule = instrument.rule
    basis = instrument.signed_by.basis
    if (instrument.of == "counterclaims") != scope.of_counterclaims:
        other_claim = "a counterclaim, crossclaim or third-party claim"
        message = "it dismisses " + (other_claim if instrument.of == "counterclaims" else "the plaintiff's claims")
        yield Reason("purpose", "closes", message, rule, basis, certain=True)
    elif not fits_purpose(scope, instrument):
        message = f"it is only for {'the whole action' if instrument.reach == 'whole' else 'a part of the action'}"
        yield Reason("purpose", "closes", message, rule, basis, certain=True)
    elif scope.of_counterclaims and not (
        responsive_claimants(scope.matter) or {"counterclaim", "crossclaim"} & circumstances.keys()
    ):
        message = "the matter has no counterclaim, crossclaim or third-party claim"
        yield Reason("purpose", "closes", message, rule, basis, certain=True)
    if instrument.opened_by and not any(circumstance in circumstances for circumstance in instrument.opened_by):
        message = (
            f"it is available only after {series(list(instrument.opened_by), 'or')}, which the matter does not list"
        )
        yield Reason("purpose", "closes", message, instrument.until.cite or rule, instrument.until.basis, certain=True)
    opening_paths = [
        circumstances[circumstance] for circumstance in instrument.opened_by if circumstance in circumstances
    ]
    if opening_paths and all(may_be_same_day(scope, path) for path in opening_paths):
        events = series(list(instrument.opened_by), "or")
        message = f"it is available only after {events}, but the matter does not say which came first"
        condition = f"the {instrument.way} came later on that day"
        yield Reason(
            "on the day",
            "asks",
            message,
            instrument.rule,
            instrument.until.basis,
            path=opening_paths[0],
            condition=condition,
        )


def effect_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt about a notice of dismissal with prejudice, unless the law was read and leaves the choice open."""
    effect = instrument.default_effect
    choices = {claim.prejudice for claim in scope.claims} | {scope.requested.prejudice}
    if instrument.way != "notice" or effect.prejudice != "without" or "with" not in choices:
        return
    if effect.fixed or not was_read(effect.basis):
        message = f"a {instrument.way} with prejudice: the law provides for a dismissal without prejudice"
        condition = "the plaintiff may choose to dismiss with prejudice"
        yield Reason("effect", "asks", message, authority(effect, instrument), effect.basis, condition=condition)


def unread_reasons(instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt if nobody has read the law on the signers, the deadline or the order."""
    if provisions := unread_provisions(instrument):
        message = f"the text of the law was not checked for {series(provisions)}"
        yield Reason("unread", "asks", message, instrument.rule, "memory", condition="the text of the rule confirms it")


def unread_provisions(instrument: Instrument) -> list[str]:
    """Return the provisions on *instrument* that nobody has read: on its deadline, its signers or its order."""
    provisions: Mapping[str, Provision] = {
        "how long it is open": instrument.until,
        "who signs it": instrument.signed_by,
        "whether it takes an order": instrument.order,
    }
    return [cite_with_grade(question, part.basis) for question, part in provisions.items() if not was_read(part.basis)]
