"""Edits replace the text between two places and leave all other text unchanged."""

import pytest

from assembler.findings.finding import Edit, Place
from assembler.load.edits import difference, edited
from assembler.load.yaml_reader import read_yaml

TEXT = "# kept\nsecond: 'b'  # kept too\nfirst: a\n"


def with_values(text: str, **values: str) -> str:
    """Return *text* with the value of each key replaced."""
    places = read_yaml(text.removeprefix("\ufeff"), "f").values
    return edited(text, [Edit(places[key,], value) for key, value in values.items()])


def test_comments_and_the_order_of_keys_stay() -> None:
    assert with_values(TEXT, first="x", second="y") == "# kept\nsecond: y  # kept too\nfirst: x\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_endings_stay(end: str) -> None:
    assert with_values(TEXT.replace("\n", end), first="x") == TEXT.replace("\n", end).replace("a", "x")


def test_a_byte_order_mark_stays_and_takes_no_column() -> None:
    assert with_values("\ufeffa: b", a="c") == "\ufeffa: c"


def test_a_value_of_several_lines_is_replaced_completely() -> None:
    assert with_values("a: |\n  one\n\n  two\n\nb: c\n", a="three") == "a: three\n\nb: c\n"


def test_letters_of_several_bytes_count_as_one_column() -> None:
    assert with_values("é漢😀: [ü]", **{"é漢😀": "x"}) == "é漢😀: x"


def test_the_first_of_two_overlapping_edits_is_made() -> None:
    place = Place("f", 1, 1, 1, 3)
    assert edited("abcd", [Edit(place, "x"), Edit(Place("f", 1, 2, 1, 4), "y")]) == "xcd"


@pytest.mark.parametrize("place", [Place("f"), Place("f", 1, 1), Place("f", 9, 1, 9, 2), Place("f", 1, 3, 1, 2)])
def test_a_place_without_an_end_or_outside_the_text_changes_nothing(place: Place) -> None:
    assert edited("abcd", [Edit(place, "x")]) == "abcd"


def test_a_diff_shows_the_lines_with_their_file() -> None:
    assert difference("m.yaml", TEXT, with_values(TEXT, first="x")) == [
        "--- m.yaml", "+++ m.yaml", "@@ -1,3 +1,3 @@", " # kept", " second: 'b'  # kept too", "-first: a", "+first: x"
    ]  # fmt: skip
