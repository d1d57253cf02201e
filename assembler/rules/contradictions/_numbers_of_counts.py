"""Numbers of things in a count that the facts do not have, although they have a similar number of such things."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from assembler.facts.fact import StatedQuantity
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._roots import root
from assembler.rules.contradictions._definite_numbers import PART_BEFORE, PART_WITHIN
from assembler.rules.contradictions._values import rarity_of_stems, stems
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem

LAW = Regex(r"§|\bU\.S\.C|\bC\.F\.R|\bCode\b|\bstatut|\bRule\s\d|\b(?:require|must|shall|law)\b")
"""Words of a sentence on a number that a law sets."""

NUMBER = Regex(r"(?<![\w$.,-])(?:\d{1,3}(?:,\d{3})+|\d{1,7}|(?i:[a-z]{3,9}(?:-[a-z]{3,5})?))(?![\w-])")

MIN_NUMBER_WITH_SLIP = 10
"""The smallest number whose digits are compared."""

ENOUGH_RARITY = 0.75
"""How rare the words are, at least, that two clauses with unlike numbers share."""

ENOUGH_RARITY_OF_SLIP = 0.3
"""The same for two numbers that differ as by a slip."""

EVIDENCE_OF_HEDGE = 0.25
"""How much the same hedge of both numbers counts: "about four hours", "about six hours"."""

CHARACTERS_BESIDE = 100


def numbers_of_counts(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "typed at 57 miles per hour" in a count if the facts have 52 miles per hour, and no 57."""
    texts = [text for text in texts_with_facts(matter) if text.path[0] != "filings"]
    facts = [text for text in texts if text.path[0] not in {"claims", "relief"}]
    for text in texts:
        if text.path[0] != "claims":
            continue
        for quantity in text.quantities:
            if quantity.quoted or quantity.number < 2 or LAW.search(quantity.sentence.words):
                continue
            if not PART_BEFORE.search(quantity.before) and not PART_WITHIN.search(quantity.noun_phrase):
                yield from _compare(quantity, facts, matter)


def _compare(quantity: StatedQuantity, facts: Sequence[TextFacts], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the facts have one number of such things that *quantity* may be meant to be."""
    noun = root(quantity.noun)
    of_noun = [other for text in facts for other in text.quantities if root(other.noun) == noun]
    numbers = {other.number for other in of_noun}
    results = {abs(first + sign * second) for first, second in combinations(numbers, 2) for sign in (1, -1)}
    if quantity.number in results | numbers:
        return
    is_new = not _is_in_words(quantity.number, facts)
    use_counts = Counter(other.number for other in of_noun)
    scores: dict[int, tuple[float, StatedQuantity]] = {}
    for other in of_noun:
        rarity = rarity_of_stems((_stems(quantity) & _stems(other)) - stems(quantity.noun), matter)
        is_long = is_new and min(other.number, quantity.number) >= MIN_NUMBER_WITH_SLIP
        is_slip = is_long and looks_like(other.number, quantity.number)
        if is_slip and is_transposition(str(other.number), str(quantity.number)) and use_counts[other.number] > 1:
            rarity += ENOUGH_RARITY_OF_SLIP
        rarity += EVIDENCE_OF_HEDGE if quantity.hedge else 0
        is_enough = rarity >= (ENOUGH_RARITY_OF_SLIP if is_slip else ENOUGH_RARITY)
        is_comparable = other.hedge == quantity.hedge and not PART_BEFORE.search(other.before)
        if is_comparable and is_enough and rarity > scores.get(other.number, (0.0, other))[0]:
            scores[other.number] = (rarity, other)
    if len(scores) == 1:
        _, other = next(iter(scores.values()))
        message = f"the count says `{quantity.words}`, but the facts say `{other.words}`"
        yield problem_on(quantity, message, other)


def _is_in_words(number: int, facts: Sequence[TextFacts]) -> bool:
    return any(number_of(word) == number for text in facts for word in NUMBER.findall(text.text))


def _stems(quantity: StatedQuantity) -> frozenset[str]:
    return stems(f"{quantity.before[-CHARACTERS_BESIDE:]} {quantity.noun_phrase} {quantity.after[:CHARACTERS_BESIDE]}")
