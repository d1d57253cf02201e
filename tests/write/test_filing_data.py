"""The data for electronic filing agree with the finished papers; TrueFiling's archive is made from them."""

import csv
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pypdfium2
import pytest

from assembler.check import check_proof
from assembler.commands.truefiling import EARLIEST_ZIP_DATE, refuse_other_files, write_bulk
from assembler.findings.finding import MatterError, Place
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.filing_data import Fact
from assembler.plan.frame.filing_data import build_filing_data
from assembler.plan.plan import Plan
from assembler.proof.proof import comparable_letters
from assembler.results import Checked, Options, Result
from tests.support import matters
from tests.support.places import CASES, ROOT, SAMPLES
from tests.support.rule_examples import KING, only
from tests.support.runs import Run, build, one_error, run_here, write_matter
from tests.support.walks import faults_by_name

CHANGES = """
nature_of_suit: 190
case_type: Contract
parties:
  beta: {dba: [String Works], aka: [Beta of Albany], address: [8 Reel Street], telephone: (212) 555-0199}
counsel:
  nobody: {name: Nobody Sample, bar_number: 000009, address: [9 Example Street], email: other@example.com}
"""

PAPERS = ["complaint.pdf", "notice_of_voluntary_dismissal.pdf"]


@pytest.fixture(scope="module")
def built_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the papers of the small suit with other names, built with filing data."""
    folder = tmp_path_factory.mktemp("filing")
    run = build(write_matter(folder, CHANGES), "--filing-data", "--out", folder / "out")
    assert run.status == 0, run.out
    return folder / "out" / "matter"


@pytest.mark.slow
def test_names_with_straight_quotation_marks_or_a_path_are_printed_and_in_the_data(tmp_path: Path) -> None:
    names = "parties:\n  alpha: {name: 'Toys \"R\" Us-Delaware, Inc.', called: Toys}\n"
    names += "  beta: {name: 'C:\\Docs Repair, Inc.'}\n"
    run = build(write_matter(tmp_path, names), "--filing-data", "--out", tmp_path / "out")
    assert [finding for finding in run.findings if finding["code"] in {"PRF033", "UPL009"}] == []
    assert run.status == 0, run.out
    assert 'Toys "R" Us-Delaware, Inc.' in {
        party["name"] for party in read_filing_data(tmp_path / "out" / "matter")["parties"]
    }


def read_filing_data(folder: Path) -> Any:
    return json.loads((folder / "filing.json").read_text("utf-8"))


def printed_letters(file: Path) -> str:
    """Return the letters of a finished PDF, read with a library other than the one that made it."""
    with pypdfium2.PdfDocument(file) as pdf:
        return comparable_letters("".join(page.get_textpage().get_text_range() for page in pdf)).casefold()


@pytest.mark.slow
def test_the_data_have_court_case_parties_counsel_and_documents(built_papers: Path) -> None:
    data = read_filing_data(built_papers)

    assert data["court"]["caption"] == "UNITED STATES DISTRICT COURT SOUTHERN DISTRICT OF NEW YORK"
    assert data["case"]["nature_of_suit"] == {"code": "190", "name": "Other Contract"}
    assert [party["name"] for party in data["parties"]] == ["Alpha Kites, Inc.", "Beta Strings, Inc."]
    assert [alias["name"] for alias in data["parties"][1]["aliases"]] == ["String Works", "Beta of Albany"]
    assert (data["counsel"][0]["bar_number"], data["counsel"][0]["represents"]) == ("000001", ["alpha"])
    assert [document["file"] for document in data["documents"]] == PAPERS
    assert [document["opens_case"] for document in data["documents"]] == [True, False]


def test_unnamed_defendants_have_the_numbers_of_the_caption_in_the_data() -> None:
    data = build_filing_data(
        matters.case("parties: {others: {name: Does, role: defendant, does: {first: 1, last: 10}}}")
    )

    assert [party.name for party in data.parties][-1] == "Does 1 through 10"
    assert "Does 1 through 10" in {fact.words for fact in data.facts}


def test_each_attorney_of_a_firm_has_the_firms_address_and_an_email_address_in_the_data() -> None:
    changes = """
        parties: {alpha: {counsel: [ann, bo]}}
        firms: {ours: {name: Ann LLP, address: [1 Example Street], telephone: (212) 555-0100}}
        counsel:
          ann: {firm: ours, address: none, telephone: none}
          bo: {name: Bo Sample, firm: ours, bar_number: 000002, email: bo@example.com}
    """
    facts = [fact for fact in build_filing_data(matters.case(changes)).facts if fact.owner[0] == "counsel"]
    assert [fact.words for fact in facts if fact.kind == "email"] == ["ann@example.com", "bo@example.com"]
    assert {fact.kind for fact in facts} == {"address", "telephone", "email"}
    assert [fact for fact in facts if not fact.required] == []


def test_each_name_number_and_title_in_the_data_is_printed_in_the_papers(built_papers: Path) -> None:
    data = read_filing_data(built_papers)
    common_texts = [data["court"]["caption"]]
    for party in data["parties"]:
        common_texts += [party["name"], *(alias["name"] for alias in party["aliases"])]
    for counsel in data["counsel"]:
        common_texts += [counsel["name"], counsel["bar_number"]]
    assert len(common_texts) == 7
    for document in data["documents"]:
        texts = [*common_texts, document["title"]]
        if not document["opens_case"]:
            texts.append(data["case"]["number"])
        letters = printed_letters(built_papers / document["file"])
        assert [text for text in texts if comparable_letters(text).casefold() not in letters] == [], document["file"]


def test_each_address_in_the_data_is_printed_or_marked_as_unprinted(built_papers: Path) -> None:
    data = read_filing_data(built_papers)
    for document in data["documents"]:
        for counsel in data["counsel"]:
            for words in (*counsel["address"], counsel["telephone"], counsel["email"]):
                assert comparable_letters(words).casefold() in printed_letters(built_papers / document["file"])
    assert [counsel["in_no_paper"] for counsel in data["counsel"]] == [[]]
    assert [party["in_no_paper"] for party in data["parties"]] == [[], ["address", "telephone"]]


def test_the_table_has_the_same_data(built_papers: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((built_papers / "filing.csv").read_text("utf-8-sig"))))

    assert [row["record"] for row in rows] == ["court", "case", "party", "party", "counsel", "document", "document"]
    assert rows[3]["aliases"] == "d/b/a String Works; a/k/a Beta of Albany"
    assert [rows[1][key] for key in ("case_type", "nature_of_suit")] == ["Contract", "190 Other Contract"]
    assert rows[1]["jury_demand"] in {"yes", "no"}
    assert [row["file"] for row in rows[5:]] == PAPERS


def proof_findings(*facts: Fact) -> list[str]:
    """Return the messages on the small complaint if its filing data are *facts*."""
    plan = matters.build_plan()
    assert plan.filing_data
    plan_with_facts = replace(plan, filing_data=replace(plan.filing_data, facts=facts or plan.filing_data.facts))
    html = render(plan)
    pages = paginate(html, plan)
    all_findings = check_proof(measure(pages.pdf, html, plan_with_facts, pages.family), plan.id, Place("matter.yaml"))
    return [finding.message for finding in all_findings]


@pytest.mark.slow
def test_data_that_the_paper_does_not_print_are_reported() -> None:
    unprinted_facts = (
        Fact("party", "Beta Strings"),
        Fact("party", "Gamma, Inc."),
        Fact("bar number", "000002"),
        Fact("telephone", "(206) 555-0101"),
        Fact("address", "2 Example Street"),
        Fact("title", "Amended Complaint"),
        Fact("court", "UNITED STATES DISTRICT COURT EASTERN DISTRICT OF NEW YORK"),
    )

    assert proof_findings() == []
    assert proof_findings(*unprinted_facts) == [
        f"the {fact.kind} `{fact.words}` of the filing data is not in the paper" for fact in unprinted_facts
    ]


@pytest.mark.slow
def test_a_build_without_the_option_writes_no_data_and_removes_outdated_data(tmp_path: Path) -> None:
    matter = write_matter(tmp_path, "filings: [{paper: complaint, date: 2025-03-03}]")
    out = tmp_path / "out"
    build(matter, "--filing-data", "--out", out)
    assert (out / "matter" / "filing.csv").exists()
    build(matter, "--out", out)
    assert sorted(file.name for file in (out / "matter").iterdir()) == ["complaint.pdf", "manifest.json"]

    (out / "matter" / "filing.json").write_text("mine")
    assert one_error(build(matter, "--filing-data", "--out", out))["code"] == "OUT002"
    assert (out / "matter" / "filing.json").read_text() == "mine"


def test_a_draft_has_no_data_for_filing(tmp_path: Path) -> None:
    run = build(write_matter(tmp_path, changes=""), "--draft", "--filing-data", "--out", tmp_path / "out")
    assert run.status == 2
    assert "leave out `--draft`" in run.err


def test_a_nature_of_suit_must_be_in_the_courts_list() -> None:
    message = only("FMT007", f"{KING}nature_of_suit: 190\n").message
    assert "has no list of nature-of-suit codes" in message


# -- TrueFiling -------------------------------------------------------------------------------------------------------


def build_archive(folder: Path, *options: str) -> tuple[Run, Path]:
    """Build the small suit into TrueFiling's archive, and return the run and the archive."""
    file = folder / "bulk.zip"
    return build(write_matter(folder, CHANGES), *options, "--truefiling", file, "--out", folder / "out"), file


