"""The rules on a finished paper, each by its own two examples and by what else it must see or let pass."""

import pytest

import assembler.rules  # noqa: F401 - enters the rules into the register
from assembler.proof import Proof
from assembler.rule import RULES, Problem, Rule
from tests.proofs import SAMPLE, sample

PROOF_RULES = [rule for rule in RULES.values() if rule.subject is Proof]

each_rule = pytest.mark.parametrize("rule", PROOF_RULES, ids=lambda rule: rule.name)


def codes(proof: Proof) -> set[str]:
    return {rule.code for rule in PROOF_RULES if list(rule.check(proof))}


def said(code: str, patch: str) -> list[Problem]:
    return list(RULES[code].check(sample(patch)))


def test_there_are_rules_to_walk() -> None:
    assert len(PROOF_RULES) >= 15


def test_the_sample_breaks_no_rule() -> None:
    assert codes(SAMPLE) == set()


@each_rule
def test_a_bad_example_breaks_its_own_rule_alone(rule: Rule) -> None:
    assert codes(sample(rule.bad)) == {rule.code}


@each_rule
def test_a_good_example_breaks_no_rule(rule: Rule) -> None:
    assert codes(sample(rule.good)) == set()


@each_rule
def test_the_good_example_of_a_rule_changes_something_or_shows_a_limit(rule: Rule) -> None:
    assert rule.good != rule.bad


@each_rule
def test_a_rule_on_a_proof_is_a_promise_of_the_program(rule: Rule) -> None:
    assert (rule.cite, rule.basis) == ("this program", "program")


@pytest.mark.parametrize(
    ("code", "patch", "words"),
    [
        ("PRF001", "read: {main: Alpha}", ["`1.` is not on the page"]),
    ],
)
def test_a_message_says_what_was_found(code: str, patch: str, words: list[str]) -> None:
    messages = " ".join(problem.message for problem in said(code, patch))
    for word in words:
        assert word in messages
