"""The findings of the steps that stop before a paper is typeset."""

from collections.abc import Callable

import pytest

from assembler.findings.finding import Finding, MatterError
from tests.support.matters import matter


def findings_of(step: Callable[[], object]) -> list[Finding]:
    """Return the findings of the MatterError that *step* raises; fail if it raises none."""
    with pytest.raises(MatterError) as raised:
        step()
    return list(raised.value.findings)


def refusals(changes: str) -> list[Finding]:
    """Return the findings that make the suit of the small matters with *changes* unusable."""
    return findings_of(lambda: matter(changes))


def refusal(changes: str) -> Finding:
    """Return the only finding that makes the suit with *changes* unusable."""
    (finding,) = refusals(changes)
    return finding


def place_of(finding: Finding) -> tuple[str, int, int]:
    """Return the file, line and column of *finding*."""
    return finding.place.file, finding.place.line, finding.place.column
