"""Dates that contradict each other, such as the date of an event and the date of the paper or of an exhibit."""

from collections.abc import Iterator
from datetime import date, timedelta

from assembler.exhibits.labels import exhibits_cited_by
from assembler.facts.dates import DATE, DateInText, dates_in, days_meant
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.dates import MONTH, plain_date
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex, passages
from assembler.model.event_kinds import SCHEDULED_EVENTS
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.dates._times_of_clauses import FUTURE_AFTER_DATE, FUTURE_WORDS, is_past_clause
from assembler.rules.rule import Problem, Words, rule

INTEREST = Regex(r"(?i)\binterest\b")
"""A word that shows that an item of the prayer may mention a date in the past."""

MAX_CHARACTERS_BEFORE = 8
"""A date begins its sentence if fewer characters than this come before it in the sentence, such as "In " or "On "."""

PAST_BEFORE_DATE = Regex(r"(?i)\b(?:on|in|since|dated|of|about|around|during|from|late|early|mid)[\s-]+\Z")
"""Words that, before a date, show that the event is past."""

AFTER_ITS_DATE = Regex(r"(?i)\b(?:after|before|later\sthan|earlier\sthan)\s(?:its|the|their)\s(?:own\s)?dates?\b")
"""Words that show that the date in a text is not the exhibit's own."""


@rule(
    "DAT001",
    cite="the date of the paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the date in the text, or the date of the filing",
)
def date_after_the_paper(matter: Matter) -> Iterator[Problem]:
    """A text dates a past event later than the date of its own paper.

    Usually the year is wrong. Sentences that may be about the future are not reported. Neither are dates in the prayer,
    which asks for something in the future, except in items on interest, which may run from a past date.
    """
    for filing, texts in texts_by_paper(matter):
        if filing.date is None:
            continue
        date_path = ("filings", matter.filings.index(filing), "date")
        for text in texts:
            yield from _dates_after(text.path, unquoted(text.words), filing.date, date_path)


def _dates_after(path: KeyPath, text: str, paper_date: date, date_path: KeyPath) -> Iterator[Problem]:
    """Yield a problem for each past event that *text* dates after *paper_date*, the date of the paper."""
    for written_date in dates_in(text):
        if written_date.first > paper_date and PAST_BEFORE_DATE.search(
            text, max(0, written_date.start - 12), written_date.start
        ):
            begin, end = sentence_span(text, written_date.start, written_date.end)
            if {"relief", "prayer"} & set(path) and not INTEREST.search(text, begin, end):
                continue
            begins_sentence = written_date.start - begin < MAX_CHARACTERS_BEFORE
            future_words = FUTURE_AFTER_DATE if begins_sentence else FUTURE_WORDS
            if not future_words.search(text, begin, end) or is_past_clause(text, begin, written_date, end):
                message = f"`{written_date.words}` is after the date of the paper, {plain_date(paper_date)}"
                yield Problem(path, message, also=(date_path,))


THIS_COMPLAINT = (
    r"the\s+(?:filing\s+)?(?:date|day)\s+of\s+(?:filing\s+(?:of\s+)?)?this\s+"
    r"(?:(?:\w+\s+)?[Aa]mended\s+)?(?:[Cc]omplaint|[Pp]etition|[Pp]leading)"
)
SPACE_OR_COMMA = r"\s{0,9}+(?:[,(]\s{0,9}+)?"
DATE_OF_THIS_COMPLAINT = Regex(
    rf"\b(?P<first>{DATE}){SPACE_OR_COMMA}(?:which\s{{1,9}}is\s{{1,9}}|is\s{{1,9}})?{THIS_COMPLAINT}"
    rf"|\b{THIS_COMPLAINT}{SPACE_OR_COMMA}(?:is\s{{1,9}})?(?P<last>{DATE})",
    needs="complaint|petition|pleading",
)
"""A date and the words that make it the date of "this complaint"."""