@pytest.mark.slow
def test_the_archive_has_a_table_and_a_folder_for_each_bundle(tmp_path: Path) -> None:
    run, file = build_archive(tmp_path, "--document", "notice_of_voluntary_dismissal")
    first_data = file.read_bytes()
    build_archive(tmp_path, "--document", "notice_of_voluntary_dismissal")
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        table = archive.read("case-data.csv").decode("utf-8-sig")
        paper = archive.read("1/notice_of_voluntary_dismissal.pdf")
    rows = list(csv.DictReader(io.StringIO(table)))

    assert run.status == 0
    options = ("--document", "notice_of_voluntary_dismissal", "--truefiling", file, "--out", tmp_path / "out")
    run_as_text = run_here("build", tmp_path / "matter.yaml", *options)
    assert "bulk.zip  1 bundle for TrueFiling" in run_as_text.out
    assert names == ["1/notice_of_voluntary_dismissal.pdf", "case-data.csv"]
    assert paper == (tmp_path / "out" / "matter" / "notice_of_voluntary_dismissal.pdf").read_bytes()
    assert [row["Row"] for row in rows] == ["Case", "Party", "Attorney", "Party", "Filing"]
    assert {row["Bundle Number"] for row in rows} == {"1"}
    assert rows[0]["Case Number"] == "1:25-cv-00000"
    assert rows[4]["Document Name"] == "notice_of_voluntary_dismissal.pdf"
    assert file.read_bytes() == first_data


