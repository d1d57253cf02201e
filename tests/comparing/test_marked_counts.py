"""Pairs of paragraphs in two papers: within their counts, and with ids that an import assigned."""

from collections.abc import Sequence

from assembler.comparing.marked_plan import marked_paper
from assembler.plan.blocks import Count, Paragraph
from assembler.plan.plan import Plan
from tests.comparing.test_marked_plan import HERE, TEXTS, body, mark, paragraphs
from tests.support.plans import build_plan, words

REALLEGES = "Alpha realleges the paragraphs above and says in addition:"


def test_a_paragraph_is_paired_correctly_if_an_import_gave_its_id_to_a_similar_paragraph() -> None:
    statement = "Alpha states that there is no property of value owned by any of the children of the suit."
    request = "Alpha states that there is a need for an order on the property of the children and of Beta."
    old = paragraphs(TEXTS[0], statement, names=("first", "alpha_2"))
    new = paragraphs(TEXTS[0], request, statement, names=("first", "alpha_2", "alpha_3"))
    assert body(mark(old, new)) == [TEXTS[0], f"{{{request}}}", statement]


def plan_with_counts(*counts: tuple[str, Sequence[str]]) -> Plan:
    """Return a plan of *counts*, each a name with the texts of its paragraphs."""
    body: list[Count | Paragraph] = []
    for name, texts in counts:
        body += [Count("COUNT", words(name), "(Against Defendant Beta)", f"c-{name}"), *paragraphs(*texts)]
    return build_plan(*body)


def test_a_paragraph_of_a_dropped_count_does_not_stay_under_the_heading_of_a_new_one() -> None:
    kept_count = ("Breach of Contract", TEXTS[:1])
    old = plan_with_counts(kept_count, ("Fraud", (REALLEGES, *TEXTS[1:4])))
    new = plan_with_counts(kept_count, ("Third-Party Beneficiary", (REALLEGES, "Gull cast a hundred oarlocks.")))
    body = marked_paper(old, new, HERE).plan.body
    changes = [block.change for block in body if isinstance(block, Count | Paragraph)]
    assert changes == ["", "", *["deleted"] * 5, *["inserted"] * 3]


def test_a_renamed_count_is_the_same_count_if_most_of_its_paragraphs_are_the_same() -> None:
    old = plan_with_counts(("Fraud", (REALLEGES, *TEXTS[1:4])))
    new = plan_with_counts(("Intentional Misrepresentation", (REALLEGES, *TEXTS[1:3])))
    body = marked_paper(old, new, HERE).plan.body
    assert [block.change for block in body if isinstance(block, Paragraph)] == ["", "", "", "deleted"]
