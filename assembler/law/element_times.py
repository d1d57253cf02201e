"""Decides whether a matter shows that an element's time limit was met, such as thirty days' notice before suit."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assembler.language.dates import WRITTEN_DATE, days_in
from assembler.language.english import cardinal
from assembler.language.regex import Regex
from assembler.model.element import ElementTime
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import named_allegations

BETWEEN_SENTENCES = Regex(r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)\.\s+(?=[A-Z“\"])")
"""The period between two sentences, as opposed to the period of Mr., Ms., Mrs. or Dr."""

ACT = Regex(
    r"(?i)\b(?:mail|sen[dt]|ga?ve|serv|hand|deliver|notif|post|present|fil(?:e|ing)|record|receiv|notices?\b|demand|charge\b)"
)
"""Words for giving notice, or for filing or recording a paper."""

OTHER_EVENT = Regex(r"(?:\bof|\bsince|\bfor|\bdated|\bfrom)\s+\Z")
"""Words before the date of another event, as in "the sale of February 12, 2025"."""


def time_of(claim: Claim, element: str) -> ElementTime | None:
    """Return the time limit in the catalog's sentence on *element*, if the claim uses that sentence; otherwise None."""
    time = claim.cause.elements[element].time
    return time if time and any("{time}" in sentence for sentence in claim.catalog_sentences(element)) else None


def is_time_shown(matter: Matter, claim: Claim, element: str) -> bool:
    """Whether the dates or the text of the matter show that the time limit of *element* was met."""
    time = time_of(claim, element)
    complaint_date = matter.complaint_date
    text = time_text(matter, claim, element)
    if time is None or refuting_date(matter, claim, element):
        return False
    days = _days_of_act(text, complaint_date)
    return _gives_days(time, text) or bool(
        complaint_date and days and all(_is_in_time(time, day, complaint_date) for day in days)
    )


def refuting_date(matter: Matter, claim: Claim, element: str) -> date | None:
    """Return the last date pleaded for *element* if no pleaded date meets the time limit; otherwise None."""
    time = time_of(claim, element)
    complaint_date = matter.complaint_date
    if time is None or complaint_date is None:
        return None
    days = _days_of_act(time_text(matter, claim, element), complaint_date)
    return max(days) if days and not any(_is_in_time(time, day, complaint_date) for day in days) else None


def time_text(matter: Matter, claim: Claim, element: str) -> str:
    """Return the text of *element*, or of another element if the time limit takes its date from that element."""
    time = claim.cause.elements[element].time
    allegations = named_allegations(matter)
    entries = claim.elements.get((time.element if time else "") or element, ())
    entries_with_time = (allegations.get(entry) if isinstance(entry, str) else entry for entry in entries)
    return "\n".join(allegation.text or "" for allegation in entries_with_time if allegation)


def _is_in_time(time: ElementTime, day: date, complaint_date: date) -> bool:
    last_day = time.last_day(day)
    return last_day is not None and (
        last_day <= complaint_date if time.counts == "before suit" else complaint_date <= last_day
    )


def _gives_days(time: ElementTime, text: str) -> bool:
    """Whether *text* states the number of days in *time*, as in "thirty days" or "30 days"."""
    return bool(time.days and re.search(rf"(?i)\b(?:{time.days}|{cardinal(time.days)})[\s-]+days?\b", text))


def _days_of_act(text: str, complaint_date: date | None) -> Sequence[date]:
    """Return the dates that *text* gives for the act: those before *complaint_date*, or else all of them."""
    dated_sentences = [sentence for sentence in BETWEEN_SENTENCES.split(text) if any(days_in(sentence))]
    act_sentences = [sentence for sentence in dated_sentences if ACT.search(sentence)] or dated_sentences
    days = [day for sentence in act_sentences for day in _days_in_sentence(sentence)]
    return [day for day in days if complaint_date is None or day < complaint_date] or days


def _days_in_sentence(sentence: str) -> Iterator[date]:
    dates = list(WRITTEN_DATE.finditer(sentence))
    own_dates = [match for match in dates if not OTHER_EVENT.search(sentence[: match.start()])]
    for match in own_dates or dates:
        yield from days_in(match[0])
