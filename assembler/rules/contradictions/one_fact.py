"""One fact to which two texts give two values: a sum, a percentage or a number of things."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._values import PERCENT, SUM, Value, rarity_of_stems, values_by_kind
from assembler.rules.rule import RULES, Problem, rule

ENOUGH = 1.0
"""How much evidence that two values are of one fact is enough to report them.

A word that only their two texts have is enough alone, as for `_likeness`. The other evidence is worth part of it.
"""
RESTATED = 0.5
"""The evidence that one of the texts is a count, a prayer or a party's paragraph, which restate the facts.

It is none for a value of the facts if the other is given more than once: then that restates another fact.
"""
USUAL = 0.25
"""The evidence that the matter gives one of the values more than once, and the other only once."""
DIGIT = 0.5
"""The evidence of each significant digit after the second: long numbers are seldom alike by chance."""
MIN_DIGITS = 2
"""The minimum number of significant digits; round numbers are alike too often."""
MIN_DIGITS_OF_THINGS = 3
"""The same for numbers of things, such as feet, of which a matter has many short ones."""
LONG = 4
"""The number of significant digits from which a number needs no words in common with the other."""
MIN_SHARED_WORDS = 2
"""The minimum number of words that two clauses share if neither of them restates the other."""
MAX_NUMBERS = 3
"""The maximum number of different counts of things, or percentages, of which short ones are compared."""
MAX_SIMILAR_VALUES = 2
"""The maximum number of other values that are like one; if there are more, they are a series, such as rents."""
MAX_PLACES = 6
"""The maximum number of places of one value that are compared."""

ROUNDED = frozenset(
    {
        *("about", "approximately", "approx.", "roughly", "nearly", "almost", "around", "some", "estimated"),
        *("an estimated", "more than", "less than", "over", "under", "in excess of"),
    }
)
"""Hedges of rounded numbers."""

SUBJECT = Regex(r"\A(?:The|An?|Its|His|Her|Their)\s(?P<noun>[a-z]{3,20})\b")
"""The first word of a sentence's subject."""

OVERLAPPING = ("FCT", "DAT", "ATT", "CLM016", "CLM017", "TXT008")
"""The beginnings of the codes of rules that may report the same mistake with a more specific message."""

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
        and other_rule.code.startswith(OVERLAPPING)
        and other_rule.check is not fact_of_two_values
    ]
    problems = (problem for other_rule in rules for problem in other_rule.check(matter))
    return {path for problem in problems for path in (problem.path, *problem.also)}


def _problems(matter: Matter) -> Iterator[Problem]:
    compared: set[frozenset[int]] = set()
    for values in values_by_kind(matter).values():
        uses = Counter(value.value for value in values)
        if len(uses) > 1:
            for value, other in _pairs(values, uses, matter):
                pair = frozenset((id(value), id(other)))
                if pair not in compared:
                    compared.add(pair)
                    message = f"the text says `{value.fact.words}`, but another text on the same fact says"
                    yield problem_on(value.fact, f"{message} `{other.fact.words}`", other.fact)


def _pairs(values: Sequence[Value], uses: Mapping[int, int], matter: Matter) -> Iterator[tuple[Value, Value]]:
    """Yield each of *values* that is used once, with the most similar other value if both are of one fact."""
    places: dict[int, list[Value]] = {}
    for value in values:
        places.setdefault(value.value, []).append(value)
    numbers_by_key: dict[tuple[object, ...], list[int]] = {}
    for number in places:
        for key in _keys(number):
            numbers_by_key.setdefault(key, []).append(number)
    for value in values:
        if uses[value.value] == 1:
            numbers = dict.fromkeys(number for key in _keys(value.value) for number in numbers_by_key[key])
            others = [other for number in numbers if number != value.value for other in places[number][:MAX_PLACES]]
            degrees = [(_evidence(value, other, uses, matter), other) for other in others]
            matches = [(degree, other) for degree, other in degrees if degree >= ENOUGH]
            alike = {other.value for degree, other in degrees if degree > 0}
            is_one_of_series = len(alike) > MAX_SIMILAR_VALUES or len({other.value for _, other in matches}) > 1
            if matches and not is_one_of_series and not (value.kind == SUM and _is_computed(value.value, uses)):
                yield value, max(matches, key=lambda match: match[0])[1]


def _is_computed(number: int, uses: Mapping[int, int]) -> bool:
    """Whether two of the sums in *uses* add up to *number*, or differ by it."""
    return any(
        (number - amount in uses and number != 2 * amount) or number + amount in uses
        for amount in uses
        if amount != number
    )


def _keys(value: int) -> Iterator[tuple[object, ...]]:
    """Yield keys of which two values have one in common if they differ as by a slip."""
    digits = str(value)
    yield ("zeros", digits.rstrip("0"))
    yield from (("digit", digits[:place], digits[place + 1 :]) for place in range(len(digits)))
    for place in range(len(digits) - 1):
        yield ("order", digits[:place], frozenset(digits[place : place + 2]), digits[place + 2 :])


def _evidence(value: Value, other: Value, uses: Mapping[int, int], matter: Matter) -> float:
    """Return how much shows that two values, which differ as by a slip, are of one fact; 0 if they may not be."""
    if value.fact.path == other.fact.path:
        return 0
    restates = _stage(value) != _stage(other) and bool(_stage(value) or uses[other.value] == 1)
    likelihood = DIGIT * (_significant_digits(value, other) - MIN_DIGITS)
    is_alone = not restates and not _are_long(value, other)
    shared_stems = value.stems & other.stems
    if is_alone and len(shared_stems) < MIN_SHARED_WORDS:
        return 0
    evidence = likelihood + rarity_of_stems(shared_stems, matter)
    evidence += RESTATED if restates else 0
    evidence += USUAL if uses[other.value] > 1 else 0
    return evidence if evidence > 0 and _are_comparable(value, other, uses) else 0


def _stage(value: Value) -> int:
    return STAGES.get(str(value.fact.path[0]), 0)


def _are_comparable(value: Value, other: Value, uses: Mapping[int, int]) -> bool:
    """Whether two numbers look like one, and nothing in their clauses shows that they are of two facts."""
    if not looks_like(value.value, other.value):
        return False
    digits = _significant_digits(value, other)
    min_digits = MIN_DIGITS if value.kind in {SUM, PERCENT} else MIN_DIGITS_OF_THINGS
    if digits < min_digits or {value.hedge, other.hedge} & ROUNDED or _differ(value.years, other.years):
        return False
    if _are_long(value, other):
        return True
    if value.fact.quoted or other.fact.quoted or value.tells_of_another_event or other.tells_of_another_event:
        return False
    if (
        _differ(value.names, other.names)
        or _differ(value.figures, other.figures)
        or (value.kind != SUM and len(uses) > MAX_NUMBERS)
    ):
        return False
    subjects = [SUBJECT.match(compared.fact.sentence.words) for compared in (value, other)]
    return not subjects[0] or not subjects[1] or subjects[0]["noun"] == subjects[1]["noun"]


def _significant_digits(value: Value, other: Value) -> int:
    return max(len(str(number.value).rstrip("0")) for number in (value, other))


def _are_long(value: Value, other: Value) -> bool:
    """Whether both numbers have so many significant digits that they are seldom alike by chance."""
    return min(len(str(number.value).rstrip("0")) for number in (value, other)) >= LONG


def _differ(words: Collection[str], other_words: Collection[str]) -> bool:
    """Whether two clauses both have words of a kind, and no such word in common."""
    return bool(words and other_words) and not set(words) & set(other_words)
