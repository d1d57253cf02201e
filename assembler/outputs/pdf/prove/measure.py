"""Measures a finished PDF without the engine that made it, and returns its `Proof`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.memory import return_freed_memory
from assembler.outputs.pdf.prove.brackets import Flow, with_bracketed_changes
from assembler.outputs.pdf.prove.changes import expected_changes
from assembler.outputs.pdf.prove.html_text import HtmlText, read_html
from assembler.outputs.pdf.prove.lines import (
    as_line,
    calls,
    for_message,
    lines_of_runs,
    margin_rows,
    row_text,
    visible_runs,
)
from assembler.outputs.pdf.prove.listed import table_page_numbers
from assembler.outputs.pdf.prove.open_file import close, open_file
from assembler.outputs.pdf.prove.pages_before import page_hashes, read_new_pages
from assembler.outputs.pdf.prove.pdf_tags import Tag, Tags, tags
from assembler.outputs.pdf.prove.pdf_text import PdfPage, TypeRun, read_pages
from assembler.outputs.pdf.prove.plain_copy import as_drawn
from assembler.outputs.pdf.prove.repeated_heads import repeated_heads
from assembler.plan.blocks import Change
from assembler.plan.plan import Plan
from assembler.proof.drawn_order import agree
from assembler.proof.margins import besides_numbers, expected_texts, line_numbers, margin_texts, page_number
from assembler.proof.proof import Part, Proof, ProofLine, ProofPage, SignatureStart, Streams, comparable_letters
from assembler.proof.text_diff import differences

REPEATED_HEAD = -1
"""Marks, in place of a footnote's number, a run in a table head that is repeated on a later page."""

Start = tuple[ProofPage, ProofLine, int]
"""A page, a line of the running text on it, and the number of characters before the line."""

Row = tuple[int, list[TypeRun]]
"""The runs of a line, with the number of its footnote, or 0 in the running text."""


@dataclass(frozen=True)
class Passage:
    """The tagged runs on a page until the reading order leaves the page, and their lines.

    Most pages are one passage. If both columns of a caption continue on the next page, each page has two.
    """

    page: int
    flow: Flow
    rows: tuple[Row, ...]
    lines: tuple[ProofLine, ...]


def measure(
    pdf: bytes, html: str, plan: Plan, family: str, places: Mapping[str, tuple[int, int]] | None = None
) -> Proof:
    """Return the proof of *pdf*, which was made from *html* and *plan* in the font *family*.

    *places* has the first and last page of each id. The words of the HTML are read in the order of the HTML, and the
    words of the PDF in the order of its tags. Raises pypdfium2's and pikepdf's errors if the bytes are not a PDF.
    """
    expected = read_html(html)
    tags_read, pdf_pages = _read_pdf(pdf)
    families = {font.name: font.family for font in tags_read.fonts}
    flow_pages, flows = _flows(pdf_pages, tags_read.order)
    if plan.page_setup.deleted == "brackets":
        flows = with_bracketed_changes(flows)
    passages = [_passage(page_index, flow, families) for page_index, flow in zip(flow_pages, flows, strict=True)]
    passages_by_page: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        passages_by_page[passage.page].append(passage)
    pages = tuple(
        _page(index, pdf_page, passages_by_page[index], families, plan) for index, pdf_page in enumerate(pdf_pages)
    )
    main_lines: list[tuple[ProofPage, ProofLine]] = []
    for passage in passages:
        main_lines += [(pages[passage.page], line) for line in passage.lines if line.part == "main"]
    starts = list(_starts(main_lines, expected.main))
    margins = (expected_texts(plan, page.page_number or page.number, len(pages)) for page in pages)
    return Proof(
        page_setup=plan.page_setup,
        metadata=plan.metadata,
        family=family,
        expected=Streams(
            main=expected.main,
            notes=expected.notes,
            margin=tuple(margins),
            inserted=expected_changes(expected, plan, "inserted"),
            deleted=expected_changes(expected, plan, "deleted"),
        ),
        read=Streams(
            main=_text(main_lines),
            notes=_notes(flows),
            margin=tuple(margin_texts(page.margin, plan.footer) for page in pages),
            inserted=_changed_words(flows, "inserted"),
            deleted=_changed_words(flows, "deleted"),
            without_deletions=_text_without(flows, "deleted"),
            without_insertions=_text_without(flows, "inserted"),
        ),
        pages=tuple(_with_parts(pages, starts, expected)),
        fonts=tags_read.fonts,
        about=tags_read.metadata,
        signatures=tuple(_signatures(starts, expected)),
        places=places or {},
        page_rules=plan.page_rules,
        table_entries=tuple(table_page_numbers(plan)),
        facts=plan.filing_data.facts if plan.filing_data else (),
    )


