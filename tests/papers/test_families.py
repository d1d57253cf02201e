"""Each paper belongs to a family, which defines its keys and its filer."""

from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.model.document import usual_family
from assembler.papers import every_filing, family, family_names
from assembler.validate.filings import filing_faults
from assembler.validate.records import MatterRecords
from tests.support.matters import build_plan, case, catalog, matter, source
from tests.support.places import ROOT
from tests.support.runs import build, check, write_file
from tests.support.stopped import refusal

BETA = "parties: {beta: {counsel: other}}\ncounsel: {other: {name: Robin Opponent, bar_number: '00001'}}\n"
ANSWER = BETA + "filings: [{paper: answer, date: 2025-06-02, %s, responses: [Beta denies it.]}]\n"


def test_each_family_has_a_record_whose_keys_are_known() -> None:
    assert len(family_names()) >= 6
    for name in family_names():
        assert family(name).filing_model.model_fields.keys() <= every_filing().model_fields.keys()


@pytest.mark.parametrize(
    ("filer", "code", "message"),
    [
        ("title: Answer", "MAT007", "nobody files `answer`"),
        ("filed_by: [beta, alpha]", "MAT003", "is filed by parties on different sides: `beta` (defendant)"),
        ("filed_by: gamma", "MAT004", "no party is called `gamma`"),
    ],
)
def test_a_paper_that_either_side_may_file_needs_a_filer(filer: str, code: str, message: str) -> None:
    finding = refusal(ANSWER % filer)
    assert finding.code == code
    assert message in finding.message


def test_a_party_that_has_left_the_case_files_nothing_more() -> None:
    with_beta_gone = "parties: {beta: {terminated: {date: 2025-05-01, how: dismissed}}}\n"
    finding = refusal(with_beta_gone + (ANSWER % "filed_by: beta").replace(BETA, ""))
    assert finding.message == "`beta` has left the case by the date of `answer`"


def test_the_filer_of_a_paper_signs_it_and_is_named_in_it() -> None:
    assert matter(ANSWER % "filed_by: beta").filings[0].filed_by == ("beta",)
    answer = build_plan(ANSWER % "filed_by: beta, signed: other", 0)
    assert answer.caption.title == ("DEFENDANT’S ANSWER",)
    (signer,) = answer.signature.signers
    assert signer.signed == "/s/ Robin Opponent"
    assert signer.lines[-1].startswith("Attorney for Defendant")
    assert f"{case(ANSWER % 'filed_by: beta', 0).opponents:named}".startswith("Plaintiff")


@pytest.mark.parametrize(
    ("filers", "title"),
    [
        ("beta", "DEFENDANT BETA’S ANSWER"),
        ("[beta, delta]", "DEFENDANTS’ ANSWER"),
        ("[delta, beta]", "DEFENDANTS’ ANSWER"),
    ],
)
def test_the_title_names_the_filers_unless_they_are_the_whole_side(filers: str, title: str) -> None:
    changes = ANSWER % f"filed_by: {filers}"
    delta = "{delta: {name: Delta Example, called: Delta, role: defendant, kind: individual}, beta:"
    (line,) = build_plan(changes.replace("{beta:", delta), 0).caption.title
    assert line == title


def test_a_paper_with_only_paragraphs_needs_at_least_one() -> None:
    record = catalog().record("document", "answer")
    suit = matter(ANSWER % "filed_by: beta, signed: other")
    message = "`answer` has no text: its only section is `paragraphs`, and the filing gives none"
    paper = record.model_copy(update={"sections": ("paragraphs",), "lead": ""})

    def messages_with(*paragraphs: str) -> list[str]:
        filing = suit.filings[0].model_copy(update={"paper": paper, "paragraphs": paragraphs})
        faults = filing_faults(suit.model_copy(update={"filings": (filing,)}), source(), catalog())
        return [finding.message for finding in faults]

    assert message in messages_with()
    assert message not in messages_with("Beta appears.")


def test_a_date_in_place_of_a_map_for_termination_has_an_example_as_remedy() -> None:
    finding = refusal("parties: {beta: {terminated: 2025-05-01}}\n")
    assert finding.fix == "write a map, as in `terminated: {date: 2021-03-02}`"


