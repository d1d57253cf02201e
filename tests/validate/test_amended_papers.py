"""`amends:` names the earlier complaint, which gives the ordinal, and the changes are reported."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.git import commit, run_git
from tests.support.places import ROOT
from tests.support.runs import FindingData, check, run_here, write_file

pytestmark = pytest.mark.usefixtures("first")

SECOND = """\
extends: first.yaml
complaint_filed: 2025-11-03
number: 25-2-00000-0 SEA
judge: Jane Q. Sample
"""

SHORTER_RELIEF = "relief: {drop: [award prejudgment interest and costs]}\n"

AMENDED_FILING = "filings: {change: {complaint: {date: 2026-01-12, amends: {file: first.yaml}}}}\n"


def amendment_findings(text: str, file: str = "second.yaml") -> list[FindingData]:
    """Return the findings on the amendment in the matter *text*."""
    codes = {"MAT007", "MAT009", "MAT010", "MAT013", "MAT014", "MAT015", "MAT016", "MAT018", "MAT019"}
    return [finding for finding in check(write_file(Path.cwd(), text, file)).findings if finding["code"] in codes]


CHANGES = """\
claims:
  drop: [wa-breach-of-contract]
  add: [{id: restitution, title: Restitution, law: WA, against: all, paragraphs: [It kept the price.]}]
