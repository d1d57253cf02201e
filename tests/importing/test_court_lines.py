"""Lines above the court's name that are read as lines of it, and name a company or another county."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.text_caption import text_head
from assembler.importing.zones.caption import read_head
from assembler.importing.zones.court import is_beside_court

CAPTION = """{above}
SUPERIOR COURT OF THE STATE OF CALIFORNIA
FOR THE COUNTY OF {county}

ANN SAMPLE,
Plaintiff,

v.

BOB EXAMPLE,
Defendant.

COMPLAINT
"""
"""A caption with a line *above* the court's name."""


def court_doubts(above: str, county: str) -> list[str]:
    head = read_head(text_head(CAPTION.format(above=above, county=county)), "", catalog_of(root=None))
    assert head.caption.court == "casuper"
    return [doubt.about for doubt in head.doubts if "court's name" in doubt.about]


@pytest.mark.parametrize(
    "court",
    [
        "SUPREME COURT OF THE STATE OF NEW YORK\nCOUNTY OF KINGS",
        "SUPREME COURT OF THE STATE OF NEW YORK, COUNTY OF KINGS",
        "SUPREME COURT OF THE STATE OF NEW YORK COUNTY OF KINGS",
        "SUPREME COURT OF THE STATE OF NEW YORK\nKINGS COUNTY",
    ],
)
def test_the_state_above_the_county_is_not_the_county(court: str) -> None:
    text = f"{court}\n\nANN SAMPLE,\nPlaintiff,\n\nv.\n\nBOB EXAMPLE,\nDefendant.\n\nCOMPLAINT\n"
    head = read_head(text_head(text), "", catalog_of(root=None))
    assert (head.caption.court, head.caption.county) == ("nysupct", "Kings")
    assert not [doubt.about for doubt in head.doubts if "court's name" in doubt.about]


ADDRESS_ABOVE = """ANN SAMPLE, Plaintiff, Pro Se
325 Example Road, Suite 7
{town}
(609) 555-0100

SUPERIOR COURT OF NEW JERSEY
LAW DIVISION: ATLANTIC COUNTY

ANN SAMPLE,
Plaintiff,

v.

BOB EXAMPLE,
Defendant.

COMPLAINT
"""


@pytest.mark.parametrize(
    "town", ["Placeholder Township, Atlantic County, New Jersey", "SAMPLE CITY, ATLANTIC COUNTY, NEW JERSEY"]
)
@pytest.mark.parametrize("has_telephone", [True, False])
def test_the_town_of_a_plaintiff_above_the_court_is_not_a_line_of_its_name(town: str, *, has_telephone: bool) -> None:
    text = ADDRESS_ABOVE.format(town=town)
    head = read_head(
        text_head(text if has_telephone else text.replace("(609) 555-0100\n\n", "")), "", catalog_of(root=None)
    )
    assert head.caption.court == "njsuper"
    assert town not in head.caption.court_lines
    assert not is_beside_court(town)


@pytest.mark.parametrize("line", ["Law Division, Essex County, New Jersey", "WAYNE COUNTY, MICHIGAN"])
def test_a_division_or_a_county_beside_the_court_is_no_town(line: str) -> None:
    assert is_beside_court(line)


def test_a_line_of_the_courts_name_with_a_company_is_a_doubt() -> None:
    above = "Sample Forms Inc. - Superior Court of California at Fresno"
    (about,) = court_doubts(above, "SAN DIEGO")
    assert about.startswith(f"`{above}` was read as a line of the court's name, and names a company: delete it")


@pytest.mark.parametrize("above", ["Superior Court of California at Fresno", "Superior Court, County of Fresno"])
def test_lines_of_the_courts_name_with_two_counties_are_a_doubt(above: str) -> None:
    (about,) = court_doubts(above, "SAN DIEGO")
    assert about.startswith("the lines of the court's name have two counties, `")
    assert "San Diego" in about
    assert "Fresno" in about


@pytest.mark.parametrize(
    ("above", "county"),
    [("Superior Court of California at Fresno", "FRESNO"), ("Superior Court Form, Ann Sample", "SAN DIEGO")],
)
def test_lines_of_the_courts_name_with_one_county_and_no_company_are_not_doubts(above: str, county: str) -> None:
    assert not court_doubts(above, county)
