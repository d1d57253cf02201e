"""The names of counts: in headings and in sentences."""

from collections.abc import Iterable

from assembler.language.english import Phrase, cardinal, headline, ordinal, roman, series
from assembler.model.pleading import Claim, matching_claims
from assembler.plan.context import PaperContext
from assembler.plan.text.labels import OF_ACTION, count_name, of_action

UNLABELED = "none"
"""The value of a count's label in the matter if its heading has no label."""


def heading_name(claim: Claim) -> str:
    """Return the name of *claim* in its heading: its own title, its variant's heading, or the cause and the variant."""
    name = claim.cause.name
    headings = {
        variant.name: variant.heading or f"{name} ({headline(variant.name)})" for variant in claim.cause.variants
    }
    return claim.title or headings.get(claim.variant or "", name)


def cause_name(claim: Claim) -> str:
    """Return the name of the cause of *claim*, without the catalog's parentheses: "Negligence"."""
    return claim.cause.name.partition(" (")[0]


def count_id(claim: Claim, number: int) -> str:
    """Return the id of the count at index *number*: its own, else "count-1" for the first."""
    return claim.id or f"count-{number + 1}"


def count_label(number: int, own_label: str | None, context: PaperContext) -> str:
    """Return the label of count *number*, from 1: its own, which may be empty, else a label in the court's style."""
    return "" if own_label == UNLABELED else own_label or _numbered_count(number, context).upper()


def ordinal_name(claim: Claim, context: PaperContext) -> str:
    """Return the name of *claim* in a sentence: Count One, Count I, the First Cause of Action."""
    number = next(number for number, candidate in enumerate(context.matter.claims, 1) if candidate is claim)
    if claim.label == UNLABELED:
        return f"the count “{heading_name(claim)}”"
    name = count_name(claim.label) if claim.label else _numbered_count(number, context)
    return f"the {name}" if OF_ACTION.search(name) else name


def _numbered_count(number: int, context: PaperContext) -> str:
    """Return "First Cause of Action", "Count One" or "Count I"."""
    custom = context.court.counts.value
    if custom.style == "cause of action":
        return f"{ordinal(number).title()} Cause of Action"
    return f"Count {roman(number) if custom.numerals == 'roman' else cardinal(number).title()}"


def counts_named(claims: Iterable[Claim], context: PaperContext) -> Phrase:
    """Return *claims* in words: Count One; Counts One and Two; the First and Second Causes of Action."""
    names = [ordinal_name(claim, context) for claim in claims]
    if len(names) > 1 and all(name.startswith("Count ") for name in names):
        return Phrase(f"Counts {series([name.removeprefix('Count ') for name in names])}", many=True)
    split = [OF_ACTION.split(name.removeprefix("the "), maxsplit=1) for name in names]
    if len(names) > 1 and all(len(parts) > 1 and parts[1:] == split[0][1:] for parts in split):
        return Phrase(f"the {series([parts[0] for parts in split])}{of_action(split[0][1], many=True)}", many=True)
    return Phrase(series(names), len(names) > 1)


def jury_claims(context: PaperContext) -> list[Claim]:
    """Return the claims on which the matter demands a jury: those that it names, else all."""
    claims, names = context.matter.claims, context.matter.jury_demand
    if not isinstance(names, tuple):
        return list(claims)
    return [
        claims[position]
        for position in sorted({position for name in names for position in matching_claims(claims, name)})
    ]


def default_allegation_id(claim: Claim, number: int, element: str, position: int) -> str:
    """Return a name for an allegation without an id, at index *position* of an element."""
    return f"{count_id(claim, number)}.{element}.{position + 1}"
