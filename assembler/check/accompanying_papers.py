"""Papers that accompany a stopped paper, such as the proposed order beside a motion: they stop with it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assembler.findings.finding import Finding, stopping
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import principal


def with_accompanying_papers(
    findings: Sequence[Finding],
    matter: Matter,
    source: Source,
    wanted: Sequence[Filing],
    *,
    today: date | None,
    errors_elsewhere: Sequence[Finding] = (),
) -> list[Finding]:
    """Return *findings* with an error for each of the *wanted* filings that accompanies a stopped paper.

    The error stops a draft if an error of the stopped paper does. A filing that is itself stopped gets none. *today* is
    the date of a filing without one; *errors_elsewhere* are the errors of filings that are not wanted.
    """
    names = {filing.name for filing in wanted}
    errors = [*findings, *errors_elsewhere]
    return [*findings, *_of_accompanying_papers(errors, matter, source, names, today)]


def _of_accompanying_papers(
    findings: Sequence[Finding], matter: Matter, source: Source, names: Container[str], today: date | None
) -> Iterator[Finding]:
    for number, filing in enumerate(matter.filings):
        lead = principal(matter, filing, today)
        if filing.name not in names or lead is filing or reports_entry(filing):
            continue
        draft = bool(stopping(findings, lead.name, draft=True))
        errors = stopping(findings, lead.name, draft=draft)
        if errors and not stopping(findings, filing.name, draft=draft):
            yield stopped_with(lead, filing, number, errors[0], source)


def stopped_with(lead: Filing, filing: Filing, number: int, error: Finding, source: Source) -> Finding:
    """Return *error*, which stops *lead*, as an error in *filing*, the filing at *number* that accompanies *lead*."""
    message = f"`{filing.name}` accompanies `{lead.name}`, which cannot be filed: {error.message}"
    place = source.place_at(("filings", number))
    return replace(error, place=place, message=message, paper=filing.name, also=(), page=0, words="", edits=())


def reports_entry(filing: Filing) -> bool:
    """Whether *filing* only reports the clerk's act, as a notice of entry does, and so stops with no other paper."""
    return "entered" in filing.paper.choices