parties: {made_up: {name: Made-Up Pears LLC, role: defendant, kind: limited liability company}}
exhibits: {offer: {title: The Offer}}
"""


def test_one_note_lists_the_parties_and_claims_that_an_amendment_drops_and_adds() -> None:
    (note,) = amendment_findings(SECOND + CHANGES + AMENDED_FILING)

    assert (note["code"], note["severity"]) == ("MAT015", "note")
    assert note["message"] == (
        "`complaint` drops the count Breach of Contract, adds the count Restitution, adds the party Made-Up Pears LLC, "
        "and adds the exhibit The Offer, compared with `complaint` of first.yaml"
    )


def test_an_amendment_of_words_only_has_no_note() -> None:
    assert amendment_findings(SECOND + SHORTER_RELIEF + AMENDED_FILING) == []


def test_an_amendment_that_changes_nothing_is_a_warning() -> None:
    (finding,) = amendment_findings(SECOND + AMENDED_FILING)

    assert (finding["code"], finding["severity"]) == ("MAT014", "warning")
    assert finding["message"] == "`complaint` has the same words as `complaint` of first.yaml, which it amends"


def test_the_date_of_the_first_complaint_is_required() -> None:
    (finding,) = amendment_findings(
        SECOND.replace("complaint_filed: 2025-11-03\n", "") + SHORTER_RELIEF + AMENDED_FILING
    )

    assert (finding["code"], finding["fix"]) == ("MAT007", "add `complaint_filed: 2025-11-03`")


FAULTS = [
    ("{file: frst.yaml}", "MAT013", "`frst.yaml` is not a file"),
    ("{file: ../first.yaml}", "MAT013", "`../first.yaml` is outside the root `.`"),
    ("{file: first.yaml, paper: complant}", "MAT013", "no paper is called `complant`"),
    ("answer", "MAT013", "no paper is called `answer`"),
    ("complaint", "MAT013", "`complaint` amends itself: `complaint` -> `complaint`"),
    ("{file: second.yaml, paper: complaint}", "MAT013", "`complaint` amends itself: `complaint` -> `complaint`"),
]


@pytest.mark.parametrize(("amends", "code", "message"), FAULTS)
def test_an_earlier_paper_that_cannot_be_used_is_an_error(amends: str, code: str, message: str) -> None:
    (finding,) = amendment_findings(
        f"{SECOND}filings: {{change: {{complaint: {{date: 2026-01-12, amends: {amends}}}}}}}\n"
    )

    assert (finding["code"], finding["severity"], finding["message"]) == (code, "error", message)


def test_two_matters_whose_complaints_amend_each_other_are_reported() -> None:
    for name, other_name in (("second", "third"), ("third", "second")):
        write_file(Path.cwd(), f"{SECOND}{AMENDED_FILING.replace('first.yaml', f'{other_name}.yaml')}", f"{name}.yaml")
    (finding,) = amendment_findings((Path.cwd() / "second.yaml").read_text("utf-8"))

    assert finding["message"] == "`complaint` amends itself: `complaint` -> `complaint` of third.yaml -> `complaint`"


def test_a_cycle_among_earlier_matters_is_reported_at_its_place() -> None:
    for name, other_name in (("third", "fourth"), ("fourth", "third")):
        write_file(Path.cwd(), f"{SECOND}{AMENDED_FILING.replace('first.yaml', f'{other_name}.yaml')}", f"{name}.yaml")

    assert amendment_findings(f"{SECOND}{SHORTER_RELIEF}{AMENDED_FILING.replace('first.yaml', 'third.yaml')}") == []


def test_an_amendment_before_the_complaint_is_impossible() -> None:
    (finding,) = amendment_findings(f"{SECOND}{AMENDED_FILING.replace('2026-01-12', '2025-01-12')}")

    assert finding["message"] == "`complaint`, dated 2025-01-12, amends `complaint` of first.yaml, dated 2025-11-03"


def test_a_second_amendment_counts_the_first_and_names_it() -> None:
    write_file(Path.cwd(), SECOND + SHORTER_RELIEF + AMENDED_FILING, "second.yaml")
    third = (
        "extends: second.yaml\nrelief: {add: [award interest]}\nfilings: {change: {complaint: {date: 2026-03-02}}}\n"
    )
    (finding,) = amendment_findings(third, "third.yaml")
    assert finding["code"] == "MAT010"

    corrected = third.replace("2026-03-02", "2026-03-02, amends: {file: second.yaml}")
    assert amendment_findings(corrected, "third.yaml") == []
    (plan,) = examine_matter(Path("third.yaml"), Options()).plans
    assert plan.caption.title == ("SECOND AMENDED COMPLAINT",)


@pytest.mark.parametrize(("events", "codes"), [("", ["MAT016"]), ("[{event: removal, date: 2025-12-01}]", [])])
def test_amending_another_courts_complaint_is_a_warning_unless_the_case_was_moved(
    events: str, codes: list[str]
) -> None:
    docket = f"docket_read: 2026-01-12\nevents: {events}\n" if events else ""
    findings = amendment_findings(
        SECOND + SHORTER_RELIEF + AMENDED_FILING + "court: casuper\ncounty: Los Angeles\n" + docket
    )
    assert [finding["code"] for finding in findings if finding["code"] == "MAT016"] == codes


def test_a_second_paper_that_amends_the_first_complaint_is_a_warning() -> None:
    later_filing = (
        "add: [{paper: complaint, id: again, date: 2026-02-02, amends: {file: first.yaml, paper: complaint}}]"
    )
    findings = amendment_findings(SECOND + SHORTER_RELIEF + with_filings(later_filing))
    (finding,) = [finding for finding in findings if finding["code"] == "MAT018"]
    assert (finding["severity"], finding["message"]) == (
        "warning",
        "`again` amends `complaint` of first.yaml, but an amended complaint of January 12, 2026 lies between them",
    )


def with_filings(extra_keys: str) -> str:
    """Return AMENDED_FILING with *extra_keys* after its `change:`."""
    return AMENDED_FILING.replace("}}}}\n", f"}}}}}}, {extra_keys}}}\n")


@pytest.mark.parametrize(
    ("ordinal", "codes"), [("First ", []), ("", []), ("Second ", ["MAT019"]), ("3rd ", ["MAT019"]), ("1st ", [])]
)
def test_an_ordinal_that_does_not_fit_the_complaint_amended_is_a_warning(ordinal: str, codes: list[str]) -> None:
    filing = AMENDED_FILING.replace("complaint: {", f"complaint: {{title: {ordinal}Amended Complaint, ")
    assert [finding["code"] for finding in amendment_findings(SECOND + SHORTER_RELIEF + filing)] == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("As the Second Amended Complaint says", ["MAT019"]),
        ("As the First Amended Complaint says", []),
        ("As the Second Amended Complaint in another action says", []),
    ],
)
def test_a_text_that_names_an_amended_complaint_after_the_last_one_is_a_warning(words: str, codes: list[str]) -> None:
    relief = f'relief: {{add: ["say so, {words[:1].lower()}{words[1:]}"]}}\n'
    assert [finding["code"] for finding in amendment_findings(SECOND + relief + AMENDED_FILING)] == codes


KEPT_RECORD = """\
{"title": "First Amended Complaint", "paragraphs": {}, "lettered": {"offer": "A"},
 "headings": {"c-fraud": {"label": "COUNT ONE"}, "c-count-2": {"label": "COUNT TWO"}}}
