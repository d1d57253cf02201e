"""The outcome of a rule on one of its example texts, in the terms of ast-grep's tests.

A bad text is *reported* when the rule finds something in it, and *missing* when it does not. A good text is *validated*
when no rule finds anything in it, and *noisy* when one does.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from assembler.rules.rule import Rule

Codes = Callable[[str], set[str]]
"""A function that returns the codes of all findings in a text."""


class Outcome(StrEnum):
    """The outcome of a rule on one text."""

    REPORTED = "reported"
    MISSING = "missing"
    VALIDATED = "validated"
    NOISY = "noisy"


class ExampleOutcome(NamedTuple):
    """The outcome of a rule on one of its texts; *details* name the text and the codes of the findings in it."""

    rule: Rule
    outcome: Outcome
    details: str


def outcome_of_bad(rule: Rule, codes: set[str]) -> Outcome:
    """Return the outcome of a bad text of *rule* in which the rules found *codes*; another rule's finding is noise."""
    if rule.code not in codes:
        return Outcome.MISSING
    return Outcome.REPORTED if codes == {rule.code} else Outcome.NOISY


def outcome_of_good(codes: set[str]) -> Outcome:
    """Return the outcome of a good text of any rule: no rule may find anything in it."""
    return Outcome.NOISY if codes else Outcome.VALIDATED


def outcomes(rules: Iterable[Rule], codes: Codes) -> list[ExampleOutcome]:
    """Return the outcome of each text of *rules*."""
    results: list[ExampleOutcome] = []
    for rule in rules:
        for text_number, text in enumerate(rule.bad, 1):
            reported_codes = codes(text)
            details = f"bad {text_number}: {sorted(reported_codes)}"
            results.append(ExampleOutcome(rule, outcome_of_bad(rule, reported_codes), details))
        for text_number, text in enumerate(rule.good, 1):
            reported_codes = codes(text)
            details = f"good {text_number}: {sorted(reported_codes)}"
            results.append(ExampleOutcome(rule, outcome_of_good(reported_codes), details))
    return results


def wrong_outcomes(results: Iterable[ExampleOutcome]) -> list[str]:
    """Return a line for each outcome that is *missing* or *noisy*."""
    failures = {Outcome.MISSING, Outcome.NOISY}
    return [f"{rule.code} {outcome}, {details}" for rule, outcome, details in results if outcome in failures]
