"""The prayer for relief: its groups, its labels, and the place of relief on one count."""

import json

import pytest

from assembler.plan.blocks import Block, Paragraph, Prayer
from assembler.plan.plan import Plan
from assembler.validate.filings import filing_faults
from tests.support.matters import COMPLAINT, build_plan, catalog, findings, matter, source
from tests.support.plan_text import body_text
from tests.support.section_text import lines_of
from tests.support.stopped import refusal

TWO_COUNTS = """\
claims:
  - {id: one, title: Debt, law: NY, against: [beta], paragraphs: [It owes.], relief: [award the debt]}
  - {id: two, title: Account Stated, law: NY, against: [beta], paragraphs: [It agreed.], relief: [award the balance]}
"""


def prayer_lines(paper_plan: Plan) -> list[str]:
    """Return the lines of all groups of the prayer."""
    return [line for block in paper_plan.body if isinstance(block, Prayer) for line in body_text(block)]


def lines_from_first(paper_plan: Plan, kind: type[Block]) -> list[str]:
    """Return the lines of the first block of *kind* and of all blocks after it."""
    start = next(index for index, block in enumerate(paper_plan.body) if isinstance(block, kind))
    return body_text(*paper_plan.body[start:])


def test_items_end_as_typed_if_the_matter_says_so() -> None:
    form = "prayer: {labels: none, own_endings: true}\nrelief: [award damages; and, award costs]"
    lines = [line.strip() for line in prayer_lines(build_plan(form, COMPLAINT))]
    assert lines[-2:] == ["award damages; and", "award costs"]


@pytest.mark.parametrize(
    ("labels", "items"),
    [
        ("1.", ["1. award damages; and", "2. award costs."]),
        ("(a)", ["(a) award damages; and", "(b) award costs."]),
        ("i)", ["i) award damages; and", "ii) award costs."]),
        ("none", [" award damages; and", " award costs."]),
    ],
)
def test_the_prayer_has_the_labels_that_the_matter_chooses(labels: str, items: list[str]) -> None:
    paper_plan = build_plan(f"relief: [award damages, award costs]\nprayer: {{labels: {labels}}}\n")
    assert [line.removeprefix("  ") for line in prayer_lines(paper_plan)[1:]] == items


def test_items_keep_typed_labels_if_all_have_them() -> None:
    assert prayer_lines(build_plan("relief: [(a) award damages, (c) award costs]"))[1:] == [
        "  (a) award damages; and",
        "  (c) award costs.",
    ]


@pytest.mark.parametrize("form", ["1.", "1)", "(1)"])
def test_items_keep_numbers_that_all_of_them_begin_with(form: str) -> None:
    labels = [form.replace("1", str(number)) for number in (1, 2, 3)]
    paper_plan = build_plan(f"relief: [{', '.join(f'{label} award it' for label in labels)}]")
    assert prayer_lines(paper_plan)[1:] == [
        f"  {labels[0]} award it;",
        f"  {labels[1]} award it; and",
        f"  {labels[2]} award it.",
    ]


def test_a_number_typed_in_only_one_item_is_printed_as_text_and_reported() -> None:
    changes = "relief: [award damages, 2. award costs]"
    assert prayer_lines(build_plan(changes))[1:] == ["  A. award damages; and", "  B. 2. award costs."]
    codes_on_relief = {finding.code for finding in findings(changes) if "relief" in finding.message}
    assert [finding.code for finding in findings(changes)].count("TXT009") == 1
    assert codes_on_relief <= {"TXT009"}


def test_a_number_stays_before_the_count_that_an_item_is_for() -> None:
    changes = TWO_COUNTS.replace("[award the debt]", "[1. award the debt]").replace(
        "[award the balance]", "[2. award it]"
    )
    assert prayer_lines(build_plan(f"{changes}relief: [3. award costs]"))[1:] == [
        "  1. on Count One, award the debt;",
        "  2. on Count Two, award it; and",
        "  3. award costs.",
    ]


def test_an_and_on_its_own_line_ends_an_item_that_the_user_punctuated() -> None:
    relief = "relief:\n  - award damages;\n  - |\n    award interest;\n    and\n  - award costs."
    assert prayer_lines(build_plan(relief))[1:] == [
        "  A. award damages;",
        "  B. award interest; and",
        "  C. award costs.",
    ]


def test_an_item_in_bold_keeps_its_own_punctuation() -> None:
    assert prayer_lines(build_plan("relief: [award damages;, '**award interest;**', award costs.]"))[1:] == [
        "  A. award damages;",
        "  B. **award interest;**",
        "  C. award costs.",
    ]


GROUPS = """\
relief:
  - award interest
  - {claims: one}
  - award damages
  - award costs
  - {by: alpha}
  - enjoin Beta
  - {claims: [one, two], by: alpha}
  - declare it
  - {heading: "On *all* claims:"}
  - grant more
"""


