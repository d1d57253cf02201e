"""What a count is called: in its heading, in a sentence, and by the paper itself."""

from collections.abc import Iterable

from assembler.language.english import Phrase, cardinal, headline, ordinal, roman, series
from assembler.model.pleading import Claim
from assembler.plan.context import PaperContext
from assembler.plan.text.labels import OF_ACTION, count_name


def heading_name(claim: Claim) -> str:
    """Return what the heading calls *claim*: its own title, its variant's heading, or the cause and the variant."""
    name = claim.cause.name
    headings = {
        variant.name: variant.heading or f"{name} ({headline(variant.name)})" for variant in claim.cause.variants
    }
    return claim.title or headings.get(claim.variant or "", name)


def count_id(claim: Claim, number: int) -> str:
    """Return the name by which the paper knows the count."""
    return claim.id or f"count-{number + 1}"


def count_label(number: int, context: PaperContext) -> str:
    """Return the heading of count *number*, counted from 1: its own label, or as the court's custom is."""
    return context.matter.claims[number - 1].label or _numbered(number, context).upper()


def ordinal_name(claim: Claim, context: PaperContext) -> str:
    """Return what a sentence calls *claim*: Count One, Count I, the First Cause of Action."""
    number = next(place for place, one in enumerate(context.matter.claims, 1) if one is claim)
    name = count_name(claim.label) if claim.label else _numbered(number, context)
    return f"the {name}" if OF_ACTION.search(name) else name


def _numbered(number: int, context: PaperContext) -> str:
    """Return "First Cause of Action", "Count One" or "Count I"."""
    custom = context.court.counts.value
    if custom.style == "cause of action":
        return f"{ordinal(number).title()} Cause of Action"
    return f"Count {roman(number) if custom.numerals == 'roman' else cardinal(number).title()}"


def counts_named(claims: Iterable[Claim], context: PaperContext) -> Phrase:
    """Return what a sentence calls *claims*: Count One; Counts One and Two; the First and Second Causes of Action."""
    names = [ordinal_name(claim, context) for claim in claims]
    if len(names) > 1 and all(name.startswith("Count ") for name in names):
        return Phrase(f"Counts {series([name.removeprefix('Count ') for name in names])}", many=True)
    return Phrase(series(names), len(names) > 1)


def unnamed(claim: Claim, number: int, element: str, place: int) -> str:
    """Return the name that the paper gives to the sentence at *place* of an element, if it has none of its own."""
    return f"{count_id(claim, number)}.{element}.{place + 1}"
