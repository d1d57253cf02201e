"""CLM025."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM025",
    cite="house style: a count says what its claim is",
    basis="convention",
    severity=Severity.WARNING,
    fix="plead it under the claim's `paragraphs:`, or name the allegations under its `elements:`",
)
def count_says_nothing(matter: Matter) -> Iterator[Problem]:
    """A count has nothing but the sentence that realleges the paragraphs before it.

    A claim without `cause:` has neither paragraphs nor elements, so that the count does not say what the claim is.
    """
    for number, claim in enumerate(matter.claims if any(opening(matter)) else ()):
        if not claim.paragraphs and not claim.cause.elements:
            yield Problem(("claims", number), f"the count `{claim.cause.name}` pleads nothing of its own")
