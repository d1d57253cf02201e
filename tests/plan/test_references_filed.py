"""References to other papers of a matter: planned numbers, and the fixed numbers of filed papers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.catalog.filed_papers import FiledPaper, filed_papers
from assembler.language.english import ranges
from assembler.load.yaml_reader import read_yaml
from assembler.papers import plan_paper
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan
from assembler.results import Options
from assembler.validate import validate
from tests.support.every_text import source
from tests.support.matters import NOTICE, SUIT, build_plan, catalog
from tests.support.plan_words import words
from tests.support.runs import check, run_here, write_file, write_matter
from tests.support.written_papers import write_all


def story(*texts: str) -> str:
    """Return a second section of facts, with a sub-heading, whose paragraphs are *texts*."""
    quoted = ", ".join(json.dumps(text) for text in texts)
    heading = "{id: sub, heading: Under It}"
    return f"more_facts: [{{id: more, heading: More, paragraphs: [{heading}, {quoted}]}}]\n"


# -- other papers -----------------------------------------------------------------------------------------------------


def notice_of(text: str, docket: str = "") -> str:
    """Return filings: the complaint, with its number on the *docket*, and a notice with *text*."""
    docket_key = f", docket: {docket}" if docket else ""
    paragraphs = f"paragraphs: [{json.dumps(text)}]"
    return (
        f"filings: [{{paper: complaint, date: 2025-03-03{docket_key}}}, {{paper: notice_of_voluntary_dismissal, "
        f"date: 2025-06-02, dismisses: all, {paragraphs}}}]\n"
    )


def last_paragraph(paper_plan: Plan) -> str:
    """Return the last paragraph of a paper."""
    return [words(block.text) for block in paper_plan.body if isinstance(block, Paragraph)][-1]


CITATIONS_OF_COMPLAINT = [
    ("[[complaint:paid]] says so.", "", "Complaint ¶ 7 says so."),
    ("See [[complaint:paid]].", "1", "See Dkt. 1 ¶ 7."),
    ("See [[complaint:paid, broke]].", "12-3", "See Dkt. 12-3 ¶¶ 7–8."),
    ("See [[complaint:signed..broke]].", "", "See Complaint ¶¶ 6–8."),
    ("See [[complaint:deed]].", "", "See Complaint Ex. A."),
    ("See [[complaint:story]].", "", "See Complaint Section III."),
    ("See [[complaint:contract]].", "", "See Complaint, Count One."),
    ("See [[deed]] and [[complaint:paid]].", "", "See Exhibit A and Complaint ¶ 7."),
    ("[[complaint]] is withdrawn.", "", "The Complaint is withdrawn."),
    ("[[complaint]] is withdrawn.", "1", "The Complaint (Dkt. 1) is withdrawn."),
    ("([[¶ complaint]])", "1", "(Dkt. 1)"),
]


@pytest.mark.parametrize(("text", "docket", "printed_text"), CITATIONS_OF_COMPLAINT)
def test_a_later_paper_cites_the_complaint(text: str, docket: str, printed_text: str) -> None:
    paper_plan = build_plan("exhibits: {deed: {title: Deed}}\n" + notice_of(text, docket), NOTICE)
    assert last_paragraph(paper_plan).replace("\N{NO-BREAK SPACE}", " ") == printed_text


@pytest.fixture
def filed_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder where a complaint was built and kept as filed."""
    monkeypatch.chdir(tmp_path)
    write_matter(tmp_path, "exhibits: {deed: {title: Deed}, map: {title: Map}}\n" + story("Beta knew."))
    write_all(examine_matter(Path("matter.yaml"), Options()))
    assert run_here("file", "matter.yaml", "complaint").status == 0
    return tmp_path


def notice_text(folder: Path, text: str, changes: str = "", docket: str = "") -> str:
    """Return the text of the notice in a matter that has changed since its complaint was filed."""
    write_matter(folder, changes + notice_of(text, docket))
    examined = examine_matter(Path("matter.yaml"), Options())
    return last_paragraph(examined.plans[NOTICE]).replace("\N{NO-BREAK SPACE}", " ")


CHANGED_FACTS = (
    "facts: [{id: later, heading: Later, paragraphs: [One., Two., {id: broke, text: Beta broke it.}]},"
    " {id: story, heading: S, paragraphs: [{id: signed, text: x.}, {id: paid, text: y.}]}]\n"
)

