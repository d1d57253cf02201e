"""FMT010."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.motion_time import days_missing, mails_from_elsewhere
from assembler.model.court.motion import role_of
from assembler.rules.rule import Problem, rule


@rule(
    "FMT010",
    cite="the court's rules on the service of motions",
    basis="secondary",
    severity=Severity.WARNING,
    fix="choose a later hearing, or serve the motion earlier or in another way",
)
def motion_served_late(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion is served too few days before its hearing.

    In New York, for example, a notice of motion is served eight days before the hearing, and five days earlier by mail,
    or six if counsel mails it from another state. Each service counts from its own date; without one, the date of the
    paper counts.
    """
    law, filing = paper.matter.court.motion, paper.filing
    served = law.value.motion.served if law else None
    if law is None or served is None or role_of(filing.paper) != "motion" or not filing.hearing:
        return
    if late := days_missing(filing, served, paper.matter):
        more = served.for_mail(elsewhere=mails_from_elsewhere(filing, paper.matter))
        needed, mail = f"{served.days} days before its hearing", f", {served.days + more} by mail" if more else ""
        message = f"the motion must be served {needed}{mail}, and is served {late} day{'s' * (late > 1)} too late"
        yield Problem(("filings", paper.place, "hearing"), message, cite=law.authority)
