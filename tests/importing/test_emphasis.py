"""Emphasis in quotations: words with brackets keep it, and words that say it was added are a doubt if none was read."""

import pytest

from assembler.importing.draft import DraftParagraph
from assembler.importing.emphasis_doubts import doubts_on_lost_emphasis
from assembler.importing.notation import marked
from assembler.importing.read_document import SourcePlace, TextRun
from assembler.plan.blocks import Words
from assembler.plan.text.markdown import new_setting, rich
from tests.importing.test_recognize import COMPLAINT, imported

PLACE = SourcePlace(4, 7)


@pytest.mark.parametrize(
    ("runs", "notation"),
    [
        (
            (TextRun("“Lists, "), TextRun("kites with the lines [to fly them] …", italic=True), TextRun("”")),
            "“Lists, *kites with the lines [to fly them] …*”",
        ),
        ((TextRun("“"), TextRun("[T]he kites", bold=True), TextRun(" flew.”")), "“**[T]he kites** flew.”"),
        (
            (TextRun("v. Strings"), TextRun(", 9 U.S. ___ (2020). It flew", italic=True), TextRun(".")),
            "v. Strings, *9 U.S.* \\__\\_ *(2020). It flew*.",
        ),
        ((TextRun("They “"), TextRun("[f]", italic=True), TextRun("lew.”")), "They “[f]lew.”"),
        ((TextRun("See "), TextRun("[[x]]", italic=True), TextRun(".")), "See [<u></u>[x]]."),
    ],
)
def test_words_with_brackets_keep_their_emphasis_unless_it_could_be_misread(
    runs: tuple[TextRun, ...], notation: str
) -> None:
    assert marked(runs, notes={}) == notation
    printed = rich(notation, new_setting(lambda *_: (), ""))
    assert "".join(run.text for run in printed if isinstance(run, Words)) == "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The rule says: “Kites must be dry.” Rule 3 (emphasis added).", 1),
        ("The rule says: “Kites must be *dry*.” Rule 3 (emphasis added).", 0),
        ("The rule says: “Kites must be <u>dry</u>.” Rule 3 (emphasis supplied).", 0),
        ("*See* “Kites must be dry.” *Id.* (emphasis added).", 1),
        ("The rule says:\n\n> Kites must be **dry** and whole.\n\nRule 3 (emphasis added).", 0),
        ("The rule says:\n\n> Kites must be dry and whole.\n\n*Id.* (emphasis added).", 1),
        ("“Kites are *dry*.” (Emphasis added.) “Kites are whole.” (Emphasis added.)", 1),
        ("“Kites are dry \\* and whole \\*.” (emphasis added)", 1),
        ("The kites were *dry* (emphasis added).", 0),
        ("The emphasis on kites added to the price.", 0),
    ],
)
def test_added_emphasis_that_was_not_read_is_a_doubt(text: str, count: int) -> None:
    doubts = list(doubts_on_lost_emphasis([DraftParagraph(text, 3, PLACE)]))
    assert len(doubts) == count
    assert all("but no emphasis was read: compare the quotation" in doubt.about for doubt in doubts)
    assert all(doubt.place == PLACE for doubt in doubts)


def test_the_doubt_is_one_of_the_matter() -> None:
    quotation = "6. The price list says “strings are dry” (emphasis added)."
    text = COMPLAINT.replace("6. Imaginary Strings delivered nothing.", quotation)
    abouts = [doubt.about for doubt in imported(text).draft.doubts]
    assert "the text says `emphasis added`, but no emphasis was read: compare the quotation" in abouts
