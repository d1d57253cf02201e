"""Reads a PDF as a paper: each letter once, in a paragraph, a column or a note, or set aside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.page_by_page import page_by_page
from assembler.importing.letter_balance import with_balance
from assembler.importing.pdf.annotations import comments_on, typed_texts_on, undrawn_texts, with_annotations
from assembler.importing.pdf.attached_pages import attached_pages, cut_out, pages_set_aside
from assembler.importing.pdf.blocks import blocks_of
from assembler.importing.pdf.cautions import cautions_on
from assembler.importing.pdf.covered_words import covered_asides, unseen_characters, with_single_marks
from assembler.importing.pdf.damage import damaged_pages, has_no_pages
from assembler.importing.pdf.drawings import read_pictures, read_rules
from assembler.importing.pdf.hidden_words import without_hidden_words
from assembler.importing.pdf.hyphens import vocabulary
from assembler.importing.pdf.layers import hidden_layers
from assembler.importing.pdf.letters import frame_of, read_letters
from assembler.importing.pdf.line_numbers import NumberedLines, without_line_numbers
from assembler.importing.pdf.measure import Measure, measure_of
from assembler.importing.pdf.notes import PageNotes, split_notes
from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.pdf.page_pictures import without_page_pictures
from assembler.importing.pdf.paragraphs import Setting, column_texts
from assembler.importing.pdf.remarks import remarks_on, unread_pages, unreadable_reason
from assembler.importing.pdf.rows import rows_of, with_underlines
from assembler.importing.pdf.running import sideways_asides, without_running_lines
from assembler.importing.read_document import FootNote, ReadDocument, SetAside, SourcePlace, with_each_text


def read_pdf(file: Path) -> ReadDocument:
    """Return the paper in *file*. Raises `UnusableError` if it cannot be read, or has no text."""
    pages = _pages(file)
    if problem := unreadable_reason(pages):
        raise UnusableError(problem)
    pages_without_numbers, line_numbers, lines = without_line_numbers(pages)
    all_rows = {page.number: _numbered_rows(page, lines) for page in pages_without_numbers}
    attached = attached_pages(pages_without_numbers, all_rows)
    attached_numbers = {number for part in attached for number in range(part.first, part.last + 1)}
    paper_pages, pictures = without_page_pictures(
        [page for page in pages_without_numbers if page.number not in attached_numbers]
    )
    rows, running_lines = without_running_lines(paper_pages, all_rows)
    paper_rows = [row for page in paper_pages for row in rows[page.number]]
    measure = measure_of(paper_rows, paper_pages[0].width)
    text_rows, notes = split_notes(paper_pages, rows, measure.size)
    setting = Setting(measure, vocabulary(paper_rows), frozenset(note.mark for note in notes if note.mark))
    blocks, dividers = blocks_of(paper_pages, text_rows, setting)
    document = ReadDocument(
        len(pages),
        tuple(blocks),
        notes=tuple(_notes(notes, setting)),
        set_aside=(
            *line_numbers,
            *running_lines,
            *sideways_asides(pages),
            *dividers,
            *_comments(pages),
            *(SetAside("hidden text", page.hidden, SourcePlace(page.number, 1)) for page in pages if page.hidden),
            *covered_asides(pages, all_rows),
            *pages_set_aside(attached, all_rows),
            *pictures,
        ),
        remarks=tuple(remarks_on(paper_pages, damaged_pages(file))),
        attached=cut_out(file, attached),
        unread_pages=tuple(unread_pages(paper_pages)),
        cautions=tuple(cautions_on(paper_pages, rows, setting.marks)),
    )
    comments = "".join(words for page in pages for words, _ in page.comments)
    covered_words = [words.text for page in pages for words in page.covered]
    if covered_words:
        notes_of_paper = [replace(note, blocks=tuple(map(with_single_marks, note.blocks))) for note in document.notes]
        marked_blocks = [with_each_text(block, with_single_marks) for block in document.blocks]
        document = replace(document, blocks=tuple(marked_blocks), notes=tuple(notes_of_paper))
    return with_balance(document, "".join(page.source for page in pages) + comments, "".join(covered_words))


def _pages(file: Path) -> list[Page]:
    try:
        layers = hidden_layers(file)
        return [_page(page, number, layers) for number, page in enumerate(page_by_page(file), 1)]
    except (pdfium.PdfiumError, RuntimeError, ValueError) as error:
        problem = (
            "has no pages; make the PDF again with the program that wrote the paper"
            if has_no_pages(file)
            else "needs a password; save a copy that opens without it"
            if "password" in str(error).lower()
            else "cannot be read as a PDF; open it in a PDF reader, and print it to a new PDF"
        )
        raise UnusableError(problem) from None


def _comments(pages: Sequence[Page]) -> Iterator[SetAside]:
    for page in pages:
        yield from (SetAside("comment", words, SourcePlace(page.number, 1), author) for words, author in page.comments)


def _page(page: Any, number: int, layers: frozenset[str]) -> Page:
    """Return *page*, whose number is *number*; *layers* are the names of the layers that are off."""
    comments = list(comments_on(page))
    typed_texts = list(typed_texts_on(page))
    page = with_annotations(page, number)
    frame = frame_of(page)
    text_page = page.get_textpage()
    pictures, is_scan = read_pictures(page, frame)
    covered = unseen_characters(page, text_page)
    if is_scan:  # the recognized text may be beside the words of the picture, on white paper
        covered = {index: True for index, has_color in covered.items() if has_color}
    letters = read_letters(text_page.raw, frame, layers, covered)
    source = text_page.get_text_range()
    comments += undrawn_texts(typed_texts, source)
    is_recognized = letters.letter_count > 0 and letters.invisible_count * 2 > letters.letter_count
    text_page.close()
    shown_words, hidden = without_hidden_words(letters.words, frame, pictures, is_recognized=is_scan or is_recognized)
    words, rules = with_underlines(shown_words, read_rules(page, frame))
    return Page(
        number,
        frame.width,
        frame.height,
        tuple(words),
        rules=tuple(rules),
        pictures=tuple(pictures),
        sideways=tuple(letters.sideways),
        comments=tuple(comments),
        recognized=is_recognized,
        scanned=is_scan,
        unmapped_count=letters.unmapped_count,
        hidden=hidden,
        covered=tuple(letters.covered),
        source=source,
    )


def _numbered_rows(page: Page, lines: NumberedLines) -> list[Row]:
    """Return the rows of *page*, each with the line number printed beside it, if there is one."""
    rows = rows_of(page.words, page.number, recognized=page.recognized)
    page_lines = lines.get(page.number)
    if not page_lines:
        return rows

    def nearest_number(row: Row) -> int:
        return min(page_lines, key=lambda line: abs(line.y - row.y)).number

    return [replace(row, line=nearest_number(row)) for row in rows]


# -- notes ------------------------------------------------------------------------------------------------------------


def _notes(notes: Sequence[PageNotes], setting: Setting) -> list[FootNote]:
    """Return *notes*, each with its parts on later pages."""
    joined: list[PageNotes] = []
    for note in notes:
        if note.mark or not joined:
            joined.append(note)
        else:
            joined[-1] = PageNotes(joined[-1].mark, (*joined[-1].rows, *note.rows))
    return [_note(note, setting) for note in joined]


def _note(note: PageNotes, setting: Setting) -> FootNote:
    first = note.rows[0]
    rows = list(note.rows)
    if note.mark:
        words = first.words[1:]
        rows = [replace(first, words=words), *rows[1:]] if words else rows[1:]
    return FootNote(note.mark, column_texts(rows, _note_measure(rows, setting), setting))


def _note_measure(rows: Sequence[Row], setting: Setting) -> Measure:
    """Return the text block of a note; from three lines on, its right edge is that of the longest line."""
    measure = setting.measure
    size = rows[0].size if rows else measure.size
    if len(rows) < 3:
        return Measure(measure.left, measure.right, size, 1.2 * size)
    return Measure(measure.left, max(row.right for row in rows), size, measure_of(rows).spacing)
