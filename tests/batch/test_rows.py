"""Rows: the same cells from each kind of file, and a one-line error for each row or file that cannot be used."""

import json
from datetime import date
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from assembler.batch.filing.filling import FORMS, base_of, check_columns, fill
from assembler.batch.rows import all_rows, open_rows, xlsx_limits, xlsx_rows
from assembler.findings.finding import Finding, MatterError
from assembler.load import load
from tests.support.batches import COLUMNS, ROWS, with_cells, write_base, write_rows


def texts(findings: list[Finding] | tuple[Finding, ...]) -> list[str]:
    return [f"{finding.place}: {finding.code}: {finding.message}" for finding in findings]


def refusal(file: Path) -> list[str]:
    with pytest.raises(MatterError) as error:
        list(all_rows(file))
    return texts(error.value.findings)


def faults(file: Path) -> list[str]:
    return texts([finding for row in all_rows(file) for finding in row.faults])


def file_with(name: str, data: bytes | str) -> Path:
    file = Path(name)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def test_the_same_cells_come_from_each_kind_of_file(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    cells = [*ROWS, ("A-4", *ROWS[1][1:5], "", "")]
    records = [dict(zip(COLUMNS, row, strict=True)) for row in cells]
    book = openpyxl.Workbook()
    for line in [COLUMNS, *cells]:
        book.active.append([date.fromisoformat(cell) if cell[:3] == "202" else cell for cell in line])
    book.save("rows.xlsx")
    files = [
        write_rows(folder, cells),
        file_with("rows.tsv", "\n".join("\t".join(line) for line in [COLUMNS, *cells])),
        file_with("rows.jsonl", "\n".join(json.dumps(record) for record in records)),
        file_with("rows.yaml", "# four rows\n" + "".join(f"- {json.dumps(record)}\n" for record in records)),
        Path("rows.xlsx"),
    ]
    for file in files:
        assert [dict(row.cells) for row in all_rows(file)] == records, file
    assert [str(row.places["price"]) for row in all_rows(files[0])] == [f"rows.csv:{line}:4" for line in (2, 3, 4, 5)]


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_used_is_a_one_line_error() -> None:
    columns = ",".join(f"c{index}" for index in range(100_000))
    assert refusal(Path("rows.csv")) == ["rows.csv: BAT001: is not a file"]
    assert "is not a file of rows" in refusal(file_with("rows.doc", "id"))[0]
    for name, encoding in (("a.csv", "utf-16"), ("a.csv", "utf-16-le"), ("a.jsonl", "utf-16-be"), ("a.yaml", "utf-16")):
        assert refusal(file_with(name, "id\nA".encode(encoding))) == [f"{name}: BAT001: is in UTF-16, not UTF-8"]
    assert refusal(file_with("a.csv", "id\nA".encode("utf-32"))) == ["a.csv: BAT001: is in UTF-32, not UTF-8"]
    assert refusal(file_with("a.csv", "id;name\nA;B")) == [
        "a.csv: BAT001: has columns separated by semicolons, not by commas"
    ]
    assert refusal(file_with("a.csv", f"{columns}\n")) == ["a.csv: BAT001: there are 100,000 columns; the limit is 500"]
    assert refusal(file_with("a.csv", data="")) == ["a.csv: BAT001: has no row of column names"]
    assert refusal(file_with("a.csv", "id,,id\n")) == [
        "a.csv:1:2: BAT001: a column has no name",
        "a.csv:1:3: BAT001: column `id` appears twice; the first is column 1",
    ]
    assert refusal(file_with("a.xlsx", "not a workbook")) == ["a.xlsx: BAT001: cannot be read as a workbook"]


@pytest.mark.usefixtures("folder")
def test_a_row_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    table = file_with("a.csv", b'id,name\nA,Caf\xe9\nB,"x"y\nC,1,2\n\nE,\x07\nF,fine\n')
    assert faults(table) == [
        "a.csv:2:2: BAT006: byte 0xe9 is not UTF-8 (`Café`, if it is Windows-1252)",
        "a.csv:3:1: BAT006: the quotation marks of a cell do not match",
        "a.csv:4:3: BAT006: the row has a cell in column 3, but the first row names 2 columns",
        "a.csv:6:2: BAT006: `U+0007` is not allowed in text",
    ]
    assert [row.id for row in all_rows(table) if not row.faults] == ["F"]
    lines = file_with("a.jsonl", '{"id": "A", "n": 7, "s": null}\nnot json\n[]\n{"id": {"x": 1}}\n{"a": "", "a": ""}\n')
    assert [line.partition(": ")[2] for line in faults(lines)] == [
        "BAT006: this line is not JSON: expecting value",
        "BAT006: this line is not a JSON object",
        "BAT006: the cell is a list or a map, not a text",
        "BAT006: `a` appears twice",
    ]
    assert next(all_rows(lines)).cells == {"id": "A", "n": "7", "s": ""}
    records = file_with("a.yaml", b"- id: A\n- id: B\n  id: C\nid: D\n- id: [E]\n- id: \xe9\n")
    places = [line.partition(": ")[0] for line in faults(records)]
    assert places == ["a.yaml:3:3", "a.yaml:4:1", "a.yaml:5:7", "a.yaml:6:1"]
    for name, text in (
        ("a.jsonl", json.dumps({f"c{index}": "x" for index in range(501)})),
        ("a.yaml", "- c: x\n" + "".join(f"  c{index}: x\n" for index in range(500))),
    ):
        (row,) = all_rows(file_with(name, text))
        assert [(finding.message, finding.fix) for finding in row.faults] == [
            ("there are 501 columns; the limit is 500", "keep only the columns that the base uses")
        ]


def test_a_row_that_names_its_own_columns_reports_all_missing_columns(folder: Path) -> None:
    batch_base = base_of(load(write_base(folder)))
    (row,) = all_rows(file_with("a.jsonl", '{"id": "A", "sold": "soon"}'))
    with pytest.raises(MatterError) as error:
        fill(batch_base, row, "rows")
    assert texts(error.value.findings) == [
        "a.jsonl:1:1: BAT004: `defendant`, `price`, and `filed` are missing",
        "a.jsonl:1:13: BAT004: `sold`, `soon`, is not a date such as 2025-03-02",
    ]
    assert str(error.value.findings[0].also[0]) == "base.yaml:18:11"


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_a_cell_of_a_workbook_is_used_as_displayed_unless_its_value_differs() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    accounting = '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'
    used_cells = [
        (7, "General", "7"), (853.96, "General", "853.96"), (853.96, "@", "853.96"),
        (123456789012345, "0", "123456789012345"),
        (853.9, "0.00", "853.90"), (0.1 + 0.2, "0.00", "0.30"), (1200.5, "#,##0.00", "1,200.50"),
        (1200.5, '"$"#,##0.00', "$1,200.50"), (1200.5, "[$$-409]#,##0.00", "$1,200.50"),
        (1200.5, accounting, "$1,200.50"),
    ]  # fmt: skip
    refused_cells = [
        (2134, "00000"), (1200.506, "0.00"), (-5, '"$"#,##0.00'), (0, accounting), (0.5, "0%"), (5, "[$€-2] #,##0"),
        (1234567890123456, "0"), (1.23456789012345e15, "General"), ("=B2*2", "General"),
    ]  # fmt: skip
    book = openpyxl.Workbook()
    stored_cells = [(value, form) for value, form, _ in used_cells] + refused_cells
    book.active.append([f"c{index}" for index, _ in enumerate(stored_cells)])
    book.active.append([value for value, _ in stored_cells])
    for cell, (_, form) in zip(book.active[2], stored_cells, strict=True):
        cell.number_format = form
    book.save("a.xlsx")
    (row,) = all_rows(Path("a.xlsx"))
    assert [*row.cells.values()][: len(used_cells)] == [text for _, _, text in used_cells]
    refused_columns = [*range(len(used_cells) + 1, len(stored_cells) + 1)]
    assert [finding.place.column for finding in row.faults] == refused_columns
    assert (
        texts(row.faults)[0]
        == "a.xlsx:2:11: BAT006: the cell stores `2134`, which its format `00000` may show differently"
    )
    assert (
        texts(row.faults)[-1]
        == "a.xlsx:2:19: BAT006: the cell is a formula, `=B2*2`, which this program does not compute"
    )
    assert row.faults[0].fix.startswith("save the sheet as `CSV UTF-8`, which stores what cells show; or ")
    book.active["XFD1048576"] = "far away"
    book.save("far.xlsx")
    assert [row.number for row in all_rows(Path("far.xlsx"))] == [2, 1_048_576]
    data = Path("a.xlsx").read_bytes()
    Path("b.xlsx").write_bytes(data[:300] + bytes(byte ^ 0x55 for byte in data[300:900]) + data[900:])
    assert refusal(Path("b.xlsx")) == ["b.xlsx: BAT001: cannot be read as a workbook"]
    book.active["B1"] = "=A1"
    book.save("c.xlsx")
    assert refusal(Path("c.xlsx")) == [
        "c.xlsx:1:2: BAT006: the cell is a formula, `=A1`, which this program does not compute"
    ]


@pytest.mark.usefixtures("folder")
def test_a_small_workbook_that_unpacks_to_a_huge_size_is_refused_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(xlsx_limits, "MAX_ROWS", 1000)
    monkeypatch.setattr(xlsx_rows, "MAX_ROWS", 1000)
    monkeypatch.setattr(xlsx_limits, "MAX_TEXTS", 1000)
    monkeypatch.setattr(xlsx_limits, "MAX_BYTES", 8_000_000)
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.save("a.xlsx")
    end = b"</sheetData>"
    cell = b'<row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>'
    for inserted, message in (
        (b'<row r="999999999999"/>', "has a row after row 1,000, the last that a sheet can have"),
        (b"<row/>" * 2000, "has a row after row 1,000, the last that a sheet can have"),
        (b"<si><t>x</t></si>" * 2000, "has more than 1,000 texts"),
        (cell % (b"x" * 1_200_000), "has a cell of more than 100,000 characters"),
        (b"<row>" + b"<c/>" * 1_200_000 + b"</row>", "has a row of more than 16,384 cells"),
        (b"\n" * 9_000_000, "unpacks to more than 8,000,000 bytes"),
    ):
        assert refusal(repacked("a.xlsx", "xl/worksheets/sheet1.xml", end, inserted + end)) == [
            f"b.xlsx: BAT001: {message}"
        ]
    wide_row = b'<row r="2"><c r="XFE2"><v>1</v></c></row>'
    assert refusal(repacked("a.xlsx", "xl/worksheets/sheet1.xml", end, wide_row + end)) == [
        "b.xlsx:2:1: BAT001: has a cell after column 16,384, the last that a sheet can have"
    ]
    file = repacked("a.xlsx", "xl/styles.xml", b"</styleSheet>", b"<a/>" * 2_300_000 + b"</styleSheet>")
    with ZipFile(file) as parts:
        size = parts.getinfo("xl/styles.xml").file_size
    file.write_bytes(file.read_bytes().replace(pack("<L", size), pack("<L", 100)))
    assert refusal(file) == ["b.xlsx: BAT001: unpacks to more than 8,000,000 bytes"]


def repacked(book: str, name: str, old: bytes, new: bytes) -> Path:
    """Write a copy of the workbook *book*, with *old* replaced by *new* in the part *name*, and return its path."""
    with ZipFile(book) as parts, ZipFile("b.xlsx", "w", ZIP_DEFLATED) as new_parts:
        for part in parts.namelist():
            data = parts.read(part)
            if part == name:
                assert old in data
                data = data.replace(old, new)
            new_parts.writestr(part, data)
    return Path("b.xlsx")


# -- filling ----------------------------------------------------------------------------------------------------------


def test_a_cell_that_fills_a_value_or_part_of_a_text_keeps_its_place(folder: Path) -> None:
    batch_base = base_of(load(write_base(folder)))
    row = next(open_rows(write_rows(folder)).rows)
    source = fill(batch_base, row, "rows")
    assert source.data["facts"][0]["paragraphs"][0]["text"].startswith(
        "Sample Kites wrote the pattern on March 2, 2025 for $1,200.50 and owns"
    )
    assert str(source.place_at(("parties", "strings", "name"))) == "rows.csv:2:2"
    assert str(source.place_within(("facts", 0, "paragraphs", 0, "text"), "March 2")) == "rows.csv:2:3"
    assert source.place_at(("parties", "strings", "kind")).file == "base.yaml"


def test_none_removes_a_value_that_a_cell_would_fill(folder: Path) -> None:
    changes = {
        "address: [1 Example Street": "address: [1 Example Street, <<price>>",
        "kind: corporation": "kind: <<sold>>",
    }
    batch_base = base_of(load(write_base(folder, changes)))
    cells = with_cells("A-1", price="none", sold="none")
    with pytest.raises(MatterError) as error:
        fill(batch_base, next(open_rows(write_rows(folder, cells)).rows), "rows")
    assert texts(error.value.findings) == [
        "rows.csv:2:3: BAT004: `sold` is `none`, but the blank is only part of a text, so there is no value to remove",
        "rows.csv:2:4: BAT004: `price` is `none`, but the blank is only part of a text, so there is no value to remove",
    ]
    assert (
        error.value.findings[0].fix
        == "write a value; or put the whole sentence in a cell, with `text: <<column>>` in the base"
    )
    with pytest.raises(MatterError, match=r"`defendant` is `1.23457E\+15`, a number that a spreadsheet has shortened"):
        fill(batch_base, next(open_rows(write_rows(folder, with_cells("A-1", defendant="1.23457E+15"))).rows), "rows")
    with pytest.raises(MatterError, match="`defendant` is the formula `=B2&C2`, not its value"):
        fill(batch_base, next(open_rows(write_rows(folder, with_cells("A-1", defendant="=B2&C2"))).rows), "rows")
    without_blanks = {" on <<sold as date>>": "", " for <<price as money>>": ""}
    batch_base = base_of(load(write_base(folder, changes | without_blanks)))
    source = fill(batch_base, next(open_rows(write_rows(folder, cells)).rows), "rows")
    assert source.data["counsel"]["placeholder"]["address"] == ["1 Example Street", "Seattle, Washington 98100"]
    assert "kind" not in source.data["parties"]["strings"]
    whole_blank = {"text: The copyright was registered before this action began.": "text: <<sold>>"}
    batch_base = base_of(load(write_base(folder, whole_blank | without_blanks)))
    source = fill(batch_base, next(open_rows(write_rows(folder, cells)).rows), "rows")
    assert [entry["id"] for entry in source.data["facts"][0]["paragraphs"]] == ["owned", "copied"]
    assert str(source.place_at(("facts", 0, "paragraphs", 1, "id"))) == "base.yaml:39:14"


def test_blanks_and_columns_that_do_not_match_are_named_before_anything_is_built(folder: Path) -> None:
    batch_base = base_of(load(write_base(folder)))
    table = open_rows(write_rows(folder, columns=["id", "defendent", *COLUMNS[2:-1], "phone"]))
    with pytest.raises(MatterError) as error:
        check_columns(batch_base, table.columns, "rows.csv")
    assert texts(error.value.findings) == ["base.yaml:18:11: BAT002: `<<defendant>>`: `rows.csv` has no such column"]
    assert error.value.findings[0].fix == "did you mean `defendent`?"
    table = open_rows(write_rows(folder, columns=[*COLUMNS[:-1], "phone"]))
    assert texts(check_columns(batch_base, table.columns, "rows.csv")) == [
        "rows.csv:1:7: BAT003: column `phone` is not used in the base"
    ]
    table = open_rows(write_rows(folder, [COLUMNS, *ROWS], columns=["March accounts"]))
    with pytest.raises(MatterError) as error:
        check_columns(batch_base, table.columns, "rows.csv", table.rows)
    assert texts(error.value.findings) == ["rows.csv:2:1: BAT001: the column names are in this row, not in row 1"]
    with pytest.raises(MatterError, match="unknown format in `<<sold as day>>`"):
        base_of(load(write_base(folder, {"<<sold as date>>": "<<sold as day>>"})))
    texts_for_blanks = {"<<defendant>>": "X", "<<sold as date>>": "it", "<<price as money>>": "1", "<<filed>>": "2"}
    base_without_blanks = load(write_base(folder, texts_for_blanks))
    with pytest.raises(MatterError, match="has no blank"):
        base_of(base_without_blanks)


@pytest.mark.parametrize(
    ("cell", "printed_sum"),
    [("2500.00", "$2,500.00"), ("2500", "$2,500"), ("1200.5", "$1,200.50"), ("$1,200", "$1,200"), ("0.05", "$0.05")],
)
def test_a_sum_is_printed_with_cents_if_its_cell_has_them(cell: str, printed_sum: str) -> None:
    assert FORMS["money"](cell) == printed_sum