@rule(
    "DAT005",
    cite="house style: the text and `date:` give one date for the complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the date, or say which complaint is meant, as in `the date of the original complaint`",
)
def other_date_of_this_complaint(matter: Matter) -> Iterator[Problem]:
    """A text gives a date of "this complaint" that is not the date of the complaint.

    This happens when an amended complaint inherits a text of the first complaint.
    """
    for filing, texts in texts_by_paper(matter):
        if not filing.paper.opens:
            continue
        for text in texts:
            if filing.date:
                yield from _wrong_dates_of_complaint(text.path, unquoted(text.words), filing.name, filing.date)


def _wrong_dates_of_complaint(path: KeyPath, text: str, complaint: str, complaint_date: date) -> Iterator[Problem]:
    """Yield a problem for each date that *text* gives *complaint*, unless it is the *complaint_date*."""
    for match in passages(DATE_OF_THIS_COMPLAINT, text):
        first_day, last_day = days_meant(match["first"] or match["last"]) or (complaint_date, complaint_date)
        if not first_day <= complaint_date <= last_day:
            message = f"the text says `{one_line(match[0])}`, but `{complaint}` is dated {plain_date(complaint_date)}"
            yield Problem(path, message)


TO = r"(?:,?\s+(?:to|through|thru|until)\s+|[–-])"
MONTH_AND_DAY = rf"(?:{MONTH})\s+\d{{1,2}}"
PERIOD_OF_DAYS = Regex(
    rf"\b(?:(?P<between>[Bb]etween)\s+|(?P<from>[Ff]rom)\s+)?(?P<first>{DATE}|{MONTH_AND_DAY})"
    rf"(?P<to>{TO}|,?\s+and\s+)(?P<last>{DATE})\b"
)
"""Two dates that may begin and end a period: "from May 1 to June 5, 2024", "between May 1, 2024 and June 5, 2024"."""

PERIOD_OF_YEARS = Regex(
    r"\b(?:[Ff]rom\s+(?P<from>(?:19|20)\d\d)\s+(?:to|through|until)\s+|[Bb]etween\s+(?P<between>(?:19|20)\d\d)\s+and\s+)"
    r"(?P<last>(?:19|20)\d\d)\b(?![,.]\d|\s[a-z]+s\b)",
    needs="from|between",
)
CLOCK = r"(\d{1,2})(?::(\d\d))?\s*(a\.?m|p\.?m)\b\.?"
PERIOD_OF_HOURS = Regex(
    rf"\b(?:[Ff]rom|[Bb]etween)\s+(?:about\s+)?{CLOCK}\s+(?:to|until|and)\s+(?:about\s+)?{CLOCK}", needs="from|between"
)


@rule(
    "DAT002",
    cite="the calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the beginning or the end of the period",
)
def interval_backwards(matter: Matter) -> Iterator[Problem]:
    """A period of time ends before it begins.

    One of the dates or hours is a typing error. A period from 11 p.m. to 7 a.m. is not reported.
    """
    for path, words in prose(matter):
        text = unquoted(words)
        periods = (*_backward_days(text), *_backward_years(text), *_backward_hours(text))
        for period in periods:
            yield Problem(path, f"`{one_line(period)}` ends before it begins")


def _backward_days(text: str) -> Iterator[str]:
    """Yield each period in *text* whose last date is before its first."""
    for match in passages(PERIOD_OF_DAYS, text):
        is_list = match["to"].strip(" ,") == "and" and not match["between"]
        has_own_year = match["first"][-4:].isdigit()
        if is_list or not (has_own_year or match["between"] or match["from"]):
            continue
        year = "" if has_own_year else f", {match['last'][-4:]}"
        first_span = days_meant(f"{match['first']}{year}")
        last_span = days_meant(match["last"])
        if first_span and last_span and last_span[1] < first_span[0]:
            yield match[0]


def _backward_years(text: str) -> Iterator[str]:
    """Yield each period in *text* whose last year is before its first."""
    for match in passages(PERIOD_OF_YEARS, text):
        if int(match["last"]) < int(match["from"] or match["between"]):
            yield match[0]