def test_a_group_begins_with_its_counts_its_plaintiffs_or_its_own_line_and_ends_as_a_sentence() -> None:
    no_relief = TWO_COUNTS.replace(", relief: [award the debt]", "").replace(", relief: [award the balance]", "")
    assert prayer_lines(build_plan(no_relief + GROUPS))[1:] == [
        "  A. award interest.",
        "¶ On Count One:",
        "  B. award damages; and",
        "  C. award costs.",
        "¶ For Plaintiff Alpha:",
        "  D. enjoin Beta.",
        "¶ On Counts One and Two, for Plaintiff Alpha:",
        "  E. declare it.",
        "¶ On *all* claims:",
        "  F. grant more.",
    ]


def test_the_labels_can_start_again_in_each_group() -> None:
    lines = prayer_lines(build_plan(f"{TWO_COUNTS}{GROUPS}prayer: {{labels: 1., go_on: false}}\n"))
    labels = [line.split()[0] for line in lines if line.startswith("  ")]
    assert labels == ["1.", "2.", "3.", "1.", "2.", "1.", "1.", "1."]


def test_a_prayer_in_numbered_paragraphs_goes_on_from_the_last() -> None:
    paper_plan = build_plan("relief: [award damages, {heading: 'And:'}, award costs]\nprayer: {labels: paragraphs}\n")
    last_number = max(block.number or 0 for block in paper_plan.body if isinstance(block, Paragraph))
    assert lines_from_first(paper_plan, Prayer)[1:] == [
        f"{last_number - 1}. award damages.  {{p-{last_number - 1}}}",
        "¶ And:",
        f"{last_number}. award costs.  {{p-{last_number}}}",
    ]


def test_relief_on_one_count_can_be_at_the_end_of_the_count() -> None:
    paper_plan = build_plan(f"{TWO_COUNTS}relief: [award costs]\nprayer: {{counts: each count}}\n")
    assert prayer_lines(paper_plan) == [
        "¶ On this count, Alpha asks the Court to enter judgment for Alpha, and to:",
        "   award the debt.",
        "¶ On this count, Alpha asks the Court to enter judgment for Alpha, and to:",
        "   award the balance.",
        "¶ Alpha asks the Court to enter judgment for Alpha, and to:",
        "   award costs.",
    ]


def test_relief_on_one_count_asks_for_judgment_once() -> None:
    changes = TWO_COUNTS.replace("award the debt", "enter judgment for Alpha for the debt")
    lead, item, *_ = prayer_lines(build_plan(f"{changes}prayer: {{counts: each count}}\n"))
    assert lead == "¶ On this count, Alpha asks the Court to:"
    assert item == "   enter judgment for Alpha for the debt."


WITH_COUNTS_ALONE = f"""\
{TWO_COUNTS}relief: none
prayer: {{counts: each count}}
filings: [{{paper: complaint, date: 2025-03-03, sections: [parties, jurisdiction, facts, claims]}}]
"""


def test_a_complaint_may_ask_for_relief_in_its_counts_alone_with_the_users_own_words() -> None:
    changes = WITH_COUNTS_ALONE + "words: {prayer: 'WHEREFORE, Alpha asks for judgment:'}\n"
    leads = [line for line in prayer_lines(build_plan(changes)) if line.startswith("¶")]
    assert leads == ["¶ WHEREFORE, Alpha asks for judgment:", "¶ WHEREFORE, Alpha asks for judgment:"]
    assert "CLM002" not in {finding.code for finding in findings(changes, (COMPLAINT,))}


def test_a_complaint_without_a_prayer_is_reported_under_its_courts_rule() -> None:
    changes = WITH_COUNTS_ALONE.replace("prayer: {counts: each count}\n", "")
    (finding,) = (finding for finding in findings(changes, (COMPLAINT,)) if finding.code == "CLM002")
    assert finding.cite == "Fed. R. Civ. P. 8(a)(3)"


def test_an_item_may_have_a_list_and_keeps_its_own_marks() -> None:
    text = "|\n      enjoin Beta from\n\n      - selling; and\n      - buying,\n"
    assert prayer_lines(build_plan(f"relief:\n  - text: {text}  - award costs\n"))[1:] == [
        "  A. enjoin Beta from",
        "    (a) selling; and",
        "    (b) buying,",
        "  B. award costs.",
    ]


def test_the_users_own_opening_may_have_a_list_before_the_items() -> None:
    words = 'words: {prayer: "We ask for two things:\\n\\n- one; and\\n- two."}\n'
    paper_plan = build_plan(f"{words}relief: [award costs]\n")
    assert body_text(*paper_plan.body)[-5:] == [
        "¶ We ask for two things:",
        "  (a) one; and",
        "  (b) two.",
        "¶ ",
        "   award costs.",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ('words: {incorporation: "It repeats:\\n\\n- {range}."}', "but a paper prints only running text here"),
        ("relief: [{heading: 'On all:'}]", "has a group heading without items below it"),
        (
            TWO_COUNTS.replace("relief: [award the debt]", "relief: [{claims: two}, award it]"),
            "of a single count cannot name",
        ),
        ("relief: [{text: award costs, by: alpha}]", "has `text` and `by`"),
        ("relief: [{claims: gone}, award costs]", "no claim is called `gone`"),
        ("relief: [{by: beta}, award costs]", "no plaintiff is called `beta`"),
        ("prayer: {labels: first}", "is not a numbering of the prayer"),
        ("jury_demand: [gone]", "no claim is called `gone`"),
    ],
)
def test_a_prayer_that_cannot_be_printed_is_reported_in_one_line(changes: str, message: str) -> None:
    assert message in refusal(changes).message


