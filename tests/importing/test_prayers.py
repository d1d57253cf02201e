"""The prayer of an imported paper: its groups, its items' numbers, and the choice among several prayers."""

import pytest

from assembler.importing.draft import Draft, DraftHeading, DraftParagraph, DraftSection
from assembler.importing.read_document import SourcePlace, TextBlock, TextRun
from assembler.importing.writing.matter_text import matter_text, written_parts
from assembler.importing.zones.prayer import split_closing
from assembler.load.yaml_reader import read_yaml
from tests.importing.test_body import counts, draft_of, paragraph_numbers, relief


def relief_lines(draft: Draft) -> list[str]:
    """Return the headings of groups in the prayer, and its items after a dash."""
    return [item.text if isinstance(item, DraftHeading) else f"- {item}" for item in relief(draft).items]


def test_the_prayer_has_the_groups_of_the_paper() -> None:
    draft = draft_of(
        "PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for judgment:\nAs to the First Cause of Action:\n"
        "1. damages of $600;\nAs to all causes of action:\n2. costs."
    )
    assert relief_lines(draft) == [
        "As to the First Cause of Action:",
        "- 1. damages of $600;",
        "As to all causes of action:",
        "- 2. costs.",
    ]


def test_items_of_the_prayer_may_continue_the_numbered_paragraphs() -> None:
    draft = draft_of("PRAYER FOR RELIEF\nPlaintiff asks for this relief:\n3. Damages of $600.\n4. Costs.")
    assert (relief(draft).items, relief(draft).items_numbered) == (("Damages of $600.", "Costs."), True)
    assert not draft.doubts


def test_numbers_in_the_prayer_are_labels_of_its_items() -> None:
    draft = draft_of("PRAYER FOR RELIEF\nTherefore, Plaintiff asks for judgment as follows:\n1. Damages;\n2. Costs.")
    assert (relief(draft).items, relief(draft).items_numbered) == (("1. Damages;", "2. Costs."), False)
    assert not draft.doubts


def test_the_numbers_of_a_prayer_before_the_last_prayer_begin_no_list() -> None:
    draft = draft_of(
        "RELIEF SOUGHT\nWHEREFORE, Plaintiff asks for judgment:\n1. Damages;\n2. Costs.\n"
        "MORE FACTS\n3. It rained.\nPRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for judgment."
    )
    sections = [part for part in written_parts(draft) if isinstance(part, DraftSection)]
    entries = [entry for section in sections for entry in section.body if isinstance(entry, DraftParagraph)]
    numberless_texts = [entry.text for entry in entries if not entry.number]
    assert [text for text in numberless_texts if text[0].isdecimal()] == ["1\\. Damages;", "2\\. Costs."]


@pytest.mark.slow
def test_a_single_prayer_at_the_end_of_the_last_count_is_the_prayer_of_the_paper() -> None:
    wherefore = "WHEREFORE, Plaintiff asks for damages and costs."
    draft = draft_of(f"COUNT I - FRAUD\n3. It lied.\nCOUNT II - BREACH\n4. It left.\n{wherefore}")
    assert (relief(draft).lead, [count.relief for count in counts(draft)]) == (wherefore, [None, None])
    draft = draft_of(f"COUNT I - FRAUD\n3. It lied.\n{wherefore}\nCOUNT II - BREACH\n4. It left.\n{wherefore}")
    assert all(count.relief for count in counts(draft))


def test_a_demand_for_relief_does_not_get_a_number_that_the_source_lacks() -> None:
    wherefore = "WHEREFORE, Plaintiff asks for judgment against the Defendant for damages, interest and costs."
    draft = draft_of(
        f"COUNT I - FRAUD\n3. It lied.\n{wherefore}\nCOUNT II - BREACH\n5. It left.\n6. It hid.\n{wherefore}"
    )
    first, _ = counts(draft)
    assert first.relief is not None
    assert (first.relief.lead, first.relief.number) == (wherefore, 0)


