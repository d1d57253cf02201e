"""The text of a proposed order: the papers on which it is based, and each provision as a numbered sentence."""

from collections.abc import Iterator

from assembler.papers.ending.context import EndingContext
from assembler.papers.order.order_text import closing_statement, opening_words, order_sentences
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, sentence


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the text of the order."""
    yield sentence(opening_words(context), numbered=False)
    yield from (sentence(order) for order in order_sentences(context))
    yield from own_paragraphs(context)
    yield from (sentence(closing, numbered=False) for closing in closing_statement(context))
