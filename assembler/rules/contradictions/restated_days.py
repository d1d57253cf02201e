"""Dates and addresses that differ slightly from the same dates and addresses elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import differ_in_one_part, is_slip_of_day
from assembler.rules.contradictions._named_events import COMMON_ROOTS, roots_of
from assembler.rules.rule import Problem, Words, rule

MIN_SHARED_WORDS = 4
"""How many words and roots two sentences must share to be about one event, if they share no sum."""

PARTS_THAT_REPEAT = frozenset({"claims", "parties"})
"""The parts of a matter whose texts repeat dates of the facts."""

ORDINAL_DAY = Regex(r"\A,?\s(?:the|that\sis)\s[a-z-]{4,15}\s(?:day|anniversary)\b")
"""Words after a date that is computed from another: ", the thirtieth day after"."""

DEADLINE = Regex(r"(?i)\b(?:by|before|within)\s\Z")
"""Words before a deadline, which may be computed from another date."""

RECEIPT = Regex(r"(?i)\b(?:receiv\w+|receipt|was\sdelivered|arriv\w+|reached|signed\sfor)\b")
"""Words for the receipt of what was sent on an earlier day."""


@rule(
    "FCT044",
    cite="house style: a count and the facts agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date in the count or in the facts",
)
def day_restated_otherwise(matter: Matter) -> Iterator[Problem]:
    """A count gives an event a date that no other text has, and the facts give it an almost identical date.

    The count must say "on" before the date. The two dates must differ only in the day, the month or the year, and the
    two sentences must have a sum or several words in common. If they differ as by a slip, such as November 14 and 24,
    no words in common are needed, and the party's paragraphs are compared too. FCT023 checks the dates from which
    interest runs.
    """
    texts = texts_with_facts(matter)
    use_counts = Counter(day.first for text in texts for day in text.dates if day.first == day.last)
    facts = [text for text in texts if text.path[0] in {"facts", "more_facts"} and text.path[-1] == "text"]
    days_of_keys = {exhibit.date for exhibit in matter.exhibits.values()} | {event.day for event in matter.events}
    days_of_facts = [day for text in facts for day in text.dates if day.first == day.last]
    for text in texts:
        if text.path[0] not in PARTS_THAT_REPEAT or "wherefore" in text.path:
            continue
        for day in text.dates:
            is_new = day.is_exact and use_counts[day.first] == 1 and "[[" not in text.text
            is_receipt = RECEIPT.search(day.sentence.words)
            if not is_new or is_receipt or "interest" in day.sentence.words:
                continue
            similar = (
                [*_similar_day(day, text, facts)]
                if text.path[0] == "claims" and day.before.lower().endswith("on ")
                else []
            )
            yield from similar or (_slip_of_day(day, text, days_of_facts) if day.first not in days_of_keys else ())


def _slip_of_day(day: StatedDate, text: TextFacts, days_of_facts: Sequence[StatedDate]) -> Iterator[Problem]:
    """Yield a problem if *day* is a slip for the only one of *days_of_facts* that is so similar.

    A date that ends a length of time in its sentence, is a deadline, or is beside a date that the facts have, is the
    drafter's own.
    """
    is_of_length = any(length.sentence is day.sentence for length in text.lengths)
    if is_of_length or ORDINAL_DAY.search(day.after) or DEADLINE.search(day.before):
        return
    similar_days = {
        other_day.first: other_day for other_day in days_of_facts if is_slip_of_day(day.first, other_day.first)
    }
    own_days = {other_day.first for other_day in text.dates}
    if len(similar_days) == 1 and own_days.isdisjoint(similar_days):
        (other_day,) = similar_days.values()
        message = f"the text says `{day.words}`, a date that no other text has, but the facts say"
        yield problem_on(day, f"{message} `{other_day.words}`", other_day)


def _similar_day(day: StatedDate, text: TextFacts, facts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for the first similar date in *facts* whose sentence is on the same event as that of *day*."""
    sums = {amount.low for amount in text.sums if amount.sentence is day.sentence}
    roots = roots_of(day.sentence.words) - COMMON_ROOTS
    for other_text in facts:
        shares_sum = not sums.isdisjoint(amount.low for amount in other_text.sums)
        for other_day in other_text.dates:
            is_next_day = abs((day.first - other_day.first).days) == 1
            if not other_day.is_exact or is_next_day or not differ_in_one_part(day.first, other_day.first):
                continue
            if shares_sum or len(roots & roots_of(other_day.sentence.words)) >= MIN_SHARED_WORDS:
                message = f"the count says `{day.words}`, a date that no other text has, but the facts say"
                yield problem_on(day, f"{message} `{other_day.words}`", other_day)
                return


STREET = Regex(
    r"(?<![\w.,$-])(?P<number>\d{2,5})\s(?P<street>(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?[A-Z][\w’'-]{1,20}"
    r"(?:\s[A-Z][\w’'-]{1,20}){0,2}\s(?:Street|Avenue|Road|Drive|Lane|Boulevard|Court|Way|Place|Highway|Parkway|Circle))\b"
)


@dataclass(frozen=True)
class House:
    """A house number in a text: the number, the path of the text, and the position of the number."""

    number: str
    path: KeyPath
    start: int


@rule(
    "FCT045",
    cite="house style: one building has one address",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the house number; if there are two houses, name both numbers in one text",
)
def two_numbers_in_a_street(matter: Matter) -> Iterator[Problem]:
    """Two texts give house numbers in the same street that differ only by a typing error.

    Two digits are transposed, or one digit differs and the other number is given more than once. If a text
    names both numbers, there are probably two houses, and nothing is reported.
    """
    by_street: dict[str, list[House]] = {}
    for text in texts_with_facts(matter):
        for match in STREET.finditer(text.text):
            house = House(match["number"], text.path, match.start())
            by_street.setdefault(" ".join(match["street"].split()), []).append(house)
    for street, houses in by_street.items():
        use_counts = Counter(house.number for house in houses)
        if len(use_counts) != 2:
            continue
        (common_number, common_uses), (rare_number, rare_uses) = use_counts.most_common()
        rare_house = next(house for house in houses if house.number == rare_number)
        common_houses = [house for house in houses if house.number == common_number]
        is_slip = is_transposition(rare_number, common_number) or (
            common_uses > 1 and differing_digit(rare_number, common_number) is not None
        )
        is_elsewhere = all(house.path != rare_house.path for house in common_houses)
        if is_slip and rare_uses == 1 and is_elsewhere:
            message = f"the text says `{rare_number} {street}`, but elsewhere `{common_number} {street}`"
            yield Problem(
                rare_house.path,
                message,
                at=Words(rare_number, rare_house.start),
                also=(common_houses[0].path,),
                also_at=(Words(common_number, common_houses[0].start),),
            )
