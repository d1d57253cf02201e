"""Edits Word files in LibreOffice as a typist does, updates them, and saves them as PDF and as text."""

import ctypes
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from assembler.outputs.word.whole_lines import SHARE_ABOVE_BASELINE
from assembler.plan.plan import PageSetup
from tests.support.places import ROOT

Job = Mapping[str, str]
"""The arguments of an edit in `tests/office_edits.py`."""

MAX_SMALL_SIZE = 9.0
"""The largest size of the raised numbers of notes and of the footer's type, in points."""

BASELINE_TOLERANCE = 0.6
"""The maximum distance of a baseline from its place, in points: a table's rules lower its head by half a point."""


@dataclass
class Page:
    """A page as printed: line numbers with their baselines, and the texts of the other lines by baseline."""

    numbers: dict[int, float] = field(default_factory=dict)
    lines: dict[float, str] = field(default_factory=dict)
    notes: dict[float, str] = field(default_factory=dict)
    text: str = ""


def edited(folder: Path, data: bytes, jobs: Mapping[str, Job]) -> dict[str, Path]:
    """Return the results of *jobs* on the Word file *data*, by name: files whose names lack the suffix."""
    file = folder / "paper.docx"
    commands = folder / "jobs.json"
    file.write_bytes(data)
    results = {name: folder / name.replace(" ", "_") for name in jobs}
    tasks = [{"file": str(file), "edit": name, "result": str(results[name]), **job} for name, job in jobs.items()]
    commands.write_text(json.dumps(tasks), "utf-8")
    script = [str(ROOT / "tests/office_edits.py"), str(folder / "profile"), str(commands)]
    subprocess.run(["/usr/bin/python3", *script], check=True, timeout=60 + 20 * len(tasks), stdin=subprocess.DEVNULL)
    return results


def text_of(result: Path) -> str:
    """Return the text of a result, with plain spaces."""
    return result.with_suffix(".txt").read_text("utf-8-sig").replace("\N{NO-BREAK SPACE}", " ")


def pages_of(result: Path, setup: PageSetup) -> list[Page]:
    """Return the pages of a result with this page *setup*."""
    with pypdfium2.PdfDocument(result.with_suffix(".pdf")) as document:
        return [_page(sheet, setup) for sheet in document]


def _page(sheet: pypdfium2.PdfPage, setup: PageSetup) -> Page:
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    top_of_notes = setup.height
    for x, y, size, letter in _letters(sheet):
        if not setup.top < y <= setup.top + setup.lines * setup.pitch:
            continue
        if size > MAX_SMALL_SIZE:
            rows[round(y, 1)].append((x, letter))
        elif abs(x - setup.left) < 1:
            top_of_notes = min(top_of_notes, y)
    page = Page(text=sheet.get_textpage().get_text_range())
    for y, row in sorted(rows.items()):
        number = "".join(letter for x, letter in sorted(row) if x < setup.left - 12)
        text = "".join(letter for x, letter in sorted(row) if x >= setup.left - 12)
        if number.isdecimal():
            page.numbers[int(number)] = y
        if text and y > top_of_notes:
            page.notes[y] = text
        elif text:
            page.lines[y] = text
    return page


def _letters(sheet: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, str]]:
    """Yield the position of each letter, from the upper left corner, its size, and the letter."""
    text = sheet.get_textpage()
    height = sheet.get_height()
    for index in range(text.count_chars()):
        x = ctypes.c_double()
        y = ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if letter.strip():
            yield x.value, height - y.value, raw.FPDFText_GetFontSize(text.raw, index), letter


def line_faults(pages: list[Page], setup: PageSetup) -> list[str]:
    """Return the faults of *pages*: missing line numbers, and lines neither beside a number nor halfway between two."""
    half_line = setup.pitch / 2
    baseline_of = {
        line: setup.top + (line - 1 + SHARE_ABOVE_BASELINE) * setup.pitch for line in range(1, setup.lines + 1)
    }

    def has_all_numbers(page: Page) -> bool:
        return page.numbers.keys() == baseline_of.keys() and all(
            abs(page.numbers[line] - baseline) <= BASELINE_TOLERANCE for line, baseline in baseline_of.items()
        )

    def is_on_grid(y: float) -> bool:
        places = [place for baseline in baseline_of.values() for place in (baseline, baseline - half_line)]
        return any(abs(y - place) <= BASELINE_TOLERANCE for place in places)

    faults = []
    for page_number, page in enumerate(pages, 1):
        if not has_all_numbers(page):
            faults.append(f"page {page_number} has the numbers {page.numbers}")
        faults += [f"page {page_number}, {y}: {text[:40]}" for y, text in page.lines.items() if not is_on_grid(y)]
        first_note, *later_notes = sorted(page.notes) or [0.0]
        for y in later_notes:
            if (y - first_note + BASELINE_TOLERANCE) % half_line > 2 * BASELINE_TOLERANCE:
                faults.append(f"page {page_number}, note at {y}")
    return faults


REFERENCE = re.compile(r"(?:paragraphs? |¶¶? )\d+(?:(?:[–,-]| through | and |, and |, )+\d+)*")
"""A reference to paragraphs by their numbers."""


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """Return *text* with the number in each reference to a paragraph replaced according to *numbers*."""

    def new_number(number: re.Match[str]) -> str:
        return str(numbers.get(int(number[0]), number[0]))

    return REFERENCE.sub(lambda reference: re.sub(r"\d+", new_number, reference[0]), text)
