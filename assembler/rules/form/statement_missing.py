"""FMT004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.model.court.statement import RequiredStatement
from assembler.model.filing import Filing
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._complaint import opening
from assembler.rules._prayer import items
from assembler.rules.form._stated_sum import states_a_sum
from assembler.rules.rule import Problem, rule

MONEY = re.compile(r"(?i)\$\s?\d|\b(?:damages|money|compensat\w*|rent|sums?)\b")
"""Words of a prayer for money."""


@rule(
    "FMT004",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    fix="answer it under `statements:`",
    severity=Severity.WARNING,
)
def statement_missing(matter: Matter) -> Iterator[Problem]:
    """The court requires a complaint to say something that the matter does not say.

    Texas, for example, requires the level of discovery in the first paragraph, and New Jersey a certification on other
    actions. The matter answers, and the program writes the words, unless the matter's own text says it already. Where
    the court requires a statement only if the complaint states no amount, any amount that it claims is enough.
    """
    law = matter.court.statements
    for number, filing in opening(matter) if law else ():
        for name, statement in law.value.items() if law else ():
            if name not in matter.statements and not _said(statement, matter, filing):
                answers = [f"`{one}`" for one in statement.answers] + ["in your own words"] * bool(statement.other)
                fix = f"add `statements: {{{name}: ...}}`, and answer {series(answers, 'or')}"
                message = f"`{matter.court.id}` requires a complaint to say {statement.asks}"
                cite = statement.cite or (law.authority if law else "")
                severity = None if law and was_read(statement.basis or law.basis) else Severity.NOTE
                yield Problem(("filings", number), message, severity, cite=cite, fix=fix)


def _said(statement: RequiredStatement, matter: Matter, filing: Filing) -> bool:
    """Whether the matter's own text has words by which it says so, or it need not say so."""
    if statement.always or (statement.or_demand and states_a_sum(matter)):
        return True
    if statement.above is not None and _asked(matter) <= 100 * statement.above:
        return True
    if statement.of_money and not any(MONEY.search(relief.text) for relief in matter.relief):
        return True
    own = [filing.title or "", *filing.legends, *(relief.text for relief in matter.relief)]
    story = one_line(" ".join([*own, *(text.words for text in texts(matter))])).lower()
    return any(words.lower() in story for words in statement.seen)


def _asked(matter: Matter) -> int:
    """Return the cents that the prayer asks for in all."""
    return sum(one.cents for item in items(matter) for one in item.sums)
