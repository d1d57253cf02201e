"""ATT004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.exhibits import how_filed
from assembler.plan.papers import Papers
from assembler.rules._said import text_of
from assembler.rules.rule import Problem, rule

ATTACHED = re.compile(
    r"(?i)\b(?:is|are) (?:attached|annexed|appended)\b|\b(?:attached|annexed) (?:hereto|as Exhibit)\b"
)


@rule(
    "ATT004",
    cite="house style: what is said to be attached is attached",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the files of the exhibits and attach them, or say in the text where they are",
)
def said_to_be_attached(papers: Papers) -> Iterator[Problem]:
    """A paper says that an exhibit is attached, and `filed: not attached` attaches none.

    The words may be the program's own, as in a count that pleads that copies are attached. Exhibits without files are
    the matter of ATT001.
    """
    matter = papers.matter
    if not matter.exhibits or how_filed(matter) != "not attached":
        return
    for plan in papers.plans:
        if found := ATTACHED.search(text_of(plan)):
            message = f"`{plan.id}` says `{found[0]}`, and `filed: not attached` attaches nothing"
            yield Problem(("exhibit_form", "filed"), message)
