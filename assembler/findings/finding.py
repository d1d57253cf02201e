"""A finding for the user: a place, a severity, a code, a fact, an authority and a remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """The severity of a finding: an error stops the paper; a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: line and column are counted from 1, and are 0 for the whole file.

    The end is the line and column after the last character, as editors count them; both are 0 if the end is unknown.
    Places with the same file and start are equal.
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
    """An edit that replaces the text between the start and the end of a place with *text*."""

    place: Place
    text: str


@dataclass(frozen=True)
class Finding:
    """One fact about a matter or a paper. *also* has further places; *page* is 0 unless the fact is about a page."""

    place: Place
    code: str
    message: str
    severity: Severity = Severity.ERROR
    cite: str = ""
    fix: str = ""
    page: int = 0
    also: tuple[Place, ...] = field(default=())
    words: str = ""
    """The printed words that the finding is about, if these words are needed to find its place in the file."""
    at: int = 0
    """The index, in *words*, of the character that the finding is about."""
    paper: str = ""
    """The id of the paper that the finding is about; empty for the whole matter."""
    stopped_papers: tuple[str, ...] | None = None
    """The ids of the papers that an error stops; None if it stops `paper` or, if that is empty, all papers."""
    promise: bool = False
    """Whether the finding is a broken promise, such as a lost word. It cannot be waived, and usually stops a draft."""
    passes_draft: bool = False
    """Whether a draft may be written despite the finding, although the finding cannot be waived."""
    until_recognized: bool = False
    """Whether the finding, that a file was not searched, is dropped once the file's text has been recognized."""

    value: Place | None = field(default=None, compare=False)
    """The place of the value that has the words at `place`; None if `place` is a whole value."""

    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """The edits that carry out the remedy, if it is certain; `assembler fix` makes them."""

    @property
    def value_place(self) -> Place:
        """The place of the value in which the finding is."""
        return self.value or self.place

    def concerns(self, paper: str) -> bool:
        """Whether the finding is about *paper*, or about a part of the matter on which *paper* depends."""
        return self.paper in {"", paper} if self.stopped_papers is None else paper in self.stopped_papers

    @property
    def stopped_papers_in_words(self) -> str:
        """The stopped papers, for a message; empty if the finding stops all papers or only its own paper."""
        if self.stopped_papers is None:
            return ""
        names = ", ".join(f"`{name}`" for name in self.stopped_papers)
        return f"{names} alone" if names else "no paper, because none prints this value or depends on it"


def place_data(place: Place) -> dict[str, str | int]:
    """Return *place* for JSON output: its file, line, column and, if it is known, its end."""
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
    """The matter cannot proceed to the next step, for the reasons given in *findings*."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{finding.place}: {finding.message}" for finding in findings))


def stopping_findings(findings: Iterable[Finding], paper: str = "", *, draft: bool = False) -> list[Finding]:
    """Return the errors, in *paper* or in the matter, that stop *paper*; only broken promises stop a *draft*."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR and finding.concerns(paper)]
    return [error for error in errors if not draft or (error.promise and not error.passes_draft)]
