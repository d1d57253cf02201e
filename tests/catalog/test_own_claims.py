"""Claims outside the catalog: a title and a law, or a firm's record of a few lines."""

from pathlib import Path

import pypdfium2
import pytest

from tests.support.runs import build, check, one_error, write_file

MATTER = """
court: ohcp
county: Franklin
parties:
  ann:
    name: Ann Example
    kind: individual
    role: plaintiff
    pro_se: true
    address: [1 High Street, "Columbus, Ohio 43215"]
    resides_in: "Franklin County, Ohio"
    telephone: (614) 555-0100
    email: ann@example.com
  harbor:
    name: Harbor Supply, Inc.
    kind: corporation
    role: defendant
    formed_in: Ohio
    principal_place: Columbus, Ohio
    address: [2 High Street, "Columbus, Ohio 43215"]
facts:
  - id: dealings
    heading: The Dealings
    paragraphs:
      - {id: sold, text: Ann Example sold Harbor forty crates of lamps.}
relief: ["award $12,000"]
filings: [{paper: complaint, date: 2026-03-02}]
claims:
"""

CLAIM = """
  - title: Account Stated
    law: Ohio
    statutes: [Ohio Rev. Code § 1319.12]
    against: [harbor]
    paragraphs:
      - {id: stated, text: Harbor kept the statement of account and did not object.}
"""

RECORD = """
id: our-account-stated
name: Account Stated
jurisdiction: Nooksack Tribal Code
elements:
  account: an account was stated
  assent:
    statement: the debtor assented to it
    pleading: "{defendant} assented to the account."
"""


@pytest.mark.slow
def test_a_claim_needs_no_more_than_a_title_and_a_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = build(write_file(tmp_path, MATTER + CLAIM))
    assert run.status == 0
    assert {finding["code"] for finding in run.findings if finding["severity"] != "note"} <= {"FMT001", "VEN007"}
    text = " ".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(tmp_path / "output" / "matter" / "complaint.pdf")
    )
    for words in ("Account Stated", "Ohio Rev. Code § 1319.12", "Harbor kept the statement of account"):
        assert words in " ".join(text.split())


@pytest.mark.slow
def test_a_claim_outside_the_catalog_is_under_the_law_that_it_names(tmp_path: Path) -> None:
    assert "CLM008" not in codes(tmp_path, CLAIM)
    assert "CLM008" in codes(tmp_path, CLAIM.replace("Ohio\n", "KY\n"))
    assert "CLM008" not in codes(tmp_path, CLAIM.replace("law: Ohio", "law: Nooksack Tribal Code"))
    assert "JUR022" not in codes(tmp_path, CLAIM)
    assert "JUR022" in codes(tmp_path, CLAIM.replace("law: Ohio", "law: US"))


def codes(root: Path, claims: str) -> set[str]:
    return {finding["code"] for finding in check(write_file(root, MATTER + claims)).findings}


def test_the_elements_of_a_claim_outside_the_catalog_are_the_users(tmp_path: Path) -> None:
    elements = f"{CLAIM}    elements: {{account-stated: [sold, stated], assent: Harbor said so in a letter.}}\n"
    run = check(write_file(tmp_path, MATTER + elements))
    assert run.status == 0


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("  - {title: Account Stated, against: [harbor]}", "neither `cause` nor `law`"),
        ("  - {law: OH, against: [harbor]}", "`law` but no `title`"),
        ("  - {law: OH, title: Account Stated, cause: wa-conversion, against: [harbor]}", "`cause` and `law`"),
        ("  - {law: ZZ, title: Account Stated, against: [harbor]}", "is not a state or territory"),
        ("  - {law: OH, title: Account Stated, variant: oral, against: [harbor]}", "`variant`"),
    ],
)
def test_half_a_claim_is_reported_in_one_line(tmp_path: Path, claim: str, message: str) -> None:
    assert message in one_error(check(write_file(tmp_path, MATTER + claim)))["message"]


@pytest.mark.slow
def test_an_unknown_cause_is_reported_and_the_remedy_says_how_to_plead_without_a_cause(tmp_path: Path) -> None:
    error = one_error(check(write_file(tmp_path, f"{MATTER}  - {{cause: oh-account, against: [harbor]}}")))
    assert "`title:` and `law:` instead of `cause:`" in error["fix"]


@pytest.mark.slow
def test_a_firms_own_record_takes_ten_lines_and_any_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(tmp_path / "causes", RECORD, "our-account-stated.yaml")
    claim = "  - {cause: our-account-stated, against: [harbor], elements: {account: [sold], assent: [sold]}}"
    run = check(write_file(tmp_path, MATTER + claim))
    assert run.status == 0
    assert "CLM001" not in {finding["code"] for finding in run.findings}
    unpleaded = check(write_file(tmp_path, MATTER + claim.replace(", assent: [sold]", "")))
    messages = [finding["message"] for finding in unpleaded.findings if finding["code"] == "CLM001"]
    assert "no allegation pleads `assent`" in messages[0]
