"""What a court is called in its caption, where one county, city or district breaks its state's pattern."""

import re

import pytest

from assembler.model.court import Court
from tests.matters import catalog, codes, plan
from tests.rule_examples import laid_over_minimal
from tests.stopped import refusal

STATE = "jurisdiction: none\namount: none\n"


def named(court: str, *places: str) -> tuple[str, ...]:
    return plan("\n".join([f"court: {court}", *places, STATE])).court


@pytest.mark.parametrize(
    ("court", "county", "lines"),
    [
        ("mocir", "St. Louis City", ("IN THE CIRCUIT COURT OF THE CITY OF ST. LOUIS", "STATE OF MISSOURI")),
        ("mocir", "City of St. Louis", ("IN THE CIRCUIT COURT OF THE CITY OF ST. LOUIS", "STATE OF MISSOURI")),
        ("mocir", "St. Louis", ("IN THE CIRCUIT COURT OF ST. LOUIS COUNTY", "STATE OF MISSOURI")),
        ("mdcir", "Baltimore City", ("IN THE CIRCUIT COURT FOR BALTIMORE CITY",)),
        ("mdcir", "Baltimore County", ("IN THE CIRCUIT COURT FOR BALTIMORE COUNTY, MARYLAND",)),
        ("vacir", "Norfolk", ("VIRGINIA:", "IN THE CIRCUIT COURT FOR THE CITY OF NORFOLK")),
        ("vacir", "Richmond City", ("VIRGINIA:", "IN THE CIRCUIT COURT FOR THE CITY OF RICHMOND")),
        ("vacir", "Richmond", ("VIRGINIA:", "IN THE CIRCUIT COURT FOR RICHMOND COUNTY")),
        ("vacir", "Fairfax County", ("VIRGINIA:", "IN THE CIRCUIT COURT FOR FAIRFAX COUNTY")),
        ("vacir", "Falls Church", ("VIRGINIA:", "IN THE CIRCUIT COURT FOR ARLINGTON COUNTY")),
        ("ladist", "Orleans", ("CIVIL DISTRICT COURT FOR THE PARISH OF ORLEANS", "STATE OF LOUISIANA")),
        (
            "ladist",
            "St. Tammany",
            ("TWENTY-SECOND JUDICIAL DISTRICT COURT FOR THE PARISH OF ST. TAMMANY", "STATE OF LOUISIANA"),
        ),
        ("nvdist", "Clark", ("DISTRICT COURT", "CLARK COUNTY, NEVADA")),
        (
            "nvdist",
            "Washoe",
            ("IN THE SECOND JUDICIAL DISTRICT COURT OF THE STATE OF NEVADA", "IN AND FOR THE COUNTY OF WASHOE"),
        ),
        (
            "nvdist",
            "Carson City",
            ("IN THE FIRST JUDICIAL DISTRICT COURT OF THE STATE OF NEVADA", "IN AND FOR CARSON CITY"),
        ),
        ("ksdist", "Riley", ("IN THE DISTRICT COURT OF RILEY COUNTY, KANSAS",)),
        ("ksdist", "Johnson", ("IN THE DISTRICT COURT OF JOHNSON COUNTY, KANSAS", "CIVIL DEPARTMENT")),
    ],
)
def test_a_county_or_city_that_breaks_the_pattern_has_lines_of_its_own(
    court: str, county: str, lines: tuple[str, ...]
) -> None:
    assert named(court, f"county: {county}") == lines


def test_a_caption_in_boxes_names_the_city_and_county() -> None:
    assert named("codist", "county: Denver")[0] == "DISTRICT COURT, CITY AND COUNTY OF DENVER, COLORADO"
    assert named("codist", "county: Boulder")[0] == "DISTRICT COURT, BOULDER COUNTY, COLORADO"


def test_a_city_decides_the_judicial_district_of_alaska_and_a_district_the_city_of_connecticut() -> None:
    assert named("aksuper", "city: Juneau")[-1] == "FIRST JUDICIAL DISTRICT AT JUNEAU"
    assert named("ctsuper", "district: Ansonia/Milford")[1:] == ("JUDICIAL DISTRICT OF ANSONIA/MILFORD", "AT MILFORD")
    assert named("ctsuper", "district: Ansonia/Milford", "city: Derby")[-1] == "AT DERBY"


def test_a_place_that_a_courts_name_does_not_have_is_reported_and_so_is_one_that_lacks() -> None:
    assert "CAP012" in codes(f"court: ohcp\ncounty: Franklin\ncity: Columbus\n{STATE}")
    assert "CAP012" not in codes(f"court: tncir\ncounty: Knox\ncity: Knoxville\n{STATE}")
    assert "CAP013" in codes(f"court: tncir\ncounty: Knox\n{STATE}")
    assert "CAP013" in codes(f"court: ctsuper\ndistrict: Greenwich\ncity: Greenwich\n{STATE}")


def test_no_place_is_in_two_exceptions_and_each_has_its_state_in_its_lines_or_its_courts() -> None:
    courts: list[Court] = [catalog().record("court", name) for name in catalog().names("court")]
    with_exceptions = {court.id: court.title_exceptions.value for court in courts if court.title_exceptions}
    assert len(with_exceptions) >= 11
    places = {name: [place for one in value for place in one.places] for name, value in with_exceptions.items()}
    assert {name: sorted(known) for name, known in places.items() if len(set(known)) != len(known)} == {}
    lines = [line for value in with_exceptions.values() for one in value for line in one.lines]
    assert [line for line in lines if re.sub(r"\{\w+\}", "", line) != re.sub(r"\{\w+\}", "", line).upper()] == []


@pytest.mark.parametrize(
    ("court", "fix"),
    [
        ("micir", "add `county:`, as in `county: Alcona`"),
        ("ladist", "add `county:`, as in `county: Acadia`"),
        ("wasuper", "add `county:`, as in `county: Adams`"),
        ("prtpi", ""),
    ],
)
def test_the_county_in_the_remedy_is_one_of_the_state(court: str, fix: str) -> None:
    filed = "division: none\nnumber: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2026-11-25}]"
    found = [one.fix for one in laid_over_minimal(f"court: {court}\n{filed}") if one.code == "CAP003"]
    assert found == ([fix] if fix else [])


@pytest.mark.parametrize(
    ("county", "fix"),
    [
        ("Brooklyn", "write `Kings`, the county in which it is"),
        ("Manhattan", "write `New York`, the county in which it is"),
        ("Quens", "did you mean `Queens`?"),
    ],
)
def test_a_borough_or_a_city_in_the_place_of_a_county_is_told_its_county(county: str, fix: str) -> None:
    finding = refusal(f"court: nysupct\ncounty: {county}\n{STATE}")
    assert (finding.code, finding.fix) == ("MAT004", fix)
