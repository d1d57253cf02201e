"""CLM011."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.model.cause import Limitations
from assembler.model.law import cited, has_source
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.claims._dates import after, latest, written
from assembler.rules.claims._pleadings import Pleading, counts
from assembler.rules.rule import Problem, rule

WRONG = re.compile(
    r"breach|infring|copying|conduct|interference|misappropriat|act\b|publication|taking|refusal|violation"
)
"""Elements whose facts are the wrong itself, beside the one of which the catalogue says that it bears the day."""

AFTER_THE_WRONG = frozenset({"injury", "discovery", "notice"})
"""What may come long after the wrong: where its day is not pleaded, that of the wrong proves nothing."""


@rule(
    "CLM011",
    cite="the statute of limitations that the cause names",
    basis="secondary",
    severity=Severity.WARNING,
    fix="plead when the claim accrued or what stopped the time; or leave the claim out",
    bad="""
        more_facts:
          - id: printing
            heading: The Printing
            paragraphs: [{id: printed, text: "On May 5, 2019, Imaginary Strings printed 400 copies."}]
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: owned, registration: registered, copying: [copied, printed], exclusive-right: printed}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: printing
            heading: The Printing
            paragraphs: [{id: printed, text: "From May 5, 2019, to July 2022 Imaginary Strings printed 400 copies."}]
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: owned, registration: registered, copying: [copied, printed], exclusive-right: printed}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: printing
            heading: The Printing
            paragraphs: [{id: printed, text: "In June 2022, Imaginary Strings printed 400 copies."}]
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: owned, registration: registered, copying: [copied, printed], exclusive-right: printed}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def limitations_passed(matter: Matter) -> Iterator[Problem]:
    """By the days that are pleaded, the time to sue has passed.

    The latest day among the facts of the wrong, and the period that the catalogue has for the cause, give a last day;
    the complaint is of a later one. A month counts to its end, and a year that stands alone to its end. It is a note
    where the period runs from discovery, where another period of the same claim is longer, and where the period was
    not read. Tolling, weekends and what was not pleaded are for the reader.
    """
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    for one in counts(matter):
        limits = one.claim.cause.limitations
        last = _last_day(one, limits) if limits else None
        made = _made(one, limits, filed) if limits else None
        if limits and last and made and last[2] < made[1]:
            element, day, end = last
            message = (
                f"`{one.claim.id or one.claim.cause.id}`: the latest day pleaded for `{element}` is {written(day)}; "
                f"{limits.period} end on {written(end)}, and {made[0]} is of {written(made[1])}"
            )
            cite = cited(limits.authority, limits.basis)
            yield Problem(("claims", one.number), message, _weight(limits, day, made[1]), cite=cite)


def _made(one: Pleading, limits: Limitations, filed: date | None) -> tuple[str, date] | None:
    """Return what must lie within the period, and its day: the complaint, or a claim to an agency before it."""
    if limits.met_by:
        day = latest(one.element(limits.met_by))
        return (f"`{limits.met_by}`", day) if day else None
    return ("the complaint", filed) if filed else None


def _last_day(one: Pleading, limits: Limitations) -> tuple[str, date, date] | None:
    """Return the element that bears the day, the latest day that is pleaded of it, and the last day to sue."""
    named = [name for name in one.claim.cause.elements if name == limits.element or WRONG.search(name)]
    days = {name: day for name in named if (day := latest(one.element(name)))}
    later = limits.element and limits.element not in days and limits.event in AFTER_THE_WRONG
    if not days or later:
        return None
    element = max(days, key=lambda name: days[name])
    end = after(days[element], limits)
    return (element, days[element], end) if end else None


def _weight(limits: Limitations, day: date, filed: date) -> Severity | None:
    """Return a note where a good lawyer may know better; else nothing, and the rule's own weight holds."""
    longer = any((end := after(day, other)) and end >= filed for other in limits.also)
    sure = has_source(limits.basis) and limits.applies != "inferred" and limits.event != "discovery"
    return None if sure and not longer else Severity.NOTE
