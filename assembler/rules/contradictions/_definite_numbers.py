"""Numbers of things that refer back to things of which other texts give another number."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from assembler.facts.fact import StatedQuantity
from assembler.facts.reading import texts_with_facts
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._roots import root
from assembler.rules.contradictions._values import rarity_of_stems, stems
from assembler.rules.rule import Problem

ENOUGH_EVIDENCE = 1.0
"""How much evidence that two numbers count the same things is enough to report them.

"The seven wires" counts 1, since wires must have been counted before. "Four wires" in two other texts counts 1/2, and
so does "the four wires" there. Words that both clauses have count as much as they are rare, at most 1. Two long numbers
that differ as by a slip count 1/2. Each further number of such things takes 1/2 away.
"""

DEFINITE_BEFORE = Regex(r"(?i)\b(?:the|those|these|all|its|his|her|their)\s(?:full\s|whole\s|entire\s)?\Z")
"""Words before a number of things that were counted before: "the seven wires"."""

PART_BEFORE = Regex(
    r"(?i)\b(?:other|remaining|first|last|next|another|additional|more|further|of\sthem|only|least|most|each|every|new|than"
    r"|over|nearly|up\sto|later|earlier|after|some|minimum|maximum|or|to"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|none|any|\d{1,3})\sof\s(?:the|his|her|its|their))\s\Z"
)
"""Words before a number that show that it may not count all the things: "the other five kites", "two of the five"."""

PART_AFTER = Regex(
    r"(?i)\A\s(?:each|apiece|per|a\s(?:day|week|month|year)|more|left|who|whom|whose|that|which|or\smore|or\sfewer)\b"
)
"""Words after things that show that only some of them may be meant: "five kites that were torn", "16 units each"."""

OWNER_AFTER = Regex(r"(?i)\A\sof\s(?:the|his|her|its|their)\b")
"""Words after things that show that only some of them may be meant, unless "all" or "the" is before the number."""

PART_WITHIN = Regex(
    r"(?i)\b(?:other|more|additional|further|remaining|missing|outstanding|un[a-z]+ed|unpaid|new|larger|largest|smaller|smallest|biggest|top|major|[a-z]+est)\s"
)
"""Words among those that name the things which show that only some of them are meant: "the four largest insurers"."""

PERSON = Regex(r"\b(?:Mr|Ms|Mrs|Dr)\.\s(?P<name>[A-Z][\w’'-]{1,20})", needs="mr.|ms.|mrs.|dr.")
"""A person of whom a paragraph or a heading speaks."""

NOUNS_OF_ANYTHING = frozenset(
    "types kinds sorts ways reasons categories forms parts sides aspects respects factors instances things".split()
)
"""Nouns that do not show what is counted."""

YEAR = Regex(r"(?:1[89]|20)\d\d\b(?!,)")

MAX_NUMBERS = 6
"""The maximum number of different numbers of things of one noun that are compared."""

LONG_NUMBER = 100
"""The number from which two numbers that differ by a slip are seldom alike by chance."""

MIN_NUMBER_WITH_SLIP = 10
"""The smallest number whose digits are compared."""

SMALL_DIFFERENCES = frozenset({1, 2, 3, 10})
"""Differences of two numbers of which one may be a slip of memory or of typing: "eight" and "eighteen"."""

CHARACTERS_BESIDE = 100
"""How many characters before and after the things belong to their clause."""


def numbers_that_refer_back(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each number of things that other texts count otherwise, and that is given only once."""
    by_noun: dict[str, list[StatedQuantity]] = {}
    persons: dict[KeyPath, frozenset[str]] = {}
    heading_persons: frozenset[str] = frozenset()
    for text in texts_with_facts(matter):
        text_persons = frozenset(PERSON.findall(text.text))
        if text.path[-1] == "heading":
            heading_persons = text_persons
        persons[text.path] = text_persons or heading_persons
        if text.path[0] == "filings":
            continue
        for quantity in text.quantities:
            is_comparable = not quantity.hedge and quantity.noun not in NOUNS_OF_ANYTHING
            if is_comparable and " per " not in quantity.noun and not YEAR.match(quantity.words):
                by_noun.setdefault(root(quantity.noun), []).append(quantity)
    for quantities in by_noun.values():
        use_counts = Counter(quantity.number for quantity in quantities)
        if 1 < len(use_counts) <= MAX_NUMBERS:
            for quantity in quantities:
                if use_counts[quantity.number] == 1 and not quantity.quoted and not _may_be_part(quantity):
                    others = [other for other in quantities if _may_be_of_same_persons(quantity, other, persons)]
                    yield from _other_number(quantity, others, use_counts, matter)


