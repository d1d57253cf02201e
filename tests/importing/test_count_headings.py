"""How the headings of the counts of an imported paper are printed."""

from dataclasses import replace

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftCaption, DraftClosing, DraftCount, DraftParagraph, DraftSection
from assembler.importing.draft_counts import counts_of
from assembler.importing.heading_doubts import doubts_on_count_marks
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from assembler.importing.title_notes import with_notes_below_titles
from assembler.importing.writing.matter_text import matter_text
from assembler.load.yaml_reader import read_yaml
from tests.importing.test_body import document, draft_of

HERE = SourcePlace(1, 1)


@pytest.mark.parametrize(
    ("first", "second", "heading"),
    [
        ("COUNT I: FRAUD", "COUNT II: BREACH", "{label}: {title}"),
        ("COUNT I – FRAUD", "COUNT II – BREACH", "{label} – {title}"),
        ("COUNT I: FRAUD", "COUNT II\nBREACH", "{label} \\ {title}"),
        ("COUNT I\nFRAUD", "COUNT II\nBREACH", "{label} \\ {title}"),
    ],
)
def test_a_title_on_the_line_of_its_label_is_printed_there(first: str, second: str, heading: str) -> None:
    draft = draft_of(f"{first}\n3. It lied.\n{second}\n4. It left.\nPRAYER FOR RELIEF\nPlaintiff asks for $600.")
    matter = read_yaml(matter_text(draft, "kites.pdf"), "matter.yaml").data
    assert matter["sentences"]["claims"] == {"heading": heading}


@pytest.mark.parametrize(
    ("counts", "heading", "difference"),
    [
        (("I – FRAUD", "II – BREACH", "III — WASTE"), "{label} – {title}", "with `–` on one line, III (`—`)"),
        (
            ("I – FRAUD", "II – BREACH", "III\nWASTE"),
            "{label} – {title}",
            "with `–` on one line, III (on its own line)",
        ),
        (("I – FRAUD", "II\nBREACH", "III\nWASTE"), "{label} \\ {title}", "on two lines, I (`–`)"),
        (("I – FRAUD", "II – BREACH", "III – WASTE"), "{label} – {title}", ""),
    ],
)
def test_counts_have_the_usual_sign_before_their_titles_and_another_is_a_doubt(
    counts: tuple[str, ...], heading: str, difference: str
) -> None:
    text = "\n".join(f"COUNT {count}\n{number}. It lied." for number, count in enumerate(counts, 3))
    draft = draft_of(f"{text}\nPRAYER FOR RELIEF\nPlaintiff asks for $600.")
    matter = read_yaml(matter_text(draft, "kites.pdf"), "matter.yaml").data
    assert matter["sentences"]["claims"] == {"heading": heading}
    form, _, count = difference.partition(", ")
    about = f"the paper prints the label and the title of each count {form}, but the source differs at COUNT {count}: "
    abouts = [doubt.about for doubt in doubts_on_count_marks(draft)]
    assert abouts == ([f"{about}see whether that is acceptable"] if difference else [])


def test_a_footnote_of_a_title_is_in_the_first_paragraph_with_a_doubt() -> None:
    count = DraftCount("COUNT I", "Fraud^[Ohio law governs.]", HERE, body=(DraftParagraph("It lied.", 3, HERE),))
    draft = Draft(DraftCaption(), lead="", parts=(count,), closing=DraftClosing())
    draft = with_notes_below_titles(draft)
    (moved,) = draft.parts
    assert isinstance(moved, DraftCount)
    assert (moved.title, moved.body) == ("Fraud", (DraftParagraph("It lied.^[Ohio law governs.]", 3, HERE),))
    assert [doubt.about for doubt in draft.doubts] == [
        "COUNT I: a footnote of the title is in the count's first paragraph: see whether it fits there"
    ]


def test_a_line_on_the_defendants_in_the_parentheses_of_the_title_belongs_to_the_title() -> None:
    (count,) = [
        part
        for part in draft_of(
            "COUNT I\n(Violation of Section 4 of the Kite Act and the Rules Promulgated Thereunder\n"
            "Against All Defendants)\n3. It lied.\nPRAYER FOR RELIEF\nPlaintiff asks for $600."
        ).parts
        if isinstance(part, DraftCount)
    ]
    title = "(Violation of Section 4 of the Kite Act and the Rules Promulgated Thereunder Against All Defendants)"
    assert (count.title, count.against_line) == (title, "")


def test_a_line_on_the_defendants_that_goes_on_with_the_claim_is_the_title() -> None:
    draft = draft_of(
        "COUNT I\nAgainst All Defendants for Violations of\nSection 4 of the Kite Act\n3. It lied.\n"
        "PRAYER FOR RELIEF\nPlaintiff asks for $600."
    )
    (count,) = [part for part in draft.parts if isinstance(part, DraftCount)]
    title = "Against All Defendants for Violations of Section 4 of the Kite Act"
    assert (count.title, count.against_line, count.against) == (title, "", ())


@pytest.mark.parametrize(
    ("bold", "title"),
    [(True, "Breach of Its Promise to These buyers of kites."), (False, "Breach of Its Promise to These")],
)
def test_an_unfinished_title_goes_on_below_in_bold(bold: bool, title: str) -> None:  # noqa: FBT001
    first_line = TextBlock(HERE, (TextRun("Breach of Its Promise to These", bold=True),))
    second_line = TextBlock(HERE, (TextRun("buyers of kites.", bold=bold),))
    blocks = (*document("COUNT I").blocks, first_line, second_line, document("3. It sold them.").blocks[-1])
    draft = recognize(ReadDocument(0, blocks), catalog_of(root=None))
    assert [part.title for part in draft.parts if isinstance(part, DraftCount)] == [title]


def test_the_notes_of_headings_are_counted() -> None:
    without_note = draft_of("II. FACTS\n3. It rained.")
    part, *parts = without_note.parts
    assert isinstance(part, DraftSection)
    assert part.heading
    with_note = replace(part, heading=replace(part.heading, text=f"{part.heading.text}^[A summary.]"))
    assert counts_of(replace(without_note, parts=(with_note, *parts)))["notes"] == counts_of(without_note)["notes"] + 1
