"""The reader of PDF: rows become paragraphs, and texts that every page repeats are set aside."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, TableBlock, TextBlock
from tests.support.typed_pdf import at, line_numbers, lines, rule, typed_pdf

FULL = "The quick brown fox jumps over the lazy dog, and the dog does not care about it at all."
"""A line that extends to the right margin."""

CELLS = ((150, 90), (240, 60))
"""The left edge and the width of each cell of a row."""


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_full_lines_become_one_paragraph(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL, FULL, "It ends here.", "Another line."])]))
    assert texts(document) == [f"{FULL} {FULL} It ends here.", "Another line."]


def test_a_narrow_space_between_two_texts_divides_words(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [at(72, 72, "It contradicts its"), at(151.4, 72, "initial plan.")]))
    assert texts(document) == ["It contradicts its initial plan."]


def test_texts_of_one_word_that_almost_touch_stay_one_word(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [at(72, 72, "It contradicts its"), at(150.5, 72, "elf today.")]))
    assert texts(document) == ["It contradicts itself today."]


def test_a_paragraph_continues_on_the_next_page(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, lines([FULL, FULL]), lines(["It goes on.", "The end."])))
    assert texts(document) == [f"{FULL} {FULL} It goes on.", "The end."]


def test_line_numbers_are_set_aside_and_give_the_places(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [*line_numbers(28), *lines([FULL, "The end."], top=120)]))
    assert texts(document) == [f"{FULL} The end."]
    assert document.blocks[0].place.line == 3
    assert [aside.text for aside in document.set_aside] == [str(number) for number in range(1, 29)]


def test_a_list_of_numbered_paragraphs_is_not_a_column_of_line_numbers(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, lines([f"{number}. Yes." for number in range(1, 26)])))
    assert len(document.blocks) == 25
    assert not document.set_aside


@pytest.mark.parametrize("divider", [")", ":", "x"])
def test_a_caption_between_signs_is_a_table_of_two_columns(tmp_path: Path, divider: str) -> None:
    left = ["JANE SMITH,", "Plaintiff,", "v.", "JOHN JONES,", "Defendant."]
    caption = [
        *lines(left, top=150, left=72, spacing=14),
        *lines([divider] * 5, top=150, left=300, spacing=14),
        at(320, 164, "No. 21-cv-31"),
    ]
    document = read_pdf(typed_pdf(tmp_path, [at(250, 100, "THE COURT"), *caption, *lines([FULL, FULL], 300)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [[block.text for block in cell] for cell in table.rows[0]] == [left, ["No. 21-cv-31"]]
    assert [aside.text for aside in document.set_aside] == [divider] * 5


def test_a_blank_behind_its_label_in_a_caption_is_not_a_divider(tmp_path: Path) -> None:
    left = ["JANE SMITH,", "Plaintiff,", "v.", "JOHN JONES,", "Defendant."]
    caption = [*lines(left, top=150, left=72, spacing=14), *lines([")"] * 5, top=150, left=300, spacing=14)]
    right = [at(320, 164, "No. 21-cv-31"), at(320, 178, "JUDGE"), at(362, 178, "_" * 8)]
    document = read_pdf(typed_pdf(tmp_path, [at(250, 100, "THE COURT"), *caption, *right, *lines([FULL, FULL], 300)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [block.text for block in table.rows[0][1]] == ["No. 21-cv-31", "JUDGE ________"]


def test_rows_in_capitals_with_two_columns_stay_apart(tmp_path: Path) -> None:
    first = [at(72, 72, "STATE OF NORTH CAROLINA"), at(310, 72, "IN THE GENERAL COURT OF JUSTICE")]
    second = [at(72, 86, "COUNTY OF WAKE"), at(310, 86, "SUPERIOR COURT DIVISION")]
    document = read_pdf(typed_pdf(tmp_path, [*first, *second, *lines([FULL, FULL], 200)]))
    assert texts(document)[:2] == [
        "STATE OF NORTH CAROLINA\tIN THE GENERAL COURT OF JUSTICE",
        "COUNTY OF WAKE\tSUPERIOR COURT DIVISION",
    ]


def test_notes_at_the_foot_are_kept_apart_with_their_marks(tmp_path: Path) -> None:
    note = [rule(left=72, top=640, right=216, bottom=640), at(72, 652, "1", 6), at(76, 656, "A note of its own.", 10)]
    body = [*lines([FULL, FULL]), at(72, 120, "See the Act."), at(132, 116, "1", 7)]
    document = read_pdf(typed_pdf(tmp_path, [*body, *note]))
    assert [(note.mark, note.blocks[0].text) for note in document.notes] == [("1", "A note of its own.")]
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    assert block.runs[-1].note == "1"
    assert block.text.endswith("See the Act.")


def test_bold_italic_and_underlined_words_are_separate_runs(tmp_path: Path) -> None:
    parts = [at(72, 72, "Plain"), at(110, 72, "bold", font="bold"), at(140, 72, "slanted", font="italic")]
    document = read_pdf(
        typed_pdf(tmp_path, [*parts, at(190, 72, "lined"), rule(left=190, top=73.5, right=215, bottom=73.5)])
    )
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    assert [(run.text.strip(), run.bold, run.italic, run.underline) for run in block.runs] == [
        ("Plain", False, False, False),
        ("bold", True, False, False),
        ("slanted", False, True, False),
        ("lined", False, False, True),
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_if_the_paper_has_it_elsewhere(tmp_path: Path) -> None:
    first = "A third-party complaint is an example of a paper that most lawyers know and all third-"
    document = read_pdf(typed_pdf(tmp_path, lines([first, "party defendants fear for its exam-", "ple is bad."])))
    assert "all third-party defendants" in texts(document)[0]


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="has no text"):
        read_pdf(typed_pdf(tmp_path, []))


def test_a_table_with_rules_has_the_words_of_each_cell(tmp_path: Path) -> None:
    grid = [rule(left=72, top=top, right=400, bottom=top) for top in (150, 180, 210)] + [
        rule(x, top=150, right=x, bottom=210) for x in (72, 200, 400)
    ]
    cells = [at(80, 170, "Item"), at(210, 170, "Price"), at(80, 200, "Lamp"), at(210, 200, "$ 5")]
    document = read_pdf(typed_pdf(tmp_path, [at(72, 100, "A table:"), *grid, *cells, *lines([FULL], 260)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [[cell[0].text for cell in row] for row in table.rows] == [["Item", "Price"], ["Lamp", "$ 5"]]


@pytest.mark.parametrize(
    "grid",
    [
        [rule(left=150, top=top, right=300, bottom=top) for top in (150, 174, 198)],
        [rule(x, top=150, right=x, bottom=198) for x in (150, 240, 300)]
        + [rule(left=150, top=top, right=300, bottom=top) for top in (150, 174, 198)],
        [f"{x} {792 - y} {width} 24 re W n {x} {792 - y} {width} 24 re f" for y in (174, 198) for x, width in CELLS],
    ],
    ids=["rules between rows", "grid", "areas of cells"],
)
def test_a_table_of_two_columns_is_recognized_by_its_lines_or_its_cells(tmp_path: Path, grid: list[str]) -> None:
    cells = [at(155, 167, "Lamp"), at(250, 167, "$ 5"), at(155, 191, "Two soaked bolts", 9), at(250, 191, "$ 7")]
    drawn = [part if part.endswith("S") else f"q 1 g {part} Q 0 g" for part in grid]
    document = read_pdf(typed_pdf(tmp_path, [at(72, 100, "A table:"), *drawn, *cells, *lines([FULL], 260)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [[cell[0].text for cell in row] for row in table.rows] == [["Lamp", "$ 5"], ["Two soaked bolts", "$ 7"]]


def test_a_table_without_lines_is_recognized_from_three_columns(tmp_path: Path) -> None:
    rows = [("Day", "Work", "Hours"), ("Monday", "Draft", "3"), ("Tuesday", "File", "1")]
    parts = [at(72 + 120 * x, 150 + 20 * y, text) for y, row in enumerate(rows) for x, text in enumerate(row)]
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL]), *parts, *lines([FULL], 260)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [tuple(cell[0].text for cell in row) for row in table.rows] == rows


def test_a_table_of_contents_is_read_as_lines(tmp_path: Path) -> None:
    entries = [("I.", "Facts", "1"), ("II.", "Law", "2"), ("III.", "Relief", "7")]
    parts: list[str] = []
    for index, (label, title, page) in enumerate(entries):
        y = 100 + 20 * index
        parts += [at(72, y, label), at(120, y, title), at(500, y, page)]
    document = read_pdf(typed_pdf(tmp_path, [*parts, *lines([FULL], 300)]))
    assert texts(document)[:3] == ["I.\tFacts\t1", "II.\tLaw\t2", "III.\tRelief\t7"]


@pytest.mark.parametrize("first_line", ["FILED", "F I L E D"])
def test_a_block_of_lines_with_filed_and_a_date_is_a_stamp(tmp_path: Path, first_line: str) -> None:
    words = [first_line, "The Court", "1/2/2025 8:46 AM", "JOHN DOE", "CLERK"]
    counsel = lines(["Pat Placeholder", "1 Example Street", "Akron, OH 44308"], top=154, left=72, spacing=14)
    page = [*lines(words, top=150, left=480, spacing=16), *counsel, *lines([FULL, "It was filed."], 300)]
    document = read_pdf(typed_pdf(tmp_path, page))
    assert [aside.text for aside in document.set_aside] == words
    assert {aside.kind for aside in document.set_aside} == {"filing stamp"}


def test_the_word_received_in_an_in_re_caption_does_not_make_it_a_stamp(tmp_path: Path) -> None:
    subject = ["IN RE: KITES THAT WERE", "RECEIVED AFTER 7:00 P.M.", "ON NOVEMBER 3, 2020"]
    document = read_pdf(typed_pdf(tmp_path, [*lines(subject, top=150, left=72, spacing=14), *lines([FULL], 300)]))
    assert document.set_aside == ()


def test_text_that_runs_up_the_page_is_set_aside(tmp_path: Path) -> None:
    upward = "BT /roman 9 Tf 0 1 -1 0 30 100 Tm (Law Offices of Doe) Tj ET"
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL]), upward]))
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [("running head", "Law Offices of Doe")]


def test_a_rotated_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    upright = read_pdf(typed_pdf(tmp_path, lines([FULL, "The end."])))
    upward = "BT /roman 12 Tf 0 1 -1 0 {x} 72 Tm ({text}) Tj ET"
    file = typed_pdf(tmp_path, [upward.format(x=72, text=FULL), upward.format(x=96, text="The end.")])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(file)
    assert " ".join(texts(read_pdf(file))) == " ".join(texts(upright)) == f"{FULL} The end."


def test_separated_small_capitals_are_joined(tmp_path: Path) -> None:
    parts = [at(72, 72, "R", 12), at(83, 72, "AYMOND", 9), at(130, 72, "sues.", 12)]
    assert texts(read_pdf(typed_pdf(tmp_path, parts))) == ["RAYMOND sues."]


def test_a_note_continues_at_the_foot_of_the_next_page(tmp_path: Path) -> None:
    body = [*lines([FULL, FULL]), at(72, 120, "See the Act."), at(132, 116, "1", 7)]
    first = [rule(left=72, top=640, right=216, bottom=640), at(72, 652, "1", 6), at(76, 656, "A note that", 10)]
    second = [*lines([FULL]), rule(left=72, top=640, right=216, bottom=640), at(72, 656, "goes on.", 10)]
    document = read_pdf(typed_pdf(tmp_path, [*body, *first], second))
    assert [" ".join(block.text for block in note.blocks) for note in document.notes] == ["A note that goes on."]


def test_labeled_items_are_separate_hanging_paragraphs(tmp_path: Path) -> None:
    item = "takes as many words as are needed for a line that is full, so that it must go on below"
    rows = [at(90, 100, "(a)"), at(108, 100, item), at(108, 114, "and ends."), at(90, 128, "(b)"), at(108, 128, "two.")]
    assert texts(read_pdf(typed_pdf(tmp_path, [*rows, *lines([FULL], 200)])))[:2] == [
        f"(a) {item} and ends.",
        "(b) two.",
    ]


def test_an_indented_quotation_is_one_block_with_its_indent(tmp_path: Path) -> None:
    quote = ["It is set in from both sides and takes several lines so that", "its edge is seen by those who", "read."]
    parts = [*lines([FULL, "It said:"]), *lines(quote, top=120, left=120, spacing=14), *lines([FULL], 200)]
    document = read_pdf(typed_pdf(tmp_path, parts))
    block = document.blocks[1]
    assert isinstance(block, TextBlock)
    assert (block.text, block.indent) == (" ".join(quote), 48)


def test_a_number_and_its_law_are_not_divided_by_a_line_end(tmp_path: Path) -> None:
    first = "The court has jurisdiction over all claims of the plaintiff in this suit, as was said here."
    file = typed_pdf(tmp_path, lines([FULL, f"{FULL} It does.", first, "28 U.S.C. § 1331 gives it.", "An end."]))
    assert texts(read_pdf(file)) == [f"{FULL} {FULL} It does. {first} 28 U.S.C. § 1331 gives it.", "An end."]


def test_a_wide_distance_ends_a_paragraph_although_its_last_line_is_full(tmp_path: Path) -> None:
    parts = [*lines([FULL, FULL]), *lines([FULL, FULL], 200)]
    assert len(read_pdf(typed_pdf(tmp_path, parts)).blocks) == 2


def test_a_narrow_quotation_keeps_its_own_right_edge(tmp_path: Path) -> None:
    quote = [
        "It gives the first line of a quotation to Jones",
        "Brothers and a second one as wide to Smith",
        "Sisters.",
    ]
    file = typed_pdf(tmp_path, [*lines([FULL] * 8), *lines(quote, top=284, left=140, spacing=14)])
    assert texts(read_pdf(file))[1:] == [" ".join(quote)]


def test_a_note_in_larger_type_than_the_text_is_a_note_below_its_rule(tmp_path: Path) -> None:
    body = [*lines([FULL]), at(72, 96, "See the Act."), at(132, 92, "1", 7)]
    note = [rule(left=72, top=640, right=216, bottom=640), at(72, 652, "1", 7), at(76, 656, "A large note.", 14)]
    document = read_pdf(typed_pdf(tmp_path, [*body, *note]))
    assert [(note.mark, note.blocks[0].text) for note in document.notes] == [("1", "A large note.")]


def test_a_paper_that_divides_no_words_keeps_each_hyphen(tmp_path: Path) -> None:
    first = "The library of the defendant is said to be the same as all the others, and a true mirror-"
    assert texts(read_pdf(typed_pdf(tmp_path, lines([first, "image of them."])))) == [f"{first}image of them."]


def test_form_fields_are_read_and_comments_are_set_aside(tmp_path: Path) -> None:
    file = typed_pdf(tmp_path, lines([FULL, "Name:"]))
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        place: dict[str, Any] = {"Type": pikepdf.Name.Annot, "Rect": pikepdf.Array([120, 600, 300, 620]), "F": 4}
        appearance: dict[str, Any] = {"DA": pikepdf.String("/Helv 12 Tf 0 g")}
        field = {"Subtype": pikepdf.Name.FreeText, "Contents": pikepdf.String("Jane Doe"), **appearance}
        comment = {
            "Subtype": pikepdf.Name.Text,
            "Contents": pikepdf.String("Is this right?"),
            "T": pikepdf.String("Ann"),
        }
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=pdf.make_indirect(font)))
        annotations = [pdf.make_indirect(pikepdf.Dictionary(**place, **keys)) for keys in (field, comment)]
        pdf.pages[0].Annots = pikepdf.Array(annotations)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), DR=fonts, **appearance)
        pdf.save(file)
    document = read_pdf(file)
    assert "Jane Doe" in " ".join(texts(document))
    assert [(aside.kind, aside.text, aside.author) for aside in document.set_aside] == [
        ("comment", "Is this right?", "Ann")
    ]


def test_a_font_that_does_not_name_its_letters_is_reported(tmp_path: Path) -> None:
    text = "BT /roman 12 Tf 72 700 Td <0102030405060708> Tj ET"
    with pytest.raises(UnusableError, match="do not say which letters"):
        read_pdf(typed_pdf(tmp_path, [text]))


def test_the_page_number_after_a_broken_stamp_is_part_of_the_stamp(tmp_path: Path) -> None:
    stamp = "Case 1:21-cv-00031 Document 1 Filed 01/11/21 Page 10 of 12 PageID #:"
    page = [at(72, 20, stamp), at(300, 34, "10"), *lines(["The kite fell."], top=60)]
    document = read_pdf(typed_pdf(tmp_path, page))
    assert texts(document) == ["The kite fell."]
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [
        ("filing stamp", stamp),
        ("filing stamp", "10"),
    ]


def test_lines_hang_under_a_number_without_a_blank(tmp_path: Path) -> None:
    first = "1.The kite that Alpha sold to Beta was delivered, and it was found to be broken"
    second = "2.Beta told Alpha that the kite that was delivered to it in May was broken and"
    page = [at(72, 100, first), at(90, 114, "at its frame."), at(72, 128, second), at(90, 142, "wet.")]
    assert texts(read_pdf(typed_pdf(tmp_path, page))) == [f"{first} at its frame.", f"{second} wet."]


def test_lines_that_end_with_the_sign_of_a_caption_stay_lines(tmp_path: Path) -> None:
    names = ["Abigail Sample and others in the city of Akron and elsewhere,", "and Benedict Sample,"]
    page = [
        *lines(names, top=72, left=72, spacing=14),
        *lines([")"] * 2, top=72, left=400, spacing=14),
        *lines([FULL, FULL, FULL], 130),
    ]
    assert texts(read_pdf(typed_pdf(tmp_path, page)))[:2] == [f"{name}\t)" for name in names]


def test_a_label_within_a_sentence_at_the_beginning_of_a_line_begins_no_item(tmp_path: Path) -> None:
    text = ["12. The report shows: (1) a stable home; (2) compliance with all of the conditions;", "(3) progress."]
    assert texts(read_pdf(typed_pdf(tmp_path, lines([FULL, *text])))) == [" ".join([FULL, *text])]


def test_raised_letters_after_a_name_are_a_trademark_sign(tmp_path: Path) -> None:
    page = [at(72, 72, "The company sells KITE", 12), at(192.5, 68, "TM", 7), at(206, 72, "strings in Ohio.", 12)]
    document = read_pdf(typed_pdf(tmp_path, page))
    assert texts(document) == ["The company sells KITE™ strings in Ohio."]
    assert not document.remarks
    level = [at(72, 72, "The company sells KITE", 12), at(192.5, 72, "TM", 12), at(214, 72, "strings in Ohio.", 12)]
    assert texts(read_pdf(typed_pdf(tmp_path, level))) == ["The company sells KITETM strings in Ohio."]
