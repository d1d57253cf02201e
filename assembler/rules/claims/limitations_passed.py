"""CLM011."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.model.cause import Limitations
from assembler.model.law import cited, has_source
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.claims._dates import after, latest
from assembler.rules.claims._pleadings import Pleading, counts
from assembler.rules.rule import Problem, rule

WRONG = re.compile(
    r"breach|infring|copying|conduct|interference|misappropriat|\bact\b|publication|taking|refusal|violation"
)
"""Elements whose facts are the wrong itself, in addition to the element from whose facts the period is computed."""

AFTER_THE_WRONG = frozenset({"injury", "discovery", "notice"})
"""Events that may come long after the wrong: where their date is not pleaded, the date of the wrong proves nothing."""


@rule(
    "CLM011",
    cite="the statute of limitations of the cause of action",
    basis="secondary",
    severity=Severity.WARNING,
    fix="plead when the claim accrued or what tolled the period, or remove the claim",
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
        """
        court: nysupct
        county: Kings
        division: none
        number: 500000/2025
        more_facts:
          - {id: lease, heading: The Lease, paragraphs: [{id: leased, text: "On May 5, 2014, they signed a lease."}]}
        claims:
          - cause: ny-breach-of-contract
            against: [strings]
            elements: {contract: [leased], performance: [owned, registered], breach: [copied], damages: [copied]}
            choices: {performance: performed}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def limitations_passed(matter: Matter) -> Iterator[Problem]:
    """By the dates pleaded, the limitations period has run.

    The latest date among the facts of the wrong, plus the period on record for the cause, is before the date of the
    complaint. A month or a year given without a day counts to its end. It is a note where the period runs from
    discovery, where another period of the same claim is longer, and where the period was not read. Tolling, weekends
    and facts that are not pleaded are left to the reader.
    """
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    for pleading in counts(matter):
        limits = pleading.claim.cause.limitations
        last = _last_day(pleading, limits) if limits else None
        made = _made(pleading, limits, filed) if limits else None
        if limits and last and made and last[2] < made[1]:
            element, day, end = last
            message = (
                f"`{pleading.name}`: the latest date pleaded for `{element}` is {plain_day(day)}; "
                f"{limits.period} from then end on {plain_day(end)}, and {made[0]} is dated {plain_day(made[1])}"
            )
            cite = cited(limits.authority, limits.basis)
            yield Problem(("claims", pleading.number), message, _weight(limits, day, made[1]), cite=cite)


def _made(pleading: Pleading, limits: Limitations, filed: date | None) -> tuple[str, date] | None:
    """Return the filing that must be within the period, with its date: the complaint, or a claim to an agency."""
    if limits.met_by:
        day = latest(pleading.element(limits.met_by))
        return (f"`{limits.met_by}`", day) if day else None
    return ("the complaint", filed) if filed else None


def _last_day(pleading: Pleading, limits: Limitations) -> tuple[str, date, date] | None:
    """Return the element whose facts have the latest date, that date, and the last day to sue."""
    named = [name for name in pleading.claim.cause.elements if name == limits.element or WRONG.search(name)]
    days = {name: day for name in named if (day := latest(pleading.element(name)))}
    later = limits.element and limits.element not in days and limits.event in AFTER_THE_WRONG
    if not days or later:
        return None
    element = max(days, key=lambda name: days[name])
    end = after(days[element], limits)
    return (element, days[element], end) if end else None


def _weight(limits: Limitations, day: date, filed: date) -> Severity | None:
    """Return a note where the claim may well be timely after all; else None, for the rule's own severity."""
    longer = any((end := after(day, other)) and end >= filed for other in limits.also)
    sure = has_source(limits.basis) and limits.applies != "inferred" and limits.event != "discovery"
    return None if sure and not longer else Severity.NOTE
