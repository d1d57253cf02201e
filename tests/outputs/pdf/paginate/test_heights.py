"""The cached heights of padded blocks are the same as newly measured heights."""

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from assembler.outputs.pdf.paginate import Pages, heights, padding, paginate
from assembler.outputs.pdf.paginate.typeset import parsed_html, render
from assembler.outputs.render import render as html_of
from assembler.plan.blocks import Heading, Paragraph
from assembler.plan.plan import Plan
from tests.support.plans import WAWD, build_plan, words
from tests.support.sheets import text_with_note

pytestmark = pytest.mark.pdf

SHEET = (
    "<style>p { margin: 0; font: 12pt/16px serif } .a + .b { padding-top: 7px } .a ~ .c { padding-top: 5px }</style>"
)


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heights, "HEIGHTS", heights.KeptHeights())


def pages_of(complaint: Plan) -> Pages:
    return paginate(html_of(complaint), complaint)


def heights_in_pixels(body: str, sheet: str = SHEET) -> list[float]:
    """Return the heights of the blocks of *body*, in pixels."""
    paper = parsed_html(f"<html lang=en>{sheet}<body>{body}")
    heights_in_points = heights.block_heights(paper, padding.measuring_copy(paper.etree_element, WAWD))
    return [round(height * 4 / 3, 2) for height in heights_in_points.values()]


@pytest.mark.slow
def test_only_pieces_that_changed_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    piece_counts: list[int] = []

    def render_and_count(paper: Any) -> Any:
        tree: Element = paper.etree_element
        piece_counts.append(sum(1 for piece in tree[-1] if len(piece)))
        return render(paper)

    monkeypatch.setattr(heights, "render", render_and_count)
    blocks = (
        Heading(level=1, label="I.", text=words("Facts"), id="h1"),
        Paragraph(text_with_note(1, 2), number=1, id="p1"),
    )
    first_pages = pages_of(build_plan(*blocks))
    repeated_pages = pages_of(build_plan(*blocks))
    edited_pages = pages_of(build_plan(Heading(level=1, label="I.", text=words("What Happened"), id="h1"), blocks[1]))
    assert first_pages.pdf == repeated_pages.pdf
    assert first_pages.pdf != edited_pages.pdf
    first_count, edited_count = piece_counts  # the repeated paper was not measured
    assert first_count > 1
    assert edited_count == 1
    titled = build_plan(*blocks)
    pages_of(replace(titled, metadata=replace(titled.metadata, title="Another party's paper")))
    assert len(piece_counts) == 2


def test_a_css_rule_that_depends_on_the_previous_piece_applies() -> None:
    one = '<p class="a padded">one'
    two = '<p class="x padded">two'
    b = '<p class="b padded">three'
    c = '<p class="c padded">four'
    assert heights_in_pixels(two + b + c) == [16, 16, 16]
    assert heights_in_pixels(one + b + c) == [16, 23, 21]
    assert heights_in_pixels(one + two + b + c) == [16, 16, 16, 21]
    assert heights_in_pixels(two + b + c) == [16, 16, 16]


def test_words_that_look_like_a_block_number_are_not_block_numbers() -> None:
    assert heights_in_pixels('<p class="padded">data-block="block-1" block-7<p class="padded" id="block-0">two') == [
        16,
        16,
    ]


def test_a_css_rule_that_depends_on_other_pieces_applies() -> None:
    x, y, z = (f'<p class="a padded">{word}' for word in "xyz")
    differences = {}
    for selector, first_body, second_body in (
        ("p:nth-of-type(3)", x + y + z, x + "<p class='a padded'>w" + y + z),
        (".a:last-child", x + y, x + y + z),
        (":only-child", x, x + y),
        ("body:has(.b) p", x, x + "<p class='b padded'>y"),
        ("#k ~ p", f"<section id=k><p class=padded>w</section>{x}", f"<section id=q><p class=padded>w</section>{x}"),
        ("[title] ~ p", f"<section title=k><p class=padded>w</section>{x}", f"<section><p class=padded>w</section>{x}"),
        (".b + .a + .a", f"<p class='b padded'>x{y}{z}", f"<p class='b padded'>x{y}<p class='a padded'>w{z}"),
        ("p:nth-child(2)", x + x, x + x + x),
    ):
        sheet = f"<style>p {{ margin: 0; font: 12pt/16px serif }} {selector} {{ padding-top: 9px }}</style>"
        heights.HEIGHTS.by_piece.clear()
        first_heights = heights_in_pixels(first_body, sheet)
        cached_heights = heights_in_pixels(second_body, sheet)
        heights.HEIGHTS.by_piece.clear()
        new_heights = heights_in_pixels(second_body, sheet)
        if cached_heights != new_heights or {*first_heights, *new_heights} != {16, 25}:
            differences[selector] = first_heights, cached_heights, new_heights
    assert differences == {}
