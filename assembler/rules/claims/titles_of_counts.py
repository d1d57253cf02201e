"""Counts whose title names a claim other than the one in their text."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._count_titles import misnamed_counts
from assembler.rules.rule import Problem, rule


@rule(
    "CLM037",
    cite="house style: the title of a count names the claim that the count pleads",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the title, or plead the claim that it names",
)
def title_of_another_claim(matter: Matter) -> Iterator[Problem]:
    """The title of a count names a claim, an act, a section or an agreement that the text of the count does not plead.

    For about a hundred kinds of claims, the program has a list of words of which a count of that kind has at least one:
    a count for defamation speaks of a statement or a publication. A section in the title is reported if the count cites
    other sections but not that one, and an act of Congress if the count cites only sections of another act. Paragraphs
    to which the count refers are read too.
    """
    for number, title, fault in misnamed_counts(matter):
        yield Problem(("claims", number, "title"), f"the title is `{title}`, but {fault}")
