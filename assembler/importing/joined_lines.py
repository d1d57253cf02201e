"""Joins the lines of a file in which each printed line is a paragraph, as in a Word file that was made from a PDF."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.notation import without_start
from assembler.importing.pdf.stamps import is_stamp
from assembler.importing.plain_text import FULL_LINE_SHARE, usual_width
from assembler.importing.read_document import Block, ReadDocument, SetAside, TextBlock, TextRun
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.headings import in_capitals

MIN_LINES = 40
"""The minimum number of lines of text in a file that is recognized to have a paragraph for each line."""

MIN_BROKEN_SHARE = 0.2
"""The minimum share of lines that end within a sentence: without punctuation, before a line in lowercase."""

NEW_PARAGRAPH_INDENT = 3
"""A line that is indented by this many characters more than the one before it begins a paragraph."""

MIN_PAGES = 3
"""The minimum number of rising numbers, alone on their lines, that are taken for page numbers."""

PARAGRAPH_START = re.compile(
    r"(?:\d{1,4}\.|\d{1,2}(?:\.\d{1,2}){1,2}\.|\(?[A-Za-z]{1,2}[.)]|\([ivx]{1,5}\)|[IVX]{1,5}\.|[•*-])\s"
)
"""The beginning of a line that is a separate paragraph or a heading."""

NUMBERED_LINE = re.compile(r"\d{1,4}\.?\s+[A-Z“\"]")
"""The first line of a numbered paragraph, which a conversion may set apart from its other lines."""

COLUMNS = re.compile(r"\S(?:\s{4,}|\t)\S")
"""The gap between the columns of a caption or a table."""

CITATION_REST = re.compile(r"v\.\s[A-Z]|c\.\s\d")
"""The rest of a citation, which is not an item of a list: "v." before a name, or "c." before a chapter."""

OPEN_CITATION = re.compile(r"(?<=[\w,.] )(?:v|vs|Nos?|App|Supp|Rptr|Cir|Super|Dist|Rev|Ann|Civ|Crim|Proc)\.$")
"""The end of a line within a citation, such as "Mass. App."."""

NUMBER_OR_INITIAL = re.compile(r"(?:\d{4}|[A-Z])\.\s")
"""The beginning of a line like a paragraph's, which may be a year or an initial."""

WORD_AT_END = re.compile(r"[^\W_]$")
"""The end of a line without punctuation."""

CHARACTER_WIDTH = 6.0
"""The approximate width of a character in points, to compare indents in points with indents by spaces."""

PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?(\d{1,4})(?:\s?[-–—])?")
"""A page number, which may be between dashes."""


def with_joined_lines(document: ReadDocument) -> ReadDocument:
    """Return *document* with the lines of its paragraphs joined, if each line is a separate paragraph in the file.

    Page numbers and filing stamps between the lines are set aside.
    """
    if not _has_paragraph_per_line(document.blocks):
        return document
    asides = list(_page_numbers_and_stamps(document.blocks))
    places = {aside.place for aside in asides}
    blocks = [block for block in document.blocks if block.place not in places]
    width = usual_width(block.text.strip() for block in blocks if isinstance(block, TextBlock))
    joined: list[Block] = []
    last: Block | None = None
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            isinstance(block, TextBlock)
            and isinstance(last, TextBlock)
            and isinstance(before, TextBlock)
            and _continues(last, block, width)
        ):
            text = block.text
            start = len(text) - len(text.lstrip())
            glue = "" if re.search(r"[^\W\d_]-$", before.text) and text.lstrip()[:1].islower() else " "
            runs = (*_stripped(before.runs), TextRun(glue), *without_start(block.runs, start))
            joined[-1] = replace(before, runs=tuple(run for run in runs if run.text or run.note))
        else:
            joined.append(block)
        last = block
    return replace(document, blocks=tuple(joined), set_aside=(*document.set_aside, *asides))


def _has_paragraph_per_line(blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks if isinstance(block, TextBlock) and len(block.text.split()) > 1]
    broken_count = sum(
        text.rstrip()[-1:].isalnum() and following.lstrip()[:1].islower() for text, following in pairwise(texts)
    )
    return len(texts) >= MIN_LINES and broken_count >= MIN_BROKEN_SHARE * len(texts)


def _continues(last: TextBlock, block: TextBlock, width: int) -> bool:
    """Whether *block* continues the paragraph to which *last*, the line right before it, belongs."""
    text, before = block.text.strip(), last.text.strip()
    if not text or block.number or block.outline_level or count_heading(text):
        return False
    if block.align != last.align and not (NUMBERED_LINE.match(before) and block.align == "left"):
        return False
    is_full = len(before) + 1 + len(text.split(maxsplit=1)[0]) >= FULL_LINE_SHARE * width
    if (
        _begins_paragraph(text, before, is_full=is_full)
        or _indent(block) >= _indent(last) + NEW_PARAGRAPH_INDENT
        or COLUMNS.search(text)
    ):
        return False
    if in_capitals(before) != in_capitals(text) or (COLUMNS.search(before) and not PARAGRAPH_START.match(before)):
        return False
    is_within_sentence = text[:1].islower() and before[-1:].isalnum()
    return is_within_sentence or OPEN_CITATION.search(before) is not None or is_full


def _begins_paragraph(text: str, before: str, *, is_full: bool) -> bool:
    """Whether *text* begins like a paragraph, and not in the middle of a citation such as "Sample v. Example".

    Below a line that *is_full* and ends without punctuation, a year or an initial begins none.
    """
    is_open = not before.endswith(("and", "or"))
    is_cited = CITATION_REST.match(text) and re.search(r"[\w.]$", before) and is_open
    is_in_sentence = is_full and is_open and NUMBER_OR_INITIAL.match(text) and WORD_AT_END.search(before)
    is_in_citation = is_cited or OPEN_CITATION.search(before)
    return bool(PARAGRAPH_START.match(text)) and not is_in_citation and not is_in_sentence


def _indent(block: TextBlock) -> float:
    """Return by how many characters *block* is indented."""
    return len(block.text) - len(block.text.lstrip()) + (block.indent + block.first_line) / CHARACTER_WIDTH


def _stripped(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield *runs* without white space at their end."""
    *earlier_runs, last_run = runs
    yield from earlier_runs
    yield replace(last_run, text=last_run.text.rstrip())


def _page_numbers_and_stamps(blocks: Sequence[Block]) -> Iterator[SetAside]:
    """Yield the rising numbers that are alone on their lines, and the filing stamps on more than one page."""
    texts = [block for block in blocks if isinstance(block, TextBlock)]
    stamps = Counter(_letters(block.text) for block in texts if is_stamp(block.text))
    yield from (
        SetAside("filing stamp", block.text.strip(), block.place)
        for block in texts
        if is_stamp(block.text) and stamps[_letters(block.text)] > 1
    )
    rising: list[tuple[int, TextBlock]] = []
    for block in texts:
        number_match = PAGE_NUMBER.fullmatch(block.text.strip())
        if number_match and (not rising or int(number_match[1]) == rising[-1][0] + 1):
            rising.append((int(number_match[1]), block))
    if len(rising) >= MIN_PAGES:
        yield from (SetAside("page number", block.text.strip(), block.place) for _, block in rising)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())
