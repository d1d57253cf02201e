"""The HTML of a paper: the output of templates, and templates that are refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from assembler.catalog.template_folder import TemplateFolder, read_templates
from assembler.findings.finding import MatterError
from assembler.load.packed import templates_folder
from assembler.outputs.render import render, templates
from assembler.plan.blocks import Count, Heading, Item, Link, Listing, Note, Paragraph, Prayer, Quotation, Words
from assembler.plan.plan import FooterLine, Plan, Signature, Statement
from assembler.plan.text.markdown import title_line
from tests.support.plans import CAPTION, COURTS, SIGNER, build_plan, random_complaint, words

TEMPLATES = sorted(path for path in templates_folder().rglob("*") if path.suffix in {".html", ".css"})


def html(*body: object, **changes: object) -> str:
    """Return the HTML of a complaint with *body*; *changes* replace fields of its plan."""
    return render(build_plan(*body, **changes), own_templates=[])  # type: ignore[arg-type]


@pytest.mark.parametrize("court", COURTS)
def test_each_word_of_a_plan_is_printed(court: str) -> None:
    paper_plan = random_complaint(seed=3, court=court, count=12)
    text = render(paper_plan, own_templates=[]).replace("\N{NO-BREAK SPACE}", " ")
    planned_words: list[str] = []
    for block in paper_plan.body:
        if isinstance(block, Paragraph):
            planned_words += [run.text for run in block.text if isinstance(run, Words)]
    assert len(planned_words) > 10
    assert [words for words in planned_words if words.replace("\N{NO-BREAK SPACE}", " ") not in text] == []
    assert [line.text for line in paper_plan.caption.left if line.text not in text] == []


def test_markup_in_a_plan_is_escaped() -> None:
    text = html(Paragraph(words("<script>alert(1)</script> & {{ plan }}"), number=1, id="p1"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ plan }}" in text
    assert "<script" not in text


def test_templates_add_no_space_between_runs() -> None:
    text = html(Paragraph((Words("a"), Words("b", "emphasis"), Words("c", "strong"), Words("d", "both"), Words("e"))))
    assert "a<em>b</em><strong>c</strong><strong><em>d</em></strong>e" in text


def test_words_that_keep_together_are_marked() -> None:
    assert '<span class="keep">No. 1-2</span>' in html(Paragraph((Words("No. 1-2", keep=True),)))


def test_a_reference_links_to_its_paragraph() -> None:
    text = html(Paragraph((Link("paragraph 2", "p2"),), number=1, id="p1"), Paragraph(words("x"), number=2, id="p2"))
    assert 'href="#p2">paragraph 2</a>' in text
    assert 'id="p2"' in text


def test_a_note_prints_its_number_and_its_text() -> None:
    text = html(Paragraph((Words("x"), Note(7, words("See there."))), number=1, id="p1"))
    assert 'x<span class="note padded" id="note-7" data-call="7"' in text
    assert ">7</span> See there." in text


def test_headings_follow_the_title_without_a_gap() -> None:
    text = html(
        Heading(level=1, label="I.", text=words("A"), id="a"),
        Heading(level=2, label="A.", text=words("B"), id="b"),
        Heading(level=3, label="1.", text=words("C"), id="c"),
    )
    assert [text.count(f"<h{level}") for level in (1, 2, 3, 4, 5)] == [1, 1, 1, 1, 0]


def test_a_bookmark_does_not_end_in_the_number_of_a_note() -> None:
    assert 'data-label="I. Parties"' in html(
        Heading(level=1, label="I.", text=(Words("Parties"), Note(1, words("x"))), id="a")
    )


def test_a_count_prints_its_label_name_authority_and_defendants() -> None:
    text = html(Count("COUNT ONE", words("Fraud"), "(Against Beta)", "count-1", words("RCW 1.1")))
    places = [
        text.index(part, text.index("</title>")) for part in (">COUNT ONE<", ">Fraud<", ">RCW 1.1<", ">(Against Beta)<")
    ]
    assert places == sorted(places)


def test_a_count_has_no_line_for_a_missing_value() -> None:
    full_count = html(Count("I", words("A"), "(B)", "c", words("D")))
    bare_count = html(Count("I", words("A"), against="", id="c"))
    assert full_count.count('class="row') - bare_count.count('class="row') == 2


def test_lists_quotations_and_the_prayer_print_labels_and_words() -> None:
    items = (Item("(a)", words("first"), "one"), Item("(b)", words("second")))
    text = html(Listing(items), Quotation((words("Said."), words("Done."))), Prayer(words("Alpha asks:"), items))
    assert text.count(">(b)</span> second") == 2
    assert text.count('<p class="padded spaced">') == 2
    assert "Alpha asks:" in text
    assert 'id="one"' in text


def test_a_statement_can_begin_a_page() -> None:
    statement = Statement(
        "oath", "VERIFICATION", (words("True."),), ("Beta",), Signature(dated="", signers=(SIGNER,)), new_page=True
    )
    text = html(statements=(statement,))
    assert 'class="statement new-page"' in text
    assert "new-page" not in html(statements=(replace(statement, new_page=False),)).partition("<body>")[2]


def test_a_paper_without_signers_has_no_signature_block() -> None:
    assert 'class="signature"' not in html(signature=Signature(dated="", signers=()))


def test_the_metadata_of_the_page_is_in_its_head() -> None:
    text = html()
    assert '<html lang="en-US">' in text
    assert "<title>Complaint - Alpha LLC v. Beta</title>" in text
    assert "Alpha &amp; Partners" not in text.partition("</head>")[0]


def test_a_caption_that_may_leave_its_page_has_its_title_first() -> None:
    short_caption = html()
    long_caption = html(caption=replace(CAPTION, left=CAPTION.left * 12))
    for text, order in (
        (short_caption, ["caption-left", "caption-right"]),
        (long_caption, ["caption-right", "caption-left"]),
    ):
        assert sorted(order, key=lambda name: text.index(f'id="{name}"')) == order


# -- folders ----------------------------------------------------------------------------------------------------------


def write_template(folder: Path, name: str, text: str) -> TemplateFolder:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return read_templates(folder, folder)


def test_a_firms_template_replaces_that_of_the_program(tmp_path: Path) -> None:
    firm_templates = write_template(
        tmp_path / "mine", "complaint.html", '{% extends "base/pleading.html" %}{% block lead %}MINE{% endblock %}'
    )
    assert "MINE" in render(build_plan(), [firm_templates])
    assert "MINE" not in render(build_plan(), own_templates=[])


def refusal(paper_plan: Plan, *folders: TemplateFolder) -> str:
    with pytest.raises(MatterError) as stopped:
        render(paper_plan, folders)
    (finding,) = stopped.value.findings
    assert finding.promise
    return f"{finding.place} {finding.message}"


def test_a_document_type_without_a_template_is_printed_as_a_pleading() -> None:
    assert render(replace(build_plan(), document="motion")) == render(build_plan())


def test_a_template_that_reads_an_unknown_field_is_refused(tmp_path: Path) -> None:
    assert "color" in refusal(build_plan(), write_template(tmp_path, "complaint.html", "{{ plan.color }}"))


def test_a_template_that_prints_none_is_refused(tmp_path: Path) -> None:
    folder = write_template(tmp_path, "complaint.html", "{{ plan.body[0].number }}")
    assert "prints a value that the plan does not have" in refusal(build_plan(Paragraph(words("x"))), folder)


def test_a_template_with_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    assert "complaint.html:2 " in refusal(build_plan(), write_template(tmp_path, "complaint.html", "\n{% if %}"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ plan.color }}", "`Plan` has no attribute `color`"),
        ("{{ plan.caption.court.color }}", "`Caption` has no attribute `court`"),
        ("{{ plan() }}", "`Plan` is not callable"),
        ("{{ plan.metadata + 1 }}", "unsupported operand type(s) for +: `Metadata` and `int`"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ 1 | color }}", "no filter named `color`"),
        ("{{ range(10 ** 9) | list }}", "it makes a value that is too large"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "it includes or calls itself endlessly"),
    ],
)
def test_a_template_that_fails_is_reported_in_plain_words(tmp_path: Path, text: str, message: str) -> None:
    finding = refusal(build_plan(), write_template(tmp_path, "complaint.html", text))
    assert finding.endswith(f" the template of `complaint` cannot be used: {message}")


def test_templates_escape_and_miss_nothing() -> None:
    environment: Environment = templates(templates_folder())
    assert environment.autoescape is True
    assert environment.undefined.__name__ == "StrictUndefined"


def test_a_footer_is_not_part_of_the_text() -> None:
    footer = replace(build_plan().footer, right=(FooterLine("Only in the margin"),))
    assert "Only in the margin" not in html(footer=footer)


def test_the_title_and_the_statutes_of_a_count_may_have_italics() -> None:
    text = html(
        Count("I", title_line("Sale of *Lyra*"), against="", id="c", cite=title_line("5 *et seq.*, 2*3*4 and \\*"))
    )

    assert "Sale of <em>Lyra</em>" in text
    assert "5 <em>et\N{NO-BREAK SPACE}seq.</em>, 2*3*4 and \\*" in text
    assert 'data-label="I: Sale of Lyra"' in text
