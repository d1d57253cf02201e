"""Tables of numbers without lines or wide gaps between the columns."""

from assembler.importing.pdf.number_tables import number_tables
from assembler.importing.pdf.page_parts import Row
from tests.importing.test_counsel import row


def tables_in(*lines: str) -> list[list[list[str]]]:
    """Return the tables in *lines*: each table as a list of rows, each row as a list of cell texts."""
    rows = [row(number, (72, line)) for number, line in enumerate(lines, 1)]
    return [[[_text(cell) for cell in cells] for cells in table] for _, table in number_tables(rows, set())]


def _text(cell: tuple[Row, ...]) -> str:
    return " ".join(part.text for part in cell)


NUMBERS = ("29 184,312 144,587 24.14%", "30 187,886 138,022 22.52%", "31 209,168 162,463 57.51%")


def test_rows_of_numbers_in_columns_are_a_table() -> None:
    assert tables_in("A sentence above it.", *NUMBERS, "A sentence below it.") == [[line.split() for line in NUMBERS]]


def test_column_headings_belong_to_the_table() -> None:
    headings = "no people adults% share"
    (table,) = tables_in("The numbers are as follows in this table of ours:", headings, *NUMBERS)
    assert table[0] == headings.split()


def test_a_row_with_fewer_headings_is_aligned_with_its_columns() -> None:
    rows = [row(1, (130, "pct"), (185, "pct")), *(row(number, (72, line)) for number, line in enumerate(NUMBERS, 2))]
    ((first_row, table),) = number_tables(rows, set())
    assert first_row == 0
    assert [_text(cell) for cell in table[0]] == ["", "", "pct", "pct"]


def test_two_rows_of_numbers_or_rows_of_different_length_are_not_a_table() -> None:
    assert not tables_in(*NUMBERS[:2])
    assert not tables_in(NUMBERS[0], f"{NUMBERS[1]} 4", NUMBERS[2])