def test_an_archive_has_either_new_cases_or_existing_cases(tmp_path: Path) -> None:
    run, file = build_archive(tmp_path)
    assert one_error(run)["code"] == "OUT006"
    assert not file.exists()


@pytest.mark.slow
def test_the_data_of_every_sample_and_case_are_printed_in_its_papers() -> None:
    files = [*(ROOT / name for name in SAMPLES), *sorted(CASES.glob("*/matter.yaml"))]
    papers: dict[str, tuple[Plan, Checked]] = {}
    for file in files:
        checked = examine_matter(file, Options(root=ROOT, filing_data=True))
        papers |= {f"{file}: {plan.id}": (plan, checked) for plan in checked.plans}

    def missing_texts(name: str) -> list[str]:
        plan, checked = papers[name]
        assert plan.filing_data
        _, findings = typeset_paper(plan, checked, lambda _: None)
        return [finding.message for finding in findings if finding.code == "PRF033"]

    assert sum(len(plan.filing_data.facts) for plan, _ in papers.values() if plan.filing_data) > 250
    assert faults_by_name(papers, missing_texts) == {}


@pytest.mark.slow
def test_an_archive_whose_folder_cannot_be_made_is_a_one_line_error(tmp_path: Path) -> None:
    write_matter(tmp_path, CHANGES)
    (tmp_path / "taken").write_text("a file", "utf-8")
    file = tmp_path / "taken" / "bulk.zip"
    options = ("--document", "notice_of_voluntary_dismissal", "--truefiling", file, "--out", tmp_path / "out")
    error = one_error(build(tmp_path / "matter.yaml", *options))

    assert (error["code"], error["message"]) == ("OUT001", "is a file, not a folder")
    assert error["fix"] == "with `--truefiling`, give a file in a folder in which you may write"
    device = one_error(build(tmp_path / "matter.yaml", "--out", "/dev/null"))
    assert (device["file"], device["message"]) == ("/dev/null", "is a pipe or a device, not a folder")


