"""Captions on the finished page: each layout in reading order, on the grid, with number and title on the first page."""

import itertools
import re
from dataclasses import replace
from functools import cache

import pytest

from assembler.findings.finding import Place
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof, comparable_letters
from tests.support.matters import NOTICE, build_plan
from tests.support.plans import nysd
from tests.support.proved import prove

STATE_KEYS = "jurisdiction: none\namount: none\ncounty: Example\ndistrict: 53rd\n"
COURTS = {
    "above": "court: cod\n",
    "right": f"court: txdist\n{STATE_KEYS.replace('Example', 'Harris')}",
    "split": f"court: insuper\n{STATE_KEYS}",
    "across": f"court: wicir\n{STATE_KEYS}",
    "boxes": f"court: codist\n{STATE_KEYS}",
    "on the versus line": "court: flmd\ndivision: Tampa\n",
    "roles at the right": f"court: arcir\n{STATE_KEYS}",
}
"""A court for each layout of a caption."""

WORDS_IN_ORDER = {
    "above": ["COLORADO", "Civil Action No.", "ALPHA", "BETA", "NOTICE"],
    "right": ["CAUSE NO.", "HARRIS COUNTY", "ALPHA", "BETA", "NOTICE"],
    "split": ["STATE OF INDIANA", "SUPERIOR COURT", "ALPHA", "BETA", "CAUSE NO.", "NOTICE"],
    "across": ["WISCONSIN", "CIRCUIT COURT", "EXAMPLE COUNTY", "ALPHA", "BETA", "Case No.", "NOTICE"],
    "boxes": ["DISTRICT COURT", "ALPHA", "BETA", "COURT USE ONLY", "Attorney for", "Case Number:", "NOTICE"],
    "on the versus line": ["MIDDLE DISTRICT", "ALPHA", "v.", "CASE NO.", "BETA", "NOTICE"],
    "roles at the right": ["CIRCUIT COURT", "ALPHA", "PLAINTIFF", "vs.", "CASE NO.", "BETA", "DEFENDANT", "NOTICE"],
}
"""The words of each layout in the order in which a screen reader reads them."""

NINETY_DEFENDANTS = "parties:\n" + "".join(
    f"  d{index}: {{name: 'Defendant Number {index}, Inc.', role: defendant, kind: corporation}}\n"
    for index in range(90)
)

each_layout = pytest.mark.parametrize("layout", COURTS)


@cache
def proof(changes: str) -> tuple[Plan, Proof, list[str]]:
    """Return the notice in the suit with *changes*, its proof, and the findings on it."""
    paper_plan = build_plan(changes, NOTICE)
    html = render(paper_plan)
    paper_proof, findings = prove(paginate(html, paper_plan), html, paper_plan, Place(paper_plan.id))
    return paper_plan, paper_proof, [f"{finding.code} {finding.message}" for finding in findings]


def page_letters(paper_proof: Proof, page_index: int) -> str:
    """Return the letters of a page in reading order, without spaces."""
    return comparable_letters(" ".join(line.text for line in paper_proof.pages[page_index].lines))


@each_layout
def test_a_caption_is_read_in_a_sensible_order(layout: str) -> None:
    _, paper_proof, findings = proof(COURTS[layout])
    assert findings == []
    page = page_letters(paper_proof, 0)
    places = [page.index(comparable_letters(words)) for words in WORDS_IN_ORDER[layout]]
    assert places == sorted(places)


@pytest.mark.slow
@each_layout
def test_a_caption_of_several_pages_has_number_and_title_on_the_first(layout: str) -> None:
    paper_plan, paper_proof, findings = proof(COURTS[layout] + NINETY_DEFENDANTS)
    assert findings == []
    assert comparable_letters("DEFENDANT NUMBER 89") not in page_letters(paper_proof, 0)
    assert comparable_letters(paper_plan.caption.number) in page_letters(paper_proof, 0)
    assert comparable_letters(paper_plan.caption.title[0]) in page_letters(paper_proof, 0)


@pytest.mark.slow
@each_layout
def test_a_caption_with_one_party_per_line_breaks_between_parties(layout: str) -> None:
    _, paper_proof, findings = proof(f"caption: a line each\n{COURTS[layout]}{NINETY_DEFENDANTS}")
    assert findings == []
    letters_by_page = [page_letters(paper_proof, page_index) for page_index in range(len(paper_proof.pages))]
    for index in range(90):
        name = comparable_letters(f"DEFENDANT NUMBER {index}, INC.")
        assert any(name in letters for letters in letters_by_page), name


def test_the_lines_between_caption_boxes_are_not_words() -> None:
    paper_plan, paper_proof, _ = proof(COURTS["boxes"])
    assert paper_plan.caption.layout == "boxes"
    assert not set(page_letters(paper_proof, 0)) & set("|§*")


def test_counsel_without_an_address_is_in_the_footer_by_name_only() -> None:
    notice = build_plan(
        "court: wawd\ndivision: Seattle\ncounsel: {ann: {address: none, telephone: none, email: none}}\n", NOTICE
    )
    html = render(notice)
    _, findings = prove(paginate(html, notice), html, notice, Place(notice.id))
    assert findings == []


