"""Special proceedings: the paper is a petition, and the sides have the names that the statute gives them."""

from assembler.papers import plan_paper
from tests.support.matters import catalog, findings, matter
from tests.support.plan_text import body_text
from tests.support.plan_words import words

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
    suit = matter(f"{NONPAYMENT}{SIDES}")
    plan = plan_paper(suit, suit.filings[0], catalog())
    assert plan.caption.title == ("VERIFIED PETITION",)
    assert words(plan.lead).startswith("Petitioner Alpha Kites, Inc. (“Alpha”) petitions the Court for relief against")


def test_the_sides_are_required_and_a_role_printed_under_another_name_is_not_lost() -> None:
    finding_of_code = {finding.code: finding for finding in findings(f"{NONPAYMENT}{SIDES}", papers=(0,))}
    assert "TXT018" not in finding_of_code
    assert finding_of_code["CLM022"].severity == "note"
    assert any("petitioner" in finding.fix for finding in findings(NONPAYMENT, papers=(0,)) if finding.code == "CLM022")


def test_a_nonpayment_proceeding_is_brought_in_the_civil_court_and_not_in_the_supreme_court() -> None:
    (finding_on_court,) = (
        finding for finding in findings(f"{NONPAYMENT}{SIDES}", papers=(0,)) if finding.code == "JUR029"
    )
    assert "`nycivct`" in finding_on_court.message
    civil_court = f"{NONPAYMENT}{SIDES}".replace("nysupct", "nycivct")
    assert "JUR029" not in {finding.code for finding in findings(civil_court, papers=(0,))}


def test_rent_has_no_limit_and_venue_is_where_the_premises_are() -> None:
    """A judgment for rent in a summary proceeding is without regard to amount, N.Y. City Civ. Ct. Act § 204."""
    civil_court = f"{NONPAYMENT}{SIDES}".replace("nysupct", "nycivct")
    changes = f'{civil_court}    relief: ["award $66,450 in rent"]\n'
    assert "JUR030" not in {finding.code for finding in findings(changes, papers=(0,))}
    action = changes.replace("ny-nonpayment-proceeding", "ny-breach-of-contract").split("        elements:")[0]
    action += "        elements: {contract: [signed], performance: [paid], breach: [broke], damages: [broke]}\n"
    action += '        choices: {performance: performed}\n    relief: ["award $66,450 in rent"]\n'
    action += "    filings: [{paper: complaint, date: 2025-06-02}]\n"
    assert "JUR030" in {finding.code for finding in findings(action, papers=(0,))}

    suit = matter(f"{civil_court}    venue: [property, residence]\n")
    text = " ".join(body_text(*plan_paper(suit, suit.filings[0], catalog()).body))
    assert "N.Y. City Civ. Ct. Act §~303, because the premises are situated here" in text
    assert "§~301" not in text
    (unpleaded,) = (finding for finding in findings(civil_court, papers=(0,)) if finding.code == "CLM001")
    assert "`registration`" in unpleaded.message
    all_findings = findings(f"{civil_court}    venue: [property]\n", papers=(0,))
    assert [finding.code for finding in all_findings if finding.code.startswith("VEN")] == []


def test_a_debt_above_the_limit_of_the_justice_court_is_heard_in_the_district_court() -> None:
    debt = """
    court: txdist
    county: Travis
    number: none
    jurisdiction: none
    claims:
      - cause: tx-debt-claim
        against: [beta]
        elements: {account: [signed], amount: [broke]}
        choices: {account: loan}
    relief: ["award $SUM plus interest and costs"]
    filings: [{paper: complaint, date: 2025-06-02}]
    """
    small_debt = debt.replace("SUM", "19,310.22")
    (finding,) = (finding for finding in findings(small_debt, papers=(0,)) if finding.code == "JUR029")
    assert "up to $20,000" in finding.message
    assert "JUR029" not in {finding.code for finding in findings(debt.replace("SUM", "24,310.22"), papers=(0,))}
