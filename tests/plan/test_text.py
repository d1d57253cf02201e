"""Text of a matter: the Markdown subset, references, notes and typographic characters. It is never HTML."""

from collections.abc import Sequence

import pytest

from assembler.language.references import Entry
from assembler.plan.blocks import Item, Link, Listing, Note, Paragraph, Quotation, RichText, Words
from assembler.plan.text.labels import NBSP, Label, reference_to
from assembler.plan.text.line_breaks import with_closing
from assembler.plan.text.markdown import Setting, new_setting, plain, rich, with_print_signs
from assembler.plan.text.structure import text_blocks
from tests.support.plan_text import body_text, words_of

LABELS = {
    "signed": Label("allegation", number=3, text="3", target="p-signed"),
    "paid": Label("allegation", number=4, text="4", target="p-paid"),
    "late": Label("allegation", number=5, text="5", target="p-late"),
    "lost": Label("allegation", number=9, text="9", target="p-lost"),
    "story": Label("section", number=2, text=f"Section{NBSP}II", target="s-story"),
    "contract": Label("claim", number=1, text=f"Count{NBSP}One", target="c-contract"),
    "deed": Label("exhibit", number=1, text=f"Exhibit{NBSP}A", target=""),
}


def reference_text(entries: Sequence[Entry], sign: bool) -> RichText:  # noqa: FBT001
    return reference_to([LABELS[entry.name] for entry in entries], sign=sign)


def test_the_dash_of_the_matter_joins_paragraphs_after_a_sign_too() -> None:
    labels = [LABELS[name] for name in ("signed", "paid", "late")]
    assert words_of(reference_to(labels, "-", sign=True)) == "[¶¶~3-5](#p-signed)"
    assert words_of(reference_to(labels, " through ", sign=True)) == "[¶¶~3–5](#p-signed)"


def fresh() -> Setting:
    return new_setting(reference_text, "On information and belief, ")


def line(text: str) -> str:
    """Return *text* as one run of words."""
    return words_of(rich(text, fresh()))


def lines(text: str, prefix: str = "", suffix: RichText = ()) -> list[str]:
    """Return the blocks of an allegation of number 7."""
    return body_text(*text_blocks(text, fresh(), number=7, id_="p-seven", prefix=prefix, suffix=suffix))


# -- blocks -----------------------------------------------------------------------------------------------------------


def test_a_text_is_a_numbered_paragraph() -> None:
    assert text_blocks("Beta paid.", fresh(), number=7, id_="p-7") == (
        Paragraph((Words("Beta paid."),), number=7, id="p-7"),
    )


def test_lines_of_a_paragraph_are_joined() -> None:
    assert lines("Beta paid\nthe price\n in full.") == ["7. Beta paid the price in full.  {p-seven}"]


def test_a_second_paragraph_has_no_number_and_does_not_continue_the_first() -> None:
    first, second = text_blocks("One.\n\nTwo.", fresh(), number=7, id_="p-7")
    assert first == Paragraph((Words("One."),), number=7, id="p-7")
    assert second == Paragraph((Words("Two."),))


def test_a_quotation_is_a_block_and_the_text_after_it_continues_the_paragraph() -> None:
    blocks = text_blocks("He wrote:\n\n> One.\n>\n> Two.\n\nand left.", fresh(), number=7, id_="p-7")
    assert blocks[1] == Quotation(((Words("One."),), (Words("Two."),)))
    assert blocks[2] == Paragraph((Words("and left."),), continued=True)


def test_a_text_that_begins_with_a_quotation_keeps_its_number() -> None:
    assert lines("> One.") == ["7.   {p-seven}", "  > One."]


def test_items_of_a_list_are_lettered() -> None:
    blocks = text_blocks("Two kinds:\n\n- one; and\n- two.", fresh(), number=7, id_="p-7")
    assert blocks[1] == Listing((Item("(a)", (Words("one; and"),)), Item("(b)", (Words("two."),))))


def test_items_after_the_twenty_sixth_have_two_letters() -> None:
    blocks = text_blocks("Many:\n\n" + "\n".join(f"- item {n}" for n in range(1, 29)), fresh(), number=7, id_="p-7")
    listing = blocks[1]
    assert isinstance(listing, Listing)
    assert [item.label for item in listing.items][25:] == ["(z)", "(aa)", "(bb)"]


