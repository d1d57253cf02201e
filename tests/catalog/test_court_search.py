"""Courts are found by their names, their citation forms, and the cities and counties in which they sit."""

import pytest

from assembler.catalog.court_places import places_of
from assembler.catalog.court_search import best_courts, candidates
from assembler.catalog.localities import FILE, localities_in
from assembler.language.places import POSTAL
from tests.support.matters import catalog, court_records

CATALOG = catalog()


@pytest.mark.parametrize(
    ("query", "counties"),
    [
        ("Northern District of Illinois", {"ilnd": ""}),
        ("ND Illinois", {"ilnd": ""}),
        ("nd cal", {"cand": ""}),
        ("SDNY", {"nysd": ""}),
        ("LA superior", {"casuper": "Los Angeles"}),
        ("king county washington", {"wasuper": "King", "wawd": ""}),
        ("Chicago", {"ilnd": "", "ilcir": "Cook"}),
        ("Chicago federal", {"ilnd": ""}),
        ("circuit court of cook county", {"ilcir": "Cook"}),
        ("Franklin County, Ohio", {"ohcp": "Franklin", "ohsd": ""}),
        ("Saint Louis Missouri", {"mocir": "", "moed": ""}),
        ("Orleans Parish", {"ladist": "Orleans"}),
        ("Brooklyn", {"nycivct": "Kings", "nyed": "", "nysupct": "Kings"}),
        ("Denver", {"cod": "", "codist": "Denver"}),
        ("Boise", {"idd": "", "iddist": ""}),
    ],
)
def test_the_best_matches_are_the_courts_that_a_lawyer_means(query: str, counties: dict[str, str]) -> None:
    assert {match.court.id: match.county for match in best_courts(CATALOG, query)} == counties


def test_a_city_names_the_division_that_sits_there() -> None:
    assert {match.court.id: match.division for match in best_courts(CATALOG, "Rockford")}["ilnd"] == "Western"


def test_a_county_is_not_found_in_another_with_a_longer_name() -> None:
    assert {match.county for match in best_courts(CATALOG, "king county")} == {"King", ""}


def test_cities_come_before_counties_of_the_same_name() -> None:
    assert [match.court.id for match in best_courts(CATALOG, "Miami")][:2] == ["flcir", "flsd"]


def test_a_word_that_is_neither_name_nor_place_matches_no_court_by_place() -> None:
    assert best_courts(CATALOG, "Chicago tribunal") == []


def test_a_remedy_names_the_county_if_only_one_county_can_be_meant() -> None:
    assert "with `county: Los Angeles`" in candidates(CATALOG, "LA superior")
    assert "`county:" not in candidates(CATALOG, "Orange")


def test_an_id_with_its_letters_in_another_order_is_recognized() -> None:
    assert candidates(CATALOG, "WDWA") == "did you mean `wawd`?"
    assert candidates(CATALOG, "CDCA") == "did you mean `cacd`?"


def test_each_state_and_each_county_of_a_record_is_among_the_localities() -> None:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 3000
    assert [code for code in POSTAL if not localities_in(code)] == []
    state_courts = [court for court in court_records() if court.system == "state" and court.state]
    assert len(state_courts) > 50
    assert [court.id for court in state_courts if not [*places_of(court, alone=False)]] == []
