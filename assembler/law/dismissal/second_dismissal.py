"""The effect that an earlier dismissal of the same claim has on a new dismissal."""

from collections.abc import Iterator, Mapping

from assembler.law.dismissal.circumstances import dismissal_method
from assembler.law.dismissal.earlier_courts import is_foreign
from assembler.law.dismissal.reason import Reason, Weight, authority
from assembler.law.dismissal.scope import RequestedDismissal, Scope
from assembler.model.dismissal import Instrument
from assembler.model.event import EarlierDismissal
from assembler.model.law import was_read

INTENDED = "that is intended, and the matter says `effect: on the merits`"
"""The condition on which a second dismissal is open."""

EFFECTS: Mapping[str, str] = {
    "on the merits": "{this} is on the merits",
    "by leave only": "{this} requires leave of the court",
    "no further suit": "after {this} the claim cannot be sued on again",
}
"""The effect of a second dismissal, worded as a clause of a message."""


def second_dismissal_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each earlier dismissal of the same claim, which says how it affects *instrument*.

    If the matter does not say whether there was an earlier dismissal, yield a doubt, except about a motion.
    """
    rule = instrument.second_dismissal
    requested = scope.requested
    if scope.matter.earlier_dismissals is None and instrument.way != "motion":
        yield from _unstated_reasons(instrument, requested)
    dismissals = [
        (index, dismissal)
        for index, dismissal in scope.earlier_dismissals
        if not (rule.domestic_only and is_foreign(dismissal, scope.law))
    ]
    methods = [dismissal_method(dismissal, scope.law) for _, dismissal in dismissals]
    are_enough = sum(method in rule.counts for method in methods) >= rule.after
    may_be_enough = sum(method in {*rule.counts, *rule.perhaps} for method in methods) >= rule.after
    yield from _foreign_reasons(scope, instrument)
    for (index, dismissal), method in zip(dismissals, methods, strict=True):
        path = ("earlier_dismissals", index)
        is_counted = method in rule.counts and are_enough
        if rule.then == "nothing" or not (method in {*rule.counts, *rule.perhaps} and may_be_enough):
            message = f"{_describe_earlier(dismissal)}, which does not make this {instrument.way} final"
            weight: Weight = "tells" if was_read(rule.basis) else "asks"
            condition = "" if weight == "tells" else "the law confirms this"
            yield Reason(
                "second", weight, message, authority(rule, instrument), rule.basis, path=path, condition=condition
            )
            continue
        is_intended = ends_claim_for_good(requested) and rule.then != "by leave only"
        weight = "closes" if is_counted else "asks"
        if is_intended:
            weight = "tells"
        qualification = "" if is_counted else ", if that dismissal counts, which is unsettled or unknown"
        paper_words = (
            f"this {instrument.way} {requested.prejudice} prejudice"
            if requested.prejudice
            else f"this {instrument.way}"
        )
        message = f"{_describe_earlier(dismissal)}: {EFFECTS[rule.then].format(this=paper_words)}{qualification}"
        basis = rule.basis if is_counted else "derived"
        condition = "" if weight == "tells" or rule.then == "by leave only" else INTENDED
        yield Reason("second", weight, message, authority(rule, instrument), basis, path=path, condition=condition)


def _foreign_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each foreign dismissal that does not count: the law names only federal and state courts."""
    rule = instrument.second_dismissal
    for index, dismissal in scope.earlier_dismissals:
        if rule.domestic_only and is_foreign(dismissal, scope.law):
            fact = f"{_describe_earlier(dismissal)}, in a court of another country"
            message = f"{fact}; only a dismissal in a federal or state court counts"
            weight: Weight = "tells" if was_read(rule.basis) else "asks"
            condition = "" if weight == "tells" else "the law confirms this"
            path = ("earlier_dismissals", index)
            yield Reason(
                "second", weight, message, authority(rule, instrument), rule.basis, path=path, condition=condition
            )


def _unstated_reasons(instrument: Instrument, requested: RequestedDismissal) -> Iterator[Reason]:
    """Yield a doubt if an earlier dismissal would have an effect on this dismissal that the paper does not intend.

    The matter has no `earlier_dismissals:`, so it does not say whether there was an earlier dismissal.
    """
    rule = instrument.second_dismissal
    if rule.then != "nothing" and not (ends_claim_for_good(requested) and rule.then != "by leave only"):
        message = "`earlier_dismissals:` is missing, so the matter does not say whether the claim was dismissed before"
        condition = f"no earlier dismissal affects this {instrument.way}"
        yield Reason(
            "earlier unstated", "asks", message, authority(rule, instrument), rule.basis, path=(), condition=condition
        )


def ends_claim_for_good(requested: RequestedDismissal) -> bool:
    """Whether *request* is meant to end the claim permanently."""
    prejudices = [entry.prejudice or requested.prejudice for entry in requested.dismisses]
    return requested.effect == "on the merits" or (
        bool(prejudices) and all(prejudice == "with" for prejudice in prejudices)
    )


def _describe_earlier(dismissal: EarlierDismissal) -> str:
    case = ", ".join(part for part in (dismissal.court, dismissal.number) if part)
    return f"the same claim was dismissed by {dismissal.by} on {dismissal.date} ({case})"
