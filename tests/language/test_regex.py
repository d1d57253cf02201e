"""A regular expression is compiled when a text is first searched for it, and only if the text may contain it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembler.language.regex import Regex, passages
from tests.support.program_patterns import regexes


def test_a_regex_is_compiled_only_when_a_text_may_contain_it() -> None:
    regex = Regex(r"\bvenue is (?:im)?proper\b", needs="proper|venue")
    assert regex.search("The goods were late.") is None
    assert [*regex.finditer("The goods were late.")] == []
    assert regex.sub("", "The goods were late.") == "The goods were late."
    assert "compiled" not in vars(regex)
    match = regex.search("Therefore venue is proper.")
    assert match is not None
    assert match[0] == "venue is proper"
    assert regex.sub("it is", "VENUE is proper, and venue is improper") == "VENUE is proper, and it is"


@pytest.mark.slow
def test_each_text_that_a_regex_matches_contains_a_word_that_it_needs() -> None:
    regexes_with_needs = {id(regex): (place, regex) for place, regex in regexes() if regex.needs}
    assert regexes_with_needs
    for place, regex in regexes_with_needs.values():
        assert all(word and word == word.lower() for word in regex.needs), place
        for text in texts_that_match(regex):
            assert regex.may_match(text), place


def texts_that_match(regex: Regex) -> list[str]:
    texts: list[str] = []

    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(text=st.from_regex(regex.compiled))
    def add(text: str) -> None:
        texts.append(text)

    add()
    return texts


def test_a_second_search_of_a_text_has_the_same_result() -> None:
    regex = Regex(r"\b(?P<number>\d+)\b")
    for _ in range(2):
        match = regex.search("Pay 12 or 14 dollars.")
        assert match is not None
        assert match["number"] == "12"
        assert [number["number"] for number in regex.finditer("Pay 12 or 14 dollars.")] == ["12", "14"]
        assert [number["number"] for number in passages(regex, "Pay 12 or 14 dollars.")] == ["12", "14"]
    match_after = regex.search("Pay 12 or 14 dollars.", 6)
    assert match_after is not None
    assert match_after["number"] == "14"


def test_a_search_before_a_place_reads_only_so_many_characters() -> None:
    text = "one two three"
    assert Regex(r"one\s\Z").search_before(text, 4, 4)
    assert Regex("two").search_before(text, 7, 3)
    assert not Regex("two").search_before(text, 7, 2)
    assert not Regex("two").search_before(text, 6, 100)
    assert Regex("one").search_before(text, 3, 100)
