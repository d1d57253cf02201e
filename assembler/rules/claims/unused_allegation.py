"""CLM003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, Section
from assembler.model.walk import used_names
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

STATEMENTS = re.compile(r"(?i)\b(jurisdiction|venue|parties|nature|introduction|summary|background|assignment)\b")
"""Headings of sections that say their own part, and that no count needs."""


@rule(
    "CLM003",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="point an element at it, refer to it, or leave it out; one that only tells the story needs no `id:`",
    bad="""
        more_facts:
          - id: fair
            heading: The Fair
            paragraphs: [{id: fair-held, text: Sample Kites showed the kite at a fair.}]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        more_facts:
          - id: fair
            heading: The Fair
            paragraphs: [Sample Kites showed the kite at a fair.]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        more_facts:
          - id: fair
            heading: The Fair
            paragraphs:
              - {id: fair-held, text: Sample Kites showed the kite at a fair.}
              - {id: fair-won, text: "It won a prize there, at the fair that [[fair-held]] describes."}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def unused_allegation(matter: Matter) -> Iterator[Problem]:
    """A named allegation that nothing uses.

    Somebody gave it a name to point at it, and no count, no statement of jurisdiction and no other allegation does.
    In a section of facts it is told where the whole section goes unused, for facts are there to tell a story, too; in
    a count it is told always. `assembler matrix` lists every one.
    """
    if not any(opening(matter)) or not any(claim.elements for claim in matter.claims):
        return
    taken = used_names(matter)
    for path, part in _parts(matter):
        named = [(place, one.id) for place, one in enumerate(part.paragraphs) if one.id and one.text]
        idle = [(place, name) for place, name in named if name not in taken]
        if idle and (isinstance(part, Claim) or (len(idle) == len(named) and part.id not in taken)):
            names = series([f"`{name}`" for _, name in idle])
            yield Problem((*path, "paragraphs", idle[0][0]), f"no count, and no other text, uses {names}")


def _parts(matter: Matter) -> Iterator[tuple[KeyPath, Section | Claim]]:
    """Yield sections of facts, those that are statements of their own left out, and the counts that have elements."""
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts)):
        for number, one in enumerate(sections):
            if not STATEMENTS.search(one.heading):
                yield (key, number), one
    yield from ((("claims", number), one) for number, one in enumerate(matter.claims) if one.elements)
