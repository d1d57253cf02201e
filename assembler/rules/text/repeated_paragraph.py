"""TXT013."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules.rule import Problem, rule

SHORT = 3
"""Words of an allegation that many may share: "Denied." and "Plaintiff was harmed."."""

FORM = re.compile(
    r"\b(?:proximate(?:ly)?|damaged|amount\s+to\s+be\s+(?:proven|proved|determined)|re-?alleges?|incorporates?|repeats?"
    r"|foregoing|entitled\s+to|jury)\b",
    re.IGNORECASE,
)
"""Words of the sentences that end or begin each count, and are meant to be the same."""


@rule(
    "TXT013",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one, and refer to the other: [[its id]]",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings printed copies of the whole pattern.]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings printed copies of half the pattern.]}
        """,
        """
        more_facts:
          - {id: more, heading: More, paragraphs: [Denied., Denied.]}
        """,
    ),
)
def repeated_paragraph(matter: Matter) -> Iterator[Problem]:
    """Two allegations have the same words.

    A paragraph that was copied to another place and forgotten makes the other side answer it twice, and perhaps
    differently. An answer of a word or two is let pass, and so are two counts that say the same; a sentence of the form
    that ends or begins a count is noted.
    """
    first: dict[str, KeyPath] = {}
    for path, one in allegations(matter):
        words = " ".join((one.text or "").split()).casefold()
        if len(words.split()) <= SHORT or (earlier := first.setdefault(words, path)) == path:
            continue
        if not path[0] == earlier[0] == "claims" or path[1] == earlier[1]:
            lower = Severity.NOTE if FORM.search(words) else None
            message = "says what an earlier allegation says, word for word"
            yield Problem((*path, "text"), message, lower, also=((*earlier, "text"),))
