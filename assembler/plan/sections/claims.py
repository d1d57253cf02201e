"""The counts: each with its heading, what it realleges, and each element pleaded once."""

from collections.abc import Iterator, Sequence
from functools import partial

from assembler.english import cardinal, ordinal, own
from assembler.model.pleading import Claim
from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftCount, DraftHeading, DraftSentence
from assembler.plan.labels import Labels, paragraphs
from assembler.plan.sections import of_allegations


def build(case: Case) -> Iterator[Draft]:
    """Yield the counts in the matter's order."""
    if not case.matter.claims:
        return
    yield DraftHeading(1, case.say("headings.claims"), "claims")
    for number, claim in enumerate(case.matter.claims):
        yield DraftCount(claim.cause.name, _against(claim, case), claim.cause.count_cite, count_id(claim, number))
        yield _incorporation(claim, case)
        yield from _elements(claim, number, case)


def count_id(claim: Claim, number: int) -> str:
    """Return the name by which the paper knows the count."""
    return claim.id or f"count-{number + 1}"


def count_label(number: int, case: Case) -> str:
    """Return the heading of count *number*, counted from 1, as the court's custom is."""
    if case.court.counts.value.style == "cause of action":
        return f"{ordinal(number)} cause of action".upper()
    return f"COUNT {cardinal(number).upper()}"


def ordinal_name(claim: Claim, case: Case) -> str:
    """Return what a sentence calls *claim*: Count One, the First Cause of Action."""
    number = case.matter.claims.index(claim) + 1
    if case.court.counts.value.style == "cause of action":
        return f"the {ordinal(number).title()} Cause of Action"
    return f"Count {cardinal(number).title()}"


def _against(claim: Claim, case: Case) -> str:
    defendants = case.side("defendant", claim.against)
    if not claim.by or list(claim.by) == [name for name, _ in case.parties("plaintiff")]:
        return case.say("claims.against", defendants=defendants)
    return case.say("claims.by_and_against", plaintiffs=case.side("plaintiff", claim.by), defendants=defendants)


def _incorporation(claim: Claim, case: Case) -> Draft:
    """Reallege facts only: what comes before the first count, or the sections that the claim names.

    Blanket incorporation of earlier counts makes a shotgun pleading.
    """
    plaintiffs = case.side("plaintiff", claim.by or None)

    def say(labels: Labels) -> str:
        numbers: Sequence[int] = range(1, labels.first_count + 1)
        if claim.incorporates:
            spans = (labels.sections[name] for name in claim.incorporates if name in labels.sections)
            numbers = [number for first, last in spans for number in range(first, last + 1)]
        return case.say("claims.incorporation", plaintiffs=plaintiffs, paragraphs=paragraphs(numbers))

    return DraftSentence(say, realleges=True)


def _elements(claim: Claim, number: int, case: Case) -> Iterator[Draft]:
    """Yield what the count alleges, element by element.

    An element that the count's own paragraphs plead brings those up to the last of them, in the order in which they
    are written; any other that is pleaded brings a sentence from the catalogue. What is left of the paragraphs ends it.
    """
    own_drafts = list(of_allegations(("claims", number), claim.paragraphs))
    places = {one.id: place for place, one in enumerate(claim.paragraphs) if one.id}
    said = 0
    for name, element in claim.cause.elements.items():
        pleaded = claim.elements.get(name, ())
        upto = max((places[one] + 1 for one in pleaded if one in places), default=0)
        yield from own_drafts[said:upto]
        said = max(said, upto)
        if pleaded and not upto:
            yield DraftSentence(partial(_element, element.pleading, pleaded, claim, case))
    yield from own_drafts[said:]


def _element(pleading: str, names: Sequence[str], claim: Claim, case: Case, labels: Labels) -> str:
    plaintiffs, defendants = case.side("plaintiff", claim.by or None), case.side("defendant", claim.against)
    said = pleading.rstrip(". ").format(
        plaintiff=plaintiffs,
        plaintiffs=plaintiffs,
        plaintiffs_own=own(plaintiffs.short),
        defendant=defendants,
        defendants=defendants,
        defendants_own=own(defendants.short),
    )
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    if not numbers:
        return f"{said}."
    return case.say("claims.element", pleading=said, paragraphs=paragraphs(numbers))
