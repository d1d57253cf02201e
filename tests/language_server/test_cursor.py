"""The kind of text at a cursor is determined from the lines above it, even if the text is not valid YAML."""

from textwrap import dedent

import pytest

from assembler.language_server.cursor import Cursor, cursor_at

CASES = {
    "a key at the top": ("cou|", Cursor("key", path=(), typed="cou")),
    "a value at the top": ("court: wa|", Cursor("value", ("court",), "wa")),
    "a key of a party": ("parties:\n  aws:\n    na|", Cursor("key", ("parties", "aws"), "na")),
    "a key after a list": ("events:\n  - event: answer\n    by|", Cursor("key", ("events", "[]"), "by")),
    "the first key of an entry": ("events:\n  - ev|", Cursor("key", ("events", "[]"), "ev")),
    "an entry without an indent": ("events:\n- event: |", Cursor("value", ("events", "[]", "event"))),
    "a key after text in a block": (
        "facts:\n  - id: one\n    paragraphs:\n      - id: a\n        text: |\n          Alpha: paid.\n      - te^",
        Cursor("key", ("facts", "[]", "paragraphs", "[]"), "te"),
    ),
    "a key in braces": ("events:\n  - {event: answer, b|", Cursor("key", ("events", "[]"), "b")),
    "a value in braces": ("events:\n  - {event: an|", Cursor("value", ("events", "[]", "event"), "an")),
    "a name in a list in braces": ("events:\n  - {by: [a, b|", Cursor("value", ("events", "[]", "by", "[]"), "b")),
    "a name in a list": (
        "parties:\n  aws:\n    counsel: [x|",
        Cursor("value", ("parties", "aws", "counsel", "[]"), "x"),
    ),
    "a reference": ("facts:\n  - paragraphs:\n    - As [[one, tw|", Cursor("reference", path=(), typed="tw")),
    "the end of a range": ("- As [[first..la|", Cursor("reference", path=(), typed="la")),
    "after a reference": (
        "parties:\n  aws:\n    name: See [[x]] |",
        Cursor("value", ("parties", "aws", "name"), "See [[x]]"),
    ),
    "a comment": ("court: wawd # se|", Cursor("words", path=())),
    "a comment at the start": ("  # co|", Cursor("words", path=())),
    "a sign of a number": ("number: #|", Cursor("words", path=())),
    "a text block": ("about: |\n  The court^", Cursor("words", path=())),
    "a sign within quotation marks": ('about: "a # b|', Cursor("value", ("about",), '"a # b')),
    "an empty document": ("|", Cursor("key", path=())),
}
"""Texts with a mark at the cursor: `|`, or `^` in a text with a block, whose `|` belongs to the text."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_cursor_is_at_a_key_a_value_or_a_reference(case: tuple[str, Cursor]) -> None:
    text, expected = case
    mark = "^" if "^" in text else "|"
    before, _, after = dedent(text).rpartition(mark)
    lines = f"{before}{after}".split("\n")
    line = before.count("\n")
    assert cursor_at(lines, line, len(before) - before.rfind("\n") - 1) == expected