"""


def test_a_paper_that_was_kept_as_filed_can_be_amended() -> None:
    amended = SECOND + SHORTER_RELIEF + AMENDED_FILING.replace("{file: first.yaml}", "original")
    assert [finding["code"] for finding in amendment_findings(amended)] == ["MAT013"]

    write_file(Path.cwd(), KEPT_RECORD, "filed/second/original.json")
    (note,) = amendment_findings(amended)
    assert note["message"] == (
        "`complaint` drops the count `fraud` and drops the exhibit `offer`, compared with `original` as filed"
    )
    (plan,) = examine_matter(Path("second.yaml"), Options()).plans
    assert plan.caption.title == ("SECOND AMENDED COMPLAINT",)


def text_between(text: str, start: str, end: str) -> str:
    """Return the part of *text* from the first *start* to the *end* after it, without these."""
    return text.partition(start)[2].partition(end)[0]


@pytest.mark.slow
def test_a_marked_copy_of_one_paper_is_built_as_the_manual_shows() -> None:
    page = (ROOT / "docs/amend.md").read_text("utf-8")
    changes = text_between(page, "```yaml\n", "```")
    output = dedent(text_between(page, "and prints:\n\n", "\nSome courts"))
    write_file(Path.cwd(), f"extends: matter.yaml\n{changes}", "amended.yaml")
    Path("first.yaml").rename("matter.yaml")
    run = run_here("redline", "amended.yaml")

    assert (run.status, run.out) == (0, output)


@pytest.mark.slow
def test_ten_lines_amend_the_longer_sample_as_the_manual_shows() -> None:
    page = (ROOT / "docs/amend.md").read_text("utf-8").partition("## A longer example")[2]
    text, expected_output = re.findall(r"(?:^    .*\n)+", page, re.MULTILINE)[:2]
    for file in (ROOT / "matters/parler_v_amazon").glob("*.yaml"):
        write_file(Path.cwd(), file.read_text("utf-8"), file.name)
    write_file(Path.cwd(), text, "amended.yaml")
    output = run_here("check", "amended.yaml").out.splitlines()

    assert len(text.splitlines()) == 10
    assert [line for line in dedent(expected_output).splitlines() if line not in output] == []


def test_a_paper_that_amends_nothing_is_not_compared() -> None:
    run = run_here("redline", "--format", "json", "first.yaml")

    assert [finding["code"] for finding in run.findings] == ["CMP004"]


AMENDMENT_OF_ITSELF = """\
complaint_filed: 2025-11-03
number: 25-2-00000-0 SEA
judge: Jane Q. Sample
filings:
  - {paper: complaint, date: 2026-01-12, amends: AMENDS}
