"""Findings for people, for programs, and for the annotations of a code host."""

from collections.abc import Iterator, Sequence
from typing import Any

from assembler.commands.terminal import styled
from assembler.findings.finding import Finding, Severity, as_data
from assembler.findings.visible import as_json as json_text
from assembler.findings.visible import visible
from assembler.load.files import display_name
from assembler.results import Result, WrittenPaper

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def text(result: Result) -> Iterator[str]:
    """Yield the lines for a terminal: findings, papers, and what was kept; colour is for the caller to strip."""
    for finding in result.findings:
        yield from _text(finding)
    for paper in result.papers:
        yield f"{display_name(paper.file)}  {paper.pages} page{'s' if paper.pages != 1 else ''}"
    for file in result.kept:
        yield f"kept: {display_name(file)}, from an earlier text"


def _text(finding: Finding) -> Iterator[str]:
    page = f" (page {finding.page})" if finding.page else ""
    said = f" {finding.code}: {finding.message}{page}"
    yield styled(f"{finding.place}: ", f"{finding.severity}", said, fg=COLOURS[finding.severity], bold=True)
    if finding.cite:
        yield f"    cite: {finding.cite}"
    if finding.fix:
        yield f"    fix: {finding.fix}"
    for place in finding.also:
        yield f"    also: {place}"


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are, in words."""
    counts = {one: sum(finding.severity is one for finding in findings) for one in Severity}
    said = [f"{count} {name}{'s' if count != 1 else ''}" for name, count in counts.items() if count]
    return ", ".join(said) or "no findings"


def as_json(results: Sequence[Result], *, papers: bool) -> str:
    """Return one JSON value: the findings of all *results* and, for a build, its papers."""
    value: dict[str, Any] = {"findings": [_json(finding) for result in results for finding in result.findings]}
    if papers:
        value["papers"] = [_paper(paper) for result in results for paper in result.papers]
    return json_text(value)


def _json(finding: Finding) -> dict[str, Any]:
    also = [{"file": place.file, "line": place.line, "column": place.column} for place in finding.also]
    return {**as_data(finding), "fix": finding.fix, "also": also}


def _paper(paper: WrittenPaper) -> dict[str, Any]:
    return {"document": paper.document, "file": display_name(paper.file), "pages": paper.pages, "sha256": paper.sha256}


def as_github(result: Result) -> Iterator[str]:
    """Yield a workflow command a finding, which the code host shows beside the line."""
    for one in result.findings:
        level = {"note": "notice"}.get(str(one.severity), str(one.severity))
        where = f"file={_property(one.place.file)},line={one.place.line or 1},col={one.place.column or 1}"
        said = "\n".join(
            part for part in (one.message, one.cite and f"cite: {one.cite}", one.fix and f"fix: {one.fix}") if part
        )
        yield f"::{level} {where},title={one.code}::{_data(said)}"


def _data(value: str) -> str:
    """Return *value* as the data of a workflow command: per cent and ends of lines in the host's escapes.

    What else is hidden, an escape sequence of a terminal say, is shown as everywhere.
    """
    lines = value.replace("%", "%25").replace("\r", "%0D").split("\n")
    return "%0A".join(map(visible, lines))


def _property(value: str) -> str:
    """Return *value* as a property of a workflow command, which a colon or a comma would end."""
    return _data(value).replace(":", "%3A").replace(",", "%2C")
