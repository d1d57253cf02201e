"""Sums up a comparison in one line, which also says what was not compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from assembler.findings.finding import Finding, Severity
from assembler.language.english import pages_in_words
from assembler.verify.returned import Paper, ReturnedFile

NOT_COMPARED = "VER013"
"""The code of the finding on pages without text, which is not a difference."""


@dataclass(frozen=True)
class Verified:
    """The findings of `verify`, and a line that sums them up; "" if the file could not be compared with the paper."""

    findings: tuple[Finding, ...]
    summary: str = ""


def summary(findings: Sequence[Finding], paper: Paper, file: ReturnedFile, without_text: Sequence[int]) -> str:
    """Return the line that sums up *findings* on *file*, of which the pages *without_text* were not compared."""
    if not file.tokens:
        return f"{file.name}: nothing was compared with `{paper.plan.id}`"
    differences = [
        finding
        for finding in findings
        if finding.code.startswith("VER") and finding.code != NOT_COMPARED and finding.severity is not Severity.NOTE
    ]
    count = sum(bool(block.tokens) for block in paper.blocks)
    extent = f"{count} paragraphs, headings and notes compared"
    if without_text:
        have, were = ("have", "were") if len(without_text) > 1 else ("has", "was")
        extent += f"; {pages_in_words(without_text)} {have} no text and {were} not compared"
    if not differences:
        return f"{file.name} agrees with `{paper.plan.id}`: {extent}"
    pages = len({finding.page for finding in differences if finding.page})
    place = f" on {pages} page{'s' if pages > 1 else ''}" if pages else ""
    difference_words = f"{len(differences)} difference{'s' if len(differences) > 1 else ''}"
    return f"{file.name} has {difference_words} from `{paper.plan.id}`{place}: {extent}"
