"""The papers of an amendment: their text, their attachments and their requirements."""

import re
import shutil
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pypdfium2
import pytest

from assembler.comparing.tokens import text_of
from assembler.comparing.units import rich_texts
from assembler.papers.opening.amended_form_text import form_lines
from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.amendments import AMENDED, MOTION, findings_on_second
from tests.support.matters import catalog
from tests.support.places import ROOT
from tests.support.runs import build, check, run_here, write_file

pytestmark = pytest.mark.usefixtures("first")

NUMBERS_RIGHT_EDGE = 60
"""The right edge of the line numbers, in points from the left edge of the page."""


def test_a_paper_about_an_amended_complaint_needs_one() -> None:
    (finding,) = findings_on_second(
        "extends: first.yaml\nnumber: 25-2-00000-0 SEA\nfilings: {add: [{paper: motion_for_leave_to_amend}]}\n",
        "MAT007",
    )

    assert finding["message"] == "`motion_for_leave_to_amend` is about an amended complaint, and the matter has none"


@pytest.mark.slow
def test_a_paper_names_one_of_several_amended_complaints() -> None:
    second_complaint = "    - {paper: complaint, id: third, date: 2026-02-02, amends: complaint}\n"
    (finding,) = findings_on_second(AMENDED + MOTION + second_complaint, "MAT007")
    assert finding["fix"] == "add `proposes:` with one of complaint, third"

    motion = MOTION.replace("leave_to_amend\n      date", "leave_to_amend\n      proposes: third\n      date", 1)
    assert findings_on_second(AMENDED + motion + second_complaint, "MAT007", "MAT004") == []

    (finding,) = findings_on_second(AMENDED + motion.replace("third", "fourth") + second_complaint, "MAT004")
    assert finding["message"] == "no amended complaint is called `fourth`"


def test_an_order_needs_a_motion_or_a_stipulation() -> None:
    order = "  add: [{paper: order_granting_leave_to_amend, date: 2026-01-12}]\n"
    (finding,) = findings_on_second(AMENDED + order, "MAT007")

    assert finding["message"] == (
        "`order_granting_leave_to_amend` accompanies a motion or a stipulation on an amended complaint, but the matter "
        "has none"
    )


@pytest.mark.slow
def test_a_proposed_complaint_is_not_an_unauthorized_amendment() -> None:
    answered = "events: [{event: answer, by: invented_orchards, date: 2025-12-01}]\n"
    assert findings_on_second(AMENDED + answered, "FMT017") == []

    (finding,) = findings_on_second(AMENDED.replace("proposed: true, ", "") + answered, "FMT017")
    assert "`proposed: true`" in finding["fix"]


@pytest.mark.slow
def test_a_motion_attaches_the_proposed_pleading_unsigned() -> None:
    matter = AMENDED.replace("proposed: true,", "proposed: true, signed: [sample],")
    write_file(Path.cwd(), matter + MOTION, "second.yaml")
    run = build("second.yaml")

    assert run.status == 0
    paper = printed_text(Path("output/second/motion_for_leave_to_amend.pdf"))
    assert "is attached as Exhibit A." in paper
    exhibit = paper.partition("EXHIBIT A")[2]
    assert "[PROPOSED] FIRST AMENDED COMPLAINT" in exhibit
    assert "s/Dana Sample" not in exhibit


@pytest.mark.slow
def test_a_marked_copy_can_be_attached() -> None:
    motion = MOTION.replace("      grounds", "      attaches: [proposed pleading, marked copy]\n      grounds")
    write_file(Path.cwd(), AMENDED + motion, "second.yaml")

    assert build("second.yaml").status == 0
    _, clean, marked = printed_text(Path("output/second/motion_for_leave_to_amend.pdf")).split(" EXHIBIT ")
    assert "prejudgment interest" in marked
    assert "prejudgment interest" not in clean


def test_an_exhibit_that_is_attached_twice_is_reported_before_the_build() -> None:
    motion = MOTION.replace("      grounds", "      attaches: [marked copy, marked copy]\n      grounds")
    write_file(Path.cwd(), AMENDED + motion, "second.yaml")
    (finding,) = [finding for finding in check("second.yaml").findings if finding["code"] == "MAT005"]
    assert finding["message"] == "`marked copy` is listed twice"


