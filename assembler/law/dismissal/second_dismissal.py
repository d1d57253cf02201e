"""The effect that an earlier dismissal of the same claim has on a new dismissal."""

from collections.abc import Iterator, Mapping

from assembler.law.dismissal.circumstances import dismissal_method
from assembler.law.dismissal.earlier_courts import is_foreign
from assembler.law.dismissal.reason import Reason, Weight, authority
from assembler.law.dismissal.scope import Request, Scope
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
    second, request = instrument.second_dismissal, scope.request
    if scope.matter.earlier_dismissals is None and instrument.way != "motion":
        yield from _unstated_reasons(instrument, request)
    counted = [entry for entry in scope.earlier if not (second.domestic_only and is_foreign(entry[1], scope.law))]
    methods = [dismissal_method(earlier, scope.law) for _, earlier in counted]
    enough = sum(method in second.counts for method in methods) >= second.after
    perhaps_enough = sum(method in {*second.counts, *second.perhaps} for method in methods) >= second.after
    yield from _foreign_reasons(scope, instrument)
    for (number, earlier), method in zip(counted, methods, strict=True):
        path = ("earlier_dismissals", number)
        counts = method in second.counts and enough
        if second.then == "nothing" or not (method in {*second.counts, *second.perhaps} and perhaps_enough):
            message = f"{_describe_earlier(earlier)}, which does not make this {instrument.way} final"
            weight: Weight = "tells" if was_read(second.basis) else "asks"
            condition = "" if weight == "tells" else "the law confirms this"
            yield Reason("second", weight, message, authority(second, instrument), second.basis, path, condition)
            continue
        is_intended = ends_claim_for_good(request) and second.then != "by leave only"
        weight = "tells" if is_intended else "closes" if counts else "asks"
        qualification = "" if counts else ", if that dismissal counts, which is unsettled or unknown"
        paper_words = (
            f"this {instrument.way} {request.prejudice} prejudice" if request.prejudice else f"this {instrument.way}"
        )
        message = f"{_describe_earlier(earlier)}: {EFFECTS[second.then].format(this=paper_words)}{qualification}"
        basis = second.basis if counts else "derived"
        intended = "" if weight == "tells" or second.then == "by leave only" else INTENDED
        yield Reason("second", weight, message, authority(second, instrument), basis, path, intended)


def _foreign_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each foreign dismissal that does not count: the law names only federal and state courts."""
    second = instrument.second_dismissal
    for number, earlier in scope.earlier:
        if second.domestic_only and is_foreign(earlier, scope.law):
            fact = f"{_describe_earlier(earlier)}, in a court of another country"
            message = f"{fact}; only a dismissal in a federal or state court counts"
            weight: Weight = "tells" if was_read(second.basis) else "asks"
            condition = "" if weight == "tells" else "the law confirms this"
            path = ("earlier_dismissals", number)
            yield Reason("second", weight, message, authority(second, instrument), second.basis, path, condition)


def _unstated_reasons(instrument: Instrument, request: Request) -> Iterator[Reason]:
    """Yield a doubt if an earlier dismissal would have an effect on this dismissal that the paper does not intend.

    The matter has no `earlier_dismissals:`, so it does not say whether there was an earlier dismissal.
    """
    second = instrument.second_dismissal
    if second.then != "nothing" and not (ends_claim_for_good(request) and second.then != "by leave only"):
        message = "`earlier_dismissals:` is missing, so the matter does not say whether the claim was dismissed before"
        condition = f"no earlier dismissal affects this {instrument.way}"
        yield Reason("earlier unstated", "asks", message, authority(second, instrument), second.basis, (), condition)


def ends_claim_for_good(request: Request) -> bool:
    """Whether *request* is meant to end the claim permanently."""
    prejudices = [entry.prejudice or request.prejudice for entry in request.dismisses]
    return request.effect == "on the merits" or (
        bool(prejudices) and all(prejudice == "with" for prejudice in prejudices)
    )


def _describe_earlier(earlier: EarlierDismissal) -> str:
    case = ", ".join(part for part in (earlier.court, earlier.number) if part)
    return f"the same claim was dismissed by {earlier.by} on {earlier.date} ({case})"
