"""SIG012."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers


@rule(
    "SIG012",
    cite="28 U.S.C. § 1746, and the laws of many states",
    basis="verified",
    severity=Severity.WARNING,
    fix="delete `notary: true`, unless a statute or contract requires an oath before an officer",
)
def notary_not_needed(matter: Matter) -> Iterator[Problem]:
    """A verification is sworn before a notary although a declaration is enough.

    Under the law of this court a declaration under penalty of perjury has the force of an oath; a notary costs the
    client time. The certificate is printed, because the matter asks for it.
    """
    for paper in sworn_papers(matter):
        if paper.filing.notary and paper.law and paper.form and not paper.form.notary and not paper.law.value.provided:
            message = f"`{paper.key}` is to swear before a notary, but {matter.court.citation} does not require one"
            yield Problem((*paper.path, "notary"), message, cite=paper.law.authority)
