"""Papers that share styles in a process have the same styles as each paper by itself."""

from typing import Any, NamedTuple

import pytest

from assembler.engine import cascade
from assembler.outputs.pdf.paginate.typeset import parsed_html, render

pytestmark = pytest.mark.pdf

PAGE = "@page { size: 300px 200px; margin: 0 } body { margin: 0 } .wide { width: 50px }"
BODY = '<p class="a">one</p><p class="a" style="margin-left: 3px">two<p class="a" id="c">three<p class="wide">four'


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cascade.CACHE.clear()


class ParagraphBox(NamedTuple):
    x: float
    margin_left: float
    width: float
    color: Any


def boxes_of(css: str, body: str = BODY, attributes: str = 'lang="en"') -> dict[str, ParagraphBox]:
    """Return the box of each paragraph of *body* under *css*, by its text."""
    sheet = f"<html {attributes}><style>{css}</style><body>{body}"
    pages = render(parsed_html(sheet)).pages
    blocks = [block for page in pages for block in page._page_box.descendants() if block.element_tag == "p"]
    return {
        "".join(block.element.itertext()): ParagraphBox(
            block.position_x, block.margin_left, block.width, block.style["color"]
        )
        for block in blocks
        if type(block).__name__ == "BlockBox"
    }


def styles_of(css: str) -> list[Any]:
    """Typeset a paper, and return the shared style of each paragraph."""
    pages = render(parsed_html(f"<style>{css}</style><body>{BODY}")).pages
    styles = [block.style for page in pages for block in page._page_box.descendants() if block.element_tag == "p"]
    return [vars(style).get("shared", style) for style in styles if style["display"] == ("block", "flow")]


def test_papers_with_the_same_style_sheet_share_their_styles() -> None:
    styles = styles_of(PAGE)
    assert styles
    assert [id(style) for style in styles_of(PAGE)] == [id(style) for style in styles]


@pytest.mark.slow
def test_a_rule_that_another_paper_lacks_is_not_shared() -> None:
    plain = boxes_of(PAGE)
    colored = boxes_of(f"{PAGE} .a {{ color: #f00 }}")
    assert plain["one"].color != colored["one"].color
    assert (plain["two"].x, plain["two"].margin_left) == (0, 3)
    assert plain["three"].margin_left == 0
    assert boxes_of(PAGE) == plain


@pytest.mark.slow
def test_a_font_set_on_the_root_applies_only_to_its_paper() -> None:
    widths = [
        boxes_of(f"{PAGE} p {{ width: 1em }}", attributes=f'lang="en" style="font-size: {size}px"')["one"].width
        for size in (10, 20, 10)
    ]
    assert widths == [10, 20, 10]


@pytest.mark.slow
@pytest.mark.parametrize("body", ['<p style="width: 50vw">four', "<style>p { width: 50vw }</style><p>four"])
def test_a_length_relative_to_the_page_applies_only_to_its_paper(body: str) -> None:
    pages = (f"@page {{ size: {width}px 200px; margin: 0 }}" for width in (300, 600, 300))
    assert [boxes_of(page, body)["four"].width for page in pages] == [150, 300, 150]


def test_the_engines_own_rules_for_nested_elements_apply() -> None:
    lists = "<ul><li>a<ul><li>b</ul></ul><div hidden>c</div><p dir=rtl>d<p>e"
    pages = render(parsed_html(f"<style>{PAGE}</style><body>{lists}")).pages
    style_by_tag = {box.element_tag: box.style for box in pages[0]._page_box.descendants() if box.element is not None}
    list_styles = [box.style["list_style_type"] for box in pages[0]._page_box.descendants() if box.element_tag == "ul"]
    directions = [box.style["direction"] for box in pages[0]._page_box.descendants() if box.element_tag == "p"]
    assert list_styles == ["disc", "circle"]
    assert directions[0] == "rtl"
    assert directions[-1] == "ltr"
    assert "div" not in style_by_tag


def test_pages_have_names_only_if_a_style_names_them() -> None:
    page_naming_css = f"{PAGE} .wide {{ page: last }} @page last {{ size: 300px 100px }}"
    sizes = [
        [page.height for page in render(parsed_html(f"<style>{css}</style>{BODY}")).pages]
        for css in (page_naming_css, PAGE)
    ]
    assert sizes == [[200, 100], [200]]


CONTEXT_CSS = f"{PAGE} p:empty {{ width: 20px }} p + .wide {{ color: #00f }} .wide[title] {{ margin-left: 7px }}"
"""Rules that depend on the content, the siblings or the attributes of an element."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p class="wide">four', (0, 0, 50)),
        ('<p>one<p class="wide">four', (0, 0, 50)),
        ('<p class="wide" title="a">four', (0, 7, 50)),
        ('<p class="wide" style="margin-left: 4px">four', (0, 4, 50)),
        ('<p class="wide" style="width: 50vw">four', (0, 0, 150)),
        ('<p class="wide">four<p></p>', (0, 0, 50)),
        ('<p class="wide">four<p>five</p>', (0, 0, 50)),
    ],
)
def test_a_paper_has_its_own_styles_even_if_another_was_set_before(body: str, expected: tuple[int, ...]) -> None:
    fresh_boxes = boxes_of(CONTEXT_CSS, body)
    cascade.CACHE.clear()
    boxes_of(CONTEXT_CSS, '<p class="wide">four')
    assert boxes_of(CONTEXT_CSS, body) == boxes_of(CONTEXT_CSS, body) == fresh_boxes
    box = fresh_boxes["four"]
    assert (box.x, box.margin_left, box.width) == expected


def test_many_cached_styles_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier_styles = styles_of(PAGE)
    monkeypatch.setattr(cascade, "MAX_CACHED", 1)
    assert {id(style) for style in earlier_styles} & {id(style) for style in styles_of(PAGE)} == set()