# -- the jury ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("demand", "sentence"),
    [
        ("true", "Alpha demands a trial by jury of every issue so triable."),
        ("[two]", "Alpha demands a trial by jury on Count Two."),
        ("[two, one]", "Alpha demands a trial by jury on Counts One and Two."),
        ("one", "Alpha demands a trial by jury on Count One."),
    ],
)
def test_a_jury_is_demanded_on_every_issue_or_on_some_claims(demand: str, sentence: str) -> None:
    assert body_text(build_plan(f"{TWO_COUNTS}jury_demand: {demand}\n").body[-1]) == [f"¶ {sentence}"]


def test_a_prayer_that_goes_on_from_numbered_paragraphs_needs_a_paper_that_has_them() -> None:
    numbered_matter = matter("prayer: {labels: paragraphs}\n")
    unnumbered_paper = numbered_matter.filings[0].paper.model_copy(update={"numbered": False})
    filing = numbered_matter.filings[0].model_copy(update={"paper": unnumbered_paper})
    unnumbered_matter = numbered_matter.model_copy(update={"filings": (filing,)})

    assert list(filing_faults(numbered_matter, source(), catalog())) == []
    assert [finding.message for finding in filing_faults(unnumbered_matter, source(), catalog())] == [
        "the prayer continues from the last paragraph, but `complaint` has no numbered paragraphs"
    ]


def test_the_lead_does_not_request_entry_of_judgment_if_an_item_requests_it() -> None:
    paper_plan = build_plan("relief: [enter judgment against Beta, award costs]\n")
    assert "Alpha asks the Court to:" in prayer_lines(paper_plan)[0]
    assert "enter judgment for Alpha, and to:" in prayer_lines(build_plan())[0]


@pytest.mark.parametrize(
    ("items", "printed_items"),
    [
        (["damages;", "costs;", "more."], ["A. damages;", "B. costs;", "C. more."]),
        (["For damages.", "For costs."], ["A. For damages.", "B. For costs."]),
        (["damages;", "costs"], ["A. damages; and", "B. costs."]),
    ],
)
def test_items_keep_typed_punctuation_if_all_have_it(items: list[str], printed_items: list[str]) -> None:
    _, *lines = prayer_lines(build_plan(f"relief: {json.dumps(items)}"))
    assert [line.strip() for line in lines] == printed_items


# -- a numbered paragraph ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("", "Alpha requests that the Court enter judgment and:"),
        ("words: {prayer: 'WHEREFORE, Alpha asks the Court, as [[paid]] shows:'}\n", "WHEREFORE, Alpha asks the Court"),
    ],
)
def test_the_prayer_can_be_the_next_numbered_paragraph(words: str, lead: str) -> None:
    lines = lines_of("story,relief", f"{words}prayer: {{numbered: true}}\n")
    (index,) = (index for index, line in enumerate(lines) if line.startswith("4. "))
    first_word, *_ = lead.split()
    assert first_word in lines[index]
    assert lines[index - 1] == "# II. Prayer for Relief"
    assert "award damages." in lines[-1]


def test_items_that_are_paragraphs_continue_after_a_numbered_prayer() -> None:
    lines = lines_of("story,relief", "prayer: {numbered: true, labels: paragraphs}\n")
    assert [line.partition(" ")[0] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]


def test_a_prayer_without_items_can_be_a_numbered_paragraph() -> None:
    changes = "relief: none\nwords: {prayer: Alpha asks for judgment.}\nprayer: {numbered: true}\n"
    assert lines_of("story,relief", changes)[-1] == "4. Alpha asks for judgment."


@pytest.mark.parametrize(("mark", "backslashes"), [('"', 2), ("'", 1)])
def test_a_number_typed_before_the_prayer_is_answered_in_the_form_of_its_quotation_marks(
    mark: str, backslashes: int
) -> None:
    finding = refusal(f"words: {{prayer: {mark}98. WHEREFORE, Alpha asks:{mark}}}\n")
    escape = "\\" * backslashes
    assert f"write `98{escape}.`" in finding.message
    assert "`prayer: {numbered: true}`" in finding.fix


def test_a_number_typed_in_parentheses_before_the_prayer_is_answered_in_the_same_way() -> None:
    changes = "words: {prayer: '(43) Alpha asks the Court:'}\n"
    (finding,) = (finding for finding in findings(changes) if finding.code == "TXT009")
    assert "`prayer: {numbered: true}`" in finding.fix


def test_an_only_item_has_no_label_unless_it_is_typed() -> None:
    assert prayer_lines(build_plan("relief: [award damages]\n"))[-1].strip() == "award damages."
    assert prayer_lines(build_plan("relief: ['1. award damages']\n"))[-1].strip() == "1. award damages."
