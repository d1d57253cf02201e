"""Dates that do not follow from an earlier date, or that are restated with a slight difference."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from assembler.facts.fact import StatedDate
from assembler.facts.lengths import NUMBER_WORDS, ORDINALS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH, MONTHS, plain_date
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import (
    day_after,
    days_of_matter,
    differ_in_one_part,
    is_slip_of_day,
    is_slip_of_number,
)
from assembler.rules.contradictions._named_events import COMMON_ROOTS, roots_of
from assembler.rules.rule import Problem, Words, rule

NUMBER = r"(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
UNIT = r"(?:calendar\s)?(?P<unit>day|night|week|month|year)s?"
PERIOD_PASSED = Regex(
    rf"(?i)\b(?:the\s|these\s|those\s|her\s|his\s|its\s|their\s)?(?P<length>{NUMBER}[\s-]{UNIT})"
    r"(?:[’']?\s(?:[a-z]{3,12}\s)?(?:period|notice|time|term|deadline|window|cure)){0,3}"
    r"\s(?:had\s|has\s)?(?:passed|elapsed|expired|lapsed|ended|ran(?:\sout)?|were\sup|was\sup)\s(?:on\s)?"
    r"(?:[A-Z][a-z]{5,8}day,\s)?\Z",
    needs="passed|elapsed|expired|lapsed|ended|ran|were|was",
)
"""Words before the last day of a period that began on an earlier date: "Her thirty-day notice period expired on"."""

UNTIL = Regex(
    rf"(?i)\b(?:for|lasted|took|continued\sfor|went\son\sfor|out\sof\s[a-z]{{3,12}}\sfor|[a-z]{{3,12}}ed\sfor|missed|spent)\s"
    rf"(?P<length>{NUMBER}\s{UNIT})(?:\sof\s[a-z]{{3,15}})?,\s(?:until|through|ending\son)\s(?:[A-Z][a-z]{{5,8}}day,\s)?\Z",
    needs="until|through|ending",
)
"""Words before the last day of a length of time: "could not work for twenty-six weeks, until"."""
DEADLINE_PASSED = Regex(
    rf"[.;]\s(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:,\s(?P<year>\d{{4}}),?)?\s(?:[a-z]{{2,10}}\s){{0,2}}?"
    r"(?:came\sand\swent|passed|arrived|went\sby|came)\b",
    needs="came|passed|arrived|went",
)
"""A day on which a period of the sentence before ended: ". May 20 came and went"."""
AFTER_NIGHTS = Regex(
    rf"(?i)\A,?\safter\s(?P<length>{NUMBER}\s{UNIT})\b(?!\s(?:of|after|later|earlier|before))", needs="after"
)
"""Words after the last day of a stay: "He was discharged on June 9, 2024, after four nights"."""
POSSESSIVE = r"(?:the|these|those|her|his|its|their)"
WHEN_ENDED = Regex(
    rf"(?i)\A,?\s(?:when|as|on\swhich|the\sday)\s{POSSESSIVE}\s(?P<length>{NUMBER}[\s-]{UNIT})(?:[’']?\s[a-z]{{2,12}}){{0,3}}?"
    r"\s(?:had\s)?(?:passed|elapsed|expired|lapsed|ended|ran\sout|(?:was|were)\s(?:up|over))\b",
    needs="when|as|which|day",
)
"""Words after the last day of a period: "She returned on December 2, 2024, when the eight weeks ended"."""
AT_END_OF = Regex(
    rf"(?i)\A,?\s(?:at\s)?the\s(?:end|expiration|expiry|close)\sof\s{POSSESSIVE}\s(?P<length>{NUMBER}[\s-]{UNIT})\b",
    needs="end|expir|close",
)
"""The same: "She returned on December 2, 2024, at the end of the eight weeks"."""
ROUNDED_DAYS = {"day": 1, "week": 4, "month": 8, "year": 30}
"""By how many days a length in each unit, such as "after 26 weeks", may be rounded."""

NTH_DAY = Regex(
    r"\b[Oo]n\sthe\s(?P<ordinal>[a-z]{5,8}(?:-[a-z]{4,7})?|\d{1,2}(?:st|nd|rd|th))\sday,\s(?:on\s)?(?:[A-Z][a-z]{5,8}day,\s)?\Z",
    needs="day,",
)
"""Words before a date that count it from the first day: "On the third day, "."""

TEXTS_BEFORE = 3
"""How many earlier texts may have the date from which the days are counted."""


@rule(
    "FCT047",
    cite="the calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date or the number of days",
)
def day_does_not_follow(matter: Matter) -> Iterator[Problem]:
    """A date is said to be the last or the n-th of some days, but no date of the matter is that many days before it.

    The rule reads "Sixty days passed on December 13, 2024", "could not work for six weeks, until May 14, 2024",
    "returned on December 2, 2024, when the eight weeks ended", "On May 6, 2025 it asked for payment within ten days.
    May 16 came and went", "discharged on June 9, 2024, after four nights" and "On the third day, May 6, 2024", if the
    text or one of the texts just before it has a date, or if a date of the matter fits but for a slip in the number.
    Any date of the matter from which the days can be counted is accepted, and so is a day more or less. The rule also
    computes a deadline from a date and the only period before it: "within 180 days after the start. It started on May
    12, so that the work was due on".
    """
    dates_before: list[StatedDate] = []
    last_texts: list[TextFacts] = []
    for text in texts_with_facts(matter):
        for index, day in enumerate(text.dates):
            earlier_days = [
                earlier_day
                for earlier_day in (*dates_before, *text.dates[:index])
                if earlier_day.is_exact and earlier_day.first < day.first
            ]
            if day.is_exact:
                yield from _wrong_day_count(day, earlier_days, matter)
        yield from _wrong_due_date(text)
        yield from _wrong_passed_deadline(text)
        last_texts = [*last_texts[-TEXTS_BEFORE + 1 :], text]
        dates_before = [
            day for last_text in last_texts for day in last_text.dates if last_text.path[:1] == text.path[:1]
        ]


UNTIL_DUE = Regex(
    r"(?i),?\s(?:so\sthat|so|therefore|hence|thus|accordingly|which\s(?:meant|means)\sthat|and)\s[^.;]{2,60}"
    r"\b(?:due|expire[ds]?|ended|ends|end|ran\sout|lapsed|deadline\swas|last\sday\swas|to\sbe\s[a-z]{3,12}|to\s[a-z]{3,12})"
    r"\s(?:on|by)?\s?(?:[A-Z][a-z]{5,8}day,\s)?"
)
"""Words between the first and the last day of a period: ", so that the work was due on"."""


def _wrong_due_date(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if a due date is not the length that *text* states after the date before it.

    The rule reads "within 180 days after the start. It started on May 12, so that it was due on November 6".
    """
    lengths = [
        length
        for length in text.lengths
        if length.relation in {"within", "after", "from", "of"} and not length.hedge and not length.quoted
    ]
    for first_day, due_day in pairwise(text.dates):
        is_due = first_day.sentence is due_day.sentence and UNTIL_DUE.fullmatch(text.text, first_day.end, due_day.start)
        lengths_before = [length for length in lengths if length.end <= due_day.start]
        if not is_due or not first_day.is_exact or not due_day.is_exact or len(lengths_before) != 1:
            continue
        length = lengths_before[0]
        end = day_after(first_day.first, length.number, length.unit)
        if end and abs(end - due_day.first) > timedelta(days=1):
            fact = f"`{length.words}` after `{first_day.words}` end on {plain_date(end)}"
            yield problem_on(due_day, f"{fact}, but the text says `{due_day.words}`", length)


