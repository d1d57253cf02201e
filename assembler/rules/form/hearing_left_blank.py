"""FMT009."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.court.motion import role_of
from assembler.rules.rule import Problem, rule


@rule(
    "FMT009",
    cite="the court's rules on the papers of a motion",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `hearing: {date: ..., time: ..., place: ...}` to the filing",
)
def hearing_left_blank(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion is printed with blanks where its court wants the hearing, or the nature of the action.

    The program prints a blank for what the matter does not say, so that it can be filled in by hand. Served with the
    blanks, the notice gives nobody notice.
    """
    law, filing = paper.matter.court.motion, paper.filing
    if law is None or paper.option.barred or role_of(filing.paper) != "motion" or filing.sections:
        return
    form, hearing = law.value.paper("motion"), filing.hearing
    said = {"date": hearing, "time": hearing and hearing.time, "place": hearing and hearing.place}
    blank = [key for key, value in said.items() if form.hearing and not value]
    if blank:
        message = f"the motion prints blanks for the {series(blank)} of the hearing"
        keys = ", ".join(f"{key}: ..." for key in said)
        fix = f"add `hearing: {{{keys}}}` to the filing"
        yield Problem(("filings", paper.place), message, cite=law.authority, fix=fix)
    if "nature" in form.parts and not filing.character and not paper.matter.claims:
        message = "the motion prints a blank for the nature of the action"
        fix = "add `character:` to the filing, as in `character: breach of contract`"
        yield Problem(("filings", paper.place), message, cite=law.authority, fix=fix)
