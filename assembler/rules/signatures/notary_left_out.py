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
    bad="""
        court: gasuper
        county: Fulton
        parties: {strings: {principal_place: "Atlanta, Georgia"}}
        division: none
        number: 2025CV000001
        people: {officer: {name: Ann Example}}
        filings: [{paper: complaint, date: 2025-06-02, verified_by: officer, notary: false}]
    """,
    good=(
        """
        people: {officer: {name: Ann Example}}
        filings: [{paper: complaint, date: 2025-06-02, verified_by: officer, notary: false}]
        """,
        """
        court: dech
        county: Kent
        division: none
        number: 2025-0001
        people: {officer: {name: Ann Example, signs_in: "Toronto, Canada"}}
        filings: [{paper: complaint, date: 2025-06-02, verified_by: officer, notary: false}]
        """,
    ),
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