def test_a_numbered_demand_for_relief_in_a_count_stays_a_numbered_paragraph() -> None:
    draft = draft_of(
        "COUNT I - FRAUD\n3. It lied.\n4. WHEREFORE, Plaintiff requests:\na. damages;\nb. costs.\n"
        "COUNT II - BREACH\n5. It left.\n6. WHEREFORE, Plaintiff requests damages.\nPRAYER FOR RELIEF\n"
        "Plaintiff requests judgment."
    )
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5, 6]
    texts = [entry.text for entry in counts(draft)[0].body if isinstance(entry, DraftParagraph)]
    assert texts[-1] == "WHEREFORE, Plaintiff requests:\n\n- a. damages;\n- b. costs."
    assert all(count.relief is None for count in counts(draft))


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["demands judgment", "seeks entry of judgment", "asks for a judgment"])
def test_a_last_paragraph_that_demands_judgment_is_the_prayer(verb: str) -> None:
    demand = f"Therefore, the plaintiff {verb} against the defendant for $600."
    draft = draft_of(f"3. It left.\n{demand}")
    assert relief(draft).lead == demand


@pytest.mark.slow
@pytest.mark.parametrize("bullet", ["•", "-"])
def test_bullets_below_an_item_of_the_prayer_are_a_list_inside_it(bullet: str) -> None:
    draft = draft_of(
        "PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for judgment:\n1. an injunction:\n"
        f"{bullet} against kites;\n{bullet} against strings;\n2. costs."
    )
    assert relief(draft).items == ("1. an injunction:\n\n* against kites;\n* against strings;", "2. costs.")


@pytest.mark.slow
def test_numbers_of_a_prayer_below_headings_of_groups_are_not_paragraphs() -> None:
    prayer = (
        "PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for judgment:\nAS TO THE FIRST CAUSE OF ACTION\n"
        "1. For damages of $600;\n2. For interest on them;\nAS TO ALL CAUSES OF ACTION\n3. For costs."
    )
    draft = draft_of(f"3. Its strings tore.\n4. The kites fell.\n{prayer}")
    assert paragraph_numbers(draft) == [1, 2, 3, 4]
    assert relief_lines(draft) == [
        "AS TO THE FIRST CAUSE OF ACTION",
        "- 1. For damages of $600;",
        "- 2. For interest on them;",
        "AS TO ALL CAUSES OF ACTION",
        "- 3. For costs.",
    ]


@pytest.mark.parametrize(
    ("above", "last", "is_below"),
    [
        ("B. costs.", "Plaintiffs further pray the Court to order a kite.", True),
        ("B. costs; and", "Plaintiffs further pray the Court to order a kite.", False),
        ("B. costs.", "The costs are those of the strings.", False),
    ],
)
def test_a_closing_sentence_is_a_paragraph_below_the_items(above: str, last: str, *, is_below: bool) -> None:
    draft = draft_of(
        f"PRAYER FOR RELIEF\nPlaintiffs ask for:\nA. an order that stops:\n(1) kites;\n(2) strings;\n{above}\n{last}"
    )
    items = relief(draft).items
    assert items[0] == "A. an order that stops:\n\n- (1) kites;\n- (2) strings;"
    matter = read_yaml(matter_text(draft, "kites.pdf"), "matter.yaml").data
    assert len(matter["relief"]) == (3 if last.startswith("Pl") and not is_below else 2)
    closing = draft.parts[-1]
    assert (isinstance(closing, DraftSection) and [entry.text for entry in closing.body] == [last]) is is_below


@pytest.mark.parametrize(("indent", "is_below"), [(0.0, True), (36.0, False)])
def test_a_sentence_to_the_left_of_the_items_is_a_paragraph_below_them(indent: float, *, is_below: bool) -> None:
    lead, *items = (
        TextBlock(SourcePlace(3, line), (TextRun(words),), indent=36.0 * (line > 1))
        for line, words in enumerate(("Plaintiffs ask for:", "A. strings;", "B. costs."), 1)
    )
    last = TextBlock(SourcePlace(3, 4), (TextRun("They ask for all that is just."),), indent=indent)
    assert split_closing([lead, *items, last], ()) == (
        ([lead, *items], [last]) if is_below else ([lead, *items, last], [])
    )
