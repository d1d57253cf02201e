"""Characters of a source that a matter would read as its notation are escaped."""

from assembler.importing.notation import literal, marked
from assembler.importing.read_document import TextRun
from assembler.model.base import NOTE_CALL
from assembler.model.words import OwnWords
from tests.importing.test_recognize import COMPLAINT, imported, matter_of


def test_a_mark_like_that_of_a_footnote_is_not_a_citation_of_one() -> None:
    assert literal("earlier [^1] deal") == r"earlier [\^1] deal"
    assert NOTE_CALL.search("[^1]")
    assert not NOTE_CALL.search(literal("[^1]"))


def test_a_word_that_is_set_in_two_styles_is_in_the_style_of_its_larger_part() -> None:
    runs = [TextRun("more shares o", italic=True), TextRun("f Kites, see S"), TextRun("ample", italic=True)]
    assert marked(runs, notes={}) == "*more shares of* Kites, see *Sample*"


def test_words_in_braces_in_the_lead_and_the_prayer_are_not_placeholders() -> None:
    braces = "{numbers} and {plaintiffs:role} and {{x}}"
    text = COMPLAINT.replace("alleges as follows", f"alleges {braces}").replace("for judgment as", f"for {braces} as")
    data = matter_of(imported(text))
    words = OwnWords.model_validate(data["words"])
    for own_text in (words.lead, words.prayer):
        assert own_text is not None
        assert braces in own_text.replace(r"\{", "{")


def test_brackets_in_a_name_or_a_title_are_words_of_the_matter() -> None:
    text = COMPLAINT.replace("SAMPLE LAW LLC", "SAMPLE [[x]] LAW LLC").replace("COMPLAINT AND", "[[y]] COMPLAINT AND")
    assert imported(text).balance.lost == ()
