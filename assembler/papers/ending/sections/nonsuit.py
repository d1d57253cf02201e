"""The text of a notice of nonsuit."""

from collections.abc import Iterator

from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import (
    accompanying_order,
    costs_recital,
    operative_sentences,
    unnumbered_paragraphs,
)
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft
from assembler.plan.text.recital import Recital

CLAIM_EVENTS = {"counterclaim", "crossclaim"}
"""The events in which a party pleads its own claim."""


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice, including the recital that another party's own claim is not affected."""
    yield from unnumbered_paragraphs(
        [
            operative_sentences("nonsuit", context),
            *_unaffected_claim(context),
            *accompanying_order(context),
            *costs_recital(context),
        ]
    )
    yield from own_paragraphs(context)


def _unaffected_claim(context: EndingContext) -> Iterator[Recital]:
    """Yield the recital that another party's own claim is not affected, if another party has such a claim."""
    if names := context.scope.claimants:
        claimants = context.parties_as_side([context.matter.parties[name] for name in names])
        claim_events = [
            ("events", event_index)
            for event_index, event in context.scope.events
            if event.event in CLAIM_EVENTS and set(event.by) & set(names)
        ]
        roles = [("parties", name, "further_roles") for name in names if context.matter.parties[name].further_roles]
        yield from context.recite(
            "dismissal.left_alone", [*claim_events, *roles], claimants=claimants, rule=context.rule
        )
