"""The end of a paper: date, signatures, and the sections after them, such as a certificate of service."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assembler.importing.draft import Doubt, DraftClosing
from assembler.importing.expressed import DOCUMENT_NUMBER, SIGNATURE, Expressed
from assembler.importing.notation import literal
from assembler.importing.read_document import Block, FootNote, PictureBlock, TableBlock, TextBlock
from assembler.importing.zones.admission import doubts_on_admission
from assembler.importing.zones.after_signature import begins_section, read_sections
from assembler.importing.zones.attorney_names import doubts_on_names
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counsel_draft import as_draft
from assembler.importing.zones.counsel_read import CounselRead
from assembler.importing.zones.counsel_signs import (
    BAR,
    BLANK,
    CITY,
    EMAIL,
    FIRM,
    PHONE,
    PRO_SE,
    SIGNED,
    WHOM_COUNSEL_REPRESENTS,
    is_name,
    is_place,
    is_street,
)
from assembler.importing.zones.head_lines import Line, doubts_on_unread_lines, head_lines
from assembler.importing.zones.headings import is_title_case
from assembler.importing.zones.lists import label_of
from assembler.importing.zones.signing_date import is_unread_date, signing_date
from assembler.importing.zones.verification import is_verification

CLOSING_START = re.compile(
    r"(?i)^\s*(?:respectfully(?: submitted)?[,.]?$|"
    r"(?:dated?|executed)(?: this|:|\s+at|\s+on)?[\s:].{0,60}$|"
    r"(?:dated?):?\s*_*$|/?s/ .*|by:.*|this (?:the )?_*\d{0,2}(?:st|nd|rd|th)? ?day of .{0,30}|_{5,}.*|"
    r"plaintiffs?,? pro se$|submitted by:?|respectfully submitted.{0,40})"
)
"""The first line of the closing: the date, "Respectfully submitted", or a signature."""

DATE_ALONE = re.compile(r"(?i)^\s*[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$")
"""A line that has only a date, which may be below the place."""

DATE_LINE = re.compile(rf"(?i)^\s*(?:dated?|executed|this\b)|{DATE_ALONE.pattern.removeprefix('(?i)')}")
"""The beginning of a line with the date, or a date alone."""

MIN_CONTACT_LINES = 2
"""The minimum number of lines with contact details of counsel that show a signature block."""

MAX_BLOCKS_BETWEEN = 6
"""The maximum distance between the first two lines with contact details, in blocks."""

LINE_ABOVE = re.compile(
    r"(?i)respectfully|yours,?(?: truly,?)?(?: etc\.?)?,?$|submitted by|"
    r"by (?:and through )?(?:her|his|its|their) (?:attorney|counsel)"
)
"""A line above the signatures."""

BY_COUNSEL = re.compile(r"(?i)by (?:and through )?(?:her|his|its|their) (?:attorney|counsel)")
"""The line between the name of a party and the signature of its counsel."""

MAX_OATH_BLOCKS = 8
"""The maximum number of blocks of a verification above its date."""

WHOLE_PAGE = 100
"""More lines than a page has, so that all lines on a page that were not understood cause only one doubt."""

SOURCE_IS_SIGNED = "the source is signed, but the matter is not: list the signers under `signed:`"

COMPARE_BELOW = "; compare the lines below the signature"
"""The end of a doubt about lines that were put below the signature."""

NOBODY_SIGNS = (
    "nobody who signs was recognized in the signature block: give the attorneys in `counsel:`, or `pro_se: true` to "
    "each party who signs without counsel, and compare the lines below the signature"
)

DOCUMENT_NUMBER_ALONE = re.compile(r"\d{7,12}(?:[.v-]\d{1,3})?")
"""The number of a document in a firm's system, such as "901234567", alone on a line."""

NOT_OF_THE_PAPER = (
    "was set aside as the number of the document in a firm's system: add it to the lines of counsel if it is a bar "
    "number or a telephone number"
)

MAX_LINE_WORDS = 10
"""The maximum number of words in a line of a signature block."""

MAX_LINES_ABOVE = 4
"""The maximum number of lines down to the first signature, within the first block of the closing."""


@dataclass(slots=True)
class ClosingRead:
    """The result of reading the end of a paper."""

    closing: DraftClosing
    counsel: CounselRead = field(default_factory=CounselRead)
    doubts: list[Doubt] = field(default_factory=list)
    expressed: list[Expressed] = field(default_factory=list)


def closing_start(blocks: Sequence[Block], first: int) -> int:
    """Return the index of the block at which the closing begins, not before *first*; `len(blocks)` without one."""
    for index in range(first, len(blocks)):
        block = blocks[index]
        texts = [text for text, _ in head_lines([block])]
        is_start = texts and CLOSING_START.match(texts[0]) and len(texts[0].split()) <= 16
        if is_start or any(SIGNED.match(text) for text in texts[1:MAX_LINES_ABOVE]):
            start = _with_firms_above(blocks, first, min(index, _counsel_start(blocks, first, index)))
            return _verification_before(blocks, first, start)
        if is_signature_table(block):
            return index
    return _counsel_start(blocks, first, len(blocks))


