"""Limits the size of an Excel workbook, because a small file can unpack to far more data than a sheet of rows needs.

The workbook's parts are unpacked once, in pieces, before they are parsed. The sizes that the archive states are checked
first, but they are not trusted.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from copy import copy
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from assembler.batch.rows.row import MAX_CHARACTERS
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place

MAX_ROWS = 1_048_576
"""The maximum number of rows that the format allows in a sheet."""

MAX_SHEET_COLUMNS = 16_384
"""The maximum number of columns that the format allows in a sheet."""

MAX_BYTES = 500_000_000
"""The maximum total size of a workbook's parts in bytes. 100,000 rows of 36 columns take 220 million bytes."""

MAX_TEXTS = 2_000_000
"""The maximum number of shared texts in a workbook."""

MAX_TEXT_BYTES = 10 * MAX_CHARACTERS
"""The maximum size of a text in bytes. An escaped character may take ten bytes."""

MAX_TAGS = 1_000_000
"""The maximum number of XML tags in a row."""

CHUNK_BYTES = 1 << 16

AS_CSV = "save the sheet as `CSV UTF-8`"


def refuse_large_workbook(file: Path, place: Place) -> None:
    """Raise `MatterError` if the workbook *file* at *place* exceeds the limits.

    Raises `BadZipFile` if a part does not have the size that the archive states.
    """
    with ZipFile(file) as parts:
        if sum(part.file_size for part in parts.infolist()) > MAX_BYTES:
            raise too_large(place, f"unpacks to more than {MAX_BYTES:,} bytes")
        total_size = 0
        for part in parts.infolist():
            part_size = 0
            with closing(_pieces(parts, part)) as raw_pieces:
                is_xml = part.filename.endswith(".xml")
                for piece in _checked_pieces(raw_pieces, place) if is_xml else raw_pieces:
                    part_size += len(piece)
                    if total_size + part_size > MAX_BYTES:
                        raise too_large(place, f"unpacks to more than {MAX_BYTES:,} bytes")
            if part_size != part.file_size:
                raise BadZipFile(part.filename)
            total_size += part_size


def _pieces(parts: ZipFile, part: ZipInfo) -> Generator[bytes]:
    """Yield the whole content of *part*, regardless of the size that the archive states."""
    unbounded = copy(part)
    unbounded.file_size = MAX_BYTES + 1
    with parts.open(unbounded) as stream:
        while piece := stream.read(CHUNK_BYTES):
            yield piece


def _checked_pieces(pieces: Iterator[bytes], place: Place) -> Iterator[bytes]:
    """Yield *pieces* of a part. Raises `MatterError` if they exceed a limit."""
    row_count = 0
    text_count = 0
    tags_since_row = 0
    bytes_since_tag = 0
    has_rows = False
    for piece in pieces:
        has_row_tag = any(tag in piece for tag in (b"<row", b":row>", b"si>"))
        has_rows = has_rows or has_row_tag
        row_count += piece.count(b"<row")
        text_count += piece.count(b"</si>") + piece.count(b":si>") // 2 + piece.count(b"<si/")
        tags_since_row = 0 if has_row_tag else tags_since_row + piece.count(b"<")
        if b"<" in piece:
            bytes_since_tag = len(piece) - piece.rfind(b"<")
        else:
            bytes_since_tag += len(piece)
        if row_count > MAX_ROWS:
            raise too_many_rows(place)
        if text_count > MAX_TEXTS:
            raise too_large(place, f"has more than {MAX_TEXTS:,} texts")
        if has_rows and tags_since_row > MAX_TAGS:
            raise too_large(place, f"has a row of more than {MAX_SHEET_COLUMNS:,} cells")
        if bytes_since_tag > MAX_TEXT_BYTES:
            raise too_large(place, f"has a cell of more than {MAX_CHARACTERS:,} characters")
        yield piece


def too_many_rows(place: Place) -> MatterError:
    """Return the error for a sheet with too many rows."""
    return too_large(place, f"has a row after row {MAX_ROWS:,}, the last that a sheet can have")


def too_wide(place: Place) -> MatterError:
    """Return the error for a sheet with too many columns."""
    return too_large(place, f"has a cell after column {MAX_SHEET_COLUMNS:,}, the last that a sheet can have")


def too_large(place: Place, message: str) -> MatterError:
    """Return the error with *message* for the workbook at *place*."""
    return MatterError(fault("BAT001", place, message, fix=AS_CSV))
