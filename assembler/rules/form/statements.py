"""Statements that a court requires in a complaint, if they are missing, too broad or contradictory."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.law.actions import is_action
from assembler.model.court.statement import RequiredStatement
from assembler.model.filing import Filing
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._prayer import COSTS_AND_OTHER_RELIEF, items
from assembler.rules.form._stated_sum import states_a_sum
from assembler.rules.rule import Problem, rule

MONEY = Regex(r"(?i)\$\s?\d|\b(?:damages|money|compensat\w*|rent|sums?)\b")
"""Words that show that an item of the prayer asks for money."""


@rule(
    "FMT004",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    fix="write the answer under `statements:`",
    severity=Severity.WARNING,
)
def statement_missing(matter: Matter) -> Iterator[Problem]:
    """The court requires a statement in the complaint that the matter does not make.

    Texas, for example, requires the level of discovery in the first paragraph, and New Jersey requires a certification
    on other actions. The program writes the statement from the matter's answer under `statements:`, unless a text of
    the matter already makes it. Some courts require a statement only if the complaint states no amount; there nothing
    is reported if the complaint claims any amount.
    """
    law = matter.court.statements
    if not law:
        return
    for index, filing in opening(matter):
        for name, statement in law.value.items():
            if name not in matter.statements and not _is_stated(statement, matter, filing):
                answers = [f"`{answer}`" for answer in statement.answers]
                if statement.other:
                    answers.append("in your own words")
                fix = f"add `statements: {{{name}: ...}}`, and answer {series(answers, 'or')}"
                if statement.or_demand:
                    fix += ", if that is so; otherwise state the amount that is sought"
                message = f"a complaint in {matter.court.citation or matter.court.name} must state {statement.asks}"
                cite = statement.cite or law.authority
                severity = None if was_read(statement.basis or law.basis) else Severity.NOTE
                yield Problem(("filings", index), message, severity, cite=cite, fix=fix)


def _is_stated(statement: RequiredStatement, matter: Matter, filing: Filing) -> bool:
    """Whether the complaint makes the statement without an answer under `statements:`, or need not make it."""
    if statement.always or (statement.or_demand and states_a_sum(matter)):
        return True
    if statement.above is not None and _cents_demanded(matter) <= 100 * statement.above:
        return True
    if statement.of_money and not any(MONEY.search(relief.text) for relief in matter.relief):
        return True
    headings = (section.heading or "" for section in filing.after_signature)
    filing_texts = [filing.title or "", *filing.legends, *headings, *(relief.text for relief in matter.relief)]
    full_text = one_line(" ".join([*filing_texts, *(text.words for text in texts(matter))])).lower()
    return any(words.lower() in full_text for words in statement.seen)


def _cents_demanded(matter: Matter) -> int:
    """Return the total that the prayer asks for, in cents."""
    return sum(demand.cents for item in items(matter) for demand in item.sums)


@rule(
    "FMT014",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="under `statements:`, write the answer that this kind of action requires",
)
def statement_too_broad(matter: Matter) -> Iterator[Problem]:
    """A required statement in a complaint is not specific enough for this kind of action.

    In Connecticut, for example, the complaint in a contract action that seeks only money, less than $15,000, must also
    say whether the remedy is based on a promise to pay a definite sum. The rule takes the kind of action from the names
    of the counts.
    """
    law = matter.court.statements
    if not law or not has_complaint(matter):
        return
    for name, statement in law.value.items():
        narrower = statement.narrower
        answer = matter.statements.get(name, "")
        narrower_answers = narrower.answers.get(answer) if narrower else None
        if not narrower or not narrower_answers:
            continue
        if _asks_only_for_money(matter) and is_action(narrower.in_action, matter, parties=()):
            message = f"`{name}: {answer}` does not say {narrower.says}"
            fix = f"answer `{name}:` with {series([f'`{option}`' for option in narrower_answers], 'or')}"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("statements", name), message, severity, cite=statement.cite or law.authority, fix=fix)


def _asks_only_for_money(matter: Matter) -> bool:
    """Whether each item of the prayer asks for money, or for relief that accompanies it."""
    return all(
        item.sums or COSTS_AND_OTHER_RELIEF.search(item.text) or "damages" in item.text.casefold()
        for item in items(matter)
    )


@rule(
    "FMT008",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct one of the two answers under `statements:`",
)
def statements_at_odds(matter: Matter) -> Iterator[Problem]:
    """Two statements that the court requires in a complaint contradict each other.

    In Texas, for example, a suit that seeks only monetary relief of $250,000 or less is an expedited action with Level
    1 discovery; a suit that also seeks other relief is not.
    """
    law = matter.court.statements
    if not law or not has_complaint(matter):
        return
    for name, statement in law.value.items():
        agreement = statement.agrees_with
        answer = matter.statements.get(name, "")
        second_answer = matter.statements.get(agreement.statement) if agreement else None
        if agreement and second_answer and second_answer not in agreement.answers.get(answer, (second_answer,)):
            fitting_answers = [option for option, seconds in agreement.answers.items() if second_answer in seconds]
            message = f"`{name}: {answer}` does not agree with `{agreement.statement}: {second_answer}`"
            answers = series([f"`{option}`" for option in fitting_answers], "or")
            fix = f"answer `{name}:` with {answers}, or correct `{agreement.statement}:`"
            yield Problem(("statements", name), message, cite=agreement.cite, fix=fix if fitting_answers else "")
