"""Reads a paper in plain text, which blank lines and the layout divide into paragraphs; it is not read as Markdown."""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from assembler.exhibits.reader import UnusableError
from assembler.importing.read_document import Block, Caution, ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.text_caption import TAB_WIDTH, WIDE_GAP, text_caption
from assembler.importing.text_margins import without_margins
from assembler.language.english import series

SPACE_WIDTH = 6.0
"""The width of a space in an indent, in points: about that of a letter."""

INDENT_TOLERANCE = 6
"""Adjacent lines whose indents differ by this many characters or more are not in one paragraph."""

FULL_LINE_SHARE = 0.8
"""A line ends its paragraph if, with the next word, it would still be shorter than this share of the usual width."""

MIN_FULL_WIDTH = 40
"""The minimum usual width of lines that are broken to fit a page."""

CAPTION_LINES = 160
"""The number of lines at the top of a page that are searched for a caption."""

UNICODE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""The encodings of texts that begin with a byte order mark; that of UTF-32 may begin with that of UTF-16."""

UTF_16_SHARE = 0.5
"""A text in UTF-16 has more zeros than this share of every other byte."""

TEXT_CONTROLS = "\0\a\b\t\n\v\f\r\x1b"
"""The control characters that a damaged text may have."""

BINARY_SAMPLE = 1024
"""How many bytes at the beginning of a file are searched for other control characters: a file with one is not text."""

MAX_ZEROS = 20
"""The maximum number of zeros in a damaged text."""

BAD_LETTER = "\ufffd"
"""The character that stands for bytes that encode no character."""

BAD_BYTE = re.compile(r"[\udc80-\udcff]")
"""A byte that is not part of a UTF-8 character, as Python decodes it."""

SUM_AT_END = re.compile(r"\$\d{1,3}(?:,\d{3})*,$")
"""The beginning of a sum of money at the end of a line."""

REST_OF_SUM = re.compile(r"\s*(?P<rest>\d{3}(?:,\d{3})*(?:\.\d{2})?)(?!\d)")
"""The rest of a sum of money at the beginning of the next line."""

PARAGRAPH_SIGN = re.compile(r"(?:\d{1,4}\.|\(?[A-Za-z]\)|[•*-])\s")
"""The beginning of a line that is a separate paragraph, even without a blank line before it."""


def read_plain_text(file: Path) -> ReadDocument:
    """Return the paper in *file*. Raises `UnusableError` if it is not text, or is empty."""
    text, remarks = decoded(file.read_bytes())
    pages, asides = without_margins(text.split("\f"))
    blocks = tuple(block for page_number, lines in enumerate(pages, 1) for block in _blocks(lines, page_number))
    if not blocks:
        raise UnusableError("has no text")
    cautions = (caution for number, lines in enumerate(pages, 1) for caution in _cautions(lines, number))
    return ReadDocument(len(pages), blocks, set_aside=tuple(asides), remarks=remarks, cautions=tuple(cautions))


def _cautions(lines: Sequence[str], page_number: int) -> Iterator[Caution]:
    """Yield a caution about each sum of money that the end of one of *lines* may divide."""
    for line_number, (line, following) in enumerate(pairwise(lines), 1):
        start = SUM_AT_END.search(line.rstrip())
        rest = REST_OF_SUM.match(following)
        if start and rest:
            about = f"`{start[0]} {rest['rest']}` was read as two numbers, as a line ends between them"
            yield Caution(f"{about}: join them if they are one sum", SourcePlace(page_number, line_number))


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode *data* from UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1252.

    Return the text, and remarks on what is doubtful in it. Raises `UnusableError` if it is not text.
    A text that is not quite UTF-8 is UTF-8 with damaged letters if more letters than bytes fit it.
    """
    encoding = next((encoding for mark, encoding in UNICODE_MARKS.items() if data.startswith(mark)), "")
    if encoding:
        text = data.decode(encoding, "replace")
        return text, (_remark_on_bad_letters(text, encoding),) if BAD_LETTER in text else ()
    if b"\0" in data:
        raise UnusableError(_problem_of_zeros(data))
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "surrogateescape")
    bad_bytes = BAD_BYTE.findall(text)
    if len(bad_bytes) < sum(not character.isascii() for character in text) - len(bad_bytes):
        text = BAD_BYTE.sub(BAD_LETTER, text)
        return text, (_remark_on_bad_letters(text, "UTF-8"),)
    remark = "the file is not UTF-8 and was read as Windows-1252: compare accents, dashes and quotation marks"
    return data.decode("cp1252", "replace"), (remark,)


