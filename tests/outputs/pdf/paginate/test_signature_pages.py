"""Signers on the page: together, with room to sign, and with names that do not break before "JR."."""

from dataclasses import replace

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan, Signature, Signer, Statement
from assembler.proof.proof import Proof
from tests.support.matters import build_plan as planned
from tests.support.plans import SIGNER, WAWD, build_plan, nysd, words
from tests.support.sheets import allegations, pages_of


def signer(number: int) -> Signer:
    return replace(SIGNER, signed=f"/s/ Signer {number}")


TWO_SIGNERS = Signature("DATED: March 2, 2021.", (signer(1), signer(2)))


def proof_of(paper_plan: Plan) -> Proof:
    pages = pages_of(paper_plan)
    return measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places)


def pages_of_signers(paper_plan: Plan) -> list[int]:
    """Return the page of each electronic signature."""
    pages = []
    for page_number, page in enumerate(proof_of(paper_plan).pages, 1):
        pages += [page_number for line in page.lines if line.text.startswith("/s/")]
    return pages


@pytest.mark.parametrize("sentences", [1, 5, 9])
def test_the_second_of_two_signers_is_not_alone_on_a_page(sentences: int) -> None:
    first_page, second_page = pages_of_signers(build_plan(*allegations(7, sentences), signature=TWO_SIGNERS))
    assert first_page == second_page


@pytest.mark.slow
def test_the_last_two_of_many_signers_are_on_one_page() -> None:
    nine_signers = replace(TWO_SIGNERS, signers=tuple(signer(number) for number in range(9)))
    for count in range(1, 4):
        signed_pages = pages_of_signers(build_plan(*allegations(count), signature=nine_signers))
        assert signed_pages[-1] == signed_pages[-2] > signed_pages[0]


def test_two_signers_are_on_separate_pages_if_the_caption_would_otherwise_be_alone_on_a_page() -> None:
    paper_plan = build_plan(*allegations(1, 2), signature=replace(TWO_SIGNERS, dated=""))
    assert pages_of_signers(paper_plan) == [1, 2]


@pytest.mark.slow
def test_the_last_of_three_signers_is_alone_on_a_page_only_if_that_saves_a_page() -> None:
    three_signers = replace(TWO_SIGNERS, signers=tuple(signer(number) for number in range(3)))
    for sentences in range(2, 12):
        paper_plan = build_plan(*allegations(1, sentences), signature=three_signers)
        signed_pages = pages_of_signers(paper_plan)
        assert len(proof_of(paper_plan).pages) == signed_pages[-1]
        assert signed_pages[-1] < 3 or signed_pages[-1] == signed_pages[-2]


@pytest.mark.parametrize("dated", [TWO_SIGNERS.dated, ""])
def test_a_short_last_paragraph_and_a_date_are_enough_text_above_a_signature(dated: str) -> None:
    last_paragraph = Paragraph(words("Each side bears its costs."), number=2, id="p2")
    signers = tuple(replace(SIGNER, lines=SIGNER.lines[:1] * 8) for _ in range(3))
    paper_plan = build_plan(
        *allegations(1, 12), last_paragraph, signature=replace(TWO_SIGNERS, dated=dated, signers=signers)
    )
    _, second_page = proof_of(paper_plan).pages
    texts = [line.text for line in second_page.lines]
    assert texts.index("2. Each side bears its costs.") == (0 if dated else 2)


@pytest.mark.parametrize(("line_count", "distances"), [(5, [0]), (6, [12]), (7, [-168, -408])])
def test_a_signature_ends_half_a_line_below_the_last_number_only_if_that_saves_a_page(
    line_count: int, distances: list[float]
) -> None:
    """The *distances* of each page are from the last line number down to the last line, in points."""
    long_signer = replace(SIGNER, lines=SIGNER.lines[:1] * line_count)
    pages = proof_of(build_plan(*allegations(1, 3), signature=replace(TWO_SIGNERS, signers=(long_signer,)))).pages
    assert [page.lines[-1].baseline - page.numbers[-1] for page in pages] == pytest.approx(distances)


