"""The time to read a line does not depend on the length of the paragraph above it."""

from collections.abc import Callable

from assembler.importing.draft import DraftParagraph
from assembler.importing.read_document import SourcePlace, TextBlock, TextRun
from assembler.importing.zones.body_reader import is_within_quotation, is_within_sentence
from tests.support.growth import LENGTHS, growth

PLACE = SourcePlace(1, 1)


def lines_below(length: int) -> Callable[[], None]:
    """Return a function that reads lines below a paragraph of *length* characters, one for each ten of them."""
    last = DraftParagraph("kites to " * (length // 9), number=1, place=PLACE)
    block = TextBlock(PLACE, (TextRun("more kites"),))

    def read() -> None:
        for _ in range(length // 10):
            is_within_sentence(block, last)

    return read


def test_the_time_to_read_lines_is_linear_in_their_number() -> None:
    assert growth([lines_below(length) for length in LENGTHS]) == ""


def test_the_end_of_a_long_paragraph_still_shows_what_continues_it() -> None:
    block = TextBlock(PLACE, (TextRun("Sample flew kites."),))
    text = "kites " * 1_000
    assert is_within_sentence(block, DraftParagraph(f"{text}of Mr.", number=1, place=PLACE))
    assert is_within_sentence(block, DraftParagraph(f"{text}are:\n\n- kites of the", number=1, place=PLACE))
    assert not is_within_sentence(block, DraftParagraph(f"{text}flew.", number=1, place=PLACE))
    assert is_within_quotation(DraftParagraph(f"“{text}", number=1, place=PLACE)) is False
    assert is_within_quotation(DraftParagraph(f"“{text}fly", number=1, place=PLACE))
