"""Word files have the words and numbers of the PDF, in Word's own numbering and fields."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from docx.oxml import OxmlElement

from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.pdf.prove.html_text import HtmlText, read_html
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.outputs.word.number_formats import FORMATS, readings
from assembler.outputs.word.schema_order import sort_properties
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.proof.proof import comparable_letters
from assembler.results import Options
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing
from tests.support.places import CASES, ROOT, SAMPLES
from tests.support.walks import faults_by_name
from tests.support.word_reader import WordFile, read_word

MATTERS: list[Path] = [
    *(Path(sample) for sample in SAMPLES),
    *sorted(file.relative_to(ROOT) for file in CASES.glob("*/matter.yaml")),
]

SUBHEADING = """
headings: {labels: I. A. 1.}
more_facts:
  - {id: days, heading: The Days, paragraphs: [{id: day, heading: The First}, "Beta was late, as [[day]] says."]}
"""
"""A heading of the second level, and a reference to it."""


class WordPaper(NamedTuple):
    """A plan and its Word file."""

    plan: Plan
    word_file: WordFile


@cache
def papers() -> dict[str, WordPaper]:
    """Return the plan and the Word file of every paper of the sample matters and the tests' cases."""
    papers_by_name = {}
    for matter in MATTERS:
        checked = examine_matter(ROOT / matter, Options(root=ROOT))
        for plan, filing in zip(checked.plans, checked.matter.filings, strict=True):
            word_file = read_word(word_document(plan, sheet=filing.paper.plain))
            papers_by_name[f"{matter}: {plan.id}"] = WordPaper(plan, word_file)
    return papers_by_name


@cache
def letters_on_page(name: str) -> str:
    """Return the letters of the running text of the paper *name*."""
    return comparable_letters(_html_text(name).main)


@cache
def _html_text(name: str) -> HtmlText:
    return read_html(render(papers()[name].plan))


@pytest.mark.slow
def test_a_word_file_has_the_words_and_numbers_of_the_page_and_no_others() -> None:
    def difference(name: str) -> str:
        page_letters = letters_on_page(name)
        word_file = papers()[name].word_file
        letters = comparable_letters("".join([*word_file.caption, *word_file.paragraphs]))
        if sorted(letters) == sorted(page_letters):
            return ""
        return f"{len(letters)} letters, {len(page_letters)} on page"

    assert len(papers()) >= 40
    assert faults_by_name(papers(), difference) == {}


@pytest.mark.slow
def test_text_after_the_caption_is_in_the_order_of_the_page() -> None:
    def is_in_other_order(name: str) -> bool:
        plan, word_file = papers()[name]
        first_words = comparable_letters(_first_words(plan))
        if not first_words:
            return False
        letters = comparable_letters("".join(word_file.paragraphs))
        letters_after_caption = letters[letters.index(first_words) :]
        return not letters_on_page(name).endswith(letters_after_caption)

    assert faults_by_name(papers(), is_in_other_order) == {}


def _first_words(plan: Plan) -> str:
    """Return the first words under the caption."""
    return "".join(run.text for run in plan.lead if hasattr(run, "text") and isinstance(run.text, str))[:40]


@pytest.mark.slow
def test_the_notes_are_the_notes_of_the_page() -> None:
    def has_other_notes(name: str) -> bool:
        notes_in_word = [comparable_letters(note) for note in papers()[name].word_file.notes]
        return notes_in_word != [comparable_letters(note) for note in _html_text(name).notes]

    assert len([paper for paper in papers().values() if paper.word_file.notes]) > 3
    assert faults_by_name(papers(), has_other_notes) == {}


@pytest.mark.slow
def test_each_cross_reference_shows_the_label_of_its_target() -> None:
    def faults(name: str) -> list[str]:
        word_file = papers()[name].word_file
        faults = []
        for bookmark, text in word_file.references:
            label = word_file.labels.get(bookmark, "nowhere")
            printed_text = text.casefold().replace("\N{NO-BREAK SPACE}", " ")
            if not _is_reference_to(label.casefold(), printed_text):
                faults.append(f"`{text}` refers to `{label}`")
        return faults

    assert sum(len(paper.word_file.references) for paper in papers().values()) > 150
    assert faults_by_name(papers(), faults) == {}


