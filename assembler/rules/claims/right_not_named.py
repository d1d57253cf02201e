"""CLM014."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule

ELEMENT = "federal-right"
"""The element of a cause that is the right of which the plaintiff was deprived."""

NAMED = re.compile(
    r"(?i)\bamendments?\b|\bconstitution|\bdue process\b|\bequal protection\b|\bclause\b"
    r"|\bU\.\s?S\.\s?C\b|\bC\.\s?F\.\s?R\b"
    r"|\bprivileges? (?:and|or) immunit|\bbill of rights\b|\bfree(?:dom of)? (?:speech|exercise|assembly)\b|\bseizure\b"
    r"|\bAct\b|\bcruel and unusual\b"
)
"""Words that name a right under the Constitution or a law of the United States."""


@rule(
    "CLM014",
    cite="42 U.S.C. § 1983; Albright v. Oliver, 510 U.S. 266, 271 (1994)",
    basis="memory",
    severity=Severity.WARNING,
    fix="name the amendment, the clause or the statute that secures it",
)
def right_not_named(matter: Matter) -> Iterator[Problem]:
    """A count for the deprivation of a federal right does not name the right.

    The statute is not itself a source of rights: the first step is to name the specific right infringed. The texts of
    the counts, their titles and the allegations of their elements are searched for one; it is enough that one of
    several such counts names it.
    """
    pleadings = [pleading for pleading in counts(matter) if ELEMENT in pleading.claim.cause.elements]
    if any(NAMED.search(f"{pleading.claim.title or ''}\n{pleading.all}") for pleading in pleadings):
        return
    for pleading in pleadings:
        message = f"`{pleading.name}` does not name the right that was infringed"
        yield Problem(("claims", pleading.number), message)