CITATIONS_OF_FILED_COMPLAINT = [
    ("See [[complaint:paid]].", "", "See Complaint ¶ 7."),
    ("See [[complaint:signed..broke]].", "", "See Complaint ¶¶ 6–8."),
    ("See [[complaint:9]].", "", "See Complaint ¶ 9."),
    ("See [[complaint:paid]].", "4", "See Dkt. 4 ¶ 7."),
    ("See [[complaint:deed]].", "", "See Complaint Ex. A."),
    ("See [[complaint:sub]].", "", "See Complaint Section IV.A."),
    ("See [[complaint:contract]].", "", "See Complaint, Count One."),
]


@pytest.mark.parametrize(("text", "docket", "printed_text"), CITATIONS_OF_FILED_COMPLAINT)
def test_the_numbers_of_a_filed_paper_do_not_change(
    filed_folder: Path, text: str, docket: str, printed_text: str
) -> None:
    assert notice_text(filed_folder, text, CHANGED_FACTS, docket) == printed_text


def test_a_heading_of_a_filed_paper_without_a_label_is_cited_by_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    claim = "  - {id: debt, title: Debt on the Note, law: NY, label: none, against: beta, paragraphs: [Beta owes.]}\n"
    write_matter(tmp_path, f"headings: {{unlabeled: [story]}}\nclaims:\n{claim}")
    write_all(examine_matter(Path("matter.yaml"), Options()))
    assert run_here("file", "matter.yaml", "complaint").status == 0
    cited = notice_text(tmp_path, "See [[complaint:debt]] and [[complaint:story]].")
    assert cited == "See Complaint, the count “Debt on the Note” and Complaint, the section “The Story”."


def test_a_filed_paper_may_be_cited_after_its_filing_left_the_matter(filed_folder: Path) -> None:
    filings = "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, paragraphs: ['[[complaint:paid]]']}]"
    write_matter(filed_folder, filings)
    (examined,) = examine_matter(Path("matter.yaml"), Options()).plans

    assert last_paragraph(examined) == "Complaint ¶\N{NO-BREAK SPACE}7"


@pytest.mark.parametrize(
    ("change", "printed_text"),
    [("", "Complaint ¶ 7"), ("change: {complaint: {date: 2025-04-01}}", "First Amended Complaint ¶ 10")],
)
def test_a_filed_paper_is_cited_from_a_file_that_inherits_it_unchanged(
    filed_folder: Path, change: str, printed_text: str
) -> None:
    write_matter(filed_folder, notice_of("See.") + "complaint_filed: 2025-03-03\n")
    notice = "change: {notice_of_voluntary_dismissal: {paragraphs: ['[[complaint:paid]]']}}"
    changes = notice if not change else f"{change[:-1]}, {notice.removeprefix('change: {')}"
    write_file(filed_folder, f"extends: matter.yaml\n{CHANGED_FACTS}filings: {{{changes}}}\n", "later.yaml")
    examined = examine_matter(Path("later.yaml"), Options()).plans[NOTICE]

    assert last_paragraph(examined).replace("\N{NO-BREAK SPACE}", " ") == printed_text


def test_a_filed_paper_is_cited_from_a_file_that_leaves_out_its_filing(filed_folder: Path) -> None:
    write_matter(filed_folder, notice_of("See.") + "complaint_filed: 2025-03-03\n")
    changes = "drop: [complaint], change: {notice_of_voluntary_dismissal: {paragraphs: ['[[complaint:paid]]']}}"
    write_file(filed_folder, f"extends: matter.yaml\n{CHANGED_FACTS}filings: {{{changes}}}\n", "later.yaml")
    (examined,) = examine_matter(Path("later.yaml"), Options()).plans

    assert last_paragraph(examined) == "Complaint ¶\N{NO-BREAK SPACE}7"


MISSING_TARGETS = [
    ("See [[complaint:payed]].", "`complaint` as filed has no `payed`", "did you mean `paid`?"),
    ("See [[complaint:99]].", "`complaint` as filed has no `99`", "use one of"),
    ("See [[complaint:later]].", "`complaint` as filed has no `later`", "use one of"),
    ("See [[complant:paid]].", "no paper is called `complant`", "did you mean `complaint`"),
]


@pytest.mark.parametrize(("text", "message", "fix"), MISSING_TARGETS)
def test_what_the_filed_paper_does_not_have_is_reported(filed_folder: Path, text: str, message: str, fix: str) -> None:
    write_matter(filed_folder, CHANGED_FACTS + notice_of(text))
    run = check("matter.yaml")
    (finding,) = run.findings

    assert run.status == 1
    assert finding["code"] == "MAT004"
    assert finding["message"].startswith(message)
    assert fix in finding["fix"]
    assert finding["line"] == 3