@pytest.mark.parametrize(
    ("court", "lines"),
    [
        (
            "masuper\ncounty: Middlesex",
            ["COMMONWEALTH OF MASSACHUSETTS", "MIDDLESEX, SS.", "SUPERIOR COURT DEPARTMENT"],
        ),
        ("nddist\ncounty: Grand Forks\ndistrict: Northeast Central", ["NORTHEAST CENTRAL", "JUDICIAL DISTRICT"]),
        ("ncsuper\ncounty: Wake", ["IN THE GENERAL COURT OF JUSTICE"]),
    ],
)
def test_a_long_line_of_the_courts_name_breaks_into_equal_parts_or_not_at_all(court: str, lines: list[str]) -> None:
    _, paper_proof, findings = proof(f"court: {court}\njurisdiction: none\n")
    printed_lines = [line.text.replace("\N{NO-BREAK SPACE}", " ").strip() for line in paper_proof.pages[0].lines]
    assert findings == []
    assert [line for line in printed_lines if line in lines] == lines


# -- the parties' column ----------------------------------------------------------------------------------------------


def crowd(count: int, name: str = "Northgate Precision Instruments {number}, Inc.") -> str:
    """Return *count* defendants, whose names have their index as `{number}`."""
    names = (name.format(number=index) for index in range(count))
    return "parties:\n" + "".join(
        f"  d{index}: {{name: '{name}', role: defendant, kind: corporation}}\n" for index, name in enumerate(names)
    )


@pytest.mark.slow
@pytest.mark.parametrize("court", ["nysd", "nyed", "nysupct\ncounty: Kings\njurisdiction: none\namount: none"])
def test_the_parties_column_in_new_york_has_its_usual_width(court: str) -> None:
    paper_plan, paper_proof, findings = proof(
        f"court: {court}\n{crowd(33, 'Oak Elm Ash Fir Yew Box {number} Example LP')}"
    )
    assert findings == []
    left = paper_plan.page_setup.left
    widest = max(line.right - left for line in paper_proof.pages[0].lines if line.right < left + 270)
    assert 240 < widest < 270
    assert "Defendants." in {line.text for line in paper_proof.pages[0].lines}


def more_parties(*, plaintiffs: int, defendants: int) -> str:
    """Return changes that add these numbers of plaintiffs and defendants."""
    party = (
        "  p{number}: {{name: 'Plaintiff Number {number}, Inc.', role: plaintiff, kind: corporation, counsel: [ann]}}\n"
    )
    return crowd(defendants) + "".join(party.format(number=index) for index in range(plaintiffs))


@pytest.mark.slow
@pytest.mark.parametrize(("caption_form", "counts"), [("", (0, 28, 30)), ("caption: a line each\n", (17, 18))])
def test_the_defendants_are_on_the_next_line_after_against(caption_form: str, counts: tuple[int, ...]) -> None:
    for count in counts:
        _, paper_proof, findings = proof(f"{caption_form}{more_parties(plaintiffs=count, defendants=3)}")
        assert findings == []
        page = next(page for page in paper_proof.pages if "-against-" in {line.text for line in page.lines})
        index = [line.text for line in page.lines].index("-against-")
        assert page.lines[index + 1].baseline - page.lines[index].baseline == pytest.approx(24)  # points


@pytest.mark.slow
def test_against_is_never_the_last_line_of_a_page() -> None:
    for count in (20, 21, 22):
        _, paper_proof, findings = proof(f"caption: a line each\n{more_parties(plaintiffs=count, defendants=30)}")
        assert findings == []
        assert "-against-" not in [page.lines[-1].text for page in paper_proof.pages]


@pytest.mark.slow
@pytest.mark.parametrize("court", [COURTS["right"], "court: wawd\ndivision: Seattle\n"])
def test_the_text_after_a_caption_of_two_pages_is_on_the_grid(court: str) -> None:
    for count in (60, 65):
        _, _, findings = proof(
            f"{court}caption: a line each\n{crowd(count, 'Maker Number {number} of the Long Name, Inc.')}"
        )
        assert findings == []


@pytest.mark.slow
def test_names_and_case_numbers_do_not_break_at_their_hyphens() -> None:
    changes = crowd(40, "Tri-Oak Rodriguez-Whitfield {number} LLC") + "number: 1:25-cv-00123-ABC-DEF\n"
    _, paper_proof, _ = proof(changes)
    lines = [line.text for page in paper_proof.pages for line in page.lines]
    assert any("TRI-OAK" in line for line in lines)
    assert any("Tri-Oak" in line for line in lines)
    assert [line for line in lines if line.endswith("-") and line != "-against-"] == []


