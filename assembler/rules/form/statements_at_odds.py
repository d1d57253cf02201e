"""FMT008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "FMT008",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct one of the two under `statements:`",
)
def statements_at_odds(matter: Matter) -> Iterator[Problem]:
    """Two statements that the court requires of a complaint do not agree.

    In Texas, for example, a suit that seeks only monetary relief of $250,000 or less is an expedited action, whose
    discovery is of Level 1; one that seeks other relief as well is not.
    """
    law = matter.court.statements
    for name, statement in law.value.items() if law and any(opening(matter)) else ():
        agreement, answer = statement.agrees_with, matter.statements.get(name, "")
        other = matter.statements.get(agreement.statement) if agreement else None
        if agreement and other and other not in agreement.answers.get(answer, (other,)):
            fitting = [ours for ours, theirs in agreement.answers.items() if other in theirs]
            message = f"`{name}: {answer}` does not agree with `{agreement.statement}: {other}`"
            answers = series([f"`{one}`" for one in fitting], "or")
            fix = f"answer `{name}:` with {answers}, or correct `{agreement.statement}:`"
            yield Problem(("statements", name), message, cite=agreement.cite, fix=fix if fitting else "")