@pytest.mark.parametrize("text", ["", "{", "[]", '{"paragraphs": {"paid": 5}}', "[" * 100_000])
def test_a_kept_record_that_is_invalid_is_reported(filed_folder: Path, text: str) -> None:
    write_file(filed_folder, text, "filed/matter/complaint.json")
    write_matter(filed_folder, notice_of("See [[complaint:paid]]."))
    (finding,) = check("matter.yaml").findings

    assert finding["code"] == "OUT002"
    assert finding["message"] == "is not the record of a filed paper"
    assert finding["file"] == "filed/matter/complaint.json"


def test_a_broken_record_is_not_read_unless_a_reference_asks_for_it(filed_folder: Path) -> None:
    write_file(filed_folder, "{", "filed/matter/complaint.json")
    assert notice_text(filed_folder, "No reference.") == "No reference."


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "a b", "", "x" * 300])
def test_a_name_of_no_paper_reads_no_file(filed_folder: Path, name: str) -> None:
    write_file(filed_folder, "{", "filed/secret.json")
    assert filed_papers(examine_matter(Path("matter.yaml"), Options()).source)(name) is None


# -- whatever the order, whatever was filed ---------------------------------------------------------------------------

NAMES = [f"fact-{index}" for index in range(8)]


def suit(names: list[str], cited_names: list[str], choice: int) -> dict[str, Any]:
    """Return a suit with facts in the order of *names*, and a notice that cites the facts *cited_names*.

    *choice* selects one of several numbers and places of facts without a name among them.
    """
    facts: list[Any] = [{"id": name, "text": f"Words of {name}."} for name in names]
    start = choice % len(names)
    facts[start:start] = [{"text": "No name."}] * (choice % 3)
    section = [{"id": "story", "heading": "Story", "paragraphs": facts}]
    claim = {"cause": "ny-breach-of-contract", "against": "beta", "elements": {"breach": [names[0]]}}
    notice = {"paper": "notice_of_voluntary_dismissal", "dismisses": "all"}
    papers = [{"paper": "complaint"}, {**notice, "paragraphs": [f"See [[complaint:{', '.join(cited_names)}]]."]}]
    return {**read_yaml(SUIT, "f").data, "facts": section, "claims": [claim], "filings": papers}


@pytest.mark.slow
@given(st.permutations(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.integers(0, 50))
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_a_citation_from_another_paper_is_never_stale(names: list[str], cited_names: list[str], choice: int) -> None:
    matter = validate(source(suit(names, cited_names, choice)), catalog())
    complaint, notice = (plan_paper(matter, filing, catalog()) for filing in matter.filings)
    numbers = {block.id: block.number for block in complaint.body if isinstance(block, Paragraph) and block.number}
    numbers_of_cited = [numbers[f"p-{name}"] for name in cited_names]
    runs = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges(numbers_of_cited))
    for name in cited_names:
        (block,) = (block for block in complaint.body if isinstance(block, Paragraph) and block.id == f"p-{name}")
        assert words(block.text) == f"Words of {name}."
    sign = "¶" if len(cited_names) == 1 else "¶¶"
    assert last_paragraph(notice) == f"See Complaint {sign}\N{NO-BREAK SPACE}{runs}."


@pytest.mark.slow
@given(st.permutations(NAMES), st.permutations(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_a_filed_paper_keeps_its_numbers_if_the_facts_are_reordered(
    filed_order: list[str], new_order: list[str], cited_names: list[str]
) -> None:
    matter_as_filed = validate(source(suit(filed_order, cited_names, choice=0)), catalog())
    filed_plan = plan_paper(matter_as_filed, matter_as_filed.filings[0], catalog())
    numbers = {
        block.id.removeprefix("p-"): block.number
        for block in filed_plan.body
        if isinstance(block, Paragraph) and block.number
    }
    filed_paper = FiledPaper("filed/matter/complaint.json", numbers, headings={}, exhibits={})
    matter = validate(source(suit(new_order, cited_names, choice=7)), catalog())
    notice = plan_paper(matter, matter.filings[1], catalog(), filed={"complaint": filed_paper}.get)

    assert list(cited_numbers(last_paragraph(notice))) == sorted(numbers[name] for name in cited_names)


def cited_numbers(text: str) -> Iterator[int]:
    """Yield the numbers in citations of another paper, with ranges expanded."""
    for run in text.rstrip(".").rpartition("\N{NO-BREAK SPACE}")[2].split(", "):
        first, _, end = run.partition("–")
        yield from range(int(first), int(end or first) + 1)
