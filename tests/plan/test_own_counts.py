"""Counts in the drafter's form: their order, WHEREFORE clauses, and the ranges that they reallege."""

import pytest

from assembler.plan.blocks import Paragraph
from tests.plan.test_counts import ILLINOIS
from tests.support.matters import COMPLAINT, build_plan, findings
from tests.support.plan_text import body_text, plan_text
from tests.support.section_text import lines_of

TEXTS = "paragraphs: [Alpha realleges the foregoing., {id: own, text: Beta never paid.}]"
ELEMENTS = "elements: {contract: Alpha and Beta signed a lease., breach: [own]}"


def count(*keys: str) -> str:
    """Return changes that give the suit one claim with *keys*, in their order."""
    lines = "".join(f"    {key}\n" for key in ("against: beta", *keys))
    return f"claims:\n  - cause: ny-breach-of-contract\n{lines}"


def count_lines(changes: str) -> list[str]:
    return [line.partition(". ")[2].partition("  {")[0] for line in lines_of("claims", changes) if line[:1].isdigit()]


def test_the_parts_of_a_count_are_printed_in_the_order_of_the_file() -> None:
    paragraphs_first = count_lines(count("incorporates: none", TEXTS, ELEMENTS))
    paragraphs_last = count_lines(count("incorporates: none", ELEMENTS, TEXTS))

    assert paragraphs_first == ["Alpha realleges the foregoing.", "Alpha and Beta signed a lease.", "Beta never paid."]
    assert paragraphs_last == ["Alpha and Beta signed a lease.", "Alpha realleges the foregoing.", "Beta never paid."]
    without_breach = count_lines(count("incorporates: none", TEXTS, "elements: {contract: [signed]}"))
    assert without_breach[:2] == [paragraphs_first[0], paragraphs_first[2]]


def test_a_claim_without_a_cause_cites_the_allegations_for_each_element() -> None:
    """Elements that only name allegations outside the count do not leave it empty."""
    changes = "claims:\n  - {title: Breach of Contract, law: VT, against: beta, elements: ELEMENTS}\n"

    def paragraphs_with(elements: str) -> list[str]:
        lines = body_text(*build_plan(changes.replace("ELEMENTS", elements)).body)
        start = next(index for index, line in enumerate(lines) if "realleges" in line)
        numbered_lines = (line for line in lines[start + 1 :] if line[:1].isdigit())
        return [line.partition(". ")[2].partition("  {")[0] for line in numbered_lines]

    assert paragraphs_with("{contract: [signed], willful-intent: [paid, broke], damages: [broke]}") == [
        "On the element of contract, Alpha relies on paragraph~6.",
        "On the element of willful intent, Alpha relies on paragraphs~7 and~8.",
        "On the element of damages, Alpha relies on paragraph~8.",
    ]
    assert paragraphs_with("{e1: [signed]}") == ["Alpha relies on paragraph~6."]
    assert paragraphs_with("{assent: Beta agreed.}") == ["Beta agreed."]


# -- the WHEREFORE clause ---------------------------------------------------------------------------------------------

CLAUSE = "wherefore: WHEREFORE, Alpha demands judgment against Beta for damages and costs."
TWO_COUNTS = """\
claims:
  - {id: debt, title: Debt, law: NY, against: beta, paragraphs: [Beta owes.], wherefore: "WHEREFORE, Beta must *pay*."}
  - id: account
    title: Account Stated
    law: NY
    against: beta
    paragraphs: [Beta agreed.]
    wherefore: "WHEREFORE, as [[debt]] shows, Alpha demands:"
    relief: [the balance, interest]
relief: none
"""


@pytest.mark.parametrize("court", ["", ILLINOIS])
def test_each_count_can_end_with_its_own_clause(court: str) -> None:
    lines = body_text(*build_plan(court + TWO_COUNTS).body)
    label = "Count~I" if court else "Count~One"

    assert "¶ WHEREFORE, Beta must *pay*." in lines
    assert lines[-3:] == [
        f"¶ WHEREFORE, as [{label}](#c-debt) shows, Alpha demands:",
        "  A. the balance; and",
        "  B. interest.",
    ]


