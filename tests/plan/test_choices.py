"""Choices: how a count pleads an element that can be met in several ways."""

import pytest

from tests.support.matters import build_plan, codes
from tests.support.plan_text import body_text
from tests.support.section_text import lines_of
from tests.support.stopped import refusal


def claim(keys: str, elements: str) -> str:
    """Return changes that give the suit one claim with the further *keys*."""
    return f"claims: [{{id: contract, cause: ny-breach-of-contract, against: [beta], elements: {elements}, {keys}}}]\n"


ELEMENTS = "{contract: [signed], performance: [paid]}"


def test_a_count_pleads_the_chosen_way_and_refers_to_the_allegations() -> None:
    changes = claim("choices: {performance: performed}", ELEMENTS)
    text = "\n".join(body_text(*build_plan(changes).body))
    assert "Alpha performed under the contract, as alleged in paragraph" in text
    assert "excuse" not in text


def test_a_count_that_chooses_two_ways_pleads_each_in_a_paragraph() -> None:
    *_, performed, excused = lines_of("claims", claim("choices: {performance: [performed, excused]}", ELEMENTS))
    assert performed.startswith("2. Alpha performed")
    assert excused == "3. Alpha had an excuse for not performing under the contract."


def test_a_count_that_does_not_choose_has_a_blank_that_stops_the_paper() -> None:
    unchosen = claim("label: COUNT I", ELEMENTS)
    assert "2. [performed or excused]." in lines_of("claims", unchosen)
    assert "CLM018" in codes(unchosen)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("choices: {performance: done}", "no choice is called `done`"),
        ("choices: {performing: performed}", "`ny-breach-of-contract` has no element `performing`"),
        (
            "choices: {contract: signed, performance: performed}",
            "`ny-breach-of-contract` pleads `contract` in only one way, so there is nothing to choose",
        ),
    ],
)
def test_a_choice_that_the_catalog_does_not_offer_is_refused(keys: str, message: str) -> None:
    assert refusal(claim(keys, ELEMENTS)).message == message


def test_a_choice_for_an_element_in_the_counts_own_words_is_reported() -> None:
    finding = refusal(claim("choices: {performance: performed}", "{performance: Alpha paid on March 3.}"))
    assert finding.message.startswith("the choice for `performance` has no effect")