def test_a_references_field_has_only_the_number_of_its_paragraph() -> None:
    with zipfile.ZipFile(io.BytesIO(word_document(matters.build_plan(SUBHEADING)))) as archive:
        document = archive.read("word/document.xml").decode()
    assert {*re.findall(r"REF _Ref\d+ (.*?)\s*<", document)} == {r"\n \h"}
    text = re.sub(r"<w:instrText.*?</w:instrText>|<.*?>", "", document)
    assert "as Section IV.A says" in text.replace("\N{NO-BREAK SPACE}", " ")


def _is_reference_to(label: str, text: str) -> bool:
    """Whether *text* is *label*, or the labels of higher levels and *label*, as in "IV.A" for "A"."""
    return text == label or text.endswith(f".{label}")


@pytest.mark.parametrize(
    ("label", "kind", "number"),
    [
        ("II.", "upperRoman", 2),
        ("I.", "upperRoman", 1),
        ("C.", "upperLetter", 3),
        ("(c)", "lowerLetter", 3),
        ("(ii)", "lowerRoman", 2),
        ("14.", "decimal", 14),
        ("COUNT TWO", "cardinalText", 2),
        ("Count II", "upperRoman", 2),
        ("FOURTH CAUSE OF ACTION", "ordinalText", 4),
        ("TWENTY-FIRST CAUSE OF ACTION", "ordinalText", 21),
    ],
)
def test_a_label_is_read_as_the_lowest_number_of_a_format(label: str, kind: str, number: int) -> None:
    shape, label_number = next(readings(label))
    assert shape.kind == kind
    assert label_number == number
    assert shape.label(number) == label


def test_each_format_is_read_back_from_its_own_numbers() -> None:
    for kind, in_format in FORMATS.items():
        for number in range(1, 60):
            label = f"{in_format(number)}."
            assert (kind, number) in {(shape.kind, label_number) for shape, label_number in readings(label)}


@pytest.mark.slow
def test_the_same_plan_gives_the_same_bytes() -> None:
    plans = [*papers().values()][:3]
    assert len(plans) == 3
    for plan, _ in plans:
        assert word_document(plan) == word_document(plan)


