"""Lines that are set with fewer calls of the shaper are those that the engine sets."""

from math import inf
from typing import Any

import pytest

from assembler.paginate import engine_lines, fonts
from assembler.paginate.typeset import parse, render

pytestmark = pytest.mark.pdf

FAMILY = "'Liberation Serif', 'TeX Gyre Termes'"

TEXTS = (
    "On March 3, 2025, the parties signed a contract for 40 tons of cider apples at $600 a ton, and no more than that.",
    "Affidavits AVATAR “To Wit” Yvonne’s fifty-five V. W. LTD. v. AT&T, 28 U.S.C. § 1332(a)(1); ¶¶ 7–12 — offices.",
    "See https://www.example.com/a/very/long/address/that/goes/on/over/more/than/a/line/of/a/narrow/column for it.",
    "Short words: a b c d e f g h i j k l m n o p q r s t u v w x y z and a few at the end: on it, as I do so, if so.",
    "WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM iiiiiiiii iiiiiiiii iiii.",
    "A self\u00adevident soft hyphen, then a name in Hebrew, שלום עולם, and after that the text runs on in English.",
)


def style_of(css: str) -> Any:
    """Return the engine's style of a text that is set by *css*."""
    html = f'<html lang="en"><style>p {{ font: 12pt {FAMILY}; hyphens: none; {css} }}</style><p>words</p>'
    body = render(parse(html)).pages[0]._page_box.children[0].children[0]
    return body.children[0].children[0].children[0].style


def lines(split: Any, text: str, style: Any, most: float) -> list[tuple[Any, ...]]:
    """Return the lines of *text*: length, where the next begins, width, height, baseline."""
    made: list[tuple[Any, ...]] = []
    while text:
        layout, length, following, *measures = split(text, style, None, most, 0)
        made.append((layout.text, length, following, *measures))
        text = text.encode()[following:].decode() if following else ""
    return made


@pytest.mark.parametrize("css", ["overflow-wrap: anywhere", "font-weight: bold", "font-kerning: none"])
def test_each_line_is_the_one_that_the_engine_sets(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.engine()
    from weasyprint.text import line_break  # noqa: PLC0415 - the program's engine, with its changes

    taken: list[bool] = []
    first_line = engine_lines._first_line

    def noting(*given: Any) -> Any:
        line = first_line(*given)
        taken.append(line is not None)
        return line

    monkeypatch.setattr(engine_lines, "_first_line", noting)
    quick, style = engine_lines._splitting(line_break, line_break.split_first_line), style_of(css)
    different = [
        (text, most)
        for text in TEXTS
        for most in (*range(60, 640, 11), inf)
        if lines(quick, text, style, most) != lines(line_break.split_first_line, text, style, most)
    ]
    assert different == []
    assert taken.count(True) > len(taken) / 4
