"""DAT003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._dates import Dated, days
from assembler.rules.rule import Problem, rule

ITS_DATE = re.compile(r"(?i)\b(?:of|dated|date)\s+\Z|,\s*\Z|\A\s*\Z")
"""Words before a date in the title of an exhibit that make it the exhibit's own date."""


@rule(
    "DAT003",
    cite="the exhibit's date",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the exhibit, and correct its date, its title or the text",
)
def exhibit_of_another_date(matter: Matter) -> Iterator[Problem]:
    """The date of an exhibit differs from the one in its title or in the paragraph that cites it.

    A paragraph is compared if it has a single date, which differs from the exhibit's only in the day, the month or the
    year: dates that differ more belong to other events.
    """
    for name, exhibit in matter.exhibits.items():
        for found in days(exhibit.title) if exhibit.date else ():
            theirs = ITS_DATE.search(exhibit.title[: found.start])
            if theirs and exhibit.date and not found.first <= exhibit.date <= found.last:
                message = f"the title says `{found.words}`, but `date:` is {plain_day(exhibit.date)}"
                yield Problem(("exhibits", name), message)
    for path, allegation in allegations(matter):
        for name in allegation.exhibit:
            yield from _cited(matter, name, allegation.text or "", (*path, "text"))


def _cited(matter: Matter, name: str, text: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    exhibit = matter.exhibits.get(name)
    dates = list(days(text))
    if exhibit and exhibit.date and len(dates) == 1 and _slip(dates[0], exhibit.date.timetuple()[:3]):
        message = f"the text says `{dates[0].words}`, but the exhibit is dated {plain_day(exhibit.date)}"
        yield Problem(path, message, also=(("exhibits", name),))


def _slip(found: Dated, its: tuple[int, ...]) -> bool:
    """Whether a date in the text differs from the exhibit's, *its*, in the day, the month or the year alone."""
    if found.first != found.last:
        return False
    ours = found.first.timetuple()[:3]
    return sum(one != other for one, other in zip(ours, its, strict=True)) == 1
