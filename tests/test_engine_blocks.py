"""Blocks whose lengths are resolved once for each style lie where the engine lays them."""

from itertools import product
from typing import Any

import pytest

from assembler.paginate import engine_blocks, fonts
from assembler.paginate.typeset import parse, render

pytestmark = pytest.mark.pdf

PAGE = "@page { size: 300px 400px; margin: 0 } body { margin: 0 } div { width: 200px } div div { width: 100px }"
BODY = "<p>one</p><div><p>two</p><div><p>three</p></div></div>"


def widths(css: str, body: str = BODY) -> list[tuple[float, float]]:
    """Return the width and the left margin of each paragraph of *body* by *css*."""
    pages = render(parse(f"<style>{PAGE}{css}</style><body>{body}")).pages
    blocks = [block for page in pages for block in page._page_box.descendants() if block.element_tag == "p"]
    return [(block.width, block.margin_left) for block in blocks if type(block).__name__ == "BlockBox"]


def test_a_part_of_the_block_around_it_is_that_of_each_block() -> None:
    assert widths("p { margin: 0 10%; width: 50% }") == [(150, 30), (100, 20), (50, 10)]
    assert widths("p { margin: 0 10px }") == [(280, 10), (180, 10), (80, 10)]


def test_a_block_with_borders_in_its_width_is_as_wide_in_each_place() -> None:
    assert widths("p { margin: 0; width: 60px; padding: 0 5px; box-sizing: border-box }") == [(50, 0)] * 3


def test_margins_that_touch_come_to_what_the_engine_says() -> None:
    engine = fonts.engine()
    assert engine.layout.block.collapse_margin is engine_blocks.collapsed
    for margins in product((-7.5, -1, 0, 0.0, 3, 12.25), repeat=3):
        expected = max(0, *margins) + min(0, *margins)
        assert engine_blocks.collapsed(margins) == expected, margins
    assert engine_blocks.collapsed([]) == 0


@pytest.mark.parametrize(
    "style", ["overflow: hidden", "float: left", "position: absolute", "display: flow-root", "display: table-cell"]
)
def test_a_block_apart_from_others_keeps_its_margins_to_itself(style: str) -> None:
    def found(of: str) -> Any:
        pages = render(
            parse(f"<style>{PAGE} p {{ margin: 9px 0 }}</style><body><section style='{of}'><p>one</p>")
        ).pages
        section = next(box for box in pages[0]._page_box.descendants() if box.element_tag == "section")
        return section.establishes_formatting_context(), section.height

    (plain, low), (apart, high) = found("display: block"), found(style)
    assert (plain, apart) == (False, True)
    assert high == low + 18
