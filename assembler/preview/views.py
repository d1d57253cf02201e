"""What the browser is sent after each reading: the findings and the papers, as JSON data."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from assembler.findings.finding import Finding, Place, Severity
from assembler.papers.amended_pleading import earlier_paper
from assembler.preview.editors import address
from assembler.preview.places import page_of
from assembler.preview.previewed import Shown, ShownPaper
from assembler.preview.sheets import Sheet

Data = dict[str, Any]

LONG_LINE = 100
"""The maximum number of characters of a matter's line that are shown beside a finding."""


def status(shown: Shown, name: str) -> Data:
    """Return the state of the matter *name* in a sentence, and how long the reading took in seconds."""
    if shown.is_gone:
        words = "The file is gone. The preview waits until it exists again."
    elif not shown.checked:
        words = "The matter has errors that must be corrected first. The pages are those of its last good state."
    elif not shown.are_current:
        words = "Checked. The pages are being made."
    else:
        words = "The pages show the matter as saved."
    return {
        "number": shown.number,
        "name": name,
        "words": words,
        "seconds": round(shown.seconds, 2),
        "current": shown.checked is not None,
    }


def findings_data(shown: Shown, editor: str) -> list[Data]:
    """Return the findings, errors first, each with its place in the matter, its link for *editor*, and its page."""
    ranked = sorted(shown.findings, key=lambda finding: [*Severity].index(finding.severity))
    return [_finding(finding, shown, editor) for finding in ranked]


def _finding(finding: Finding, shown: Shown, editor: str) -> Data:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "cite": finding.cite,
        "fix": finding.fix,
        "place": _place(finding.place, shown, editor),
        "also": [_other_place(place, finding.place, shown, editor) for place in finding.also],
        "page": _on_page(finding, shown),
    }


def _place(place: Place, shown: Shown, editor: str) -> Data:
    return {"text": str(place), "address": address(place, editor), "line": _written_line(place, shown)}


def _other_place(place: Place, first: Place, shown: Shown, editor: str) -> Data:
    """Return another *place* of a finding, with only the name of the file if that is the file of the *first* place."""
    text = str(replace(place, file=PurePath(place.file).name) if place.file == first.file else place)
    return {**_place(place, shown, editor), "text": text}


def _written_line(place: Place, shown: Shown) -> str:
    """Return the line at *place* in the matter's files, shortened and without its indent; "" if there is none."""
    if not place.line:
        return ""
    lines: Sequence[str] = shown.checked.source.texts.get(place.file, ()) if shown.checked else _lines_of(place.file)
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    return line if len(line) <= LONG_LINE else f"{line[:LONG_LINE].rstrip()} ..."


def _lines_of(file: str) -> Sequence[str]:
    """Return the lines of *file*, which has a finding but could not be read as a matter."""
    try:
        return Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()


def _on_page(finding: Finding, shown: Shown) -> Data | None:
    """Return the paper, the page (from 0) and the height in points of the line of *finding*; None if it has no line."""
    if not shown.checked:
        return None
    for paper in shown.papers:
        if not paper.sheets or finding.paper not in {"", paper.id}:
            continue
        place = page_of(finding, shown.checked.source, paper.printed)
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


def views(shown: Shown) -> list[str]:
    """Return the names of the views that the matter has: a complaint has elements, an amended one a marked copy."""
    checked = shown.checked
    if not checked:
        return []
    amends = any(earlier_paper(checked.filing(plan.id)) for plan in checked.plans)
    return [
        "papers",
        *(["elements"] if checked.matter.claims else []),
        "parties",
        "timeline",
        *(["dismissal"] if checked.matter.number else []),
        *(["marked"] if amends else []),
    ]


def text_data(sheet: Sheet) -> list[list[Any]]:
    """Return each line of a page as its text, left edge, baseline, width and size, in points."""
    return [[line.text, line.left, line.baseline, line.width, line.size] for line in sheet.lines]
