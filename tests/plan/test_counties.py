"""The county of a matter in a state court, and the ground of venue of a new matter in the court."""

from collections.abc import Sequence

import pytest

from assembler.findings.finding import Finding, MatterError, Severity
from assembler.new_matter.complaint_text import venue_ground
from assembler.new_matter.start import OwnClaim, Start
from tests.support.matters import catalog, matter
from tests.support.rule_examples import laid_over_minimal


def test_a_court_with_counties_needs_the_county_for_a_paper() -> None:
    findings = laid_over_minimal(
        "court: nysupct\ndivision: none\nnumber: none\njurisdiction: none\n"
        "filings: [{paper: complaint, date: 2026-11-25}]"
    )
    assert [finding.code for finding in findings if finding.severity is Severity.ERROR] == ["CAP003"]


@pytest.mark.parametrize(
    ("court", "county", "messages"),
    [
        ("micir", "Cook", ["no county of Michigan is called `Cook`"]),
        ("micir", "Kentt", ["no county of Michigan is called `Kentt`"]),
        ("ladist", "Harris", ["no parish of Louisiana is called `Harris`"]),
        ("micir", "Kent", []),
        ("mdcir", "Baltimore City", []),
        ("mocir", "City of St. Louis", []),
        ("vacir", "Example", []),
    ],
)
def test_a_county_of_another_state_is_refused_and_an_invented_one_is_accepted(
    court: str, county: str, messages: list[str]
) -> None:
    findings: Sequence[Finding] = ()
    try:
        matter(f"court: {court}\ncounty: {county}\njurisdiction: none\n")
    except MatterError as error:
        findings = error.findings
    assert [finding.message for finding in findings if finding.code == "MAT004"] == messages


@pytest.mark.parametrize(
    ("court", "county", "claim", "ground"),
    [
        ("masuper", "Suffolk", "Breach of Contract", "residence"),
        ("micir", "Kent", "Breach of Contract", "residence"),
        ("micir", "Kent", "Negligence", "injury"),
        ("ctsuper", None, "Breach of Contract", "residence"),
        ("nysupct", "Kings", "Breach of Contract", "events"),
    ],
)
def test_a_new_matter_has_a_ground_of_venue_that_the_law_allows_for_the_claim(
    court: str, county: str | None, claim: str, ground: str
) -> None:
    start = Start(
        court=catalog().record("court", court),
        county=county or "",
        division="",
        plaintiffs=("A",),
        defendants=("B",),
        attorney="C",
        own_claims=(OwnClaim(claim, "US"),),
    )
    assert venue_ground(start) == ground
