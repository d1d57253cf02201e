"""The sections after the signatures, such as a certificate of service, which may repeat the signatures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.draft import SIGNATURE, Doubt, DraftAfter, DraftVerification, Expressed
from assembler.importing.notation import at_line_start, literal, marked_block
from assembler.importing.read_document import Block, FootNote, TableBlock, TextBlock
from assembler.importing.word_balance import words_of
from assembler.importing.zones.apart import table_text
from assembler.importing.zones.counsel_signs import BLANK, SIGNED
from assembler.importing.zones.head_lines import head_lines
from assembler.importing.zones.headings import heading_look
from assembler.importing.zones.verification import is_verification, read_verification

SECTION = re.compile(
    r"(?i)^\s*(?:[IVX]{1,5}\.\s+|\d{1,2}\.\s+)?(?:certificate\b.*|(?:[\w.'’]{1,30}\s){0,3}(?:verification|certification)\b.*|designation\b.*|"
    r"demand for\b.*|jury (?:trial )?demand.*|affidavit\b.*|declaration\b.*|notice of\b.*|civil cover sheet.*|"
    r"exhibits?\s+(?:list|index).*|(?:list\s+of\s+|index\s+of\s+)?exhibits|footnotes?|endnotes?|"
    r"(?:attachment|exhibit|appendix)\s+[\dA-Z]{1,3}\b.{0,60})$"
)
"""The heading of a section after the signatures."""

SERVICE = re.compile(r"(?i)^\s*(?:certificate|certification|proof|affidavit|declaration) of (?:service|mailing)\b")
"""The heading of a certificate of service."""

MIN_PROSE_WORDS = 14
"""The minimum number of words below a centered heading that begins a section without having the usual words."""

LEAST_COLUMNS = 3
"""The minimum number of columns of a table that is neither a caption nor a signature block."""

ABOVE = re.compile(r"(?i)respectfully|submitted by")
"""The line above repeated signatures, which stays in the text of the section."""

MOST_OF_SIGNATURE = 6
"""The maximum number of words in a signature."""

LEAST_REPEATED = 3
"""The minimum number of lines that a section must repeat from the signatures to count as signed."""


@dataclass(frozen=True, slots=True)
class SectionsRead:
    """The sections after the signatures, doubts about them, and the lines of signatures that they repeat."""

    sections: tuple[DraftAfter, ...]
    doubts: tuple[Doubt, ...]
    expressed: tuple[Expressed, ...]
    verification: DraftVerification | None = None


def begins_section(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block at *index* is the heading of a section after the signature, by its words or its place."""
    block = blocks[index]
    if not isinstance(block, TextBlock) or len(block.text.split()) > 16:
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
    """Return the sections in *blocks*, the first of which is a heading; *signatures* are the lines before them.

    *parties* has the names of the parties, for one of whom a person may verify the paper.
    """
    starts = [index for index in range(len(blocks)) if begins_section(blocks, index)]
    starts = [index for index in starts if index - 1 not in starts or not _is_first_line(blocks[index - 1])]
    sections: list[DraftAfter] = []
    doubts: list[Doubt] = []
    expressed: list[Expressed] = []
    verifications = [index for index in starts if is_verification(_texts(blocks[index], {}, emphasis=False))]
    for start, end in pairwise([*starts, len(blocks)]):
        lines = 2 if _is_first_line(blocks[start]) and begins_section(blocks, min(start + 1, end - 1)) else 1
        heading = " ".join(_texts(block, {}, emphasis=False) for block in blocks[start : start + lines])
        repeated = _repeated_from(blocks[start + lines : end], signatures)
        body = blocks[start + lines : start + lines + repeated]
        signatures_here = _signatures(body) if is_verification(heading) or SERVICE.match(heading) else []
        expressed += [Expressed(SIGNATURE, block.text, block.place) for block in signatures_here]
        text = "\n\n".join(filter(None, (_texts(block, notes) for block in body if block not in signatures_here)))
        signed = start + lines + repeated < end
        first = blocks[start]
        is_last = not signed and end == len(blocks) and verifications == [start]
        if is_last and (verified := read_verification(heading, first.place, body, notes, parties)):
            doubts.append(verified.doubt)
            expressed += verified.expressed
            return SectionsRead(tuple(sections), tuple(doubts), tuple(expressed), verified.verification)
        doubts += _doubts_on_text(heading, first)
        if signed:
            tail = head_lines(blocks[start + lines + repeated : end])
            expressed += [
                Expressed(SIGNATURE if SIGNED.match(line) else "signature, repeated", line, place)
                for line, place in tail
            ]
        if not text:
            about = f"`{heading}` after the signature has no text: add the text, or delete the heading"
            doubts.append(Doubt(about, first.place))
        sections.append(DraftAfter(heading, text, signed) if text else DraftAfter("", heading, signed))
    return SectionsRead(tuple(sections), tuple(doubts), tuple(expressed))


def _signatures(blocks: Sequence[Block]) -> list[TextBlock]:
    """Return those of *blocks* that are only a signature."""
    return [
        block
        for block in blocks
        if isinstance(block, TextBlock) and SIGNED.match(block.text) and len(block.text.split()) <= MOST_OF_SIGNATURE
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


def _repeated_from(blocks: Sequence[Block], signatures: Sequence[str]) -> int:
    """Return the index of the first of the last *blocks* that only repeat lines of the *signatures*.

    `len(blocks)` if too few of the lines are repeated, or not all of them.
    """
    signature_lines = {_letters(line) for line in signatures}
    start = len(blocks)
    while start and all(_letters(line) in signature_lines for line, _ in head_lines(blocks[start - 1 : start])):
        start -= 1
    start += sum(ABOVE.match(line) is not None for line, _ in head_lines(blocks[start : start + 1]))
    repeated = [line for line, _ in head_lines(blocks[start:])]
    if len(repeated) < LEAST_REPEATED or _words(repeated) != _words(signatures):
        return len(blocks)
    return start


def _words(lines: Sequence[str]) -> list[str]:
    """Return the words of *lines* in alphabetical order, without signatures and the line above them."""
    return sorted(
        word
        for line in lines
        if not (SIGNED.match(line) or BLANK.match(line) or ABOVE.match(line))
        for word in words_of(line)
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _texts(block: Block, notes: Mapping[str, FootNote], *, emphasis: bool = True) -> str:
    if isinstance(block, TextBlock):
        words = f"{literal(block.number)} {marked_block(block, notes, emphasis=emphasis)}".strip()
        return at_line_start(words) if emphasis else words
    if isinstance(block, TableBlock) and max(map(len, block.rows), default=0) >= LEAST_COLUMNS:
        return table_text(block, notes)
    if isinstance(block, TableBlock):
        return "\n\n".join(literal(text) for text, _ in head_lines([block]))
    return ""
