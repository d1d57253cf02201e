"""Lines that a process has typeset and drawn before are reused, and a paper has the same bytes."""

from typing import Any

import pytest

from assembler.engine import cascade, kept_lines
from assembler.engine.kept_lines import LINES
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.render import render
from assembler.plan.blocks import Heading, Note, Paragraph, Words
from assembler.plan.plan import Plan
from tests.support.plans import build_plan, words
from tests.support.sheets import engine_finding

pytestmark = pytest.mark.pdf

TEXTS = (
    "Alpha pressed cider in offices.",
    "*Alpha* v. Émile Ωmega AT&T, 28 U.S.C. § 1332.",
    "שלום from Alpha, 2019.",
    "नमस्ते.",
)


@pytest.fixture(autouse=True)
def _keep_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"enabled": True, "laid_out_lines": {}, "drawn_lines": {}}.items():
        monkeypatch.setattr(LINES, name, value)
    cascade.CACHE.clear()


def pages_of(paper_plan: Plan) -> Pages:
    return paginate(render(paper_plan), paper_plan)


def build_paper(sentence: str = "Alpha delivered nothing. ") -> Plan:
    body: list[Any] = [Heading(level=1, label="I.", text=words("Facts"), id="h1")]
    for number, text in enumerate(TEXTS, 1):
        note = Note(number, words(f"As {text} says, {sentence}"))
        body.append(Paragraph((Words(f"{text} {sentence * 4}"), note, Words(" And on.")), number, f"p{number}"))
    return build_plan(*body)


@pytest.mark.slow
def test_a_repeated_or_edited_paper_has_the_same_bytes_as_in_a_new_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first_pdf = pages_of(build_paper()).pdf
    edited_pdf = pages_of(build_paper("Alpha sued. ")).pdf
    repeated_pdf = pages_of(build_paper()).pdf
    assert LINES.laid_out_lines
    assert LINES.drawn_lines
    monkeypatch.setattr(LINES, "enabled", False)
    assert first_pdf == repeated_pdf == pages_of(build_paper()).pdf
    assert edited_pdf == pages_of(build_paper("Alpha sued. ")).pdf
    assert edited_pdf != first_pdf


def test_the_same_words_in_another_style_are_typeset_in_that_style(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Alpha delivered no cider in June. " * 6
    paper = build_plan(*(Paragraph((Words(sentence, style),), number=1, id=style) for style in ("strong", "emphasis")))
    pdf_from_cache = pages_of(paper).pdf
    monkeypatch.setattr(LINES, "enabled", False)
    assert pages_of(paper).pdf == pdf_from_cache


@pytest.mark.slow
def test_cached_lines_are_reused_only_after_the_file_has_their_glyphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newly_drawn: list[str] = []
    pages_of(build_paper())
    monkeypatch.setattr(kept_lines, "_keep_line", lambda box, _: newly_drawn.append(box.text))
    pages_of(build_paper())
    # The first lines of the second file are drawn anew, to add their glyphs to it; the others come from the cache.
    assert 0 < len(newly_drawn) < len(LINES.drawn_lines)


def test_a_character_without_a_glyph_stops_each_paper() -> None:
    paper = build_plan(Paragraph(words("Before \U0010fffd after"), number=4, id="p4"))
    assert [engine_finding(paper).code for _ in range(2)] == ["PAG003", "PAG003"]


def test_a_process_that_makes_one_paper_caches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LINES, "enabled", False)
    pages_of(build_paper())
    assert not LINES.laid_out_lines
    assert not LINES.drawn_lines


def test_the_glyphs_of_a_line_are_read_from_the_page() -> None:
    assert [*kept_lines._glyphs("<00480149>-12.5<0050><>3<ffff>")] == [0x48, 0x149, 0x50, 0xFFFF]
