"""Which text a marked copy shows as changed, moved or unchanged."""

import re
from dataclasses import replace

import pytest

from assembler.comparing.contract import prove_contract
from assembler.comparing.marked_plan import MarkedPaper, marked_paper, not_compared
from assembler.comparing.marked_text import Keys, marked_text
from assembler.comparing.references import PartNames
from assembler.comparing.renumbering import renumbering, spans
from assembler.comparing.summary import summary
from assembler.comparing.tokens import tokens
from assembler.findings.finding import MatterError, Place
from assembler.plan.blocks import Count, Heading, Link, Paragraph, Picture, RichText, Words
from assembler.plan.plan import Attachment, Plan
from tests.support.plans import build_plan, words

HERE = Place("matter.yaml", 3, 5)
TEXTS = (
    "Alpha sells kites in Seattle and has done so since 1999.",
    "Beta makes strings for kites, and sold a thousand of them to Alpha.",
    "The strings broke on the first windy day of the following spring.",
    "Beta refused to take the strings back or to return the price.",
    "Alpha lost customers who had bought its kites with these strings.",
)


def paragraphs(*texts: str | RichText, names: tuple[str, ...] = ()) -> list[Paragraph]:
    """Return numbered paragraphs, with ids from *names*, or else with the program's default ids."""
    names_by_number = dict(enumerate(names, 1))
    return [
        Paragraph(words(text) if isinstance(text, str) else text, number, f"p-{names_by_number.get(number) or number}")
        for number, text in enumerate(texts, 1)
    ]


def mark(old: list[Paragraph], new: list[Paragraph]) -> MarkedPaper:
    return marked_paper(build_plan(*old), build_plan(*new), HERE)


def in_brackets(rich: RichText) -> str:
    """Return *rich* with brackets around deleted text, and braces around inserted text."""
    signs = {"deleted": "[{}]", "inserted": "{{{}}}", "": "{}"}
    return "".join(signs[run.change].format(run.text) for run in rich if isinstance(run, Words | Link))


def body(paper: MarkedPaper) -> list[str]:
    return [in_brackets(block.text) for block in paper.plan.body if isinstance(block, Paragraph)]


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("It paid $2,500,000.", "It paid $2,700,000.", "It paid [$2,500,000]{$2,700,000}."),
        ("It paid $1.5 million.", "It paid $2.5 million.", "It paid [$1.5 million]{$2.5 million}."),
        ("On March 2, 2021, it paid.", "On March 9, 2021, it paid.", "On [March 2, 2021]{March 9, 2021}, it paid."),
        (
            "Under 15 U.S.C. § 26, it is.",
            "Under 15 U.S.C. § 2, it is.",
            "Under [15 U.S.C. § 26]{15 U.S.C. § 2}, it is.",
        ),
        ("users, and it left", "users and it left", "users[,] and it left"),
        ("Beta did not pay the price.", "Beta did not pay.", "Beta did not pay[ the price]."),
    ],
)
def test_a_sum_a_date_or_a_citation_is_compared_as_one_word(old: str, new: str, marked: str) -> None:
    assert in_brackets(marked_text(words(old), words(new), Keys())) == marked


def test_a_word_in_several_styles_keeps_all_its_letters() -> None:
    rich = (
        Words("See "),
        Words("Smith v. Jones", "emphasis"),
        Words(", at 3 "),
        Link("paragraph 3", "p-3"),
        Words("."),
    )
    runs = [run for token in tokens(rich) for run in token.runs]
    assert "".join(run.text for run in runs if isinstance(run, Words | Link)) == "See Smith v. Jones, at 3 paragraph 3."


def test_a_paragraph_with_few_common_words_is_replaced_completely() -> None:
    old, new = "Alpha sells kites in Seattle and elsewhere.", "The strings broke on a windy day in the spring."
    assert in_brackets(marked_text(words(old), words(new), Keys())) == f"[{old}]{{{new}}}"


# -- paragraphs -------------------------------------------------------------------------------------------------------