"""


@pytest.fixture
def tagged_text() -> str:
    """Tag the first complaint as filed, and return its text with a changed paragraph and without its filings."""
    run_git(Path.cwd(), "init")
    commit(Path.cwd(), "filed")
    run_git(Path.cwd(), "tag", "filed")
    return Path("first.yaml").read_text("utf-8").replace("15 tons", "12 tons").partition("filings:\n")[0]


def test_a_complaint_can_amend_itself_as_it_was_in_a_revision(tagged_text: str) -> None:
    assert (
        amendment_findings(tagged_text + AMENDMENT_OF_ITSELF.replace("AMENDS", "{revision: filed}"), "first.yaml") == []
    )
    (plan,) = examine_matter(Path("first.yaml"), Options()).plans
    assert plan.caption.title == ("FIRST AMENDED COMPLAINT",)


def test_a_party_added_since_a_revision_is_reported(tagged_text: str) -> None:
    changes = "parties: {made_up: {name: Made-Up Pears LLC, role: defendant, kind: limited liability company}}\n"
    write_file(Path.cwd(), tagged_text + AMENDMENT_OF_ITSELF.replace("AMENDS", "{revision: filed}"), "first.yaml")
    (note,) = amendment_findings(f"extends: first.yaml\n{changes}", "first_with_party.yaml")
    assert note["message"] == (
        "`complaint` adds the party Made-Up Pears LLC, compared with `complaint` of first.yaml in revision `filed`"
    )


def test_a_revision_named_in_an_extended_file_applies_to_the_whole_matter(tagged_text: str) -> None:
    common, _, court = tagged_text.partition("court:")
    court, _, remaining = court.partition("\n")
    write_file(Path.cwd(), f"court:{court}\nextends: common.yaml\n", "first.yaml")
    write_file(Path.cwd(), common + remaining + "filings: [{paper: complaint, date: 2025-11-03}]\n", "common.yaml")
    commit(Path.cwd(), "split")
    run_git(Path.cwd(), "tag", "split")
    write_file(
        Path.cwd(), common + remaining + AMENDMENT_OF_ITSELF.replace("AMENDS", "{revision: split}"), "common.yaml"
    )
    (finding,) = amendment_findings(f"court:{court}\nextends: common.yaml\n", "first.yaml")

    assert finding["message"] == (
        "`complaint` has the same words as `complaint` of first.yaml in revision `split`, which it amends"
    )


@pytest.mark.parametrize(
    ("amends", "message"),
    [
        ("{revision: fild}", "the git repository `.` has no revision `fild`"),
        ("{revision: filed, file: second.yaml}", "`second.yaml` is not in revision `filed`"),
        ("{revision: filed, paper: complant}", "no paper is called `complant`"),
    ],
)
def test_a_revision_that_cannot_be_used_is_an_error(tagged_text: str, amends: str, message: str) -> None:
    write_file(Path.cwd(), SECOND, "second.yaml")
    (finding,) = amendment_findings(tagged_text + AMENDMENT_OF_ITSELF.replace("AMENDS", amends), "first.yaml")

    assert (finding["code"], finding["severity"], finding["message"]) == ("MAT013", "error", message)


def test_a_revision_whose_complaint_amends_its_own_revision_is_a_cycle(tagged_text: str) -> None:
    text = tagged_text + AMENDMENT_OF_ITSELF.replace("AMENDS", "{revision: HEAD}")
    write_file(Path.cwd(), text, "first.yaml")
    commit(Path.cwd(), "amended")
    assert amendment_findings(text.replace("12 tons", "11 tons"), "first.yaml") == []


@pytest.mark.slow
def test_a_marked_copy_against_a_revision_shows_the_edits(tagged_text: str) -> None:
    write_file(Path.cwd(), tagged_text + AMENDMENT_OF_ITSELF.replace("AMENDS", "{revision: filed}"), "first.yaml")
    run = run_here("redline", "first.yaml")

    assert run.status == 0
    assert "    - 15\n    + 12\n" in run.out


@pytest.mark.slow
def test_an_amended_complaint_with_its_own_date_does_not_inherit_a_signature() -> None:
    write_file(Path.cwd(), "extends: first.yaml\nfilings: {change: {complaint: {signed: [sample]}}}\n", "signed.yaml")
    text = (
        SECOND.replace("first.yaml", "signed.yaml")
        + SHORTER_RELIEF
        + AMENDED_FILING.replace("first.yaml", "signed.yaml")
    )
    (finding,) = amendment_findings(text)
    assert finding["code"] == "MAT010"
    assert finding["message"] == "`signed` of `complaint` is inherited, but the paper's date is not"

    for keys in ("signed: [sample], amends", "signed: none, amends", "proposed: true, amends"):
        assert amendment_findings(text.replace("amends", keys)) == []
