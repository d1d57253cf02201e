"""The sections after the signatures, such as a certificate of service, which may repeat the signatures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.draft import Doubt, DraftAfter, DraftVerification
from assembler.importing.expressed import SIGNATURE, Expressed
from assembler.importing.notation import at_line_start, literal, marked_block
from assembler.importing.read_document import Block, FootNote, TableBlock, TextBlock
from assembler.importing.word_balance import words_of
from assembler.importing.zones.apart import table_text
from assembler.importing.zones.counsel_signs import BLANK, SIGNED
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import heading_look
from assembler.importing.zones.verification import is_verification, read_verification
from assembler.language.characters import letters

SECTION = re.compile(
    r"(?i)^\s*(?:[IVX]{1,5}\.\s+|\d{1,2}\.\s+)?(?:"
    r"certificate\b.*|(?:service|mailing) list\b.*|"
    r"(?:[\w.'’]{1,30}\s){0,3}(?:verification|certification)\b.*|"
    r"designation\b.*|demand for\b.*|jury (?:trial )?demand.*|"
    r"affidavit\b.*|declaration\b.*|notice of\b.*|civil cover sheet.*|"
    r"exhibits?\s+(?:list|index).*|(?:list\s+of\s+|index\s+of\s+)?exhibits|"
    r"footnotes?|endnotes?|attestation\b.*|\[?(?:proposed\]?\s+)?order(?:\s+of\s+dismissal)?|"
    r"(?:attachment|exhibit|appendix)\s+[\dA-Z]{1,3}\b.{0,60}"
    r")$"
)
"""The heading of a section after the signatures."""

SERVICE = re.compile(
    r"(?i)^\s*(?:(?:certificate|certification|proof|affidavit|declaration) of (?:service|mailing)|"
    r"(?:service|mailing) list)\b"
)
"""The heading of a certificate of service or a service list."""

MIN_PROSE_WORDS = 14
"""The minimum number of words below a centered heading that begins a section without the usual words."""

MAX_HEADING_WORDS = 16
"""The maximum number of words in the heading of a section."""

MIN_TABLE_COLUMNS = 3
"""The minimum number of columns of a table that is neither a caption nor a signature block."""

SUBMISSION = re.compile(r"(?i)respectfully|submitted by")
"""The line above repeated signatures, which stays in the text of the section."""

MAX_SIGNATURE_WORDS = 6
"""The maximum number of words in a signature."""

MAX_LINE_WORDS = 12
"""The maximum number of words in a line below a signature."""

LINE_TO_SIGN = literal("_" * 30)
"""A blank line for a signature."""

LINE_BREAK = "\\\n"
"""The end of a line within a paragraph, in notation."""

MIN_REPEATED_LINES = 3
"""The minimum number of lines that a section must repeat from the signatures to count as signed."""


@dataclass(frozen=True, slots=True)
class SectionsRead:
    """The sections after the signatures, doubts about them, and the signature lines repeated in them."""

    sections: tuple[DraftAfter, ...]
    doubts: tuple[Doubt, ...]
    expressed: tuple[Expressed, ...]
    verification: DraftVerification | None = None


def begins_section(blocks: Sequence[Block], index: int) -> bool:
    """Whether the words or the place of the block at *index* make it the heading of a section after the signature."""
    block = blocks[index]
    if not isinstance(block, TextBlock) or len(block.text.split()) > MAX_HEADING_WORDS:
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    below = following if isinstance(following, TextBlock) else None
    if heading_look(block, below) is None:
        return False
    is_prose = below is not None and len(below.text.split()) >= MIN_PROSE_WORDS
    return bool(SECTION.match(block.text)) or (is_prose and block.align == "center")


def read_sections(
    blocks: Sequence[Block], notes: Mapping[str, FootNote], signatures: Sequence[str], parties: Sequence[str] = ()
) -> SectionsRead:
    """Return the sections in *blocks*, which begin with a heading; *signatures* are the signature lines above.

    *parties* has the names of the parties, for one of whom a person may verify the paper.
    """
    headings = [index for index in range(len(blocks)) if begins_section(blocks, index)]
    second_lines = [index for index in headings if index - 1 in headings and _is_first_line(blocks[index - 1])]
    starts = [index for index in headings if index not in second_lines]
    sections: list[DraftAfter] = []
    doubts: list[Doubt] = []
    expressed: list[Expressed] = []
    verifications = [index for index in starts if is_verification(_text(blocks[index], notes={}, emphasis=False))]
    for start, end in pairwise([*starts, len(blocks)]):
        has_two_lines = _is_first_line(blocks[start]) and begins_section(blocks, min(start + 1, end - 1))
        body_start = start + (2 if has_two_lines else 1)
        heading = " ".join(_text(block, notes={}, emphasis=False) for block in blocks[start:body_start])
        body_end = body_start + _repetition_start(blocks[body_start:end], signatures)
        body = blocks[body_start:body_end]
        signed_at = len(body) if is_verification(heading) else _signature_index(body)
        may_be_signed = is_verification(heading) or SERVICE.match(heading)
        signatures_here = _signatures(body[:signed_at]) if may_be_signed else []
        expressed += [Expressed(SIGNATURE, block.text, block.place) for block in signatures_here]
        texts = [_text(block, notes) for block in body[:signed_at] if block not in signatures_here]
        if signed_at < len(body):
            lines = [*head_lines(body[signed_at:])]
            expressed += [Expressed(SIGNATURE, line, place) for line, place in lines if SIGNED.match(line)]
            texts += _lines_to_sign([line for line, _ in lines])
        text = "\n\n".join(filter(None, texts))
        is_signed = body_end < end
        first = blocks[start]
        is_last = not is_signed and end == len(blocks) and verifications == [start]
        if is_last and (verification_read := read_verification(heading, first.place, body, notes, parties)):
            doubts.append(verification_read.doubt)
            expressed += verification_read.expressed
            return SectionsRead(tuple(sections), tuple(doubts), tuple(expressed), verification_read.verification)
        doubts += _doubts_on_text(heading, first)
        if is_signed:
            for line, place in head_lines(blocks[body_end:end]):
                kind = SIGNATURE if SIGNED.match(line) else "signature, repeated"
                expressed.append(Expressed(kind, line, place))
        if not text:
            about = f"`{heading}` after the signature has no text: add the text, or delete the heading"
            doubts.append(Doubt(about, first.place))
        if text:
            sections.append(DraftAfter(heading, text, is_signed))
        else:
            sections.append(DraftAfter(heading="", text=heading, signed=is_signed))
    return SectionsRead(tuple(sections), tuple(doubts), tuple(expressed))


def _signature_index(blocks: Sequence[Block]) -> int:
    """Return the index of the first signature in *blocks* if only lines follow it; otherwise `len(blocks)`."""
    for index, block in enumerate(blocks):
        if any(SIGNED.match(line) for line, _ in head_lines([block])):
            lines = [line for line, _ in head_lines(blocks[index:])]
            return index if all(len(line.split()) <= MAX_LINE_WORDS for line in lines) else len(blocks)
    return len(blocks)


def _lines_to_sign(lines: Sequence[str]) -> Iterator[str]:
    """Yield *lines* in notation, one by one, with the first signature and its name replaced by a blank line."""
    signature = next(index for index, line in enumerate(lines) if SIGNED.match(line))
    yield from map(_literal_line, lines[:signature])
    below = [_literal_line(line) for line in lines[signature:] if not SIGNED.match(line)]
    yield LINE_BREAK.join((LINE_TO_SIGN, *below))


def _literal_line(line: str) -> str:
    return at_line_start(literal(line))


def _signatures(blocks: Sequence[Block]) -> list[TextBlock]:
    """Return those of *blocks* that are only a signature."""
    return [
        block
        for block in blocks
        if isinstance(block, TextBlock) and SIGNED.match(block.text) and len(block.text.split()) <= MAX_SIGNATURE_WORDS
    ]


def _doubts_on_text(heading: str, first: Block) -> Iterator[Doubt]:
    """Yield a doubt about a verification or a certificate of service that is kept as text; *first* is its heading."""
    if is_verification(heading):
        about = f"`{heading}` after the signature is kept as text: compare who verifies the paper, and who signed it"
        yield Doubt(about, first.place)
    if SERVICE.match(heading):
        about = f"`{heading}` after the signature is kept as text: compare who was served, how and when"
        yield Doubt(f"{about}, and who signed it", first.place)


def _is_first_line(block: Block) -> bool:
    """Whether *block* may be the first of the two lines of a heading."""
    return isinstance(block, TextBlock) and block.text.isupper()


def _repetition_start(blocks: Sequence[Block], signatures: Sequence[str]) -> int:
    """Return the index from which *blocks*, up to their end, only repeat the lines *signatures*.

    The result is `len(blocks)` if they are too few lines, or if a line of *signatures* is not among them.
    """
    signature_lines = {letters(line) for line in signatures}
    start = len(blocks)
    while start and all(letters(line) in signature_lines for line, _ in head_lines(blocks[start - 1 : start])):
        start -= 1
    if any(SUBMISSION.match(line) for line, _ in head_lines(blocks[start : start + 1])):
        start += 1
    repeated_lines = [line for line, _ in head_lines(blocks[start:])]
    is_short = len(repeated_lines) < MIN_REPEATED_LINES
    if is_short or _sorted_words(repeated_lines) != _sorted_words(signatures):
        return len(blocks)
    return start


def _sorted_words(lines: Sequence[str]) -> list[str]:
    """Return the words of *lines* in alphabetical order, without signatures and the line above them."""
    printed_lines = [line for line in lines if not (SIGNED.match(line) or BLANK.match(line) or SUBMISSION.match(line))]
    return sorted(words_of(" ".join(printed_lines)))


def _text(block: Block, notes: Mapping[str, FootNote], *, emphasis: bool = True) -> str:
    if isinstance(block, TextBlock):
        words = f"{literal(block.number)} {marked_block(block, notes, emphasis=emphasis)}".strip()
        return at_line_start(words) if emphasis else words
    if isinstance(block, TableBlock) and max(map(len, block.rows), default=0) >= MIN_TABLE_COLUMNS:
        return table_text(block, notes)
    if isinstance(block, TableBlock):
        return "\n\n".join(literal(text) for text, _ in head_lines([block]))
    return ""
