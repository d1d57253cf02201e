"""References to counts with typed labels: the words of the label, without an article before a number."""

import pytest

from assembler.plan.text.count_name import count_name
from tests.support.matters import COMPLAINT, build_plan, findings
from tests.support.plan_text import plan_text


def paragraph_with_reference(*labels: str, text: str) -> str:
    """Return the paragraph *text* of a complaint whose counts, `one` and so on, have *labels*."""
    names = ("one", "two", "three")
    claims = "".join(
        f"  - {{id: {name}, title: Taking, law: NY, against: beta, label: {label}, paragraphs: [It took it.]}}\n"
        for name, label in zip(names, labels, strict=False)
    )
    changes = f"claims:\n{claims}more_facts: [{{id: more, heading: More, paragraphs: [{{id: it, text: '{text}'}}]}}]\n"
    line = next(line for line in plan_text(build_plan(changes, COMPLAINT)).splitlines() if "{p-it}" in line)
    return line.partition(". ")[2].partition("  {")[0].replace("~", " ").replace("](#", "<").partition("]")[0]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Count II", "Count II"),
        ("COUNT II", "Count II"),
        ("VI. Count II", "Count II"),
        ("COUNT ONE HUNDRED ONE", "Count One Hundred One"),
        ("COUNT I-A", "Count I-A"),
        ("Count 5 — Fraud", "Count 5"),
        ("I.", "Count I"),
        ("AS AND FOR A FIRST CAUSE OF ACTION", "First Cause of Action"),
        ("SECOND COUNT", "Second Count"),
        ("CIVIL WRONGS", "Civil Wrongs"),
        ("Wrongs under the XIV Amendment", "Wrongs under the XIV Amendment"),
    ],
)
def test_a_count_is_called_by_the_part_of_its_label_that_names_it(label: str, name: str) -> None:
    assert count_name(label).replace("\N{NO-BREAK SPACE}", " ") == name


@pytest.mark.parametrize(
    ("labels", "text", "printed_text"),
    [
        (("Count I",), "See [[one]].", "See Count I"),
        (("IV. Count I", "VI. Count II"), "See [[two]].", "See Count II"),
        (("IV. Count I", "VI. Count II"), "See [[one, two]].", "See Counts I"),
        (("First Count", "Second Count"), "See [[one]].", "See the First Count"),
        (("Wrongs",), "See [[one]].", "See Wrongs"),
    ],
)
def test_a_reference_prints_the_label_of_the_count(labels: tuple[str, ...], text: str, printed_text: str) -> None:
    assert paragraph_with_reference(*labels, text=text).replace("[", "").partition("<")[0] == printed_text


def test_a_reference_to_several_counts_has_one_noun_only_if_all_labels_have_it() -> None:
    assert "the First and Second Counts" in references_to_two_counts("First Count", "Second Count")
    assert "Count I and the" not in references_to_two_counts("Count I", "First Cause of Action")
    assert "Count I and First Cause of Action" in references_to_two_counts("Count I", "First Cause of Action")


def references_to_two_counts(*labels: str) -> str:
    claims = "".join(
        f"  - {{id: c{index}, title: Taking, law: NY, against: beta, label: {label}, paragraphs: [It took it.]}}\n"
        for index, label in enumerate(labels)
    )
    changes = f"claims:\n{claims}more_facts: [{{id: more, heading: More, paragraphs: ['See [[c0, c1]].']}}]\n"
    text = plan_text(build_plan(changes, COMPLAINT)).replace("~", " ")
    return text.replace("[", "").replace("](#c-c0)", "").replace("](#c-c1)", "")


def test_the_remedy_for_a_count_typed_by_hand_names_the_count_with_that_label() -> None:
    changes = """\
claims:
  - {id: first, title: Taking, law: NY, against: beta, label: Count 4, paragraphs: [Count 5 is worse.]}
  - {id: second, title: Keeping, law: NY, against: beta, label: Count 5, paragraphs: [It kept it.]}
"""
    (finding,) = (finding for finding in findings(changes) if finding.code == "TXT017")
    assert finding.message == "`Count 5` is typed by hand; write `[[second]]`"
