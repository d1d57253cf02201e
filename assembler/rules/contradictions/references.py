"""Figures in a sentence that differ from those in the paragraph to which it refers."""

from collections.abc import Iterator, Mapping, Sequence
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
NEAR = 4
"""A sum that differs from another by at most a fourth may be a mistake for it."""


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
    by_path = {text.path: text for text in texts}
    paths = referable(matter)
    for text in texts:
        for sentence in text.sentences if "[[" in text.text else ():
            referred = tuple(_referred(sentence, paths, by_path))
            if referred:
                yield from _wrong_sums(text, sentence, referred, texts)
                yield from _wrong_lengths(text, sentence, referred)
                yield from _wrong_numbers(text, sentence, referred, texts)
                yield from _wrong_days(text, sentence, referred, texts)


def _referred(
    sentence: Sentence, paths: Mapping[str, Sequence[KeyPath]], by_path: Mapping[KeyPath, TextFacts]
) -> Iterator[TextFacts]:
    """Yield the texts to which *sentence* refers."""
    names = [
        name for match in REFERENCE.finditer(sentence.words) for of in entries(match) for name in (of.name, of.last)
    ]
    for name in names:
        for path in paths.get(name, ()):
            if (*path, "text") in by_path and path != sentence.path[:-1]:
                yield by_path[(*path, "text")]


def _wrong_sums(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    given = {amount.low: amount for other in referred for amount in other.sums if not TABLE.search(other.text)}
    elsewhere = {amount.low for other in texts for amount in other.sums if other is not text and _is_story(other)}
    for amount in text.sums if given else ():
        beside = tuple(other.low for other in text.sums if other is not amount)
        computed = made_of((*given, *beside))
        if amount.sentence is sentence and amount.is_exact and amount.low not in elsewhere | computed:
            near = [other for other in given.values() if _is_near(amount, other)]
            total = sum(other.low for other in given.values())
            if near:
                yield _problem(amount, min(near, key=lambda other: abs(other.low - amount.low)))
            elif looks_like(amount.low, total):
                added = f"the sums of the paragraph to which it refers add up to `{dollars(total)}`"
                yield problem_on(amount, f"the text says `{amount.words}`, but {added}", *given.values())


def _is_story(text: TextFacts) -> bool:
    return not {"relief", "wherefore", "filings"} & set(text.path)


def _is_near(amount: StatedSum, other: StatedSum) -> bool:
    is_near = abs(amount.low - other.low) * NEAR <= other.low
    return not other.quoted and other.low == other.high and (is_near or looks_like(amount.low, other.low))


def _problem(fact: Fact, other: Fact) -> Problem:
    message = f"the text says `{fact.words}`, but the paragraph to which it refers says `{other.words}`"
    return problem_on(fact, message, other)


def _wrong_lengths(text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "nine days after it" if the paragraph's only length after something is eleven days."""
    for length in text.lengths:
        side = AFTER if length.relation in AFTER else BEFORE if length.relation in BEFORE else frozenset()
        if length.sentence is sentence and side and not length.hedge and not length.quoted:
            others = [
                other
                for other in chain.from_iterable(of.lengths for of in referred)
                if other.relation in side and other.unit == length.unit and not other.quoted and not other.hedge
            ]
            if len({other.number for other in others}) == 1 and others[0].number != length.number:
                yield _problem(length, others[0])
        elif length.sentence is sentence and not length.hedge and not length.quoted and not length.relation:
            yield from _wrong_length_of_sum(text, length, referred)


def _wrong_length_of_sum(text: TextFacts, length: StatedLength, referred: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$644,000, the income of eight months" if the paragraph has $644,000 and seven months."""
    sums = {amount.low for amount in text.sums if amount.sentence is length.sentence}
    for other in referred:
        same = [of for of in other.lengths if of.unit == length.unit and not of.relation and not of.hedge]
        shared = sums & {amount.low for amount in other.sums}
        if shared and len({of.number for of in same}) == 1 and same[0].number != length.number:
            yield _problem(length, same[0])


def _wrong_numbers(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    for things in text.quantities:
        if things.sentence is sentence and things.is_exact:
            same = [other for of in referred for other in of.quantities if other.things == things.things]
            elsewhere = {
                other.number for of in texts if of is not text for other in of.quantities if other.noun == things.noun
            }
            if len({other.number for other in same}) == 1 and same[0].is_exact and things.number not in elsewhere:
                yield _problem(things, same[0])


def _wrong_days(
    text: TextFacts, sentence: Sentence, referred: Sequence[TextFacts], texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    given = [day for of in referred for day in of.dates if not day.hedge and not day.quoted]
    for day in text.dates if given else ():
        if day.sentence is sentence and not day.hedge and not day.quoted:
            is_day = day.first == day.last
            same_kind = [other for other in given if (other.first == other.last) is is_day]
            near = [other for other in same_kind if in_one_part(day.first, other.first)]
            elsewhere = {other.first for of in texts if of is not text for other in of.dates}
            if len({other.first for other in near}) == 1 and day.first not in elsewhere:
                yield _problem(day, near[0])