def states(folder: Path) -> dict[Path, tuple[int, ...]]:
    """Return the inode, mode, size and modification time of each file in *folder*."""
    stats = {file: file.lstat() for file in folder.iterdir()}
    return {file: (stat.st_ino, stat.st_mode, stat.st_size, stat.st_mtime_ns) for file, stat in stats.items()}


def test_only_the_programs_own_archive_is_replaced_and_otherwise_nothing_is_built(tmp_path: Path) -> None:
    matter = write_matter(tmp_path, CHANGES)
    (tmp_path / "link.zip").symlink_to(matter)
    (tmp_path / "nowhere.zip").symlink_to(tmp_path / "new.zip")
    os.mkfifo(tmp_path / "pipe.zip")
    archives = {
        "other.zip": {"letter.txt": EARLIEST_ZIP_DATE},
        "edited.zip": {"1/notice.pdf": EARLIEST_ZIP_DATE, "case-data.csv": (2026, 1, 1, 0, 0, 0)},
        "own.zip": {"1/notice.pdf": EARLIEST_ZIP_DATE, "case-data.csv": EARLIEST_ZIP_DATE},
    }
    for name, entries in archives.items():
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for entry, date in entries.items():
                archive.writestr(zipfile.ZipInfo(entry, date), "")
    own_archive = (tmp_path / "own.zip").read_bytes()
    (tmp_path / "behind.zip").write_bytes(b"another file" + own_archive)
    before = states(tmp_path)
    existing = [matter, *(file for file in before if file.suffix == ".zip" and file.name != "own.zip")]

    def was_replaced(file: Path) -> bool:
        error = one_error(build(matter, "--truefiling", file, "--out", tmp_path / "out"))
        return (error["code"], error["fix"]) != ("OUT001", "give another file with `--truefiling`")

    assert len(existing) == 7
    assert [file for file in existing if was_replaced(file)] == []
    assert states(tmp_path) == before
    refuse_other_files(tmp_path / "own.zip")
    refuse_other_files(tmp_path / "new.zip")
    with pytest.raises(MatterError, match="exists and is not an archive"):
        refuse_other_files(Path(os.devnull))


def test_an_archive_does_not_replace_a_paper_of_the_same_build(tmp_path: Path) -> None:
    papers = [SimpleNamespace(file=tmp_path / "notice.pdf")]
    document = {"date": "2025-06-02", "order": 1, "opens_case": False, "file": "notice.pdf", "attachments": []}
    (tmp_path / "notice.pdf").write_text("a paper", "utf-8")
    (tmp_path / "filing.json").write_text(json.dumps({"documents": [document]}), "utf-8")

    with pytest.raises(MatterError, match="exists and is not an archive"):
        write_bulk(tmp_path / "notice.pdf", cast("list[Result]", [SimpleNamespace(papers=papers)]))
    assert (tmp_path / "notice.pdf").read_text("utf-8") == "a paper"
