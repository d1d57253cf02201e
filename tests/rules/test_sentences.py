"""The sentence around a passage; abbreviations do not end it."""

import pytest

from assembler.facts.sentences import sentence_span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came. Alpha met Dr. Bo of Beta, Inc. It left.", "Alpha met Dr. Bo of Beta, Inc. It left."),
        ("Alpha met Dr. Bo. It left.", "Alpha met Dr. Bo."),
        ("Alpha came. It met Bo; it left.", "It met Bo;"),
        ("Was it so? “It met Bo.” It left.", "“It met Bo.”"),
        ("See Fed. R. Civ. P. 8. It met Bo at 9 a.m. Monday and left. It won.", "It met Bo at 9 a.m. Monday and left."),
        ("Alpha came\n\nIt met Bo\n\nIt left.", "It met Bo"),
    ],
)
def test_a_sentence_does_not_end_at_the_period_of_an_abbreviation(text: str, expected: str) -> None:
    start = text.index("Bo")
    begin, end = sentence_span(text, start, start + 2)
    assert text[begin:end].strip(" ”\n") == expected.strip("”")
