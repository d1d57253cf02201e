"""Each passage that an amended pleading deletes or adds is located by page, paragraph and line."""

from dataclasses import replace

import pytest

from assembler.comparing.located_changes import pleading_changes
from assembler.comparing.marked_plan import MarkedPaper, marked_paper
from assembler.comparing.printed_texts import printed_texts
from assembler.comparing.tokens import text_of
from assembler.comparing.units import rich_texts
from assembler.findings.finding import Place
from assembler.plan.blocks import Count, Heading, Item, Link, MarkedLine, Note, Paragraph, Prayer, runs_of_line
from assembler.plan.plan import CaptionLine, Plan, Signer
from assembler.plan.pleading_change import PleadingChange
from assembler.proof.proof import Proof, ProofLine, ProofPage, comparable_letters
from tests.support.amended import amended_pair
from tests.support.plans import build_plan, words
from tests.support.proofs import SAMPLE

HERE = Place("matter.yaml", 1, 1)
PITCH = 24


def paragraph(number: int, text: str) -> Paragraph:
    return Paragraph(words(text), number, f"p-{number}")


def proof(*pages: tuple[str, ...]) -> Proof:
    """Return a proof of *pages*, each with the texts of its numbered lines."""
    proof_pages = tuple(
        ProofPage(
            number,
            width=612,
            height=792,
            lines=tuple(
                ProofLine(text, PITCH * line, left=72, right=540, size=12, font="")
                for line, text in enumerate(lines, 1)
            ),
            numbers=tuple(float(PITCH * line) for line in range(1, 26)),
            page_number=number,
        )
        for number, lines in enumerate(pages, 1)
    )
    return replace(SAMPLE, pages=proof_pages)


def sample_marked_paper() -> MarkedPaper:
    old = build_plan(
        Heading(level=1, label="I.", text=words("Facts"), id="facts"),
        paragraph(1, "Alpha sold four hundred kites to Beta in the spring."),
        paragraph(2, "The price was $12,000 and it was due on May 1, 2025."),
        paragraph(3, "Nobody has paid any part of that price to Alpha."),
        Prayer(
            words("Alpha asks the Court to:"), (Item("A.", words("award $12,000;")), Item("B.", words("award costs.")))
        ),
    )
    new = build_plan(
        Heading(level=1, label="I.", text=words("Facts"), id="facts"),
        paragraph(1, "Alpha sold four hundred kites to Beta in the spring."),
        paragraph(2, "The price was $14,500 and it was due on May 1, 2025."),
        paragraph(3, "Beta wrote on May 5, 2025, that it would never pay."),
        paragraph(4, "Nobody has paid any part of that price to Alpha."),
        Prayer(
            words("Alpha asks the Court to:"), (Item("A.", words("award $14,500;")), Item("B.", words("award costs.")))
        ),
    )
    return marked_paper(old, new, HERE)