def _wrong_passed_deadline(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "On May 6, she gave it fourteen days. May 16 came and went"."""
    for match in DEADLINE_PASSED.finditer(text.text):
        lengths = [length for length in text.lengths if length.end <= match.start() and not length.hedge]
        first_days = [day for day in text.dates if day.end <= match.start() and day.is_exact]
        if not lengths or not first_days:
            continue
        length = lengths[-1]
        ends = [day_after(day.first, length.number, length.unit) for day in first_days]
        near_days = {end + timedelta(days=days) for end in ends if end for days in (-1, 0, 1)}
        month, day_of_month = MONTHS[match["month"]], int(match["day"])
        if not any((day.month, day.day) == (month, day_of_month) for day in near_days) and ends[-1]:
            typed_day = f"{match['month']} {match['day']}"
            message = f"`{length.words}` after `{first_days[-1].words}` end on {plain_date(ends[-1])}"
            at = Words(typed_day, match.start("month"))
            yield Problem(text.path, f"{message}, but the text says `{typed_day}`", at=at)


def _wrong_day_count(day: StatedDate, earlier_days: Sequence[StatedDate], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the text counts a number of days to *day*, but no earlier date is that many days before it."""
    nth_match = NTH_DAY.search(day.before[-50:])
    nights_match = AFTER_NIGHTS.match(day.after)
    length_match = (
        PERIOD_PASSED.search(day.before[-90:])
        or UNTIL.search(day.before[-90:])
        or nights_match
        or WHEN_ENDED.match(day.after)
        or AT_END_OF.match(day.after)
    )
    if nth_match:
        number = ORDINALS.get(nth_match["ordinal"].lower(), 0) - 1
        unit = "day"
        words = f"the {nth_match['ordinal']} day"
    elif length_match:
        written = length_match["number"].lower()
        number = int(written) if written.isdigit() else NUMBER_WORDS.get(written, 0)
        unit = length_match["unit"].lower().replace("night", "day")
        words = " ".join(length_match["length"].split())
    else:
        return
    first_days = {earlier_day.first for earlier_day in earlier_days} | days_of_matter(matter)
    last_days = [day_after(first_day, number, unit) for first_day in first_days]
    is_exact = unit == "day" and (nth_match or nights_match)
    tolerance = timedelta(days=0 if is_exact else ROUNDED_DAYS[unit] if nights_match else 1)
    if number > 0 and not any(last_day and abs(last_day - day.first) <= tolerance for last_day in last_days):
        nearest = _nearest_start(day, number, unit, earlier_days) or _day_before_by_slip(day, number, unit, matter)
        if nearest is None:
            return
        fact = f"but `{nearest.words}` is {(day.first - nearest.first).days} days before it"
        yield problem_on(day, f"the text counts `{words}` to `{day.words}`, {fact}", nearest)


def _nearest_start(day: StatedDate, number: int, unit: str, earlier_days: Sequence[StatedDate]) -> StatedDate | None:
    """Return that of *earlier_days* from which the days that are counted end nearest to *day*; None if none is."""
    ends = [(earlier_day, day_after(earlier_day.first, number, unit)) for earlier_day in earlier_days]
    distances = [(abs((end - day.first).days), -index) for index, (_, end) in enumerate(ends) if end]
    return earlier_days[-min(distances)[1]] if distances else None


def _day_before_by_slip(day: StatedDate, number: int, unit: str, matter: Matter) -> StatedDate | None:
    """Return a date of *matter* that is a number of days before *day* of which *number* is a slip; None if none is."""
    stated_days = (stated_day for text in texts_with_facts(matter) for stated_day in text.dates if stated_day.is_exact)
    gaps = ((stated_day, (day.first - stated_day.first).days) for stated_day in stated_days if unit == "day")
    return next((stated_day for stated_day, gap in gaps if is_slip_of_number(gap, number)), None)


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
            if not is_new or "interest" in day.sentence.words:
                continue
            if RECEIPT.search(day.sentence.words):
                receipts = [other_day for other_day in days_of_facts if RECEIPT.search(other_day.sentence.words)]
                yield from _slip_of_day(day, text, receipts) if day.first not in days_of_keys else ()
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
