"""The names of counts, for headings and for sentences."""

from collections.abc import Iterable

from assembler.language.english import Phrase, cardinal, headline, ordinal, roman, series
from assembler.model.listed_sections import count_id
from assembler.model.pleading import Claim, matching_claims
from assembler.plan.context import PaperContext
from assembler.plan.text.count_name import count_name, in_sentence
from assembler.plan.text.labels import NBSP, of_action, split_ordinal

NO_LABEL = "none"
"""The value of `label:` that makes a count's heading have no label."""


def heading_name(claim: Claim) -> str:
    """Return the heading name of *claim*: its own title, or the variant's heading, or the name of the cause.

    If the claim has a variant without a heading, the variant follows the name of the cause in parentheses.
    """
    name = claim.cause.name
    headings = {
        variant.name: variant.heading or f"{name} ({headline(variant.name)})" for variant in claim.cause.variants
    }
    return claim.title or headings.get(claim.variant or "", name)


def cause_name(claim: Claim) -> str:
    """Return the name of the cause of *claim*, such as "Negligence", without any parentheses in the catalog's name."""
    return claim.cause.name.partition(" (")[0]


def count_label(number: int, own_label: str | None, context: PaperContext) -> str:
    """Return the label of count *number*, from 1: the count's own label, which may be "", or the court's default."""
    return "" if own_label == NO_LABEL else own_label or _numbered_count(number, context).upper()


def ordinal_name(claim: Claim, context: PaperContext) -> str:
    """Return the name of *claim* for a sentence, such as "Count One" or "the First Cause of Action"."""
    number = next(number for number, candidate in enumerate(context.matter.claims, 1) if candidate is claim)
    if claim.label == NO_LABEL:
        return f"the count “{heading_name(claim)}”"
    name = count_name(claim.label).replace(NBSP, " ") if claim.label else _numbered_count(number, context)
    return in_sentence(name)


def _numbered_count(number: int, context: PaperContext) -> str:
    """Return "First Cause of Action", "Count One" or "Count I", in the court's style."""
    form = context.rely_on(context.court.counts).value
    if form.style == "cause of action":
        return f"{ordinal(number).title()} Cause of Action"
    return f"Count {roman(number) if form.numerals == 'roman' else cardinal(number).title()}"


def counts_named(claims: Iterable[Claim], context: PaperContext) -> Phrase:
    """Return a list of *claims* for a sentence, such as "Counts One and Two"."""
    names = [ordinal_name(claim, context) for claim in claims]
    if len(names) > 1 and all(name.startswith("Count ") for name in names):
        return Phrase(f"Counts {series([name.removeprefix('Count ') for name in names])}", is_plural=True)
    split_names = [split_ordinal(name.removeprefix("the ")) for name in names]
    nouns = {noun for _, noun in split_names}
    if len(names) > 1 and len(nouns) == 1 and "" not in nouns:
        ordinals = series([ordinal for ordinal, _ in split_names])
        return Phrase(f"the {ordinals}{of_action(nouns.pop(), is_plural=True)}", is_plural=True)
    return Phrase(series(names), len(names) > 1)


def jury_claims(context: PaperContext) -> list[Claim]:
    """Return the claims on which the matter demands a jury trial: the claims that it names, or else all claims."""
    claims = context.matter.claims
    names = context.matter.jury_demand
    if not isinstance(names, tuple):
        return list(claims)
    indexes = {index for name in names for index in matching_claims(claims, name)}
    return [claims[index] for index in sorted(indexes)]


def default_allegation_id(claim: Claim, claim_index: int, element: str, allegation_index: int) -> str:
    """Return an id for an unnamed allegation of *element* in *claim*, such as "count-1.breach.2"."""
    return f"{count_id(claim, claim_index)}.{element}.{allegation_index + 1}"
