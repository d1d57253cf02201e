"""TXT002."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import own_words, prose
from assembler.rules.rule import Problem, rule

TWICE = re.compile(r"\b([A-Za-z]{2,})\s+\1\b")
MEANT = frozenset({"had", "that", "who", "in", "very", "her"})
"""Words that English doubles: "the fact that that firm", "what he had had", "what came in in May"."""


@rule(
    "TXT002",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete one of the two; if both are meant, waive the rule with a word on why",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: [Imaginary Strings printed the the pattern.]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["It knew that that pattern was not its own, and had had advice."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "What came in in May was very, very late. He is who who knew it says he is."
              - "They walked to Walla Walla and sang “No no no.”"
        """,
    ),
)
def doubled_word(matter: Matter) -> Iterator[Problem]:
    """A word stands twice in a row.

    The eye skips it, most of all where a line ends between the two. Words of others, in quotation marks, are left
    alone, and so are names, which begin with a capital.
    """
    for path, text in prose(matter):
        for found in TWICE.finditer(own_words(text)):
            if found[1].islower() and found[1] not in MEANT:
                yield Problem(path, f"`{found[1]}` stands twice in a row")
