"""The findings with which the steps before the page stop."""

from collections.abc import Callable

import pytest

from assembler.findings.finding import Finding, MatterError
from tests.support.matters import matter


def findings_of(step: Callable[[], object]) -> list[Finding]:
    """Return the findings with which *step* stops; fail if it does not stop."""
    with pytest.raises(MatterError) as stopped:
        step()
    return list(stopped.value.findings)


def refusals(changes: str) -> list[Finding]:
    """Return the findings with which the suit of the small matters, with *changes*, is refused."""
    return findings_of(lambda: matter(changes))


def refusal(changes: str) -> Finding:
    """Return the only finding with which the suit with *changes* is refused."""
    (finding,) = refusals(changes)
    return finding


def place_of(finding: Finding) -> tuple[str, int, int]:
    """Return the place of *finding*: its file, line and column."""
    return finding.place.file, finding.place.line, finding.place.column
