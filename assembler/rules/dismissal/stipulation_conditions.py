"""DIS033."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import RELY, doubt, rely
from assembler.rules.rule import Problem, rule

FIND_OUT = "find out, and say so in the filing (`no_other_interest: yes`, `stipulated_by:`)"


@rule(
    "DIS033",
    cite="this program",
    basis="program",
    waivable="none",
    fix=f"{FIND_OUT}, or {RELY}",
)
def stipulation_conditions(paper: DismissalPaper) -> Iterator[Problem]:
    """A condition of the rule on stipulations is not said to be met.

    In New York a stipulation of discontinuance is open only if no party is under a disability and nobody else has an
    interest in the subject of the action, and it is signed by the attorneys of record for all parties; whether that
    includes a party who has not appeared is unsettled.
    """
    filing, instrument, path = paper.filing, paper.instrument, ("filings", paper.place, "paper")
    cite = cited(instrument.signed_by.cite or instrument.rule, instrument.signed_by.basis)
    if "no_other_interest" in filing.paper.choices and not filing.no_other_interest:
        message = "nothing says that no party is under a disability, and that nobody else has an interest in the action"
        yield doubt(paper, Problem(path, message, cite=cite, fix=rely(paper, FIND_OUT), promise=True))
    named = {*paper.option.signers, *filing.stipulated_by}
    absent = [paper.matter.parties[name].name for name in paper.scope.remaining if name not in named]
    if instrument.signed_by.perhaps_all and absent:
        who = series([f"`{name}`" for name in absent])
        message = f"{who} does not sign, and the text may ask for all parties ({instrument.signed_by.says})"
        yield doubt(paper, Problem(path, message, cite=cite, fix=rely(paper, FIND_OUT), promise=True))
