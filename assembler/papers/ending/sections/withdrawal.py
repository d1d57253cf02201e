"""The text of a withdrawal, under a law that does not mention prejudice: the claims, and any sentence on costs."""

from collections.abc import Iterator

from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import operative_sentences, unnumbered_paragraphs
from assembler.papers.ending.keys import dismissal_keys
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the withdrawal."""
    based_on = [context.path(context.principal, "costs")] if dismissal_keys(context.principal).costs else []
    costs = context.recite("withdrawal.costs", based_on)
    yield from unnumbered_paragraphs([operative_sentences("withdrawal", context), *costs])
    yield from own_paragraphs(context)
