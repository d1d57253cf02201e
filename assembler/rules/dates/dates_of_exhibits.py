"""Exhibits whose date differs from the text that cites them."""

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.dates import days
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._exhibit_titles import Citing, citing_texts, roots
from assembler.rules.dates import contradictory_dates
from assembler.rules.rule import Problem, Words, rule


@rule(
    "ATT005",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its date in the list of exhibits or in the text",
)
def exhibit_dated_unlike_the_text(matter: Matter) -> Iterator[Problem]:
    """The date of an exhibit differs from the date in the text that cites it.

    No text that cites the exhibit has its date, and a date there looks like a slip for it: another year, another month,
    a digit, or day and month exchanged. If the citing sentence has only one date and names the kind of document, it
    must be the exhibit's. An exhibit that is dated after the complaint is reported, too. What DAT003 reports is left to
    it.
    """
    others = [*contradictory_dates.exhibit_of_another_date(matter)]
    compared = {place[1] for problem in others for place in (problem.path, *problem.also)}
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    if not has_complaint(matter):
        return
    for name, citings in citing_texts(matter).items():
        exhibit = matter.exhibits[name]
        if name in compared:
            continue
        if exhibit.date and filed and exhibit.date > filed:
            message = f"`{name}` is dated {plain_date(exhibit.date)}, after the complaint of {plain_date(filed)}"
            yield Problem(("exhibits", name, "date"), message)
        elif exhibit.date and citings:
            yield from _other_day(name, exhibit, exhibit.date, citings)


def _other_day(name: str, exhibit: Exhibit, day: date, citings: Sequence[Citing]) -> Iterator[Problem]:
    """Yield a problem for the date in one of *citings* that differs from *day*, unless one of them has *day*."""
    if any(stated.first <= day <= stated.last for citing in citings for stated in days(citing.words)):
        return
    title = roots(exhibit.title)
    for citing in citings:
        exact = [stated for stated in days(unquoted(citing.words)) if stated.first == stated.last]
        in_sentence = [stated for stated in exact if citing.begin <= stated.start < citing.end]
        near = [stated for stated in exact if _is_slip(day, stated.first)]
        if not near and len(in_sentence) == 1 and len(exact) == 1 and title & roots(citing.sentence):
            near = in_sentence
        if near:
            stated = near[0]
            written = citing.words[stated.start : stated.end]
            message = f"`{name}` is dated {plain_date(day)}, but the text that cites it says `{written}`"
            at = Words(written, stated.start)
            yield Problem(("exhibits", name, "date"), message, also=(citing.path,), also_at=(at,))
            return


def _is_slip(day: date, other: date) -> bool:
    """Whether two dates differ only in the year, in the month or in a digit of the day, or have them exchanged."""
    if (day.day, day.month, day.year) == (other.month, other.day, other.year):
        return True
    same = (day.year == other.year, day.month == other.month, day.day == other.day)
    if same == (True, True, False):
        first, second = f"{day.day:02}", f"{other.day:02}"
        return first == second[::-1] or sum(a != b for a, b in zip(first, second, strict=True)) == 1
    return same in {(False, True, True), (True, False, True)}
