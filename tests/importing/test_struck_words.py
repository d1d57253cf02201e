"""Words of a PDF that a drawn line strikes out, that are tiny, or that are typed between signs are doubts."""

from pathlib import Path

import pytest

from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.unseen_doubts import doubts_on_unseen
from tests.importing.test_read_pdf import texts
from tests.support.typed_pdf import at, rule, typed_pdf

SENTENCE = "The kites of the other pilots flew without a string on that day."
WORDS = (
    "BT /roman 12 Tf 1 0 0 1 72 500 Tm (The pilots flew with) Tj /roman 0.5 Tf (out) Tj /roman 12 Tf ( kites.) Tj ET"
)


def doubts(document: ReadDocument) -> list[tuple[SourcePlace, str]]:
    return [(doubt.place, doubt.about) for doubt in doubts_on_unseen(document)]


@pytest.mark.parametrize(
    ("left", "right", "words"), [(245, 266, "without"), (223, 308, "flew without a string")], ids=["a part", "words"]
)
def test_words_under_a_drawn_line_are_read_with_a_doubt(tmp_path: Path, left: float, right: float, words: str) -> None:
    document = read_pdf(typed_pdf(tmp_path, [at(72, 140, SENTENCE), rule(left, 137, right, 137)]))
    assert texts(document) == [SENTENCE]
    assert doubts(document) == [
        (
            SourcePlace(1, 1),
            (
                f"a line is drawn through `{words}`, or a part of it, which was read as text: compare the page, and "
                "delete what it strikes out"
            ),
        )
    ]


@pytest.mark.parametrize("level", [142, 140, 129], ids=["underline", "on the baseline", "above the words"])
def test_a_line_below_or_above_words_strikes_out_nothing(tmp_path: Path, level: float) -> None:
    assert doubts(read_pdf(typed_pdf(tmp_path, [at(72, 140, SENTENCE), rule(223, level, 308, level)]))) == []


def test_letters_that_are_too_small_to_be_read_are_a_doubt(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [at(72, 140, SENTENCE), WORDS]))
    assert "The pilots flew without kites." in " ".join(texts(document))
    ((_, about),) = doubts(document)
    assert about.startswith("`out` in `without` is printed too small to be read, and was read as text: compare")


def test_words_between_the_signs_of_struck_words_are_a_doubt_at_their_place() -> None:
    block = TextBlock(SourcePlace(1, 4), (TextRun("Pay ~~$12,345.67~~ $9 at once, and ~ 5 or ~~ 6."),))
    assert doubts(ReadDocument(1, (block,))) == [
        (
            SourcePlace(1, 4),
            (
                "`~~$12,345.67~~` may be struck out, and was read as text: compare the page, and delete what "
                "it strikes out"
            ),
        )
    ]


def test_a_raised_digit_is_a_superscript_with_a_doubt(tmp_path: Path) -> None:
    exponent = "5 Ts /roman 10.7 Tf (6) Tj 0 Ts /roman 12 Tf"
    words = f"BT /roman 12 Tf 1 0 0 1 72 500 Tm (The kites cost $10) Tj {exponent} ( each.) Tj ET"
    document = read_pdf(typed_pdf(tmp_path, [at(72, 140, SENTENCE), words]))
    assert "The kites cost $10⁶ each." in " ".join(texts(document))
    assert document.remarks == ()
    assert [about for _, about in doubts(document)] == [
        "`6` is raised behind `$10`, and was read as `$10⁶`: compare the page"
    ]
