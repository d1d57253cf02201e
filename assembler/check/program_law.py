"""Findings under the program's own records of law, which a firm's record of its court cannot remove."""

from collections.abc import Callable, Iterator

from assembler.findings.finding import Finding
from assembler.law.dismissal.program_law import under_program_law
from assembler.model.matter import Matter
from assembler.rules.failed import RULE_FAILED
from assembler.rules.rule import RULES

PRIVACY = "PRV"
"""The family of rules on private numbers and names that must be redacted."""

DISMISSAL = "DIS"
"""The family of rules on papers that end a case or a claim."""

PROTECTED = frozenset({DISMISSAL, PRIVACY})
"""Families of rules whose findings a firm's own record cannot remove."""


def with_program_law(check_law: Callable[[Matter], Iterator[Finding]], matter: Matter) -> Iterator[Finding]:
    """Yield the findings of *check_law* on *matter*, with those that a firm's record of its court cannot remove."""
    findings = list(check_law(matter))
    program_matter = under_program_law(matter)
    kept_findings = []
    if program_matter:
        kept_findings = [finding for finding in check_law(program_matter) if _is_protected(finding)]
    kept_keys = {(finding.code, finding.place) for finding in kept_findings if finding.code != RULE_FAILED.code}
    yield from kept_findings
    yield from (finding for finding in findings if (finding.code, finding.place) not in kept_keys)


def _is_protected(finding: Finding) -> bool:
    """Whether a firm's record cannot remove *finding*, which was made under the program's own law."""
    if finding.code == RULE_FAILED.code:
        return True
    rule = RULES[finding.code]
    has_rule_severity = finding.severity is rule.severity and rule.basis != "program" and not finding.passes_draft
    return finding.code[:3] in PROTECTED and has_rule_severity
