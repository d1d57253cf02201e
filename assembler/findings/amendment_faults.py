"""Faults of an amended complaint and of the paper that it amends, with their remedies."""

from collections.abc import Mapping

from assembler.findings.finding import Severity

AMENDMENT_FAULTS: Mapping[str, tuple[str, str]] = {
    "MAT013": (
        "the paper that a complaint amends cannot be found or used",
        "name an earlier complaint of the matter, or its file: `amends: {file: ..., paper: complaint}`",
    ),
    "MAT014": ("an amendment that changes nothing", "make the changes, or delete `amends:`"),
    "MAT015": ("what an amendment drops and adds", "none needed if these changes are intended"),
    "MAT016": (
        "an amended complaint in a different court from the complaint that it amends",
        "name a complaint of this court in `amends:`, or add the event `removal`, `remand` or `transfer to this court`",
    ),
    "MAT017": (
        "exhibits of the earlier complaint are not attached again, because the court wants only new ones",
        "none needed; a party who is new in the case is served with all exhibits",
    ),
    "MAT018": (
        "a complaint that amends one that was already amended",
        "name the latest amended complaint in `amends:`; if it is the same paper, delete one of the two filings",
    ),
    "MAT019": (
        "an ordinal, in the title or a text, that does not fit the amended complaint; or a title without `Amended`",
        "correct `title:`, or delete it",
    ),
}

AMENDMENT_SEVERITIES: Mapping[str, Severity] = {
    "MAT014": Severity.WARNING,
    "MAT015": Severity.NOTE,
    "MAT016": Severity.WARNING,
    "MAT017": Severity.NOTE,
    "MAT018": Severity.WARNING,
    "MAT019": Severity.WARNING,
}
"""Severities of the faults that are not errors."""
