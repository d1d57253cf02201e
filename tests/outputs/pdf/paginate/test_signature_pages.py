"""Signers on the page: together, with room to sign, and with names that do not break before "JR."."""

from dataclasses import replace

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Paragraph
from assembler.plan.plan import Plan, Signature, Statement
from assembler.proof.proof import Proof
from tests.support.matters import build_plan as planned
from tests.support.plans import SIGNER, WAWD, build_plan, nysd, words
from tests.support.sheets import allegations, pages_of

TOGETHER = Signature("DATED: March 2, 2021.", tuple(replace(SIGNER, signed=f"/s/ Signer {n}") for n in (1, 2)))


def proof_of(paper_plan: Plan) -> Proof:
    pages = pages_of(paper_plan)
    return measure(pages.pdf, render(paper_plan, ()), paper_plan, pages.family, pages.places)


def pages_of_signers(paper_plan: Plan) -> list[int]:
    """Return the page of each electronic signature."""
    return [
        number
        for number, page in enumerate(proof_of(paper_plan).pages, 1)
        for line in page.lines
        if line.text.startswith("/s/")
    ]


@pytest.mark.parametrize("sentences", [1, 5, 9])
def test_the_second_of_two_signers_is_not_alone_on_a_page(sentences: int) -> None:
    signed = pages_of_signers(build_plan(*allegations(7, sentences), signature=TOGETHER))
    assert len(signed) == 2
    assert len(set(signed)) == 1


@pytest.mark.slow
def test_the_last_two_of_many_signers_are_on_one_page() -> None:
    many = replace(TOGETHER, signers=tuple(replace(SIGNER, signed=f"/s/ Signer {n}") for n in range(9)))
    for count in range(1, 4):
        signed = pages_of_signers(build_plan(*allegations(count), signature=many))
        assert signed[-1] == signed[-2] > signed[0]


def test_two_signers_are_separated_if_the_caption_would_otherwise_be_alone_on_its_page() -> None:
    paper_plan = build_plan(*allegations(1, 2), signature=replace(TOGETHER, dated=""))
    first, second = pages_of_signers(paper_plan)
    assert (first, second) == (1, 2)


@pytest.mark.slow
def test_the_last_of_three_signers_is_alone_on_a_page_only_if_that_saves_a_page() -> None:
    three = replace(TOGETHER, signers=tuple(replace(SIGNER, signed=f"/s/ Signer {n}") for n in range(3)))
    for sentences in range(2, 12):
        paper_plan = build_plan(*allegations(1, sentences), signature=three)
        signed_pages = pages_of_signers(paper_plan)
        assert len(proof_of(paper_plan).pages) == signed_pages[-1]
        assert signed_pages[-1] < 3 or signed_pages[-1] == signed_pages[-2]


@pytest.mark.parametrize("dated", [TOGETHER.dated, ""])
def test_a_short_last_paragraph_and_a_date_are_enough_text_above_a_signature(dated: str) -> None:
    last = Paragraph(words("Each side bears its costs."), 2, "p2")
    signers = tuple(replace(SIGNER, lines=SIGNER.lines[:1] * 8) for _ in range(3))
    paper_plan = build_plan(*allegations(1, 12), last, signature=replace(TOGETHER, dated=dated, signers=signers))
    _, page = ([line.text for line in page.lines] for page in proof_of(paper_plan).pages)
    assert page.index("2. Each side bears its costs.") == (0 if dated else 2)


@pytest.mark.parametrize(("lines", "below"), [(5, [0]), (6, [12]), (7, [-168, -408])])
def test_a_signature_ends_half_a_line_below_the_last_number_only_if_that_saves_a_page(
    lines: int, below: list[float]
) -> None:
    signer = replace(SIGNER, lines=SIGNER.lines[:1] * lines)
    pages = proof_of(build_plan(*allegations(1, 3), signature=replace(TOGETHER, signers=(signer,)))).pages
    assert [page.lines[-1].baseline - page.numbers[-1] for page in pages] == pytest.approx(below)


@pytest.mark.parametrize("extra_lines", [(), ("Suite 2",)])
def test_there_is_room_to_sign_between_two_signers(extra_lines: tuple[str, ...]) -> None:
    signers = tuple(replace(signer, lines=(*signer.lines, *extra_lines)) for signer in TOGETHER.signers)
    lines = proof_of(nysd(signature=replace(TOGETHER, signers=signers))).pages[0].lines
    second = next(number for number, line in enumerate(lines) if line.text == "/s/ Signer 2")
    assert lines[second].baseline - lines[second - 1].baseline >= 36


@pytest.mark.slow
def test_the_attorneys_of_one_firm_are_on_one_page() -> None:
    attorneys = tuple(replace(signer, same_firm=number > 0) for number, signer in enumerate(TOGETHER.signers))
    opponents = tuple(replace(SIGNER, signed=f"/s/ Signer {n}") for n in (3, 4, 5))
    signature = replace(TOGETHER, signers=(*attorneys, *opponents))
    for sentences in (4, 6, 8):
        signed = pages_of_signers(build_plan(*allegations(1, sentences), signature=signature))
        assert signed[0] == signed[1]


def test_a_numbered_paragraph_of_an_order_has_a_hanging_indent() -> None:
    order = Statement(
        "order", "ORDER", (), ("1. Beta pays. " + "Beta pays Alpha. " * 9,), Signature("", ()), new_page=False
    )
    lines = proof_of(build_plan(*allegations(1), statements=(order,))).pages[-1].lines
    first, second = (line for line in lines if "Beta pays Alpha" in line.text)
    assert second.left - first.left == pytest.approx(12, abs=1)


LARGER = replace(WAWD, size=14)


@pytest.mark.slow
def test_no_signer_in_larger_type_is_below_the_last_line_number() -> None:
    for lines in range(5, 9):
        signers = tuple(replace(signer, lines=SIGNER.lines[:1] * lines) for signer in TOGETHER.signers)
        paper_plan = build_plan(paper=LARGER, signature=replace(TOGETHER, signers=signers))
        assert all(page.lines[-1].baseline < page.numbers[-1] + 1 for page in proof_of(paper_plan).pages)


@pytest.mark.slow
def test_signers_in_larger_type_have_only_one_line_between_them() -> None:
    for lines in range(1, 4):
        signers = tuple(replace(signer, lines=SIGNER.lines[:1] * lines) for signer in TOGETHER.signers)
        signed = replace(TOGETHER, signers=signers)
        pages = proof_of(build_plan(*allegations(7), paper=LARGER, signature=signed)).pages
        page_lines = next(page.lines for page in pages if any(line.text == "/s/ Signer 1" for line in page.lines))
        second = next(number for number, line in enumerate(page_lines) if line.text == "/s/ Signer 2")
        assert 31 < page_lines[second].baseline - page_lines[second - 1].baseline < 54


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
    firm = [line for page in proof_of(paper_plan).pages for line in page.lines if "JR" in line.text.upper()]
    assert firm
    assert [line.text for line in firm if line.text.startswith(("JR", "LLP"))] == []
