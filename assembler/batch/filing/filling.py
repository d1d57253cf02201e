"""Fills a base matter: each `<<column>>` in it is replaced by the row's cell in that column.

A blank may be a whole value, or part of a longer text. `<<opened as date>>` writes 2025-03-02 as March 2, 2025, and
`<<balance as money>>` writes 1200.5 as $1,200.50, and 1200 as $1,200. If a cell contains only `none`, the value that it
would fill is left out of the matter.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from assembler.batch.rows.row import ID, Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.findings.suggestions import did_you_mean
from assembler.language.dates import plain_date
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.load.extends import is_a_value
from assembler.load.source import Filled, Source

_COLUMN = r"(?P<column>(?:[^\s<>]++(?:\s++(?!as\s++\w++\s*+>>)[^\s<>]++)*+)?)"
BLANK = re.compile(rf"<<\s*+{_COLUMN}(?:\s++as\s++(?P<form>\w++))?\s*+>>")
"""Matches a blank: a column's name, which may consist of several words, and perhaps ` as ` and a format."""

BLANK_SIGNS = re.compile(r"<<|>>")
"""Matches the signs at the beginning and the end of a blank."""

REVIEW_COLUMNS = ("reviewed_by", "reviewed_on")
"""The columns that name the reviewer of the filing and the date of the review."""

OWN_COLUMNS = (ID, *REVIEW_COLUMNS)
"""The columns that the program itself reads, even if the base has no blanks for them."""

ROWS_SEARCHED = 5
"""The number of rows after row 1 that are searched for the column names."""

NONE = "none"
"""The cell text that leaves the blank's value out of the matter."""

MISSING_VALUES = frozenset("NULL null (null) \\N NaN nan #N/A #NULL! #REF! #VALUE! #NAME? #DIV/0!".split())
"""Texts that databases and spreadsheets export for a missing value or an error."""

SHORTENED_NUMBER = re.compile(r"-?\d(?:\.\d+)?E\+\d+")
"""Matches a long number in a spreadsheet's scientific notation, which may have lost digits."""

TYPE_ALL_DIGITS = "format the column as Text, and type all the digits"

PERSONS = frozenset({"parties", "people"})
"""The keys of a matter that list persons."""

KEYS_OF_NAMES = frozenset({"name", "called"})
"""The keys of a person's names."""

REMOVED = object()
"""The result of filling a value that `none` leaves out of the matter."""

_EXAMPLES = {"date": "a date such as 2025-03-02", "money": "a sum such as 1200.50"}
"""What a cell must contain, by the blank's format."""


@dataclass(frozen=True)
class Base:
    """A matter with blanks, and the place of the first blank for each column."""

    source: Source
    columns: Mapping[str, Place]

    @cached_property
    def hash(self) -> str:
        """The hash of the base's content, without comments and `about`, because no paper prints these."""
        content = {key: value for key, value in self.source.data.items() if key != "about"}
        return hashlib.sha256(json.dumps(content, default=str).encode("utf-8", "surrogateescape")).hexdigest()


def base_of(source: Source) -> Base:
    """Return *source* as the base of a batch. Raises `MatterError` if a blank is unusable, or if there is none."""
    columns: dict[str, Place] = {}
    findings: list[Finding] = []
    for path, text in walk_texts(source.data):
        for match in BLANK.finditer(text):
            columns.setdefault(match["column"], source.place_within(path, match[0]))
            if match["form"] not in {None, *FORMS}:
                fix = did_you_mean(match["form"], FORMS)
                findings.append(
                    fault("BAT002", source.place_within(path, match[0]), f"unknown format in `{match[0]}`", fix=fix)
                )
        if BLANK_SIGNS.search(BLANK.sub("", text)) or "" in columns:
            columns.pop("", None)
            findings.append(fault("BAT002", source.place_at(path), f"`{brief(text)}` has a malformed blank"))
    findings += [
        fault("BAT002", place, f"`{brief(str(path[-1]))}` is a key with a blank, but a blank can only fill a value")
        for path, place in source.keys.items()
        if BLANK_SIGNS.search(str(path[-1]))
    ]
    if not columns and not findings:
        fix = "write `<<column>>` where filings differ, as in `name: <<debtor>>`"
        findings.append(fault("BAT002", source.place_at(()), "has no blank, so all filings would be the same", fix=fix))
    if findings:
        raise MatterError(*findings)
    return Base(source, columns)


