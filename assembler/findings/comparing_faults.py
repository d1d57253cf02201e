"""Faults of a comparison of two papers, with their remedies."""

from collections.abc import Mapping

from assembler.findings.finding import Severity

COMPARING_FAULTS: Mapping[str, tuple[str, str]] = {
    "CMP001": (
        "the two papers have hardly any words in common",
        "name the matters, and with `--paper` the paper, that are to be compared; the marked copy was made",
    ),
    "CMP002": ("the two papers do not differ", "name another earlier paper; the marked copy shows no change"),
    "CMP003": (
        "a marked copy would not have the words of both papers",
        "none of the matter: report this message, which is an error of the program; nothing was written",
    ),
}

COMPARING_SEVERITIES: Mapping[str, Severity] = {
    "CMP001": Severity.WARNING,
    "CMP002": Severity.WARNING,
}
"""Severities of the faults that are not errors."""