def test_an_answer_can_only_be_a_draft_and_the_finding_says_why(tmp_path: Path) -> None:
    finding = next(finding for finding in check(_matter_with_answer(tmp_path)).findings if finding["code"] == "MAT012")
    assert "can be built only as a draft: nothing checks that it answers every paragraph" in str(finding["message"])


@pytest.mark.slow
def test_a_draft_of_a_draft_only_paper_has_a_note_and_no_error(tmp_path: Path) -> None:
    arguments = ("--root", ROOT, ROOT / "tests" / "cases" / "answer_federal")
    draft = build("--out", tmp_path / "draft", "--draft", *arguments)
    finding = next(finding for finding in draft.findings if finding["code"] == "MAT012")
    assert (draft.status, finding["severity"]) == (0, "note")
    assert finding["fix"] == "check the points in the message yourself"
    assert build("--out", tmp_path / "final", *arguments).status == 1


def _matter_with_answer(folder: Path) -> Path:
    text = (
        "court: wawd\ndivision: Seattle\nnumber: 2:25-cv-00000\n"
        "parties:\n  a: {name: Alpha, role: plaintiff, kind: individual}\n"
        "  b: {name: Beta, role: defendant, kind: individual, pro_se: true}\n"
        "filings: [{paper: answer, date: 2025-06-02, filed_by: b, responses: [Beta denies it.]}]\n"
    )
    return write_file(folder, text)


def test_a_key_of_another_family_is_reported_with_the_papers_that_have_that_key() -> None:
    finding = refusal("filings: [{paper: complaint, date: 2025-06-02, hearing: {date: 2025-07-01}}]\n")
    assert finding.message == "`hearing` is not a known key of a `complaint`"
    assert finding.fix.startswith("delete it; it is a key of `declaration`")
    assert "civ_110_data_sheet" not in finding.fix  # which is never filed


def test_an_unknown_kind_of_paper_is_one_finding(tmp_path: Path) -> None:
    record = (
        "id: notice\nfamily: nothing\nname: N\nabout: N.\ntitle: N\nshort_title: N\nsections: [paragraphs]\n"
        "authority: [{cite: CR 7, basis: memory, says: papers}]\n"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "notice.yaml").write_text(record)
    firm_catalog = Catalog(tmp_path, tmp_path / "templates")
    with pytest.raises(MatterError) as raised:
        MatterRecords(firm_catalog).filing_record("notice")
    (finding,) = raised.value.findings
    assert finding.message == "no family of papers is called `nothing`"
    assert finding.place.file.endswith("templates/notice.yaml")
    assert (finding.place.line, finding.place.column) == (2, 9)


FAMILIES_TO_INFER = {"opening", "ending", "motion", "order", "declaration"}
"""The families of the records that were written before a record had to name its family."""


def test_the_family_of_a_document_type_without_one_is_inferred_from_its_keys() -> None:
    for name in catalog().names("document"):
        document = catalog().record("document", name)
        if document.family in FAMILIES_TO_INFER:
            data = document.model_dump(include={"opens", "signer", "sections"})
            assert usual_family(data) == document.family, name


MOTION = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, hearing: {date: 2025-07-01}}"


@pytest.mark.parametrize(("court", "is_printed"), [("court: wasuper\ncounty: Pierce", False), ("court: casuper", True)])
def test_a_hearing_that_no_paper_of_the_court_prints_is_reported(court: str, is_printed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    parties = "parties:\n  a: {name: Alpha, role: plaintiff, kind: individual}\n"
    parties += "  b: {name: Beta, role: defendant, kind: individual, pro_se: true}\n"
    file = write_file(tmp_path, f"{court}\nnumber: 25-2-00000-0\n{parties}filings: [{MOTION}]\n")
    messages = [str(finding["message"]) for finding in check(file).findings]
    assert any("`hearing` is not printed" in message for message in messages) is not is_printed


def test_an_attorney_only_on_the_first_page_needs_a_court_that_names_counsel_there() -> None:
    finding = refusal("counsel: {ann: {first_page_only: true}}\n")
    assert finding.message.startswith("papers in `nysd` name no counsel on the first page")
