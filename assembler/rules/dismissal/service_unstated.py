"""DIS024."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import was_read
from assembler.rules.rule import Problem, rule


@rule(
    "DIS024",
    cite="CPLR 3217(a)(1); Tex. R. Civ. P. 162; ORCP 54 A(1)",
    basis="verified",
    severity=Severity.NOTE,
    fix="add `service:` to the filing, one entry for each party served; or file proof of service separately",
)
def service_unstated(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that must be served does not say that it was served.

    If the court's law requires service of the paper, a certificate of service goes with it. In a federal court the
    filing system serves it, and Fed. R. Civ. P. 5(d)(1)(B) requires no certificate.
    """
    filing, instrument = paper.filing, paper.instrument
    if filing.service or "service" not in filing.paper.choices or paper.matter.court.system != "state":
        return
    if instrument.way == "notice" and was_read(instrument.service.basis):
        message = f"`{filing.name}` has no `service:`; {instrument.service.says}"
        cite = instrument.service.cite or instrument.rule
        yield Problem(("filings", paper.place, "paper"), message, cite=cite)
