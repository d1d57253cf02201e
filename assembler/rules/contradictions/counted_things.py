"""Numbers of things, and sums, that differ between two texts of the matter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from assembler.facts.fact import StatedQuantity, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.rule import Problem, rule

DEFINITE = Regex(r"(?i)\b(?:the|those|these|all|its|his|her|their)\s(?:other\s)?\Z")
LEAST = 10
"""The minimum number whose digits are compared."""
YEAR = Regex(r"(?:1[89]|20)\d\d\b(?!,)")
MOST_NUMBERS = 4
"""The maximum number of different counts of the same things that are compared."""
MANY = 100
"""The minimum number in which a single different digit looks like a typing error."""


@rule(
    "FCT024",
    cite="house style: one thing has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong; if there are two things, give each its own name",
)
def two_numbers_of_things(matter: Matter) -> Iterator[Problem]:
    """Two texts count the same things, and the numbers differ as if by a typing error.

    The rule reads "on 340 pages" and "on 430 pages", and "the 410 hours" where a table has a total of 400 hours. The
    digits must be transposed; in numbers of three digits or more, and in a number after "the", a single digit may
    differ if the things have no third number. Numbers in one text are not compared. "Nine buildings" is also compared
    with "eight residential buildings" and "all eight buildings", if the matter has no third number of buildings.
    """
    texts = texts_with_facts(matter)
    by_things: dict[str, list[StatedQuantity]] = {}
    for text in texts:
        for things in text.quantities:
            if things.is_exact and not YEAR.match(things.words):
                by_things.setdefault(things.things, []).append(things)
    reported: list[KeyPath] = []
    for every in by_things.values():
        same = [things for things in every if things.number >= LEAST]
        two = [*_two_numbers(same)]
        problems = [*(two or _odd_number(every))]
        for things in same:
            problems += _against_tables(things, same, texts)
        reported += [problem.path for problem in problems]
        yield from problems
    by_noun: dict[str, list[StatedQuantity]] = {}
    for things in (things for every in by_things.values() for things in every):
        by_noun.setdefault(things.noun, []).append(things)
    for noun, every in by_noun.items():
        if len({things.things for things in every}) > 1 and noun not in MEASURES:
            yield from (problem for problem in _odd_of_noun(every) if problem.path not in reported)


MEASURES = frozenset("feet inches acres miles yards pounds percent hours shares dollars points".split())
"""Nouns of which a matter has many different numbers."""
PARTLY = Regex(
    r"(?i)\b(?:other|remaining|first|last|next|another|additional|more|further|these|of\sthem|only|least|most|each|every|new)\s\Z"
)
"""Words before a number that show that it is not that of all the things."""


SOME = Regex(r"\s(?:who|whom|whose|that|which|in|on|at|from|with|of)\b")
"""Words after things that show that only some of them may be meant: "the five kites that were torn"."""


def _odd_of_noun(every: Sequence[StatedQuantity]) -> Iterator[Problem]:
    """Yield a problem for "nine buildings" where other texts have "all eight residential buildings"."""
    uses = Counter(things.number for things in every)
    if len(uses) != 2:
        return
    (usual, often), (rare, times) = uses.most_common()
    other = next(things for things in every if things.number == rare)
    same = [things for things in every if things.number == usual]
    apart = all(things.path != other.path for things in same)
    is_all = often > 1 or (DEFINITE.search(other.before) and not SOME.match(other.after))
    is_near = looks_like(usual, rare) or 3 * min(usual, rare) > 2 * max(usual, rare)
    may_be_all = not PARTLY.search(other.before) and not any(PARTLY.search(things.before) for things in same)
    if times == 1 and apart and is_all and is_near and may_be_all and min(usual, rare) > FEWEST:
        yield problem_on(other, f"the text says `{other.words}`, but elsewhere `{same[0].words}`", same[0])


FEWEST = 3
"""Up to this number, things of one name are often counted in different groups."""


def _two_numbers(same: Sequence[StatedQuantity]) -> Iterator[Problem]:
    uses = Counter(things.number for things in same)
    for first, second in combinations(uses, 2) if len(uses) <= MOST_NUMBERS else ():
        usual, rare = (first, second) if uses[first] >= uses[second] else (second, first)
        usual_things = next(things for things in same if things.number == usual)
        other = next(things for things in same if things.number == rare)
        apart = all(things.path != other.path for things in same if things.number == usual)
        is_definite = len(uses) == 2 and bool(DEFINITE.search(other.before))
        if uses[rare] == 1 and apart and _is_slip(rare, usual, is_definite=is_definite, is_only=len(uses) == 2):
            message = f"the text says `{other.words}`, but elsewhere `{usual_things.words}`"
            yield problem_on(other, message, usual_things)


OFTEN = 3
"""How often a number of things must be given for a similar number of them to look like a mistake."""


def _odd_number(same: Sequence[StatedQuantity]) -> Iterator[Problem]:
    """Yield a problem for "ten of her photographs" where three other texts have twelve."""
    uses = Counter(things.number for things in same)
    if len(uses) == 2:
        (usual, often), (rare, times) = uses.most_common()
        other = next(things for things in same if things.number == rare)
        first = next(things for things in same if things.number == usual)
        apart = all(things.path != other.path for things in same if things.number == usual)
        is_near = 3 * min(usual, rare) > 2 * max(usual, rare)
        if often >= OFTEN and times == 1 and apart and is_near:
            yield problem_on(other, f"the text says `{other.words}`, but {often} others say `{first.words}`", first)


def _is_slip(number: int, other_number: int, *, is_definite: bool, is_only: bool) -> bool:
    is_long = number >= MANY and other_number >= MANY and bool(number % 10 or other_number % 10)
    may_differ = is_definite or (is_only and is_long)
    return is_transposition(str(number), str(other_number)) or (may_differ and looks_like(number, other_number))


def _against_tables(
    things: StatedQuantity, same: Sequence[StatedQuantity], texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    """Yield a problem if "the 410 hours" is nowhere else, and the total of a column of hours is similar."""
    if not DEFINITE.search(things.before) or sum(other.number == things.number for other in same) > 1:
        return
    for text in texts:
        for table in text.tables:
            for place, head in enumerate(table.heads):
                values = [row[place].value for row in table.rows]
                totals = [row[place] for row in table.totals if row[place].value is not None]
                if not totals or things.number in values or things.noun not in head.words.lower().split():
                    continue
                if totals[-1].value and looks_like(things.number, int(totals[-1].value)):
                    message = f"the text says `{things.words}`, but the total of `{head.words}` is {totals[-1].words}"
                    yield problem_on(things, message)


BEFORE = 60
"""How many characters before a sum are searched for the words that say what it is."""
VERB = Regex(r"(?i)\b(?:lent|loaned|invested|wired|advanced|borrowed|deposited|transferred|donated|bid)\b")
"""Verbs for acts that usually occur only once in a matter."""


@rule(
    "FCT025",
    cite="house style: one act has one sum",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong; if there are two acts, say so",
)
def two_sums_of_one_act(matter: Matter) -> Iterator[Problem]:
    """An act such as a loan has one sum in one text, and a similar sum in other texts.

    The rule reads "lent $1,600,000" where two other texts say "lent $1,500,000". The sums must differ in one digit, in
    two transposed digits, or in a zero. A sum that is given more than once is not reported.
    """
    by_verb: dict[str, list[StatedSum]] = {}
    uses: Counter[int] = Counter()
    for text in texts_with_facts(matter):
        for amount in text.sums:
            uses[amount.low] += 1
            if amount.is_exact and (verbs := list(VERB.finditer(amount.before[-BEFORE:]))):
                by_verb.setdefault(verbs[-1][0].lower(), []).append(amount)
    for verb, amounts in by_verb.items():
        for amount in amounts:
            usual = [other for other in amounts if uses[other.low] > 1 and looks_like(amount.low, other.low)]
            if uses[amount.low] == 1 and usual and usual[0].path != amount.path:
                message = f"the text says `{verb}` and `{amount.words}`, but elsewhere {dollars(usual[0].low)}"
                yield problem_on(amount, message, usual[0])
