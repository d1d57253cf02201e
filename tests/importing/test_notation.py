"""Characters of a source that a matter would read as its notation are escaped."""

from assembler.importing.notation import literal
from assembler.model.base import NOTE_CALL


def test_a_mark_like_that_of_a_footnote_is_no_citation_of_one() -> None:
    assert literal("earlier [^1] deal") == r"earlier [\^1] deal"
    assert NOTE_CALL.search("[^1]")
    assert not NOTE_CALL.search(literal("[^1]"))
