"""CIT012."""

from collections.abc import Iterator

from assembler.plan.papers import Papers
from assembler.rules.rule import Problem, rule


@rule(
    "CIT012",
    cite="The Bluebook, R. 4.2 and 10.9",
    basis="memory",
    fix="cite the case in full where it is first cited",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["*Sample*, *supra*, at 36, says so."]}
        filings: [{paper: complaint, date: 2025-06-02, tables: [authorities]}]
    """,
    good=(
        """
        more_facts:
          - id: more
            heading: More
            paragraphs: ["*Sample v. Example*, 12 F.3d 34 (9th Cir. 1993). *Sample*, *supra*, at 36, says so."]
        filings: [{paper: complaint, date: 2025-06-02, tables: [authorities]}]
        """,
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["The letters cited *supra* say so."]}
        filings: [{paper: complaint, date: 2025-06-02, tables: [authorities]}]
        """,
    ),
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
