"""Numbers of bonds, policies and accounts, and sums, that are restated with a slight difference."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from assembler.exhibits.labels import exhibits_cited_by
from assembler.facts.fact import StatedNumber, StatedSum
from assembler.facts.numbers import Numbered, numbered
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.tables import Cell
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.model.walk import allegations, referable
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, computable_sums, is_near, pleaded_sums
from assembler.rules.contradictions.prayers import sums_of_claim
from assembler.rules.rule import Problem, Words, rule

MIN_DIGITS = 5
"""The minimum number of digits of a number that is compared; similar shorter numbers are likely to be different."""

SINGLE_THING = Regex(
    r"(?i)(?:bond|policy|account|loan|patent|permit|license|registration|case|contract|guaranty|lease|note|certificate)"
)
"""Things of which a matter rarely has two with numbers that differ in one digit other than the last two."""

MAX_DIFFERING_CHARACTERS = 2
"""A number that differs from the cited exhibit's in at most this many characters is taken for a mistake for it."""


@rule(
    "FCT005",
    cite="house style: one thing has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the number that is wrong",
)
def two_numbers_of_one_thing(matter: Matter) -> Iterator[Problem]:
    """Two numbers of one kind, such as bond numbers, are almost the same.

    Two digits are transposed, or one digit differs in the number of a bond, a policy, an account or the like, and the
    other number is used more than once. Two numbers in one list are taken for different numbers, and so are two that
    are each given more than once. A number in a text that cites an exhibit is compared with the number in the exhibit's
    title; there, two digits may differ. If only one exhibit's title has a number of the kind, a number that looks like
    a typing error for it is reported in any text. A short name such as “’482 Patent” must have the last three digits of
    the patent's number.
    """
    by_kind: dict[str, list[StatedNumber]] = {}
    texts = texts_with_facts(matter)
    for text in texts:
        for number in text.numbers:
            if not number.quoted and sum(map(str.isdigit, number.number)) >= MIN_DIGITS:
                by_kind.setdefault(_kind(number.name), []).append(number)
        yield from _wrong_short_names(text)
    for kind, numbers in by_kind.items():
        yield from _similar_numbers(kind, numbers)
    problems = [*_against_titles(matter, texts)]
    yield from problems
    yield from _against_only_title(matter, by_kind, {problem.path for problem in problems})


def _similar_numbers(kind: str, numbers: Sequence[StatedNumber]) -> Iterator[Problem]:
    """Yield a problem for each of *numbers*, all of one *kind*, that looks like a typing error for another."""
    uses: dict[str, list[StatedNumber]] = {}
    for number in numbers:
        uses.setdefault(number.number, []).append(number)
    for first, second in combinations(uses, 2):
        rare_uses, common_uses = sorted((uses[second], uses[first]), key=len)
        is_elsewhere = not {number.path for number in rare_uses} & {number.path for number in common_uses}
        is_single = len(common_uses) > 1 and bool(SINGLE_THING.fullmatch(kind))
        slip = _slip(first, second, is_single=is_single)
        if len(rare_uses) == 1 and is_elsewhere and slip:
            message = f"`{rare_uses[0].words}` and `{common_uses[0].words}` differ by {slip}"
            yield problem_on(rare_uses[0], message, common_uses[0])


def _slip(number: str, other_number: str, *, is_single: bool) -> str:
    """Return how the two numbers differ if that looks like a typing error; else "".

    One different digit, before the last two, counts only if the matter probably has a single thing of the kind.
    """
    if is_transposition(number, other_number):
        return "two transposed digits"
    index = differing_digit(number, other_number)
    return "one digit" if is_single and index is not None and index < len(number) - 2 else ""


