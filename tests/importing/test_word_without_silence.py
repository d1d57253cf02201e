"""What a Word file deletes in tables, computes in fields or nests is kept or left out as in Word, never in silence."""

from pathlib import Path

import pytest

from assembler.importing.read_document import ReadDocument, TableBlock, text_blocks
from assembler.importing.unseen_doubts import doubts_on_unseen
from assembler.importing.word.read_word import read_word
from tests.support.typed_docx import paragraph, run, typed_docx

BY_ANN = 'w:author="Ann"'


def read(folder: Path, body: str, **parts: str) -> ReadDocument:
    return read_word(typed_docx(folder, body, parts))


def words(document: ReadDocument) -> list[str]:
    return [block.text for block in text_blocks(document.blocks)]


def doubts(document: ReadDocument) -> str:
    return "\n".join([*document.remarks, *(doubt.about for doubt in doubts_on_unseen(document))])


def row(*cells: str, change: str = "", cell_change: str = "") -> str:
    texts = (f"<w:tc><w:tcPr>{cell_change}</w:tcPr>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{change}</w:trPr>{''.join(texts)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def field(code: str, data: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}"


def test_a_deleted_row_is_set_aside_with_its_author_and_an_inserted_row_is_kept(tmp_path: Path) -> None:
    inserted = row("New", "2", change=f"<w:ins {BY_ANN}/>")
    document = read(tmp_path, table(row("Gone", "1", change=f"<w:del {BY_ANN}/>"), inserted))
    assert words(document) == ["New", "2"]
    assert [(aside.kind, aside.text, aside.author) for aside in document.set_aside] == [
        ("deleted text", "Gone", "Ann"),
        ("deleted text", "1", "Ann"),
    ]
    counts = "2 tracked changes (1 deleted row and 1 inserted row)"
    assert f"the source has {counts} that nobody accepted" in doubts(document)
    assert "`Gone 1` (deleted by Ann) and `New 2`" in doubts(document)


def test_a_table_whose_rows_are_all_deleted_is_left_out(tmp_path: Path) -> None:
    deleted = table(row("Gone", change=f"<w:del {BY_ANN}/>"))
    document = read(tmp_path, f"{paragraph('Kept.')}{deleted}")
    assert not [block for block in document.blocks if isinstance(block, TableBlock)]
    assert words(document) == ["Kept."]


def test_deleted_cells_are_set_aside_also_in_a_nested_table(tmp_path: Path) -> None:
    inner = table(row("Gone", "too", change=f"<w:del {BY_ANN}/>"), row("In", "side"))
    cell = f"<w:tc><w:tcPr/>{inner}{paragraph('Below')}</w:tc>"
    deleted_cell = f"<w:tc><w:tcPr><w:cellDel {BY_ANN}/></w:tcPr>{paragraph('Lost')}</w:tc>"
    document = read(tmp_path, table(f"<w:tr>{cell}{deleted_cell}</w:tr>"))
    assert words(document) == ["In", "side", "Below"]
    assert {aside.text for aside in document.set_aside} == {"Gone", "too", "Lost"}
    assert "a table within a table was read as paragraphs" in doubts(document)
    assert "1 deleted cell" in doubts(document)


def test_a_deleted_text_box_is_set_aside(tmp_path: Path) -> None:
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{paragraph('Boxed')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    document = read(tmp_path, paragraph("Kept.", f"<w:del {BY_ANN}>{box}</w:del>"))
    assert words(document) == ["Kept."]
    assert [aside.text for aside in document.set_aside] == ["Boxed"]


def test_a_deleted_end_of_a_paragraph_is_a_tracked_change(tmp_path: Path) -> None:
    document = read(tmp_path, paragraph("One ", properties=f"<w:rPr><w:del {BY_ANN}/></w:rPr>") + paragraph("two."))
    assert words(document) == ["One two."]
    assert "1 tracked change (1 deleted paragraph end)" in doubts(document)
    assert "the end of `One` (deleted by Ann)" in doubts(document)


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ("<w:checked/>", "☒"),
        ('<w:default w:val="1"/>', "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ("", "☐"),
    ],
)
def test_a_checkbox_of_a_form_is_printed_ticked_or_not(tmp_path: Path, state: str, sign: str) -> None:
    box = field("FORMCHECKBOX", f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>")
    document = read(tmp_path, paragraph(box, " Yes"))
    assert words(document) == [f"{sign} Yes"]
    assert doubts(document) == ""


@pytest.mark.parametrize("is_simple", [False, True])
def test_a_fraction_of_a_field_is_read_with_a_doubt(tmp_path: Path, *, is_simple: bool) -> None:
    code = "EQ \\f(3,4)"
    body = paragraph("Owed: ", f'<w:fldSimple w:instr="{code}"/>' if is_simple else field(code), " of it.")
    document = read(tmp_path, body)
    assert words(document) == ["Owed: 3/4 of it."]
    assert doubts(document).startswith("an equation was read as `3/4`, without its layout")


@pytest.mark.parametrize("code", ["EQ \\r(3,x)", "AUTONUMLGL", "LISTNUM"])
def test_a_field_whose_words_are_only_in_its_code_is_a_doubt(tmp_path: Path, code: str) -> None:
    document = read(tmp_path, paragraph("Text ", field(code)))
    assert words(document) == ["Text "]
    assert doubts(document) == f"the field `{code}` was left out: type what the page shows in its place"


def test_small_text_above_words_is_set_aside_with_a_doubt(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('Above')}</w:rt><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r>"
    document = read(tmp_path, paragraph("A ", ruby, "."))
    assert words(document) == ["A Base."]
    assert [aside.text for aside in document.set_aside] == ["Above"]
    assert doubts(document).startswith("`Above`, which is printed small above `Base`, was left out")


@pytest.mark.parametrize(
    ("content", "about"),
    [
        ('<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object>', "an embedded object"),
        ("<w:pgNum/>", "Word prints the number of the page here"),
        ("<w:yearLong/>", "Word prints the year of its date here"),
    ],
)
def test_what_has_no_words_in_the_file_is_a_doubt(tmp_path: Path, content: str, about: str) -> None:
    document = read(tmp_path, paragraph("Text", f"<w:r>{content}</w:r>"))
    assert words(document) == ["Text"]
    assert doubts(document).startswith(about)


def test_words_of_a_drawing_without_a_text_box_are_read(tmp_path: Path) -> None:
    drawing = "<w:r><w:drawing><a:graphic><a:t>Drawn</a:t></a:graphic></w:drawing></w:r>"
    document = read(tmp_path, paragraph("Text", drawing))
    assert words(document) == ["Text\nDrawn"]
    assert doubts(document) == ""


@pytest.mark.parametrize(("is_deleted", "kind"), [(True, "deleted text"), (False, "other")])
def test_a_note_that_no_text_cites_is_set_aside(tmp_path: Path, *, is_deleted: bool, kind: str) -> None:
    call = f'<w:del {BY_ANN}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>' if is_deleted else run("")
    note = f'<w:footnote w:id="2">{paragraph("Loose words")}</w:footnote>'
    document = read(tmp_path, paragraph("Text", call), footnotes=note)
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [(kind, "Loose words")]
    assert ("`Loose words` is in a footnote that no text cites" in doubts(document)) is not is_deleted