@pytest.mark.slow
def test_the_clause_of_a_count_is_a_demand_for_relief() -> None:
    sections = "filings: [{paper: complaint, date: 2025-06-02, sections: [parties, jurisdiction, facts, claims]}]\n"
    codes = {finding.code for finding in findings(TWO_COUNTS + sections, (COMPLAINT,))}

    assert not codes & {"CLM002", "CLM004", "TXT018"}
    assert "CLM002" in {finding.code for finding in findings("relief: none\n" + sections, (COMPLAINT,))}


def test_the_prayer_does_not_repeat_relief_above_which_a_count_has_its_clause() -> None:
    changes = TWO_COUNTS.replace("relief: none", "relief: [costs]")
    lines = body_text(*build_plan(changes).body)

    assert sum("the balance" in line for line in lines) == 1
    assert lines[-1].strip() == "costs."


# -- the range that is realleged --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ("words: {incorporation: 'Alpha repeats Paragraphs {numbers}.'}", "Alpha repeats Paragraphs 1 through 8."),
        ("sentences: {references: {through: '-'}}", "Alpha realleges paragraphs 1-8."),
        ("sentences: {references: {through: to}}", "Alpha realleges paragraphs 1 to 8."),
    ],
)
def test_the_range_has_the_form_that_the_matter_chooses(changes: str, sentence: str) -> None:
    paragraphs = [block for block in build_plan(f"{changes}\n", COMPLAINT).body if isinstance(block, Paragraph)]

    assert any(
        body_text(paragraph)[0].replace("~", " ").partition(". ")[2].startswith(sentence) for paragraph in paragraphs
    )


THREE_COUNTS = """\
court: casuper
county: Kern
jurisdiction: none
amount: none
claims:
  - {cause: ca-breach-of-contract, title: Breach of Written Contract, against: [beta]}
  - {id: taken, title: Conversion, law: CA, against: [beta], paragraphs: [Beta took it.]}
  - {id: unfair, title: Unfair Competition, law: CA, against: [beta], paragraphs: [Beta was unfair.]}
relief: [{claims: [taken, unfair]}, award damages]
"""


def test_causes_of_action_are_numbered_together_in_a_sentence_and_the_title_names_the_claims() -> None:
    paper_plan = build_plan(THREE_COUNTS)
    assert "On the Second and Third Causes of Action" in plan_text(paper_plan)
    assert "BREACH OF WRITTEN CONTRACT" in plan_text(paper_plan)


def test_the_label_of_a_count_in_capitals_keeps_small_words_small_in_a_sentence() -> None:
    label = "label: FIRST CLAIM FOR RELIEF, paragraphs: [It took it.]"
    changes = f"claims: [{{id: taken, title: Taking, law: NY, against: [beta], {label}}}]\n"
    text = plan_text(build_plan(f"{changes}more_facts: [{{id: more, heading: More, paragraphs: ['See [[taken]].']}}]"))
    assert "First Claim for Relief" in text


def test_a_party_called_by_its_role_is_named_once() -> None:
    assert "(Against Defendant)" in plan_text(build_plan("parties: {beta: {called: Defendant}}"))


def test_a_person_is_introduced_by_role_and_sues_in_one_sentence() -> None:
    person = "name: Ann Oak, role: plaintiff, kind: individual, capacity: individually, on_behalf_of: all others alike"
    text = "\n".join(lines_of("parties", f"parties: {{oak: {{{person}, resides_in: 'Ames, Iowa'}}}}"))
    assert "Plaintiff Ann Oak resides in Ames, Iowa." in text
    assert "Ann Oak sues individually and on behalf of all others alike." in text
