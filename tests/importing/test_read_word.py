"""The reader of Word files: every word once, in the order of the document, with numbers as Word counts them."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.letter_balance import letters_in, letters_of
from assembler.importing.read_document import NOWHERE, Block, ReadDocument, TableBlock, TextBlock
from assembler.importing.unseen_doubts import doubts_on_unseen
from assembler.importing.word.read_word import read_word
from tests.support.typed_docx import PACKAGE, TYPES, level, numbered, paragraph, run, typed_docx

NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(depth=0, kind="decimal", text="%1.")
    + level(depth=1, kind="lowerLetter", text="(%2)")
    + level(depth=2, kind="lowerRoman", text="%3)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    + "</w:lvlOverride></w:num>"
)


def read(folder: Path, body: str, **parts: str) -> ReadDocument:
    """Read a Word file with *body* and *parts*, and check that each of its letters is in the result once."""
    file = typed_docx(folder, body, parts)
    document = read_word(file)
    assert letters_of(document) == letters_in(all_text(file))
    assert not [remark for remark in document.remarks if "lost" in remark]
    return document


def all_text(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        parts = (package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
        return "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<", "".join(parts)))


def texts(document: ReadDocument) -> list[str]:
    return [f"{block.number} {block.text}".strip() for block in document.blocks if isinstance(block, TextBlock)]


def without_places(document: ReadDocument) -> list[Block]:
    return [replace(block, place=NOWHERE) for block in document.blocks if isinstance(block, TextBlock)]


def test_numbers_are_counted_with_their_levels_and_restarts(tmp_path: Path) -> None:
    body = [numbered("One"), numbered("A", 1), numbered("B", 1), numbered("Two"), numbered("A", 1)]
    document = read(tmp_path, "".join([*body, numbered("Again", list_number=2), numbered("Next")]), numbering=NUMBERS)
    assert texts(document) == ["1. One", "(a) A", "(b) B", "2. Two", "(a) A", "1. Again", "2. Next"]
    assert [block.list_level for block in document.blocks if isinstance(block, TextBlock)][:3] == [0, 1, 1]


def test_a_deeper_level_that_begins_a_list_uses_up_the_first_number_above_it(tmp_path: Path) -> None:
    body = [numbered("A", 1), numbered("B", 1), numbered("Two")]
    assert texts(read(tmp_path, "".join(body), numbering=NUMBERS)) == ["(a) A", "(b) B", "2. Two"]


def test_a_number_may_be_defined_only_in_the_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Allegation"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
    )
    body = paragraph("One", properties='<w:pStyle w:val="Base"/>') + paragraph(
        "Two", properties='<w:pStyle w:val="Own"/>'
    )
    document = read(tmp_path, body, numbering=NUMBERS, styles=styles)
    assert texts(document) == ["1. One", "2. Two"]
    assert isinstance(document.blocks[0], TextBlock)
    assert document.blocks[0].style == "Allegation"


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("ordinalText", "%1 Cause", "First Cause"),
        ("cardinalText", "Count %1", "Count One"),
        ("upperRoman", "%1.", "I."),
        ("decimalZero", "%1", "01"),
        ("ordinal", "%1", "1st"),
        ("bullet", "\uf0b7", "•"),
        ("none", "", ""),
    ],
)
def test_numbers_are_written_in_the_formats_of_word(tmp_path: Path, kind: str, text: str, label: str) -> None:
    numbers = (
        f'<w:abstractNum w:abstractNumId="0">{level(depth=0, kind=kind, text=text)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read(tmp_path, numbered("Text"), numbering=numbers)
    assert isinstance(document.blocks[0], TextBlock)
    assert document.blocks[0].number == label


def test_letters_beyond_z_are_doubled(tmp_path: Path) -> None:
    numbers = NUMBERS.replace('"decimal"', '"lowerLetter"')
    document = read(tmp_path, "".join(numbered(f"Item {index}") for index in range(28)), numbering=numbers)
    assert texts(document)[-2:] == ["aa. Item 26", "bb. Item 27"]


def test_insertions_are_kept_and_deletions_and_comments_set_aside_with_their_authors(tmp_path: Path) -> None:
    body = paragraph(
        "Kept ",
        f'<w:ins w:author="Ann">{run("added ")}</w:ins>',
        '<w:del w:author="Bob"><w:r><w:delText>removed</w:delText></w:r></w:del>',
    )
    comments = f'<w:comment w:id="0" w:author="Cy">{paragraph("Why?")}</w:comment>'
    document = read(tmp_path, body, comments=comments)
    assert texts(document) == ["Kept added"]
    assert [(aside.kind, aside.text, aside.author) for aside in document.set_aside] == [
        ("deleted text", "removed", "Bob"),
        ("comment", "Why?", "Cy"),
    ]


def test_a_paragraph_whose_end_was_deleted_continues_in_the_next_one(tmp_path: Path) -> None:
    body = paragraph("First ", properties="<w:rPr><w:del/></w:rPr>") + paragraph("second.")
    assert texts(read(tmp_path, body)) == ["First second."]


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_paragraph_that_is_deleted_whole_leaves_the_others_as_they_are(
    tmp_path: Path, place: int, change: str
) -> None:
    heading = paragraph("The Facts", properties='<w:jc w:val="center"/>')
    quotation = paragraph("“Quoted.”", properties='<w:ind w:left="1440" w:right="1440"/>')
    paragraphs = [numbered("One"), heading, numbered("Two"), quotation, paragraph("Dated: May 1, 2025")]
    own_properties = numbered("").split("<w:pPr>")[1].split("</w:pPr>")[0]
    deleted = paragraph(
        f"<w:{change} w:author='Ann'><w:r><w:delText>Gone.</w:delText></w:r></w:{change}>",
        properties=f"{own_properties}<w:rPr><w:{change} w:author='Ann'/></w:rPr>",
    )
    clean = read(tmp_path, "".join(paragraphs), numbering=NUMBERS)
    tracked = read(tmp_path, "".join([*paragraphs[:place], deleted, *paragraphs[place:]]), numbering=NUMBERS)
    assert texts(clean) == ["1. One", "The Facts", "2. Two", "“Quoted.”", "Dated: May 1, 2025"]
    assert without_places(tracked) == without_places(clean)
    assert [aside.text for aside in tracked.set_aside] == ["Gone."]


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_words_before_a_deleted_end_get_the_number_and_form_of_the_next_paragraph(tmp_path: Path, change: str) -> None:
    own_properties = numbered("").split("<w:pPr>")[1].split("</w:pPr>")[0]
    joined = paragraph("The ", properties=f"{own_properties}<w:rPr><w:{change}/></w:rPr>")
    center = '<w:jc w:val="center"/>'
    tracked = read(tmp_path, joined + paragraph("Facts", properties=center) + numbered("One"), numbering=NUMBERS)
    accepted = read(tmp_path, paragraph("The Facts", properties=center) + numbered("One"), numbering=NUMBERS)
    assert texts(tracked) == ["The Facts", "1. One"]
    assert without_places(tracked) == without_places(accepted)


def test_a_paragraph_with_a_deleted_end_does_not_pass_a_table_and_is_not_lost_in_a_cell(tmp_path: Path) -> None:
    ended = paragraph("Before.", properties="<w:rPr><w:del/></w:rPr>")
    document = read(tmp_path, f"{ended}<w:tbl><w:tr><w:tc>{ended}</w:tc></w:tr></w:tbl>{paragraph('After.')}")
    first, table, last = document.blocks
    assert isinstance(table, TableBlock)
    assert [block.text for block in table.blocks] == ["Before."]
    assert [block.text for block in (first, last) if isinstance(block, TextBlock)] == ["Before.", "After."]


def test_a_paragraph_that_continues_in_the_next_one_keeps_its_own_number_alone(tmp_path: Path) -> None:
    properties = numbered("").split("<w:pPr>")[1].split("</w:pPr>")[0]
    joined = paragraph("Two ", properties=f"{properties}<w:rPr><w:del/></w:rPr>")
    body = numbered("One") + joined + numbered("goes on.") + numbered("Three")
    assert texts(read(tmp_path, body, numbering=NUMBERS)) == ["1. One", "2. Two goes on.", "3. Three"]


@pytest.mark.parametrize(
    ("words", "mark", "is_doubt"),
    [
        ("See paragraph 2.", "<w:ins/>", True),
        ("See ¶ 2.", "<w:del/>", True),
        ("See above.", "<w:ins/>", False),
        ("See paragraph 2.", "", False),
    ],
)
def test_references_beside_paragraphs_that_were_added_or_deleted_are_a_doubt(
    tmp_path: Path, words: str, mark: str, *, is_doubt: bool
) -> None:
    body = paragraph(words) + paragraph("New.", properties=f"<w:rPr>{mark}</w:rPr>") + paragraph("End.")
    remarks = read(tmp_path, body).remarks
    about = "paragraphs were added or deleted by tracked changes, and the numbers in references may not have followed"
    assert any(remark.startswith(about) for remark in remarks) == is_doubt


def test_tracked_changes_are_counted_and_the_first_are_quoted(tmp_path: Path) -> None:
    changes = [f'<w:ins w:author="Ann">{run(f"word{index} ")}</w:ins>' for index in range(6)]
    one, six = (read(tmp_path, paragraph("Text ", *changes[:count])).remarks[0] for count in (1, 6))
    assert one.endswith("read as if accepted, which is `word0`: decide on them in Word")
    assert six.startswith("the source has 6 tracked changes (6 insertions)")
    assert "the first of which are `word0`, `word1`, `word2`, and `word3`" in six


def test_tables_controls_and_text_boxes_are_read_where_they_are(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(paragraph('Left'))}{cell.format(paragraph('Right'))}</w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>"
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    drawing = f"<w:r><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></w:r>"
    document = read(tmp_path, table + control + paragraph("Beside a box", drawing))
    block = document.blocks[0]
    assert isinstance(block, TableBlock)
    assert [[text.text for text in cell] for cell in block.rows[0]] == [["Left"], ["Right"]]
    assert texts(document) == ["In a control", "Beside a box", "In a box"]


def test_a_drawing_that_is_repeated_for_old_programs_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    file = typed_docx(tmp_path, paragraph("Text", drawing))
    assert texts(read_word(file)) == ["Text", "Boxed"]


def test_a_column_of_separators_in_a_caption_is_set_aside(tmp_path: Path) -> None:
    rows = [("JANE SMITH,", ")", "No. 12"), ("Plaintiff.", ")", "")]
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    document = read(tmp_path, f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")
    block = document.blocks[0]
    assert isinstance(block, TableBlock)
    assert [len(row) for row in block.rows] == [2, 2]
    assert [aside.kind for aside in document.set_aside] == ["divider", "divider"]


def test_the_result_of_a_field_is_read_and_its_code_is_not(tmp_path: Path) -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> REF other </w:instrText></w:r>"
    body = paragraph("See ¶ ", field.format("begin"), code, field.format("separate"), "12", field.format("end"), ".")
    assert texts(read(tmp_path, body)) == ["See ¶ 12."]


def test_notes_are_cited_by_automatic_marks(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in ((3, "B"), (2, "A"))
    )
    document = read(tmp_path, paragraph("One", call.format(2), " two", call.format(3)), footnotes=notes)
    assert isinstance(document.blocks[0], TextBlock)
    assert [run.note for run in document.blocks[0].runs if run.note] == ["1", "2"]
    assert [(note.mark, note.blocks[0].text) for note in document.notes] == [("1", "A"), ("2", "B")]


def test_a_note_that_only_another_note_cites_is_set_aside_with_a_doubt(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        f'<w:footnote w:id="2">{paragraph("Outer", call.format(3))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Inner words")}</w:footnote>'
    )
    document = read(tmp_path, paragraph("One", call.format(2)), footnotes=notes)
    assert [(note.mark, note.blocks[0].text) for note in document.notes] == [("1", "Outer")]
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [("note in a note", "Inner words")]
    assert not document.remarks
    (doubt,) = doubts_on_unseen(document)
    assert doubt.about.startswith("`Inner words` is a note that another note cites, and was left out")


def test_emphasis_is_inherited_through_styles_and_toggled_by_a_character_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>'
        '<w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
    )
    properties = '<w:pStyle w:val="H"/>'
    document = read(
        tmp_path, paragraph("Facts ", run("here", '<w:rStyle w:val="S"/>'), properties=properties), styles=styles
    )
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    assert [(part.text, part.bold) for part in block.runs] == [("FACTS ", True), ("HERE", False)]
    assert (block.outline_level, block.align, block.style) == (2, "center", "heading 2")


def test_headers_footers_and_hidden_words_are_set_aside(tmp_path: Path) -> None:
    body = paragraph("Seen", run("hidden", "<w:vanish/>"))
    document = read(tmp_path, body, header1=paragraph("Head"), footer1=paragraph("Foot"))
    kinds = [(aside.kind, aside.text) for aside in document.set_aside]
    assert kinds == [("hidden text", "hidden"), ("running foot", "Foot"), ("running head", "Head")]


def test_a_picture_outside_the_file_is_not_fetched(tmp_path: Path) -> None:
    links = '<Relationship Id="r1" Target="http://127.0.0.1/picture.png" TargetMode="External"/>'
    drawing = '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'
    document = read(tmp_path, paragraph("Text", drawing), **{"_rels/document.xml.rels": links})
    assert texts(document) == ["Text"]
    assert document.remarks == ("a linked picture, which is not in the file, was left out; add it to the matter",)


def test_a_file_without_words_or_with_a_document_type_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="has no text"):
        read_word(typed_docx(tmp_path, paragraph()))
    file = tmp_path / "evil.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", PACKAGE)
        package.writestr("word/document.xml", '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>')
    with pytest.raises(UnusableError, match="document type"):
        read_word(file)


def test_an_underlined_gap_behind_words_is_a_typed_blank(tmp_path: Path) -> None:
    gap = "<w:r><w:rPr><w:u w:val='single'/></w:rPr><w:tab/></w:r>"
    label = run("DIVISION") + gap + run(" JUDGE ") + gap
    heading = "<w:r><w:rPr><w:u w:val='single'/></w:rPr><w:t>I.</w:t><w:tab/><w:t>Parties</w:t></w:r>"
    body = "".join(f"<w:p>{content}</w:p>" for content in (label, heading, gap + run("Kites")))
    blank = "_" * 12
    assert texts(read(tmp_path, body)) == [f"DIVISION {blank}\t JUDGE {blank}", "I.\tParties", "Kites"]


def test_a_page_that_ends_between_words_divides_them_and_one_at_the_end_of_a_paragraph_prints_nothing(
    tmp_path: Path,
) -> None:
    page_end = '<w:r><w:br w:type="page"/></w:r>'
    body = [
        paragraph("Ann Sample", page_end, "SAMPLE LLP"),
        paragraph(page_end, "1. One."),
        paragraph("Two.", page_end),
    ]
    assert texts(read(tmp_path, "".join(body))) == ["Ann Sample\nSAMPLE LLP", "1. One.", "Two."]
