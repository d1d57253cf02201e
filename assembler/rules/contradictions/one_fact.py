"""One fact to which two texts give two values: a sum, a percentage or a number of things."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._values import PERCENT, SUM, Value, rarity_of_stems, values_by_kind
from assembler.rules.rule import RULES, Problem, rule

ENOUGH_EVIDENCE = 1.0
"""How much evidence that two values are of one fact is enough to report them.

A word that only their two texts have is enough alone, as for `_likeness`. Each other kind of evidence is worth less.
"""

EVIDENCE_OF_RESTATEMENT = 0.5
"""The evidence that one of the texts is a count, a prayer or a party's paragraph, which restate the facts.

A value of the facts has no such evidence if the other value is given more than once: then that restates another fact.
"""

EVIDENCE_OF_REPETITION = 0.25
"""The evidence that the matter gives one of the values more than once, and the other only once."""

EVIDENCE_PER_DIGIT = 0.5
"""The evidence of each significant digit after the second: long numbers are seldom alike by chance."""

MIN_DIGITS = 2
"""The minimum number of significant digits; round numbers are alike too often."""

MIN_DIGITS_OF_THINGS = 3
"""The minimum number of significant digits of numbers of things, such as feet: a matter has many short ones."""

LONG_NUMBER = 4
"""The number of significant digits from which a number needs no words in common with the other."""

MIN_SHARED_WORDS = 2
"""The minimum number of words that two clauses share if neither of them restates the other."""

MAX_NUMBERS = 3
"""The maximum number of different counts of things, or percentages, of which short ones are compared."""

MAX_SIMILAR_VALUES = 2
"""The maximum number of other values that are like one; if there are more, they are a series, such as rents."""

MAX_PLACES = 6
"""The maximum number of places of one value that are compared."""

HEDGES_OF_ROUNDED_NUMBERS = frozenset(
    {
        *("about", "approximately", "approx.", "roughly", "nearly", "almost", "around", "some", "estimated"),
        *("an estimated", "more than", "less than", "over", "under", "in excess of"),
    }
)
"""Hedges of rounded numbers."""

SUBJECT = Regex(r"\A(?:The|An?|Its|His|Her|Their)\s(?P<noun>[a-z]{3,20})\b")
"""The first word of a sentence's subject."""

RATE_AFTER = Regex(r"\A\s(?:an?|per|each|every)\s[a-z]")
"""Words after a rate: "$1,485 a month"."""

OVERLAPPING_CODES = ("FCT", "DAT", "ATT", "CLM016", "CLM017", "TXT008")
"""The beginnings of the codes of rules that may report the same mistake with a more specific message."""

YEARS = frozenset(range(1900, 2100))
"""Numbers before a noun that are probably years: "2022 results"."""

STAGES = {"claims": 1, "relief": 2, "parties": 3}
"""The parts of a complaint that restate facts, each with a number; the facts have 0."""


@rule(
    "FCT057",
    cite="house style: one fact has one value",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the value that is wrong; for two facts, say what distinguishes them",
)
def fact_of_two_values(matter: Matter) -> Iterator[Problem]:
    """Two texts that are on the same fact give it two values that differ as by a slip.

    A sum, a percentage or a number of things that is given once is compared with the values of its kind that differ
    from it in one digit, in two transposed digits or in a zero. The two are reported if there is enough evidence that
    they are of one fact: rare words that their clauses share, a value that is given more than once, a text that
    restates the facts, and the length of the number. Rounded numbers are not compared, and neither are clauses that
    name different persons, figures or years, or speak of a change or of another event.
    """
    problems = [*_problems(matter)]
    reported = _reported(matter) if problems else set()
    yield from (problem for problem in problems if not reported & {problem.path, *problem.also})


def _reported(matter: Matter) -> set[KeyPath]:
    """Return the paths of the texts on which more specific rules report something in *matter*."""
    rules = [
        other_rule
        for other_rule in RULES.values()
        if other_rule.subject is Matter
        and other_rule.code.startswith(OVERLAPPING_CODES)
        and other_rule.check is not fact_of_two_values
    ]
    problems = (problem for other_rule in rules for problem in other_rule.check(matter))
    return {path for problem in problems for path in (problem.path, *problem.also)}


def _problems(matter: Matter) -> Iterator[Problem]:
    compared: set[frozenset[int]] = set()
    for values in values_by_kind(matter).values():
        use_counts = Counter(value.number for value in values)
        if len(use_counts) > 1:
            for value, other in _pairs(values, use_counts, matter):
                pair = frozenset((id(value), id(other)))
                if pair not in compared:
                    compared.add(pair)
                    message = f"the text says `{value.fact.words}`, but another text on the same fact says"
                    yield problem_on(value.fact, f"{message} `{other.fact.words}`", other.fact)


class _Comparison(NamedTuple):
    """A value that is compared with another, and how much shows that both are of one fact."""

    other: Value
    evidence: float