@pytest.mark.slow
def test_a_marked_copy_needs_the_earlier_complaint() -> None:
    amendment = AMENDED.replace(", amends: {file: first.yaml}", ", title: First Amended Complaint")
    motion = MOTION.replace("      grounds", "      attaches: [marked copy]\n      grounds")
    write_file(Path.cwd(), amendment + motion, "second.yaml")
    for run in (check("second.yaml"), build("second.yaml")):
        motion_finding, order_finding = (finding for finding in run.findings if finding["code"] == "CMP004")
        assert {motion_finding["severity"], order_finding["severity"]} == {"error"}
        assert motion_finding["message"] == (
            "`motion_for_leave_to_amend` attaches a marked copy, but the matter of the earlier complaint is not known"
        )
        assert order_finding["message"].startswith(
            "`order_granting_leave_to_amend` accompanies `motion_for_leave_to_amend`"
        )
    assert not Path("output/second/motion_for_leave_to_amend.pdf").exists()


@pytest.mark.slow
def test_an_error_of_the_complaint_is_corrected_before_its_marked_copy_is_made() -> None:
    motion = MOTION.replace("      grounds", "      attaches: [marked copy]\n      grounds")
    with_wrong_date = AMENDED.replace("date: 2026-01-12, proposed", "date: 2025-10-01, proposed", 1)
    write_file(Path.cwd(), with_wrong_date + motion, "second.yaml")
    fixes = [finding["fix"] for finding in build("second.yaml").findings if finding["code"] == "CMP004"]
    assert fixes[0] == "correct the error of `complaint` first"


def printed_text(file: Path) -> str:
    """Return the text of a PDF, on one line."""
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_form_of_a_court_lists_the_points_of_a_declaration() -> None:
    (line,) = (line for line in form_lines(catalog().record("court", "casuper").amended) if line.about == "declaration")

    assert line.cite == "Cal. Rules of Court, rule 3.1324(b)"
    assert line.says == (
        "a separate declaration of the effect of the amendment, why it is necessary and proper, when the facts were "
        "discovered, and why the request was not made earlier"
    )


LISTED_CHANGE = re.compile(r"Page (\d+), paragraph \d+, line (\d+): “(The price was \$[\d,]+\.)”")


@pytest.mark.slow
def test_a_motion_gives_the_page_and_line_of_each_change_as_the_complaints_print_them() -> None:
    case = ROOT / "tests/cases/amend_motion_california"
    for matter in ("earlier.yaml", "matter.yaml"):
        assert build("--root", ROOT, case / matter).status == 0
    folder = Path("output/tests/cases/amend_motion_california")
    changes = LISTED_CHANGE.findall(printed_text(folder / "matter/motion_for_leave_to_amend.pdf"))

    assert changes == [
        (*place_of("The price was $112,000.", folder / "earlier/complaint.pdf"), "The price was $112,000."),
        (*place_of("The price was $134,500.", folder / "matter/complaint.pdf"), "The price was $134,500."),
    ]


class PlacedRun(NamedTuple):
    """A run of text on a page, with the left and the bottom edge of its box."""

    left: float
    bottom: float
    text: str


def place_of(words: str, file: Path) -> tuple[str, str]:
    """Return the page and line number of the first line of *file* that contains *words*."""
    with pypdfium2.PdfDocument(file) as document:
        for page_number, page in enumerate(document, 1):
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            runs = [PlacedRun(box[0], box[1], text.get_text_bounded(*box).strip()) for box in boxes]
            line_numbers = [run for run in runs if run.text.isdigit() and run.left < NUMBERS_RIGHT_EDGE]
            for run in runs:
                if words in run.text:
                    nearest_number = min(line_numbers, key=lambda number: abs(number.bottom - run.bottom))
                    return str(page_number), nearest_number.text
    return "", ""


OREGON = "court: ord\ncounty: none\ndivision: Portland\n"


CALIFORNIAN = "court: casuper\ncounty: Los Angeles\n"


def body_of_motion(text: str, court: str = OREGON) -> str:
    """Return the words of the body of the motion in the matter *text*, in the District of Oregon or another *court*."""
    _, motion, *_ = examine_matter(write_file(Path.cwd(), court + text, "second.yaml"), Options(draft=True)).plans
    return " ".join(text_of(rich) for block in motion.body for rich in rich_texts(block))


@pytest.mark.slow
def test_a_motion_says_that_nothing_is_added_only_if_the_marked_copy_has_no_insertion() -> None:
    body = body_of_motion(AMENDED + MOTION)

    assert "would delete these allegations of the Complaint:" in body
    assert "Opening sentence: “" in body
    assert "brings this First Amended Complaint against" in body
    assert "also differs from the Complaint in" in body
    assert "no allegations" not in body


@pytest.mark.slow
def test_a_motion_has_a_blank_for_changes_from_an_unknown_complaint() -> None:
    amendment = AMENDED.replace(", amends: {file: first.yaml}", ", title: First Amended Complaint")
    body = body_of_motion(
        amendment + MOTION.replace("      grounds", "      attaches: [proposed pleading]\n      grounds")
    )

    assert "would make these changes to the Complaint: ___" in body
    assert "no allegations" not in body


