"""The outcome of a rule on one of its example texts, in the terms of ast-grep's tests.

A bad text is *reported* when the rule finds something in it, and *missing* when it does not. A good text is *validated*
when no rule finds anything in it, and *noisy* when one does.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from assembler.rules.rule import Rule

Codes = Callable[[str], set[str]]
"""A function that returns the codes of all findings in a text."""


class Outcome(StrEnum):
    """The outcome of a rule on one text."""

    REPORTED = "reported"
    MISSING = "missing"
    VALIDATED = "validated"
    NOISY = "noisy"


def on_bad(rule: Rule, codes: set[str]) -> Outcome:
    """Return the outcome of a bad text of *rule* in which the rules found *codes*; another rule's finding is noise."""
    if rule.code not in codes:
        return Outcome.MISSING
    return Outcome.REPORTED if codes == {rule.code} else Outcome.NOISY


def on_good(codes: set[str]) -> Outcome:
    """Return the outcome of a good text of any rule: no rule may find anything in it."""
    return Outcome.NOISY if codes else Outcome.VALIDATED


def outcomes(rules: Iterable[Rule], codes: Codes) -> list[tuple[Rule, Outcome, str]]:
    """Return the outcome of each text of *rules*, with the findings if it is wrong."""
    results = []
    for rule in rules:
        for text_number, text in enumerate(rule.bad, 1):
            reported_codes = codes(text)
            results.append((rule, on_bad(rule, reported_codes), f"bad {text_number}: {sorted(reported_codes)}"))
        for text_number, text in enumerate(rule.good, 1):
            reported_codes = codes(text)
            results.append((rule, on_good(reported_codes), f"good {text_number}: {sorted(reported_codes)}"))
    return results


def wrong_outcomes(results: Iterable[tuple[Rule, Outcome, str]]) -> list[str]:
    """Return a line for each outcome that is *missing* or *noisy*."""
    failures = {Outcome.MISSING, Outcome.NOISY}
    return [f"{rule.code} {outcome}, {details}" for rule, outcome, details in results if outcome in failures]
