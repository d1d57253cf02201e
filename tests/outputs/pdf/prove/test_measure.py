"""The parts of a proof: the words of the HTML, lines made of runs, margins, and the differences between two texts."""

from dataclasses import replace

import pytest

from assembler.outputs.pdf.prove.html_text import read_html
from assembler.outputs.pdf.prove.lines import as_line, calls, for_message, lines_of_runs, margin_rows
from assembler.outputs.pdf.prove.pdf_tags import family_in_name
from assembler.outputs.pdf.prove.pdf_text import UNTAGGED_MARK, TypeRun
from assembler.plan.plan import Footer, FooterLine
from assembler.proof.margins import line_numbers, margin_texts, page_number
from assembler.proof.proof import ProofLine, comparable_letters
from assembler.proof.text_diff import differences
from tests.support.proofs import FAMILY, PAGE_SETUP

TIMES = "ABCDEF+Liberation-Serif"


def run(text: str, baseline: float, left: float, right: float) -> TypeRun:
    return TypeRun(text, baseline, left, right, size=12, font=TIMES, mark=UNTAGGED_MARK)


def rows(*runs: TypeRun) -> list[str]:
    runs_of_page = ((0, run) for run in runs)
    return ["".join(run.text for run in row) for _, row in lines_of_runs(runs_of_page)]


def footer_line(text: str, baseline: float, left: float = 108, right: float = 200) -> ProofLine:
    return ProofLine(text, baseline, left, right, size=10, font=FAMILY, part="margin")


# -- words that HTML shows --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "main"),
    [
        ("<p>Alpha &amp; Beta&nbsp;LLC</p>", "Alpha&BetaLLC"),
        ("<head><title>Title</title><style>p { }</style></head><body><p>Text</p>", "Text"),
        ("<p>one<p>two<br>three<ul><li>four<li>five</ul>", "onetwothreefourfive"),
        ("<p>seen <b hidden>unseen <i>too</i></b> seen</p><!-- no -->", "seenseen"),
        ("<p>2:21-<wbr>cv</p></b>", "2:21-cv"),
    ],
)
def test_the_running_text_is_the_visible_text(html: str, main: str) -> None:
    assert comparable_letters(read_html(html).main) == main


def test_a_note_leaves_its_call_in_the_text() -> None:
    html_text = read_html('<p>It did.<span class="note" data-n="3">See <em>Smith</em>.</span> Then</p>')
    assert comparable_letters(html_text.main) == "Itdid.3Then"
    assert html_text.notes == ("3 See Smith.",)


def test_the_number_of_a_note_that_prints_it_is_not_added() -> None:
    assert read_html('<span class="note" data-call="3"><b>3</b> See.</span>').notes == ("3 See.",)


def test_places_in_the_text_are_counted_in_letters() -> None:
    html_text = read_html(
        '<p>A b</p><div class="single"><p>cd</p></div><div class="signature">e<p class="single">f</p></div>'
    )
    assert html_text.signatures == (4,)
    assert html_text.parts["single"] == (range(2, 4), range(5, 6))


# -- lines ------------------------------------------------------------------------------------------------------------


def test_runs_side_by_side_are_one_line_and_the_next_line_begins_at_the_left() -> None:
    assert rows(
        run("Smith ", baseline=88, left=108, right=140),
        run("v. Jones", baseline=88, left=140.5, right=190),
        run("held", baseline=112, left=108, right=130),
    ) == [
        "Smith v. Jones",
        "held",
    ]


def test_columns_and_overprinted_text_are_separate_lines() -> None:
    assert rows(
        run("Plaintiff,", baseline=88, left=108, right=160), run("No. 1", baseline=88, left=360, right=400)
    ) == ["Plaintiff,", "No. 1"]
    assert rows(run("under", baseline=88, left=108, right=160), run("over", baseline=88, left=120, right=170)) == [
        "under",
        "over",
    ]


def test_a_raised_number_is_a_call_in_its_line() -> None:
    words = run("so.", baseline=88, left=108, right=120)
    raised_number = replace(run("12", baseline=83.5, left=120, right=126), size=8)
    assert rows(words, raised_number) == ["so.12"]
    assert calls([words, raised_number]) == [raised_number]
    line = as_line([words, raised_number], "main", {TIMES: FAMILY})
    assert line.text == "so.12"
    assert line.baseline == 88
    assert line.size == 12
    assert line.fragments == ()