def test_the_caption_boxes_of_colorado_follow_its_rule() -> None:
    address = "court_address: [5 Example Street, 'Denver, Colorado 80200']\ndepartment: '4'\ncourtroom: '259'\n"
    paper_plan, paper_proof, findings = proof(
        f"{COURTS['boxes'].replace('Example', 'Denver')}{address}number: 2025CV30000\n"
    )
    assert findings == []
    lines = [line.text.replace("\N{NO-BREAK SPACE}", " ") for line in paper_proof.pages[0].lines]
    expected = ["Court Address: 5 Example Street", "Phone Number: (212) 555-0100", "E-mail: ann@example.com"]
    assert [line for line in lines if line in expected][: len(expected)] == expected
    index = lines.index("Case Number: 2025CV30000")
    assert lines[index + 1 : index + 3] == ["Division: 4", "Courtroom: 259"]
    paper = paper_plan.page_setup
    right_box_width = paper.width - paper.right - (paper.left + paper_plan.caption.parties_width)
    assert right_box_width >= 2.5 * 72  # 2.5 inches
    assert paper_proof.pages[0].lines[index].baseline - paper.top >= 1.75 * 72


def test_in_a_boxed_caption_the_parties_face_the_stamp_and_counsel_faces_the_number() -> None:
    _, paper_proof, _ = proof(COURTS["boxes"])
    page = paper_proof.pages[0]
    baseline_of = {re.split("[,:]", line.text)[0]: line.baseline for line in reversed(page.lines)}
    assert baseline_of["COURT USE ONLY"] == baseline_of["Defendant."]
    assert baseline_of["Case Number"] == baseline_of["Ann Example"]
    rules = [box for box in page.strokes if baseline_of["Defendant."] < box.top < baseline_of["Case Number"]]
    assert {round(box.bottom) for box in rules} == {round(rules[0].bottom)}
    assert max(box.right for box in rules) - min(box.left for box in rules) == pytest.approx(468, abs=2)


def test_the_caption_boxes_of_colorado_have_blanks_for_unknown_values() -> None:
    _, paper_proof, _ = proof(COURTS["boxes"])
    lines = {line.text.partition(":")[0] for line in paper_proof.pages[0].lines if line.text.endswith("___")}
    assert lines >= {"Court Address", "Division", "Courtroom"}


@pytest.mark.parametrize("ruled", [True, False])
def test_a_legend_that_begins_with_the_word_and_continues_the_title(ruled: bool) -> None:  # noqa: FBT001
    legends = ("AND JURY DEMAND", "Hearing at 9:00")
    paper_plan = nysd(caption=replace(nysd().caption, title_in="below", title_ruled=ruled, legends=legends))
    pages = paginate(render(paper_plan), paper_plan)
    lines = measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places).pages[0].lines
    line_of = {line.text: line for line in lines}
    title = line_of["COMPLAINT"]
    jury_demand = line_of["AND JURY DEMAND"]
    hearing = line_of["Hearing at 9:00"]
    assert jury_demand.baseline - title.baseline == pytest.approx(12)
    assert jury_demand.within == title.within
    assert hearing.within != title.within
    assert hearing.baseline - jury_demand.baseline > 12


def test_a_title_of_two_lines_is_halfway_between_its_rules() -> None:
    paper_plan = nysd(caption=replace(nysd().caption, title_in="below", title_ruled=True, legends=("AND JURY DEMAND",)))
    pages = paginate(render(paper_plan), paper_plan)
    page = measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places).pages[0]
    baseline_of = {line.text: line.baseline for line in page.lines}
    first_baseline = baseline_of["COMPLAINT"]
    last_baseline = baseline_of["AND JURY DEMAND"]
    rule_above = max(box.bottom for box in page.strokes if box.bottom < first_baseline)
    rule_below = min(box.top for box in page.strokes if box.top > last_baseline)
    capital_height = paper_plan.page_setup.size * 2 / 3
    space_above = first_baseline - capital_height - rule_above
    assert space_above == pytest.approx(rule_below - last_baseline, abs=3)


@pytest.mark.parametrize(
    ("title_end", "distance"), [("", 48), (" OF DEFENDANT BETA STRINGS, INC., IN BOTH ACTIONS", 36)]
)
def test_a_title_below_its_caption_is_followed_by_a_blank_line_and_not_by_two(title_end: str, distance: int) -> None:
    caption = replace(nysd().caption, title_in="below", legends=(), title=(f"STIPULATION OF DISMISSAL{title_end}",))
    paper_plan = nysd(caption=caption)
    pages = paginate(render(paper_plan), paper_plan)
    lines = measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places).pages[0].lines
    title_indexes = [
        index for index, line in enumerate(lines) if line.text.isupper() and "." not in line.text[:3]
    ]  # without the number of a heading
    last = title_indexes[-1]
    assert lines[last + 1].baseline - lines[last].baseline == pytest.approx(distance, abs=0.5)


def test_parties_are_evenly_spaced_when_their_role_is_at_the_right() -> None:
    _, paper_proof, findings = proof(f"{COURTS['roles at the right']}{crowd(3)}")
    assert findings == []
    lines = paper_proof.pages[0].lines
    first = next(index for index, line in enumerate(lines) if "BETA" in line.text)
    last = next(index for index, line in enumerate(lines) if "DEFENDANTS" in line.text)
    baselines = sorted({round(line.baseline) for line in lines[first : last + 1]})
    assert {lower - upper for upper, lower in itertools.pairwise(baselines)} == {12}
