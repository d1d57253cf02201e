"""Counts that a filing lists by name among its sections: headings and allegations of fact may come between them."""

import pytest

from assembler.commands.matrix import matrix
from tests.support.matters import COMPLAINT, build_plan, findings
from tests.support.matters import matter as read_matter
from tests.support.plan_text import body_text
from tests.support.stopped import refusal

FACTS_BETWEEN = """\
more_facts:
  - {id: order, heading: The Order, paragraphs: [{id: ordered, text: The court ordered Beta to deliver.}]}
claims:
  - {id: one, cause: ny-breach-of-contract, against: beta, elements: {contract: [signed]}}
  - id: two
    cause: ny-breach-of-contract
    against: beta
    elements: {contract: [signed], breach: [ordered]}
    paragraphs: [Beta did not obey.]
"""


def listing(sections: str, extra_keys: str = "") -> str:
    return f"{FACTS_BETWEEN}{extra_keys}filings: [{{paper: complaint, date: 2025-06-02, sections: [{sections}]}}]\n"


def printed_lines(sections: str, extra_keys: str = "") -> list[str]:
    """Return the headings, counts and numbered paragraphs of the complaint with *sections*, without link targets."""
    lines = body_text(*build_plan(listing(sections, extra_keys), COMPLAINT).body)
    return [line.partition("  {")[0].replace("~", " ") for line in lines if line]


