"""Underlined words: in a text, a heading, a note and a table, on the page and in a Word file."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from assembler.language.authorities import authorities
from assembler.outputs.render import render
from assembler.outputs.word.document import word_document
from assembler.plan.blocks import Count, Heading, Link, Paragraph, RichText, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.texts import placed_texts
from tests.support.briefs import CITING, complaint_filing
from tests.support.matters import COMPLAINT, build_plan, codes, findings
from tests.support.proved import prove_paper


def with_text(text: str, heading: str = "More") -> Plan:
    return build_plan(
        f"more_facts:\n  - id: more\n    heading: {heading}\n    paragraphs:\n      - |\n        {text}\n", COMPLAINT
    )


def first_words(paper_plan: Plan, start: str) -> RichText:
    blocks = [block.text for block in paper_plan.body if isinstance(block, Paragraph)]
    return next(text for text in blocks if text and not hasattr(text[0], "number") and text[0].text.startswith(start))


def underlined_words(rich: RichText) -> list[str]:
    return [run.text for run in rich if isinstance(run, Words | Link) and run.underlined]


def test_words_between_the_marks_are_underlined() -> None:
    paper_plan = with_text("See <u>Smith v. *Jones*</u>, as [[paid]] and <U>[[signed]] says</U>.")
    words_with_line = underlined_words(first_words(paper_plan, "See"))
    assert words_with_line == ["Smith v. ", "Jones", "paragraph\N{NO-BREAK SPACE}6", " says"]
    assert [
        run.text for run in first_words(paper_plan, "See") if isinstance(run, Words) and run.style == "emphasis"
    ] == ["Jones"]


@pytest.mark.parametrize("text", ["See <u>Smith.", "See Smith</u>.", r"See \<u>Smith</u>.", "See <u >Smith</u>."])
def test_a_mark_without_its_counterpart_is_text(text: str) -> None:
    runs = first_words(with_text(text), "See")
    assert underlined_words(runs) == []
    assert "u>" in "".join(run.text for run in runs if isinstance(run, Words))


@pytest.mark.slow
def test_underlined_words_are_read_back_from_the_page_and_drawn_with_a_line() -> None:
    paper_plan = with_text("See <u>Smith v. Jones</u>.^[And <u>Roe</u>.]", "<u>More of It</u>")
    html = render(paper_plan)
    assert re.findall("<u>(.*?)</u>", html) == ["More of It", "Smith v. Jones", "Roe"]
    assert prove_paper(paper_plan)[1] == []


def test_a_heading_of_the_program_can_be_underlined() -> None:
    paper_plan = build_plan('sentences: {headings: {parties: "<u>The Parties</u>"}}\n', COMPLAINT)
    heading = next(block for block in paper_plan.body if isinstance(block, Heading))
    assert underlined_words(heading.text) == ["The Parties"]


@pytest.mark.slow
@pytest.mark.parametrize("form", [r"<u>{label} \\ {title}</u>", "<u>{label}: {title}</u>"])
def test_the_headings_of_counts_can_be_underlined(form: str) -> None:
    paper_plan = build_plan(f'sentences: {{claims: {{heading: "{form}"}}}}\n', COMPLAINT)
    (count,) = [block for block in paper_plan.body if isinstance(block, Count)]
    assert count.label == "COUNT ONE"
    assert underlined_words(count.name) == ["Breach of Contract"]
    assert count.underlined
    assert re.findall("<u>(.*?)</u>", render(paper_plan))[0].startswith("COUNT ONE")
    assert prove_paper(paper_plan)[1] == []
    with ZipFile(BytesIO(word_document(paper_plan))) as file:
        numbering, document = (file.read(f"word/{part}.xml").decode() for part in ("numbering", "document"))
    assert re.search(r'<w:u w:val="single"/></w:rPr><w:t[^>]*>Breach of Contract', document)
    count_level, *_ = (level for level in numbering.split("</w:lvl>") if "count %1" in level.lower())
    assert '<w:u w:val="single"/>' in count_level  # Word counts the label


@pytest.mark.parametrize(
    ("form", "label_is_underlined", "underlined_name"),
    [(r"<u>{label}</u> \\ {title}", True, []), (r"{label} \\ <u>{title}</u>", False, ["Breach of Contract"])],
)
def test_only_the_marked_part_of_a_counts_heading_is_underlined(
    form: str,
    label_is_underlined: bool,  # noqa: FBT001
    underlined_name: list[str],
) -> None:
    paper_plan = build_plan(f'sentences: {{claims: {{heading: "{form}"}}}}\n', COMPLAINT)
    (count,) = [block for block in paper_plan.body if isinstance(block, Count)]
    assert (count.underlined, underlined_words(count.name)) == (label_is_underlined, underlined_name)


@pytest.mark.slow
def test_the_rules_ignore_the_marks_of_underlined_words() -> None:
    text = "more_facts: [{id: more, heading: <u>More</u>, paragraphs: ['Beta wrote to the <u>the</u> man.']}]\n"
    assert [finding.message for finding in findings(text) if finding.code == "TXT002"] == ["`the` is repeated"]
    assert "TXT018" not in codes(text)


@pytest.mark.slow
def test_underlining_hides_no_word_of_a_dismissal() -> None:
    notice = "paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all"
    text = f"filings: [{{paper: complaint}}, {{{notice}, TEXT}}]\n"
    underlined_text = text.replace("TEXT", "paragraphs: ['The action is dismissed with <u>pre</u>judice.']")
    plain_text = text.replace("TEXT", "paragraphs: ['The action is dismissed with prejudice.']")
    assert {finding.code for finding in findings(underlined_text)} == {finding.code for finding in findings(plain_text)}


@pytest.mark.slow
def test_a_word_file_underlines_the_same_words() -> None:
    paper_plan = with_text("See <u>Smith v. *Jones*</u>, as <u>[[paid]] says</u>.")
    with ZipFile(BytesIO(word_document(paper_plan))) as file:
        document = file.read("word/document.xml").decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*?</w:r>", document, re.DOTALL)
    underlined_runs = [re.findall("<w:t [^>]*>([^<]*)</w:t>", run) for run in runs if '<w:u w:val="single"/>' in run]
    underlined_texts = [text.strip() for texts in underlined_runs for text in texts]
    assert underlined_texts == ["Smith v.", "Jones", "paragraph", "7", "says"]


def test_an_underlined_case_name_is_found_for_the_table_of_authorities() -> None:
    underlined_citing = CITING.replace("*Ashcroft v. Iqbal*", "<u>Ashcroft v. Iqbal</u>").replace(
        "*Iqbal*", "<u>Iqbal</u>"
    )
    italic_names, underlined_names = (
        authorities([placed.text for placed in placed_texts(build_plan(changes + complaint_filing()))]).by_key
        for changes in (CITING, underlined_citing)
    )
    assert underlined_citing != CITING
    assert italic_names == underlined_names