# -- inline -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Smith v. Jones*", "*Smith v. Jones*"),
        ("a **strong** word", "a **strong** word"),
        ("a ***loud*** word", "a ***loud*** word"),
        (r"5 \* 6 \* 7", "5 * 6 * 7"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3", "2 * 3"),
    ],
)
def test_emphasis(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&amp; &lt;b&gt; &#65;",
        "[a link](https://example.com)",
        "![a picture](https://example.com/a.png)",
        "<https://example.com>",
        "https://example.com",
        "`code`",
        "{{ plan.title }} {% for %} {# note #}",
        "# No heading",
        "| a | b |",
        "~~struck~~",
        "${value} %(name)s {plaintiffs}",
    ],
)
def test_markdown_outside_the_subset_is_printed_as_it_is(text: str) -> None:
    assert line(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no."', "He said “no.”"),
        ("'no,' he said", "‘no,’ he said"),
        ("Parler's users'", "Parler’s users’"),
        ("\"He said 'no.'\"", "“He said ‘no.’”"),
        ('("quoted")', "(“quoted”)"),
        ("the '90s", "the ’90s"),
        ('*"Title"*', "*“Title”*"),
        ("“already”", "“already”"),
    ],
)
def test_straight_quotes_become_curly(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize("text", ['He said "no', "It's 'so"])
def test_an_unclosed_quotation_mark_is_curly(text: str) -> None:
    assert not {"'", '"'} & set(line(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one -- two", "one—two"),
        ("one--two", "one—two"),
        ("one — two", "one — two"),
        ("pages 3–5", "pages 3–5"),
        ("e-mail", "|e-mail|"),
    ],
)
def test_two_hyphens_are_a_dash(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 U.S.C. § 1", "15~U.S.C.~§~1"),
        ("29 C.F.R. § 1604.11", "29~C.F.R.~§~1604.11"),
        ("556 U.S. 662, 678", "556~U.S.~662, 678"),
        ("7 Wn. App. 2d 34 and 51 Cal. 4th at 310", "7~Wn.~App.~2d~34 and 51~Cal.~4th~at~310"),
        ("Id. at 5, id. § 3", "Id.~at~5, id.~§~3"),
        ("*Id.* at 5", "*Id.*~at~5"),
        ("10 U.S. patents", "10 U.S. patents"),
        ("Cal. Civ. Code § 1750 and Fed. R. Evid. 702", "Cal. Civ. Code~§~1750 and Fed.~R.~Evid.~702"),
        ("§§ 1331, 1332", "§§~1331, 1332"),
        ("¶ 5 and ¶¶ 6-7", "¶~5 and ¶¶~6-7"),
        ("No. 5", "No.~5"),
        ("Ex. A and Exs. B", "Ex.~A and Exs.~B"),
        ("Dkt. 34", "Dkt.~34"),
        ("March 2, 2021", "March~2, 2021"),
        ("in May of", "in May of"),
        ("section 7 and Section 7", "section~7 and Section~7"),
        ("paragraph 5", "paragraph~5"),
        ("Fed. R. Civ. P. 41(a)", "Fed.~R.~Civ.~P.~41(a)"),
        ("two  spaces\tand a tab", "two spaces and a tab"),
    ],
)
def test_a_number_stays_with_the_word_that_it_belongs_to(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize("number", ["2:21-cv-00031-BJR", "1:25-cv-00000", "21-2-02856-6 SEA", "21-2-02856-6"])
def test_the_number_of_a_case_stays_on_one_line(number: str) -> None:
    assert line(f"Case {number} began.") == f"Case |{number}| began."
    assert any(isinstance(part, Words) and part.keep for part in plain(f"No. {number}"))


def test_a_text_with_no_break_spaces_is_not_changed() -> None:
    printed = with_print_signs("See § 5, No. 7 of March 2 -- twice.")
    assert with_print_signs(printed) == printed


def test_adjacent_spaces_become_one_space_which_is_unbreakable_if_any_of_them_is() -> None:
    assert with_print_signs(f"a  b\tc\n d {NBSP} e{NBSP}f \u2009g") == f"a b c d{NBSP}e{NBSP}f g"


# -- references -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[signed]]", "[Paragraph~3](#p-signed)"),
        ("[[signed, paid]]", "[Paragraphs~3](#p-signed) and~[4](#p-paid)"),
        ("[[signed, lost]]", "[Paragraphs~3](#p-signed) and~[9](#p-lost)"),
        ("[[lost, signed, paid, late]]", "[Paragraphs~3 through 5](#p-signed) and~[9](#p-lost)"),
        ("[[¶ signed]]", "[¶~3](#p-signed)"),
        ("[[¶signed, paid, lost]]", "[¶¶~3–4](#p-signed), [9](#p-lost)"),
        ("[[ signed ]]", "[Paragraph~3](#p-signed)"),
        ("[[story]]", "[Section~II](#s-story)"),
        ("[[contract]]", "[Count~One](#c-contract)"),
        ("[[deed]]", "|Exhibit~A|"),
        ("[[signed, story]]", "[Paragraph~3](#p-signed) and [Section~II](#s-story)"),
        ("[[signed, story, deed]]", "[Paragraph~3](#p-signed), [Section~II](#s-story), and |Exhibit~A|"),
        ("see [[signed]].", "see [paragraph~3](#p-signed)."),
        ("**see [[signed]]**", "**see **[paragraph~3](#p-signed)"),
        ("see **[[deed]]**", "see **|Exhibit~A|**"),
        ("[one] and [ [two] ]", "[one] and [ [two] ]"),
    ],
)
def test_a_reference_is_printed_in_words_and_links_to_its_target(text: str, expected: str) -> None:
    assert line(text) == expected


def test_a_reference_over_two_lines_is_one() -> None:
    assert line("see [[signed,\npaid]]") == "see [paragraphs~3](#p-signed) and~[4](#p-paid)"


