"""Reports findings as text, as JSON, or as annotations for GitHub."""

from collections.abc import Iterator, Sequence
from typing import Any

from assembler.commands.terminal import styled
from assembler.findings.finding import Finding, Place, Severity, as_data, place_data
from assembler.findings.visible import as_json as json_text
from assembler.findings.visible import visible
from assembler.load.files import display_name
from assembler.outputs import OPTIONAL_OUTPUTS
from assembler.results import Result, WrittenPaper

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def lines(results: Sequence[Result], output_format: str, *, papers: bool) -> Iterator[str]:
    """Yield the lines that report *results* in one of the command line's formats."""
    match output_format:
        case "json":
            yield as_json(results, papers=papers)
        case "github":
            for result in results:
                yield from as_github(result)
        case _:
            for result in results:
                yield from text(result)


MAX_SHOWN_IN_FULL = 10
"""The maximum number of findings of one rule and severity that are shown in full; further findings are counted."""


def text(result: Result) -> Iterator[str]:
    """Yield *result* as lines for a terminal, with colors that the caller may strip."""
    by_rule: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in result.findings:
        rule_findings = by_rule.setdefault((finding.code, finding.severity), [])
        rule_findings.append(finding)
        if len(rule_findings) <= MAX_SHOWN_IN_FULL:
            yield from _text(finding)
    for rule_findings in by_rule.values():
        yield from _number_of_findings(rule_findings[MAX_SHOWN_IN_FULL:])
    for paper in result.papers:
        yield f"{display_name(paper.file)}  {paper.page_count} page{'s' if paper.page_count != 1 else ''}"
        for output in OPTIONAL_OUTPUTS:
            if output.name in paper.other_files:
                yield f"{display_name(paper.other_files[output.name])}  {output.label}"
        for file in paper.attachments:
            yield f"{display_name(file)}  exhibit"
    for file in result.earlier_papers:
        yield f"kept: {display_name(file)}, from an earlier build"


def _number_of_findings(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line with the number of *findings*, all of the same rule, which are not shown in full."""
    if findings:
        first, last = findings[0], findings[-1]
        places = f"{first.place}" if len(findings) == 1 else f"{first.place} to {last.place}"
        fact = f" {first.code}: {len(findings)} more, at {places}; `--format json` lists all"
        yield styled("", f"{first.severity}", fact, fg=COLORS[first.severity], bold=True)


def _text(finding: Finding) -> Iterator[str]:
    page = f" (page {finding.page})" if finding.page else ""
    fact = f" {finding.code}: {finding.message}{page}"
    yield styled(f"{finding.place}: ", f"{finding.severity}", fact, fg=COLORS[finding.severity], bold=True)
    yield from (f"    {line}" for line in _authority_and_remedy(finding))
    yield from (f"    also: {place}" for place in finding.also)


def _authority_and_remedy(finding: Finding) -> Iterator[str]:
    """Yield lines with the authority and the remedy of *finding*, and with the papers that it stops, if any."""
    details = {"cite": finding.cite, "fix": finding.fix, "stops": finding.stopped_papers_in_words}
    yield from (f"{word}: {text}" for word, text in details.items() if text)


def counts_in_words(findings: Sequence[Finding]) -> str:
    """Return the number of findings of each severity, as text."""
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    parts = [f"{count} {name}{'s' if count != 1 else ''}" for name, count in counts.items() if count]
    return ", ".join(parts) or "no findings"


UNCHECKED_REMARK = "correct these errors first; most rules are applied only then"
"""The end of the last line if most rules could not be applied because of errors in a matter."""


def last_line(results: Sequence[Result]) -> str:
    """Return a line with the number of findings in *results*.

    If most rules could not be applied to a matter, the line also says so.
    """
    counts = counts_in_words([finding for result in results for finding in result.findings])
    return counts if all(result.are_checked for result in results) else f"{counts}; {UNCHECKED_REMARK}"


def as_json(results: Sequence[Result], *, papers: bool) -> str:
    """Return one JSON value with the findings in all *results* and, with *papers*, the written papers."""
    value: dict[str, Any] = {"findings": [data for result in results for data in findings_data(result)]}
    if papers:
        value["papers"] = [_paper(paper) for result in results for paper in result.papers]
    return json_text(value)


def findings_data(result: Result) -> list[dict[str, Any]]:
    """Return the findings of *result* for JSON output."""
    return [_json(finding) for finding in result.findings]


def _json(finding: Finding) -> dict[str, Any]:
    also = [place_data(place) for place in finding.also]
    stops = {} if finding.stopped_papers is None else {"stops": [*finding.stopped_papers]}
    return {**place_data(finding.place), **as_data(finding), "fix": finding.fix, "also": also, **stops}


def _paper(paper: WrittenPaper) -> dict[str, Any]:
    data: dict[str, Any] = {
        "document": paper.document,
        "file": display_name(paper.file),
        "pages": paper.page_count,
        "sha256": paper.sha256,
    }
    data |= {name: display_name(file) for name, file in paper.other_files.items()}
    if paper.attachments:
        data["attachments"] = [display_name(file) for file in paper.attachments]
    return data


def as_github(result: Result) -> Iterator[str]:
    """Yield a workflow command for each finding, so that GitHub shows the finding at its line."""
    for finding in result.findings:
        level = {"note": "notice"}.get(str(finding.severity), str(finding.severity))
        place = finding.place
        properties = (
            f"file={_property(place.file)},line={place.line or 1},col={place.column or 1}{_end_properties(place)}"
        )
        data = _data("\n".join([finding.message, *_authority_and_remedy(finding)]))
        yield f"::{level} {properties},title={finding.code}::{data}"


def _end_properties(place: Place) -> str:
    """Return the properties for the end of *place*; "" if the end is unknown or on another line."""
    return f",endLine={place.end_line},endColumn={place.end_column}" if 0 < place.end_line == place.line else ""


def _data(value: str) -> str:
    """Return *value* as the data of a workflow command, in which percent signs and line ends are escaped."""
    lines = value.replace("%", "%25").replace("\r", "%0D").split("\n")
    return "%0A".join(map(visible, lines))


def _property(value: str) -> str:
    """Return *value* as a property of a workflow command, in which colons and commas are escaped too."""
    return _data(value).replace(":", "%3A").replace(",", "%2C")
