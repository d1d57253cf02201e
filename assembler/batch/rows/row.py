"""Defines a row of a batch: the texts and places of its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.language.english import counted
from assembler.load.yaml_errors import FORBIDDEN, forbidden_message

ID = "id"
"""The column that names each filing and its folder."""

KEEP_USED_COLUMNS = "keep only the columns that the base uses"
"""The remedy for too many columns."""

MAX_COLUMNS = 500
"""The maximum number of columns in a row."""

MAX_CHARACTERS = 100_000
"""The maximum number of characters in a cell."""

AS_UTF8 = "save the file as UTF-8; in Excel, as `CSV UTF-8`"

WIDE_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16. The byte order marks of UTF-32 begin with the same bytes, or with zero bytes."""

SURROGATE_OFFSET = 0xDC00
"""The difference between a byte that is not UTF-8 and the character with which Python represents it."""

SURROGATES = range(SURROGATE_OFFSET + 0x80, SURROGATE_OFFSET + 0x100)
"""The characters with which Python represents bytes that are not UTF-8."""


@dataclass(frozen=True)
class Row:
    """A row: its number in the file, its cells and their places by column, and its faults.

    In CSV and Excel, row 1 has the names of the columns, and a cell's place has the row's number as `line` and the
    column's number, counted from 1, as `column`.
    """

    number: int
    place: Place
    cells: Mapping[str, str]
    places: Mapping[str, Place]
    faults: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """The name of the row's filing; "" if the row has none."""
        return self.cells.get(ID, "")


@dataclass(frozen=True)
class Table:
    """A file of rows: its rows, and the places of its columns, or None if each row names its own columns."""

    columns: Mapping[str, Place] | None
    rows: Iterator[Row]


def columns_of(names: Sequence[str], place: Place) -> dict[str, Place]:
    """Return the columns called *names* in the file at *place*, each with its own place.

    Raises `MatterError` if there are no columns or too many, or if a name is empty, a duplicate, or unusable.
    """
    refuse_too_many_columns(len(names), place)
    columns: dict[str, Place] = {}
    findings = []
    for number, name in enumerate(names, 1):
        cell_place = Place(place.file, 1, number)
        if faults := cell_faults(cell_place, name):
            findings += faults
        elif not name.strip():
            fix = "give the column a name, or delete it"
            findings.append(fault("BAT001", cell_place, "a column has no name", fix=fix))
        elif name.strip() in columns:
            first_column = columns[name.strip()].column
            message = f"column `{brief(name.strip())}` appears twice; the first is column {first_column}"
            findings.append(fault("BAT001", cell_place, message, fix="rename one of them"))
        else:
            columns[name.strip()] = cell_place
    if not names:
        fix = "write the names of the columns in the first row"
        findings.append(fault("BAT001", place, "has no row of column names", fix=fix))
    if findings:
        raise MatterError(*findings)
    return columns


def refuse_utf16(file: Path, place: Place) -> None:
    """Raise `MatterError` if the first bytes of *file*, at *place*, show that it is in UTF-16 or UTF-32."""
    with file.open("rb") as stream:
        start = stream.read(4)
    if start.startswith(WIDE_BYTE_ORDER_MARKS) or b"\0" in start:
        kind = "UTF-32" if b"\0\0" in start else "UTF-16"
        raise MatterError(fault("BAT001", place, f"is in {kind}, not UTF-8", fix=AS_UTF8))


def refuse_too_many_columns(column_count: int, place: Place) -> None:
    """Raise `MatterError` if there are too many columns."""
    if column_count > MAX_COLUMNS:
        raise MatterError(fault("BAT001", place, too_many(column_count), fix=KEEP_USED_COLUMNS))


def row_of(number: int, columns: Mapping[str, Place], texts: Sequence[str], file: str) -> Row:
    """Return row *number* with *texts* under *columns*; missing cells are empty."""
    places = {name: Place(file, number, place.column) for name, place in columns.items()}
    texts = [text.strip() for text in texts]
    faults: list[Finding] = []
    for place, text in zip(places.values(), texts, strict=False):  # a row may have fewer or more cells than columns
        faults += cell_faults(place, text)
    unnamed_columns = [column for column, text in enumerate(texts, 1) if column > len(columns) and text]
    if unnamed_columns:
        column = unnamed_columns[0]
        message = f"the row has a cell in column {column}, but the first row names {counted(len(columns), 'column')}"
        fix = "put text that contains a comma in quotation marks, or give the column a name"
        faults.append(fault("BAT006", Place(file, number, column), message, fix=fix))
    cells = dict(zip_longest(columns, texts[: len(columns)], fillvalue=""))
    return Row(number, Place(file, number, 1), cells, places, tuple(faults))


def too_many(column_count: int) -> str:
    """Return the message that a row has too many columns."""
    return f"there are {column_count:,} columns; the limit is {MAX_COLUMNS}"


def cell_faults(place: Place, text: str) -> list[Finding]:
    """Return a finding if *text*, the cell at *place*, cannot be used."""
    if len(text) > MAX_CHARACTERS:
        return [fault("BAT006", place, f"the cell has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")]
    if message := not_utf8(text):
        return [fault("BAT006", place, message, fix=AS_UTF8)]
    if match := FORBIDDEN.search(text):
        return [fault("BAT006", place, forbidden_message(match[0]))]
    return []


def not_utf8(text: str) -> str:
    """Return a message on the first byte of *text* that was not UTF-8 in the file; "" if all bytes were."""
    surrogates = [index for index, letter in enumerate(text) if ord(letter) in SURROGATES]
    if not surrogates:
        return ""
    index = surrogates[0]
    word_start = text.rfind(" ", 0, index) + 1
    word = text[word_start:].partition(" ")[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    guess = f" (`{brief(word)}`, if it is Windows-1252)" if word.isprintable() and "\ufffd" not in word else ""
    byte = ord(text[index]) - SURROGATE_OFFSET
    return f"byte {byte:#04x} is not UTF-8{guess}"


def broken_row(number: int, place: Place, message: str, *, fix: str = "") -> Row:
    """Return a `Row` with only a finding, for a row that cannot be read."""
    return Row(number, place, cells={}, places={}, faults=(fault("BAT006", place, message, fix=fix),))
