"""Venue of an action against a political subdivision, or a partnership."""

import pytest

from tests.plan.test_state_venue import sentences


@pytest.mark.parametrize(
    ("court", "ground", "city", "expected"),
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
def test_a_political_subdivision_is_sued_in_its_county_if_the_recorded_law_requires_it(
    court: str, ground: str, city: str, expected: str
) -> None:
    defendant = f"beta: {{name: {city}, called: the City, kind: municipality, role: defendant}}"
    assert sentences(f"court: {court}", ground, defendant) == expected


def test_pennsylvania_has_a_separate_rule_on_venue_for_partnerships() -> None:
    firm = "beta: {name: Beta LP, called: Beta, kind: limited partnership, principal_place: 'Pittsburgh, Pennsylvania'}"
    text = (
        "Venue is proper in Allegheny County under Pa.R.C.P. 2130(a)(1), because Beta regularly conducts business here."
    )
    assert sentences("court: pacp\n        county: Allegheny", "residence", firm) == text