def test_text_in_another_font_or_size_is_a_fragment_of_its_line() -> None:
    box = replace(run("☐", baseline=88, left=121, right=130), font="X+DejaVu-Sans")
    line = as_line([run("see", baseline=88, left=108, right=120), box], "main", {TIMES: FAMILY})
    assert [(fragment.text, fragment.font) for fragment in line.fragments] == [("☐", "X+DejaVu-Sans")]


def test_lines_in_margins_do_not_depend_on_the_order_of_drawing() -> None:
    runs = [
        run("1", baseline=700, left=170, right=175),
        run("FIRM", baseline=700, left=480, right=520),
        run("COMPLAINT - ", baseline=700, left=108, right=169),
    ]
    assert ["".join(run.text for run in row) for row in margin_rows(runs)] == ["COMPLAINT - 1", "FIRM"]


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    assert (
        comparable_letters("well\ufffe known")
        == comparable_letters("well\x02known")
        == comparable_letters("well\u2010known")
        == "well-known"
    )
    assert for_message("well\x02  known") == "well- known"


def test_ligatures_are_resolved_and_invisible_characters_are_removed() -> None:
    assert comparable_letters("o\ufb03ce\u00ad \u2060§\u00a0\u200b2") == "office§2"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("ABCDEF+Liberation-Serif-Bold-Italic", "Liberation Serif"),
        ("TeXGyreTermes-Regular", "TeXGyreTermes"),
        ("Courier", "Courier"),
    ],
)
def test_a_font_without_a_family_is_identified_by_its_name(name: str, family: str) -> None:
    assert family_in_name(name) == family


# -- margins ----------------------------------------------------------------------------------------------------------

FOOTER = Footer(
    (FooterLine("COMPLAINT FOR DAMAGES - ", page=True), FooterLine("No. 1")), center=(), right=(FooterLine("FIRM"),)
)


def test_a_page_number_is_read_after_the_words_of_its_line() -> None:
    assert page_number(("COMPLAINT FOR DAMAGES - 12", "No. 1", "FIRM"), FOOTER) == 12
    assert page_number(("COMPLAINT FOR DAMAGES -", "No. 1"), FOOTER) is None


def test_a_page_number_without_words_is_not_a_line_number() -> None:
    line_numbers_and_page_number = ("1", "2", "3", "7")
    footer = Footer(left=(), center=(FooterLine(text="", page=True),), right=())
    assert page_number(line_numbers_and_page_number, footer) == 7


def test_a_footer_line_that_breaks_in_its_column_is_one_text() -> None:
    margin = [
        footer_line("COMPLAINT FOR", 700),
        footer_line("FIRM", baseline=700, left=480, right=520),
        footer_line("DAMAGES - 3", 712),
        footer_line("No. 1", 724),
    ]
    assert margin_texts(margin, FOOTER) == ("COMPLAINT FOR DAMAGES - 3", "FIRM", "No. 1")


def test_margin_lines_that_match_no_footer_line_are_unchanged() -> None:
    margin = [footer_line("COMPLAINT FOR", 700), footer_line("No. 1", 712)]
    assert margin_texts(margin, FOOTER) == ("COMPLAINT FOR", "No. 1")


def test_line_numbers_are_the_numbers_left_of_the_text() -> None:
    margin = [
        footer_line("2", baseline=112, left=90, right=102),
        footer_line("1", baseline=88, left=90, right=102),
        footer_line("7", baseline=740, left=300, right=306),
    ]
    assert line_numbers(margin, PAGE_SETUP) == (88, 112)


# -- the differences of two texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read", "missing", "added", "words_before"),
    [
        ("Beta would suspend the account", "that it", "", "Beta"),
        ("Beta that it would would suspend the account", "", "would", "Beta that it would"),
        ("Beta that it would end the account", "suspend", "end", "Beta that it would"),
        ("that it would suspend the account", "Beta", "", ""),
    ],
)
def test_a_difference_is_named_in_whole_words(read: str, missing: str, added: str, words_before: str) -> None:
    (difference,) = differences("Beta that it would suspend the account", read)
    assert difference.expected == missing
    assert difference.printed == added
    assert difference.words_before == words_before


def test_white_space_is_not_a_difference() -> None:
    assert differences("1. Alpha, LLC", "1.Alpha , L LC") == []


def test_white_space_near_a_difference_is_not_a_difference() -> None:
    (difference,) = differences(
        "paragraph 26 alleges, under Smith that so it was", "paragraph 26alleges , under Smith that it was"
    )
    assert difference.expected == "so"
    assert difference.printed == ""
