"""Which blocks of a text are headings, quotations and items, by their labels, indents and type."""

from pathlib import Path

import pytest

from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import SourcePlace, TextBlock, TextRun
from assembler.importing.zones.prayer import read_relief
from tests.importing.test_doubts import imported
from tests.importing.test_layout_doubts import about, text, with_blocks
from tests.importing.test_read_pdf import texts
from tests.support.typed_pdf import at, typed_pdf

LEAD = text("3. The maker wrote a letter.", 6, first_line=36)
NEXT = text("4. So the letter reads, and there is no other letter about the kites of the town.", 19, first_line=36)
SECTION = TextBlock(SourcePlace(2, 7), (TextRun("A.\tThe Long Summer of the Kites", underline=True),))
EPIGRAPH = text("When the wind came the town was glad, and the kites rose.", 8, indent=72, right_indent=72)
AUTHOR = TextBlock(SourcePlace(2, 10), (TextRun("Defendant Robin Windmaker", italic=True),), indent=266)


def matter_of(*blocks: TextBlock) -> str:
    return " ".join(imported(with_blocks(*blocks)).files["matter.yaml"].decode().split())


def test_an_epigraph_below_a_heading_and_its_author_are_a_quotation() -> None:
    matter = matter_of(LEAD, SECTION, EPIGRAPH, AUTHOR, NEXT)
    assert "> When the wind came the town was glad, and the kites rose. > > *Defendant Robin Windmaker*" in matter
    assert "heading: Defendant Robin" not in matter


def test_a_text_that_is_indented_less_below_a_heading_is_a_doubt() -> None:
    inset = text("When the wind came the town was glad, and the kites rose.", 8, indent=20, right_indent=20)
    ((doubt, place),) = about(with_blocks(LEAD, SECTION, inset, NEXT), "indented on both sides")
    assert doubt.endswith("and became a paragraph of the text: begin it with `> ` if it is a quotation")
    assert place == SourcePlace(2, 8)


def test_subsections_of_a_statute_below_provides_are_a_quotation() -> None:
    lead = text("3. Kite Code 7 provides:", 6, first_line=36)
    items = [
        text(f"({number}) A kite shall have a string of hemp, and a tail.", 7 + number, indent=36, right_indent=36)
        for number in (1, 2)
    ]
    matter = matter_of(lead, *items, NEXT)
    assert "> (1) A kite shall have a string of hemp, and a tail. > > (2) A kite" in matter
    hanging = [text(item.text, item.place.line, indent=72, first_line=-36) for item in items]
    ((_, place),) = about(with_blocks(lead, *hanging, NEXT), "words that introduce a quotation")
    assert place == SourcePlace(2, 8)
    for words in ("3. Plaintiff states:", "3. The kites are:"):
        paper = with_blocks(text(words, 6, first_line=36), *hanging, NEXT)
        assert not about(paper, "words that introduce a quotation")


@pytest.mark.parametrize("end", ["; and", "; or", ";"])
def test_a_text_that_ends_like_an_item_is_no_heading(end: str) -> None:
    item = TextBlock(SourcePlace(2, 7), (TextRun(f"1. Required the maker to fly a kite{end}"),), align="center")
    assert "heading: Required the maker" not in matter_of(text("3. The town:", 6, first_line=36), item, NEXT)


def test_titles_with_numbers_in_parentheses_are_headings() -> None:
    runs = (TextRun("1)\t"), TextRun("The Town Celebrated a Kite in the Wind as an", underline=True))
    first = TextBlock(SourcePlace(2, 8), runs, indent=36)
    second = TextBlock(SourcePlace(2, 9), (TextRun("Omen of the Summer That Came", underline=True),), indent=72)
    matter = matter_of(LEAD, SECTION, first, second, NEXT)
    title = "The Town Celebrated a Kite in the Wind as an Omen of the Summer That Came"
    assert f"heading: 1) <u>{title}</u>" in matter or f"heading: <u>{title}</u>" in matter
    secret = text("1)\tThe Secret Kite Parade", 8, indent=36)
    assert "Kites 1)" not in matter_of(LEAD, SECTION, secret, NEXT)
    assert "The Secret Kite Parade level:" in matter_of(LEAD, SECTION, secret, NEXT)


def test_a_heading_that_nothing_sets_apart_is_a_doubt() -> None:
    plain = text("Robin of the Windmill", 8)
    ((doubt, place),) = about(with_blocks(SECTION, LEAD, plain, NEXT), "nothing in the source sets")
    assert doubt.startswith("`Robin of the Windmill` became a heading")
    assert place == SourcePlace(2, 8)
    assert not about(with_blocks(SECTION, LEAD, NEXT), "nothing in the source sets")
    names = ["Robin of the Windmill", "The Long Wind", "The Short String", "The Red Kite"]
    for count, doubts in ((3, 1), (4, 0)):  # four are the style of the paper
        blocks = [
            entry
            for number, name in enumerate(names[:count], 4)
            for entry in (
                text(name, 2 * number),
                text(f"{number}. {NEXT.text.partition('. ')[2]}", 2 * number + 1, first_line=36),
            )
        ]
        assert len(about(with_blocks(SECTION, LEAD, *blocks), "nothing in the source sets")) == doubts


def test_a_typed_signature_right_below_a_line_is_a_line_of_its_own(tmp_path: Path) -> None:
    lines = ["I certify that all of the statements above about the kites of the town are true.", "Akron, Ohio"]
    for signature, is_apart in (("s/ Ann Sample", True), ("/s/ Ann Sample", True), ("and Ann Sample", False)):
        operators = [at(72, 140 + 14 * index, words) for index, words in enumerate([*lines, signature])]
        assert (texts(read_pdf(typed_pdf(tmp_path, operators)))[-1] == signature) is is_apart


def test_a_further_prayer_below_the_items_is_not_part_of_the_last_item() -> None:
    texts = ("(a) Enter judgment.", "(b) Award costs.", "Plaintiffs further pray the court to order a kite.")
    prayer = [TextBlock(SourcePlace(3, line), (TextRun(words),)) for line, words in enumerate(texts, 2)]
    relief, _ = read_relief([text("WHEREFORE, Plaintiffs ask the court to:", 1), *prayer], {}, None, None, {})
    assert len(relief.items) == 3
    assert str(relief.items[-1]).startswith("Plaintiffs further pray")