OLD_PROOF = proof(
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
NEW_PROOF = proof(
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
    changes = pleading_changes(sample_marked_paper(), OLD_PROOF, NEW_PROOF)
    deletion, prayer_deletion, addition, paragraph_addition, prayer_addition, _ = changes

    place = {"page": 1, "first_line": 5, "last_page": 2, "last_line": 1}
    old_words = "The price was $12,000 and it was due on May 1, 2025."
    new_words = "The price was $14,500 and it was due on May 1, 2025."
    assert deletion == PleadingChange(deleted=True, part="paragraph 2", words=old_words, **place)
    assert addition == PleadingChange(deleted=False, part="paragraph 2", words=new_words, **place)
    new_paragraph = "Beta wrote on May 5, 2025, that it would never pay."
    assert paragraph_addition == replace(
        addition, part="paragraph 3", words=new_paragraph, page=2, first_line=2, last_page=2, last_line=3
    )
    assert (prayer_deletion.part, prayer_deletion.page, prayer_deletion.first_line) == ("prayer for relief", 2, 4)
    assert (prayer_addition.page, prayer_addition.first_line) == (2, 6)


def test_without_the_finished_pages_the_changes_have_no_pages() -> None:
    changes = pleading_changes(sample_marked_paper())

    assert {change.page for change in changes} == {0}
    old_words = "The price was $12,000 and it was due on May 1, 2025."
    assert [change.words for change in changes][:2] == [old_words, "award $12,000;"]


def test_words_that_come_twice_are_located_where_they_changed() -> None:
    old = build_plan(paragraph(1, "In May, Beta paid a fee of $5. In May, Beta paid a fee of $5."))
    new = build_plan(paragraph(1, "In May, Beta paid a fee of $5. In May, Beta paid a fee of $6."))
    paper = marked_paper(old, new, HERE)
    old_proof = proof(("1. In May, Beta paid a fee of $5.", "In May, Beta paid a fee of $5."))
    new_proof = proof(("1. In May, Beta paid a fee of $5.", "In May, Beta paid a fee of $6."))
    deletion, addition = pleading_changes(paper, old_proof, new_proof)

    assert (deletion.first_line, addition.first_line) == (2, 2)


def test_a_page_break_within_a_passage_is_shown() -> None:
    old = build_plan(paragraph(1, "Alpha sold kites to Beta in the spring of that year."))
    text = "Beta promised in writing to pay for all of them."
    new = build_plan(paragraph(1, "Alpha sold kites to Beta in the spring of that year."), paragraph(2, text))
    paper = marked_paper(old, new, HERE)
    first_line = "1. Alpha sold kites to Beta in the spring of that year."
    new_proof = proof((first_line, "2. Beta promised in writing"), ("to pay for all of them.",))
    (addition,) = pleading_changes(paper, proof((first_line,)), new_proof)

    assert (addition.page, addition.first_line, addition.last_page, addition.last_line) == (1, 2, 2, 1)


def paragraph_with_note(text: str, note: str, number: int = 1) -> Paragraph:
    """Return the paragraph *number* with a footnote of the same number."""
    return Paragraph((*words(text), Note(number, words(note))), number, f"p-{number}")


def complaint_with_claim(against: str, note: str, alternative: str = "") -> Plan:
    """Return a complaint with one count, a line *against* its defendants, and a footnote."""
    return build_plan(
        paragraph_with_note("Alpha sold four hundred kites to Beta.", note),
        Count("COUNT ONE", words("Fraud"), against, "c-fraud", alternative=alternative),
        paragraph(2, "Beta lied to Alpha about the price."),
    )


def test_a_changed_footnote_and_the_defendants_of_a_count_are_in_the_list() -> None:
    against = "(Against Defendant Beta Example)"
    old = complaint_with_claim(against, "They later moved the day to May 3.")
    new = complaint_with_claim(
        "(Against Defendants Beta Example and Gamma)", "They never moved the day.", "(In the Alternative)"
    )
    (page,) = proof(("1. Alpha sold four hundred kites to Beta.", "COUNT ONE", "Fraud", against)).pages
    note = replace(page.lines[0], text="1 They later moved the day to May 3.", part="note", baseline=PITCH * 9)
    proof_with_note = replace(SAMPLE, pages=(replace(page, lines=(*page.lines, note)),))
    changes = pleading_changes(marked_paper(old, new, HERE), proof_with_note, proof_with_note)
    line_below = "line below the heading of Count One"

    deletions = [(change.part, change.words, change.first_line) for change in changes if change.deleted]
    assert deletions == [("footnote 1", "They later moved the day to May 3.", 9), (line_below, against, 4)]
    additions = [(change.part, change.words) for change in changes if not change.deleted]
    assert additions == [
        ("footnote 1", "They never moved the day."),
        (line_below, "(Against Defendants Beta Example and Gamma)"),
        (line_below, "(In the Alternative)"),
    ]
    assert not any(change.page for change in changes if not change.deleted)


def test_a_footnote_of_an_added_paragraph_has_its_number_in_the_later_pleading() -> None:
    old = build_plan(paragraph_with_note("Alpha sold four hundred kites to Beta.", "On credit."))
    new_paragraph = paragraph_with_note("Gamma stood by.", "In the rain.")
    second_paragraph = paragraph_with_note("Alpha sold four hundred kites to Beta.", "On long credit.", number=2)
    changes = pleading_changes(marked_paper(old, build_plan(new_paragraph, second_paragraph), HERE))

    assert [(change.part, change.words) for change in changes] == [
        ("footnote 1", "On credit."),
        ("paragraph 1", "Gamma stood by."),
        ("footnote 1", "In the rain."),
        ("footnote 2", "On long credit."),
        ("numbers of paragraphs", ""),
    ]


def with_frame(body: Plan, party: str, title: str, signer: str) -> Plan:
    """Return *body* with a caption, an opening sentence and a signature."""
    return replace(
        body,
        caption=replace(body.caption, left=(CaptionLine(party, "party"),), title=(title,)),
        lead=words(f"Alpha, for its {title}, alleges against {party}:"),
        signature=replace(body.signature, signers=(Signer(signed=signer, lines=("for Alpha",)),)),
    )


def test_every_marked_word_of_a_redline_is_in_the_list_or_its_part_is_named() -> None:
    old = with_frame(complaint_with_claim("(Against Beta)", "On credit."), "BETA", "COMPLAINT", "Ann Example")
    new = with_frame(
        complaint_with_claim("(Against Beta, Gamma)", "For cash."), "BETA, GAMMA", "AMENDED COMPLAINT", "Bo Example"
    )
    paper = marked_paper(old, new, HERE)
    changes = pleading_changes(paper)

    parts = {change.part for change in changes if not change.words}
    assert parts == {"title", "signature block"}
    quotations = [change.words for change in changes]
    frame_lines = {*paper.plan.caption.title, paper.plan.signature.signers[0].signed}
    frame_texts = {run.text for line in frame_lines if isinstance(line, MarkedLine) for run in line.runs}
    marked_runs = [
        run for rich in printed_texts(paper.plan) for run in rich if not isinstance(run, Note) and run.change
    ]
    unquoted = [run.text for run in marked_runs if not any(run.text.strip() in words for words in quotations)]
    assert len(marked_runs) > len(frame_texts)
    assert set(unquoted) <= frame_texts


def test_a_caption_with_only_other_line_breaks_has_no_change() -> None:
    old = with_frame(complaint_with_claim("(Against Beta)", "On credit."), "BETA and", "COMPLAINT", "Ann Example")
    left = (CaptionLine("BETA and", "party"), CaptionLine("GAMMA LLC", "party"))
    old = replace(old, caption=replace(old.caption, left=left))
    new = replace(old, caption=replace(old.caption, left=(CaptionLine("BETA and GAMMA LLC", "party"),)))
    assert pleading_changes(marked_paper(old, new, HERE)) == ()


def test_only_the_new_name_of_a_caption_is_marked_if_the_line_breaks_change_too() -> None:
    old = with_frame(
        complaint_with_claim("(Against Beta)", "On credit."), "BETA SUPPLY, INC., and", "COMPLAINT", "Ann Example"
    )
    left = (CaptionLine("BETA SUPPLY, INC., and", "party"), CaptionLine("GAMMA LLC,", "party"))
    old = replace(old, caption=replace(old.caption, left=left))
    longer_line = CaptionLine("BETA SUPPLY, INC., GAMMA LLC, and DELTA LLP,", "party")
    paper = marked_paper(old, replace(old, caption=replace(old.caption, left=(longer_line,))), HERE)
    runs = [run for line in paper.plan.caption.left for run in runs_of_line(line.text) if run.change]
    assert [(run.change, run.text.strip()) for run in runs] == [("deleted", "and"), ("inserted", "and DELTA LLP,")]


def changed_phrases(old: str, new: str) -> list[tuple[str, str]]:
    """Return the phrases in the list of changes of a paragraph, each after `deleted` or `added`."""
    paper = marked_paper(build_plan(paragraph(1, old)), build_plan(paragraph(1, new)), HERE)
    return [("deleted" if change.deleted else "added", change.words) for change in pleading_changes(paper)]


def test_a_change_is_quoted_with_its_whole_clause_in_both_versions() -> None:
    before = "Alpha signed the lease on May 1, 2025. Beta Inc. has never paid the rent; Alpha wrote to it three times."
    after = before.replace("has never paid", "never paid").replace("three", "four")
    assert changed_phrases(before, after) == [
        ("deleted", "Beta Inc. has never paid the rent;"),
        ("deleted", "Alpha wrote to it three times."),
        ("added", "Beta Inc. never paid the rent;"),
        ("added", "Alpha wrote to it four times."),
    ]
    assert changed_phrases(before, before.replace("lease", "deed")) == [
        ("deleted", "Alpha signed the lease on May 1, 2025."),
        ("added", "Alpha signed the deed on May 1, 2025."),
    ]


def test_an_added_sentence_is_quoted_by_itself() -> None:
    before = "Alpha signed the lease on May 1, 2025. Beta has never paid the rent."
    assert changed_phrases(before, f"{before} It promised to pay in June 2025.") == [
        ("added", "It promised to pay in June 2025.")
    ]


def test_words_added_to_a_list_are_quoted_with_the_rest_of_the_list() -> None:
    before = "The deeds were signed by Alpha and Beta."
    after = "The deeds were signed by Alpha, Beta, and Gamma."
    assert changed_phrases(before, after) == [("deleted", before), ("added", after)]


def citing_paragraph(number: int, price: str) -> Paragraph:
    """Return a paragraph that cites the paragraph before it, which has this *number*."""
    link = Link(f"paragraph {number}", "p-x")
    return Paragraph((*words("As "), link, *words(f" alleges, Beta owes {price}.")), number + 1, "p-y")


def test_a_deleted_phrase_has_the_paragraph_numbers_of_the_earlier_pleading() -> None:
    first = Paragraph(words("Beta took the goods on credit."), number=1, id="p-x")
    old = build_plan(first, citing_paragraph(1, "$5"))
    new_paragraph = Paragraph(words("Alpha sells kites in the city of Springfield."), number=1, id="p-z")
    new = build_plan(new_paragraph, replace(first, number=2), citing_paragraph(2, "$6"))
    changes = [change.words for change in pleading_changes(marked_paper(old, new, HERE)) if "owes" in change.words]
    assert changes == ["As paragraph 1 alleges, Beta owes $5.", "As paragraph 2 alleges, Beta owes $6."]


def test_shifted_numbers_are_listed_with_the_references_to_them() -> None:
    first = Paragraph(words("Beta took the goods on credit."), number=1, id="p-x")
    new_paragraph = Paragraph(words("Alpha sells kites in the city of Springfield."), number=1, id="p-z")
    old = build_plan(first, citing_paragraph(1, "$5"))
    new = build_plan(new_paragraph, replace(first, number=2), citing_paragraph(2, "$5"))
    changes = pleading_changes(marked_paper(old, new, HERE))
    assert [change.part for change in changes if not change.words] == [
        "numbers of paragraphs and of references to them"
    ]
    later_plan = build_plan(new_paragraph, replace(first, number=2))
    number_changes = pleading_changes(marked_paper(build_plan(first), later_plan, HERE))
    assert [change.part for change in number_changes if not change.words] == ["numbers of paragraphs"]


def squeezed_texts(paper: Plan) -> list[str]:
    """Return each printed text of *paper* without white space."""
    return [comparable_letters(text_of(rich)) for rich in printed_texts(paper)]


def is_quoted_from(change: PleadingChange, paper: MarkedPaper) -> bool:
    """Whether the words of *change* are, word for word, in the pleading that prints them."""
    texts = squeezed_texts(paper.old if change.deleted else paper.new)
    return any(comparable_letters(change.words) in text for text in texts)


@pytest.mark.parametrize("seed", range(3))
def test_each_changed_word_of_random_papers_is_in_a_phrase_that_is_quoted_exactly(seed: int) -> None:
    paper = marked_paper(*amended_pair(seed), HERE)
    changes = [change for change in pleading_changes(paper) if change.words]
    runs = [
        run for marked_step in paper.steps for block in marked_step.blocks for rich in rich_texts(block) for run in rich
    ]
    changed_texts = [run.text for run in runs if not isinstance(run, Note) and run.change and run.text.strip()]
    quotations = [comparable_letters(change.words) for change in changes]

    assert changed_texts
    assert all(is_quoted_from(change, paper) for change in changes)
    assert all(any(comparable_letters(text) in words for words in quotations) for text in changed_texts)
