"""CLM021."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import Sum
from assembler.model.court.statement import Range, RequiredStatement
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import Item, counted, items
from assembler.rules.rule import Problem, rule


@rule(
    "CLM021",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the prayer, or the answer under `statements:`",
)
def statement_against_prayer(matter: Matter) -> Iterator[Problem]:
    """The complaint states a range of money that does not include what its prayer asks for.

    Counsel signs the statement, and in some courts it limits the judgment. A sum in the prayer must not be above the
    range; all of its sums together must not be below, unless an item leaves its sum open. Interest, fees, costs and
    penalties do not count.
    """
    law = matter.court.statements
    if not law or not any(opening(matter)):
        return
    prayer = list(items(matter))
    asked = [one for item in prayer for one in counted(item)]
    for name, statement in law.value.items():
        answer = matter.statements.get(name, "")
        if asked and (sums := statement.ranges.get(answer)) and (wrong := _outside(sums, asked, prayer)):
            message = f"the complaint states `{name}: {answer}`, but the prayer asks for {wrong}"
            fix = _fix(name, statement, asked, prayer)
            yield Problem(("statements", name), message, cite=statement.cite or law.authority, fix=fix)


def _outside(sums: Range, asked: list[Sum], prayer: list[Item]) -> str:
    """Return the sum of the prayer that is above *sums*, or its total that is below; "" if neither is."""
    most, total = max(asked, key=lambda one: one.cents), sum(one.cents for one in asked)
    if sums.too_much(most.cents):
        return f"`{most.written}`"
    if sums.too_little(total) and not any(item.open and not item.possession for item in prayer):
        return f"`{most.written}`" if len(asked) == 1 else f"${total / 100:,.2f} in all".replace(".00 ", " ")
    return ""


def _fix(name: str, statement: RequiredStatement, asked: list[Sum], prayer: list[Item]) -> str:
    fitting = [answer for answer, sums in statement.ranges.items() if not _outside(sums, asked, prayer)]
    answers = series([f"`statements: {{{name}: {answer}}}`" for answer in fitting], "or")
    return f"correct the prayer, or answer {answers}" if fitting else ""
