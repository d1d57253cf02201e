"""Figures in a sentence that differ from those in the paragraph to which it refers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assembler.facts.fact import Fact, Sentence, StatedDate, StatedLength, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.money import dollars
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import referable
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import computable_sums, is_near, looks_like
from assembler.rules.contradictions._calendar import differ_in_one_part
from assembler.rules.rule import Problem, rule

RELATIONS_AFTER = frozenset({"after", "later"})
RELATIONS_BEFORE = frozenset({"before", "earlier"})
MISTAKE_DIVISOR = 4
"""A sum that differs from another by at most a fourth may be a mistake for it."""

Figure = int | tuple[str, int] | date
"""A sum in cents, a noun with the number of things, or the first day of a date."""

TABLE_ROW = Regex(r"(?m)^\s{0,20}\|")
"""The beginning of a row of a table. Texts use the sums of tables in many ways, so they are not compared."""


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
    paths_of_figures = _paths_of_figures(texts)
    by_path = {text.path: text for text in texts}
    paths_of_names = referable(matter)
    for text in texts:
        if "[[" not in text.text:
            continue
        for sentence in text.sentences:
            referred_texts = tuple(_referred_texts(sentence, paths_of_names, by_path))
            if referred_texts:
                yield from _wrong_sums(text, sentence, referred_texts, paths_of_figures)
                yield from _wrong_time_spans(text, sentence, referred_texts)
                yield from _wrong_numbers(text, sentence, referred_texts, paths_of_figures)
                yield from _wrong_days(text, sentence, referred_texts, paths_of_figures)


def _paths_of_figures(texts: Sequence[TextFacts]) -> Mapping[Figure, set[KeyPath]]:
    """Return the paths of the texts that state each figure. Sums in the prayer and in filings do not count."""
    paths: dict[Figure, set[KeyPath]] = {}
    for text in texts:
        is_pleaded = not {"relief", "wherefore", "filings"} & set(text.path)
        sums = [amount.low for amount in text.sums] if is_pleaded else []
        numbers = [(quantity.noun, quantity.number) for quantity in text.quantities]
        figures: tuple[Figure, ...] = (*sums, *numbers, *(day.first for day in text.dates))
        for figure in figures:
            paths.setdefault(figure, set()).add(text.path)
    return paths


def _is_elsewhere(figure: Figure, text: TextFacts, paths_of_figures: Mapping[Figure, set[KeyPath]]) -> bool:
    """Whether a text other than *text* states *figure*."""
    return not paths_of_figures.get(figure, set()) <= {text.path}


def _referred_texts(
    sentence: Sentence, paths: Mapping[str, Sequence[KeyPath]], by_path: Mapping[KeyPath, TextFacts]
) -> Iterator[TextFacts]:
    """Yield the texts to which *sentence* refers."""
    for match in REFERENCE.finditer(sentence.words):
        for entry in entries(match):
            for path in (*paths.get(entry.name, ()), *paths.get(entry.last, ())):
                if (*path, "text") in by_path and path != sentence.path[:-1]:
                    yield by_path[(*path, "text")]


def _wrong_sums(
    text: TextFacts, sentence: Sentence, referred_texts: Sequence[TextFacts], paths: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    referred_sums = {
        amount.low: amount
        for referred_text in referred_texts
        for amount in referred_text.sums
        if not TABLE_ROW.search(referred_text.text)
    }
    if not referred_sums:
        return
    for amount in text.sums:
        if amount.sentence is not sentence or not amount.is_exact or _is_elsewhere(amount.low, text, paths):
            continue
        other_cents = tuple(other_sum.low for other_sum in text.sums if other_sum is not amount)
        if amount.low in computable_sums((*referred_sums, *other_cents)):
            continue
        near_sums = [referred_sum for referred_sum in referred_sums.values() if _may_be_meant(amount, referred_sum)]
        total = sum(referred_sums)
        if near_sums:
            yield _problem(amount, min(near_sums, key=lambda near_sum: abs(near_sum.low - amount.low)))
        elif looks_like(amount.low, total):
            fact = f"the sums of the paragraph to which it refers add up to `{dollars(total)}`"
            yield problem_on(amount, f"the text says `{amount.words}`, but {fact}", *referred_sums.values())


def _may_be_meant(amount: StatedSum, referred_sum: StatedSum) -> bool:
    """Whether *amount* may be a mistake for *referred_sum*."""
    if referred_sum.quoted or referred_sum.low != referred_sum.high:
        return False
    return is_near(amount.low, referred_sum.low, MISTAKE_DIVISOR)


def _problem(fact: Fact, referred_fact: Fact) -> Problem:
    message = f"the text says `{fact.words}`, but the paragraph to which it refers says `{referred_fact.words}`"
    return problem_on(fact, message, referred_fact)


def _wrong_time_spans(text: TextFacts, sentence: Sentence, referred_texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "nine days after it" if the paragraph's only time span after something is eleven days."""
    for time_span in text.lengths:
        if time_span.sentence is not sentence or time_span.hedge or time_span.quoted:
            continue
        if not time_span.relation:
            yield from _wrong_time_span_of_sum(text, time_span, referred_texts)
        for relations in (RELATIONS_AFTER, RELATIONS_BEFORE):
            if time_span.relation in relations:
                referred_spans = [
                    referred_span
                    for referred_text in referred_texts
                    for referred_span in referred_text.lengths
                    if referred_span.relation in relations and not referred_span.quoted
                ]
                yield from _compare_time_spans(time_span, referred_spans)


