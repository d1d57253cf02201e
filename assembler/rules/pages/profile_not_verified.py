"""FMT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule

WEAKER = ("secondary", "derived", "convention", "memory")
"""Every basis below a rule that was read, the surest first."""


@rule(
    "FMT001",
    cite="the court's rules on the form of papers, not all of them read",
    basis="memory",
    fix="read the court's rules against these values; then waive FMT001, with a word on what was read",
    bad="""
        waivers: {FMT001: none}
    """,
    good="""
        waivers: {FMT001: compared with the court's local rules}
    """,
    severity=Severity.WARNING,
)
def profile_not_verified(plan: Plan) -> Iterator[Problem]:
    """The form of a paper rests on values of the court's profile that no rule was read for.

    Each value of a profile says how sure it is. This names, once a paper, those that the paper relies on and that rest
    on custom, on arithmetic, on another's account of the rule, or on memory.
    """
    keys = {basis: [one.key for one in plan.relies if one.basis == basis] for basis in WEAKER}
    said = "; ".join(f"{basis}: {', '.join(f'`{name}`' for name in names)}" for basis, names in keys.items() if names)
    if said:
        yield Problem(("court",), f"the form of `{plan.id}` rests on values that are not verified, {said}")
