"""Sorts the findings of `verify`: those on the whole file first, then the others by page and line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assembler.findings.finding import Finding
from assembler.results import Options
from assembler.verify.summary import Verified
from assembler.verify.verify import verify


def verified(file: Path, matter: Path, options: Options, paper: str, progress: Callable[[str], None]) -> Verified:
    """Compare *file* with *paper* of *matter*, and return the summary and the findings, sorted by page and line."""
    result = verify(file, matter, options, paper, progress)
    return replace(result, findings=tuple(sorted(result.findings, key=_order)))


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.page, finding.place.line, finding.code
