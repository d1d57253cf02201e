"""Text of a proposed order: the papers on which it is made, and each order as a numbered sentence."""

from collections.abc import Iterator

from assembler.plan.context import PaperContext
from assembler.plan.sections._dismissal_text import of_its_own
from assembler.plan.sections._order_text import closing_statement, opening_words, orders
from assembler.plan.text.draft import Draft, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the order."""
    yield sentence(opening_words(context), numbered=False)
    yield from (sentence(order) for order in orders(context))
    yield from of_its_own(context)
    yield from (sentence(closing, numbered=False) for closing in closing_statement(context))
