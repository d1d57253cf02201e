"""Sets aside the papers before and after a complaint in a file without pages, such as a cover sheet or a summons.

A PDF has pages, by which `pdf/attached_pages.py` finds them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.importing.pdf.opening_page import LETTER_LINE, TITLE_OF_ANOTHER_PAPER, is_title_of_complaint
from assembler.importing.read_document import Block, ReadDocument, SetAside, text_blocks
from assembler.importing.zones.caption_lines import bare
from assembler.importing.zones.counsel_signs import SIGNED
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.court import is_court_line
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import in_capitals
from assembler.importing.zones.party_words import VERSUS, VERSUS_WITHIN, role_at_end

COVER_SHEET = re.compile(r"(?i)\bcover sheet\b|\bcase (?:information|designation) (?:form|sheet|statement)\b")
"""Words of a form that accompanies a complaint."""

SUBMISSION = re.compile(r"(?i)^\s*respectfully submitted\b")
"""The line above the signatures of a paper."""

MAX_CAPTION_BLOCKS = 40
"""The maximum number of blocks of a caption, from the court's name to the title."""

MAX_COURT_WORDS = 14
"""The maximum number of words in a line of a court's name."""

MAX_SIDE_WORDS = 12
"""The maximum number of words in a line with a role or the "v."."""

MIN_SIDES = 2
"""The minimum number of lines with a role or the "v." in a caption."""


def without_papers_around(document: ReadDocument) -> ReadDocument:
    """Return *document* without the papers before and after its complaint.

    They have a caption of their own, or are a letter or a cover sheet before the caption of the complaint.
    """
    blocks = document.blocks
    captions = [index for index in range(len(blocks)) if _begins_caption(blocks, index)]
    start = next((index for index in captions if _is_of_complaint(blocks, index)), 0)
    start = _with_line_above(blocks, start)
    if not _is_apart(blocks[:start]):
        start = 0
    signed = next((index for index in range(start, len(blocks)) if _is_signature(blocks[index])), len(blocks))
    end = next((index for index in captions if index > max(signed, start)), len(blocks))
    parts = [part for part in (blocks[:start], blocks[end:]) if part]
    asides = [aside for part in parts for aside in _asides(part)]
    return replace(
        document,
        blocks=blocks[start:end],
        set_aside=(*document.set_aside, *asides),
        remarks=(*document.remarks, *map(_remark, parts)),
    )


def _with_line_above(blocks: Sequence[Block], start: int) -> int:
    """Return *start*, or the index of the block right above it if that block is separate from earlier blocks."""
    if start < 2:
        return start
    line_before, line_above, line = (block.place.line for block in blocks[start - 2 : start + 1])
    is_heading = line - line_above == 1 and line_above - line_before > 1
    return start - 1 if is_heading else start


def _begins_caption(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block at *index* has the first line of a court's name, above at least two lines with a side."""
    if not any(map(_is_court, _lines([blocks[index]]))):
        return False
    if index and any(map(_is_court, _lines([blocks[index - 1]]))):
        return False
    sides = 0
    for block in blocks[index : index + MAX_CAPTION_BLOCKS]:
        texts = list(_lines([block]))
        if any(map(count_heading, texts)):
            break
        sides += sum(map(_is_side, texts))
    return sides >= MIN_SIDES


def _is_court(text: str) -> bool:
    is_name = is_court_line(text) and in_capitals(text) and len(text.split()) <= MAX_COURT_WORDS
    return is_name and not text.endswith(".") and not VERSUS_WITHIN.search(text)


def _is_side(text: str) -> bool:
    return len(text.split()) <= MAX_SIDE_WORDS and bool(VERSUS.match(text) or role_at_end(text))


def _is_of_complaint(blocks: Sequence[Block], index: int) -> bool:
    """Whether the first title below the court's name at *index*, up to the next caption, is that of a complaint."""
    for position in range(index, min(index + MAX_CAPTION_BLOCKS, len(blocks))):
        if position > index and _begins_caption(blocks, position):
            break
        for text in filter(in_capitals, _lines([blocks[position]])):
            if is_title_of_complaint(text):
                return True
            if TITLE_OF_ANOTHER_PAPER.search(text):
                return False
    return False


def _is_apart(blocks: Sequence[Block]) -> bool:
    """Whether *blocks*, those above the caption of a complaint, are other papers and not a part of the complaint."""
    texts = list(_lines(blocks))
    is_other = any(
        LETTER_LINE.match(text)
        or COVER_SHEET.search(text)
        or (in_capitals(text) and TITLE_OF_ANOTHER_PAPER.search(text) and not is_title_of_complaint(text))
        for text in texts
    )
    return is_other and not any(map(count_heading, texts))


def _is_signature(block: Block) -> bool:
    return any(SIGNED.match(text) or SUBMISSION.match(text) for text in _lines([block]))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    yield from (bare(line)[0] for line in head_lines(blocks))


def _asides(blocks: Sequence[Block]) -> Iterator[SetAside]:
    """Yield the words of *blocks*."""
    for block in text_blocks(blocks):
        yield SetAside("another paper", f"{block.number} {block.text}".strip(), block.place)


def _remark(blocks: Sequence[Block]) -> str:
    first, last = blocks[0].place, blocks[-1].place
    where = f"paragraphs {first.line} to {last.line}" if first.line < last.line else f"paragraph {first.line}"
    if first.page:
        where = f"page {first.page}, line {first.line} to page {last.page}, line {last.line}"
    return f"{where}: a form, a letter or another paper, which is not part of the paper and is not in the matter"
