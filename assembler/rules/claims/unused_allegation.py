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

STATEMENTS = re.compile(
    r"(?i)\b(jurisdiction|venue|parties|nature|introduction|summary|background|assignment|discovery|conditions"
    r"|(?:general|preliminary|common|class|class action) (?:allegations|statement)|allegations common)\b"
)
"""Headings of sections that no count is expected to use."""


@rule(
    "CLM003",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="name it under an element, refer to it, or delete it; an allegation that only tells the story needs no `id:`",
)
def unused_allegation(matter: Matter) -> Iterator[Problem]:
    """A named allegation is not used.

    It has a name by which other parts of the matter can refer to it, and none does. In the facts it is reported only
    where no allegation of the whole section is used, for facts also tell a story; in a count it is always reported.
    `assembler matrix` lists every unused allegation.
    """
    if not any(opening(matter)) or not any(claim.elements for claim in matter.claims):
        return
    used = used_names(matter)
    for path, part in _parts(matter):
        named = [
            (place, allegation.id)
            for place, allegation in enumerate(part.paragraphs)
            if allegation.id and allegation.text
        ]
        idle = [(place, name) for place, name in named if name not in used]
        if idle and (isinstance(part, Claim) or (len(idle) == len(named) and part.id not in used)):
            names = series([f"`{name}`" for _, name in idle])
            yield Problem((*path, "paragraphs", idle[0][0]), f"no count and no other text uses {names}")


def _parts(matter: Matter) -> Iterator[tuple[KeyPath, Section | Claim]]:
    """Yield the sections of facts that a count may use, and the counts that have elements."""
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts)):
        for number, section in enumerate(sections):
            if not STATEMENTS.search(section.heading or ""):
                yield (key, number), section
    yield from ((("claims", number), claim) for number, claim in enumerate(matter.claims) if claim.elements)
