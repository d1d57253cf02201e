"""TXT013."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules.rule import Problem, rule

SHORT = 3
"""Words of an allegation that may well be repeated: "Denied." or "Plaintiff was harmed."."""

FORM = re.compile(
    r"\b(?:proximate(?:ly)?|damaged|amount\s+to\s+be\s+(?:proven|proved|determined)|re-?alleges?|incorporates?|repeats?"
    r"|foregoing|entitled\s+to|jury)\b",
    re.IGNORECASE,
)
"""Words of the standard sentences that begin or end each count."""


@rule(
    "TXT013",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of them, and refer to the other: [[its id]]",
)
def repeated_paragraph(matter: Matter) -> Iterator[Problem]:
    """Two allegations are identical.

    A paragraph that was copied and forgotten makes the other side answer it twice, perhaps differently. Very short
    allegations are not reported, and neither are those that two counts share; a standard sentence of a count is a note.
    """
    first: dict[str, KeyPath] = {}
    for path, allegation in allegations(matter):
        words = one_line(allegation.text or "").casefold()
        if len(words.split()) <= SHORT or (earlier := first.setdefault(words, path)) == path:
            continue
        if not path[0] == earlier[0] == "claims" or path[1] == earlier[1]:
            lower = Severity.NOTE if FORM.search(words) else None
            message = "repeats an earlier allegation word for word"
            yield Problem((*path, "text"), message, lower, also=((*earlier, "text"),))