def _read_pdf(pdf: bytes) -> tuple[Tags, tuple[PdfPage, ...]]:
    """Return the tags of *pdf*, and its pages."""
    tags_read, hashes, copy = _parse_pdf(pdf)
    pdf_pages = read_pages(copy) if copy else read_new_pages(pdf, hashes)
    return_freed_memory(len(pdf_pages))
    return tags_read, pdf_pages


def _parse_pdf(pdf: bytes) -> tuple[Tags, tuple[bytes, ...], bytes]:
    """Return the tags of *pdf*, the hashes of its pages, and its copy from `as_drawn`."""
    with open_file(pdf) as file:
        tags_read = tags(file)
        hashes = page_hashes(file.pdf)
        copy = as_drawn(file)
    if copy:
        close()  # `as_drawn` has changed the open PDF, so it cannot be used again
    return tags_read, hashes, copy


# -- pages ------------------------------------------------------------------------------------------------------------


def _flows(pdf_pages: Sequence[PdfPage], order: Sequence[Tag]) -> tuple[list[int], list[Flow]]:
    """Return, in reading order, the page of each series of tagged runs on one page, and the runs."""
    pages: list[int] = []
    flows: list[Flow] = []
    runs = [_by_mark(pdf_page) for pdf_page in pdf_pages]
    repeated = repeated_heads(order, lambda tag: "".join(run.text for run in runs[tag.page].get(tag.mark, [])))
    for tag in order:
        note = REPEATED_HEAD if tag.is_header_cell and tag.table in repeated else tag.note
        if not pages or tag.page != pages[-1]:
            pages.append(tag.page)
            flows.append([])
        flows[-1].extend((note, run) for run in _as_tagged(runs[tag.page].get(tag.mark, []), tag.reads))
    return pages, flows


def _passage(page: int, flow: Flow, families: Mapping[str, str]) -> Passage:
    rows = tuple(lines_of_runs(flow))
    return Passage(page, flow, rows, tuple(as_line(row, _part(note), families) for note, row in rows))


def _as_tagged(runs: list[TypeRun], reads: str) -> list[TypeRun]:
    """Return the *runs* of one passage with the text of its tag on the first run, and no text on the others.

    If the drawn text differs from the tag's, the first run has both.
    """
    if not (runs and reads):
        return runs
    drawn_text = "".join(run.text for run in runs)
    words = reads if agree(reads, drawn_text) else f"{drawn_text} {reads}"
    return [replace(runs[0], reads=words), *(replace(run, reads="") for run in runs[1:])]


def _by_mark(pdf_page: PdfPage) -> dict[int, list[TypeRun]]:
    runs: dict[int, list[TypeRun]] = defaultdict(list)
    for run in visible_runs(pdf_page.runs):
        runs[run.mark].append(run)
    return runs


def _page(
    index: int, pdf_page: PdfPage, passages: Sequence[Passage], families: Mapping[str, str], plan: Plan
) -> ProofPage:
    """Return the page with this *index*."""
    flow = [run for passage in passages for run in passage.flow]
    tagged_marks = {run.mark for _, run in flow}
    untagged = (run for run in visible_runs(pdf_page.runs) if run.mark not in tagged_marks)
    margin = tuple(as_line(row, "margin", families) for row in margin_rows(untagged))
    main_rows = [row for passage in passages for note, row in passage.rows if not note]
    return ProofPage(
        number=index + 1,
        width=round(pdf_page.width, 2),
        height=round(pdf_page.height, 2),
        lines=tuple(line for passage in passages for line in passage.lines),
        margin=margin,
        numbers=line_numbers(margin, plan.page_setup),
        page_number=page_number(margin_texts(besides_numbers(margin, plan.page_setup), plan.footer), plan.footer),
        label=pdf_page.label,
        calls=tuple(int(run.text) for row in main_rows for run in calls(row)),
        notes=tuple(_note_numbers(flow)),
        strokes=pdf_page.strokes,
    )