def _against_titles(matter: Matter, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each number that almost equals a number in the title of an exhibit cited with it."""
    by_path = {text.path: text for text in texts if text.numbers}
    for path, allegation in allegations(matter):
        text = by_path.get((*path, "text"))
        if not text:
            continue
        for name in exhibits_cited_by(allegation, matter):
            for number_in_title in numbered(matter.exhibits[name].title):
                kind = _kind(number_in_title.name)
                numbers = [number for number in text.numbers if _kind(number.name) == kind]
                similar_numbers = [
                    number
                    for number in numbers
                    if 0 < _differing_characters(number.number, number_in_title.number) <= MAX_DIFFERING_CHARACTERS
                ]
                if similar_numbers and all(number.number != number_in_title.number for number in numbers):
                    title = matter.exhibits[name].title[number_in_title.start : number_in_title.end]
                    fact = f"the exhibit that it cites is `{title}`"
                    yield _title_problem(similar_numbers[0], fact, name, Words(title, number_in_title.start))


def _kind(name: str) -> str:
    """Return the noun of the name of a number: "bond" for "Performance Bond"."""
    return name.rsplit(maxsplit=1)[-1].lower()


def _title_problem(number: StatedNumber, fact: str, exhibit_name: str, words_of_title: Words) -> Problem:
    return Problem(
        number.path,
        f"the text says `{number.words}`, but {fact}",
        at=Words(number.words, number.start),
        also=(("exhibits", exhibit_name, "title"),),
        also_at=(words_of_title,),
    )


def _against_only_title(
    matter: Matter, stated_numbers: Mapping[str, Sequence[StatedNumber]], reported: Collection[KeyPath]
) -> Iterator[Problem]:
    """Yield a problem for each number that is a slip for the only number of its kind in the exhibits' titles.

    *stated_numbers* are the numbers in the texts by their kind. Paths in *reported* are not reported again.
    """
    by_kind: dict[str, list[tuple[str, Numbered]]] = {}
    for name, exhibit in matter.exhibits.items():
        for number_in_title in numbered(exhibit.title):
            by_kind.setdefault(_kind(number_in_title.name), []).append((name, number_in_title))
    for kind, numbers_in_titles in by_kind.items():
        numbers = stated_numbers.get(kind, ()) if len(numbers_in_titles) == 1 else ()
        name, number_in_title = numbers_in_titles[0]
        if any(number.number == number_in_title.number for number in numbers):
            continue
        is_single = bool(SINGLE_THING.fullmatch(kind))
        for number in numbers:
            slip = _slip(number.number, number_in_title.number, is_single=is_single)
            if slip and number.path not in reported:
                title = matter.exhibits[name].title[number_in_title.start : number_in_title.end]
                fact = f"the title of Exhibit `{name}` has `{title}`"
                yield _title_problem(number, fact, name, Words(title, number_in_title.start))


def _differing_characters(number: str, other_number: str) -> int:
    """Return in how many characters two numbers differ; 0 if their lengths differ or they are short."""
    if len(number) != len(other_number) or sum(map(str.isdigit, number)) < MIN_DIGITS - 1:
        return 0
    return sum(character != other_character for character, other_character in zip(number, other_number, strict=True))


SHORT_NAME = Regex(
    r"\bNo\.\s(?P<number>(?:RE|D)?\d{1,3}(?:,?\d{3}){1,2})\b[^“\"]{0,120}\((?:the\s)?[“\"][’'‘](?P<short>\d{3})\s[Pp]atent"
)


def _wrong_short_names(text: TextFacts) -> Iterator[Problem]:
    if "atent" not in text.text:
        return
    for match in SHORT_NAME.finditer(text.text):
        if not match["number"].replace(",", "").endswith(match["short"]):
            message = f"the short name `{match['short']} Patent` is not the end of No. `{match['number']}`"
            yield Problem(text.path, message, at=Words(match["number"], match.start("number")))


RESTATING_WORDS = Regex(
    r"(?i)\b(?:the|this|that|total\w*|owes?|owed|due|lost|cost|damages\sof|loss\sof|sum\sof|amount\sof|balance\sof|paid\snone\sof\sthe)"
    r"(?:\s[A-Z][\w’'-]{1,20}){0,3}\s\Z"
)
"""Words before a sum that may restate another."""

OTHER_SUM_WORDS = Regex(
    r"(?i)\b(?:other|another|remaining|rest|(?<!no\s)part|portion|less|after|except|only|interest|fees?|costs|offer\w*|estimate\w*|insur\w*"
    r"|per|each|every|value|worth|limit\w*|penalt\w*|statutory|minimum)\b"
)
"""Words that show that a sentence may give a sum of its own."""

MISTAKE_DIVISOR = 10
"""A sum that differs from another by less than a tenth may be a mistake for it."""

TEXTS_AFTER = 3
"""The number of texts after a table that may restate its total."""


@rule(
    "FCT040",
    cite="house style: a total is restated without change",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and write the same sum in both places, or say how the other sum is computed",
)
def total_restated_otherwise(matter: Matter) -> Iterator[Problem]:
    """A sum is almost the same as a total in a table, or as a sum on which its claim is based.

    Only a sum that occurs once in the matter is reported. In a count, it is compared with the sums in the texts to
    which the elements and the references of the count lead; in the facts, with the total of a table just before it. A
    sum that can be computed from sums in the matter is not reported, and neither is a sum in a sentence on a part, an
    offer, an estimate, interest, fees or a limit.
    """
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    use_counts = Counter(amount.low for text in texts for amount in text.sums)
    pleaded = pleaded_sums(matter)
    for index, text in enumerate(texts):
        near_texts = [
            near_text
            for near_text in texts[max(0, index - TEXTS_AFTER) : index + 1]
            if near_text.path[:2] == text.path[:2]
        ]
        totals = [(near_text, cell) for near_text in near_texts for cell in _totals_in_dollars(near_text)]
        if not totals and text.path[0] != "claims":
            continue
        for amount in text.sums:
            is_new = use_counts[amount.low] == 1 and _may_restate(amount)
            if is_new and amount.low not in _computed_sums(pleaded, amount.low) and not _is_product(amount, text):
                if not _adds_to_total(amount, totals, pleaded):
                    yield from _almost_total(amount, totals)
                yield from _almost_claimed(amount, matter)


def _is_product(amount: StatedSum, text: TextFacts) -> bool:
    """Whether *amount* is a number in *text* times a sum there: "sixty months, at $519.80 a month"."""
    numbers = {length.number for length in text.lengths} | {quantity.number for quantity in text.quantities}
    other_sums = [other_sum for other_sum in text.sums if other_sum is not amount]
    return any(number * other_sum.low == amount.low for number in numbers for other_sum in other_sums)


def _adds_to_total(amount: StatedSum, totals: Sequence[tuple[TextFacts, Cell]], pleaded: Sequence[int]) -> bool:
    """Whether *amount* is one of *totals* plus or minus another *pleaded* sum."""
    return any(abs(amount.low - int((cell.value or 0) * 100)) in pleaded for _, cell in totals)


def _totals_in_dollars(text: TextFacts) -> Iterator[Cell]:
    """Yield the cells with sums in the total rows of the tables of *text*."""
    for table in text.tables:
        for row in table.totals:
            yield from (cell for cell in row if cell.value and cell.unit == "$")


def _may_restate(amount: StatedSum) -> bool:
    words = amount.sentence.words
    if not amount.is_exact or "|" in words or OTHER_SUM_WORDS.search(words):
        return False
    introduces_table = words.rstrip().endswith(":")
    return introduces_table or bool(RESTATING_WORDS.search(amount.before[-80:]))


def _computed_sums(pleaded: Sequence[int], cents: int) -> set[int]:
    """Return the sums that can be computed from the *pleaded* sums other than *cents*."""
    other_cents = tuple(pleaded_cents for pleaded_cents in pleaded if pleaded_cents != cents)
    return computable_sums(other_cents) if len(other_cents) <= MAX_SUMS_COMBINED else {sum(other_cents)}


def _almost_total(amount: StatedSum, totals: Sequence[tuple[TextFacts, Cell]]) -> Iterator[Problem]:
    """Yield a problem if *amount* is almost the last of *totals*, each a cell with its text."""
    if not totals:
        return
    text, cell = totals[-1]
    if cell.value and cell.start != amount.start and is_near(amount.low, int(cell.value * 100), MISTAKE_DIVISOR):
        message = f"the text says `{amount.words}`, but the total of the table is `{cell.words}`"
        at = Words(amount.words, amount.start)
        also_at = (Words(cell.words, cell.start),)
        yield Problem(amount.path, message, at=at, also=(text.path,), also_at=also_at)


def _referred_paths(sentence: str, matter: Matter) -> set[KeyPath]:
    """Return the paths of the allegations to which *sentence* refers."""
    paths = referable(matter)
    names = {entry.name for match in REFERENCE.finditer(sentence) for entry in entries(match)}
    return {path for name in names for path in paths.get(name, ())}


def _almost_claimed(amount: StatedSum, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if *amount*, in a count, is almost a sum in the facts on which the count is based."""
    if amount.path[0] != "claims" or not isinstance(amount.path[1], int):
        return
    claim = matter.claims[amount.path[1]]
    claimed_sums = [claimed_sum for claimed_sum in sums_of_claim(claim, matter) if claimed_sum.path[0] != "claims"]
    near_sums = [
        claimed_sum
        for claimed_sum in claimed_sums
        if claimed_sum.low != amount.low and is_near(amount.low, claimed_sum.low, MISTAKE_DIVISOR)
    ]
    referred_paths = _referred_paths(amount.sentence.words, matter)
    is_compared_by_fct020 = any(claimed_sum.path[:-1] in referred_paths for claimed_sum in claimed_sums)
    if near_sums and not is_compared_by_fct020:
        nearest = min(near_sums, key=lambda claimed_sum: abs(claimed_sum.low - amount.low))
        message = f"the count says `{amount.words}`, but the facts on which it is based say `{nearest.words}`"
        yield problem_on(amount, message, nearest)
