"""The grammar of a paper: lists, possessives, numbers in words, articles, dates, sides."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.language.dates import printed_date
from assembler.language.english import (
    Phrase,
    Side,
    article,
    capitals,
    cardinal,
    clauses,
    letter,
    ordinal,
    possessive,
    ranges,
    roman,
    series,
    with_article,
)
from assembler.plan.text.labels import paragraphs_in_words

ONE_PLAINTIFF = Side("plaintiff", ("Alpha",), ("Alpha, Inc. (“Alpha”)",))
TWO_DEFENDANTS = Side("defendant", ("Beta", "Gamma"), ("Beta LLC (“Beta”)", "Gamma LLC (“Gamma”)"))
THREE_DEFENDANTS = Side("defendant", ("Beta", "Gamma", "Delta"), ("Beta LLC", "Gamma, Inc.", "Delta LLC"))
CERTAIN_RESPONDENTS = Side("respondent", ("A", "B", "C", "D", "E", "F"), ("A", "B", "C", "D", "E", "F"), all=False)
UNNAMED_DEFENDANTS = Side("defendant", ("Does 1 through 50",), ("Does 1 through 50",), is_plural=True)
CITY_DEFENDANT = Side("defendant", ("the City of Example",), ("City of Example",))
SOME_DEFENDANTS = Side("defendant", ("Beta", "Gamma", "Delta"), ("Beta LLC", "Gamma LLC", "Delta LLC"), all=False)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ""),
        (["one"], "one"),
        (["one", "two"], "one and two"),
        (["one", "two", "three"], "one, two, and three"),
        (["Alpha, Inc.", "Beta", "Gamma"], "Alpha, Inc.; Beta; and Gamma"),
    ],
)
def test_a_list_has_a_serial_comma_or_semicolons_if_an_entry_has_a_comma(words: list[str], expected: str) -> None:
    assert series(words) == expected


def test_a_list_may_be_joined_by_another_word() -> None:
    assert series(["one", "two", "three"], "or") == "one, two, or three"


def test_clauses_are_divided_by_semicolons() -> None:
    assert clauses(["A, who sold"]) == "A, who sold"
    assert clauses(["A, who sold", "B, who bought"]) == "A, who sold; and B, who bought"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Parler", "Parler’s"),
        ("AWS", "AWS’s"),
        ("Defendants", "Defendants’"),
        ("Plaintiffs", "Plaintiffs’"),
        ("Plaintiff", "Plaintiff’s"),
        ("the United States", "the United States’"),
        ("Sample Partners", "Sample Partners’"),
    ],
)
def test_a_possessive_takes_an_s_except_after_a_plural(name: str, expected: str) -> None:
    assert possessive(name) == expected


@pytest.mark.parametrize(
    ("number", "expected_cardinal", "expected_ordinal"),
    [
        (1, "one", "first"),
        (2, "two", "second"),
        (3, "three", "third"),
        (5, "five", "fifth"),
        (8, "eight", "eighth"),
        (9, "nine", "ninth"),
        (12, "twelve", "twelfth"),
        (15, "fifteen", "fifteenth"),
        (20, "twenty", "twentieth"),
        (21, "twenty-one", "twenty-first"),
        (40, "forty", "fortieth"),
        (99, "ninety-nine", "ninety-ninth"),
        (100, "one hundred", "one hundredth"),
        (101, "one hundred one", "one hundred first"),
        (112, "one hundred twelve", "one hundred twelfth"),
        (240, "two hundred forty", "two hundred fortieth"),
        (1021, "one thousand twenty-one", "one thousand twenty-first"),
    ],
)
def test_a_number_is_written_as_a_cardinal_or_an_ordinal(
    number: int, expected_cardinal: str, expected_ordinal: str
) -> None:
    assert cardinal(number) == expected_cardinal
    assert ordinal(number) == expected_ordinal


def test_numbers_in_words_are_all_different() -> None:
    numbers = range(1, 2001)
    assert len({cardinal(number) for number in numbers}) == len(numbers)
    assert len({ordinal(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (100, "C"),
        (444, "CDXLIV"),
        (1999, "MCMXCIX"),
    ],
)
def test_a_number_is_written_as_a_roman_numeral(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_letters_continue_after_the_alphabet(number: int, expected: str) -> None:
    assert letter(number) == expected


def test_a_date_is_written_out_and_keeps_its_day_with_its_month() -> None:
    assert printed_date(date(2021, 3, 2)) == "March\N{NO-BREAK SPACE}2, 2021"


@pytest.mark.parametrize(
    "word",
    [
        "Oregon",
        "Ohio",
        "Illinois",
        "individual",
        "estate",
        "unincorporated association",
        "Indiana",
        "hour",
        "honest",
        "NY",
        "N.Y.",
        "MA",
    ],
)
def test_the_article_is_an_before_a_vowel_sound(word: str) -> None:
    assert article(word) == "an"


@pytest.mark.parametrize(
    "word", ["Delaware", "corporation", "New York", "university", "United Kingdom", "European", "one-member", "trust"]
)
def test_the_article_is_a_before_any_other_sound(word: str) -> None:
    assert article(word) == "a"


@pytest.mark.parametrize("word", ["Utah", "Hong Kong", "Honduras", "Uruguay"])
def test_the_article_is_a_before_places_that_begin_with_a_vowel_letter_but_a_consonant_sound(word: str) -> None:
    assert article(word) == "a"


def test_an_and_other_are_joined_to_another() -> None:
    terms = ("other motion", "other", "otherworld", "answer")
    assert [*map(with_article, terms)] == ["another motion", "another", "an otherworld", "an answer"]


def test_subdivisions_of_a_rule_are_not_capitalized() -> None:
    assert capitals("Under Fed. R. Civ. P. 41(a)(1)(A)(i)") == "UNDER FED. R. CIV. P. 41(a)(1)(A)(i)"
    assert capitals("Motion (Unopposed)") == "MOTION (UNOPPOSED)"


def test_numbers_are_joined_into_runs() -> None:
    assert ranges([12, 13, 14, 19]) == [(12, 14), (19, 19)]
    assert ranges([3, 1, 2, 2]) == [(1, 3)]
    assert ranges(numbers=[]) == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 60)))
def test_runs_contain_exactly_the_given_numbers(numbers: list[int]) -> None:
    runs = ranges(numbers)
    assert [number for first, last in runs for number in range(first, last + 1)] == sorted(set(numbers))
    assert all(last + 1 < next_first for (_, last), (next_first, _) in pairwise(runs))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([3], "paragraph~3"),
        ([3, 3], "paragraph~3"),
        ([3, 4], "paragraphs~3 and~4"),
        ([3, 5], "paragraphs~3 and~5"),
        ([1, 2, 3], "paragraphs~1 through 3"),
        ([1, 2, 3, 7], "paragraphs~1 through 3 and~7"),
        ([1, 2, 3, 7, 9, 10, 11], "paragraphs~1 through 3, 7, and~9 through 11"),
    ],
)
def test_paragraphs_are_listed_as_in_a_sentence(numbers: list[int], expected: str) -> None:
    assert paragraphs_in_words(numbers, " through ").replace("\N{NO-BREAK SPACE}", "~") == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2, 5], "paragraphs~1, 2, and~5"), ([1, 2, 4, 5, 7], "paragraphs~1, 2, 4, 5, and~7")],
)
def test_two_adjacent_numbers_are_not_a_range_in_a_longer_list(numbers: list[int], expected: str) -> None:
    assert paragraphs_in_words(numbers, " through ").replace("\N{NO-BREAK SPACE}", "~") == expected


# -- sides ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (ONE_PLAINTIFF, "Alpha"),
        (TWO_DEFENDANTS, "Defendants"),
        (THREE_DEFENDANTS, "Defendants"),
        (SOME_DEFENDANTS, "Beta, Gamma, and Delta"),
    ],
)
def test_a_side_is_called_by_its_names_or_if_it_is_large_by_its_role(side: Side, expected: str) -> None:
    assert f"{side}" == expected


@pytest.mark.parametrize(
    ("side", "expected"), [(ONE_PLAINTIFF, "alleges"), (TWO_DEFENDANTS, "allege"), (THREE_DEFENDANTS, "allege")]
)
def test_a_verb_agrees_with_its_side(side: Side, expected: str) -> None:
    assert f"{side:alleges|allege}" == expected


@pytest.mark.parametrize(
    ("side", "spec", "expected"),
    [
        (ONE_PLAINTIFF, "role", "Plaintiff"),
        (ONE_PLAINTIFF, "role own", "Plaintiff’s"),
        (ONE_PLAINTIFF, "own", "Alpha’s"),
        (ONE_PLAINTIFF, "named", "Plaintiff Alpha"),
        (ONE_PLAINTIFF, "full", "Plaintiff Alpha, Inc. (“Alpha”)"),
        (TWO_DEFENDANTS, "role", "Defendants"),
        (TWO_DEFENDANTS, "role own", "Defendants’"),
        (TWO_DEFENDANTS, "own", "Defendants’"),
        (ONE_PLAINTIFF, "in title", "Plaintiff’s"),
        (TWO_DEFENDANTS, "in title", "Defendants’"),
        (SOME_DEFENDANTS, "in title", "Defendants Beta, Gamma, and Delta’s"),
        (CERTAIN_RESPONDENTS, "in title", "Certain Respondents’"),
        (TWO_DEFENDANTS, "called", "Defendants"),
        (TWO_DEFENDANTS, "all", "All Defendants"),
        (SOME_DEFENDANTS, "called", "Defendants Beta, Gamma, and Delta"),
        (SOME_DEFENDANTS, "all", "Defendants Beta, Gamma, and Delta"),
        (ONE_PLAINTIFF, "called", "Plaintiff Alpha"),
        (ONE_PLAINTIFF, "all", "Plaintiff Alpha"),
        (UNNAMED_DEFENDANTS, "", "Defendants"),
        (UNNAMED_DEFENDANTS, "all", "Defendants Does 1 through 50"),
        (CITY_DEFENDANT, "", "the City of Example"),
        (CITY_DEFENDANT, "own", "the City of Example’s"),
        (CITY_DEFENDANT, "named", "Defendant City of Example"),
        (TWO_DEFENDANTS, "full", "Defendants Beta LLC (“Beta”) and Gamma LLC (“Gamma”)"),
        (THREE_DEFENDANTS, "own", "Defendants’"),
        (THREE_DEFENDANTS, "named", "Defendants Beta, Gamma, and Delta"),
        (THREE_DEFENDANTS, "full", "Defendants Beta LLC; Gamma, Inc.; and Delta LLC"),
    ],
)
def test_a_side_has_the_form_that_a_sentence_requests(side: Side, spec: str, expected: str) -> None:
    assert format(side, spec) == expected


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="`:loudly` is not a form of a placeholder for parties"):
        f"{ONE_PLAINTIFF:loudly}"


def test_a_phrase_has_the_form_for_one_or_for_several() -> None:
    assert f"{Phrase('Count One', is_plural=False):it arises|they arise}" == "it arises"
    assert f"{Phrase('Counts One and Two', is_plural=True):it arises|they arise}" == "they arise"
    assert f"{Phrase('Count One', is_plural=False)}" == "Count One"
