"""The sentence around a passage, which an abbreviation does not end."""

import pytest

from assembler.facts.sentences import sentence


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("It came. Alpha met Dr. Bo of Beta, Inc. It left.", "Alpha met Dr. Bo of Beta, Inc. It left."),
        ("Alpha met Dr. Bo. It left.", "Alpha met Dr. Bo."),
        ("Alpha came. It met Bo; it left.", "It met Bo;"),
        ("Was it so? “It met Bo.” It left.", "“It met Bo.”"),
        ("See Fed. R. Civ. P. 8. It met Bo at 9 a.m. Monday and left. It won.", "It met Bo at 9 a.m. Monday and left."),
        ("Alpha came\n\nIt met Bo\n\nIt left.", "It met Bo"),
    ],
)
def test_a_sentence_ends_at_a_period_that_no_abbreviation_has(text: str, around: str) -> None:
    start = text.index("Bo")
    begin, end = sentence(text, start, start + 2)
    assert text[begin:end].strip(" ”\n") == around.strip("”")
