"""Words of a Word file that are not in plain runs: alternatives, lists, drawings, other files, changes and comments."""

import zipfile
from pathlib import Path

import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.word.read_word import read_word
from tests.importing.test_read_word import texts
from tests.support.typed_docx import PACKAGE, TYPES, paragraph, run, typed_docx

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def with_part(file: Path, name: str, content: str) -> Path:
    """Add the part *name* to the package *file*."""
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(name, content)
    return file


def test_an_alternative_that_needs_an_unknown_extension_gives_way_to_the_next(tmp_path: Path) -> None:
    choice = '<mc:Choice Requires="new" xmlns:new="urn:new"><w:t>new</w:t></mc:Choice>'
    alternatives = f"<mc:AlternateContent>{choice}<mc:Fallback><w:t>ten</w:t></mc:Fallback></mc:AlternateContent>"
    document = read_word(typed_docx(tmp_path, paragraph("Paid ", f"<w:r>{alternatives}</w:r>", " dollars.")))
    assert texts(document) == ["Paid ten dollars."]
    assert not document.remarks


@pytest.mark.parametrize(("choice", "entry"), [('<w:result w:val="1"/>', "Utah"), ("", "Ohio")])
def test_the_chosen_entry_of_a_list_is_read(tmp_path: Path, choice: str, entry: str) -> None:
    entries = '<w:listEntry w:val="Ohio"/><w:listEntry w:val="Utah"/>'
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{choice}{entries}</w:ddList></w:ffData></w:fldChar>'
    field = f'<w:r>{begin}<w:instrText>FORMDROPDOWN</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    document = read_word(typed_docx(tmp_path, paragraph("A citizen of ", field, ".")))
    assert texts(document) == [f"A citizen of {entry}."]
    assert not document.remarks


def test_the_words_of_word_art_and_of_diagrams_are_read(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Kites for sale"/></v:shape></w:pict></w:r>'
    diagram = f'<w:r><w:drawing><d:relIds xmlns:d="{DIAGRAM}" r:dm="r1"/></w:drawing></w:r>'
    links = '<Relationship Id="r1" Target="diagrams/data1.xml"/>'
    file = typed_docx(tmp_path, paragraph("See:", art) + paragraph("And:", diagram), {"_rels/document.xml.rels": links})
    data = '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Owner</a:t><a:t>Agent</a:t></d>'
    document = read_word(with_part(file, "word/diagrams/data1.xml", data))
    assert texts(document) == ["See:\nKites for sale", "And:\nOwner\nAgent"]
    assert not document.remarks


def test_a_diagram_without_its_words_is_remarked_on(tmp_path: Path) -> None:
    diagram = f'<w:r><w:drawing><d:relIds xmlns:d="{DIAGRAM}" r:dm="r1"/></w:drawing></w:r>'
    (remark,) = read_word(typed_docx(tmp_path, paragraph("See:", diagram))).remarks
    assert remark.startswith("a diagram, whose words are not in the file, was left out")


@pytest.mark.parametrize(
    ("element", "name"), [("altChunk", "in another format"), ("subDoc", "in another file (a subdocument)")]
)
@pytest.mark.parametrize("is_in_paragraph", [True, False])
def test_text_in_another_file_is_remarked_on(tmp_path: Path, element: str, name: str, is_in_paragraph: bool) -> None:  # noqa: FBT001
    other_text = f'<w:{element} r:id="r9"/>'
    body = paragraph("One.") + (paragraph(other_text) if is_in_paragraph else other_text)
    (remark,) = read_word(typed_docx(tmp_path, body)).remarks
    assert remark.startswith(f"a part of the text that is {name} was left out after paragraph")


def test_changes_and_comments_are_counted_and_quoted(tmp_path: Path) -> None:
    properties = "<w:rPr><w:ins/></w:rPr>"
    body = paragraph(
        "Owes ", f"<w:ins>{run('ten')}</w:ins>", f"<w:ins>{run('twenty')}</w:ins>", " dollars.", properties=properties
    )
    comments = f'<w:comment w:id="0">{paragraph("Do not file before the client has read this page.")}</w:comment>'
    changes, notes = read_word(typed_docx(tmp_path, body, {"comments": comments})).remarks
    about = "the source has 2 tracked changes (2 insertions) that nobody accepted or rejected, read as if accepted"
    assert changes.startswith(about)
    assert "which are `ten` and `twenty`" in changes
    assert "1 comment, set aside; the first is `Do not file before the client has read...`" in notes


def test_words_that_are_struck_out_or_raised_are_remarked_on_but_ordinals_are_not(tmp_path: Path) -> None:
    def formatted(text: str, formatting: str) -> str:
        return f"<w:r><w:rPr>{formatting}</w:rPr><w:t>{text}</w:t></w:r>"

    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("On May 9", formatted("th", raised), " it was ", formatted("never ", "<w:strike/>"), "red.")
    (struck,) = read_word(typed_docx(tmp_path, body)).remarks
    assert struck == "the source has words that are struck out, read as text; the first are `never`"
    body = paragraph("It cost 10", formatted("3", raised), " dollars", formatted(".", '<w:strike w:val="0"/>'))
    (exponent,) = read_word(typed_docx(tmp_path, body)).remarks
    assert exponent == "the source has raised or lowered characters, read as text; the first are `3`"


def test_the_main_part_is_the_part_to_which_the_package_links(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    link = f'<Relationship Id="r1" Type="{kind}" Target="word/document2.xml"/>'
    drawing = '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'
    usual = typed_docx(tmp_path, paragraph("Text", drawing))
    file = tmp_path / "renamed.docx"
    with zipfile.ZipFile(usual) as package, zipfile.ZipFile(file, "w") as renamed:
        renamed.writestr("[Content_Types].xml", TYPES)
        renamed.writestr("_rels/.rels", PACKAGE.replace("/>", f">{link}</Relationships>"))
        renamed.writestr("word/document2.xml", package.read("word/document.xml"))
        picture_link = '<Relationship Id="r1" Target="media/kite.gif"/>'
        renamed.writestr("word/_rels/document2.xml.rels", PACKAGE.replace("/>", f">{picture_link}</Relationships>"))
    document = read_word(file)
    assert texts(document) == ["Text"]
    assert "kite.gif" in document.remarks[0]


def test_a_file_saved_as_strict_open_xml_is_read(tmp_path: Path) -> None:
    usual = typed_docx(tmp_path, paragraph("Text"))
    file = tmp_path / "strict.docx"
    with zipfile.ZipFile(usual) as package, zipfile.ZipFile(file, "w") as strict:
        for name in package.namelist():
            text = package.read(name).decode()
            strict.writestr(
                name,
                text.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/").replace(
                    "/2006/main", "/main"
                ),
            )
    assert texts(read_word(file)) == ["Text"]


def test_a_damaged_part_is_reported_as_damaged(tmp_path: Path) -> None:
    usual = typed_docx(tmp_path, paragraph("Text"))
    file = tmp_path / "damaged.docx"
    with zipfile.ZipFile(usual) as package, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as damaged:
        for name in package.namelist():
            damaged.writestr(name, package.read(name))
        offset = damaged.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    data = bytearray(file.read_bytes())
    data[offset : offset + 20] = b"\xff" * 20
    file.write_bytes(data)
    with pytest.raises(UnusableError, match="is damaged or incomplete"):
        read_word(file)
