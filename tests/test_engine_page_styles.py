"""A page has the margins of its own rules, whatever pages were set before it."""

from typing import Any

import pytest

from assembler.paginate import engine_page_styles
from assembler.paginate.typeset import parse, render

pytestmark = pytest.mark.pdf

SIZE = "<style>@page { size: 300px 200px; margin: 10px }</style>"
WIDE = "<style>@page { size: 600px 200px; margin: 10px }</style>"
BODY = "<body><p style='break-after: page'>one</p><p style='break-after: page'>two</p><p>three"
PAPERS = (
    SIZE,
    SIZE + "<style>@page :first { margin-left: 30px }</style>",
    SIZE + "<style>@page { margin-left: 3em }</style>",
    SIZE + "<style>@page { margin-left: 3em } html { font-size: 10px }</style>",
    SIZE + "<style>@page { margin-left: 10vw }</style>",
    WIDE + "<style>@page { margin-left: 10vw }</style>",
    SIZE + "<style>@page { @top-left { content: 'a'; margin: 2em } }</style>",
    SIZE + "<style>@page :right { @top-left { content: 'a'; margin: 4px } }</style>",
    SIZE + "<style>html { overflow: hidden }</style>",
)


def placed(paper: str) -> list[Any]:
    """Return where the engine sets each page of *paper*, and what is in its margins."""
    pages = [page._page_box for page in render(parse(f"<html lang='en'>{paper}{BODY}")).pages]
    lengths = [(page.margin_left, page.width, page.style["overflow"]) for page in pages]
    inside = [
        [(box.at_keyword, box.position_x, box.margin_left) for box in page.children if hasattr(box, "at_keyword")]
        for page in pages
    ]
    return [*lengths, *inside]


def test_each_page_is_set_as_in_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = []
    for paper in PAPERS:
        monkeypatch.setattr(engine_page_styles, "_known", {})
        alone.append(placed(paper))
    assert len({str(pages) for pages in alone}) == len(PAPERS)
    monkeypatch.setattr(engine_page_styles, "_known", {})
    for _ in range(2):
        assert [placed(paper) for paper in PAPERS] == alone


def test_pages_with_the_same_rules_share_their_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_page_styles, "_known", {})
    pages = render(parse(SIZE + BODY)).pages
    first, *others = (page._page_box.style for page in pages)
    assert len(others) == 2
    assert all(style is first for style in others)