def test_references_to_exhibits_only_in_the_pdf_are_plain_text_and_the_file_has_no_date() -> None:
    text = CITING.replace("{title: L", "{file: a.pdf, title: L") + "exhibit_form: {filed: combined}\n"
    plan = matters.build_plan(f"{text}filings: [{{paper: complaint, date: 2025-06-02}}]")
    with zipfile.ZipFile(io.BytesIO(word_document(plan))) as archive:
        document = archive.read("word/document.xml").decode()
        core = archive.read("docProps/core.xml").decode()
        assert "docProps/app.xml" not in archive.namelist()  # it would name a program and a template
    bookmarks = {*re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', document)}
    assert "x-letter" in render(plan)
    assert {*re.findall(r'w:anchor="(\w+)"', document)} <= bookmarks
    assert "Exhibit\N{NO-BREAK SPACE}A" in document
    assert not re.findall(r"created|modified|creator>\w", core)


def part(data: bytes, name: str) -> str:
    """Return a part of the Word file *data* as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def test_a_footer_has_the_rule_and_the_columns_of_the_page() -> None:
    plan = matters.build_plan("court: casuper\ncounty: Los Angeles\nnumber: 25STCV00000")
    footer = part(word_document(plan), "footer1")
    assert "tblBorders" not in footer
    assert footer.index("PAGE") < footer.index("<w:pBdr><w:top ") < footer.index("COMPLAINT")
    firm = """
    court: wawd
    division: Seattle
    firms: {firm: {name: Sample & Dummy PLLC, address: [1 Example Street, Seattle], telephone: (206) 555-0100}}
    counsel: {ann: {firm: firm, address: none, telephone: none}}
    """
    footer = part(word_document(matters.build_plan(firm)), "footer1")
    assert 'w:jc w:val="left"' in next(line for line in footer.split("<w:p>") if "Sample" in line)


@pytest.mark.parametrize(
    ("court", "new_page"),
    [
        ("court: ctsuper\ndistrict: Hartford\njurisdiction: none\nrelief: [award damages]\n", ["Prayer for Relief"]),
        (
            "court: pacp\ncounty: Chester\njurisdiction: none\nstatements: {notice to defend: An Office}\n",
            ["Complaint"],
        ),
        ("relief: [award damages]\n", []),
    ],
)
def test_a_part_begins_a_new_page_if_the_court_requires_it(court: str, new_page: list[str]) -> None:
    paragraphs = part(word_document(matters.build_plan(court)), "document").split("<w:p>")
    headings = [text for text in paragraphs if "pageBreakBefore" in text and "Heading1" in text]
    assert ["".join(re.findall(r"<w:t[^>]*>([^<]*)", text)) for text in headings] == new_page


def test_the_last_paragraph_stays_on_the_signatures_page_and_the_specimen_mark_is_not_bold() -> None:
    data = word_document(matters.build_plan("specimen: true"))
    paragraphs = part(data, "document").split("<w:p>")
    date_index = next(index for index, text in enumerate(paragraphs) if "Dated" in text)
    assert "keepNext" in paragraphs[date_index - 1]
    assert "<w:b/>" not in part(data, "header1")


def test_the_lines_around_a_signature_have_their_emphasis_and_notes() -> None:
    words = 'words: {signature: "Very *truly*,^[Above.]", below_signature: "A <u>note</u>.^[Below.]"}\n'
    data = word_document(matters.build_plan(f"{words}date_below_signature: true\n"))
    text = re.sub(r"<.*?>", "", part(data, "document"))
    assert [*read_word(data).notes] == ["1 Above.", "2 Below."]
    assert not re.search(r"[*^]|<u>", text)
    assert text.index("Very") < text.index("Attorney for") < text.index("DATED") < text.index("A note.")


def test_a_property_outside_the_schema_is_refused() -> None:
    properties = OxmlElement("w:pPr")
    properties.append(OxmlElement("w:b"))

    with pytest.raises(ValueError, match="not in list"):
        sort_properties(properties)


@pytest.mark.slow
def test_tables_are_fields_that_word_can_update() -> None:
    plan, html, _ = paginate_with_tables(matters.build_plan(CITING + complaint_filing()), render)
    data = word_document(plan)
    word_file = read_word(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        assert b"updateFields" in archive.read("word/settings.xml")
    codes = [code.strip() for code in re.findall(r"<w:instrText.*?>(.*?)</w:instrText>", document)]
    bookmarks = {*re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', document)}
    bookmarks_of_pages = [code.split()[1] for code in codes if code.startswith("PAGEREF")]
    letters = comparable_letters("".join([*word_file.caption, *word_file.paragraphs]))
    assert sorted(letters) == sorted(comparable_letters(read_html(html).main))
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in word_file.paragraphs]
    assert "Bell Atl. Corp. v. Twombly, 550 U.S. 544 (2007) 5" in lines
    assert [code for code in codes if code.startswith("TO")] == [
        'TOC \\o "1-5" \\h \\z \\u',
        *(f'TOA \\c "{category}" \\p' for category in (1, 2, 4, 3)),
    ]
    assert len(bookmarks_of_pages) >= 11
    assert {*bookmarks_of_pages} <= bookmarks
    assert sum("Ashcroft v. Iqbal" in code for code in codes if code.startswith("TA ")) == 3
    assert document.count('fldCharType="begin"') == document.count('fldCharType="end"')


TEXT_WITH_LIST = """relief: [award damages, award costs]
more_facts:
  - id: days
    heading: The Days
    paragraphs:
      - |
        Beta was late twice:

        - on Monday; and
        - on Tuesday.
"""


def test_a_list_is_indented_under_its_paragraph_and_a_prayer_like_a_paragraph() -> None:
    with zipfile.ZipFile(io.BytesIO(word_document(matters.build_plan(TEXT_WITH_LIST)))) as file:
        numbering = file.read("word/numbering.xml").decode()
    level = re.compile(r'<w:lvlText w:val="([^"]*)"/>.*<w:ind w:left="(\d+)" w:hanging="(\d+)"/>')
    matches = [level.search(text) for text in numbering.split("</w:lvl>")]
    indents = {match[1]: int(match[2]) - int(match[3]) for match in matches if match}  # twentieths of a point
    assert indents["(%1)"] == 1440
    assert indents["%1."] == 720


def test_the_case_number_of_a_caption_is_on_one_line_unless_it_is_longer_than_the_column() -> None:
    plan = matters.build_plan(changes="")

    def plan_with_number(number: str) -> Plan:
        return replace(plan, caption=replace(plan.caption, number=number, number_in="right"))

    usual_plan = plan_with_number("Civil Action No. 26-CV-00417-JM")
    assert '<span class="keep">26-CV-00417-JM</span>' in render(usual_plan)
    assert '<span class="keep">26' not in render(plan_with_number("No. 26-CV-00417-JM-000000000000000"))
    with zipfile.ZipFile(io.BytesIO(word_document(usual_plan))) as archive:
        assert archive.read("word/document.xml").count(b"<w:noBreakHyphen/>") == 3
