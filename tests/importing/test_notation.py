"""Characters of a source that a matter would read as its notation are escaped."""

from assembler.importing.notation import literal, marked
from assembler.importing.read_document import TextRun
from assembler.model.base import NOTE_CALL


def test_a_mark_like_that_of_a_footnote_is_no_citation_of_one() -> None:
    assert literal("earlier [^1] deal") == r"earlier [\^1] deal"
    assert NOTE_CALL.search("[^1]")
    assert not NOTE_CALL.search(literal("[^1]"))


def test_a_word_that_is_set_in_two_styles_is_in_the_style_of_its_larger_part() -> None:
    runs = [TextRun("more shares o", italic=True), TextRun("f Kites, see S"), TextRun("ample", italic=True)]
    assert marked(runs, notes={}) == "*more shares of* Kites, see *Sample*"