def _wrong_time_span_of_sum(
    text: TextFacts, time_span: StatedLength, referred_texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    """Yield a problem for "$644,000, the income of eight months" if the paragraph has $644,000 and seven months."""
    sums = {amount.low for amount in text.sums if amount.sentence is time_span.sentence}
    for referred_text in referred_texts:
        referred_spans = [referred_span for referred_span in referred_text.lengths if not referred_span.relation]
        if sums & {amount.low for amount in referred_text.sums}:
            yield from _compare_time_spans(time_span, referred_spans)


def _compare_time_spans(time_span: StatedLength, referred_spans: Sequence[StatedLength]) -> Iterator[Problem]:
    """Yield a problem if the exact *referred_spans* in the unit of *time_span* all equal each other, but not it."""
    candidates = [
        referred_span
        for referred_span in referred_spans
        if referred_span.unit == time_span.unit and not referred_span.hedge
    ]
    if len({candidate.number for candidate in candidates}) == 1 and candidates[0].number != time_span.number:
        yield _problem(time_span, candidates[0])


def _wrong_numbers(
    text: TextFacts, sentence: Sentence, referred_texts: Sequence[TextFacts], paths: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    for quantity in text.quantities:
        if quantity.sentence is not sentence or not quantity.is_exact:
            continue
        referred_quantities = [
            referred_quantity
            for referred_text in referred_texts
            for referred_quantity in referred_text.quantities
            if referred_quantity.noun_phrase == quantity.noun_phrase
        ]
        if (
            len({referred_quantity.number for referred_quantity in referred_quantities}) == 1
            and referred_quantities[0].is_exact
            and not _is_elsewhere((quantity.noun, quantity.number), text, paths)
        ):
            yield _problem(quantity, referred_quantities[0])


LENGTH_OR_END = Regex(r"(?i)\b(?:days?|weeks?|months?|years?|deadline|due|until|expir\w+|end(?:s|ed)?)\b")
"""A word of a sentence in which a date may be computed from the one in the paragraph to which it refers."""


def _wrong_days(
    text: TextFacts, sentence: Sentence, referred_texts: Sequence[TextFacts], paths: Mapping[Figure, set[KeyPath]]
) -> Iterator[Problem]:
    """Yield a problem for each date that differs only in the day, the month or the year from one referred to."""
    referred_days = [
        day for referred_text in referred_texts for day in referred_text.dates if not day.hedge and not day.quoted
    ]
    if not referred_days:
        return
    for day in text.dates:
        if day.sentence is not sentence or day.hedge or day.quoted or LENGTH_OR_END.search(sentence.words):
            continue
        near_days = [
            referred_day
            for referred_day in referred_days
            if _is_single_day(referred_day) == _is_single_day(day) and differ_in_one_part(day.first, referred_day.first)
        ]
        if len({near_day.first for near_day in near_days}) == 1 and not _is_elsewhere(day.first, text, paths):
            yield _problem(day, near_days[0])


def _is_single_day(day: StatedDate) -> bool:
    """Whether *day* is a day of the calendar, not a month."""
    return day.first == day.last
