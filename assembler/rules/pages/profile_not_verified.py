"""FMT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule

WEAKER = ("secondary", "derived", "convention", "memory")
"""Every basis weaker than a rule that was read, the surest first."""


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
    """A paper relies on values of the court's profile that were not verified against the court's rules.

    Each value of a profile has a basis. This names, once for each paper, the values that were read to make it and that
    rest on custom, on arithmetic, on somebody else's account of the rule, or on memory. A sheet that is not filed has
    no form to verify.
    """
    keys = {basis: [law.key for law in plan.relies if law.basis == basis] for basis in WEAKER}
    count = sum(map(len, keys.values()))
    if count and plan.page_rules:
        listed = "; ".join(
            f"{basis}: {', '.join(f'`{key}`' for key in names)}" for basis, names in keys.items() if names
        )
        noun = "value that was" if count == 1 else "values that were"
        message = f"`{plan.id}` relies on {count} {noun} not verified against the court's rules: {listed}"
        yield Problem(("court",), message)
