"""A special proceeding: its paper is a petition, and its sides are named as its statute names them."""

from assembler.plan import make_plan
from tests.matters import catalog, findings, matter
from tests.said import words

NONPAYMENT = """
    court: nysupct
    county: Kings
    number: none
    jurisdiction: none
    claims:
      - cause: ny-nonpayment-proceeding
        against: [beta]
        elements: {interest: [signed], respondent: [signed], premises: [signed], tenancy: [signed], breach: [broke],
          demand: [broke], possession: [broke]}
        choices: {interest: owner}
    filings: [{paper: complaint, date: 2025-06-02, verified_by: officer}]
    people: {officer: {name: Ann Officer, title: President, of: alpha}}
"""
SIDES = "    sides: {plaintiff: petitioner, defendant: respondent}\n"


def test_the_paper_that_opens_a_special_proceeding_is_a_petition() -> None:
    made = matter(f"{NONPAYMENT}{SIDES}")
    plan = make_plan(made, made.filings[0], catalog())
    assert plan.caption.title == ("VERIFIED PETITION",)
    assert words(plan.lead).startswith("Petitioner Alpha Kites, Inc. (“Alpha”) petitions the Court for relief against")


def test_its_sides_are_asked_for_and_a_role_that_is_printed_as_another_is_not_lost() -> None:
    found = {one.code: one for one in findings(f"{NONPAYMENT}{SIDES}", papers=(0,))}
    assert "TXT018" not in found
    assert found["CLM022"].severity == "note"
    assert any("petitioner" in one.fix for one in findings(NONPAYMENT, papers=(0,)) if one.code == "CLM022")


def test_it_belongs_in_the_civil_court_where_the_supreme_court_does_not_hear_it() -> None:
    (heard,) = (one for one in findings(f"{NONPAYMENT}{SIDES}", papers=(0,)) if one.code == "JUR029")
    assert "`nycivct`" in heard.message
    there = f"{NONPAYMENT}{SIDES}".replace("nysupct", "nycivct")
    assert "JUR029" not in {one.code for one in findings(there, papers=(0,))}
