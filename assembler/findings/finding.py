"""A finding for the user: a place, a severity, a code, a fact, an authority and a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is: an error stops the paper; a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: line and column count from 1, and are 0 for the whole file.

    The end is the line and column after the last character, as editors count; both are 0 where it is not known.
    Places with the same start are equal.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True)
class Edit:
    """An edit that replaces the text at a place, from its start to its end, with *text*."""

    place: Place
    text: str


@dataclass(frozen=True)
class Finding:
    """One fact about a matter or a paper; *also* has further places; *page* is 0 unless the fact is about a page."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR
    cite: str = ""
    fix: str = ""
    page: int = 0
    also: tuple[Place, ...] = field(default=())
    words: str = ""
    """The printed words that the finding is about, if they are needed to find its place in the file."""
    at: int = 0
    """The index in *words* of the character that the finding is about."""
    paper: str = ""
    """The id of the paper that the finding is about; empty for the whole matter."""
    stops: tuple[str, ...] | None = None
    """The papers that an error stops, if it is in a part of the matter that only some papers need; else None."""
    promise: bool = False
    """Whether this is a promise of the program (no word lost, lines on the grid): never waived, and stops a draft."""
    passes_draft: bool = False
    """Whether a draft is written anyway, although the finding cannot be waived."""
    until_recognized: bool = False
    """Whether the finding says that a file was not searched, and is dropped once the file's text is recognized."""

    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """The edits that carry out the remedy, if it is certain; `assembler fix` makes them."""

    def concerns(self, paper: str) -> bool:
        """Whether the finding is about *paper*, or about a part of the matter on which *paper* depends."""
        return self.paper in {"", paper} if self.stops is None else paper in self.stops

    @property
    def stopped_papers(self) -> str:
        """The stopped papers, for a message; empty if the finding stops all papers, or only its own."""
        if self.stops is None:
            return ""
        names = ", ".join(f"`{name}`" for name in self.stops)
        return f"{names} alone" if names else "no paper: none prints this or depends on it"


def place_data(place: Place) -> dict[str, str | int]:
    """Return *place* for JSON output: file, line, column and, where it is known, the end."""
    end = {"end_line": place.end_line, "end_column": place.end_column} if place.end_line else {}
    return {"file": place.file, "line": place.line, "column": place.column, **end}


def as_data(finding: Finding) -> dict[str, str | int]:
    """Return *finding* for a record: file, line, column, page, code, severity, message and cite."""
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


class MatterError(Exception):
    """The matter cannot proceed to the next step, for the reasons in *findings*."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{finding.place}: {finding.message}" for finding in findings))


def stopping(findings: Iterable[Finding], paper: str = "", *, draft: bool = False) -> list[Finding]:
    """Return the errors, of *paper* or of the matter, that stop *paper*; only broken promises stop a *draft*."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR and finding.concerns(paper)]
    return [error for error in errors if not draft or (error.promise and not error.passes_draft)]
