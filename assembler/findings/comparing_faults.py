"""Faults of a comparison of two papers, with their remedies."""

from collections.abc import Mapping

from assembler.findings.finding import Severity

COMPARING_FAULTS: Mapping[str, tuple[str, str]] = {
    "CMP001": (
        "the two papers have hardly any words, or no parties, in common",
        "if other papers were meant, give their matters, and choose the paper with `--paper`; the marked copy was made",
    ),
    "CMP002": ("the two papers do not differ", "compare with another earlier paper; the marked copy shows no change"),
    "CMP003": (
        "a marked copy would not have the words of both papers",
        "report this message to the authors of the program, which is at fault; nothing was written",
    ),
    "CMP004": (
        "the earlier paper of a comparison is unknown",
        "add `amends:` to the filing, or give both papers: `assembler redline OLD NEW`",
    ),
    "CMP005": (
        "the earlier paper's matter has changed since the paper was filed",
        "none needed if the kept copy is what was filed; the marked copy shows the changes from it",
    ),
    "CMP006": (
        "a filed paper was kept without its plan, so no marked copy can show changes from the paper as filed",
        "if the paper was filed as the matter is now, build it again, and run `assembler file --replace`",
    ),
    "CMP007": (
        "a table of paragraphs has the pages and lines of a paper with an error",
        "build the paper, correct the error, and make the table again",
    ),
}

COMPARING_SEVERITIES: Mapping[str, Severity] = {
    "CMP001": Severity.WARNING,
    "CMP002": Severity.WARNING,
    "CMP005": Severity.WARNING,
    "CMP006": Severity.NOTE,
    "CMP007": Severity.WARNING,
}
"""Severities of the faults that are not errors."""
