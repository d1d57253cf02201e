"""Numbers: references have the numbers of their paragraphs in any order, and lists of numbers are right."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.language.english import cardinal, letter, ordinal, ranges, roman, series
from assembler.load.yaml_reader import read_yaml
from assembler.papers import plan_paper
from assembler.plan.blocks import Link, Paragraph, RichText
from assembler.plan.plan import Plan
from assembler.plan.text.labels import paragraphs_in_words
from assembler.validate import validate
from tests.support.every_text import source
from tests.support.matters import SUIT, catalog
from tests.support.plan_words import words

settings.register_profile("bounded", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("bounded")

# -- numbers ----------------------------------------------------------------------------------------------------------

NAMES = [f"fact-{index}" for index in range(12)]


@st.composite
def stories(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a suit with any number of facts in any order, which refer to one another in any way."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=12, unique=True))
    facts = []
    for name in names:
        targets = draw(st.lists(st.sampled_from([target for target in names if target != name]), max_size=4))
        sign = draw(st.sampled_from(["", "¶ "]))
        reference = f" See [[{sign}{', '.join(targets)}]]." if targets else ""
        facts.append({"id": name, "text": f"Words of {name}.{reference}"})
        facts += [{"text": "A paragraph without a name."}] * draw(st.integers(0, 2))
    first_count = draw(st.integers(1, len(facts) - 1))
    data = read_yaml(SUIT, "f").data
    sections = [
        {"id": "one", "heading": "A Heading", "paragraphs": facts[:first_count]},
        {"id": "two", "heading": "A Heading", "paragraphs": facts[first_count:]},
    ]
    pleaded_facts = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    claim = {"cause": "ny-breach-of-contract", "against": "beta", "elements": {"breach": pleaded_facts}}
    return {**data, "facts": sections, "claims": [claim], "filings": [{"paper": "complaint", "date": "2025-03-03"}]}


@pytest.mark.slow
@given(stories())
@settings(max_examples=60)
def test_a_reference_has_the_number_of_its_target(data: dict[str, Any]) -> None:
    matter = validate(source(data), catalog())
    plan = plan_paper(matter, matter.filings[0], catalog())
    numbers = {block.id: block.number for block in plan.body if isinstance(block, Paragraph) and block.number}
    words_of = {block.id: words(block) for block in plan.body if isinstance(block, Paragraph)}

    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert len(set(numbers)) == len(numbers)
    facts = [fact for section in data["facts"] for fact in section["paragraphs"]]
    for fact in facts:
        if "id" in fact:
            block_id = f"p-{fact['id']}"
            assert words_of[block_id].startswith(f"Words of {fact['id']}.")
            target_numbers = {numbers[f"p-{name}"] for name in referenced_names(fact["text"])}
            assert set(printed_numbers(plan, block_id)) == target_numbers


def referenced_names(text: str) -> list[str]:
    """Return the names in the reference of *text*, such as `[[¶ one, two]]`."""
    references = re.findall(r"\[\[(.*)\]\]", text)
    return " ".join(references).replace("¶", "").replace(",", " ").split()


def printed_numbers(plan: Plan, id_: str) -> Iterator[int]:
    """Yield the paragraph numbers in the references of the paragraph *id_*, with ranges expanded."""
    (block,) = (part for part in plan.body if isinstance(part, Paragraph) and part.id == id_)
    for link in links(block.text):
        number_or_range = link.text.split()[-1]
        first, _, last = number_or_range.partition("–")
        yield from range(int(first), int(last or first) + 1)


def links(text: RichText) -> list[Link]:
    return [run for run in text if isinstance(run, Link)]


UP_TO_100 = st.integers(1, 100)


@given(st.lists(UP_TO_100, min_size=1, max_size=40))
def test_ranges_have_each_number_once_and_in_order(numbers: list[int]) -> None:
    all_ranges = ranges(numbers)
    numbers_of_ranges = [number for first, last in all_ranges for number in range(first, last + 1)]
    assert numbers_of_ranges == sorted(set(numbers))
    assert all(last + 1 < next_first for (_, last), (next_first, _) in pairwise(all_ranges))


@given(st.lists(UP_TO_100, min_size=1, max_size=40))
def test_a_list_of_paragraphs_has_each_number_once(numbers: list[int]) -> None:
    words = paragraphs_in_words(numbers, " through ").replace("\N{NO-BREAK SPACE}", " ")

    assert words.startswith("paragraph " if len(set(numbers)) == 1 else "paragraphs ")
    assert numbers_in(words) == sorted(set(numbers))


def numbers_in(words: str) -> list[int]:
    """Return the numbers in a list of paragraphs in words."""
    numbers: list[int] = []
    tokens = words.replace(",", " ").split()[1:]
    for index, token in enumerate(tokens):
        if not token.isdecimal():
            continue
        number = int(token)
        ends_range = index >= 1 and tokens[index - 1] == "through"
        if ends_range:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
    return numbers


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1, max_size=6))
def test_a_series_joins_its_words_as_a_sentence_does(names: list[str]) -> None:
    text = series(names)
    assert re.split(", and | and |, ", text) == names
    assert (" and " in text) is (len(names) > 1)
    comma_count = len(names) - 1 if len(names) > 2 else 0
    assert text.count(",") == comma_count


def test_numbers_in_words_in_letters_and_in_roman_are_all_different_and_right() -> None:
    hundred = range(1, 101)

    for in_form in (cardinal, ordinal, letter, roman):
        assert len({in_form(number) for number in hundred}) == 100
    ordinals = {
        1: "first",
        2: "second",
        3: "third",
        12: "twelfth",
        13: "thirteenth",
        20: "twentieth",
        21: "twenty-first",
        40: "fortieth",
        85: "eighty-fifth",
        100: "one hundredth",
    }
    assert {number: ordinal(number) for number in ordinals} == ordinals
    assert [value(roman(number)) for number in hundred] == list(hundred)
    letters = {1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 100: "CV"}
    assert {number: letter(number) for number in letters} == letters


SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value(numeral: str) -> int:
    """Return the value of a Roman numeral, in which a sign before a greater sign is subtracted."""
    values = [SIGNS[sign] for sign in numeral]
    total = values[-1]
    for sign_value, next_value in pairwise(values):
        if sign_value < next_value:
            total -= sign_value
        else:
            total += sign_value
    return total
