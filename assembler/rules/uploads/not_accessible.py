"""UPL011."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule


@rule(
    "UPL011",
    cite="the court's rule on accessible files",
    basis="derived",
    fix="name an exhibit that is tagged, or be ready to give an accessible copy",
)
def not_accessible(upload: Upload) -> Iterator[Problem]:
    """A file has pages without tags, which a screen reader cannot follow, and the court asks for accessible files.

    Papers are always tagged; a scan never is.
    """
    court = upload.court
    if "accessibility" in court.needs and not upload.tagged:
        fact = f"`{upload.name}` has pages without tags, from which a screen reader cannot read them in order"
        yield Problem((), fact, Severity.WARNING, cite=court.cites.get("file_needs", ""))
