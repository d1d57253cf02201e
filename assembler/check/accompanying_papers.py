"""Stops papers that accompany a stopped paper, such as the proposed order that accompanies a motion."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from assembler.check import dismissal_errors
from assembler.check.as_findings import stopped_with
from assembler.findings.finding import Finding, stopping_findings
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import principal, reports_entry


def with_accompanying_papers(
    findings: Sequence[Finding], matter: Matter, source: Source, planned: Collection[str], today: date | None
) -> list[Finding]:
    """Return *findings* with an error for each of the *planned* papers that accompanies a stopped paper.

    The error stops a draft if an error of the stopped paper stops drafts. An accompanying paper that has
    stopping errors of its own gets no further error. *today* is used as the date of a filing that has none.
    """
    return [*findings, *_errors_of_accompanying_papers(findings, matter, source, planned, today)]


def _errors_of_accompanying_papers(
    findings: Sequence[Finding], matter: Matter, source: Source, planned: Collection[str], today: date | None
) -> Iterator[Finding]:
    errors = [*findings]
    if len(planned) < len(matter.filings):
        errors += dismissal_errors(matter, source, today)
    for index, filing in enumerate(matter.filings):
        lead_paper = principal(matter, filing, today)
        if filing.name not in planned or lead_paper is filing or reports_entry(filing):
            continue
        stops_drafts = bool(stopping_findings(errors, lead_paper.name, draft=True))
        stopping_errors = stopping_findings(errors, lead_paper.name, draft=stops_drafts)
        if stopping_errors and not stopping_findings(findings, filing.name, draft=stops_drafts):
            yield stopped_with(lead_paper, filing, source.place_at(("filings", index)), stopping_errors[0])
