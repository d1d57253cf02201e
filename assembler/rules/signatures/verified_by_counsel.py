"""SIG022."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.party import Person
from assembler.model.walk import of_side
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers

COUNSEL = re.compile(r"(?i)\b(?:attorney(?![- ]in[- ]fact)|counsel|lawyer)\b")
IN_HOUSE = re.compile(r"(?i)\b(?:general|house|corporate|chief|staff|senior|deputy|assistant|associate)\b")
"""Titles of a company's own lawyers, who are its officers."""


@rule(
    "SIG022",
    cite="the law of the state on who verifies a pleading",
    basis="secondary",
    severity=Severity.WARNING,
    fix="let the party verify it, or write the verification with its reason under `words: {oath: ...}`",
)
def verified_by_counsel(matter: Matter) -> Iterator[Problem]:
    """A pleading is verified by the party's own attorney, and does not say why.

    The state allows it only on grounds that its law names, and the verification must state them; the program's does
    not. A company's own lawyer, such as its general counsel, verifies as its officer.
    """
    law = matter.court.counsel_verifies
    for paper in sworn_papers(matter) if law else ():
        if law and paper.filing.verified_by and _is_counsel(paper.person, matter):
            message = (
                f"`{paper.key}` verifies `{paper.filing.name}` as counsel, and the verification does not say why;"
                f" counsel may do so only {law.value}"
            )
            yield Problem((*paper.path, "verified_by"), message, cite=law.authority)


def _is_counsel(person: Person, matter: Matter) -> bool:
    ours = {name for party in of_side(matter.parties, "plaintiff").values() for name in party.counsel}
    if person.name in {matter.counsel[name].name for name in ours if name in matter.counsel}:
        return True
    title = person.title or ""
    return bool(COUNSEL.search(title)) and not IN_HOUSE.search(title)
