"""Text of a notice of nonsuit."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import costs, ends, of_its_own, order_to_come, unnumbered
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital

CLAIMS = {"counterclaim", "crossclaim"}
"""The events by which a party pleads a claim of its own."""


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the notice's paragraphs; where a party has a claim of its own, that it is left alone."""
    yield from unnumbered([ends("nonsuit", context), *_left_alone(context), *order_to_come(context), *costs(context)])
    yield from of_its_own(context)


def _left_alone(context: PaperContext) -> Iterator[Recital]:
    """Yield that a claim which a party has pleaded is left alone."""
    if names := context.scope.claimants:
        claimants = context.spoken([context.matter.parties[name] for name in names])
        pleaded = [
            ("events", position)
            for position, event in context.scope.events
            if event.event in CLAIMS and set(event.by) & set(names)
        ]
        roles = [("parties", name, "further_roles") for name in names if context.matter.parties[name].further_roles]
        yield from context.recite("dismissal.left_alone", [*pleaded, *roles], claimants=claimants, rule=context.rule)
