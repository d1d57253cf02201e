"""What the browser is sent after each reading: the findings and the papers, as JSON data."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from assembler.findings.finding import Finding, Place, Severity
from assembler.papers.amended_pleading import earlier_paper
from assembler.preview.editors import address
from assembler.preview.places import page_of
from assembler.preview.previewed import PreviewResult, ShownPaper
from assembler.preview.sheets import Sheet

Data = dict[str, Any]

MAX_LINE_LENGTH = 100
"""The maximum number of characters of a matter's line that are shown beside a finding."""


def status(result: PreviewResult, name: str) -> Data:
    """Return the state of the matter *name* in a sentence, and how long the reading took in seconds."""
    if result.is_gone:
        words = "The file is gone. The preview waits until it exists again."
    elif not result.checked_matter:
        words = "The matter has errors that must be corrected first. The pages are those of its last good state."
    elif not result.are_current:
        words = "Checked. The pages are being made."
    else:
        words = "The pages show the matter as saved."
    return {
        "number": result.number,
        "name": name,
        "words": words,
        "seconds": round(result.seconds, 2),
        "current": result.checked_matter is not None,
    }


def findings_data(result: PreviewResult, editor: str) -> list[Data]:
    """Return the findings, errors first, each with its place in the matter, its link for *editor*, and its page."""
    ranked = sorted(result.findings, key=lambda finding: [*Severity].index(finding.severity))
    return [_finding(finding, result, editor) for finding in ranked]


def _finding(finding: Finding, result: PreviewResult, editor: str) -> Data:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "cite": finding.cite,
        "fix": finding.fix,
        "place": _place(finding.place, result, editor),
        "also": [_other_place(place, finding.place, result, editor) for place in finding.also],
        "page": _on_page(finding, result),
    }


def _place(place: Place, result: PreviewResult, editor: str) -> Data:
    return {"text": str(place), "address": address(place, editor), "line": _written_line(place, result)}


def _other_place(place: Place, main_place: Place, result: PreviewResult, editor: str) -> Data:
    """Return another *place* of a finding; if it is in the same file as *main_place*, the folder is left out."""
    data = _place(place, result, editor)
    if place.file == main_place.file:
        data["text"] = str(replace(place, file=PurePath(place.file).name))
    return data


def _written_line(place: Place, result: PreviewResult) -> str:
    """Return the line at *place* in the matter's files, shortened and without its indent; "" if there is none."""
    if not place.line:
        return ""
    lines = result.checked_matter.source.texts.get(place.file, ()) if result.checked_matter else _lines_of(place.file)
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    return line if len(line) <= MAX_LINE_LENGTH else f"{line[:MAX_LINE_LENGTH].rstrip()} ..."


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines of *file*, which has a finding but could not be read as a matter."""
    try:
        return Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()


def _on_page(finding: Finding, result: PreviewResult) -> Data | None:
    """Return the paper, the page (from 0) and the height in points of the line of *finding*; None if it has no line."""
    if not result.checked_matter:
        return None
    for paper in result.papers:
        if not paper.sheets or finding.paper not in {"", paper.id}:
            continue
        place = page_of(finding, result.checked_matter.source, paper.printed)
        if place and place.page < len(paper.sheets.pages):
            lines = paper.sheets.pages[place.page].lines
            level = lines[place.line].baseline if place.line < len(lines) else 0.0
            return {"paper": paper.id, "page": place.page, "level": level}
    return None


def papers_data(papers: Sequence[ShownPaper]) -> list[Data]:
    """Return the papers: the key, the size and the label of each page, and why a paper is a draft or is not shown."""
    return [
        {
            "id": paper.id,
            "title": paper.title,
            "draft": paper.is_draft,
            "errors": [f"{error.code}: {error.message}" for error in paper.errors],
            "pages": [
                {"key": sheet.key, "width": sheet.width, "height": sheet.height, "label": sheet.label}
                for sheet in (paper.sheets.pages if paper.sheets else ())
            ],
        }
        for paper in papers
    ]


def views(result: PreviewResult) -> list[str]:
    """Return the names of the views that the matter has: a complaint has elements, an amended one a marked copy."""
    checked = result.checked_matter
    if not checked:
        return []
    has_amendment = any(earlier_paper(checked.filing(plan.id)) for plan in checked.plans)
    names = ["papers", "parties", "timeline"]
    if checked.matter.claims:
        names.insert(1, "elements")
    if checked.matter.number:
        names.append("dismissal")
    if has_amendment:
        names.append("marked")
    return names


def text_data(sheet: Sheet) -> list[list[Any]]:
    """Return each line of a page as its text, left edge, baseline, width and size, in points."""
    return [[line.text, line.left, line.baseline, line.width, line.size] for line in sheet.lines]
