"""CIT012."""

from collections.abc import Iterator

from assembler.plan.papers import Papers
from assembler.rules.rule import Problem, rule


@rule(
    "CIT012", cite="The Bluebook, R. 4.2 and 10.9", basis="memory", fix="cite the case in full where it is first cited"
)
def short_form_unlisted(papers: Papers) -> Iterator[Problem]:
    """The table of authorities leaves out a short form whose case is not cited in full.

    The table lists a case by its full citation; without one, the program does not know which case is meant.
    """
    names = [filing.name for filing in papers.matter.filings]
    for plan in papers.plans:
        for written in plan.unlisted:
            path = ("filings", names.index(plan.id))
            yield Problem(path, f"the table of authorities leaves out `{written}`, which no full citation explains")
