"""SIG014."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers


@rule(
    "SIG014",
    cite="the court's law on oaths",
    basis="verified",
    severity=Severity.NOTE,
    fix="confirm with `notary: false` that the condition is met, or set `notary: true`",
)
def oath_on_condition(matter: Matter) -> Iterator[Problem]:
    """An oath needs no notary only on a condition that the matter does not show.

    In some states a declaration is enough only in a paper that is filed electronically.
    """
    for paper in sworn_papers(matter):
        if paper.law and paper.law.value.provided and paper.filing.notary is None:
            message = f"`{paper.key}` needs no notary only if {paper.law.value.provided}"
            yield Problem(paper.path, message, cite=paper.law.authority)
