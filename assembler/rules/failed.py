"""Applies a rule, and reports a bug in the rule as a finding, so that the other rules still run."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

from assembler.findings.faults import FAULTS, brief
from assembler.findings.finding import MatterError, Severity
from assembler.findings.path import KeyPath
from assembler.rules.rule import Problem, Rule


@dataclass
class Failures:
    """Whether the failure of a rule is reported as a finding, or is raised for the tests."""

    are_raised: bool = False


FAILURES = Failures()


def _no_problems(_: Any) -> Iterator[Problem]:
    yield from ()


RULE_FAILED = Rule(
    code="PRG001",
    cite="this program",
    basis="program",
    fix=FAULTS["PRG001"][1],
    severity=Severity.ERROR,
    waivable="none",
    subject=object,
    check=_no_problems,
    no_waiver="the failed rule may have had findings, and nobody knows which",
)
"""The rule that reports another rule's failure. It stops a build, except of a draft."""


def reported_problems(rule: Rule, subject: Any, path: KeyPath) -> Iterator[tuple[Rule, Problem]]:
    """Yield each problem that *rule* finds in *subject*; if the rule fails, yield a problem that says so at *path*."""
    try:
        for problem in rule.check(subject):
            yield rule, problem
    except (MatterError, MemoryError):
        raise
    except Exception as error:
        if FAILURES.are_raised:
            raise
        yield RULE_FAILED, Problem(path, _message(rule, error), passes_draft=True)


def _message(rule: Rule, error: Exception) -> str:
    frame = extract_tb(error.__traceback__)[-1]
    text = f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}: {brief(str(error))}"
    return f"the rule `{rule.code}` failed; the other rules were applied ({text})"
