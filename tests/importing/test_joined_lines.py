"""A file with a paragraph for each printed line is read as the original paragraphs."""

from dataclasses import replace

from assembler.importing.joined_lines import with_joined_lines
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun

STORY = """\
    {number}.    On June {number}, 2024, the kites of the plaintiff fell from the sky and
broke on the roof of the neighbor, whose dog was frightened. The strings were
too short, as the seller knew.
"""


def document_of(text: str) -> ReadDocument:
    lines = [line for line in text.splitlines() if line.strip()]
    blocks = [TextBlock(SourcePlace(0, index), (TextRun(line),)) for index, line in enumerate(lines, 1)]
    return ReadDocument(0, tuple(blocks))


def story(numbers: range) -> str:
    return "".join(STORY.format(number=number) for number in numbers)


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_the_lines_of_a_paragraph_are_joined() -> None:
    paragraphs = texts(with_joined_lines(document_of(story(range(1, 16)))))
    assert len(paragraphs) == 15
    assert paragraphs[0].endswith("too short, as the seller knew.")


def test_a_heading_is_not_joined_to_the_paragraphs_around_it() -> None:
    heading = "THE STRINGS OF THE KITES AND THEIR LENGTH, WHICH WAS NEVER SHOWN TO ANYBODY"
    joined_texts = texts(with_joined_lines(document_of(f"{story(range(1, 9))}{heading}\n{story(range(9, 16))}")))
    assert joined_texts[8] == heading
    assert len(joined_texts) == 16


def test_page_numbers_and_stamps_between_the_lines_are_set_aside() -> None:
    pages = [f"    {page}\nCase 1:24-cv-00000 Document 1 Filed 07/01/24 Page {page} of 5" for page in range(1, 6)]
    first, second, third = STORY.splitlines()
    divided_story = "\n".join(f"{first}\n{page}\n{second}\n{third}" for page in pages).format(number=7)
    document = with_joined_lines(document_of(f"{story(range(1, 12))}{divided_story}"))
    assert len(texts(document)) == 16
    assert [aside.kind for aside in document.set_aside] == ["filing stamp"] * 5 + ["page number"] * 5


def test_a_file_with_whole_paragraphs_is_left_as_it_is() -> None:
    paragraphs = "\n".join(f"{number}. The kite fell, and broke." for number in range(1, 60))
    assert with_joined_lines(document_of(paragraphs)) == document_of(paragraphs)


def test_columns_of_a_caption_are_not_joined() -> None:
    caption = "SAMPLE KITES LLC, a company of kites,       )    Case No. 24-1 before the\nPlaintiff, who flies,     )"
    joined_texts = texts(with_joined_lines(document_of(f"{caption}\n{story(range(1, 16))}")))
    assert joined_texts[:2] == caption.splitlines()


def test_the_first_line_of_a_paragraph_is_joined_to_the_rest_although_it_is_centered() -> None:
    document = document_of(story(range(1, 16)))
    lines = [block for block in document.blocks if isinstance(block, TextBlock)]
    blocks = (replace(line, align="left" if index % 3 else "center") for index, line in enumerate(lines))
    assert len(texts(with_joined_lines(replace(document, blocks=tuple(blocks))))) == 15


def test_the_rest_of_a_citation_is_not_an_item_of_a_list() -> None:
    last_paragraph = (
        "99.    The seller knew it, and the law forbids it to sell such strings: see Sample\nv. Example, 1 Ohio 1."
    )
    joined_texts = texts(with_joined_lines(document_of(f"{story(range(1, 16))}{last_paragraph}")))
    assert joined_texts[-1].endswith("Sample v. Example, 1 Ohio 1.")


def test_a_decimal_number_begins_a_paragraph_but_a_year_an_initial_or_part_of_a_citation_does_not() -> None:
    lines = """\
The plaintiff flew kites from the roof of the house of the defendant in May
2021. See the report on kites of the city, and the letter of the engineer Miles
E. Sample to the city. The court has said so in Sample v. Imaginary, 1 Mass. App.
Ct. 2, in which the kites of the plaintiff fell from the roof of the defendant's
house. The strings were short.
v.
BOB ROE
1.2. The plaintiff bought the kites."""
    joined_texts = texts(with_joined_lines(document_of(f"{story(range(1, 16))}{lines}")))
    assert len(joined_texts) == 19
    assert joined_texts[-3:-1] == ["v.", "BOB ROE"]
    assert joined_texts[-1] == "1.2. The plaintiff bought the kites."
