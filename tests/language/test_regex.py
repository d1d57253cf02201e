"""A regular expression is compiled when a text is first searched for it, and only if the text may contain it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembler.language.regex import Regex
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


REGEXES_WITH_NEEDS = {id(regex): (place, regex) for place, regex in regexes() if regex.needs}


@pytest.mark.slow
@pytest.mark.parametrize("regex", [pytest.param(regex, id=place) for place, regex in REGEXES_WITH_NEEDS.values()])
@settings(max_examples=10, deadline=None, suppress_health_check=[*HealthCheck])
@given(data=st.data())
def test_each_text_that_a_regex_matches_contains_a_word_that_it_needs(regex: Regex, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(regex.compiled))
    assert regex.may_match(text)
    assert all(word and word == word.lower() for word in regex.needs)
