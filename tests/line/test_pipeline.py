"""All steps together: which papers are built, left in place or stopped."""

import json
from datetime import date
from pathlib import Path

import pytest

from assembler.findings.finding import MatterError, Severity
from assembler.pipeline import assemble, examine_matter
from assembler.results import Options, Result
from tests.support.runs import write_matter

pytestmark = pytest.mark.pdf

ANSWERED = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
CHARACTER_WITHOUT_GLYPH = (
    "more_facts: [{id: more, heading: More, paragraphs: ['Beta sent a \N{SLIGHTLY SMILING FACE} sign.']}]\n"
)


def run(changes: str, folder: Path, **options: object) -> Result:
    return assemble(write_matter(folder, changes), Options(out=Path("out"), **options))  # type: ignore[arg-type]


def errors(result: Result) -> list[str]:
    return [finding.code for finding in result.findings if finding.severity is Severity.ERROR]


def names(result: Result) -> list[str]:
    return [paper.file.name for paper in result.papers]


COMPLAINT = "complaint.pdf"
NOTICE = "notice_of_voluntary_dismissal.pdf"


@pytest.mark.slow
def test_every_paper_of_the_matter_is_built_with_one_manifest(folder: Path) -> None:
    result = run(changes="", folder=folder)
    assert errors(result) == []
    assert names(result) == [COMPLAINT, NOTICE]
    assert sorted(file.name for file in (folder / "out" / "matter").iterdir()) == [COMPLAINT, "manifest.json", NOTICE]


def test_only_the_requested_papers_are_built(folder: Path) -> None:
    assert names(run(changes="", folder=folder, documents=("notice_of_voluntary_dismissal",))) == [NOTICE]


def test_a_paper_that_is_not_in_the_matter_stops_the_build(folder: Path) -> None:
    result = run(changes="", folder=folder, documents=("complant",))
    (finding,) = result.findings
    assert finding.message == "no paper is called `complant`"
    assert finding.fix == "did you mean `complaint`?"
    assert result.papers == ()


@pytest.mark.slow
def test_a_paper_with_an_error_is_not_written_but_the_others_are(folder: Path) -> None:
    result = run(ANSWERED, folder)
    assert "DIS001" in errors(result)
    assert names(result) == [COMPLAINT]
    assert not (folder / "out" / "matter" / NOTICE).exists()
    assert result.earlier_papers == ()


@pytest.mark.slow
def test_an_earlier_paper_is_left_in_place_and_named(folder: Path) -> None:
    run(changes="", folder=folder)
    old_data = (folder / "out" / "matter" / NOTICE).read_bytes()
    result = run(ANSWERED, folder)
    assert result.earlier_papers == (Path("out/matter") / NOTICE,)
    assert (folder / "out" / "matter" / NOTICE).read_bytes() == old_data


@pytest.mark.slow
def test_the_manifest_still_lists_a_paper_that_was_left_in_place(folder: Path) -> None:
    run(changes="", folder=folder)
    run(ANSWERED, folder)
    papers = json.loads((folder / "out" / "matter" / "manifest.json").read_text("utf-8"))["papers"]
    assert list(papers) == [COMPLAINT, NOTICE]


def test_earlier_papers_are_named_if_the_matter_is_unusable_now(folder: Path) -> None:
    run(changes="", folder=folder)
    result = run("nonsense: 1\n", folder)
    assert errors(result) == ["MAT002"]
    assert [file.name for file in result.earlier_papers] == [COMPLAINT, NOTICE]


def test_an_error_on_a_page_is_located_at_the_words_that_cause_it(folder: Path) -> None:
    result = run(CHARACTER_WITHOUT_GLYPH, folder, documents=("complaint",))
    (finding,) = (error for error in result.findings if error.severity is Severity.ERROR)
    assert "U+1F642" in finding.message
    assert finding.place.file == "matter.yaml"
    assert finding.place.line == 2
    assert result.papers == ()


def test_a_dismissal_that_the_law_closes_is_not_drafted(folder: Path) -> None:
    result = run(ANSWERED, folder, draft=True)
    assert "DIS001" in errors(result)
    assert names(result) == ["complaint.draft.pdf"]
    papers = json.loads((folder / "out" / "matter" / "manifest.json").read_text("utf-8"))["papers"]
    assert all(entry["draft"] for entry in papers.values())


@pytest.mark.slow
def test_a_draft_does_not_replace_the_paper(folder: Path) -> None:
    run(changes="", folder=folder)
    old_data = (folder / "out" / "matter" / COMPLAINT).read_bytes()
    run(changes="", folder=folder, draft=True)
    assert (folder / "out" / "matter" / COMPLAINT).read_bytes() == old_data


def test_a_broken_promise_of_the_program_stops_a_draft(folder: Path) -> None:
    assert run(CHARACTER_WITHOUT_GLYPH, folder, draft=True, documents=("complaint",)).papers == ()


@pytest.mark.slow
def test_the_same_matter_gives_the_same_bytes(folder: Path) -> None:
    first_hashes = [paper.sha256 for paper in run(changes="", folder=folder).papers]
    manifest = (folder / "out" / "matter" / "manifest.json").read_bytes()
    assert [paper.sha256 for paper in run(changes="", folder=folder).papers] == first_hashes
    assert (folder / "out" / "matter" / "manifest.json").read_bytes() == manifest


def test_today_is_the_date_of_a_paper_that_has_none(folder: Path) -> None:
    matter = write_matter(folder, "filings: [{paper: complaint}]")
    checked = examine_matter(matter, Options(today=date(2025, 7, 4)))
    assert "July\N{NO-BREAK SPACE}4, 2025" in checked.plans[0].signature.dated


@pytest.mark.slow
def test_an_invalid_matter_gives_findings_and_no_papers(folder: Path) -> None:
    result = run("court: atlantis\n", folder)
    assert errors(result) == ["MAT004"]
    assert result.papers == ()
    with pytest.raises(MatterError):
        examine_matter(write_matter(folder, "court: atlantis\n"), Options())


def test_each_step_is_reported_when_it_begins(folder: Path) -> None:
    steps: list[str] = []
    assemble(write_matter(folder, changes=""), Options(out=Path("out"), documents=("complaint",)), steps.append)
    assert [step.split()[0] for step in steps] == [
        "load",
        "validate",
        "plan",
        "check",
        "render",
        "prove",
        "write",
    ]


def test_the_manifest_describes_the_paper_and_its_sources(folder: Path) -> None:
    (paper,) = run(changes="", folder=folder, documents=("complaint",)).papers
    manifest = json.loads((folder / "out" / "matter" / "manifest.json").read_text("utf-8"))
    entry = manifest["papers"][COMPLAINT]
    assert entry["sha256"] == paper.sha256
    assert entry["pages"] == paper.page_count
    assert entry["paragraphs"]["signed"]["number"] == 6
    assert all(1 <= pages["page"] <= pages["to"] <= paper.page_count for pages in entry["paragraphs"].values())
    assert entry["court"]["values"]["margins"]["basis"] == "copy"
    assert entry["headings"]["c-contract"]["label"] == "COUNT ONE"
    assert set(entry["versions"]) == {"assembler", "templates", "engine", "font"}
    assert str(folder) not in json.dumps(manifest)
