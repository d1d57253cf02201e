"""No table that the program writes has a cell that a spreadsheet would evaluate."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from assembler.write.csv_table import as_text, row, table
from tests.support.batches import run_batch, write_base, write_rows
from tests.support.places import ASSEMBLER, modules
from tests.support.runs import build, run_here, write_matter

EVALUATED_TEXTS = [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-1+HYPERLINK(0)",
    "@SUM(A1)",
    "\t=1+1",
    "\rcmd",
    "\n=1",
    "  =1+1",
    "\N{NO-BREAK SPACE}=1",
    "\ufeff=1",
    "+1-206-555-0100",
    "+1 -206",
    "-1+2",
    "+A1",
    "-(5)",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "@example",
]
SAFE_TEXTS = [
    "-5",
    "-1,200.50",
    "+12065550100",
    "+1 206 555 0100",
    "+1 (206) 555-0100",
    "+44 20 7946 0000",
    "5-3",
    "a=b",
    "",
]


@pytest.mark.parametrize("text", EVALUATED_TEXTS)
def test_a_text_that_a_spreadsheet_might_evaluate_gets_an_apostrophe(text: str) -> None:
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", SAFE_TEXTS)
def test_numbers_and_telephone_numbers_are_unchanged(text: str) -> None:
    assert as_text(text) == text


def test_each_item_of_a_list_is_text() -> None:
    assert row([["Doe", "=1"], 7, "a,b"]) == 'Doe; \'=1,7,"a,b"'


def test_a_line_break_in_a_cell_does_not_begin_a_row() -> None:
    assert list(csv.reader(io.StringIO(row(["a\n=1", "b"])))) == [["a\n=1", "b"]]


def test_a_table_has_a_byte_order_mark_and_ends_each_row() -> None:
    assert table(["name"], [["é"], ["=1"]]) == b"\xef\xbb\xbfname\r\n\xc3\xa9\r\n'=1\r\n"


@pytest.mark.slow
def test_only_this_module_writes_csv() -> None:
    writer = re.compile(r"csv\.(?:writer|DictWriter)|import (?:writer|DictWriter)|writerow")
    writing_modules = {file.name for file in modules(ASSEMBLER) if writer.search(file.read_text("utf-8"))}
    assert writing_modules == {"csv_table.py", "reporters.py"}  # `reporters.py` writes the program's own data


HARMFUL = """
parties: {alpha: {name: "@SUM(1+1), Inc.", address: ["-1+HYPERLINK(0)", "Albany, New York 12200"]}}
firms: {f: {name: "+1+cmd|' /C calc'!A0"}}
counsel: {ann: {firm: f, telephone: +1 206 555 0100}}
waivers: {TXT022: The dash is part of the invented address.}
filings: [{paper: complaint, date: 2025-03-03}]
"""


def cells(text: str) -> set[str]:
    """Return all cells of the table *text*."""
    return {cell for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")) for cell in line}


@pytest.mark.slow
def test_filing_data_have_no_cell_that_would_be_evaluated(tmp_path: Path) -> None:
    archive = tmp_path / "bulk.zip"
    options = ("--filing-data", "--truefiling", archive, "--out", tmp_path / "out")
    run = build(write_matter(tmp_path, HARMFUL), *options)
    assert run.status == 0, run.out
    with zipfile.ZipFile(archive) as bundles:
        bulk = bundles.read("case-data.csv").decode()
    for text in ((tmp_path / "out" / "matter" / "filing.csv").read_text("utf-8"), bulk):
        all_cells = cells(text)
        assert {"'@SUM(1+1), Inc.", "'+1+cmd|' /C calc'!A0", "+1 206 555 0100"} <= all_cells
        assert any(cell.startswith("'-1+HYPERLINK(0)") for cell in all_cells)
        assert [cell for cell in all_cells if cell != as_text(cell)] == []


@pytest.mark.slow
def test_the_list_of_a_ledger_has_no_cell_that_would_be_evaluated(folder: Path) -> None:
    write_base(folder, {"name: Sample Kites, Inc.": 'name: "@SUM(1+1), Inc."'})
    write_rows(folder)
    run_batch("--check")
    all_cells = cells(run_here("ledger", "show", "--csv", "out/base/rows/check.sqlite").out)
    assert any(cell.startswith("'@SUM(1+1)") for cell in all_cells)
    assert [cell for cell in all_cells if cell != as_text(cell)] == []
