"""CAP019."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CAP019",
    cite="the court's rule on captions",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `case_type:` as the court's list names it, as in `case_type: Contract`",
)
def no_case_type(matter: Matter) -> Iterator[Problem]:
    """The court wants the type of the case in the caption, and the matter does not give it.

    The type is one of the court's own list. A legend of the paper or a line of `court_lines:` may say it instead.
    """
    law = matter.court.case_type_line
    if law is None or matter.case_type:
        return
    label = law.value.partition("{")[0].strip(" :").casefold()
    for number, filing in opening(matter):
        if not any(label in line.casefold() for line in (*filing.legends, *matter.court_lines)):
            message = f"the caption of `{matter.court.id}` says the type of the case, and no `case_type:` is given"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("filings", number), message, severity, cite=law.authority)