# -- notes ------------------------------------------------------------------------------------------------------------


def test_notes_are_numbered_through_the_paper() -> None:
    setting = fresh()
    first = rich("One.^[First.]", setting)
    second = rich("Two.^[Second.]", setting)
    assert words_of(first) == "One.^1[First.]"
    assert words_of(second) == "Two.^2[Second.]"


def test_a_note_may_have_emphasis_quotation_marks_and_references() -> None:
    assert line('One.^[See *it*, "so," [[signed]].]') == "One.^1[See *it*, “so,” [paragraph~3](#p-signed).]"


def test_a_note_may_be_written_below_its_paragraph() -> None:
    assert lines("One.[^n]\n\n[^n]: Below.") == ["7. One.^1[Below.]  {p-seven}"]


def test_a_note_of_two_paragraphs_loses_neither() -> None:
    (paragraph,) = text_blocks("One.[^n]\n\n[^n]: First.\n\n    Second.", fresh(), number=7, id_="p-7")
    assert isinstance(paragraph, Paragraph)
    note = paragraph.text[-1]
    assert isinstance(note, Note)
    assert words_of(note.text) == "First. Second."


def test_a_note_in_a_quotation_and_in_a_list_keeps_its_call() -> None:
    assert lines("So:\n\n> Quoted.^[One.]\n\n- item^[Two.]") == [
        "7. So:  {p-seven}",
        "  > Quoted.^1[One.]",
        "  (a) item^2[Two.]",
    ]


# -- before and after -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The e-mail was sent.", "On information and belief, the |e-mail| was sent."),
        ("AWS knew.", "On information and belief, AWS knew."),
        ("On May 1, Beta paid.", "On information and belief, on May~1, Beta paid."),
        ("[[signed]] is true.", "On information and belief, [paragraph~3](#p-signed) is true."),
        ("*The Times* wrote.", "On information and belief, *the Times* wrote."),
    ],
)
def test_an_allegation_on_belief_begins_with_the_words_of_belief(text: str, expected: str) -> None:
    assert lines(text, prefix="On information and belief, ") == [f"7. {expected}  {{p-seven}}"]


def test_a_first_word_loses_its_capital_after_the_words_of_belief() -> None:
    words = "As Although If Two He She Not Once Since Upon To Most Whether Both During Neither".split()
    first_lines = {
        word: lines(f"{word} of these were late.", prefix="On information and belief, ")[0] for word in words
    }
    assert [word for word, text in first_lines.items() if f"belief, {word.lower()} of" not in text] == []


def test_an_exhibit_is_cited_after_the_last_word() -> None:
    citation = (Words("(Ex. A.)"),)
    assert lines("Beta paid.", suffix=citation) == ["7. Beta paid. (Ex. A.)  {p-seven}"]
    assert lines("He wrote:\n\n> One.", suffix=citation)[-1] == "  > One. (Ex. A.)"
    assert lines("He did:\n\n- One.", suffix=citation)[-1] == "(Ex. A.)"
    assert lines("So:\n\n> One.\n\nand left.", suffix=citation)[-1] == "and left. (Ex. A.)"


def test_every_letter_of_a_text_is_kept() -> None:
    text = "Alpha *and* **Beta** paid [[signed]].^[A note.]\n\n> Quoted text.\n\n- item one\n- item two\n\nThe end."
    printed = " ".join(lines(text))
    for word in ("Alpha", "and", "Beta", "paid", "note", "Quoted text", "item one", "item two", "The end"):
        assert printed.count(word) >= 1


def test_a_link_is_never_made_of_an_address() -> None:
    assert not any(isinstance(part, Link) for part in rich("https://example.com <a href='x'>y</a>", fresh()))


def test_the_marks_after_a_reference_stay_on_its_line() -> None:
    link = Link("¶ 36", "p-36")
    assert with_closing((Words("so ("), link, Words("). Then"))) == (
        Words("so ("),
        link,
        Words(").", keep=True),
        Words(" Then"),
    )
    for after in (".", " and", ")"):  # a single sign is never divided, and a line may break at a space
        assert with_closing((link, Words(after))) == (link, Words(after))


@pytest.mark.parametrize(
    ("old_word", "new_word"),
    [("$45,000", "$46,500"), ("____", "25-1"), ("the end.", "The start"), ("50%", "“all”"), ("(a)", "(b)")],
)
def test_deleted_words_and_the_words_that_replace_them_are_printed_apart(old_word: str, new_word: str) -> None:
    deleted = Words(old_word, change="deleted")
    inserted = Words(new_word, change="inserted")
    printed_words = with_closing((Words("lost "), deleted, inserted, Words(" of")))
    assert [run.text for run in printed_words if isinstance(run, Words)] == ["lost ", old_word, " ", new_word, " of"]


def test_punctuation_that_replaces_punctuation_has_no_space_before_it() -> None:
    printed_words = with_closing((Words("costs"), Words(".", change="deleted"), Words("; and", change="inserted")))
    assert [run.text for run in printed_words if isinstance(run, Words)] == ["costs", ".", "; and"]