def test_shifted_numbers_and_references_are_not_changes() -> None:
    citing_text = (Words("As "), Link("paragraph 2", "p-2"), Words(" alleges."))
    later_citing_text = (Words("As "), Link("paragraph 3", "p-3"), Words(" alleges."))
    paper = mark(paragraphs(*TEXTS[:2], citing_text), paragraphs(TEXTS[4], *TEXTS[:2], later_citing_text))
    assert body(paper) == [f"{{{TEXTS[4]}}}", *TEXTS[:2], "As paragraph 3 alleges."]


@pytest.mark.parametrize("label", ["Count Seventeen", "the Twenty-First Cause of Action", "Section IV.B", "Count 9"])
def test_the_number_of_a_count_or_section_is_not_compared_in_a_reference(label: str) -> None:
    key = PartNames({"c-fraud": "=1"}, paragraphs={}).key
    assert key(Link(label, "c-fraud")) == f"{re.sub(r'Seventeen|Twenty-First|IV.B|9', '#', label)}<=1>"


def test_a_reference_to_another_paragraph_with_the_same_number_is_a_change() -> None:
    citing_text = (Words("As "), Link("paragraph 2", "p-2"), Words(" alleges."))
    paper = mark(paragraphs(*TEXTS[:2], citing_text), paragraphs(TEXTS[4], *TEXTS[:2], citing_text))
    assert body(paper)[-1] == "As [paragraph 2]{paragraph 2} alleges."


@pytest.mark.parametrize(
    ("new", "numbers", "marked"),
    [
        ((TEXTS[4], *TEXTS[:3]), "2 through 4", "paragraphs 2 through 4"),
        ((TEXTS[0], TEXTS[4], *TEXTS[1:3]), "1 through 4", "[paragraphs 1 through 3]{paragraphs 1 through 4}"),
        ((TEXTS[0], TEXTS[4], TEXTS[2]), "1 through 3", "[paragraphs 1 through 3]{paragraphs 1 through 3}"),
    ],
)
def test_a_range_is_a_change_if_it_cites_other_paragraphs(new: tuple[str, ...], numbers: str, marked: str) -> None:
    def citing_text(numbers: str) -> RichText:
        return (Words("It repeats "), Link(f"paragraphs {numbers}", "p-1"), Words("."))

    paper = mark(paragraphs(*TEXTS[:3], citing_text("1 through 3")), paragraphs(*new, citing_text(numbers)))
    assert body(paper)[-1] == f"It repeats {marked}."


def test_a_paragraph_in_another_place_is_shown_as_moved() -> None:
    paper = mark(paragraphs(*TEXTS), paragraphs(*TEXTS[1:], TEXTS[0]))
    first, *_, last = [block for block in paper.plan.body if isinstance(block, Paragraph)]
    assert (first.moved, first.change, first.number) == (True, "deleted", 1)
    assert (last.moved, last.change, last.number) == (True, "inserted", 5)
    assert [change.kind for change in summary(paper).changes] == ["moved"]
    assert [*spans(renumbering(paper))] == ["¶ 1 -> ¶ 5 (moved)", "¶¶ 2-5 -> ¶¶ 1-4"]


def test_a_reused_id_does_not_pair_different_paragraphs() -> None:
    old = paragraphs(TEXTS[0], TEXTS[1], names=("first", "strings"))
    new = paragraphs(TEXTS[0], "Gamma owns no part of any company.", names=("first", "strings"))
    paper = mark(old, new)
    assert [change.kind for change in summary(paper).changes] == ["deleted", "inserted"]


def test_a_dropped_count_is_deleted_with_its_paragraphs_even_if_other_counts_have_the_same_words() -> None:
    def with_counts(*names: str) -> Plan:
        blocks: list[Count | Paragraph] = []
        for index, name in enumerate(names):
            blocks += [
                Count("COUNT ONE", words(name), "(Against Beta)", f"c-{name}"),
                Paragraph(words("Alpha realleges the paragraphs above."), 1 + 2 * index),
                Paragraph(words(f"Beta is liable for {name}."), 2 + 2 * index),
            ]
        return build_plan(*blocks)

    old = with_counts("contract", "fraud", "conversion")
    paper = marked_paper(old, with_counts("contract", "conversion"), HERE)
    changes = [block.change for block in paper.plan.body if isinstance(block, Count | Paragraph)]
    assert changes == ["", "", "", "deleted", "deleted", "deleted", "", "", ""]


