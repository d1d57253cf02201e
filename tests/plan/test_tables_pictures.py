"""Tables and pictures in texts: how they are printed, tagged and refused."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile
from zlib import crc32

import pikepdf
import pytest
from PIL import Image

from assembler.outputs.pdf.prove.pdf_tags import Tag
from assembler.outputs.pdf.prove.repeated_heads import repeated_heads
from assembler.outputs.render import render
from assembler.outputs.word.document import word_document
from assembler.pipeline import examine_matter
from assembler.pipeline.finishing import typeset_paper
from assembler.plan.blocks import Picture, Table, Words
from assembler.plan.text.structure import text_blocks
from assembler.results import Options
from tests.plan.test_text import fresh
from tests.support.matters import build_plan as matter_plan
from tests.support.places import CASES, ROOT
from tests.support.proved import prove_paper
from tests.support.runs import build, check, write_matter
from tests.support.stopped import refusal

CASE = CASES / "tables_and_pictures" / "matter.yaml"

# -- tables -----------------------------------------------------------------------------------------------------------


def test_a_table_has_a_head_rows_and_column_alignments() -> None:
    text = "These:\n\n| Item | Price |\n|------|------:|\n| Gate | *$9* |\n| Paint | $4 |"
    _, table = text_blocks(text, fresh(), number=7, id_="p-7")
    rows = (((Words("Gate"),), (Words("$9", "emphasis"),)), ((Words("Paint"),), (Words("$4"),)))
    assert table == Table(((Words("Item"),), (Words("Price"),)), rows, ("left", "right"))


OVER_TWO = "These:\n\n| Day | Due || Paid |\n|-----|----:|----:|:---|\n| | Rent | Costs | |\n| May 1 | $1 | $2 | $3 |"


def test_a_head_can_be_over_several_columns() -> None:
    _, table = text_blocks(OVER_TWO, fresh(), number=7, id_="p-7")
    assert isinstance(table, Table)
    assert [(cell.side, cell.text, cell.span) for cell in table.head_cells] == [
        ("left", (Words("Day"),), 1),
        ("center", (Words("Due"),), 2),
        ("left", (Words("Paid"),), 1),
    ]
    assert [len(row) for row in table.row_cells] == [4, 4]


def test_an_empty_head_cell_with_a_blank_is_a_separate_column() -> None:
    _, table = text_blocks(OVER_TWO.replace("||", "| |"), fresh(), number=7, id_="p-7")
    assert isinstance(table, Table)
    assert [cell.span for cell in table.head_cells] == [1, 1, 1, 1]
    _, table_with_empty_cell = text_blocks("These:\n\n|| Due |\n|---|---|\n| a | b |", fresh(), number=7, id_="p-7")
    assert isinstance(table_with_empty_cell, Table)
    assert [cell.span for cell in table_with_empty_cell.head_cells] == [1, 1]


@pytest.mark.slow
def test_a_head_over_several_columns_is_read_back_from_the_page_and_printed_in_the_word_file() -> None:
    changes = "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n      - |\n        "
    paper_plan = matter_plan(changes + OVER_TWO.replace("\n", "\n        ") + "\n")
    assert 'colspan="2"' in render(paper_plan)
    assert prove_paper(paper_plan)[1] == []
    with ZipFile(BytesIO(word_document(paper_plan))) as file:
        assert file.read("word/document.xml").count(b'<w:gridSpan w:val="2"/>') == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("| a | b |\n|---|---|", "has a table with a header but no rows"),
        ("| a | b |\n|---|---|\n| 1 |", "has a table with 2 columns, but a row with 1: `| 1 |`"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "has a table with 2 columns, but a row with 3: `| 1 | 2 | 3 |`"),
        ("| a | b |\n|---|\n| 1 | 2 |", "has `| a | b |` outside a table"),
        ("| a | b |\n| 1 | 2 |", "a table begins with a header row and the line `|---|---|` under it"),
        ("| a | b |\n|---|---|\n| 1^[No.] | 2 |", "has a footnote inside a table"),
        ("- one\n\n  | a |\n  |---|\n  | 1 |", "has a table inside a list or a quotation"),
        ("![](gate.png)", "has a picture without alternative text"),
        ("Here ![it](gate.png) is.", "has the picture `gate.png` inside other text"),
        ('![it](gate.png "The gate")', "has too much in the brackets or parentheses of `gate.png`"),
    ],
)
def test_a_table_or_picture_that_cannot_be_printed_is_reported_in_one_line(text: str, message: str) -> None:
    indented = f"These:\n\n{text}".replace("\n", "\n      ")
    finding = refusal(f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n    - |\n      {indented}\n")
    assert message in finding.message


def test_a_line_that_contains_a_bar_is_not_a_table() -> None:
    assert text_blocks("Either | or.", fresh(), number=7, id_="p-7")[0].text == (Words("Either | or."),)  # type: ignore[union-attr]


def table_tags(page: int, table: int) -> list[Tag]:
    return [Tag(page, place, note=0, table=table, is_header_cell=place == 0) for place in range(2)]


def test_only_the_head_of_a_continued_table_is_repeated() -> None:
    first, second = table_tags(0, 1), table_tags(1, 2)
    between = [Tag(page=1, mark=9, note=0)]
    assert repeated_heads([*first, *second], lambda tag: "Day" if tag.is_header_cell else "") == {2}
    assert repeated_heads([*first, *between, *second], lambda tag: "Day" if tag.is_header_cell else "") == set()
    assert repeated_heads([*first, *second], lambda tag: f"Day {tag.table}" if tag.is_header_cell else "") == set()
    assert repeated_heads([*first, *table_tags(0, 2)], lambda tag: "Day" if tag.is_header_cell else "") == set()


# -- in the file ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf() -> bytes:
    examined = examine_matter(CASE, Options(root=ROOT))
    typeset, _ = typeset_paper(examined.plans[0], examined, lambda _: None)
    return typeset.pages.pdf


def elements(pdf: bytes, kind: str) -> list[pikepdf.Dictionary]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return [item for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind]


@pytest.mark.slow
@pytest.mark.pdf
def test_a_table_is_tagged_with_heads_for_its_cells_and_again_on_the_next_page(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        kinds = [str(item.get("/S", "")) for item in file.objects if isinstance(item, pikepdf.Dictionary)]
    assert kinds.count("/Table") == 3
    assert kinds.count("/THead") == 3
    assert kinds.count("/TH") == 11
    assert kinds.count("/TD") == 3 * 3 + 28 * 4


@pytest.mark.slow
@pytest.mark.pdf
def test_a_picture_is_a_figure_with_its_alternative_text(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        figures = [str(item.Alt) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert figures == ["The gate of Lantern Row, its bars dark, with light spots of rust between them."]


@pytest.mark.slow
@pytest.mark.pdf
def test_a_row_that_is_longer_than_a_page_is_refused_with_its_first_words(folder: Path) -> None:
    text = f"These:\\n\\n| a | b |\\n|---|---|\\n| The long row | {'of many words ' * 500} |"
    run = build(write_matter(folder, f'more_facts: [{{id: more, heading: More, paragraphs: ["{text}"]}}]\n'))
    messages = [finding["message"] for finding in run.findings if finding["code"] == "PAG001"]
    assert messages == [
        "the table row `The long row of many words ...` is longer than a page, and rows are never divided"
    ]


# -- files of pictures ------------------------------------------------------------------------------------------------


def matter_with_picture(
    folder: Path, name: str, size: tuple[int, int] = (300, 100), mode: str = "RGB", dots: int = 72
) -> Path:
    """Write a picture called *name*, and return a matter that includes it."""
    Image.new(mode, size).save(folder / name, dpi=(dots, dots))
    return with_text(folder, name)


def with_text(folder: Path, name: str) -> Path:
    text = f"It looks so:\\n\\n![A gate.]({name})"
    return write_matter(folder, f'more_facts: [{{id: more, heading: More, paragraphs: ["{text}"]}}]\n')


def picture_of(matter: Path) -> Picture:
    plan = examine_matter(matter, Options()).plans[0]
    return next(block for block in plan.body if isinstance(block, Picture))


def test_a_picture_has_its_own_size_and_its_own_bytes(folder: Path) -> None:
    picture = picture_of(matter_with_picture(folder, "gate.png", dots=100))
    assert picture.alternative == "A gate."
    assert picture.width == 216.0
    assert picture.height == 72.0
    assert b64decode(picture.data.partition(",")[2]) == (folder / "gate.png").read_bytes()


@pytest.mark.parametrize("size", [(3000, 100), (100, 3000)])
def test_a_picture_too_large_for_the_page_is_scaled_down_in_proportion(folder: Path, size: tuple[int, int]) -> None:
    picture = picture_of(matter_with_picture(folder, "gate.jpg", size))
    assert picture.width <= 468
    assert picture.height <= 576
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.02)


def refusal_messages(matter: Path) -> str:
    return "\n".join(f"{finding['message']}" for finding in check(matter).findings if finding["code"] == "PIC001")


def test_a_missing_outside_or_invalid_picture_is_refused(folder: Path) -> None:
    (folder / "notes.png").write_text("not a picture", "utf-8")
    content = matter_with_picture(folder, "gate.png").with_name("gate.png").read_bytes()
    (folder / "half.png").write_bytes(content[: len(content) // 2])
    (folder / "folder.png").mkdir()
    (folder.parent / "outside.png").write_bytes(content)
    expected = {
        "gone.png": "`gone.png` is not a file",
        "folder.png": "`folder.png` is a folder",
        "../outside.png": "`../outside.png` is outside the root",
        "notes.png": "`notes.png` is not a complete PNG or JPEG picture",
        "half.png": "`half.png` is not a complete PNG or JPEG picture",
        "gate%00.png": "is not a file name",
        "https://example.com/gate.png": "is a web address; only files on disk are read",
    }
    for name, message in expected.items():
        assert message in refusal_messages(with_text(folder, name)), name


def test_a_huge_or_cmyk_picture_is_refused(folder: Path) -> None:
    assert "has 8000 by 6000 pixels" in refusal_messages(matter_with_picture(folder, "wide.png", (8000, 6000), "1"))
    assert "is in the color mode `CMYK`" in refusal_messages(matter_with_picture(folder, "inks.jpg", mode="CMYK"))
    (folder / "long.png").write_bytes(b"\x89PNG" + bytes(5_000_001))
    assert "is larger than 5 MB" in refusal_messages(with_text(folder, "long.png"))


def test_a_picture_with_too_many_pixels_is_reported_with_the_limit(folder: Path) -> None:
    file = matter_with_picture(folder, "vast.png", (8, 8), "1").with_name("vast.png")
    head = b"IHDR" + (60_000).to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    content = file.read_bytes()
    file.write_bytes(content[:12] + head + crc32(head).to_bytes(4) + content[33:])
    assert "`vast.png` has more than 40,000,000 pixels" in refusal_messages(with_text(folder, "vast.png"))


def test_two_pictures_with_the_same_name_in_two_folders_are_distinguished(folder: Path) -> None:
    other_folder = folder / "other"
    other_folder.mkdir()
    matter_with_picture(other_folder, "gate.png")
    base = (other_folder / "matter.yaml").rename(other_folder / "base.yaml")
    Image.new("RGB", (9, 9)).save(folder / "gate.png")
    matter = folder / "matter.yaml"
    claim = 'title: Debt, law: OH, against: [beta], paragraphs: ["So:\\n\\n![A gate.](gate.png)"]'
    matter.write_text(f"extends: {base.relative_to(folder)}\nclaims: [{{{claim}}}]\n", "utf-8")
    assert "means a different file here than in an earlier text" in refusal_messages(matter)
