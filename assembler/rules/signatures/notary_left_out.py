"""SIG011."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers


@rule(
    "SIG011",
    cite="the court's law on oaths",
    basis="verified",
    fix="delete `notary: false`, or write the words of an oath that needs no notary in `words: {oath: ...}`",
)
def notary_left_out(matter: Matter) -> Iterator[Problem]:
    """A verification leaves out the notary that the court's law requires.

    Not every state lets a declaration under penalty of perjury replace an oath; some let it do so only for persons
    abroad. The paper is printed with the notary's certificate.
    """
    for paper in sworn_papers(matter):
        if paper.filing.notary is False and paper.law and paper.form and paper.form.notary:
            message = f"`{paper.key}` is to swear without a notary, but {matter.court.citation} requires one"
            yield Problem((*paper.path, "notary"), message, weight(paper.law.basis), cite=paper.law.authority)