def _pairs(values: Sequence[Value], use_counts: Mapping[int, int], matter: Matter) -> Iterator[tuple[Value, Value]]:
    """Yield each of *values* that is used once, with the most similar other value if both are of one fact."""
    places: dict[int, list[Value]] = {}
    for value in values:
        places.setdefault(value.number, []).append(value)
    numbers_by_key: dict[tuple[object, ...], list[int]] = {}
    for number in places:
        for key in _keys(number):
            numbers_by_key.setdefault(key, []).append(number)
    for value in values:
        if use_counts[value.number] != 1:
            continue
        numbers = dict.fromkeys(number for key in _keys(value.number) for number in numbers_by_key[key])
        others = [other for number in numbers if number != value.number for other in places[number][:MAX_PLACES]]
        comparisons = [_Comparison(other, _evidence(value, other, use_counts, matter)) for other in others]
        similar_numbers = {compared.other.number for compared in comparisons if compared.evidence > 0}
        matches = [compared for compared in comparisons if compared.evidence >= ENOUGH_EVIDENCE]
        matching_numbers = {match.other.number for match in matches}
        if len(matching_numbers) != 1 or len(similar_numbers) > MAX_SIMILAR_VALUES:
            continue
        if value.kind != SUM or not _is_computed(value.number, use_counts):
            best_match = max(matches, key=lambda match: match.evidence)
            yield value, best_match.other


def _is_computed(number: int, use_counts: Mapping[int, int]) -> bool:
    """Whether two of the sums in *use_counts* add up to *number*, or differ by it."""
    return any(
        (number - amount in use_counts and number != 2 * amount) or number + amount in use_counts
        for amount in use_counts
        if amount != number
    )


def _keys(number: int) -> Iterator[tuple[object, ...]]:
    """Yield keys of which two numbers have one in common if they differ as by a slip."""
    digits = str(number)
    yield ("zeros", digits.rstrip("0"))
    yield from (("digit", digits[:place], digits[place + 1 :]) for place in range(len(digits)))
    for place in range(len(digits) - 1):
        yield ("order", digits[:place], frozenset(digits[place : place + 2]), digits[place + 2 :])


def _evidence(value: Value, other: Value, use_counts: Mapping[int, int], matter: Matter) -> float:
    """Return how much shows that two values, which differ as by a slip, are of one fact; 0 if they may not be."""
    if value.fact.path == other.fact.path:
        return 0
    restates = _stage(value) != _stage(other) and bool(_stage(value) or use_counts[other.number] == 1)
    likelihood = EVIDENCE_PER_DIGIT * (_significant_digits(value, other) - MIN_DIGITS)
    is_alone = not restates and not _are_long(value, other)
    shared_stems = value.stems & other.stems
    if is_alone and len(shared_stems) < MIN_SHARED_WORDS:
        return 0
    evidence = likelihood + rarity_of_stems(shared_stems, matter)
    evidence += EVIDENCE_OF_RESTATEMENT if restates else 0
    evidence += EVIDENCE_OF_REPETITION if use_counts[other.number] > 1 else 0
    return evidence if evidence > 0 and _are_comparable(value, other, use_counts) else 0


def _stage(value: Value) -> int:
    return STAGES.get(str(value.fact.path[0]), 0)


def _are_comparable(value: Value, other: Value, use_counts: Mapping[int, int]) -> bool:
    """Whether two numbers look like one, and nothing in their clauses shows that they are of two facts."""
    if not looks_like(value.number, other.number):
        return False
    if value.kind not in {SUM, PERCENT} and {value.number, other.number} & YEARS:
        return False
    digits = _significant_digits(value, other)
    min_digits = MIN_DIGITS if value.kind in {SUM, PERCENT} else MIN_DIGITS_OF_THINGS
    is_rounded = bool({value.hedge, other.hedge} & HEDGES_OF_ROUNDED_NUMBERS)
    if digits < min_digits or is_rounded or _differ(value.years, other.years):
        return False
    is_zero_slip = value.number == 10 * other.number or other.number == 10 * value.number
    if is_zero_slip and bool(RATE_AFTER.match(value.fact.after)) != bool(RATE_AFTER.match(other.fact.after)):
        return False
    if _are_long(value, other):
        return True
    if value.fact.quoted or other.fact.quoted or value.tells_of_another_event or other.tells_of_another_event:
        return False
    if (
        _differ(value.names, other.names)
        or _differ(value.figures, other.figures)
        or (value.kind != SUM and len(use_counts) > MAX_NUMBERS)
    ):
        return False
    subjects = [SUBJECT.match(compared.fact.sentence.words) for compared in (value, other)]
    return not subjects[0] or not subjects[1] or subjects[0]["noun"] == subjects[1]["noun"]


def _significant_digits(value: Value, other: Value) -> int:
    return max(len(str(number).rstrip("0")) for number in (value.number, other.number))


def _are_long(value: Value, other: Value) -> bool:
    """Whether both numbers have so many significant digits that they are seldom alike by chance."""
    return min(len(str(number).rstrip("0")) for number in (value.number, other.number)) >= LONG_NUMBER


def _differ(words: Collection[str], other_words: Collection[str]) -> bool:
    """Whether two clauses both have words of a kind, and no such word in common."""
    return bool(words and other_words) and not set(words) & set(other_words)