def _part(note: int) -> Part:
    if note == REPEATED_HEAD:
        return "repeated"
    return "note" if note else "main"


def _note_numbers(flow: Flow) -> Iterator[int]:
    """Yield the number at the beginning of each footnote on a page."""
    starts = {note: run.text for note, run in reversed(flow) if note > 0}
    for note in sorted(starts):
        if number_match := re.match(r"\s*(\d+)", starts[note]):
            yield int(number_match[1])


# -- text -------------------------------------------------------------------------------------------------------------


def _text(lines: Iterable[tuple[ProofPage, ProofLine]]) -> str:
    return " ".join(line.text for _, line in lines)


def _changed_words(flows: Sequence[Flow], change: Change) -> str:
    """Return the printed words with this *change*, first from the running text and then from the footnotes."""
    words_by_note: dict[int, list[str]] = defaultdict(list)
    for flow in flows:
        for note, run in flow:
            if run.change == change and note != REPEATED_HEAD:
                words_by_note[note].append(run.words)
    return " ".join(" ".join(words_by_note[note]) for note in sorted(words_by_note))


def _text_without(flows: Sequence[Flow], change: Change) -> str:
    """Return the running text without the words that have this *change* and without the brackets of deleted words.

    The result is empty if no words have this change and there are no brackets.
    """
    omitted_changes = {change, "bracket"}
    if not any(run.change in omitted_changes for flow in flows for _, run in flow):
        return ""
    rows = (row for flow in flows for note, row in lines_of_runs(flow) if not note)
    remaining_rows = ([run for run in row if run.change not in omitted_changes] for row in rows)
    return " ".join(for_message(row_text(row)) for row in remaining_rows if row)


def _notes(flows: Sequence[Flow]) -> tuple[str, ...]:
    notes: dict[int, list[str]] = defaultdict(list)
    for flow in flows:
        for note, run in flow:
            if note > 0:
                notes[note].append(run.words)
    return tuple("".join(notes[note]) for note in sorted(notes))


def _starts(main: Sequence[tuple[ProofPage, ProofLine]], expected: str) -> Iterator[Start]:
    """Yield each line of *main*, the running text, with the number of characters before it in the *expected* text.

    Characters that the PDF lacks are counted; characters that the PDF repeats are not.
    """
    changes = differences(expected, _text(main))
    letters = 0
    for page, line in main:
        earlier_changes = [change for change in changes if change.read_end <= letters]
        shift = earlier_changes[-1].expected_end - earlier_changes[-1].read_end if earlier_changes else 0
        yield page, line, letters + shift
        letters += len(comparable_letters(line.text))


def _with_parts(pages: Sequence[ProofPage], starts: Sequence[Start], expected: HtmlText) -> Iterator[ProofPage]:
    """Yield the pages. Each line says which parts of the paper contain it, and whether it is single-spaced."""
    parts = {id(line): expected.parts_at(start) for _, line, start in starts}
    for page in pages:
        yield replace(page, lines=tuple(_with_parts_of_paper(line, parts.get(id(line), ())) for line in page.lines))


def _with_parts_of_paper(line: ProofLine, parts: tuple[str, ...]) -> ProofLine:
    paper_parts = tuple(part for part in parts if part != "single")
    return replace(line, single=line.single or "single" in parts, within=paper_parts)


def _signatures(starts: Sequence[Start], expected: HtmlText) -> Iterator[SignatureStart]:
    """Yield the page on which each signature block begins, and the number of lines above the block on that page."""
    lines_above: Counter[int] = Counter()
    for page, _, start in starts:
        if start in expected.signatures:
            yield SignatureStart(page.number, lines_above[page.number])
        lines_above[page.number] += 1
