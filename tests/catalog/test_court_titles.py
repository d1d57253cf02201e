"""Names of courts in captions, where a county, city or district departs from the pattern of its state."""

import re

import pytest

from assembler.catalog.localities import localities_in
from assembler.model.court import Court
from tests.support.matters import build_plan, codes, court_record, court_records, matter
from tests.support.rule_examples import laid_over_minimal
from tests.support.stopped import refusal

STATE_COURT_KEYS = "jurisdiction: none\namount: none\n"
"""Changes that remove the federal keys from the small suit."""

FILED_COMPLAINT = "division: none\nnumber: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2025-06-02}]\n"


def title_lines(court: str, *places: str) -> tuple[str, ...]:
    return build_plan("\n".join([f"court: {court}", *places, STATE_COURT_KEYS])).court


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
def test_a_county_or_city_that_departs_from_the_pattern_has_its_own_lines(
    court: str, county: str, lines: tuple[str, ...]
) -> None:
    assert title_lines(court, f"county: {county}") == lines


@pytest.mark.parametrize(
    ("court", "county", "spelling"),
    [
        ("mndist", "Hennepin County", "Hennepin"),
        ("mndist", "ramsey", "Ramsey"),
        ("mndist", "St Louis", "St. Louis"),
        ("mndist", "Saint Louis county", "St. Louis"),
        ("ladist", "Orleans Parish", "Orleans"),
        ("mdcir", "baltimore city", "Baltimore City"),
        ("mdcir", "Baltimore", "Baltimore"),
        ("mndist", "Examplefield County", "Examplefield County"),
    ],
)
def test_a_real_county_is_spelled_as_in_its_state_and_an_invented_county_as_in_the_matter(
    court: str, county: str, spelling: str
) -> None:
    assert matter(f"court: {court}\ncounty: {county}\ndistrict: FIRST\n{STATE_COURT_KEYS}").county == spelling


def test_a_county_keeps_its_additions_to_the_court_in_another_spelling() -> None:
    def court_of(county: str) -> Court:
        return matter(f"court: ilcir\ncounty: {county}\n{STATE_COURT_KEYS}").court

    assert court_of("cook county") == court_of("Cook")
    assert court_of("Kane") != court_of("Cook")


@pytest.mark.parametrize(
    ("court", "county", "district", "line"),
    [
        ("mndist", "Ramsey", "2", "SECOND JUDICIAL DISTRICT"),
        ("mndist", "Hennepin", "4TH", "FOURTH JUDICIAL DISTRICT"),
        ("mndist", "Hennepin", "FIFTH", "FIFTH JUDICIAL DISTRICT"),
        ("txdist", "Harris", "126", "126TH JUDICIAL DISTRICT"),
        ("utdist", "Salt Lake", "3", "IN THE 3RD JUDICIAL DISTRICT COURT"),
    ],
)
def test_a_district_is_printed_as_an_ordinal_in_the_form_of_the_court(
    court: str, county: str, district: str, line: str
) -> None:
    assert line in title_lines(court, f"county: {county}", f"district: {district}")


@pytest.mark.parametrize(
    ("district", "expected_count"), [("FIFTH", 1), ("5", 1), ("Twelfth", 1), ("4TH", 0), ("fourth", 0), ("FOURTH", 0)]
)
def test_a_district_that_is_not_the_countys_is_reported_once(district: str, expected_count: int) -> None:
    findings = laid_over_minimal(f"court: mndist\ncounty: Hennepin\ndistrict: {district}\n{FILED_COMPLAINT}")
    assert [finding.code for finding in findings].count("CAP018") == expected_count


def test_each_county_of_minnesota_is_in_one_judicial_district() -> None:
    court = court_record("mndist")
    assert court.districts
    assert court.last_district
    assert set(court.districts.value) == {locality.county for locality in localities_in("MN")}
    assert len(set(court.districts.value.values())) == court.last_district.value


def test_a_caption_in_boxes_names_the_city_and_county() -> None:
    assert title_lines("codist", "county: Denver")[0] == "DISTRICT COURT, CITY AND COUNTY OF DENVER, COLORADO"
    assert title_lines("codist", "county: Boulder")[0] == "DISTRICT COURT, BOULDER COUNTY, COLORADO"


def test_in_alaska_the_city_decides_the_district_and_in_connecticut_the_district_decides_the_city() -> None:
    assert title_lines("aksuper", "city: Juneau")[-1] == "FIRST JUDICIAL DISTRICT AT JUNEAU"
    assert title_lines("ctsuper", "district: Ansonia/Milford")[1:] == (
        "JUDICIAL DISTRICT OF ANSONIA/MILFORD",
        "AT MILFORD",
    )
    assert title_lines("ctsuper", "district: Ansonia/Milford", "city: Derby")[-1] == "AT DERBY"


def test_an_unused_county_or_city_of_a_courts_name_is_reported_and_so_is_a_missing_one() -> None:
    assert "CAP012" in codes(f"court: ohcp\ncounty: Franklin\ncity: Columbus\n{STATE_COURT_KEYS}")
    assert "CAP012" not in codes(f"court: tncir\ncounty: Knox\ncity: Knoxville\n{STATE_COURT_KEYS}")
    assert "CAP013" in codes(f"court: tncir\ncounty: Knox\n{STATE_COURT_KEYS}")
    assert "CAP013" in codes(f"court: ctsuper\ndistrict: Greenwich\ncity: Greenwich\n{STATE_COURT_KEYS}")


def test_no_county_or_city_is_in_two_exceptions_and_the_exceptions_lines_are_in_capitals() -> None:
    exceptions_by_court = {
        court.id: court.title_exceptions.value for court in court_records() if court.title_exceptions
    }
    assert len(exceptions_by_court) >= 11
    for court, exceptions in exceptions_by_court.items():
        places = [place for exception in exceptions for place in exception.places]
        assert len(set(places)) == len(places), court
        for exception in exceptions:
            text = re.sub(r"\{\w+\}", "", " ".join(exception.lines))
            assert text == text.upper(), court


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
    keys = "division: none\nnumber: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2026-11-25}]"
    fixes = [finding.fix for finding in laid_over_minimal(f"court: {court}\n{keys}") if finding.code == "CAP003"]
    assert fixes == ([fix] if fix else [])


@pytest.mark.parametrize(
    ("county", "fix"),
    [
        ("Brooklyn", "write `Kings`, the county where `Brooklyn` is"),
        ("Manhattan", "write `New York`, the county where `Manhattan` is"),
        ("Quens", "did you mean `Queens`?"),
    ],
)
def test_a_borough_or_city_given_as_a_county_is_reported_with_its_county(county: str, fix: str) -> None:
    finding = refusal(f"court: nysupct\ncounty: {county}\n{STATE_COURT_KEYS}")
    assert (finding.code, finding.fix) == ("MAT004", fix)
