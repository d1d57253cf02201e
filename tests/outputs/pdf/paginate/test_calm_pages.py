"""Text that must not break, be alone on a page, or be typeset too wide or too narrow."""

import re
from dataclasses import replace
from typing import Literal

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Count, Heading, Item, Link, Paragraph, Prayer, Words
from tests.support.matters import COMPLAINT, build_plan
from tests.support.plans import build_plan as complaint_plan
from tests.support.plans import words
from tests.support.proved import prove_paper
from tests.support.sheets import allegations, pages_of

PEOPLE = """\
parties:
  alpha: {name: "Ann O'Brien", called: O'Brien, kind: individual, formed_in: none, principal_place: none}
  beta: {fka: ["Old Beta Strings of the Americas, Inc."], further_roles: [counterclaim plaintiff]}
counsel: {ann: {name: "Pat O'Connor"}}
"""


def test_apostrophes_in_names_under_a_signature_are_curly() -> None:
    (signer,) = build_plan(PEOPLE, COMPLAINT).signature.signers
    assert signer.lines[0] == "Pat O’Connor, Bar No. 000001"
    assert signer.lines[-1] == "Attorney for Plaintiff Ann O’Brien"


def test_former_names_and_bar_numbers_stay_on_one_line() -> None:
    html = render(build_plan(PEOPLE, COMPLAINT))
    assert '<span class="keep">f/k/a</span>' in html
    assert '<span class="keep">Bar No. 000001</span>' in html


HYPHENS = (
    "more_facts: [{id: sent, heading: Sent, paragraphs: [An e-mail on the X-ray of a well-known T-shirt in B-2.]}]\n"
)


def test_a_word_stays_on_one_line_if_its_hyphen_follows_a_single_letter() -> None:
    html = render(build_plan(PEOPLE + HYPHENS, COMPLAINT))
    unbroken_words = re.findall(r'<span class="keep">([^<]*-[^<]*)</span>', html)
    assert unbroken_words == ["e-mail", "X-ray", "T-shirt", "B-2", "555-0100"]


def test_a_long_role_begins_further_to_the_left() -> None:
    kinds = {line.text: line.kind for line in build_plan(PEOPLE, COMPLAINT).caption.left}
    assert kinds["Plaintiff,"] == "role"
    assert kinds["Defendant and Counterclaim Plaintiff."] == "wide-role"


@pytest.mark.parametrize("prayer_number", [2, 6, 23, 31])
def test_no_page_has_only_one_item_of_a_prayer(prayer_number: int) -> None:
    """The prayer follows short paragraphs, so that the page ends after different items of it."""
    items = tuple(Item(f"{letter}.", words(f"award the sum {letter};")) for letter in "ABCDE")
    paragraphs = [Paragraph(words("Beta knew."), number, f"p{number}") for number in range(1, prayer_number)]
    complaint = complaint_plan(*paragraphs, Prayer(words("Alpha asks the Court to:"), items))
    pages = pages_of(complaint)
    proof = measure(pages.pdf, render(complaint), complaint, pages.family, pages.places)
    page_texts = [" ".join(line.text for line in page.lines) for page in proof.pages]
    item_counts = [text.count("award the sum") for text in page_texts]
    assert sum(item_counts) == 5
    assert 1 not in item_counts


@pytest.mark.slow
def test_a_word_in_italics_after_a_reference_is_not_broken() -> None:
    def citing_paragraph(number: int) -> Paragraph:
        sentences = Words(f"{'Beta paid. ' * 4}{'i' * number} ")
        citation = (Words("See", "emphasis"), Words("\N{NO-BREAK SPACE}§\N{NO-BREAK SPACE}5 of it."))
        return Paragraph((sentences, Link("paragraph 1", "p1"), Words(" "), *citation), number, f"p{number}")

    complaint = complaint_plan(*(citing_paragraph(number) for number in range(1, 41)))
    proof, findings = prove_paper(complaint)
    lines = [line.text for page in proof.pages for line in page.lines]
    assert findings == []
    assert sum("See" in line for line in lines) == 40


@pytest.mark.slow
@pytest.mark.parametrize(
    "marked",
    [
        Words("Woodlands Farm", underlined=True),
        Words("Woodlands Farm", change="inserted"),
        Words("Woodlands Farm", mark="cited"),
    ],
    ids=["underlined", "inserted", "cited"],
)
def test_the_first_word_of_a_marked_phrase_is_not_broken(marked: Words) -> None:
    def nearby_paragraph(number: int) -> Paragraph:
        marked_copy = replace(marked, mark=f"{marked.mark}{number}" if marked.mark else "")
        return Paragraph(
            (Words(f"{'very ' * 9}{'i' * number} "), marked_copy, Words(" is near.")), number, f"p{number}"
        )

    complaint = complaint_plan(*map(nearby_paragraph, range(1, 41)))
    lines = [line.text for page in prove_paper(complaint)[0].pages for line in page.lines]
    assert sum("Woodlands" in line for line in lines) == 40


@pytest.mark.parametrize("marked", [Words("w" * 150, underlined=True), Words("w" * 150, change="inserted")])
def test_a_marked_word_that_is_too_long_for_a_line_is_broken(marked: Words) -> None:
    proof, _ = prove_paper(complaint_plan(Paragraph((Words("See "), marked, Words(".")), number=1, id="p1")))
    assert sum("www" in line.text for page in proof.pages for line in page.lines) > 1


@pytest.mark.parametrize("style", ["emphasis", "strong", "both"])
def test_a_word_in_italics_or_bold_that_is_too_long_for_a_line_is_broken(
    style: Literal["emphasis", "strong", "both"],
) -> None:
    complaint = complaint_plan(Paragraph((Words("See "), Words("w" * 150, style), Words(".")), number=1, id="p1"))
    _, findings = prove_paper(complaint)
    assert findings == []


LONG_HEADING = (
    "Negligent Release of Water from the Dam above the Farm of Alpha in Violation of the License and of the Law"
)


@pytest.mark.parametrize(
    "block",
    [
        Count("COUNT ONE", (Words(LONG_HEADING),), "(Against Beta)", "c-one"),
        Heading(level=1, label="I.", text=(Words(LONG_HEADING),), id="s-one"),
        Heading(level=3, label="a.", text=(Words(LONG_HEADING),), id="h-one"),
    ],
)
def test_a_heading_of_two_lines_is_single_spaced_and_on_the_grid(block: Count | Heading) -> None:
    complaint = complaint_plan(block, *allegations(3))
    proof, findings = prove_paper(complaint)
    assert findings == []
    lines = [line for page in proof.pages for line in page.lines if line.text]
    first, second = (line for line in lines if re.sub(r"^(?:I|a)\. ", "", line.text) in LONG_HEADING)
    assert second.baseline - first.baseline == pytest.approx(complaint.page_setup.pitch / 2, abs=0.5)


@pytest.mark.slow
def test_a_caption_with_two_hundred_parties_continues_on_later_pages() -> None:
    crowd = "".join(f"  d{n}: {{name: 'Sample {n} Holdings Corp.', role: defendant}}\n" for n in range(199))
    complaint = build_plan(f"parties:\n{crowd}", COMPLAINT)
    pages = pages_of(complaint)
    proof = measure(pages.pdf, render(complaint), complaint, pages.family, pages.places)
    text = " ".join(" ".join(line.text for line in page.lines) for page in proof.pages[:4])
    names = re.findall(r"SAMPLE (\d+)", text.replace("\N{NO-BREAK SPACE}", " "))
    assert [*map(int, names)] == [*range(199)]
    assert [line.text for line in complaint.caption.left][-1] == "Defendants."
