"""The texts of a paper for its table of authorities, and the marks that give their pages."""

import pytest

from assembler.plan.blocks import Item, Listing, Note, Paragraph, Table
from assembler.plan.plan import Plan, Statement
from assembler.plan.tables.texts import every_run, placed_texts, text_without_notes, with_marks
from tests.support.plans import build_plan, random_complaint, words

SEEDS = range(8)


def with_every_block(seed: int) -> Plan:
    """Return a random paper with each kind of block, including a nested list, a table and a statement."""
    inner = Listing((Item("i.", words("It hid the deed.")),))
    listing = Listing((Item("a.", words("It broke the seal."), inside=(inner, Paragraph(words("And more.")))),))
    table = Table((words("Day"), words("Sum")), ((words("May 5"), words("$10")),), ("left", "right"))
    affixed = Statement(
        "more",
        "MORE",
        (words("A statement."),),
        items=(),
        signature=build_plan().signature,
        new_page=False,
        blocks=(listing, table),
    )
    return build_plan(*random_complaint(seed, "wawd").body, listing, table, statements=(affixed,))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paper_without_marks_stays_as_it_is(seed: int) -> None:
    paper = with_every_block(seed)
    assert with_marks(paper, marks={}) == paper


@pytest.mark.parametrize("seed", SEEDS)
def test_a_mark_is_put_at_the_text_of_its_number(seed: int) -> None:
    """Texts of headings have no marks: the heading's own id gives the page."""
    paper = with_every_block(seed)
    texts = {index: text for index, text in enumerate(placed_texts(paper)) if not text.target}
    marked = every_run(with_marks(paper, {number: {0: f"mark-{number}"} for number in texts}))
    runs = [run for outer in marked for run in (outer.text if isinstance(outer, Note) else [outer])]
    first_words = {run.mark: run.text for run in runs if not isinstance(run, Note) and run.mark}
    assert len(first_words) == len(texts) > 20
    assert [number for number in texts if not texts[number].text.words.startswith(first_words[f"mark-{number}"])] == []


def test_the_runs_of_a_paper_are_those_of_each_text_in_order() -> None:
    paper = with_every_block(1)
    unmarked = [text.text.words for text in placed_texts(paper) if not (text.target or text.text.note)]
    assert text_without_notes(tuple(every_run(paper))) == "".join(unmarked)
    assert "It broke the seal.It hid the deed.And more.DaySumMay 5$10" in "".join(unmarked)
