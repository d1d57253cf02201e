"""The text of a stipulation of dismissal: the terms to which the parties agree, and who bears the costs."""

from collections.abc import Iterator

from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import (
    costs_recital,
    prescribed_sentences,
    stipulation_sentences,
    unnumbered_paragraphs,
)
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the stipulation."""
    yield from unnumbered_paragraphs(
        [stipulation_sentences(context), *prescribed_sentences(context), *costs_recital(context)]
    )
    yield from own_paragraphs(context)
