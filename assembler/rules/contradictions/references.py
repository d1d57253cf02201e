"""Figures in a sentence that differ from those in the paragraph to which it refers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from assembler.facts.fact import Fact, Sentence, StatedLength, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.money import dollars
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import referable
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like, made_of
from assembler.rules.contradictions._calendar import in_one_part
from assembler.rules.rule import Problem, rule

AFTER = frozenset({"after", "later"})
BEFORE = frozenset({"before", "earlier"})
MISTAKE_DIVISOR = 4
"""A sum that differs from another by at most a fourth may be a mistake for it."""


Figure = int | tuple[str, int] | date
"""A sum in cents, a number of things with the noun, or the first day of a date."""

TABLE = Regex(r"(?m)^\s{0,20}\|")
"""The beginning of a row of a table, whose sums a text may use in many ways."""


@rule(
    "FCT020",
    cite="house style: a text and the paragraph to which it refers agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the figure that is wrong, or the reference",
)
def figure_against_reference(matter: Matter) -> Iterator[Problem]:
    """A sentence has a figure that differs from the one in the paragraph to which it refers.

    An example is "the $357,000 that [[lost]] describes", where that paragraph has $375,000. Sums, lengths of time,
    numbers of things and dates are compared. A sum that can be computed from those of the paragraph is accepted, and so
    is a sum, a number or a date that another text has.
    """
    texts = texts_with_facts(matter)
    stated = _paths_of_figures(texts)
    by_path = {text.path: text for text in texts}
    paths = referable(matter)
    for text in texts:
        if "[[" not in text.text:
            continue
        for sentence in text.sentences:
            referred = tuple(_referred_texts(sentence, paths, by_path))
            if referred:
                yield from _wrong_sums(text, sentence, referred, stated)
                yield from _wrong_lengths(text, sentence, referred)
                yield from _wrong_numbers(text, sentence, referred, stated)
                yield from _wrong_days(text, sentence, referred, stated)


def _paths_of_figures(texts: Sequence[TextFacts]) -> Mapping[Figure, set[KeyPath]]:
    """Return the paths of the texts that state each sum, number of things and date. Sums in the prayer do not count."""
    paths: dict[Figure, set[KeyPath]] = {}
    for text in texts:
        sums = [amount.low for amount in text.sums] if _is_story(text) else []
        numbers = [(quantity.noun, quantity.number) for quantity in text.quantities]
        figures: tuple[Figure, ...] = (*sums, *numbers, *(day.first for day in text.dates))
        for figure in figures:
            paths.setdefault(figure, set()).add(text.path)
    return paths


def _is_elsewhere(figure: Figure, text: TextFacts, stated: Mapping[Figure, set[KeyPath]]) -> bool:
    return not stated.get(figure, set()) <= {text.path}


def _referred_texts(
    sentence: Sentence, paths: Mapping[str, Sequence[KeyPath]], by_path: Mapping[KeyPath, TextFacts]
) -> Iterator[TextFacts]:
    """Yield the texts to which *sentence* refers."""
    names = [
        name
        for match in REFERENCE.finditer(sentence.words)
        for entry in entries(match)
        for name in (entry.name, entry.last)
    ]
    for name in names:
        for path in paths.get(name, ()):
            if (*path, "text") in by_path and path != sentence.path[:-1]:
                yield by_path[(*path, "text")]


def _wrong_sums(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], stated: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    referred_sums = {
        amount.low: amount
        for referred_text in referred
        for amount in referred_text.sums
        if not TABLE.search(referred_text.text)
    }
    if not referred_sums:
        return
    for amount in text.sums:
        if amount.sentence is not sentence or not amount.is_exact or _is_elsewhere(amount.low, text, stated):
            continue
        other_sums = tuple(referred_text.low for referred_text in text.sums if referred_text is not amount)
        if amount.low not in made_of((*referred_sums, *other_sums)):
            near_sums = [referred_text for referred_text in referred_sums.values() if _is_near(amount, referred_text)]
            total = sum(referred_text.low for referred_text in referred_sums.values())
            if near_sums:
                yield _problem(amount, min(near_sums, key=lambda referred_text: abs(referred_text.low - amount.low)))
            elif looks_like(amount.low, total):
                added = f"the sums of the paragraph to which it refers add up to `{dollars(total)}`"
                yield problem_on(amount, f"the text says `{amount.words}`, but {added}", *referred_sums.values())


def _is_story(text: TextFacts) -> bool:
    return not {"relief", "wherefore", "filings"} & set(text.path)


def _is_near(amount: StatedSum, other_sum: StatedSum) -> bool:
    is_near = abs(amount.low - other_sum.low) * MISTAKE_DIVISOR <= other_sum.low
    return (
        not other_sum.quoted and other_sum.low == other_sum.high and (is_near or looks_like(amount.low, other_sum.low))
    )


def _problem(fact: Fact, referred_fact: Fact) -> Problem:
    message = f"the text says `{fact.words}`, but the paragraph to which it refers says `{referred_fact.words}`"
    return problem_on(fact, message, referred_fact)


def _wrong_lengths(text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "nine days after it" if the paragraph's only length after something is eleven days."""
    for length in text.lengths:
        side = AFTER if length.relation in AFTER else BEFORE if length.relation in BEFORE else frozenset()
        if length.sentence is sentence and side and not length.hedge and not length.quoted:
            other_lengths = [
                referred_length
                for referred_length in chain.from_iterable(referred_text.lengths for referred_text in referred)
                if referred_length.relation in side
                and referred_length.unit == length.unit
                and not referred_length.quoted
                and not referred_length.hedge
            ]
            if (
                len({referred_length.number for referred_length in other_lengths}) == 1
                and other_lengths[0].number != length.number
            ):
                yield _problem(length, other_lengths[0])
        elif length.sentence is sentence and not length.hedge and not length.quoted and not length.relation:
            yield from _wrong_length_of_sum(text, length, referred)