def test_facts_can_come_between_two_counts_and_continue_the_numbers() -> None:
    lines = printed_lines("story, claims, order, two, relief")
    headings = [line for line in lines if line.startswith(("#", "= COUNT"))]
    assert headings == [
        "# I. The Story",
        "# II. Claims",
        "= COUNT ONE",
        "# III. The Order",
        "= COUNT TWO",
        "# IV. Prayer for Relief",
    ]
    numbers = [int(line.partition(".")[0]) for line in lines if line[:1].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_without_claims_among_the_sections_the_counts_have_no_heading_above_them() -> None:
    assert [line for line in printed_lines("story, one, order, two, relief") if line.startswith(("#", "= COUNT"))] == [
        "# I. The Story",
        "= COUNT ONE",
        "# II. The Order",
        "= COUNT TWO",
        "# III. Prayer for Relief",
    ]


def test_a_count_realleges_facts_between_the_counts_and_skips_the_earlier_count() -> None:
    lines = printed_lines("story, claims, order, two, relief")
    first_reallegation, second_reallegation = (line for line in lines if "realleges" in line)
    assert first_reallegation.endswith("paragraphs 1 through 3.")
    number = next(line.partition(".")[0] for line in lines if "ordered" in line)
    assert second_reallegation.endswith(f"paragraphs 1 through 3 and {number}.")


@pytest.mark.parametrize(
    ("incorporates", "numbers"),
    [
        ("all", "1 through {ordered}."),
        ("[story, order]", "1 through 3 and {ordered}."),
        ("facts", "1 through 3."),
    ],
)
def test_a_count_realleges_the_parts_that_it_names(incorporates: str, numbers: str) -> None:
    changes = listing("story, claims, order, two, relief").replace(
        "id: two", f"id: two\n    incorporates: {incorporates}"
    )
    lines = [line.replace("~", " ") for line in body_text(*build_plan(changes, COMPLAINT).body)]
    number = next(line.partition(".")[0] for line in lines if "ordered" in line)
    _, second_reallegation = (line.partition("  {")[0] for line in lines if "realleges" in line)
    assert second_reallegation.endswith(f"paragraphs {numbers.format(ordered=number)}")


@pytest.mark.parametrize(("incorporates", "count"), [("facts", 0), ("all", 1), ("[order]", 1)])
def test_a_count_without_facts_to_reallege_has_no_sentence_of_incorporation(incorporates: str, count: int) -> None:
    changes = listing("one, order, two, relief").replace("id: two", f"id: two\n    incorporates: {incorporates}")
    changes = changes.replace("elements: {contract: [signed]}", "paragraphs: [Beta broke the contract.]")
    changes = changes.replace("    elements: {contract: [signed], breach: [ordered]}\n", "")
    assert sum("realleges" in line for line in body_text(*build_plan(changes, COMPLAINT).body)) == count


def test_a_count_cannot_reallege_a_section_that_comes_after_it() -> None:
    changes = listing("story, one, order, two, relief").replace("id: one,", "id: one, incorporates: [order],")
    assert refusal(changes).message == "`order` does not come before this count in `complaint`"


def test_a_count_that_is_left_out_is_reported_at_the_sections() -> None:
    finding = refusal(listing("story, one, order, relief"))
    assert finding.code == "MAT007"
    assert finding.message == "`sections` of `complaint` leaves out `two`"
    assert (finding.place.line, finding.place.column) == (10, 58)


def test_a_count_that_is_listed_twice_is_reported_at_the_second() -> None:
    finding = refusal(listing("story, one, order, two, two, relief"))
    assert finding.message == "`two` is listed twice"
    assert (finding.place.line, finding.place.column) == (10, 83)


def test_counts_are_listed_in_the_order_in_which_they_are_numbered() -> None:
    finding = refusal(listing("story, two, order, one, relief"))
    assert finding.code == "MAT003"
    assert finding.message == "`one` comes after `two`, but before it in `claims:`"


def test_the_matrix_has_each_count_with_its_own_paragraphs() -> None:
    suit = read_matter(listing("story, claims, order, two, relief"))
    counts = matrix(suit, build_plan(listing("story, claims, order, two, relief"), COMPLAINT)).counts
    assert [count.label for count in counts] == ["COUNT ONE", "COUNT TWO"]
    (breach,) = (row for row in counts[1].elements if row.element == "breach")
    assert breach.allegations[0].words == "The court ordered Beta to deliver."


def test_listed_counts_cause_no_finding_that_the_usual_section_does_not() -> None:
    default_codes = {finding.code for finding in findings(listing("story, order, claims, relief"), (COMPLAINT,))}
    codes_of_listed = {finding.code for finding in findings(listing("story, one, order, two, relief"), (COMPLAINT,))}
    assert codes_of_listed == default_codes


def test_an_unnamed_count_is_listed_by_its_number() -> None:
    changes = listing("story, count-1, order, count-2, relief").replace("id: one, ", "").replace("id: two\n    ", "")
    assert [line for line in body_text(*build_plan(changes, COMPLAINT).body) if line.startswith("= COUNT")] != []


def test_a_heading_of_the_first_level_inside_a_count_is_answered_with_the_sections() -> None:
    changes = listing("story, claims, order, relief").replace(
        "[Beta did not obey.]", "[{heading: Disobedience, level: 1}, Beta did not obey.]"
    )
    finding = refusal(changes)
    assert finding.message == "`level`, `1`, is less than 2"
    assert "`more_facts:`" in finding.fix
    assert "`sections:`" in finding.fix


def test_the_table_of_contents_has_the_sections_and_counts_in_their_order() -> None:
    changes = listing("story, claims, order, two, relief").replace("relief]", "relief], tables: [contents]")
    (table,) = build_plan(changes, COMPLAINT).tables
    entries = [entry for group in table.groups for entry in group.entries]
    assert [(entry.level, entry.targets) for entry in entries] == [
        (1, ("s-story",)),
        (1, ("s-claims",)),
        (2, ("c-one",)),
        (1, ("s-order",)),
        (2, ("c-two",)),
        (1, ("s-relief",)),
    ]


def test_a_reference_may_run_from_a_paragraph_before_a_listed_count_to_one_after_it() -> None:
    changes = listing("story, one, order, two, relief").replace("Beta did not obey.", '"See [[paid..ordered]]."')
    lines = [line.replace("~", " ") for line in body_text(*build_plan(changes).body)]
    number = next(line.partition(".")[0] for line in lines if "ordered" in line)
    assert any(f"[paragraphs 2 through {number}](#p-paid)" in line for line in lines)
    finding = refusal(changes.replace("paid..ordered", "ordered..paid"))
    assert "[[paid..ordered]]" in finding.fix
