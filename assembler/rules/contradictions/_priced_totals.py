"""Totals before a number of quantity and their price: "$17,250 for 46 visits at $375 each"."""

from collections.abc import Iterator
from itertools import pairwise

from assembler.facts.fact import StatedLength, StatedQuantity
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import between, problem_on
from assembler.rules.rule import Problem

TOTAL_FOR = Regex(
    r"(?:\s(?:paid|billed|charged))?(?:\s\(|,?\s(?:for|being|that\sis,?|representing|covering|i\.e\.,?)\s)(?:(?:the|his|her|its|their|all)\s)?"
)
"""Words between a total and the number of quantity for which it is paid: " for", " (", ", being"."""
AT_PRICE = Regex(r"[^.;$\d]{0,60}?(?:,\s|\s)at\s(?:a\s(?:rate|price|cost)\sof\s|the\s(?:rate|price)\sof\s)?")
"""Words between a number of quantity and their price: " of physical therapy at"."""
PRICE_OF_EACH = Regex(r"\s(?:each|apiece|per\s|an?\s|every\s|for\seach)")


def wrong_total_for(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$17,250 for 64 sessions at $375 each" if the number times the price is not the total."""
    numbers: list[StatedQuantity | StatedLength] = [*text.quantities, *text.lengths]
    for total, price in pairwise(text.sums):
        if total.sentence is not price.sentence or not total.is_exact or not price.is_exact:
            continue
        counted = [
            quantity
            for quantity in numbers
            if total.end <= quantity.start < price.start and not quantity.hedge and not quantity.quoted
        ]
        if len(counted) != 1 or not PRICE_OF_EACH.match(price.after):
            continue
        quantity = counted[0]
        if TOTAL_FOR.fullmatch(between(total, quantity)) and AT_PRICE.fullmatch(between(quantity, price)):
            product = quantity.number * price.low
            if abs(product - total.low) > max(100, quantity.number):
                fact = f"{quantity.words} at `{price.words}` are `{dollars(product)}`"
                yield problem_on(total, f"{fact}, but the text says `{total.words}`", quantity, price)
