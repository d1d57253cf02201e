"""CAP009."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP009",
    cite="the court's practice",
    basis="memory",
    fix="have the paper translated before it is filed; then waive CAP009, and say who translated it",
    severity=Severity.WARNING,
)
def another_language(matter: Matter) -> Iterator[Problem]:
    """The court's papers are not in English, but the program writes English.

    Roles, headings, jurisdiction and prayer are printed in English, whatever the language of the facts.
    """
    law = matter.court.language
    if law and law.value != "English":
        message = f"papers in `{matter.court.id}` are in {law.value}, but the program writes English"
        yield Problem(("court",), message, cite=law.authority)