def _backward_hours(text: str) -> Iterator[str]:
    """Yield each period in *text* whose last hour is before its first, in the same half of the day."""
    for match in passages(PERIOD_OF_HOURS, text):
        first_hour, first_minute, first_half, last_hour, last_minute, last_half = match.groups()
        is_same_half = first_half.replace(".", "") == last_half.replace(".", "")
        if is_same_half and _minutes(last_hour, last_minute) < _minutes(first_hour, first_minute):
            yield match[0]


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) % 12 * 60 + int(minute or 0)


OWN_DATE = Regex(r"(?i)\b(?:of|dated|date)\s+\Z|,\s*\Z|\A\s*\Z")
"""Words before a date in an exhibit's title that show that the date is the exhibit's own."""


@rule(
    "DAT003",
    cite="the exhibit's date",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the exhibit, and correct its date, its title or the text",
)
def exhibit_of_another_date(matter: Matter) -> Iterator[Problem]:
    """The date of an exhibit differs from the date in its title or in a paragraph that cites it.

    A paragraph is reported in two cases. First, it has only one date, and that date differs from the exhibit's in the
    day, the month or the year, but only in one of them. Second, one of its dates differs only in the year, and none of
    its dates is the exhibit's.

    If the paragraph cites the exhibit in its text, two kinds of dates are compared: the date of a paper, as in "her
    report of March 31, 2024", and the only date of the sentence with the citation.

    Any other date is taken for the date of another event. So is a date in words such as "the week of May 4, 2025" or
    "two days after its date".
    """
    for name, exhibit in matter.exhibits.items():
        if not exhibit.date:
            continue
        for written_date in dates_in(exhibit.title):
            is_own = OWN_DATE.search(exhibit.title[: written_date.start])
            if is_own and not written_date.first <= exhibit.date <= written_date.last:
                message = f"the title says `{written_date.words}`, but `date:` is {plain_date(exhibit.date)}"
                yield Problem(("exhibits", name), message)
    for path, allegation in allegations(matter):
        for name in dict.fromkeys(exhibits_cited_by(allegation, matter)):
            is_listed = name in allegation.exhibit
            yield from _dates_of_exhibit(matter, name, allegation.text or "", (*path, "text"), is_listed=is_listed)


WORDS_BEFORE_ANOTHER_DATE = Regex(
    r"(?i)\b(?:(?:week|weekend|month|quarter|year)\s+(?:of|beginning|ending|ended)|until|since|effective"
    r"|(?:recorded|received|postmarked|delivered|notarized|acknowledged)(?:\son)?)\s{1,4}\Z"
)
"""Words before a date that show that an exhibit of another date may be meant: "the week of March 3, 2025"."""

PAPER_BEFORE_DATE = Regex(
    r"(?i)\b(?:letter|report|notice|e-?mail|memorandum|agreement|contract|lease|invoice|statement|policy|deed|note|bill"
    r"|demand|certificate|survey|order|plan|denial|response|opinion|minutes|guaranty|amendment|affidavit|charge|appraisal)"
    r"\s(?:of|dated)\s\Z"
)
"""Words before the date of a paper."""


