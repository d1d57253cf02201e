"""DIS054."""

from collections.abc import Iterator

from assembler.law.dismissal.disability import under_a_disability
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS054",
    cite="CPLR 3217(a)(2)",
    basis="verified",
    waivable="none",
    fix="correct `no_other_interest:` or the party; a motion for discontinuance asks the court instead",
)
def disability_denied(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper is to say that no party is under a disability, and a party of the matter is.

    The sentence is not printed, and the law has the stipulation without the court only where it is true.
    """
    path = ("filings", paper.place, "no_other_interest")
    for said in under_a_disability(paper.matter) if paper.filing.no_other_interest else ():
        name = paper.matter.parties[str(said[1])].name
        message = f"`no_other_interest: yes` says that no party is under a disability, and `{name}` is"
        cite = cited(paper.instrument.signed_by.cite or paper.instrument.rule, paper.instrument.signed_by.basis)
        yield Problem(path, message, also=(said,), cite=cite, promise=True)
