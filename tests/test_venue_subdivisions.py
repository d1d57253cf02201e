"""Venue of an action against a political subdivision."""

import pytest

from tests.test_state_venue import sentences


@pytest.mark.parametrize(
    ("court", "ground", "city", "said"),
    [
        (
            "pacp\n        county: Philadelphia",
            "residence",
            "City of Philadelphia",
            "Venue is proper in Philadelphia County under Pa.R.C.P. 2103(b), because the City is located here.",
        ),
        (
            "pacp\n        county: Bucks",
            "residence",
            "Bucks County",
            "Venue is proper in Bucks County under Pa.R.C.P. 2103(b), because the City is located here.",
        ),
        ("pacp\n        county: Delaware", "residence", "City of Philadelphia", ""),
        ("pacp\n        county: Chester", "residence", "Chester Water Authority", ""),
        (
            "pacp\n        county: Chester",
            "residence",
            "Chester Water Authority, principal_place: 'West Chester, Pennsylvania'",
            "Venue is proper in Chester County under Pa.R.C.P. 2103(b), because the City is located here.",
        ),
        (
            "ladist\n        county: Caddo\n        district: FIRST",
            "events",
            "City of Shreveport",
            "Venue is proper in Caddo Parish under La. R.S. 13:5104(B), because the cause of action arose here.",
        ),
        ("micir\n        county: Kent", "residence", "City of Grand Rapids", ""),
    ],
)
def test_a_political_subdivision_is_sued_where_it_is_if_the_law_on_record_says_so(
    court: str, ground: str, city: str, said: str
) -> None:
    defendant = f"beta: {{name: {city}, called: the City, kind: municipality, role: defendant}}"
    assert sentences(f"court: {court}", ground, defendant) == said