def _may_be_of_same_persons(
    quantity: StatedQuantity, other: StatedQuantity, persons: Mapping[KeyPath, frozenset[str]]
) -> bool:
    """Whether the paragraphs of two quantities, or their headings, do not name different persons."""
    names, other_names = persons[quantity.path], persons[other.path]
    return not names or not other_names or bool(names & other_names)


def _may_be_part(quantity: StatedQuantity) -> bool:
    return bool(
        PART_BEFORE.search(quantity.before)
        or PART_AFTER.match(quantity.after)
        or PART_WITHIN.search(quantity.noun_phrase)
        or (OWNER_AFTER.match(quantity.after) and not DEFINITE_BEFORE.search(quantity.before))
        or quantity.number == 1
    )


def _other_number(
    quantity: StatedQuantity, quantities: Sequence[StatedQuantity], use_counts: Mapping[int, int], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if exactly one other number is like that of *quantity*, and enough shows that one is meant."""
    near = [
        other
        for other in quantities
        if other.number != quantity.number and other.path != quantity.path and _are_near(quantity.number, other.number)
    ]
    others = [other for other in near if _counts_all(other) and _may_be_same(quantity, other)]
    if len({other.number for other in near}) != 1 or not others:
        return
    counted_all = [other for other in near if _counts_all(other)]
    is_definite = bool(DEFINITE_BEFORE.search(quantity.before))
    other_is_definite = any(DEFINITE_BEFORE.search(other.before) for other in counted_all)
    shared_rarity = max(_shared_rarity(quantity, other, matter) for other in others)
    is_repeated = use_counts[others[0].number] > 1
    is_antecedent = is_repeated and _is_antecedent(quantity, quantities, others[0].number)
    if not is_definite and not is_antecedent and not (shared_rarity and (other_is_definite or len(counted_all) > 1)):
        return
    evidence = (
        is_definite
        + is_antecedent
        + 0.5 * (len(counted_all) > 1)
        + 0.5 * other_is_definite
        + min(1, shared_rarity)
        + 0.5 * (quantity.number >= LONG_NUMBER and looks_like(quantity.number, others[0].number))
        - 0.5 * (len(use_counts) - 2)
    )
    if evidence >= ENOUGH_EVIDENCE:
        message = f"the text says `{quantity.words}`, but elsewhere `{others[0].words}`"
        yield problem_on(quantity, message, others[0])


def _is_antecedent(quantity: StatedQuantity, quantities: Sequence[StatedQuantity], other_number: int) -> bool:
    """Whether the first text with *other_number* refers back ("all four wires") and only *quantity* comes before it."""
    before = list(takewhile(lambda other: other.number != other_number, quantities))
    first = quantities[len(before)]
    is_reference = DEFINITE_BEFORE.search(first.before) and not _may_be_part(first)
    return bool(is_reference) and before == [quantity]


def _are_near(number: int, other_number: int) -> bool:
    """Whether one of two numbers may be a mistake for the other."""
    smaller, larger = sorted((number, other_number))
    is_slip = smaller >= MIN_NUMBER_WITH_SLIP and looks_like(number, other_number)
    return is_slip or 3 * smaller > 2 * larger or larger - smaller in SMALL_DIFFERENCES


def _counts_all(quantity: StatedQuantity) -> bool:
    """Whether *quantity* may count all the things, and not some of them."""
    is_definite = bool(DEFINITE_BEFORE.search(quantity.before))
    is_part = PART_BEFORE.search(quantity.before) or PART_WITHIN.search(quantity.noun_phrase)
    return not is_part and (is_definite or not (PART_AFTER.match(quantity.after) or OWNER_AFTER.match(quantity.after)))


def _may_be_same(quantity: StatedQuantity, other: StatedQuantity) -> bool:
    """Whether the words before the two nouns do not name things of two kinds: "residential units", "units"."""
    words, other_words = (set(things.noun_phrase.split()[:-1]) for things in (quantity, other))
    return not words or not other_words or bool(words & other_words)


def _shared_rarity(quantity: StatedQuantity, other: StatedQuantity, matter: Matter) -> float:
    """Return how rare the words are that the clauses of two quantities share, besides their noun."""
    clause, other_clause = (
        stems(f"{things.before[-CHARACTERS_BESIDE:]} {things.noun_phrase} {things.after[:CHARACTERS_BESIDE]}")
        for things in (quantity, other)
    )
    return rarity_of_stems((clause & other_clause) - stems(quantity.noun), matter)
