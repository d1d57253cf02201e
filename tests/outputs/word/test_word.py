"""Word files have the words and numbers of the PDF, in Word's own numbering and fields."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx.oxml import OxmlElement

from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.outputs.word.number_formats import FORMATS, readings
from assembler.outputs.word.schema_order import sort_properties
from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.proof.proof import squeezed
from assembler.results import Options
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing
from tests.support.places import CASES, ROOT, SAMPLES
from tests.support.walks import faults_by_name
from tests.support.word_reader import WordFile, read_word

MATTERS: list[Path] = [*map(Path, SAMPLES), *sorted(file.relative_to(ROOT) for file in CASES.glob("*/matter.yaml"))]

SUBHEADING = """
headings: {labels: I. A. 1.}
more_facts:
  - {id: days, heading: The Days, paragraphs: [{id: day, heading: The First}, "Beta was late, as [[day]] says."]}
"""
"""A heading of the second level, and a reference to it."""


@cache
def papers() -> dict[str, tuple[Plan, WordFile]]:
    """Return the plan and the Word file of every paper of the sample matters and the tests' cases."""
    papers_by_name = {}
    for matter in MATTERS:
        checked = examine_matter(ROOT / matter, Options(root=ROOT))
        for plan, filing in zip(checked.plans, checked.matter.filings, strict=True):
            papers_by_name[f"{matter}: {plan.id}"] = plan, read_word(word_document(plan, sheet=filing.paper.plain))
    return papers_by_name


@cache
def html(name: str) -> tuple[str, list[str]]:
    """Return the letters of the running text and of each note of the paper *name*."""
    text = read_html(render(papers()[name][0], ()))
    return squeezed(text.main), [*map(squeezed, text.notes)]


@pytest.mark.slow
def test_a_word_file_has_the_words_and_numbers_of_the_page_and_no_others() -> None:
    def differs(name: str) -> str:
        page_letters, _ = html(name)
        _, word_file = papers()[name]
        letters = squeezed("".join([*word_file.caption, *word_file.paragraphs]))
        return "" if sorted(letters) == sorted(page_letters) else f"{len(letters)} letters, {len(page_letters)} on page"

    assert len(papers()) >= 40
    assert faults_by_name(papers(), differs) == {}


@pytest.mark.slow
def test_text_after_the_caption_is_in_the_order_of_the_page() -> None:
    def differs(name: str) -> bool:
        plan, word_file = papers()[name]
        first_words = squeezed(_first_words(plan))
        if not first_words:
            return False
        letters = squeezed("".join(word_file.paragraphs))
        return not html(name)[0].endswith(letters[letters.index(first_words) :])

    assert faults_by_name(papers(), differs) == {}


def _first_words(plan: Plan) -> str:
    """Return the first words under the caption."""
    return "".join(run.text for run in plan.lead if hasattr(run, "text") and isinstance(run.text, str))[:40]


@pytest.mark.slow
def test_the_notes_are_the_notes_of_the_page() -> None:
    assert sum(bool(read.notes) for _, read in papers().values()) > 3
    assert faults_by_name(papers(), lambda name: [*map(squeezed, papers()[name][1].notes)] != html(name)[1]) == {}


@pytest.mark.slow
def test_each_cross_reference_shows_the_label_of_its_target() -> None:
    def wrong_references(name: str) -> list[tuple[str, str]]:
        _, word_file = papers()[name]
        wrong = []
        for mark, text in word_file.references:
            label = word_file.labels.get(mark, "nowhere")
            printed_text = text.casefold().replace("\N{NO-BREAK SPACE}", " ")
            if printed_text not in _possible_texts(label.casefold(), text.casefold()):
                wrong.append((text, label))
        return wrong

    assert sum(len(read.references) for _, read in papers().values()) > 150
    assert faults_by_name(papers(), wrong_references) == {}


def test_a_references_field_has_only_the_number_of_its_paragraph() -> None:
    with zipfile.ZipFile(io.BytesIO(word_document(matters.build_plan(SUBHEADING)))) as archive:
        document = archive.read("word/document.xml").decode()
    assert {*re.findall(r"REF _Ref\d+ (.*?)\s*<", document)} == {r"\n \h"}
    plain = re.sub(r"<w:instrText.*?</w:instrText>|<.*?>", "", document)
    assert "as Section IV.A says" in plain.replace("\N{NO-BREAK SPACE}", " ")


