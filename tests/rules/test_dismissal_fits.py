"""What a paper dismisses runs against those whom it names, and its days can be so."""

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


def refused(folder: Path, patch: str) -> list[str]:
    """Return what is wrong with *patch*, each fault with its place and its remedy."""
    with pytest.raises(MatterError) as stopped:
        plans(folder, FEDERAL + patch)
    assert all(one.place.line for one in stopped.value.findings)
    return [f"{one.message}; {one.fix}" for one in stopped.value.findings]


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (
            "{parties: strings, claims: promise}",
            "`strings`; delete the claim, or dismiss a party that it is against: `robin`",
        ),
        ("{parties: [strings, robin], claims: copies}", "none of the claims named here is against `robin`"),
        ("{parties: strings, claims: [copies, us-copyright-infringement]}", "this entry already names the claim"),
    ],
)
def test_a_claim_is_dismissed_once_and_against_those_whom_it_is_against(tmp_path: Path, entry: str, wrong: str) -> None:
    (found,) = refused(tmp_path, COUNTS + notice(entry))
    assert wrong in found


def test_parties_may_be_named_together_with_the_claims_against_each(tmp_path: Path) -> None:
    assert plans(tmp_path, FEDERAL + COUNTS + notice("{parties: [strings, robin], claims: [copies, promise]}"))
    assert plans(tmp_path, FEDERAL + COUNTS + notice("{parties: all, claims: [promise]}"))


def test_two_plaintiffs_may_each_dismiss_one_party(tmp_path: Path) -> None:
    each = "{parties: strings, by: kites, prejudice: with}, {parties: strings, by: bows, prejudice: without}"
    (plan,) = plans(tmp_path, FEDERAL + BOWS + notice(each)).values()
    assert "Plaintiff Second Bows LLC dismisses all of its claims" in paragraphs_of(plan)[0]


def test_no_paper_dismisses_before_the_day_that_the_matter_gives_the_complaint(tmp_path: Path) -> None:
    found = refused(tmp_path, "complaint_filed: 2025-06-10\nevents: none\n" + notice("all"))
    told = (
        "`notice_of_voluntary_dismissal` is dated 2025-06-02, before the complaint dated 2025-06-10",
        "`docket_read`, 2025-06-02, is before the complaint dated 2025-06-10",
    )
    assert found == [f"{one}; correct the date" for one in told]


def test_a_motion_says_when_the_complaint_was_filed_where_the_matter_has_no_complaint(tmp_path: Path) -> None:
    motion = plans(tmp_path, f"{KING}complaint_filed: 2025-01-10\nfilings: [{MOTION}, {ORDER}]\n")
    text = " ".join(paragraphs_of(motion["motion_for_voluntary_dismissal"]))
    assert "Sample Kites filed the complaint against Defendants Imaginary Strings, Inc." in text
    assert "and Robin Example on January 10, 2025." in text


def test_a_motion_calls_the_paper_that_opens_the_case_as_its_court_does(tmp_path: Path) -> None:
    iowa = "court: iadist\ncounty: Polk\nnumber: LACL000000\ncomplaint_filed: 2025-01-10\n"
    events = "events: [{event: amended complaint, by: [kites], date: 2025-02-03}]\n"
    text = " ".join(
        paragraphs_of(plans(tmp_path, f"{iowa}{events}filings: [{MOTION}]\n")["motion_for_voluntary_dismissal"])
    )
    assert " filed the petition against Defendants " in text
    assert "Sample Kites filed the First Amended Petition on February 3, 2025." in text


def test_a_case_may_be_removed_again_after_its_remand(tmp_path: Path) -> None:
    there, back = "{event: removal, by: [strings], date: %s}", "{event: remand, date: 2025-04-01}"
    again = f"events: [{there % '2025-03-01'}, {back}, {there % '2025-05-01'}]\n"
    assert plans(tmp_path, FEDERAL + again + notice("all"))
    (found,) = refused(tmp_path, f"events: [{back}, {there % '2025-05-01'}]\n" + notice("all"))
    assert found.startswith("`remand` on 2025-04-01 is before `removal` on 2025-05-01")


@pytest.mark.parametrize("blank", ["{nobody}", "{rule.x}", "{rule[x]}", "{0}", "{plaintiffs:loud}", "}"])
def test_a_firms_title_that_cannot_be_filled_is_told_with_what_it_may_ask_for(tmp_path: Path, blank: str) -> None:
    (tmp_path / "templates").mkdir()
    ours = (TEMPLATES / "notice_of_voluntary_dismissal.yaml").read_text("utf-8").replace("{of}", blank)
    (tmp_path / "templates" / "notice_of_voluntary_dismissal.yaml").write_text(ours, "utf-8")
    source = load(laid_over(tmp_path, FEDERAL + notice("all")), root=tmp_path)
    known = Catalog(tmp_path, root_is_named=True)
    matter = validate(source, known)

    with pytest.raises(MatterError, match=r"the title `.*` uses an undefined value") as stopped:
        plan_paper(matter, matter.filings[0], known)
    assert "`{plaintiffs}`" in stopped.value.findings[0].fix
