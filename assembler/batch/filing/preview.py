"""Previews one row: the blanks that its cells fill, its findings, and its papers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from assembler.batch.filing.filling import BLANK, OWN_COLUMNS, Base
from assembler.batch.filing.make_filing import make_filing
from assembler.batch.filing.outcome import Outcome, as_record, text_lines
from assembler.batch.names.misplaced_names import misplaced_in
from assembler.batch.review.review import never_read, stale_review
from assembler.batch.review.reviewed import build_in_manifest, text_of, was_built_from
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import Row
from assembler.batch.run.run import folder_of_batch, preview_row
from assembler.batch.settings import Settings, of_previews
from assembler.findings.faults import brief
from assembler.findings.finding import MatterError
from assembler.findings.path import walk_texts
from assembler.language.english import counted

SENTENCE_ENDS = (". ", ".\n", "? ", "?\n")
"""The characters that end a sentence. An abbreviation may also end with them, so a sentence may be cut short."""


class BlankUse(NamedTuple):
    """A blank used in the base: its column, its place, and the sentence around it."""

    column: str
    place: str
    sentence: str


def preview(settings: Settings, row_name: str, *, strict: bool) -> tuple[list[str], bool]:
    """Build the row whose number or `id` is *row_name*, and return the lines to print and whether the row has errors.

    With *strict*, warnings count as errors. The papers go to a preview folder and the ledger is not changed, so the
    batch's own papers are untouched. Raises `MatterError` if there is no such row, if it has a fault, or if it was
    changed after its review.
    """
    base, row = preview_row(settings, row_name)
    preview_settings = of_previews(settings)
    text = text_of(base, row, settings)
    last_build = build_in_manifest(folder_of_batch(base, settings) / row.id)
    last_preview = build_in_manifest(folder_of_batch(base, preview_settings) / row.id)
    latest_build = last_build or last_preview
    if finding := stale_review(row, text, [latest_build] if latest_build else []):
        raise MatterError(finding)
    outcome = make_filing(base, row, preview_settings)
    if outcome.signature_status == "yes" and not (
        was_built_from(last_build, text) or was_built_from(last_preview, text)
    ):
        outcome = replace(outcome, findings=[*outcome.findings, as_record(never_read(row, latest_build), row)])
    misplaced = [as_record(finding, row) for finding in misplaced_in(base, all_rows(settings.rows), row.number)]
    outcome = replace(outcome, findings=[*outcome.findings, *misplaced])
    failing_severities = {"error", "warning"} if strict else {"error"}
    lines = [*_cells(base, row), *_findings(outcome), *_files(outcome, preview_settings)]
    return lines, any(finding["severity"] in failing_severities for finding in outcome.findings)


def _cells(base: Base, row: Row) -> Iterator[str]:
    """Yield a line for each column, with its cell and its uses in the base, and then the sentences with its blank."""
    column_width = max(map(len, row.cells), default=0)
    uses = [
        BlankUse(match["column"], str(base.source.place_within(path, match[0])), _sentence_around(match))
        for path, text in walk_texts(base.source.data)
        for match in BLANK.finditer(text)
    ]
    for name, text in row.cells.items():
        places = dict.fromkeys(use.place for use in uses if use.column == name)
        used_at = ", ".join(places) or ("the program" if name in OWN_COLUMNS else "nowhere")
        yield f"{name:{column_width}}  {brief(text) or '(empty)'}  -> {used_at}"
        sentences = dict.fromkeys(use.sentence for use in uses if use.column == name and use.sentence)
        yield from (f"    {sentence}" for sentence in sentences)


def _sentence_around(blank: re.Match[str]) -> str:
    """Return the sentence of the base that contains *blank*; "" if the blank is the whole text."""
    text = blank.string
    sentence_start = max(text.rfind(end, 0, blank.start()) for end in SENTENCE_ENDS) + 1
    end_positions = [text.find(end, blank.end()) for end in SENTENCE_ENDS]
    sentence_end = min((position for position in end_positions if position >= 0), default=len(text))
    sentence = " ".join(text[sentence_start : sentence_end + 1].split())
    return sentence if sentence != blank[0] else ""


def _findings(outcome: Outcome) -> Iterator[str]:
    for record in outcome.findings:
        yield from text_lines(record)


def _files(outcome: Outcome, settings: Settings) -> Iterator[str]:
    yield from (str(settings.options.out / name) for name in outcome.outputs)
    yield f"{outcome.verdict}: row {outcome.number}, {outcome.id}, {counted(outcome.pages, 'page')}"