def _possible_texts(label: str, shown: str) -> set[str]:
    """Return the possible texts of a reference to *label*: the label, with or without the labels of higher levels."""
    return {label, shown if shown.endswith(f".{label}") else label}


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
    shape, count = next(readings(label))

    assert (shape.kind, count) == (kind, number)
    assert shape.label(number) == label


def test_each_format_is_read_back_from_its_own_numbers() -> None:
    for kind, in_words in FORMATS.items():
        for number in range(1, 60):
            assert (kind, number) in {(shape.kind, count) for shape, count in readings(f"{in_words(number)}.")}


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
    marks = {*re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', document)}

    assert "x-letter" in render(plan, ())
    assert {*re.findall(r'w:anchor="(\w+)"', document)} <= marks
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


def test_the_last_paragraph_stays_with_the_signature_and_the_mark_of_a_specimen_is_not_bold() -> None:
    data = word_document(matters.build_plan("specimen: true"))
    paragraphs = part(data, "document").split("<w:p>")
    signed = next(number for number, text in enumerate(paragraphs) if "Dated" in text)
    assert "keepNext" in paragraphs[signed - 1]
    assert "<w:b/>" not in part(data, "header1")


def test_the_lines_around_a_signature_have_their_emphasis_and_notes() -> None:
    words = 'words: {signature: "Very *truly*,^[Above.]", below_signature: "A <u>note</u>.^[Below.]"}\n'
    data = word_document(matters.build_plan(f"{words}date_below_signature: true\n"))
    plain = re.sub(r"<.*?>", "", part(data, "document"))
    assert [*read_word(data).notes] == ["1 Above.", "2 Below."]
    assert not re.search(r"[*^]|<u>", plain)
    assert plain.index("Very") < plain.index("Attorney for") < plain.index("DATED") < plain.index("A note.")


def test_a_property_outside_the_schema_is_refused() -> None:
    properties = OxmlElement("w:pPr")
    properties.append(OxmlElement("w:b"))

    with pytest.raises(ValueError, match="not in list"):
        sort_properties(properties)


@pytest.mark.slow
def test_tables_are_fields_that_word_can_update() -> None:
    plan, page, _ = paginate_with_tables(matters.build_plan(CITING + complaint_filing()), lambda plan: render(plan, ()))
    data = word_document(plan)
    read = read_word(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        assert b"updateFields" in archive.read("word/settings.xml")
    codes = [code.strip() for code in re.findall(r"<w:instrText.*?>(.*?)</w:instrText>", document)]
    marks = {*re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', document)}
    pages = [code.split()[1] for code in codes if code.startswith("PAGEREF")]

    assert sorted(squeezed("".join([*read.caption, *read.paragraphs]))) == sorted(squeezed(read_html(page).main))
    assert "Bell Atl. Corp. v. Twombly, 550 U.S. 544 (2007) 5" in [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in read.paragraphs
    ]
    assert [code for code in codes if code.startswith("TO")] == [
        'TOC \\o "1-5" \\h \\z \\u',
        *(f'TOA \\c "{category}" \\p' for category in (1, 2, 4, 3)),
    ]
    assert len(pages) >= 11
    assert {*pages} <= marks
    assert sum("Ashcroft v. Iqbal" in code for code in codes if code.startswith("TA ")) == 3
    assert document.count('fldCharType="begin"') == document.count('fldCharType="end"')


LISTED = """relief: [award damages, award costs]
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
    with zipfile.ZipFile(io.BytesIO(word_document(matters.build_plan(LISTED)))) as file:
        numbering = file.read("word/numbering.xml").decode()
    level = re.compile(r'<w:lvlText w:val="([^"]*)"/>.*<w:ind w:left="(\d+)" w:hanging="(\d+)"/>')
    matches = [level.search(text) for text in numbering.split("</w:lvl>")]
    indents = {match[1]: int(match[2]) - int(match[3]) for match in matches if match}
    assert (indents["(%1)"], indents["%1."]) == (1440, 720)


def test_the_case_number_of_a_caption_is_on_one_line_unless_it_is_longer_than_the_column() -> None:
    plan = matters.build_plan("")
    numbered = replace(plan, caption=replace(plan.caption, number="Civil Action No. 26-CV-00417-JM", number_in="right"))
    long = replace(plan, caption=replace(plan.caption, number="No. 26-CV-00417-JM-000000000000000", number_in="right"))

    assert '<span class="keep">26-CV-00417-JM</span>' in render(numbered, ())
    assert '<span class="keep">26' not in render(long, ())
    with zipfile.ZipFile(io.BytesIO(word_document(numbered))) as archive:
        assert archive.read("word/document.xml").count(b"<w:noBreakHyphen/>") == 3
