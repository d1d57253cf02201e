"""Finds the pages that are not part of the paper: exhibits after a page with their label, forms, and other papers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import dropwhile, groupby, takewhile
from pathlib import Path

import pypdfium2 as pdfium

from assembler.importing.pdf.opening_page import COURT, begins_paper, has_caption, opening_page
from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.read_document import AttachedPages, PagesKind, SetAside, SourcePlace

COVER = re.compile(
    r"(?i)(?:exhibit|attachment|appendix|schedule)\s?(?:no\.\s?)?"
    r"[“\"‘']?(?P<label>[A-Z]{1,2}(?:-?\d{1,2})?|\d{1,3})[”\"’']?\.?"
)
"""The line with the label on the page before an exhibit."""

COVER_SHEET = re.compile(r"(?i)\bJS[ -]?(?:CAND[ -])?44\b|^\s*(?:JS.{0,12})?civil (?:case )?cover sheet\b")
"""A line of a civil cover sheet."""

MIN_MENTIONS = 4
"""The minimum number of times that a page of a summons has the word "summons"."""

FORM_OF_SUMMONS = re.compile(r"you (?:are being|have been) sued|you are (?:hereby )?summoned|proof of service")
"""Words of the form of a summons."""

MIN_COVER_SHEET_WORDS = 300
"""The minimum number of words on a civil cover sheet."""

CONTINUED_SHEET = re.compile(
    r"(?i)^\s*(?:attachment to |addendum to )?civil cover sheet (?:addendum|attachment|continued)"
    r"|\brider\b"
)
"""A line of the page on which a civil cover sheet is continued."""

TITLE_ROWS = 4
"""The number of rows at the top of a page in which that line is searched for."""

OTHER_PAPER = re.compile(
    r"\W{0,3}(?:(?:PROPOSED\W{1,3})?(?:FORM OF )?ORDER\b.{0,80}"
    r"|SUMMONS\b.{0,60}"
    r"|NOTICE OF (?:MOTION|APPEARANCE)\b.{0,80}"
    r"|(?:BRIEF|MEMORANDUM)(?: OF LAW| OF POINTS AND AUTHORITIES)? IN SUPPORT\b.{0,80}"
    r"|CIVIL CASE INFORMATION STATEMENT\b.{0,40}"
    r"|CORPORATE DISCLOSURE STATEMENT\b.{0,40})"
)
"""The title of a paper that is often filed together with a complaint."""

HEAD_ROWS = 12
"""The number of rows at the top of a page in which the court of another paper is searched for."""

MAX_COVER_WORDS = 40
"""The maximum number of words on the page before an exhibit: its label, its title and a stamp."""

SIGNS_OF_STAMP = re.compile(r"(?i)\b(?:case|document|filed|page ?id|page)\b.{0,40}\d|^\W*\d+\W*$")
"""A stamp or a page number on the page before an exhibit."""

SIGNATURE_LINE = re.compile(
    r"(?i)^\s*(?:respectfully submitted|dated?:?\s|by:|/?s/|_{8,}|attorneys? for\b|counsel for\b)"
    r"|\bpro se\b"
)
"""A line of the signatures, after which exhibits may begin."""


def attached_pages(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]]) -> tuple[AttachedPages, ...]:
    """Return the forms and papers before the complaint, and the exhibits, forms and papers behind its signature.

    The paper ends with the page of its first signature.
    """
    numbers = [page.number for page in pages]
    kinds = {number: _kind_before_paper(rows[number]) for number in numbers[:-1]}
    first = opening_page(list(dropwhile(lambda number: kinds.get(number) is not None, numbers)), rows)
    kinds_before: dict[int, PagesKind] = {
        number: kinds[number] or "another paper" for number in numbers if number < first
    }
    attached: list[AttachedPages] = []
    for kind, group in groupby(kinds_before, key=lambda number: kinds_before[number]):
        kind_pages = list(group)
        attached.append(AttachedPages(kind, kind_pages[0], kind_pages[-1]))
    signed_page = next((number for number in numbers if number >= first and _is_signed(rows[number])), numbers[-1])
    own_pages = [first, *(number for number in numbers if first < number < signed_page)]
    paper_has_caption = any(has_caption(rows[number]) for number in own_pages)
    current: AttachedPages | None = None
    for number in numbers:
        if number <= signed_page:
            continue
        following = _beginning(number, rows[number], paper_has_caption=paper_has_caption)
        if following and not (current and current.kind == following.kind == "civil cover sheet"):
            if current:
                attached.append(replace(current, last=number - 1))
            current = following
    if current:
        attached.append(replace(current, last=numbers[-1]))
    return tuple(attached)


def _kind_before_paper(rows: Sequence[Row]) -> PagesKind | None:
    """Return the kind of a page with *rows* that is before a paper, if it is a cover sheet or belongs to a summons."""
    if _is_cover_sheet(rows):
        return "civil cover sheet"
    words = " ".join(row.text for row in rows).casefold()
    is_summons = words.count("summons") >= MIN_MENTIONS and "complaint" in words and bool(FORM_OF_SUMMONS.search(words))
    return "another paper" if is_summons else None


def _beginning(number: int, rows: Sequence[Row], *, paper_has_caption: bool) -> AttachedPages | None:
    """Return what begins on the page *number* with *rows*: an exhibit, a form, another paper, or None.

    A caption on this page begins another paper only if the paper itself has a caption on an earlier page.
    """
    if _is_cover_sheet(rows):
        return AttachedPages("civil cover sheet", number, number)
    texts = [row.text.strip() for row in rows]
    is_other = any(map(COURT.search, texts[:HEAD_ROWS])) and any(
        text.isupper() and OTHER_PAPER.fullmatch(text) for text in texts
    )
    if is_other or (paper_has_caption and begins_paper(rows)):
        return AttachedPages("another paper", number, number)
    if sum(len(text.split()) for text in texts) > MAX_COVER_WORDS:
        return None
    for index, text in enumerate(texts):
        if label_match := COVER.fullmatch(text):
            below = takewhile(lambda line: not COVER.fullmatch(line), texts[index + 1 :])
            title = " ".join(text for text in below if not SIGNS_OF_STAMP.search(text))
            return AttachedPages("exhibit", number, number, label_match["label"].upper(), title)
    return None


def _is_cover_sheet(rows: Sequence[Row]) -> bool:
    texts = [row.text for row in rows]
    word_count = sum(len(text.split()) for text in texts)
    return any(COVER_SHEET.search(text) for text in texts) and (
        word_count >= MIN_COVER_SHEET_WORDS or any(CONTINUED_SHEET.search(text) for text in texts[:TITLE_ROWS])
    )


def _is_signed(rows: Sequence[Row]) -> bool:
    return any(SIGNATURE_LINE.search(row.text) for row in rows)


def pages_set_aside(attached: Sequence[AttachedPages], rows: Mapping[int, Sequence[Row]]) -> Iterator[SetAside]:
    """Yield the words of the *attached* pages."""
    for pages in attached:
        for number in range(pages.first, pages.last + 1):
            for row in rows[number]:
                yield SetAside(pages.kind, row.text, SourcePlace(number, row.line))


def cut_out(file: Path, attached: Sequence[AttachedPages]) -> tuple[AttachedPages, ...]:
    """Return *attached* with the pages of each exhibit, without the page that has its label, as a separate PDF."""
    if not any(pages.kind == "exhibit" for pages in attached):
        return tuple(attached)
    source = pdfium.PdfDocument(file)
    try:
        return tuple(_with_content(source, pages) for pages in attached)
    finally:
        source.close()


def _with_content(source: pdfium.PdfDocument, pages: AttachedPages) -> AttachedPages:
    if pages.kind != "exhibit" or pages.first == pages.last:
        return pages
    exhibit = pdfium.PdfDocument.new()
    exhibit.import_pages(source, list(range(pages.first, pages.last)))
    content = BytesIO()
    exhibit.save(content)
    cropped = any(map(_has_text_outside_crop, exhibit))
    exhibit.close()
    return replace(pages, content=content.getvalue(), cropped=cropped)


def _has_text_outside_crop(page: pdfium.PdfPage) -> bool:
    text = page.get_textpage()
    visible = "".join(text.get_text_bounded(*page.get_bbox()).split())
    return len("".join(text.get_text_range().split())) > len(visible)
