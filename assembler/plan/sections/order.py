"""What a proposed order says: on what it rests, and what the court orders, a numbered sentence each."""

from collections.abc import Iterator

from assembler.plan.case import Case
from assembler.plan.draft import Draft, sentence
from assembler.plan.ending import of_its_own
from assembler.plan.orders import opening_words, orders


def build(case: Case) -> Iterator[Draft]:
    """Yield the order."""
    yield sentence(opening_words(case), numbered=False)
    yield from (sentence(one) for one in orders(case))
    yield from of_its_own(case)
