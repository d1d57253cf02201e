"""`assembler redline`: writes a marked copy and the table of paragraphs, and prints a summary or JSON."""

import csv
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import click

from assembler.commands.options import NamedPath
from assembler.comparing.marked_plan import MARKED_TITLE
from assembler.comparing.renumbering import HEAD, cells, spans
from assembler.comparing.summary import UnitChange
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.findings.visible import as_json as json_text
from assembler.load.files import display_name, place_of, real_path
from assembler.model.law import qualified_cite
from assembler.redline import ChosenPaper, Redline, RedlineSetting, redline
from assembler.results import Result
from assembler.write.csv_table import table
from assembler.write.disk import read_plain
from assembler.write.folders import refuse_to_replace
from assembler.write.kept_files import put_unless_changed

MAX_CHARACTERS_SHOWN = 60
"""The maximum number of characters of each passage that the terminal shows."""

MAX_CHANGES = 40
"""The maximum number of changes that the terminal lists."""


@dataclass(frozen=True)
class Targets:
    """The files that are written: the PDF, the Word file beside it, and the table of paragraphs, if requested."""

    pdf: Path
    table: Path | None = None

    @property
    def word_file(self) -> Path:
        """The path of the Word file: the path of the PDF with the suffix `.docx`."""
        return self.pdf.with_suffix(".docx")

    @property
    def files(self) -> tuple[Path, ...]:
        """All files, in the order in which they are written."""
        return (self.pdf, self.word_file, *((self.table,) if self.table else ()))


def refuse_other_files(targets: Targets) -> None:
    """Raise `MatterError` if a target exists and is not a marked copy or table, or if two targets are the same."""
    for index, file in enumerate(targets.files):
        if real_path(file) in map(real_path, targets.files[:index]):
            message = "is named for two of the files that are written"
            fix = "give, with `--out`, a name in `.pdf`"
            if file == targets.table:
                fix = "give another file with `--table`"
            raise MatterError(fault("OUT001", place_of(file), message, fix=fix))
    kind = "a marked copy that this program wrote"
    refuse_to_replace(targets.pdf, _is_marked_pdf, kind, "--out")
    refuse_to_replace(targets.word_file, _is_marked_word, kind, "--out")
    if targets.table:
        refuse_to_replace(targets.table, _is_table, "a table of paragraphs that this program wrote", "--table")


def _is_marked_pdf(file: Path) -> bool:
    from pikepdf import Pdf, PdfError  # noqa: PLC0415 - slow to import, and rarely needed

    try:
        with Pdf.open(file) as pdf:
            return str(pdf.docinfo.get("/Title", "")).endswith(MARKED_TITLE)
    except (OSError, PdfError):
        return False


def _is_marked_word(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            return MARKED_TITLE.encode() in package.read("docProps/core.xml")
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, ParseError):
        return False


def _is_table(file: Path) -> bool:
    try:
        text = read_plain(file).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    first_row = next(csv.reader(text.splitlines()[:1]), [])
    return first_row == [*HEAD]


def make_redline(old: ChosenPaper | None, new: ChosenPaper, setting: RedlineSetting, targets: Targets) -> Redline:
    """Compare two papers, and write the files; if *old* is None, compare *new* with the paper that it amends.

    Raises `MatterError` if a paper or a file cannot be used.
    """
    refuse_other_files(targets)
    marked_copy = redline(old, new, setting)
    files = {targets.pdf: marked_copy.pdf, targets.word_file: marked_copy.word}
    if targets.table:
        files[targets.table] = table(HEAD, map(cells, marked_copy.table))
    return replace(marked_copy, findings=(*marked_copy.findings, *put_unless_changed(files)))


# -- output -----------------------------------------------------------------------------------------------------------


def as_json(marked_copy: Redline, targets: Targets) -> str:
    """Return a marked copy as one JSON value, without the bytes of its files."""
    findings = Result(marked_copy.findings)
    from assembler.commands.report import findings_data  # noqa: PLC0415

    value: dict[str, Any] = {
        "findings": findings_data(findings),
        "files": [display_name(file) for file in _files_written(marked_copy, targets)],
        "pages": marked_copy.pages,
        "common_words": round(marked_copy.summary.common, 4),
        "changes": [asdict(change) for change in marked_copy.summary.changes],
        "paragraphs": [asdict(row) for row in marked_copy.table],
        "not_compared": [*marked_copy.not_compared],
        "form": asdict(marked_copy.form),
    }
    return json_text(value)


def as_text(marked_copy: Redline, targets: Targets) -> Iterator[str]:
    """Yield a marked copy as lines for a terminal: its changes, the new numbers, and its files."""
    for change in marked_copy.summary.changes[:MAX_CHANGES]:
        yield from _change_lines(change)
    hidden_changes = len(marked_copy.summary.changes) - MAX_CHANGES
    if hidden_changes > 0:
        yield f"... and {hidden_changes} more; `--format json` lists all"
    counts = Counter(change.kind for change in marked_copy.summary.changes)
    yield ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "no changes"
    if any(row.state not in {"unchanged", "changed"} for row in marked_copy.table):
        yield "new numbers:"
        yield from (f"    {span}" for span in spans(marked_copy.table))
    if marked_copy.not_compared:
        yield f"not compared: {'; '.join(marked_copy.not_compared)}"
    source = f" ({qualified_cite(marked_copy.form.cite, marked_copy.form.basis)})" if marked_copy.form.cite else ""
    yield f"form of the marked copy: {marked_copy.form.says}{source}"
    pages = f"{marked_copy.pages} page{'s' if marked_copy.pages != 1 else ''}"
    descriptions = {targets.pdf: pages, targets.word_file: "Word, with tracked changes", targets.table: "paragraphs"}
    yield from (f"{display_name(file)}  {descriptions[file]}" for file in _files_written(marked_copy, targets))


def _files_written(marked_copy: Redline, targets: Targets) -> list[Path]:
    """Return the files that were written, without those that were left in place."""
    left_in_place = {finding.place for finding in marked_copy.findings if finding.code == "OUT005"}
    return [file for file in targets.files if place_of(file) not in left_in_place]


def _change_lines(change: UnitChange) -> Iterator[str]:
    names = change.new or change.old
    if change.old and change.new and change.old != change.new:
        names = f"{change.old} -> {change.new}"
    yield f"{names}: {change.kind}"
    yield from (f"    - {_shortened(passage)}" for passage in change.deleted)
    for passage in change.inserted:
        remark = " (the same words, but it cites another part)" if passage in change.other_target else ""
        yield f"    + {_shortened(passage)}{remark}"


def _shortened(passage: str) -> str:
    words = " ".join(passage.split())
    if len(words) <= MAX_CHARACTERS_SHOWN:
        return words
    whole_words = words[:MAX_CHARACTERS_SHOWN].rsplit(" ", 1)[0]
    return f"{whole_words} ..."


# -- arguments --------------------------------------------------------------------------------------------------------


class PaperOf(click.ParamType[ChosenPaper]):
    """The type of a paper on the command line: a matter, or FILE:ID if the matter has several papers."""

    name = "paper"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ChosenPaper:
        """Return *value* as a paper. Fails with a usage error if there is no such matter."""
        if isinstance(value, ChosenPaper):
            return value
        file, colon, paper = value.rpartition(":")
        path = NamedPath(exists=True)
        if colon and not Path(value).exists():
            return ChosenPaper(path.convert(file, param, ctx), paper)
        return ChosenPaper(path.convert(value, param, ctx))
