"""The user's own lines around the signatures, the date below them, and Markdown at the end of a paper."""

from dataclasses import replace

import pytest

from assembler.outputs.render import render
from assembler.plan.blocks import LINE_BREAK, Note, Paragraph, Words
from assembler.plan.plan import Plan
from tests.support.matters import COMPLAINT, build_plan
from tests.support.plan_words import words
from tests.support.proved import prove_paper
from tests.support.stopped import refusal

LINES = r"""
words:
  signature: |
    Respectfully *submitted*,^[Above.]
    <u>Alpha Kites</u>, as [[written]] says,\
    **by its
    counsel**
  below_signature: From a *debt collector*.^[Below.]
filings:
  - paper: complaint
    date: 2025-03-03
    after_signature:
      - {heading: More, text: "A demand.^[After.]"}
"""


def notes(paper_plan: Plan) -> list[tuple[int, str]]:
    rich = [*paper_plan.signature.closing, *paper_plan.signature.below]
    blocks = [
        block.text for statement in paper_plan.statements for block in statement.blocks if isinstance(block, Paragraph)
    ]
    return [(run.number, words(run.text)) for line in (*rich, *blocks) for run in line if isinstance(run, Note)]


def test_the_lines_around_a_signature_can_have_emphasis_references_and_line_breaks() -> None:
    paper_plan = build_plan(LINES.replace("[[written]]", "[[signed]]"), COMPLAINT)
    first, second, *bold = paper_plan.signature.closing
    assert Words("submitted", "emphasis") in first
    assert Words("Alpha Kites", underlined=True) in second
    assert words(second).startswith("Alpha Kites, as paragraph")
    assert words(second).endswith("says,")
    assert [line for (line,) in bold] == [Words("by its", "strong"), Words("counsel", "strong")]
    assert Words("debt collector", "emphasis") in paper_plan.signature.below[0]


def test_the_notes_of_a_signature_are_numbered_in_the_order_of_the_page() -> None:
    paper_plan = build_plan(LINES.replace("[[written]]", "[[signed]]"), COMPLAINT)
    assert notes(paper_plan) == [(1, "Above."), (2, "Below."), (3, "After.")]


@pytest.mark.slow
def test_a_footnote_to_a_signature_is_printed_at_the_foot_of_the_page() -> None:
    proof, findings = prove_paper(build_plan(LINES.replace("[[written]]", "[[signed]]"), COMPLAINT))
    assert [finding for finding in findings if finding.code.startswith("PRF")] == []
    assert {1, 2, 3} <= {number for page in proof.pages for number in page.notes}
    assert not any("^[" in line.text or "*" in line.text for page in proof.pages for line in page.lines)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Respectfully,^[not closed", "has a footnote"),
        ("Respectfully,[^1]", "has `[^1]`; write the footnote's text in its place: `^[text of the footnote]`"),
    ],
)
def test_a_note_without_its_end_or_its_text_is_refused(line: str, message: str) -> None:
    assert message in refusal(f'words: {{signature: "{line}"}}\n').message


@pytest.mark.parametrize(
    "line", ["____________________", "* Admitted pro hac vice", "1. One", "- a", "a|b", "a_b@c.de"]
)
def test_a_line_without_markdown_is_printed_as_typed(line: str) -> None:
    paper_plan = build_plan(f'words: {{below_signature: "{line}\\n{line}"}}\n', COMPLAINT)
    assert [*map(words, paper_plan.signature.below)] == [line, line]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("First.\\\nSecond.\\", ["First.", "Second."]),
        ("First.\\\\\nSecond.\\\\\nThird.", ["First.", "Second.", "Third."]),
    ],
)
def test_a_backslash_at_the_end_of_a_line_breaks_it_and_is_never_printed(line: str, lines: list[str]) -> None:
    text = line.replace("\n", "\n          ")
    paper_plan = build_plan(
        f"filings:\n  - paper: complaint\n    date: 2025-03-03\n    after_signature:\n"
        f"      - text: |\n          {text}\n",
        COMPLAINT,
    )
    (block,) = paper_plan.statements[0].blocks
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.text if run != LINE_BREAK and isinstance(run, Words)] == lines


def test_an_oath_in_the_users_own_words_can_have_emphasis() -> None:
    paper_plan = build_plan(
        'people: {ann: {name: Ann Example}}\nwords: {oath: "I *swear* it."}\n'
        "filings: [{paper: complaint, date: 2025-03-03, verified_by: ann}]\n",
        COMPLAINT,
    )
    assert Words("swear", "emphasis") in paper_plan.statements[0].paragraphs[0]


@pytest.mark.slow
def test_the_date_can_be_below_the_signatures() -> None:
    default_lines, lines_with_date_below = (
        [line.text for page in prove_paper(build_plan(changes, COMPLAINT))[0].pages for line in page.lines]
        for changes in ("", "date_below_signature: true\n")
    )
    date_line = next(line for line in default_lines if line.startswith("DATED"))
    attorney_line = next(line for line in default_lines if line.startswith("Attorney for"))
    assert default_lines.index(date_line) < default_lines.index(attorney_line)
    assert lines_with_date_below.index(date_line) > lines_with_date_below.index(attorney_line)


def test_the_lines_around_a_signature_are_printed_even_if_nobody_signs() -> None:
    paper_plan = build_plan(LINES.replace("[[written]]", "[[signed]]"), COMPLAINT)
    html = render(replace(paper_plan, signature=replace(paper_plan.signature, signers=(), dated="")))
    assert "debt collector" in html
    assert "by its" in html


OWN_BLOCK = """
filings:
  - paper: complaint
    date: 2025-03-03
    signed: [ann]
    signature_block:
      - above: [THE KITE LAWYERS]
        signs: {signs}
        lines: [For the plaintiff alone]
      - lines: [1 Example Lane]
"""


def test_own_lines_of_a_signature_block_replace_those_of_counsel() -> None:
    first, second = build_plan(OWN_BLOCK.format(signs="ann"), COMPLAINT).signature.signers
    assert first.above == ("THE KITE LAWYERS",)
    assert first.lines == ("For the plaintiff alone",)
    assert "Ann Example" in first.signed
    assert second.listed
    assert second.lines == ("1 Example Lane",)


def test_by_is_printed_before_the_signature_of_a_block_with_own_lines_if_the_matter_says_so() -> None:
    block = OWN_BLOCK.format(signs="ann").replace("signs: ann\n", "signs: ann\n        by: true\n")
    first, second = build_plan(block, COMPLAINT).signature.signers
    assert (first.by, second.by) == ("By:", "")
    plain_first, _ = build_plan(OWN_BLOCK.format(signs="ann"), COMPLAINT).signature.signers
    assert plain_first.by == ""


def test_a_signature_block_names_only_attorneys_of_the_matter() -> None:
    assert "`nobody`" in refusal(OWN_BLOCK.format(signs="nobody")).message