def _with_firms_above(blocks: Sequence[Block], first: int, start: int) -> int:
    """Return the index of the first of the lines right above *start*, not before *first*, that only name firms."""
    while start > first and _names_firms(blocks[start - 1]):
        start -= 1
    return start


def _names_firms(block: Block) -> bool:
    """Whether each line of *block* is the name of a firm, and none is an item of a list or the end of a sentence."""
    if not isinstance(block, TextBlock) or label_of(block).printed:
        return False
    lines = [text for text, _ in head_lines([block])]
    return bool(lines) and all(
        FIRM.search(line)
        and is_title_case(line)
        and len(line.split()) <= MAX_LINE_WORDS
        and not line.endswith((";", ":"))
        for line in lines
    )


def is_signature_table(block: Block) -> bool:
    """Whether *block* is a table with the contact details of counsel."""
    if not isinstance(block, TableBlock):
        return False
    return sum(_is_contact_line(text) for text, _ in head_lines([block])) >= MIN_CONTACT_LINES


def _counsel_start(blocks: Sequence[Block], first: int, stop: int) -> int:
    """Return the index at which lines about counsel with contact details begin before *stop*; *stop* without any."""
    contact_indexes = [index for index in range(first, stop) if _is_contact_block(blocks[index])]
    if len(contact_indexes) < MIN_CONTACT_LINES or contact_indexes[1] - contact_indexes[0] > MAX_BLOCKS_BETWEEN:
        return stop
    start = contact_indexes[0]
    while start > first and _may_be_counsel(blocks[start - 1]):
        start -= 1
    return start


def _is_contact_block(block: Block) -> bool:
    """Whether *block* is a short line that says how counsel is reached, or counsel's bar number."""
    return isinstance(block, TextBlock) and _is_contact_line(block.text)


def _is_contact_line(text: str) -> bool:
    if len(text.split()) > MAX_LINE_WORDS:
        return False
    return any(sign.search(text) for sign in (EMAIL, PHONE, CITY, BAR)) or is_street(text)


def _may_be_counsel(block: Block) -> bool:
    if not isinstance(block, TextBlock):
        return True
    text = block.text.strip()
    return len(text.split()) <= MAX_LINE_WORDS and not text.endswith((".", ";", ":")) and not label_of(block).printed


def read_closing(
    blocks: Sequence[Block],
    notes: Mapping[str, FootNote],
    parties: Sequence[str] = (),
    body: str = "",
    *,
    attorneys: Sequence[str] = (),
    has_signer: bool = True,
) -> ClosingRead:
    """Read the end of a paper: signatures, then the sections after them.

    *parties* has the names of the parties, *attorneys* those of the attorneys on the first page, and *body* is the text
    of the paper.
    *has_signer* says that the first page names an attorney or a party without counsel. If neither the first page nor
    the signature block does, the lines of the block are kept as text.
    """
    blocks = _signatures_first(blocks)
    sections_start = next((index for index in range(1, len(blocks)) if begins_section(blocks, index)), len(blocks))
    read = _read_signatures(blocks[:sections_start], parties, body, attorneys, has_signer=has_signer)
    unread_texts = {text for text, _ in read.counsel.rest if not WHOM_COUNSEL_REPRESENTS.match(text)}
    signatures = [text for text, _ in head_lines(blocks[:sections_start]) if text not in unread_texts]
    sections_read = read_sections(blocks[sections_start:], notes, signatures, parties)
    pictures = [block for block in blocks if isinstance(block, PictureBlock)]
    if pictures:
        subject = "a picture is" if len(pictures) == 1 else f"{len(pictures)} pictures are"
        about = f"{subject} in the signatures, and not in the matter: see in the source who signed"
        read.doubts.append(Doubt(about, pictures[0].place))
    read.closing = replace(read.closing, after=sections_read.sections, verification=sections_read.verification)
    read.doubts += sections_read.doubts
    read.expressed += sections_read.expressed
    return read


def _verification_before(blocks: Sequence[Block], first: int, start: int) -> int:
    """Return the index of the verification right above *start* if the date at *start* may belong to it; else *start*.

    If the paper has only one signature, the verification is the last section of the text above it.
    """
    for index in range(start - 1, max(first, start - MAX_OATH_BLOCKS) - 1, -1):
        if begins_section(blocks, index) and _is_verification(blocks[index]):
            return index if _second_signature(blocks[index:]) else start
    return start


def _is_verification(block: Block) -> bool:
    return isinstance(block, TextBlock) and is_verification(block.text)


