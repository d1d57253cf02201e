"""A claim under the law of Ohio and a claim in a tribal court, which are not in the catalog, are printed as typed."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.support.places import ROOT
from tests.support.runs import build, write_file

PEOPLE = """\
parties:
  ann: {name: Ann Example, role: plaintiff/petitioner, side: plaintiff, counsel: [crane]}
  harbor: {name: Harbor Example Co., role: defendant/respondent, side: defendant, described: an entity of the Band}
  stone: {name: Harvey Stone, role: defendant/respondent, side: defendant, capacity: in his official capacity}
counsel:
  crane:
    name: Wilma Crane
    bar_number: 0000000
    address: [1 Example Street, "Columbus, Ohio 43200"]
    telephone: (614) 555-0100
    email: crane@example.com
"""
CLAIMS = """\
claims:
  - title: Account Stated
    law: {law}
    statutes: {statute}
    label: FIRST CLAIM FOR RELIEF
    against: [harbor, stone]
    against_line: none
    incorporates: none
    paragraphs: [Harbor kept the statement of account and did not object.]
  - title: Money Had and Received
    law: {law}
    against: [harbor]
    incorporates: all
    paragraphs: [Harbor kept the money.]
words:
  lead: Now comes Ann Example and states as follows.
  incorporation: Plaintiff restates {{range}} as if fully rewritten herein.
  prayer: WHEREFORE, Plaintiff demands judgment in the sum of $11,204.67 and the costs of this action.
sentences: {{headings: {{claims: none, relief: none}}}}
filings: [{{paper: complaint, date: 2026-03-02, title: Complaint on Account, sections: [claims, relief]}}]
"""
BODY = (
    "Now comes Ann Example and states as follows. FIRST CLAIM FOR RELIEF Account Stated {statute} 1. Harbor kept the"
    " statement of account and did not object. COUNT TWO Money Had and Received (Against {defendant} Harbor Example"
    " Co.) 2. Plaintiff restates paragraph 1 as if fully rewritten herein. 3. Harbor kept the money. WHEREFORE,"
    " Plaintiff demands judgment in the sum of $11,204.67 and the costs of this action. DATED: March 2, 2026."
)


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def complaint_words(root: Path, court: str, law: str, statute: str, people: str = PEOPLE) -> str:
    """Return the words of the complaint without its footers, as one line."""
    run = build(write_file(root, f"{court}{people}{CLAIMS.format(law=law, statute=statute)}"))
    assert run.status == 0, run.findings
    pages = pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf")
    text = " ".join(re.sub(r"^\d+\s", "", page.get_textpage().get_text_range()) for page in pages)
    return " ".join(text.replace("\ufffe", "-").split())


@pytest.mark.slow
def test_a_claim_under_the_law_of_ohio_is_printed_as_it_was_typed(root: Path) -> None:
    people = PEOPLE.replace("/petitioner", "").replace("/respondent", "").replace(", side: plaintiff", "")
    address = "address: [2 Example Street, 'Columbus, Ohio 43200']"
    people = people.replace("side: defendant", address).replace("role: plaintiff,", f"role: plaintiff, {address},")
    statute = "Ohio Rev. Code § 1319.12"
    text = complaint_words(root, "court: ohcp\ncounty: Franklin\n", "OH", statute, people)
    assert BODY.format(statute=statute, defendant="Defendant") in text


@pytest.mark.slow
def test_a_claim_in_a_tribal_court_is_printed_as_it_was_typed(root: Path) -> None:
    page = (ROOT / "docs" / "not-here.md").read_text("utf-8")
    (record,) = re.findall(r"```yaml\n(extends: state\nname: Tribal.*?)```", page, re.DOTALL)
    write_file(root / "courts", record, "silver-creek.yaml")
    statute = "Silver Creek Tribal Code § 12-5-301"
    text = complaint_words(root, "court: silver-creek\n", "Silver Creek Tribal Code", statute)
    assert BODY.format(statute=statute, defendant="Defendant/Respondent") in text
    assert "Defendants/Respondents." in text.replace("/ ", "/")
    assert "vs." in text
