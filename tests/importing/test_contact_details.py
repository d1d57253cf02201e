"""Telephone numbers on the line of a city are read without the figures of its ZIP code."""

from tests.importing.test_counsel import counsel_of


def test_the_last_figure_of_a_zip_code_is_not_the_code_of_a_country() -> None:
    read = counsel_of("Pat Placeholder\nLOREM LLP\n1 Sample Street\nNew York, New York 10001 (212) 555-0100")
    (attorney,) = read.attorneys
    assert attorney.firm is not None
    assert attorney.firm.values["telephone"] == "(212) 555-0100"
    assert attorney.firm.values["address"] == ("1 Sample Street", "New York, New York 10001")
    assert read.forms["telephone"] == "{number}"
