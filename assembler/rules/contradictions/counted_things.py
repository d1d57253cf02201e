"""Numbers of things, and sums, that differ between two texts or from the things listed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from assembler.facts.fact import StatedQuantity, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import MONTH
from assembler.language.english import counted
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._definite_numbers import numbers_that_refer_back
from assembler.rules.contradictions._numbers_apart import tell_numbers_apart
from assembler.rules.contradictions._numbers_of_counts import numbers_of_counts
from assembler.rules.rule import Problem, rule

DEFINITE_WORD_BEFORE = Regex(r"(?i)\b(?:the|those|these|all|its|his|her|their)\s(?:other\s)?\Z")
MIN_NUMBER_COMPARED = 10
"""The minimum number whose digits are compared."""

YEAR = Regex(r"(?:1[89]|20)\d\d\b(?!,)")
MAX_DIFFERENT_NUMBERS = 4
"""If a matter gives more different numbers of the same things than this, they are not compared."""

MIN_NUMBER_WITH_SLIP = 100
"""The minimum number in which a single different digit looks like a typing error."""

MEASURES = frozenset("feet inches acres miles yards pounds percent hours shares dollars points".split())
"""Nouns of which a matter has many different numbers."""

MAX_GROUP_NUMBER = 3
"""Up to this number, things of one name are often counted in different groups."""


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
    with "eight residential buildings" and "all eight buildings", if the matter has no third number of buildings. "The
    seven wires" is reported if other texts have four wires, because it refers back to wires that were counted. So is
    "five nylon wires" if the next texts speak of "all four wires", and a number in a count that the facts do not have.
    """
    reported: set[KeyPath] = set()
    text_by_path = {text.path: text for text in texts_with_facts(matter)}
    for problems in (
        _of_same_words(matter),
        _of_same_noun(matter),
        numbers_that_refer_back(matter),
        numbers_of_counts(matter),
    ):
        new_problems = [
            problem
            for problem in problems
            if not reported & {problem.path, *problem.also}
            and not _text_has_both(problem, text_by_path)
            and not tell_numbers_apart(problem, text_by_path)
        ]
        reported |= {path for problem in new_problems for path in (problem.path, *problem.also)}
        yield from new_problems


def _text_has_both(problem: Problem, text_by_path: Mapping[KeyPath, TextFacts]) -> bool:
    """Whether the text of *problem* also gives the other number: "made 412,000 jars, and shipped 365,000 of them"."""
    numbers = [words.words.split()[0] for words in problem.also_at if words]
    words = text_by_path[problem.path].text.split() if problem.path in text_by_path else []
    return any("," in number and number in words for number in numbers)