def check_columns(
    base: Base, columns: Mapping[str, Place] | None, rows: str, first_rows: Iterable[Row] = ()
) -> list[Finding]:
    """Return warnings for unused *columns*.

    Raises `MatterError` if there is no column `id`, or if a column that the base uses is missing. *first_rows* are
    searched for column names, which may be below a title instead of in row 1.
    """
    if columns is None:
        return []
    missing_columns = {name: place for name, place in base.columns.items() if name not in columns}
    findings = [
        fault("BAT002", place, f"`<<{brief(name)}>>`: `{rows}` has no such column", fix=did_you_mean(name, columns))
        for name, place in missing_columns.items()
    ]
    if ID not in columns:
        fix = "add a column with a name for each filing, such as the account number"
        findings.append(fault("BAT002", Place(rows, 1, 1), f"has no column `{ID}`", fix=fix))
    if findings:
        raise MatterError(*(_names_below_title(base, first_rows) or findings))
    return [unused(name, place) for name, place in columns.items() if name not in {*base.columns, *OWN_COLUMNS}]


def _names_below_title(base: Base, first_rows: Iterable[Row]) -> list[Finding]:
    """Return a finding if the column names are in one of *first_rows* instead of in row 1."""
    names = {ID, *base.columns}
    for row in islice(first_rows, ROWS_SEARCHED):
        if names.intersection(row.cells.values()):
            fix = "delete the rows above this row"
            return [fault("BAT001", row.place, "the column names are in this row, not in row 1", fix=fix)]
    return []


def unused(name: str, place: Place) -> Finding:
    """Return the warning on a column that the base does not use."""
    return fault("BAT003", place, f"column `{brief(name)}` is not used in the base")


def fill(base: Base, row: Row, folder: str) -> Source:
    """Return *base* filled from *row*. The papers go to the subfolder of *folder* that is named after the row.

    Raises `MatterError` if a cell is missing, empty or unusable.
    """
    source, faults = fill_with_faults(base, row, folder)
    if faults:
        raise MatterError(*faults)
    return source


def fill_with_faults(base: Base, row: Row, folder: str) -> tuple[Source, list[Finding]]:
    """Return the filled matter, and the findings on cells that are missing, empty or unusable."""
    filler = _Filler(base.source, row)
    data = filler.copied(base.source.data, base_path=(), matter_path=())
    filled = Filled(row.place.file, Path(folder) / row.id, filler.cells)
    source = replace(base.source, data=data, values=filler.values, keys=filler.keys, filled_row=filled)
    return source, [*_missing_columns(base, row, filler.missing), *dict.fromkeys(filler.faults)]


def _missing_columns(base: Base, row: Row, names: Iterable[str]) -> list[Finding]:
    """Return a finding if *row* lacks any of the columns *names*."""
    unique_names = list(dict.fromkeys(names))
    if not unique_names:
        return []
    column_names = series([f"`{brief(name)}`" for name in unique_names])
    message = f"{column_names} {'are' if len(unique_names) > 1 else 'is'} missing"
    also = tuple(base.columns[name] for name in unique_names)
    return [replace(fault("BAT004", row.place, message), also=also)]


