"""The counts: each with its heading, what it realleges, each element pleaded once, and what is asked for on it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from assembler.findings.path import KeyPath
from assembler.language.english import Phrase, cardinal, headline, ordinal, roman, series
from assembler.model.cause import values
from assembler.model.pleading import Allegation, Claim, meant
from assembler.plan.context import Case
from assembler.plan.sections import of_allegations
from assembler.plan.text.draft import Draft, DraftCount, DraftHeading, DraftPrayer, DraftSentence, DraftText, sentence
from assembler.plan.text.labels import Labels, paragraphs


def build(case: Case) -> Iterator[Draft]:
    """Yield the counts in the matter's order."""
    if not case.matter.claims:
        return
    yield DraftHeading(1, case.say("headings.claims"), "claims")
    for number, claim in enumerate(case.matter.claims):
        yield _heading(claim, number, case)
        yield _incorporation(claim, case)
        if claim.alternative_to:
            yield sentence(_said("claims.alternative", claim, case, counts=_others(claim, number, case)))
        yield from _elements(claim, number, case)
        if claim.relief and relief_at_each_count(case):
            yield _relief(claim, number, case)


# -- headings ---------------------------------------------------------------------------------------------------------


def _heading(claim: Claim, number: int, case: Case) -> DraftCount:
    others = claim.alternative_to and case.say("claims.alternative_heading", counts=_others(claim, number, case))
    return DraftCount(
        name=heading_name(claim),
        against=_against(claim, case),
        cite="; ".join(claim.cites),
        id=count_id(claim, number),
        alternative=others or "",
    )


def heading_name(claim: Claim) -> str:
    """Return what the heading calls *claim*: its own title, its variant's heading, or the cause and the variant."""
    name = claim.cause.name
    headings = {one.name: one.heading or f"{name} ({headline(one.name)})" for one in claim.cause.variants}
    return claim.title or headings.get(claim.variant or "", name)


def count_id(claim: Claim, number: int) -> str:
    """Return the name by which the paper knows the count."""
    return claim.id or f"count-{number + 1}"


def count_label(number: int, case: Case) -> str:
    """Return the heading of count *number*, counted from 1, as the court's custom is."""
    return _numbered(number, case).upper()


def ordinal_name(claim: Claim, case: Case) -> str:
    """Return what a sentence calls *claim*: Count One, Count I, the First Cause of Action."""
    number = next(place for place, one in enumerate(case.matter.claims, 1) if one is claim)
    the = "the " if case.court.counts.value.style == "cause of action" else ""
    return f"{the}{_numbered(number, case)}"


def _numbered(number: int, case: Case) -> str:
    """Return "First Cause of Action", "Count One" or "Count I"."""
    custom = case.court.counts.value
    if custom.style == "cause of action":
        return f"{ordinal(number).title()} Cause of Action"
    return f"Count {roman(number) if custom.numerals == 'roman' else cardinal(number).title()}"


def counts_named(claims: Iterable[Claim], case: Case) -> Phrase:
    """Return what a sentence calls *claims*: Count One; Counts One and Two; the First and Second Causes of Action."""
    names = [ordinal_name(claim, case) for claim in claims]
    if len(names) > 1 and all(name.startswith("Count ") for name in names):
        return Phrase(f"Counts {series([name.removeprefix('Count ') for name in names])}", many=True)
    return Phrase(series(names), len(names) > 1)


def _others(claim: Claim, number: int, case: Case) -> Phrase:
    """Return the counts to which *claim* is an alternative, each once and in order."""
    places = {place for name in claim.alternative_to for place in meant(case.matter.claims, name)} - {number}
    return counts_named([case.matter.claims[place] for place in sorted(places)], case)


def _against(claim: Claim, case: Case) -> str:
    """Return whom the count is against, and by whom, where not all bring it or the court wants that said.

    Cal. Rules of Court, rule 2.112, asks for both of each cause of action.
    """
    against = case.side("defendant", claim.against)
    everyone = against.all and len(against.names) > 2
    defendants = case.say("claims.all_defendants") if everyone else f"{against:named}"
    ours = [name for name, _ in case.parties("plaintiff")]
    all_of_us = not claim.by or list(claim.by) == ours
    if all_of_us and not (case.court.counts.value.by_whom and len(ours) > 1):
        return case.say("claims.against", defendants=defendants)
    plaintiffs = case.side("plaintiff", claim.by or None)
    return case.say("claims.by_and_against", plaintiffs=plaintiffs, defendants=defendants)