def _dates_of_exhibit(matter: Matter, name: str, text: str, path: KeyPath, *, is_listed: bool) -> Iterator[Problem]:
    """Yield a problem if *text*, which cites the exhibit *name*, seems to mistype the exhibit's date.

    If the exhibit is not listed under the paragraph's `exhibit:` but cited in the text, the date must be the only date
    of the sentence that cites it, or the date of a paper, or differ only in the year.
    """
    exhibit = matter.exhibits.get(name)
    dates = list(dates_in(text))
    if not (exhibit and exhibit.date and dates) or AFTER_ITS_DATE.search(text):
        return
    similar_dates = [written_date for written_date in dates if _differs_in_one_part(written_date, exhibit.date)]
    has_only_date = len(dates) == 1 and (is_listed or _cites(text, dates[0], name))
    if has_only_date and similar_dates:
        mistyped = similar_dates
    else:
        mistyped = [written_date for written_date in similar_dates if _differs_in_the_year(written_date, exhibit.date)]
    if not mistyped:
        paper_dates = [
            written_date for written_date in similar_dates if PAPER_BEFORE_DATE.search(text, 0, written_date.start)
        ]
        mistyped = [written_date for written_date in paper_dates if _cites(text, written_date, name)]
    has_exhibit_date = any(written_date.first <= exhibit.date <= written_date.last for written_date in dates)
    if len(mistyped) == 1 and not has_exhibit_date and not WORDS_BEFORE_ANOTHER_DATE.search(text[: mistyped[0].start]):
        message = f"the text says `{mistyped[0].words}`, but Exhibit `{name}` is dated {plain_date(exhibit.date)}"
        at = Words(mistyped[0].words, mistyped[0].start)
        yield Problem(path, message, at=at, also=(("exhibits", name, "date"),))


def _cites(text: str, written_date: DateInText, name: str) -> bool:
    """Whether the sentence of a date cites the exhibit *name* and no other."""
    begin, end = sentence_span(text, written_date.start, written_date.end)
    cited_names = [entry.name for match in REFERENCE.finditer(text, begin, end) for entry in entries(match)]
    return cited_names == [name]


def _differs_in_the_year(written_date: DateInText, day: date) -> bool:
    """Whether a date in a text differs from *day* only in the year."""
    is_same_day = (written_date.first.month, written_date.first.day) == (day.month, day.day)
    return written_date.first == written_date.last and is_same_day and written_date.first.year != day.year


def _differs_in_one_part(written_date: DateInText, day: date) -> bool:
    """Whether a date in a text differs from *day* only in the day, the month or the year."""
    if written_date.first != written_date.last:
        return False
    parts = zip(written_date.first.timetuple()[:3], day.timetuple()[:3], strict=True)
    return sum(written != expected for written, expected in parts) == 1


A_MONTH = timedelta(days=31)
"""How long after the date of an unfiled paper the docket may be read without a finding."""


@rule(
    "DAT004",
    cite="the date of the paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct `docket_read:` or the date of the paper; add `docket:` to a paper that was filed",
)
def docket_read_after_the_paper(matter: Matter) -> Iterator[Problem]:
    """`docket_read` is more than a month after the date of the last paper, which ends the case.

    The paper is dated before the docket was read, although it relies on the docket, so one of the two dates is probably
    mistyped. A paper with a docket number has been filed, so the docket may have been read later, and nothing is
    reported.
    """
    docket_day = matter.docket_read
    last_day = max((filing.date for filing in matter.filings if filing.date), default=None)
    if not (docket_day and last_day and docket_day - last_day > A_MONTH):
        return
    if any(paper.filing.docket is None and paper.filing.date == last_day for paper in dismissal_papers(matter)):
        fact = f"is over a month after the date of the paper, {plain_date(last_day)}"
        yield Problem(("docket_read",), f"`docket_read`, {plain_date(docket_day)}, {fact}")


@rule(
    "DIS026",
    cite="`docket_read` is the date through which `events` are complete",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the date of the event, or read the docket again and update `docket_read:`",
)
def event_after_docket_read(matter: Matter) -> Iterator[Problem]:
    """An event is later than the date on which the docket was read.

    The docket could not yet show that event, so one of the two dates is wrong. The right to dismiss may depend on these
    dates.
    """
    docket_day = matter.docket_read
    if docket_day is None:
        return
    later_events = [
        (index, event)
        for index, event in enumerate(matter.events)
        if event.event not in SCHEDULED_EVENTS and event.day > docket_day
    ]
    if later_events and any(dismissal_papers(matter)):
        for index, event in later_events:
            message = f"`{event.event}` on {plain_date(event.day)} is after `docket_read`, {plain_date(docket_day)}"
            yield Problem(("events", index), message, also=(("docket_read",),))