@dataclass
class _Filler:
    """Copies a base value by value, and fills its blanks from the cells of a row."""

    source: Source
    row: Row
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    cells: dict[KeyPath, tuple[tuple[str, Place], ...]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def copied(self, value: Any, *, base_path: KeyPath, matter_path: KeyPath) -> Any:
        """Return *value* filled from the row; REMOVED if nothing of it remains.

        The value is at *base_path* in the base, and at *matter_path* in the filled matter.
        """
        self.values[matter_path] = self.source.values[base_path]
        if base_path in self.source.keys:
            self.keys[matter_path] = self.source.keys[base_path]
        match value:
            case Mapping():
                filled: dict[str, Any] = {}
                for key, child in value.items():
                    filled[key] = self.copied(child, base_path=(*base_path, key), matter_path=(*matter_path, key))
                return self.without_removed(filled)
            case list() | tuple():
                return self.entries(value, base_path=base_path, matter_path=matter_path)
            case str() if "<<" in value:
                return self.text(value, base_path=base_path, matter_path=matter_path)
        return value

    def without_removed(self, filled: dict[str, Any]) -> Any:
        """Return *filled* without its removed values; REMOVED if all of them were removed."""
        remaining_values = {key: value for key, value in filled.items() if value is not REMOVED}
        return remaining_values if remaining_values or not filled else REMOVED

    def entries(self, entries: Sequence[Any], *, base_path: KeyPath, matter_path: KeyPath) -> Any:
        """Return the list *entries* filled from the row; REMOVED if all entries were removed."""
        filled_entries: list[Any] = []
        for index, entry in enumerate(entries):
            filled = self.copied(entry, base_path=(*base_path, index), matter_path=(*matter_path, len(filled_entries)))
            if filled is not REMOVED and not _is_without_text(entry, filled):
                filled_entries.append(filled)
        return filled_entries if filled_entries or not entries else REMOVED

    def text(self, text: str, *, base_path: KeyPath, matter_path: KeyPath) -> Any:
        """Return *text* with its blanks filled from the row; REMOVED if it is only a blank, whose cell is `none`."""
        only_blank = BLANK.fullmatch(text.strip())
        if not only_blank:
            matches = list(BLANK.finditer(text))
            cells = [self.cell(match) for match in matches]
            self.cells[matter_path] = tuple(zip(cells, map(self.place, matches), strict=True))
            message = "is `none`, but the blank is only part of a text, so there is no value to remove"
            fix = "write a value; or put the whole sentence in a cell, with `text: <<column>>` in the base"
            self.faults += [self.fault(match, message, fix=fix) for match in matches if self.is_none(match)]
            remaining_cells = iter(cells)
            return BLANK.sub(lambda _: next(remaining_cells), text)
        self.values[matter_path] = self.place(only_blank)
        if self.is_none(only_blank) and not is_a_value(base_path):
            return REMOVED
        return self.cell(only_blank)

    def is_none(self, match: re.Match[str]) -> bool:
        return self.row.cells.get(match["column"]) == NONE

    def place(self, match: re.Match[str]) -> Place:
        return self.row.places.get(match["column"], self.row.place)

    def fault(self, match: re.Match[str], message: str, *, fix: str = "") -> Finding:
        return fault("BAT004", self.place(match), f"`{brief(match['column'])}` {message}", fix=fix)

    def cell(self, match: re.Match[str]) -> str:
        """Return the blank's cell in the blank's format; "" if the cell is missing, which is recorded."""
        text = self.row.cells.get(match["column"], "")
        if match["column"] not in self.row.cells:
            self.missing.append(match["column"])
        elif not text:
            self.faults.append(self.fault(match, "is empty"))
        elif text in MISSING_VALUES:
            self.faults.append(self.fault(match, f"says `{text}`"))
        elif SHORTENED_NUMBER.fullmatch(text):
            message = f"is `{text}`, a number that a spreadsheet has shortened"
            self.faults.append(self.fault(match, message, fix=TYPE_ALL_DIGITS))
        elif text.startswith("="):
            message = f"is the formula `{brief(text)}`, not its value"
            self.faults.append(self.fault(match, message, fix="write the value"))
        elif BLANK_SIGNS.search(text):
            self.faults.append(self.fault(match, f"contains a blank: `{brief(text)}`", fix="write the text"))
        elif match["form"] and text != NONE:
            return self.formatted(match, text)
        return text

    def formatted(self, match: re.Match[str], text: str) -> str:
        """Return *text* in the blank's format; unchanged, with a finding, if it does not have that format."""
        try:
            return FORMS[match["form"]](text)
        except (ValueError, InvalidOperation):
            message = f"`{brief(match['column'])}`, `{brief(text)}`, is not {_EXAMPLES[match['form']]}"
            self.faults.append(fault("BAT004", self.place(match), message, fix="write it in that format"))
            return text


def _is_without_text(entry: Any, filled: Any) -> bool:
    """Whether `none` has removed the `text` of *entry*, an entry in a list."""
    return isinstance(entry, Mapping) and "text" in entry and "text" not in filled


def _money(text: str) -> str:
    """Return an amount such as "1200.5" in the form "$1,200.50". Raises `ValueError` for any other text."""
    if not re.fullmatch(r"\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?", text):
        raise ValueError(text)
    return dollars(int(Decimal(text.replace("$", "").replace(",", "")) * 100), with_cents="." in text)


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return plain_date(date.fromisoformat(text))


FORMS = {"date": _day, "money": _money}
"""The functions that format a cell for a blank, by the format's name."""


def cells_used(base: Base, row: Row) -> Iterator[tuple[str, str]]:
    """Yield each column that *base* or the program uses, with its cell in *row*."""
    for name in sorted({*base.columns, *OWN_COLUMNS}):
        yield name, row.cells.get(name, "")


def filled_texts(value: Any, row: Row) -> Iterator[str]:
    """Yield the texts in *value*, filled from *row*, except texts with a blank for which the row has no value."""
    for text in value if isinstance(value, list | tuple) else [value]:
        if isinstance(text, str):
            cells = [row.cells.get(match["column"], "") for match in BLANK.finditer(text)]
            if not {"", NONE, *MISSING_VALUES}.intersection(cells):
                yield BLANK.sub(lambda match: row.cells[match["column"]], text)


def names_from(base: Base, row: Row) -> Iterator[str]:
    """Yield the names of parties and other persons that *row* fills into *base*, even if the row has faults."""
    for path, text in walk_texts(base.source.data):
        if path and path[0] in PERSONS and path[-1] in KEYS_OF_NAMES and "<<" in text:
            yield from filled_texts(text, row)