def test_unrelated_papers_are_marked() -> None:
    paper = mark(paragraphs(*TEXTS[:2]), paragraphs("Gamma owns a mill.", "Nobody else has ever milled there."))
    assert summary(paper).common < 0.2
    assert {block.change for block in paper.plan.body if isinstance(block, Paragraph)} == {"deleted", "inserted"}


def test_a_paper_against_itself_has_no_changes() -> None:
    paper = mark(paragraphs(*TEXTS), paragraphs(*TEXTS))
    assert summary(paper).changes == ()
    assert summary(paper).common == 1


def test_the_caption_and_the_signature_are_marked_line_by_line() -> None:
    old = build_plan(*paragraphs(*TEXTS))
    title = replace(old.caption, title=("FIRST AMENDED COMPLAINT",))
    new = replace(old, caption=title, signature=replace(old.signature, dated="DATED: March 9, 2021."))
    changes = summary(marked_paper(old, new, HERE)).changes
    assert [(change.new, change.deleted, change.inserted) for change in changes] == [
        ("caption", (), ("FIRST AMENDED",)),
        ("signature", ("March 2, 2021",), ("March 9, 2021",)),
    ]


def test_a_heading_with_only_a_new_number_is_unchanged() -> None:
    old = build_plan(Heading(level=1, label="I.", text=words("FACTS"), id="s-facts"), *paragraphs(*TEXTS))
    new = build_plan(
        Heading(level=1, label="I.", text=words("PARTIES"), id="s-parties"),
        Heading(level=1, label="II.", text=words("FACTS"), id="s-facts"),
        *paragraphs(*TEXTS),
    )
    changes = summary(marked_paper(old, new, HERE)).changes
    assert [(change.kind, change.new) for change in changes] == [("inserted", "heading I")]


@pytest.mark.parametrize(("level", "name"), [(1, "heading"), (2, "heading of level 2")])
def test_a_heading_without_a_label_is_named_by_its_level(level: int, name: str) -> None:
    new = build_plan(Heading(level, label="", text=words("FACTS"), id="s-facts"), *paragraphs(*TEXTS))
    (change,) = summary(marked_paper(build_plan(*paragraphs(*TEXTS)), new, HERE)).changes
    assert (change.kind, change.new) == ("inserted", name)


# -- completeness -----------------------------------------------------------------------------------------------------


def test_a_marked_copy_that_lacks_a_word_of_either_paper_is_refused() -> None:
    old, new = build_plan(*paragraphs(*TEXTS)), build_plan(*paragraphs(*TEXTS[1:]))
    paper = marked_paper(old, new, HERE)
    for incomplete_body, resolution in ((paper.plan.body[1:], "rejected"), (paper.plan.body[:-1], "accepted")):
        with pytest.raises(MatterError, match=f"with all changes {resolution}"):
            prove_contract(replace(paper.plan, body=incomplete_body), old, new, Keys(), HERE)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Under § 2875 (a), it paid.", "Under § 2875(a), it paid.", "Under § [2875 (a]{2875(a}), it paid."),
        ("It was non- compliant.", "It was non-compliant.", "It was [non- compliant]{non-compliant}."),
        ("It paid .", "It paid.", "It [paid .]{paid.}"),
    ],
)
def test_words_that_are_joined_in_only_one_paper_are_replaced(old: str, new: str, marked: str) -> None:
    assert in_brackets(marked_text(words(old), words(new), Keys())) == marked


def test_papers_with_few_numbered_paragraphs_are_compared_paragraph_by_paragraph() -> None:
    unnumbered_paragraphs = [Paragraph(words(text)) for text in TEXTS]
    list_items = [Paragraph(words("Harassing Alpha."), number=1, id="p-1")]
    paper = marked_paper(
        build_plan(*unnumbered_paragraphs, *list_items),
        build_plan(*unnumbered_paragraphs[:2], *unnumbered_paragraphs[3:]),
        HERE,
    )
    assert [(change.kind, change.old) for change in summary(paper).changes] == [
        ("deleted", "paragraph"),
        ("deleted", "paragraph 1"),
    ]


