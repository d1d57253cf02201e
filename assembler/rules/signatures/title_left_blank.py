"""SIG023."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.oaths import acts_for
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers


@rule(
    "SIG023",
    cite="house style: who swears for a party says in what capacity",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the person's `title:`, or delete `of:`",
)
def title_left_blank(matter: Matter) -> Iterator[Problem]:
    """The person who swears for a party has no title, and the oath has a blank in its place.

    An individual who is the party needs none.
    """
    for paper in sworn_papers(matter):
        if (party := acts_for(paper.person, matter)) and not paper.person.title:
            message = f"`{paper.key}` acts for `{party.name}` without a title, and the oath leaves a blank for it"
            yield Problem(("people", paper.key), message)