@pytest.mark.slow
def test_a_declaration_that_is_evidence_has_an_article() -> None:
    motion = MOTION.replace("      grounds", "      evidence: [Declaration of Ann Example]\n      grounds")

    assert "the Declaration of Ann Example" in body_of_motion(AMENDED + motion, CALIFORNIAN)


@pytest.mark.slow
def test_a_motion_names_the_parties_of_the_earlier_complaint() -> None:
    added_party = "parties: {pears: {name: Made-Up Pears LLC, role: defendant, kind: limited liability company}}\n"
    matter = write_file(Path.cwd(), added_party + AMENDED + MOTION, "second.yaml")
    complaint, motion, order = examine_matter(matter, Options()).plans

    assert "PEARS" in str(complaint.caption.left)
    assert "PEARS" not in str(motion.caption.left)
    assert "PEARS" not in str(order.caption.left)


@pytest.mark.slow
def test_a_party_that_an_amendment_drops_is_still_named_by_the_motion() -> None:
    first = Path("first.yaml").read_text("utf-8")
    pears = "  pears: {name: Made-Up Pears LLC, role: defendant, kind: limited liability company}\n"
    Path("first.yaml").write_text(first.replace("parties:\n", f"parties:\n{pears}", 1), "utf-8")
    matter = write_file(Path.cwd(), "parties: {pears: none}\n" + AMENDED + MOTION, "second.yaml")
    complaint, motion, _ = examine_matter(matter, Options()).plans

    assert "PEARS" not in str(complaint.caption.left)
    assert "PEARS" in str(motion.caption.left)


# -- the longer sample ------------------------------------------------------------------------------------------------

CALIFORNIA = """\
extends: {file}
court: casuper
county: Los Angeles
number: 21STCV00270
waivers: {{FMT020: The declaration is made by hand.}}
"""


def longer_example() -> list[str]:
    """Return the code blocks of the manual's longer example."""
    _, _, section = (ROOT / "docs/amend.md").read_text("utf-8").partition("## A longer example")
    return [dedent(block) for block in re.findall(r"(?:^    .*\n)+", section, re.MULTILINE)]


@pytest.mark.slow
def test_the_longer_sample_asks_for_leave_as_the_manual_shows() -> None:
    amended, _, motion_for_leave, printed_words, _ = longer_example()
    shutil.copytree(ROOT / "matters/parler_v_amazon", ".", dirs_exist_ok=True)
    write_file(Path.cwd(), amended, "amended.yaml")
    run = run_here("build", str(write_file(Path.cwd(), motion_for_leave, "leave.yaml").relative_to(Path.cwd())))

    assert run.status == 0
    assert [line for line in printed_words.splitlines() if line not in run.out.splitlines()] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("court", "exhibits", "words"),
    [
        (
            "wawd",
            ["1"],
            "The proposed First Amended Complaint is attached as Exhibit 1, marked to show what it deletes",
        ),
        (
            "mdd",
            ["1", "2"],
            "Exhibit 2 is a marked copy of it, which shows what it deletes from the Complaint and what it adds.",
        ),
        ("casuper", [], "Page 6, paragraph 57, line 6: “Parler’s business was worth at least $1.1 billion.”"),
    ],
    ids=["wawd", "mdd", "casuper"],
)
def test_the_longer_sample_is_amended_in_the_form_of_three_courts(court: str, exhibits: list[str], words: str) -> None:
    amended, _, motion_for_leave, _, other_courts = longer_example()
    shutil.copytree(ROOT / "matters/parler_v_amazon", ".", dirs_exist_ok=True)
    in_court = CALIFORNIA.format(file="king_county.yaml") if court == "casuper" else other_courts.replace("mdd", court)
    seat = {"wawd": "Seattle", "mdd": "Northern"}.get(court, "")
    write_file(Path.cwd(), in_court.replace("division: Northern", f"division: {seat}"), "elsewhere.yaml")
    write_file(Path.cwd(), amended.replace("king_county.yaml", "elsewhere.yaml"), "amended.yaml")
    run = build(write_file(Path.cwd(), motion_for_leave, "leave.yaml"))
    assert run.status == 0
    names = [f"motion_for_leave_to_amend-exhibit-{label}.pdf" for label in exhibits]
    assert sorted(file.name for file in Path("output/leave").glob("*-exhibit-*.pdf")) == names
    assert words in printed_text(Path("output/leave/motion_for_leave_to_amend.pdf"))
