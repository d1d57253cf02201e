"""The parts of a Word file: numbered paper, numbered styles, alternative texts, and no hidden data."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.render import render
from assembler.outputs.word import word_document
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Table, Words
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing
from tests.support.marked import MARKED_BODY
from tests.support.places import CASES, ROOT, SAMPLES

SUBHEADING = """
more_facts:
  - {id: days, heading: The Days, paragraphs: [{id: day, heading: The First}, Beta was late.]}
"""
"""A heading of the second level."""

LOS_ANGELES = "court: casuper\ncounty: Los Angeles\nnumber: 25STCV00000\n"


def parts(plan: Plan) -> dict[str, str]:
    """Return the parts of the Word file of *plan* as text, by name."""
    with zipfile.ZipFile(io.BytesIO(word_document(plan))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def headers(plan: Plan) -> list[str]:
    return [text for name, text in parts(plan).items() if name.startswith("word/header")]


@pytest.mark.parametrize(("court", "line_count"), [(LOS_ANGELES, 28), ("court: wasuper\ncounty: King\n", 25)])
@pytest.mark.slow
def test_the_header_of_each_page_has_the_numbers_of_the_court(court: str, line_count: int) -> None:
    plan = matters.build_plan(court)
    for is_first_page_numbered, header_count in ((True, 1), (False, 2)):
        varied_plan = replace(plan, footer=replace(plan.footer, first_page=is_first_page_numbered))
        assert len(headers(varied_plan)) == header_count
        for header in headers(varied_plan):
            (box,) = re.findall("<w:txbxContent>(.*)</w:txbxContent>", header)
            assert re.findall(r"<w:t [^>]*>(\d+)<", box) == [str(line) for line in range(1, line_count + 1)]
    document = parts(plan)["word/document.xml"]
    assert "lnNumType" not in document
    height, top, bottom = (int(re.findall(rf'w:{name}="(\d+)"', document)[-1]) for name in ("h", "top", "bottom"))
    assert height - top - bottom == line_count * 480  # in twentieths of a point


def test_paper_without_line_numbers_has_no_header() -> None:
    assert headers(matters.build_plan(changes="")) == []


def test_the_styles_of_paragraphs_headings_and_counts_and_of_listed_counts_are_numbered() -> None:
    package = parts(matters.build_plan("headings: {labels: I. A. 1.}"))
    for name in ("Allegation", "Heading1", "Heading2", "Heading3", "CountLabel", "TOC5"):
        assert "<w:numPr>" in style(package, name)
        assert f'<w:pStyle w:val="{name}"/>' in package["word/numbering.xml"]
    allegation = next(text for text in package["word/document.xml"].split("<w:p>") if 'w:val="Allegation"' in text)
    assert "numPr" not in allegation


def style(package: dict[str, str], name: str) -> str:
    """Return the definition of the style with the id *name*."""
    definitions: list[str] = re.findall(rf'<w:style [^>]*w:styleId="{name}">.*?</w:style>', package["word/styles.xml"])
    (definition,) = definitions
    return definition


def test_a_count_with_its_number_and_name_on_one_line_is_one_numbered_paragraph() -> None:
    package = parts(matters.build_plan('sentences: {claims: {heading: "{label}: {title}"}}'))
    assert 'w:val="CountLabel"' not in package["word/document.xml"]
    numbered_styles = [name for name in ("Count", "CountLabel", "TOC5") if "<w:numPr>" in style(package, name)]
    assert numbered_styles == ["Count"]
    heading = next(text for text in package["word/document.xml"].split("<w:p>") if 'w:val="Count"' in text)
    assert re.findall(r"<w:t[ >][^<]*>([^<]*)", heading)[0] == ": ", (
        "Word prints the label, whose `I` is not typed again"
    )


def test_the_label_of_a_count_that_word_prints_is_not_typed_again_with_a_space_that_does_not_break() -> None:
    count = "{id: first, title: Taking, law: NY, against: beta, label: Count I, paragraphs: [Beta took it.]}"
    package = parts(
        matters.build_plan(f'sentences: {{claims: {{heading: "{{label}}: {{title}}"}}}}\nclaims: [{count}]')
    )
    heading = next(text for text in package["word/document.xml"].split("<w:p>") if 'w:val="Count"' in text)
    assert re.findall(r"<w:t[ >][^<]*>([^<]*)", heading) == [": ", "Taking"]


@pytest.mark.parametrize(("labels", "hanging_indents"), [("I. A.", ["720", "720"]), ("none A.", ["360", "720"])])
def test_the_tab_after_a_short_title_without_a_label_in_the_contents_leads_to_the_page(
    labels: str, hanging_indents: list[str]
) -> None:
    package = parts(matters.build_plan(f"headings: {{labels: {labels}}}\n{SUBHEADING}"))
    definitions = [style(package, f"TOC{level}") for level in (1, 2)]
    for definition, hanging_indent in zip(definitions, hanging_indents, strict=True):
        assert f'w:hanging="{hanging_indent}"' in definition
        has_label = hanging_indent == "720"  # the half inch in which the label is printed, in twentieths of a point
        tab_count = 2 if has_label else 1  # from the label to the title, and from the title to the page
        assert definition.count("<w:tab ") == tab_count


def test_a_heading_without_a_number_is_not_in_the_list() -> None:
    data = word_document(matters.build_plan("headings: {labels: I. A. 1.}"), sheet=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paragraphs = archive.read("word/document.xml").decode().split("<w:p>")
    title, heading, *_ = [text for text in paragraphs if 'w:val="Heading1"' in text]
    assert '<w:numId w:val="0"/>' in title
    assert "numId" not in heading


def test_a_paper_ends_with_the_last_line_of_its_signature() -> None:
    document = parts(matters.build_plan(changes=""))["word/document.xml"]
    *_, last = re.findall(r"<w:p>.*?</w:p>", document)
    assert 'w:val="Signature"' in last
    assert "<w:t " in last


def test_on_numbered_paper_there_is_an_empty_line_between_tables_but_not_between_table_and_text() -> None:
    table = Table(((Words("Step"),),), (((Words("First"),),),), ("left",))
    plan = matters.build_plan(LOS_ANGELES)
    document = parts(replace(plan, body=(table, table, *plan.body)))["word/document.xml"]
    below_first_table, below_second_table = re.findall(r"<w:tblHeader/>.*?</w:tbl>(<w:p>.*?</w:p>)", document)
    assert "<w:t " not in below_first_table
    assert "<w:t " in below_second_table


def test_each_table_has_alternative_text() -> None:
    plan = matters.build_plan(LOS_ANGELES)
    document = parts(plan)["word/document.xml"]
    assert document.count("<w:tbl>") == document.count("<w:tblCaption ") == document.count("<w:tblDescription ") == 2
    assert '<w:tblCaption w:val="Caption"/>' in document


def test_the_file_names_no_person_and_no_editing_session() -> None:
    package = parts(matters.build_plan(LOS_ANGELES))
    everything = " ".join(package.values())
    for hidden in ("rsid", "docId", "w:author", "attachedTemplate", "savePreviewPicture", "/home/", str(ROOT)):
        assert hidden not in everything
    assert not re.findall(r"(?:creator|lastModifiedBy|description|keywords)>[^<]", package["docProps/core.xml"])
    assert {name for name in package if name.startswith(("docProps", "customXml"))} == {"docProps/core.xml"}


def _plans() -> dict[str, Plan]:
    """Return papers of many courts, with every feature that the program's Word files can have."""
    names = (
        "tables_and_pictures",
        "many_defendants",
        "withdrawal_connecticut",
        "notice_and_judgment_oregon",
        "two_firms",
    )
    files = [*(Path(sample) for sample in SAMPLES), *(CASES / name / "matter.yaml" for name in names)]
    plans: dict[str, Plan] = {}
    for file in files:
        checked = examine_matter(ROOT / file, Options(root=ROOT))
        plans |= {f"{file}: {plan.id}": plan for plan in checked.plans}
    plans["tables"], _, _ = paginate_with_tables(matters.build_plan(CITING + complaint_filing()), render)
    plans["changes"] = replace(matters.build_plan(LOS_ANGELES), body=MARKED_BODY)
    return plans


NO_LIST = "Numbering definition '0' referenced but not found"
"""The validator's message about list 0, which takes a paragraph out of its style's list (ECMA-376-1, 17.9.18)."""


@pytest.mark.tools
def test_each_file_is_valid_under_the_schemas_of_office_open_xml(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator  # noqa: PLC0415 - it takes a second

    validator = OpenXmlValidator()
    plans = _plans()
    assert len(plans) > 12
    for name, plan in plans.items():
        (tmp_path / "paper.docx").write_bytes(word_document(plan))
        errors = map(str, validator.validate(str(tmp_path / "paper.docx")).errors)
        assert [error for error in errors if NO_LIST not in error] == [], name

    paper = io.BytesIO(word_document(matters.build_plan(changes="")))
    with zipfile.ZipFile(paper) as source, zipfile.ZipFile(tmp_path / "wrong.docx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if "document" in name:
                data = data.replace(b"<w:pPr>", b"<w:pPr><w:jc w:val='left'/>")
            target.writestr(name, data)
    assert validator.validate(str(tmp_path / "wrong.docx")).errors