# -- what a count alleges ---------------------------------------------------------------------------------------------


def _said(key: str, claim: Claim, case: Case, **values: object) -> str:
    """Return the sentence at *key* with the count's plaintiffs, and what the court's custom calls a count."""
    plaintiffs = case.side("plaintiff", claim.by or None)
    return case.say(key, plaintiffs=plaintiffs, kind=case.court.counts.value.style, **values)


def _incorporation(claim: Claim, case: Case) -> Draft:
    """Reallege facts only: what comes before the first count, or the sections that the claim names.

    Blanket incorporation of earlier counts makes a shotgun pleading.
    """

    def say(labels: Labels) -> str:
        numbers: Sequence[int] = range(1, labels.first_count + 1)
        if claim.incorporates:
            spans = (labels.sections[name] for name in claim.incorporates if name in labels.sections)
            numbers = [number for first, last in spans for number in range(first, last + 1)]
        return _said("claims.incorporation", claim, case, paragraphs=paragraphs(numbers))

    return DraftSentence(say, realleges=True)


def _elements(claim: Claim, number: int, case: Case) -> Iterator[Draft]:
    """Yield what the count alleges, element by element.

    An element that the count's own paragraphs plead brings those up to the last of them, in the order in which they
    are written, and then the sentences that stand under the element itself; any other that is pleaded brings a
    sentence from the catalogue. What is left of the paragraphs ends it.
    """
    own_drafts = list(of_allegations(("claims", number), claim.paragraphs))
    places = {one.id: place for place, one in enumerate(claim.paragraphs) if one.id}
    written = 0
    for name, element in claim.cause.elements.items():
        pleaded = claim.names(name)
        upto = max((places[one] + 1 for one in pleaded if one in places), default=0)
        yield from own_drafts[written:upto]
        written = max(written, upto)
        sentences = list(_sentences(claim, number, name))
        yield from sentences
        if pleaded and not upto and not sentences:
            yield DraftSentence(partial(_element, element.pleading, pleaded, claim, case))
    yield from own_drafts[written:]


def _sentences(claim: Claim, number: int, element: str) -> Iterator[Draft]:
    """Yield the allegations under *element* itself, each with its name, or with one that no user can take."""
    for place, one in enumerate(claim.elements.get(element, ())):
        if isinstance(one, Allegation) and one.text:
            path: KeyPath = ("claims", number, "elements", element, place, "text")
            name = one.id or unnamed(claim, number, element, place)
            yield DraftText(one.text, path, id=name, belief=one.belief, exhibits=one.exhibit)


def unnamed(claim: Claim, number: int, element: str, place: int) -> str:
    """Return the name that the paper gives to the sentence at *place* of an element, if it has none of its own."""
    return f"{count_id(claim, number)}.{element}.{place + 1}"


def _element(pleading: str, names: Sequence[str], claim: Claim, case: Case, labels: Labels) -> str:
    plaintiffs, defendants = case.side("plaintiff", claim.by or None), case.side("defendant", claim.against)
    pleading = pleading.replace("{plaintiff} and {defendant}", "{both}").rstrip(". ")
    both = series([*plaintiffs.spoken, *defendants.spoken])
    said = pleading.format_map({**values(plaintiffs, defendants), "both": both})
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    if not numbers:
        return f"{said}."
    return case.say("claims.element", pleading=said, paragraphs=paragraphs(numbers))


# -- relief -----------------------------------------------------------------------------------------------------------


def relief_at_each_count(case: Case) -> bool:
    """Whether the court's custom is to ask for relief at the end of each count; else the prayer gathers it all."""
    return case.court.counts.value.relief == "each count"


def _relief(claim: Claim, number: int, case: Case) -> Draft:
    items = tuple((one.text, ("claims", number, "relief", n, "text")) for n, one in enumerate(claim.relief))
    return DraftPrayer(_said("claims.relief", claim, case), items)