def _wrong_length_of_sum(text: TextFacts, length: StatedLength, referred: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$644,000, the income of eight months" if the paragraph has $644,000 and seven months."""
    sums = {amount.low for amount in text.sums if amount.sentence is length.sentence}
    for referred_text in referred:
        lengths = [
            referred_length
            for referred_length in referred_text.lengths
            if referred_length.unit == length.unit and not referred_length.relation and not referred_length.hedge
        ]
        shared = sums & {amount.low for amount in referred_text.sums}
        if (
            shared
            and len({referred_length.number for referred_length in lengths}) == 1
            and lengths[0].number != length.number
        ):
            yield _problem(length, lengths[0])


def _wrong_numbers(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], stated: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    for quantity in text.quantities:
        if quantity.sentence is sentence and quantity.is_exact:
            referred_quantities = [
                referred_quantity
                for other_text in referred
                for referred_quantity in other_text.quantities
                if referred_quantity.things == quantity.things
            ]
            if (
                len({referred_quantity.number for referred_quantity in referred_quantities}) == 1
                and referred_quantities[0].is_exact
                and not _is_elsewhere((quantity.noun, quantity.number), text, stated)
            ):
                yield _problem(quantity, referred_quantities[0])


def _wrong_days(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], stated: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    referred_days = [day for other_text in referred for day in other_text.dates if not day.hedge and not day.quoted]
    if not referred_days:
        return
    for day in text.dates:
        if day.sentence is sentence and not day.hedge and not day.quoted:
            is_day = day.first == day.last
            same_kind = [
                referred_day for referred_day in referred_days if (referred_day.first == referred_day.last) is is_day
            ]
            near_days = [referred_day for referred_day in same_kind if in_one_part(day.first, referred_day.first)]
            is_single = len({referred_day.first for referred_day in near_days}) == 1
            if is_single and not _is_elsewhere(day.first, text, stated):
                yield _problem(day, near_days[0])
