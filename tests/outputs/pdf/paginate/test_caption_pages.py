"""Captions on the finished page: each layout in its order, on the grid, with number and title on the first page."""

from functools import cache

import pytest

from assembler.findings.finding import Place
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.render import render
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof, squeezed
from tests.support.matters import NOTICE, plan
from tests.support.proved import prove

PLACES = "jurisdiction: none\namount: none\ncounty: Example\ndistrict: 53rd\n"
COURTS = {
    "above": "court: cod\n",
    "right": f"court: txdist\n{PLACES.replace('Example', 'Harris')}",
    "split": f"court: insuper\n{PLACES}",
    "across": f"court: wicir\n{PLACES}",
    "boxes": f"court: codist\n{PLACES}",
    "on the versus line": "court: flmd\ndivision: Tampa\n",
    "roles at the right": f"court: arcir\n{PLACES}",
}
"""A court for each way to lay out a caption."""

ORDER = {
    "above": ["COLORADO", "Civil Action No.", "ALPHA", "BETA", "NOTICE"],
    "right": ["CAUSE NO.", "HARRIS COUNTY", "ALPHA", "BETA", "NOTICE"],
    "split": ["STATE OF INDIANA", "SUPERIOR COURT", "ALPHA", "BETA", "CAUSE NO.", "NOTICE"],
    "across": ["WISCONSIN", "CIRCUIT COURT", "EXAMPLE COUNTY", "ALPHA", "BETA", "Case No.", "NOTICE"],
    "boxes": ["DISTRICT COURT", "ALPHA", "BETA", "Attorney for", "COURT USE ONLY", "Case Number:", "NOTICE"],
    "on the versus line": ["MIDDLE DISTRICT", "ALPHA", "v.", "CASE NO.", "BETA", "NOTICE"],
    "roles at the right": ["CIRCUIT COURT", "ALPHA", "PLAINTIFF", "vs.", "CASE NO.", "BETA", "DEFENDANT", "NOTICE"],
}
"""What somebody who listens hears of each, in this order."""

MANY = "parties:\n" + "".join(
    f"  d{number}: {{name: 'Defendant Number {number}, Inc.', role: defendant, kind: corporation}}\n"
    for number in range(90)
)

each_layout = pytest.mark.parametrize("layout", COURTS)


@cache
def proof(changes: str) -> tuple[Plan, Proof, list[str]]:
    """Return the notice in the suit with *changes*, its proof, and what is found in it."""
    made = plan(changes, NOTICE)
    html = render(made, ())
    proved, found = prove(paginate(html, made), html, made, Place(made.id))
    return made, proved, [f"{one.code} {one.message}" for one in found]


def text(proved: Proof, page: int) -> str:
    """Return the letters of a *page* in the order in which they are read."""
    return squeezed(" ".join(one.text for one in proved.pages[page].lines))


@each_layout
def test_a_caption_is_read_in_a_sensible_order(layout: str) -> None:
    _, proved, found = proof(COURTS[layout])
    assert found == []
    page = text(proved, 0)
    places = [page.index(squeezed(words)) for words in ORDER[layout]]
    assert places == sorted(places)


@each_layout
def test_a_caption_that_leaves_its_page_has_number_and_title_on_the_first(layout: str) -> None:
    made, proved, found = proof(COURTS[layout] + MANY)
    assert found == []
    assert squeezed("DEFENDANT NUMBER 89") not in text(proved, 0)
    assert squeezed(made.caption.number) in text(proved, 0)
    assert squeezed(made.caption.title[0]) in text(proved, 0)


@each_layout
def test_a_caption_of_a_line_each_breaks_between_parties(layout: str) -> None:
    _, proved, found = proof(f"caption: a line each\n{COURTS[layout]}{MANY}")
    assert found == []
    pages = [text(proved, page) for page in range(len(proved.pages))]
    whole = [squeezed(f"DEFENDANT NUMBER {number}, INC.") for number in range(90)]
    assert [name for name in whole if not any(name in page for page in pages)] == []


def test_the_rules_of_a_table_of_boxes_are_no_words() -> None:
    made, proved, _ = proof(COURTS["boxes"])
    assert made.caption.layout == "boxes"
    assert not set(text(proved, 0)) & set("|_§*")


def test_counsel_without_an_address_stands_in_the_footer_by_name_alone() -> None:
    one = plan(
        "court: wawd\ndivision: Seattle\ncounsel: {ann: {address: none, telephone: none, email: none}}\n", NOTICE
    )
    html = render(one, ())
    _, found = prove(paginate(html, one), html, one, Place(one.id))
    assert found == []


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
def test_a_long_line_of_the_courts_name_breaks_into_even_halves_or_not_at_all(court: str, lines: list[str]) -> None:
    _, proved, found = proof(f"court: {court}\njurisdiction: none\n")
    printed = [line.text.replace("\N{NO-BREAK SPACE}", " ").strip() for line in proved.pages[0].lines]
    assert found == []
    assert [line for line in printed if line in lines] == lines