def _signatures_first(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* with a verification at their beginning moved after the signatures of the paper below it."""
    second = _second_signature(blocks) if blocks and _is_verification(blocks[0]) else 0
    return [*blocks[second:], *blocks[:second]]


def _second_signature(blocks: Sequence[Block]) -> int:
    """Return the index of another signature block below the first signature in *blocks*; 0 if there is none."""
    first_signature = next((index for index, block in enumerate(blocks) if _is_signature(block)), len(blocks))
    for index in range(first_signature + 1, len(blocks)):
        first_line = next((text for text, _ in head_lines([blocks[index]])), "")
        if CLOSING_START.match(first_line) and not _is_signature(blocks[index]) and not PRO_SE.search(first_line):
            return index
    return 0


def _is_signature(block: Block) -> bool:
    return any(SIGNED.match(text) or BLANK.match(text) for text, _ in head_lines([block]))


def _read_signatures(
    blocks: Sequence[Block], parties: Sequence[str], body: str, attorneys: Sequence[str], *, has_signer: bool
) -> ClosingRead:
    """Return the date, counsel, and the lines above and below the signatures; lines not understood are put below."""
    lines_above: list[str] = []
    lines: list[Line] = []
    date = ""
    date_line = ""
    date_below = False
    all_lines, doubts, expressed = _lines_of_signatures(blocks)
    for index, (text, place) in enumerate(all_lines):
        following = all_lines[index + 1][0] if index + 1 < len(all_lines) else ""
        if DATE_LINE.match(text) and not date_line and len(text.split()) <= 14:
            date_line = text
            date = signing_date(text)
            if is_unread_date(text):
                doubts.append(Doubt(f"the date in `{text}` was not read: give it in the filing's `date:`", place))
            date_below = any(
                (is_name(line) and not FIRM.search(line)) or WHOM_COUNSEL_REPRESENTS.match(line) for line, _ in lines
            )
            expressed.append(Expressed("date line", text, place))
        elif date_line and not lines and _continues_date(text, date, lines_above):
            date_line = f"{date_line} {text}"
            date = date or signing_date(text)
            expressed.append(Expressed("date line", text, place))
        elif not lines and (
            LINE_ABOVE.match(text)
            or (date_line and is_place(text))
            or (BY_COUNSEL.match(following) and len(text.split()) <= MAX_LINE_WORDS)
        ):
            lines_above.append(literal(text))
            date = date or signing_date(text)
        else:
            lines.append((text, place))
    read = read_counsel(lines, parties, body, attorneys)
    nobody_signs = bool(lines) and not (read.attorneys or read.pro_se or has_signer)
    if nobody_signs:
        read = _as_text(lines)
        _, first_place = lines[0]
        doubts.append(Doubt(NOBODY_SIGNS, first_place))
    counsel = as_draft(read)
    doubts += [*doubts_on_admission(read), *doubts_on_names(read)]
    lines_below = [literal(text) for text, _ in _in_order([*read.rest, *read.notes])]
    if not nobody_signs:
        doubts += doubts_on_unread_lines(
            _in_order(read.rest), "the signature block", COMPARE_BELOW, max_distance=WHOLE_PAGE
        )
    for text, place in read.signature_lines:
        expressed.append(Expressed(SIGNATURE, text, place))
    signature_places = [place for text, place in read.signature_lines if SIGNED.match(text)]
    if signature_places:
        doubts.append(Doubt(SOURCE_IS_SIGNED, signature_places[0]))
    expressed += [Expressed("label of counsel", text, place) for text, place in read.labels]
    expressed += [Expressed("line of counsel", text) for text in counsel.further_lines]
    closing = DraftClosing(
        date, date_line, tuple(lines_above), tuple(lines_below), counsel, date_below=date_below, lines=tuple(lines)
    )
    return ClosingRead(closing, read, doubts, expressed)


def _continues_date(text: str, date: str, lines_above: Sequence[str]) -> bool:
    """Whether *text*, the line below the date line, is a part of it; *date* is what that line has of a date, or "".

    A place below a complete date stays on a line of its own, unless *lines_above* would then be between them.
    """
    return (is_place(text) and bool(lines_above or not date)) or (not date and bool(DATE_ALONE.match(text)))


def _lines_of_signatures(blocks: Sequence[Block]) -> tuple[list[Line], list[Doubt], list[Expressed]]:
    """Return the lines of *blocks*, without the number of the document as the last of them, and the doubt about it."""
    lines = list(head_lines(blocks))
    if not lines or not DOCUMENT_NUMBER_ALONE.fullmatch(lines[-1][0]):
        return lines, [], []
    text, place = lines.pop()
    about = f"`{text}`, the last line of the signatures, {NOT_OF_THE_PAPER}"
    return lines, [Doubt(about, place)], [Expressed(DOCUMENT_NUMBER, text, place)]


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* in the order of the source."""
    return sorted(lines, key=lambda line: (line[1].page, line[1].line))


def _as_text(lines: Sequence[Line]) -> CounselRead:
    """Return *lines*, a signature block in which nobody who signs was recognized, as lines that were not understood."""
    signatures = [(text, place) for text, place in lines if SIGNED.match(text) or BLANK.match(text)]
    return CounselRead(rest=[line for line in lines if line not in signatures], signature_lines=signatures)
