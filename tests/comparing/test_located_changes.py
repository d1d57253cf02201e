"""Each passage that an amended pleading deletes or adds is located by page, paragraph and line."""

from dataclasses import replace

from assembler.comparing.located_changes import pleading_changes
from assembler.comparing.marked_plan import MarkedPaper, marked_paper
from assembler.findings.finding import Place
from assembler.plan.blocks import Heading, Item, Paragraph, Prayer
from assembler.plan.pleading_change import PleadingChange
from assembler.proof.proof import Proof, ProofLine, ProofPage
from tests.support.plans import plan, words
from tests.support.proofs import SAMPLE

LINES = {"page": 1, "first_line": 5, "last_page": 1, "last_line": 5}
HERE = Place("matter.yaml", 1, 1)
PITCH = 24


def paragraph(number: int, text: str) -> Paragraph:
    return Paragraph(words(text), number, f"p-{number}")


def proof(*pages: tuple[str, ...]) -> Proof:
    """Return a proof of *pages*, each with the texts of its numbered lines."""
    made = tuple(
        ProofPage(
            number,
            612,
            792,
            tuple(ProofLine(text, PITCH * line, 72, 540, 12, "") for line, text in enumerate(lines, 1)),
            numbers=tuple(float(PITCH * line) for line in range(1, 26)),
            page_number=number,
        )
        for number, lines in enumerate(pages, 1)
    )
    return replace(SAMPLE, pages=made)


def marked() -> MarkedPaper:
    old = plan(
        Heading(1, "I.", words("Facts"), "facts"),
        paragraph(1, "Alpha sold four hundred kites to Beta in the spring."),
        paragraph(2, "The price was $12,000 and it was due on May 1, 2025."),
        paragraph(3, "Nobody has paid any part of that price to Alpha."),
        Prayer(
            words("Alpha asks the Court to:"), (Item("A.", words("award $12,000;")), Item("B.", words("award costs.")))
        ),
    )
    new = plan(
        Heading(1, "I.", words("Facts"), "facts"),
        paragraph(1, "Alpha sold four hundred kites to Beta in the spring."),
        paragraph(2, "The price was $14,500 and it was due on May 1, 2025."),
        paragraph(3, "Beta wrote on May 5, 2025, that it would never pay."),
        paragraph(4, "Nobody has paid any part of that price to Alpha."),
        Prayer(
            words("Alpha asks the Court to:"), (Item("A.", words("award $14,500;")), Item("B.", words("award costs.")))
        ),
    )
    return marked_paper(old, new, HERE)


OLD = proof(
    (
        "CAPTION",
        "I. Facts",
        "1. Alpha sold four hundred kites to Beta",
        "in the spring.",
        "2. The price was $12,000 and it",
    ),
    (
        "was due on May 1, 2025.",
        "3. Nobody has paid any part of that price to Alpha.",
        "Alpha asks the Court to:",
        "A. award $12,000;",
        "B. award costs.",
    ),
)
NEW = proof(
    (
        "CAPTION",
        "I. Facts",
        "1. Alpha sold four hundred kites to Beta",
        "in the spring.",
        "2. The price was $14,500 and it",
    ),
    (
        "was due on May 1, 2025.",
        "3. Beta wrote on May 5, 2025, that it",
        "would never pay.",
        "4. Nobody has paid any part of that price to Alpha.",
        "Alpha asks the Court to:",
        "A. award $14,500;",
        "B. award costs.",
    ),
)


def test_deleted_words_are_located_in_the_earlier_pleading_and_added_words_in_the_later_one() -> None:
    deleted, prayer_deleted, added, paragraph_added, prayer_added = pleading_changes(marked(), OLD, NEW)

    assert deleted == PleadingChange(deleted=True, part="paragraph 2", words="$12,000", **LINES)
    assert added == PleadingChange(deleted=False, part="paragraph 2", words="$14,500", **LINES)
    words_added = "Beta wrote on May 5, 2025, that it would never pay."
    assert paragraph_added == replace(
        added, part="paragraph 3", words=words_added, page=2, first_line=2, last_page=2, last_line=3
    )
    assert (prayer_deleted.part, prayer_deleted.page, prayer_deleted.first_line) == ("prayer for relief", 2, 4)
    assert (prayer_added.page, prayer_added.first_line) == (2, 6)


def test_without_the_finished_pages_the_changes_have_no_pages() -> None:
    changes = pleading_changes(marked())

    assert [change.page for change in changes] == [0] * 5
    assert [change.words for change in changes][:2] == ["$12,000", "award $12,000;"]


def test_words_that_come_twice_are_located_where_they_changed() -> None:
    old = plan(paragraph(1, "It paid $5 and then it paid $5 again."))
    new = plan(paragraph(1, "It paid $5 and then it paid $6 again."))
    paper = marked_paper(old, new, HERE)
    before = proof(("1. It paid $5 and then", "it paid $5 again."))
    after = proof(("1. It paid $5 and then", "it paid $6 again."))
    deleted, added = pleading_changes(paper, before, after)

    assert (deleted.first_line, added.first_line) == (2, 2)


def test_a_page_that_breaks_a_passage_is_shown() -> None:
    old = plan(paragraph(1, "Alpha sold kites to Beta in the spring of that year."))
    text = "Beta promised in writing to pay for all of them."
    new = plan(paragraph(1, "Alpha sold kites to Beta in the spring of that year."), paragraph(2, text))
    paper = marked_paper(old, new, HERE)
    first = ("1. Alpha sold kites to Beta in the spring of that year.", "2. Beta promised in writing")
    (added,) = pleading_changes(paper, proof(first[:1]), proof(first, ("to pay for all of them.",)))

    assert (added.page, added.first_line, added.last_page, added.last_line) == (1, 2, 2, 1)
