"""Numbers: references have the numbers of their paragraphs in any order, and lists of numbers are right."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.language.english import cardinal, letter, ordinal, ranges, roman, series
from assembler.load.yaml_reader import read_yaml
from assembler.papers import plan_paper
from assembler.plan.blocks import Link, Paragraph, Rich
from assembler.plan.plan import Plan
from assembler.plan.text.labels import paragraphs_in_words
from assembler.validate import validate
from tests.support.every_text import source
from tests.support.matters import SUIT, catalog
from tests.support.said import words

settings.register_profile("bounded", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("bounded")

# -- numbers ----------------------------------------------------------------------------------------------------------

NAMES = [f"fact-{n}" for n in range(12)]


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
    cut = draw(st.integers(1, len(facts) - 1))
    data = read_yaml(SUIT, "f").data
    parts = {"one": facts[:cut], "two": facts[cut:]}
    sections = [{"id": name, "heading": "A Heading", "paragraphs": part} for name, part in parts.items()]
    pleaded = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    claim = {"cause": "ny-breach-of-contract", "against": "beta", "elements": {"breach": pleaded}}
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
    for fact in (fact for section in data["facts"] for fact in section["paragraphs"] if "id" in fact):
        assert words_of[f"p-{fact['id']}"].startswith(f"Words of {fact['id']}.")
        referenced = set(printed_numbers(plan, f"p-{fact['id']}"))
        assert referenced == {numbers[f"p-{name}"] for name in refers(fact["text"])}


def refers(text: str) -> list[str]:
    """Return the names in the reference of *text*."""
    return text.partition("[[")[2].partition("]]")[0].replace("¶", "").replace(",", " ").split()


def printed_numbers(plan: Plan, id_: str) -> Iterator[int]:
    """Yield the paragraph numbers in the references of the paragraph *id_*, with ranges expanded."""
    (block,) = (part for part in plan.body if isinstance(part, Paragraph) and part.id == id_)
    for link in links(block.text):
        first, _, last = link.text.split()[-1].partition("–")
        yield from range(int(first), int(last or first) + 1)


def links(text: Rich) -> list[Link]:
    return [run for run in text if isinstance(run, Link)]


UP_TO_100 = st.integers(1, 100)


@given(st.lists(UP_TO_100, min_size=1, max_size=40))
def test_ranges_have_each_number_once_and_in_order(numbers: list[int]) -> None:
    runs = ranges(numbers)

    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(set(numbers))
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(runs))


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
        if token.isdecimal():
            through = index >= 1 and tokens[index - 1] == "through"
            numbers += range(numbers[-1] + 1, int(token) + 1) if through else [int(token)]
    return numbers


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1, max_size=6))
def test_a_series_joins_its_words_as_a_sentence_does(names: list[str]) -> None:
    joined = series(names)

    assert joined.replace(", and ", "|").replace(" and ", "|").replace(", ", "|").split("|") == names
    assert (" and " in joined) is (len(names) > 1)
    assert joined.count(",") == (len(names) - 1 if len(names) > 2 else 0)


def test_numbers_in_words_in_letters_and_in_roman_are_all_different_and_right() -> None:
    hundred = range(1, 101)

    for name in (cardinal, ordinal, letter, roman):
        assert len({name(n) for n in hundred}) == 100
    assert [ordinal(n) for n in (1, 2, 3, 12, 13, 20, 21, 40, 85, 100)] == (
        "first second third twelfth thirteenth twentieth twenty-first fortieth eighty-fifth one hundredth".split(" ", 9)
    )
    assert [value(roman(n)) for n in hundred] == list(hundred)
    assert [letter(n) for n in (1, 26, 27, 52, 53, 100)] == ["A", "Z", "AA", "AZ", "BA", "CV"]


SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    signs = [SIGNS[sign] for sign in numeral]
    return sum(-sign if sign < following else sign for sign, following in zip(signs, [*signs[1:], 0], strict=True))
