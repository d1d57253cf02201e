"""A redline against the filed copy of a paper compares the paper as filed, and reports changes of its matter."""

import json
from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.redline import ChosenPaper, EarlierPaper, RedlineSetting, earlier_paper
from assembler.results import Options
from assembler.write.filed import keep
from tests.support.plan_text import plan_text
from tests.support.runs import check, run_here, write_file, write_matter
from tests.support.stopped import findings_of
from tests.support.written_papers import write_all

RECORD = Path("filed/matter/complaint.json")
CHANGED_PARTY = "parties: {alpha: {principal_place: 'Salem, Oregon'}}\n"
AMENDED = """\
extends: suit.yaml
complaint_filed: 2025-03-03
filings: {change: {complaint: {date: 2025-03-20, amends: {file: matter.yaml}}}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with a matter whose complaint was built and filed."""
    monkeypatch.chdir(tmp_path)
    write_matter(tmp_path, "about: x\n")
    write_all(examine_matter(Path("matter.yaml"), Options()), b"%PDF-1.7 first")
    assert keep(Path("matter.yaml"), "complaint", Options(), replace=False).findings == ()
    return tmp_path


def read_earlier_paper() -> EarlierPaper:
    return earlier_paper(ChosenPaper(Path("matter.yaml"), "complaint"), RedlineSetting(Options()))


def remarks(paper: EarlierPaper) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in paper.findings]


def remove_plan() -> None:
    """Change the record to the format of an earlier version of the program, which has no plan."""
    record = json.loads(RECORD.read_text("utf-8"))
    del record["plan"], record["plan_sha256"], record["planned"]
    RECORD.write_text(json.dumps(record), "utf-8")


def test_a_paper_whose_matter_is_unchanged_is_compared_without_findings() -> None:
    assert remarks(read_earlier_paper()) == []


def test_a_paper_whose_matter_was_changed_is_compared_as_it_was_filed(folder: Path) -> None:
    filed_text = plan_text(read_earlier_paper().plan)
    write_matter(folder, CHANGED_PARTY)
    paper = read_earlier_paper()

    assert paper.is_filed
    assert plan_text(paper.plan) == filed_text
    ((code, message),) = remarks(paper)
    assert code == "CMP005"
    assert message == (
        "the matter of `complaint` was changed after the paper was filed; `complaint` is compared as it was filed on "
        "2025-03-03"
    )


def test_a_case_number_that_came_later_is_not_in_the_paper_as_it_was_filed(folder: Path) -> None:
    filed_text = plan_text(read_earlier_paper().plan)
    write_matter(folder, "number: 1:25-cv-00001\njudge: Jane Q. Sample\n")

    assert plan_text(read_earlier_paper().plan) == filed_text
    assert remarks(read_earlier_paper()) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("extends: suit.yaml\ncourt: nowhere\n", "the matter of `complaint` has errors: "),
        ("a: b\na: c\n", "the matter of `complaint` has errors: "),
    ],
)
def test_a_paper_whose_matter_no_longer_builds_is_compared_as_it_was_filed(
    folder: Path, text: str, reason: str
) -> None:
    filed_text = plan_text(read_earlier_paper().plan)
    write_file(folder, text)
    paper = read_earlier_paper()
    ((code, message),) = remarks(paper)

    assert plan_text(paper.plan) == filed_text
    assert code == "CMP005"
    assert message.startswith(reason)
    assert message.endswith("; `complaint` is compared as it was filed on 2025-03-03")
    assert "\n" not in message


def test_a_record_of_an_earlier_version_is_reported_to_have_no_plan(folder: Path) -> None:
    remove_plan()
    write_matter(folder, CHANGED_PARTY)
    paper = read_earlier_paper()
    ((code, message),) = remarks(paper)

    assert not paper.is_filed
    assert code == "CMP005"
    assert message.endswith("the copy of the filed paper has no plan; `complaint` is compared as the matter is now")
    assert "`assembler import filed/matter/complaint.pdf`" in paper.findings[0].fix


@pytest.mark.slow
def test_a_record_of_an_earlier_version_does_not_hide_an_error(folder: Path) -> None:
    remove_plan()
    write_matter(folder, "court: nowhere\n")

    assert findings_of(read_earlier_paper)[0].code != "CMP005"


def test_a_changed_plan_in_the_record_is_reported(folder: Path) -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    RECORD.write_text(json.dumps({**record, "plan": record["plan"].replace("Alpha", "Omega")}), "utf-8")
    write_matter(folder, CHANGED_PARTY)
    paper = read_earlier_paper()

    assert not paper.is_filed
    assert remarks(paper) == [
        ("OUT002", "has a different text from the filed paper"),
        ("CMP005", "the record of `complaint` as filed cannot be used; `complaint` is compared as the matter is now"),
    ]


def test_redline_and_the_check_of_an_amendment_report_a_filed_copy_without_its_record(folder: Path) -> None:
    RECORD.unlink()
    write_matter(folder, CHANGED_PARTY)
    write_file(folder, AMENDED, "amended.yaml")

    assert remarks(read_earlier_paper()) == [
        ("CMP005", "the record of `complaint` as filed is missing; `complaint` is compared as the matter is now")
    ]
    (finding,) = (finding for finding in check("amended.yaml").findings if finding["code"] == "OUT010")
    assert finding["message"] == "was kept as filed, but its record, `complaint.json`, is missing"


@pytest.mark.slow
def test_a_complaint_can_amend_a_filed_complaint_whose_matter_has_errors_now(folder: Path) -> None:
    write_file(folder, "extends: suit.yaml\ncourt: nowhere\n")
    write_file(folder, AMENDED, "amended.yaml")
    run = check("amended.yaml")
    (unusable,) = [finding for finding in run.findings if finding["code"] == "MAT013"]

    assert run.status == 0
    assert unusable["severity"] == "warning"
    assert unusable["message"].startswith("`matter.yaml` has errors: ")
    assert unusable["message"].endswith("; `complaint` is taken as it was filed")


def test_a_paper_that_the_matter_no_longer_makes_is_kept_without_its_plan(folder: Path) -> None:
    write_matter(folder, CHANGED_PARTY)
    kept_copy = keep(Path("matter.yaml"), "complaint", Options(), replace=True)
    (note,) = kept_copy.findings
    assert note.code == "CMP006"
    assert str(note.severity) == "note"
    assert "plan" not in json.loads(RECORD.read_text("utf-8"))


@pytest.mark.slow
def test_one_line_says_that_the_comparison_is_with_the_filed_paper(folder: Path) -> None:
    write_file(folder, "extends: suit.yaml\ncourt: nowhere\n")
    write_file(folder, AMENDED, "amended.yaml")
    run = run_here("redline", "--table", "numbers.csv", "amended.yaml")

    (line,) = [line for line in run.out.splitlines() if "CMP005" in line]
    assert line.endswith("`complaint` is compared as it was filed on 2025-03-03")
    assert run.status == 0
    assert (folder / "redline.pdf").is_file()
