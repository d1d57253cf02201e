"""An updated table of contents is not a change to the paper."""

from dataclasses import replace

import pytest

from assembler.verify.changes import aligned
from assembler.verify.tokens import in_words, split_words
from assembler.verify.word_blocks import Block as WordBlock
from assembler.verify.word_blocks import Kind


def contents_changes(words: str, text: str = "") -> list[tuple[str, str]]:
    """Return the changes from a paper with a table of contents and two headings to a file.

    *words* are the table of contents in the file, and *text* its text, by default the two headings.
    """
    entries = ["A. The Sale 3", "FIRST CAUSE OF ACTION: Breach of Contract 7"]
    headings = ["A. The Sale", "FIRST CAUSE OF ACTION: Breach of Contract"]
    kinds: list[tuple[Kind, str]] = [("table", entry) for entry in entries]
    kinds += [("heading", heading) for heading in headings]
    blocks = tuple(
        WordBlock(
            index, kind, label="", name="", tokens=tuple(replace(token, block=index) for token in split_words(line))
        )
        for index, (kind, line) in enumerate(kinds)
    )
    file = list(split_words(f"{words} {text or ' '.join(headings)}"))
    return [(in_words(change.deleted), in_words(change.added)) for change in aligned(blocks, file).changes]


@pytest.mark.parametrize(
    "words",
    [
        "A. The Sale 4 FIRST CAUSE OF ACTION: Breach of Contract 9",
        "A. The Sale 4 First Cause of Action Breach of Contract 9",
        "A. The Sale iv First Cause of Action Breach of Contract",
    ],
)
def test_an_updated_table_of_contents_is_not_a_change(words: str) -> None:
    assert contents_changes(words) == []


def test_the_contents_entry_of_a_new_heading_is_not_a_second_change() -> None:
    contents = "A. The Sale 4 B. The Flood 5 FIRST CAUSE OF ACTION: Breach of Contract 9"
    text = "A. The Sale B. The Flood FIRST CAUSE OF ACTION: Breach of Contract"
    assert contents_changes(contents, text) == [("", "B. The Flood")]


def test_a_different_word_only_in_the_contents_is_a_change() -> None:
    assert contents_changes("A. The Sail 3 FIRST CAUSE OF ACTION: Breach of Contract 7") == [("Sale", "Sail")]
