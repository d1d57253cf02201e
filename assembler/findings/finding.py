"""What the program has to say to its user: a place, a severity, a code, a fact, an authority, a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the paper, a warning prints, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file, and a line and column counted from 1 (0 when the whole file is meant)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True)
class Finding:
    """One thing found. *also* are other places that belong to it; *page* is set when it was seen on a page."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR
    cite: str = ""
    fix: str = ""
    page: int = 0
    also: tuple[Place, ...] = field(default=())
    words: str = ""
    """The words of the matter that it is about, where its place is to be found by them."""
    paper: str = ""
    """The id of the paper that it concerns; empty when it concerns the whole matter."""
    promise: bool = False
    """Whether the program itself promises this (no word lost, the grid holds): never waived, and stops a draft too."""


def as_data(finding: Finding) -> dict[str, str | int]:
    """Return what JSON says of *finding*: file, line, column, page, code, severity, message and cite."""
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "page": finding.page,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "cite": finding.cite,
    }


class Stopped(Exception):  # noqa: N818 - the line has stopped; nothing about it is unexpected
    """The line cannot go on. *findings* say why."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{one.place}: {one.message}" for one in findings))


def stopping(findings: Iterable[Finding], paper: str = "", *, draft: bool = False) -> list[Finding]:
    """Return the errors that stop *paper*, or the whole matter; a *draft* is stopped by broken promises alone."""
    return [
        finding
        for finding in findings
        if finding.severity is Severity.ERROR and finding.paper in {"", paper} and (finding.promise or not draft)
    ]