def _of_same_words(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each number of things that other texts, which name the things alike, count otherwise."""
    texts = texts_with_facts(matter)
    for quantities in _by_things(texts).values():
        comparable = [quantity for quantity in quantities if quantity.number >= MIN_NUMBER_COMPARED]
        yield from [*_mistyped_numbers(comparable)] or [*_rare_number(quantities)]
        for quantity in comparable:
            yield from _different_table_totals(quantity, comparable, texts)


def _of_same_noun(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "nine buildings" where other texts have "all eight residential buildings"."""
    by_noun: dict[str, list[StatedQuantity]] = {}
    for quantities in _by_things(texts_with_facts(matter)).values():
        for quantity in quantities:
            by_noun.setdefault(quantity.noun, []).append(quantity)
    for noun, quantities in by_noun.items():
        if len({quantity.noun_phrase for quantity in quantities}) > 1 and noun not in MEASURES:
            yield from _rare_number_of_noun(quantities)


def _by_things(texts: Sequence[TextFacts]) -> dict[str, list[StatedQuantity]]:
    """Return the exact numbers of things in *texts*, by the words that name the things."""
    by_things: dict[str, list[StatedQuantity]] = {}
    for text in texts:
        for quantity in text.quantities:
            if quantity.is_exact and not YEAR.match(quantity.words):
                by_things.setdefault(quantity.noun_phrase, []).append(quantity)
    return by_things


ONLY_SOME_BEFORE = Regex(
    r"(?i)\b(?:other|remaining|first|last|next|another|additional|more|further|these|of\sthem|only|least|most|each|every|new)\s\Z"
)
"""Words before a number that show that it does not count all the things: "the other five kites"."""

ONLY_SOME_AFTER = Regex(r"\s(?:who|whom|whose|that|which|in|on|at|from|with|of)\b")
"""Words after things that show that only some of them may be meant: "the five kites that were torn"."""


def _rare_number_of_noun(quantities: Sequence[StatedQuantity]) -> Iterator[Problem]:
    """Yield a problem for "nine buildings" where other texts have "all eight residential buildings"."""
    use_counts = Counter(quantity.number for quantity in quantities)
    if len(use_counts) != 2:
        return
    (common_number, common_uses), (rare_number, rare_uses) = use_counts.most_common()
    rare_quantity = _with_number(rare_number, quantities)[0]
    common_quantities = _with_number(common_number, quantities)
    smaller_number, larger_number = sorted((common_number, rare_number))
    counts_all = common_uses > 1 or (
        DEFINITE_WORD_BEFORE.search(rare_quantity.before) and not ONLY_SOME_AFTER.match(rare_quantity.after)
    )
    counts_some = any(ONLY_SOME_BEFORE.search(quantity.before) for quantity in (rare_quantity, *common_quantities))
    is_near = looks_like(common_number, rare_number) or 3 * smaller_number > 2 * larger_number
    if (
        rare_uses == 1
        and all(quantity.path != rare_quantity.path for quantity in common_quantities)
        and counts_all
        and not counts_some
        and is_near
        and smaller_number > MAX_GROUP_NUMBER
    ):
        message = f"the text says `{rare_quantity.words}`, but elsewhere `{common_quantities[0].words}`"
        yield problem_on(rare_quantity, message, common_quantities[0])


def _with_number(number: int, quantities: Sequence[StatedQuantity]) -> list[StatedQuantity]:
    return [quantity for quantity in quantities if quantity.number == number]


def _mistyped_numbers(quantities: Sequence[StatedQuantity]) -> Iterator[Problem]:
    """Yield a problem for each number given once that looks like a typing error for another number of the things."""
    use_counts = Counter(quantity.number for quantity in quantities)
    if len(use_counts) > MAX_DIFFERENT_NUMBERS:
        return
    for first, second in combinations(use_counts, 2):
        common_number, rare_number = (first, second) if use_counts[first] >= use_counts[second] else (second, first)
        common_quantities = _with_number(common_number, quantities)
        rare_quantity = _with_number(rare_number, quantities)[0]
        is_elsewhere = all(quantity.path != rare_quantity.path for quantity in common_quantities)
        is_definite = len(use_counts) == 2 and bool(DEFINITE_WORD_BEFORE.search(rare_quantity.before))
        if (
            use_counts[rare_number] == 1
            and is_elsewhere
            and _is_slip(rare_number, common_number, is_definite=is_definite, has_no_third=len(use_counts) == 2)
        ):
            message = f"the text says `{rare_quantity.words}`, but elsewhere `{common_quantities[0].words}`"
            yield problem_on(rare_quantity, message, common_quantities[0])


MIN_TIMES_GIVEN = 3
"""How often a number of things must be given for a similar number of them to look like a mistake."""


def _rare_number(quantities: Sequence[StatedQuantity]) -> Iterator[Problem]:
    """Yield a problem for "ten of her photographs" where three other texts have twelve."""
    use_counts = Counter(quantity.number for quantity in quantities)
    if len(use_counts) != 2:
        return
    (common_number, common_uses), (rare_number, rare_uses) = use_counts.most_common()
    common_quantities = _with_number(common_number, quantities)
    rare_quantity = _with_number(rare_number, quantities)[0]
    smaller_number, larger_number = sorted((common_number, rare_number))
    is_elsewhere = all(quantity.path != rare_quantity.path for quantity in common_quantities)
    if common_uses >= MIN_TIMES_GIVEN and rare_uses == 1 and is_elsewhere and 3 * smaller_number > 2 * larger_number:
        usual_words = common_quantities[0].words
        message = f"the text says `{rare_quantity.words}`, but {common_uses} others say `{usual_words}`"
        yield problem_on(rare_quantity, message, common_quantities[0])


def _is_slip(number: int, other_number: int, *, is_definite: bool, has_no_third: bool) -> bool:
    """Whether the two numbers of things differ as if by a typing error.

    A single different digit counts only if the number follows a word such as "the", or if both numbers are long and
    the things have no third number.
    """
    is_long = (
        number >= MIN_NUMBER_WITH_SLIP
        and other_number >= MIN_NUMBER_WITH_SLIP
        and bool(number % 10 or other_number % 10)
    )
    if is_transposition(str(number), str(other_number)):
        return True
    return (is_definite or (has_no_third and is_long)) and looks_like(number, other_number)


def _different_table_totals(
    quantity: StatedQuantity, quantities: Sequence[StatedQuantity], texts: Sequence[TextFacts]
) -> Iterator[Problem]:
    """Yield a problem if "the 410 hours" occurs only once, and a column of hours has a similar total."""
    if not DEFINITE_WORD_BEFORE.search(quantity.before) or len(_with_number(quantity.number, quantities)) > 1:
        return
    for text in texts:
        for table in text.tables:
            for index, head in enumerate(table.heads):
                values = [row[index].value for row in table.rows]
                totals = [row[index] for row in table.totals if row[index].value is not None]
                if not totals or quantity.number in values or quantity.noun not in head.words.lower().split():
                    continue
                if totals[-1].value and looks_like(quantity.number, int(totals[-1].value)):
                    message = f"the text says `{quantity.words}`, but the total of `{head.words}` is {totals[-1].words}"
                    yield problem_on(quantity, message)


def _have_one_digit(*sums: int) -> bool:
    """Whether each of *sums* has one digit and zeros, as $20,000 and $50,000, which are often the sums of two acts."""
    return all(len(str(amount).rstrip("0")) == 1 for amount in sums)


CHARACTERS_BEFORE = 60
"""How many characters before a sum are searched for the verb of the act."""

VERB_OF_SINGLE_ACT = Regex(
    r"(?i)\b(?:lent|loaned|invested|wired|advanced|borrowed|deposited|transferred|donated|bid)\b"
)
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
    use_counts: Counter[int] = Counter()
    for text in texts_with_facts(matter):
        for amount in text.sums:
            use_counts[amount.low] += 1
            verbs = VERB_OF_SINGLE_ACT.findall(amount.before[-CHARACTERS_BEFORE:]) if amount.is_exact else []
            if verbs:
                by_verb.setdefault(verbs[-1].lower(), []).append(amount)
    for verb, amounts in by_verb.items():
        for amount in amounts:
            repeated = [
                candidate
                for candidate in amounts
                if use_counts[candidate.low] > 1
                and looks_like(amount.low, candidate.low)
                and not _have_one_digit(amount.low, candidate.low)
            ]
            if use_counts[amount.low] == 1 and repeated and repeated[0].path != amount.path:
                message = f"the text says `{verb}` and `{amount.words}`, but elsewhere {dollars(repeated[0].low)}"
                yield problem_on(amount, message, repeated[0])


DAY = rf"(?:{MONTH})\s\d{{1,2}}(?:,\s\d{{4}})?"
LISTED_DAYS = Regex(
    rf"\A(?:(?!{DAY})[^.;:$,]){{0,60}}[,:]\s(?:namely,?\s)?(?:on\s|dated\s)?"
    rf"(?P<days>{DAY}(?:(?:,\sand|,|\sand)\s(?:on\s)?(?:{DAY}|\d{{1,2}}\b(?!,\d))){{1,12}})(?![\w-])"
)
"""A list of days right after things: " occasions, on April 3, April 19 and May 8, 2024"."""

LISTED_DAY = Regex(rf"{DAY}|\d{{1,2}}\b(?!,\d)")
COLON_AFTER = Regex(r"\A[^.;:|]{0,60}:\s")
PART_BEFORE = Regex(r"(?i)\b(?:other|more|than|least|first|last|of\s(?:the|his|her|its|their))\s\Z")
MAX_NUMBER = 15
"""The largest number of things that a text is expected to list one by one."""


@rule(
    "FCT060",
    cite="house style: a list has as many items as the text says",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number, or complete the list",
)
def listed_things_miscounted(matter: Matter) -> Iterator[Problem]:
    """The number of things differs from the number of dates or sums that are listed right after it.

    The rule reads "called her on five occasions, on April 3, April 19 and May 8, 2024" and "made two payments: $60,000
    by wire, $25,000 by check and $5,000 in cash".
    """
    for text in texts_with_facts(matter):
        if text.path[0] == "filings":
            continue
        for quantity in text.quantities:
            may_be_listed = 2 <= quantity.number <= MAX_NUMBER and quantity.is_exact
            if may_be_listed and not PART_BEFORE.search(quantity.before):
                yield from _miscounted_days(quantity)
                yield from _miscounted_sums(quantity, text)


def _miscounted_days(quantity: StatedQuantity) -> Iterator[Problem]:
    match = LISTED_DAYS.match(quantity.after)
    number = len(LISTED_DAY.findall(match["days"])) if match else quantity.number
    if number != quantity.number:
        yield problem_on(quantity, f"the text says `{quantity.words}`, but lists {counted(number, 'date')}")


def _miscounted_sums(quantity: StatedQuantity, text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "two payments: " with three sums in the rest of the sentence."""
    colon_match = COLON_AFTER.match(quantity.after)
    if colon_match is None:
        return
    start = quantity.end + colon_match.end()
    sums = [amount for amount in text.sums if amount.sentence is quantity.sentence and amount.start >= start]
    has_other_number = any(quantity.end <= other.start < start for other in text.quantities)
    is_table = "|" in quantity.after[colon_match.end() :]
    if len(sums) > 1 and len(sums) != quantity.number and not has_other_number and not is_table:
        yield problem_on(quantity, f"the text says `{quantity.words}`, but lists {counted(len(sums), 'sum')}")
