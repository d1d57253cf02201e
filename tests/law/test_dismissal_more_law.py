"""Papers of dismissal where other law asks for more than the rule on dismissal: their text, and findings on them."""

from pathlib import Path

import pytest

from tests.plan.test_dismissal_papers import FEDERAL, MOTION, paragraphs_of, plans
from tests.support.rule_examples import codes, laid_over_minimal

LOS_ANGELES = "court: cacd\ndivision: Western\nnumber: 2:25-cv-00000\n"
FAIRFAX = "court: vacir\ncounty: Fairfax\n"
ORLEANS = "court: ladist\ncounty: Orleans\n"
NONSUIT = "{paper: motion_for_nonsuit, dismisses: all}"
EARLIER_NONSUIT = "earlier_dismissals: [{court: Circuit Court of Fairfax County, date: 2024-01-02, by: nonsuit}]\n"


@pytest.mark.parametrize(
    ("matter", "law"),
    [
        ("events: [{event: class certified, date: 2025-05-20}]\n" + FEDERAL, "Fed. R. Civ. P. 23(e)."),
        ("parties: {kites: {minor: yes}}\n" + LOS_ANGELES, "C.D. Cal. L.R. 17-1.2."),
        ("action: [qui tam]\n" + FEDERAL, "31 U.S.C. § 3730(b)(1)."),
    ],
)
def test_a_motion_cites_the_law_on_the_approval_that_its_action_needs(tmp_path: Path, matter: str, law: str) -> None:
    (plan,) = plans(tmp_path, f"{matter}filings: [{MOTION}]\n").values()
    assert law in " ".join(paragraphs_of(plan))
    (plain_plan,) = plans(tmp_path, f"{FEDERAL}filings: [{MOTION}]\n").values()
    assert law not in " ".join(paragraphs_of(plain_plan))


def test_a_motion_for_an_additional_nonsuit_asks_the_court_to_allow_it(tmp_path: Path) -> None:
    (plan,) = plans(tmp_path, f"{FAIRFAX}{EARLIER_NONSUIT}filings: [{NONSUIT}]\n").values()
    assert "This motion asks the Court to allow an additional nonsuit." in " ".join(paragraphs_of(plan))


def test_a_motion_for_a_judgment_of_right_says_that_nobody_has_appeared(tmp_path: Path) -> None:
    (plan,) = plans(tmp_path, f"{ORLEANS}events: none\ndocket_read: 2025-06-02\nfilings: [{MOTION}]\n").values()
    assert "had not appeared of record" in " ".join(paragraphs_of(plan))
    assert "for a judgment dismissing this action" in paragraphs_of(plan)[0]


def test_a_motion_in_a_qui_tam_action_waits_for_the_consent_in_writing() -> None:
    motion = (
        "action: [qui tam]\nfilings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, "
        "prejudice: without, grounds: [The claim was paid.]%s}]\n"
    )
    (finding,) = [finding for finding in laid_over_minimal(motion % "") if finding.code == "DIS009"]
    assert finding.severity.name == "ERROR"
    assert "Attorney General have consented in writing" in finding.message
    assert finding.fix.startswith("get the consent in writing")
    relies_on = ", relies_on: {instrument: motion, because: consent of May 30, lawyer: placeholder, date: 2025-06-01}"
    assert [finding.severity.name for finding in laid_over_minimal(motion % relies_on) if finding.code == "DIS009"] == [
        "WARNING"
    ]


def test_a_notice_without_the_order_that_must_follow_it_has_a_finding() -> None:
    notice = (
        "court: tncir\ncounty: Davidson\ndivision: none\nnumber: 25C0000\njurisdiction: none\n"
        "filings: [{paper: notice_of_nonsuit, date: 2025-06-02, dismisses: all}%s]\n"
    )
    assert "DIS031" in codes(notice % "")
    assert "DIS031" not in codes(notice % ", {paper: order_of_dismissal, date: 2025-06-02}")