ATTACHMENT = Attachment(
    exhibits=(),
    combined=True,
    caption="Alpha v. Beta",
    number="1",
    cover_sheets=False,
    stamps=False,
    bates_prefix="",
    bates_first="",
    index=False,
    two_sided=False,
    letter_size=False,
)


def test_exhibits_are_listed_as_not_compared() -> None:
    paper = build_plan(*paragraphs(*TEXTS))
    with_exhibits = replace(paper, attachment=ATTACHMENT)
    assert not_compared(paper, paper) == []
    assert not_compared(paper, with_exhibits) == ["exhibits, which the marked copy leaves out"]


FIRST_PART = "Alpha sells kites in Seattle, and"
SECOND_PART = "has done so since 1999 with ten of its own workers."


def test_a_paragraph_divided_in_only_one_paper_keeps_its_words() -> None:
    divided = [Paragraph(words(FIRST_PART), number=1, id="p-1"), Paragraph(words(SECOND_PART), continued=True)]
    undivided = paragraphs(f"{FIRST_PART} {SECOND_PART.replace('ten', 'two')}")
    later_paragraphs = [Paragraph(words(text), number, f"p-{number}") for number, text in enumerate(TEXTS[1:], 2)]
    for old, new, kind in ((divided, undivided, "deleted"), (undivided, divided, "inserted")):
        paper = mark([*old, *later_paragraphs], [*new, *later_paragraphs])
        first, second = (block for block in paper.plan.body[:2] if isinstance(block, Paragraph))
        assert (first.number, first.divided, second.divided) == (1, kind, "")
        (change,) = summary(paper).changes
        assert "¶" in (change.deleted if kind == "deleted" else change.inserted)
        assert "two" in (*change.inserted, *change.deleted)
        assert summary(paper).common > 0.9


# -- paragraphs that differ only in numbers ---------------------------------------------------------------------------


def invoices(*numbers: int) -> list[Paragraph]:
    return paragraphs(*(f"Alpha paid invoice {number} for kites on the day that it fell due." for number in numbers))


@pytest.mark.parametrize("dropped_number", [101, 103, 140])
def test_of_paragraphs_that_differ_only_in_a_number_the_dropped_one_is_deleted(dropped_number: int) -> None:
    numbers = range(101, 141)
    paper = mark(invoices(*numbers), invoices(*(number for number in numbers if number != dropped_number)))
    assert [(change.kind, change.old) for change in summary(paper).changes] == [
        ("deleted", f"paragraph {dropped_number - 100}")
    ]


def test_no_invoice_moves_if_the_first_is_dropped_and_another_is_added_at_the_end() -> None:
    paper = mark(invoices(101, 102, 103), invoices(102, 103, 104))
    assert [change.kind for change in summary(paper).changes] == ["deleted", "inserted"]


def test_a_paragraph_number_that_changes_in_place_is_a_change_of_the_paragraph() -> None:
    paper = mark(invoices(101, 102, 103), invoices(101, 202, 103))
    (change,) = summary(paper).changes
    assert (change.kind, change.deleted, change.inserted) == ("changed", ("102",), ("202",))


def test_a_reference_to_another_paragraph_with_the_same_words_is_listed() -> None:
    citing_text = (Words("As "), Link("paragraph 2", "p-2"), Words(" alleges."))
    paper = mark(paragraphs(*TEXTS[:2], citing_text), paragraphs(TEXTS[4], *TEXTS[:2], citing_text))
    assert summary(paper).changes[-1].other_target == ("paragraph 2",)


def test_a_picture_only_in_the_earlier_paper_is_left_out() -> None:
    picture = Picture("A map", "data:image/png;base64,AAAA", width=100, height=50)
    with_picture = build_plan(*paragraphs(TEXTS[0]), picture, *paragraphs(TEXTS[1]))
    without_picture = build_plan(*paragraphs(TEXTS[0]))
    for old, new, picture_count in ((with_picture, without_picture, 0), (without_picture, with_picture, 1)):
        copy = marked_paper(old, new, HERE).plan
        assert sum(isinstance(block, Picture) for block in copy.body) == picture_count
        assert "pictures" in not_compared(old, new)
