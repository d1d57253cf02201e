"""Lines that a process has set and drawn before are taken as they were, and a paper has the same bytes."""

from typing import Any

import pytest

from assembler.paginate import Pages, engine_cascade, engine_texts, paginate
from assembler.plan.blocks import Heading, Note, Paragraph, Words
from assembler.plan.plan import Plan
from assembler.render import render
from tests.plans import plan, words
from tests.sheets import stopped

pytestmark = pytest.mark.pdf

TEXTS = (
    "Alpha pressed cider in offices.",
    "*Alpha* v. Émile Ωmega AT&T, 28 U.S.C. § 1332.",
    "שלום from Alpha, 2019.",
    "नमस्ते.",
)


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, empty in {"_asked": [True], "_set": {}, "_drawn": {}}.items():
        monkeypatch.setattr(engine_texts, name, empty)
    for name in ("_made", "_kinds", "_agents"):  # which are dropped when they are many
        monkeypatch.setattr(engine_cascade, name, {})


def pages_of(made: Plan) -> Pages:
    return paginate(render(made, ()), made)


def paper(sentence: str = "Alpha delivered nothing. ") -> Plan:
    body: list[Any] = [Heading(1, "I.", words("Facts"), "h1")]
    for number, text in enumerate(TEXTS, 1):
        note = Note(number, words(f"As {text} says, {sentence}"))
        body.append(Paragraph((Words(f"{text} {sentence * 4}"), note, Words(" And on.")), number, f"p{number}"))
    return plan(*body)


def test_a_paper_that_was_set_before_or_was_edited_has_the_bytes_of_a_new_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, edited, again = pages_of(paper()).pdf, pages_of(paper("Alpha sued. ")).pdf, pages_of(paper()).pdf
    assert engine_texts._set
    assert engine_texts._drawn
    monkeypatch.setattr(engine_texts, "_asked", [])
    assert pages_of(paper()).pdf == first == again
    assert pages_of(paper("Alpha sued. ")).pdf == edited != first


def test_the_same_words_in_another_type_are_set_in_that_type(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Alpha delivered no cider in June. " * 6
    both = plan(*(Paragraph((Words(sentence, style),), 1, style) for style in ("strong", "emphasis")))
    kept = pages_of(both).pdf
    monkeypatch.setattr(engine_texts, "_asked", [])
    assert pages_of(both).pdf == kept


def test_lines_of_a_paper_that_was_made_before_are_taken_once_the_file_has_their_glyphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    pages_of(paper())
    monkeypatch.setattr(engine_texts, "_keep", lambda box, _: drawn.append(box.text))
    pages_of(paper())
    assert 0 < len(drawn) < len(engine_texts._drawn)


def test_a_character_without_a_glyph_stops_each_paper() -> None:
    lacking = plan(Paragraph(words("Before \U0010fffd after"), 4, "p4"))
    assert [stopped(lacking).code for _ in range(2)] == ["PAG003", "PAG003"]


def test_a_process_that_makes_one_paper_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_texts, "_asked", [])
    pages_of(paper())
    assert not engine_texts._set
    assert not engine_texts._drawn


def test_the_glyphs_of_a_line_are_read_from_what_is_shown() -> None:
    assert [*engine_texts._glyphs("<00480149>-12.5<0050><>3<ffff>")] == [0x48, 0x149, 0x50, 0xFFFF]
