"""CLM023."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.limitations import Limitations
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._pleadings import Pleading, counts
from assembler.rules.claims._dates import latest, says_when
from assembler.rules.claims.limitations_passed import WRONG
from assembler.rules.rule import Problem, rule


@rule(
    "CLM023",
    cite="the statutes of limitations of the state",
    basis="secondary",
    severity=Severity.NOTE,
    fix="plead the day, or compute the period by hand",
)
def limitations_undated(matter: Matter) -> Iterator[Problem]:
    """The limitations period depends on a day that the complaint does not give, or no day is pleaded at all.

    Some states have changed a period: the day on which the claim accrued, or in some the day of the contract, decides
    between the old one and the new one. Where the facts of the claim have no such day, nobody can say from the
    complaint which of them applies. Where no fact of a claim has any date, and no exhibit is cited that may have it,
    nobody can say whether its period has passed.
    """
    if not any(filing.date for _, filing in opening(matter)):
        return
    for pleading in counts(matter):
        limits = pleading.claim.cause.limitations
        law = limits.of_state if limits else None
        if limits is None or law is None or len(law.versions) == 1:
            yield from _of_undated(pleading, limits) if limits else ()
            continue
        elements = [name for name in _deciding(pleading, limits) if pleading.element(name)]
        if elements and not any(latest(pleading.element(name)) for name in elements):
            message = f"`{pleading.name}`: the period depends on a day that `{elements[0]}` does not give: {law.words}"
            yield Problem(("claims", pleading.number), message, cite=cited(law.authority, law.basis))


def _of_undated(pleading: Pleading, limits: Limitations) -> Iterator[Problem]:
    """Yield the claim if it has a period that could be computed, and its facts have no date, and cite no exhibit.

    CLM006 and CLM007 already ask when a fraud or a defamation was.
    """
    law = limits.of_state or limits
    if pleading.claim.cause.pleading.particulars in {"fraud", "fraud-based", "words"}:
        return
    if law.span and pleading.all.strip() and not says_when(pleading.all) and not pleading.cites_exhibit:
        message = f"`{pleading.name}`: no fact has a date, so nothing shows whether {law.span} have passed"
        yield Problem(("claims", pleading.number), message, cite=cited(law.authority, law.basis))


def _deciding(pleading: Pleading, limits: Limitations) -> Iterator[str]:
    """Yield the elements whose facts have the day that decides: the contract's, or those of the wrong."""
    if limits.of_state and limits.of_state.dated_by == "contract":
        yield "contract"
        return
    if limits.element:
        yield limits.element
    yield from (name for name in pleading.claim.cause.elements if name != limits.element and WRONG.search(name))