def _problem_of_zeros(data: bytes) -> str:
    """Return why *data*, which has bytes of zero, is not text: half of the bytes of a text in UTF-16 are zeros."""
    for start in (0, 1):
        half, other_half = data[start::2], data[1 - start :: 2]
        if other_half and half.count(0) > UTF_16_SHARE * len(half):
            return "is text in UTF-16 without the mark at its beginning that says so; save it as UTF-8"
    is_binary = any(byte < ord(" ") and chr(byte) not in TEXT_CONTROLS for byte in data[:BINARY_SAMPLE])
    line = data[: data.index(0)].count(b"\n") + 1
    if is_binary or data.count(0) > MAX_ZEROS:
        return "is neither a PDF, nor a Word file (.docx), nor text"
    return f"has a byte of zero in line {line}, which no text has; delete that character, or save the file as UTF-8"


def _remark_on_bad_letters(text: str, encoding: str) -> str:
    lines = [str(number) for number, line in enumerate(text.splitlines(), 1) if BAD_LETTER in line]
    places = f"{'line' if len(lines) == 1 else 'lines'} {series(lines)}"
    return f"the file is {encoding} with bytes that are not text, read as {BAD_LETTER}, in {places}: correct them"


def _blocks(lines: Sequence[str], page_number: int) -> Iterator[Block]:
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    caption = text_caption(lines[:CAPTION_LINES], page_number)
    for start, group in _groups(lines[: caption.first] if caption else lines):
        yield _block(group, SourcePlace(page_number, start), margin)
    if caption:
        yield caption.block
        below = caption.last + 1
        for start, group in _groups(lines[below:]):
            yield _block(group, SourcePlace(page_number, below + start), margin)


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first line of each paragraph, and its lines."""
    start = 1
    group: list[str] = []
    width = usual_width(line.rstrip() for line in lines if line.strip())
    for line_number, line in enumerate(lines, 1):
        if group and (not line.strip() or _begins_paragraph(line, group[-1], width)):
            yield start, group
            group = []
        if line.strip():
            if not group:
                start = line_number
            group.append(line)
    if group:
        yield start, group


def _begins_paragraph(line: str, before: str, width: int) -> bool:
    """Whether *line* begins a new paragraph after the line *before* it; *width* is the usual length of a full line."""
    is_numbered = bool(PARAGRAPH_SIGN.match(line.lstrip()))
    is_alone = _is_set_alone(line, before) or _are_in_columns(line, before)
    return is_numbered or is_alone or _breaks_early(before, line, width) or _is_heading(line, before)


def usual_width(lines: Iterable[str]) -> int:
    """Return the length of a full line of *lines*: nine of ten are not longer; 0 if there are none."""
    lengths = sorted(len(line) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _breaks_early(line: str, following: str, width: int) -> bool:
    """Whether *line* ends although the first word of the *following* line would have had room on it."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return width >= MIN_FULL_WIDTH and len(line.rstrip()) + 1 + len(first) < FULL_LINE_SHARE * width


def _is_heading(line: str, before: str) -> bool:
    """Whether *line* is in capitals, right after the end of a sentence."""
    text = line.strip()
    return text.isupper() and len(text) > 4 and before.rstrip().endswith((".", ":", "”", '"', ";"))


def _is_set_alone(line: str, before: str) -> bool:
    """Whether *line* and the line *before* it are indented too differently to be in one paragraph."""
    return abs(_indent(line) - _indent(before)) >= INDENT_TOLERANCE


def _are_in_columns(*lines: str) -> bool:
    """Whether each of *lines* is in capitals, with a gap between two columns, as in the name of a court."""
    return all(line.isupper() and WIDE_GAP.search(line.strip()) for line in lines)


def _block(lines: Sequence[str], place: SourcePlace, margin: int) -> TextBlock:
    text = " ".join(WIDE_GAP.sub("\t", line.strip()) for line in lines)
    first = _indent(lines[0])
    hanging = min((_indent(line) for line in lines[1:]), default=first)
    runs = (TextRun(text),)
    return TextBlock(place, runs, indent=SPACE_WIDTH * (hanging - margin), first_line=SPACE_WIDTH * (first - hanging))


def _indent(line: str) -> int:
    """Return by how many columns *line* is indented."""
    wide = line.expandtabs(TAB_WIDTH)
    return len(wide) - len(wide.lstrip())
