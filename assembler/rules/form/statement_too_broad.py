"""FMT014."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.actions import is_action
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import BESIDE, items
from assembler.rules.rule import Problem, rule


@rule(
    "FMT014",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="answer `statements:` with the words that the action needs",
)
def statement_too_broad(matter: Matter) -> Iterator[Problem]:
    """A statement that the court requires of a complaint does not say all that it must in such an action.

    In Connecticut, for example, a contract action for money alone, of less than $15,000, says besides whether the
    remedy rests on a promise to pay a definite sum. The names of the counts show what the action is.
    """
    law = matter.court.statements
    for name, statement in law.value.items() if law and any(opening(matter)) else ():
        narrower, answer = statement.narrower, matter.statements.get(name, "")
        instead = narrower.answers.get(answer) if narrower else None
        if law and narrower and instead and _for_money_alone(matter) and is_action(narrower.in_action, matter, ()):
            message = f"`{name}: {answer}` does not say {narrower.says}"
            fix = f"answer `{name}:` with {series([f'`{each}`' for each in instead], 'or')}"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("statements", name), message, severity, cite=statement.cite or law.authority, fix=fix)


def _for_money_alone(matter: Matter) -> bool:
    """Whether each item of the prayer asks for money, or for what goes with it."""
    return all(item.sums or BESIDE.search(item.text) or "damages" in item.text.casefold() for item in items(matter))
