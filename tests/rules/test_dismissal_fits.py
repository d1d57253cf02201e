"""A paper dismisses claims against the parties whom they are against, on possible dates."""

from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.load import load
from assembler.papers import plan_paper
from assembler.validate import validate
from tests.plan.test_dismissal_papers import FEDERAL, KING, MOTION, ORDER, laid_over, paragraphs_of, plans
from tests.support.places import TEMPLATES

COUNTS = """
claims:
  - {id: copies, cause: us-copyright-infringement, against: [strings, reels]}
  - {id: promise, cause: wa-breach-of-contract, against: [robin]}
"""
BOWS = "parties: {bows: {name: Second Bows LLC, role: plaintiff, kind: corporation, counsel: [placeholder]}}\n"


def notice(dismisses: str) -> str:
    return f"filings: [{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: [{dismisses}]}}]\n"


def errors_in(folder: Path, patch: str) -> list[str]:
    """Return the errors in *patch*, each as its message and its remedy."""
    with pytest.raises(MatterError) as stopped:
        plans(folder, FEDERAL + patch)
    assert all(finding.place.line for finding in stopped.value.findings)
    return [f"{finding.message}; {finding.fix}" for finding in stopped.value.findings]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "{parties: strings, claims: promise}",
            "`strings`; delete the claim, or dismiss a party that it is against: `robin`",
        ),
        ("{parties: [strings, robin], claims: copies}", "none of the claims named here is against `robin`"),
        ("{parties: strings, claims: [copies, us-copyright-infringement]}", "this entry already names the claim"),
    ],
)
def test_a_claim_is_dismissed_once_and_only_against_its_defendants(tmp_path: Path, entry: str, expected: str) -> None:
    (error,) = errors_in(tmp_path, COUNTS + notice(entry))
    assert expected in error


def test_parties_may_be_named_together_with_the_claims_against_each(tmp_path: Path) -> None:
    assert plans(tmp_path, FEDERAL + COUNTS + notice("{parties: [strings, robin], claims: [copies, promise]}"))
    assert plans(tmp_path, FEDERAL + COUNTS + notice("{parties: all, claims: [promise]}"))


def test_two_plaintiffs_may_each_dismiss_one_party(tmp_path: Path) -> None:
    two_entries = "{parties: strings, by: kites, prejudice: with}, {parties: strings, by: bows, prejudice: without}"
    (plan,) = plans(tmp_path, FEDERAL + BOWS + notice(two_entries)).values()
    assert "Plaintiff Second Bows LLC dismisses all of its claims" in paragraphs_of(plan)[0]


def test_no_paper_dismisses_before_the_date_of_the_complaint(tmp_path: Path) -> None:
    errors = errors_in(tmp_path, "complaint_filed: 2025-06-10\nevents: none\n" + notice("all"))
    expected = (
        "`notice_of_voluntary_dismissal` is dated 2025-06-02, before the complaint dated 2025-06-10",
        "`docket_read`, 2025-06-02, is before the complaint dated 2025-06-10",
    )
    assert errors == [f"{message}; correct the date" for message in expected]


def test_a_motion_gives_the_filing_date_of_a_complaint_that_is_not_in_the_matter(tmp_path: Path) -> None:
    motion = plans(tmp_path, f"{KING}complaint_filed: 2025-01-10\nfilings: [{MOTION}, {ORDER}]\n")
    text = " ".join(paragraphs_of(motion["motion_for_voluntary_dismissal"]))
    assert "Sample Kites filed the complaint against Defendants Imaginary Strings, Inc." in text
    assert "and Robin Example on January 10, 2025." in text


def test_a_motion_uses_the_courts_name_for_the_paper_that_opens_the_case(tmp_path: Path) -> None:
    iowa = "court: iadist\ncounty: Polk\nnumber: LACL000000\ncomplaint_filed: 2025-01-10\n"
    events = "events: [{event: amended complaint, by: [kites], date: 2025-02-03}]\n"
    motion = plans(tmp_path, f"{iowa}{events}filings: [{MOTION}]\n")["motion_for_voluntary_dismissal"]
    text = " ".join(paragraphs_of(motion))
    assert " filed the petition against Defendants " in text
    assert "Sample Kites filed the First Amended Petition on February 3, 2025." in text


def test_a_case_may_be_removed_again_after_its_remand(tmp_path: Path) -> None:
    removal = "{event: removal, by: [strings], date: %s}"
    remand = "{event: remand, date: 2025-04-01}"
    removed_twice = f"events: [{removal % '2025-03-01'}, {remand}, {removal % '2025-05-01'}]\n"
    assert plans(tmp_path, FEDERAL + removed_twice + notice("all"))
    (error,) = errors_in(tmp_path, f"events: [{remand}, {removal % '2025-05-01'}]\n" + notice("all"))
    assert error.startswith("`remand` on 2025-04-01 is before `removal` on 2025-05-01")


@pytest.mark.parametrize("blank", ["{nobody}", "{rule.x}", "{rule[x]}", "{0}", "{plaintiffs:loud}", "}"])
def test_a_firms_title_with_an_undefined_value_is_reported_with_the_allowed_values(tmp_path: Path, blank: str) -> None:
    (tmp_path / "templates").mkdir()
    firm_template = (TEMPLATES / "notice_of_voluntary_dismissal.yaml").read_text("utf-8").replace("{of}", blank)
    (tmp_path / "templates" / "notice_of_voluntary_dismissal.yaml").write_text(firm_template, "utf-8")
    source = load(laid_over(tmp_path, FEDERAL + notice("all")), root=tmp_path)
    firm_catalog = Catalog(tmp_path, root_is_named=True)
    matter = validate(source, firm_catalog)

    with pytest.raises(MatterError, match=r"the title `.*` uses an undefined value") as stopped:
        plan_paper(matter, matter.filings[0], firm_catalog)
    assert "`{plaintiffs}`" in stopped.value.findings[0].fix
