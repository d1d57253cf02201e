"""Pages of a PDF whose paragraphs are alike, and rules that another program typed, are no changes of the paper."""

from dataclasses import replace

from assembler.findings.finding import Place
from assembler.verify.changes import aligned
from assembler.verify.page_order import pages_in_order
from assembler.verify.pdf_text import PdfLine, PdfPage, PdfWord, pdf_tokens
from assembler.verify.returned import Paper, ReturnedFile
from assembler.verify.tokens import split_words
from assembler.verify.word_blocks import Block
from tests.support.returned_papers import Bench

ALIKE = "the wardens took the kite away without a word and without a reason on a day in May and they never gave it back"
ALIKE_TOO = (
    "as a result each owner lost the kite and its string and the joy of a whole summer by the lake, and asks the court "
    "for the price of a new kite and for all that it may award"
)

KITES = ["red", "blue", "green", "white"]


def page(number: int, *texts: str) -> PdfPage:
    lines = []
    for index, text in enumerate(texts):
        words = tuple(
            PdfWord(word, 72.0 + 30 * place, 98.0 + 30 * place, is_call=False)
            for place, word in enumerate(text.split())
        )
        lines.append(PdfLine(72.0 + 14 * index, 12.0, words))
    return PdfPage(number, 612, 792, tuple(lines), notes=(), line_numbers=())


def returned(*pages: PdfPage) -> ReturnedFile:
    return ReturnedFile("returned.pdf", "pdf", {}, pages, tuple(pdf_tokens(pages)))


def own(kite: str) -> str:
    return f"one owner of a {kite} kite in Akron asks for its {kite} string"


def test_a_page_whose_alike_paragraphs_are_on_another_page_too_stays_in_its_place(bench: Bench) -> None:
    red, blue, green, white = map(own, KITES)
    paper_pages = (page(1, red, ALIKE), page(2, ALIKE_TOO, blue), page(3, green), page(4, ALIKE, ALIKE_TOO, white))
    paper = Paper(bench.plan, (), Place("kites"), paper_pages)
    file = returned(page(1, red), page(2, ALIKE, ALIKE_TOO, blue), page(3, green), page(4, ALIKE, ALIKE_TOO, white))
    assert pages_in_order(paper, file, ()) == (file, [])
    swapped = returned(page(1, red, ALIKE), page(2, ALIKE, ALIKE_TOO, white), page(3, green), page(4, ALIKE_TOO, blue))
    _, (finding,) = pages_in_order(paper, swapped, ())
    assert "in a different order" in finding.message


def test_a_typed_rule_of_a_caption_is_no_change() -> None:
    caption = tuple(split_words("ANN SAMPLE, Plaintiff, against TOM LOREM, Defendant."))
    block = Block(0, "caption", "", "the caption", caption)
    typed = tuple(split_words("ANN SAMPLE, Plaintiff, against TOM LOREM, Defendant. -------------------- X"))
    assert aligned([block], typed).changes == ()
    (change,) = aligned([replace(block, kind="paragraph")], typed).changes
    assert [token.text for token in change.added] == ["--------------------", "X"]
    (change,) = aligned([block], (*typed, *split_words("MAX AMET"))).changes
    assert [token.text for token in change.added] == ["MAX", "AMET"]