@pytest.mark.parametrize("extra_lines", [(), ("Suite 2",)])
def test_there_is_room_to_sign_between_two_signers(extra_lines: tuple[str, ...]) -> None:
    signers = tuple(replace(signer, lines=(*signer.lines, *extra_lines)) for signer in TWO_SIGNERS.signers)
    lines = proof_of(nysd(signature=replace(TWO_SIGNERS, signers=signers))).pages[0].lines
    second = next(index for index, line in enumerate(lines) if line.text == "/s/ Signer 2")
    assert lines[second].baseline - lines[second - 1].baseline >= 36  # points


@pytest.mark.slow
def test_the_attorneys_of_one_firm_are_on_one_page() -> None:
    attorneys = (signer(1), replace(signer(2), same_firm=True))
    opponents = (signer(3), signer(4), signer(5))
    signature = replace(TWO_SIGNERS, signers=(*attorneys, *opponents))
    for sentences in (4, 6, 8):
        first_page, second_page, *_ = pages_of_signers(build_plan(*allegations(1, sentences), signature=signature))
        assert first_page == second_page


def test_a_numbered_paragraph_of_an_order_has_a_hanging_indent() -> None:
    paragraphs = ("1. Beta pays. " + "Beta pays Alpha. " * 9,)
    order = Statement(
        "order", "ORDER", paragraphs=(), items=paragraphs, signature=Signature(dated="", signers=()), new_page=False
    )
    lines = proof_of(build_plan(*allegations(1), statements=(order,))).pages[-1].lines
    first, second = (line for line in lines if "Beta pays Alpha" in line.text)
    assert second.left - first.left == pytest.approx(12, abs=1)


LARGER_TYPE = replace(WAWD, size=14)


@pytest.mark.slow
def test_no_signer_in_larger_type_is_below_the_last_line_number() -> None:
    for line_count in range(5, 9):
        signers = tuple(replace(signer, lines=SIGNER.lines[:1] * line_count) for signer in TWO_SIGNERS.signers)
        paper_plan = build_plan(page_setup=LARGER_TYPE, signature=replace(TWO_SIGNERS, signers=signers))
        assert all(page.lines[-1].baseline < page.numbers[-1] + 1 for page in proof_of(paper_plan).pages)


@pytest.mark.slow
def test_signers_in_larger_type_have_only_one_line_between_them() -> None:
    for line_count in range(1, 4):
        signers = tuple(replace(signer, lines=SIGNER.lines[:1] * line_count) for signer in TWO_SIGNERS.signers)
        signature = replace(TWO_SIGNERS, signers=signers)
        pages = proof_of(build_plan(*allegations(7), page_setup=LARGER_TYPE, signature=signature)).pages
        lines = next(page.lines for page in pages if "/s/ Signer 1" in [line.text for line in page.lines])
        second = next(index for index, line in enumerate(lines) if line.text == "/s/ Signer 2")
        assert 31 < lines[second].baseline - lines[second - 1].baseline < 54


FIRM = """\
firms:
  firm:
    name: Alderman, Pennington, Rutherford-Whitfield & Abernathy{more}, JR., LLP
    address: [1 Example Plaza, "New York, New York 10000"]
    telephone: (212) 555-0144
counsel: {{ann: {{firm: firm, address: none, telephone: none}}}}
"""


@pytest.mark.parametrize("firm_name_end", ["", " & Poe", " & Whitfield"])
@pytest.mark.parametrize("court", ["court: nysd\n", "court: casuper\ncounty: Kern\njurisdiction: none\namount: none\n"])
@pytest.mark.slow
def test_no_line_of_counsel_begins_with_a_suffix_of_the_name(court: str, firm_name_end: str) -> None:
    paper_plan = planned(f"{court}{FIRM.format(more=firm_name_end)}")
    lines = [line.text for page in proof_of(paper_plan).pages for line in page.lines]
    assert any("JR" in line.upper() for line in lines)
    assert not any(line.startswith(("JR", "LLP")) for line in lines)
