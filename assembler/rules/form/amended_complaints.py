"""Amended complaints that are not shown to be allowed."""

from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.model.law import severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.opening.amendment_right import Amendment, amended_complaints, why_not_allowed
from assembler.papers.opening.keys import opening_keys
from assembler.rules.rule import Problem, rule


@rule(
    "FMT017",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="list the opponents' written consent as `event: consent to amend` with `by:`, or the order as "
    "`event: leave to amend`; otherwise move for leave, with `proposed: true` in the complaint",
    severity=Severity.WARNING,
)
def amendment_not_open(matter: Matter) -> Iterator[Problem]:
    """An amended complaint needs consent or leave, but the matter lists neither consent nor leave that allows it.

    The events decide whether the complaint may still be amended as a matter of course, as `assembler amend` shows. The
    rule needs the events, `docket_read:` and a date of the amended complaint. It is silent if the court's law on
    amendments was not read, and if the complaint is only `proposed`. Consent without `by:` is nobody's consent, and
    leave does not last beyond `amendment due`.
    """
    if not matter.events or matter.docket_read is None:
        return
    for amendment in amended_complaints(matter, undated_as=date.max):
        if amendment.day != date.max and not (_is_proposed(amendment) or _is_shown(amendment)):
            yield from _problem(matter, amendment)


def _is_proposed(amendment: Amendment) -> bool:
    """Whether the complaint is only proposed, for a motion or a stipulation."""
    return amendment.filing is not None and opening_keys(amendment.filing).proposed


def _is_shown(amendment: Amendment) -> bool:
    """Whether the amendment is open as a matter of course, or the events show consent or leave."""
    return amendment.right.state == "open" or amendment.consent.is_enough or amendment.leave is not None


def _problem(matter: Matter, amendment: Amendment) -> Iterator[Problem]:
    """Yield a problem if the law, apart from the docket, speaks against the amendment.

    Only grounds whose law was read are considered. A ground that closes the right to amend comes before others.
    """
    grounds = [ground for ground in amendment.right.against if was_read(ground.basis) and not ground.of_docket]
    if not grounds:
        return
    ground = next((ground for ground in grounds if ground.weight == "closes"), grounds[0])
    verdict = "is closed" if ground.weight == "closes" else "is not shown to be open"
    reasons = "; ".join(filter(None, (ground.says, why_not_allowed(matter, amendment))))
    message = f"the right to amend of course {verdict}: {reasons}"
    path = ("filings", amendment.filing_index)
    yield Problem(path, message, severity_for(ground.basis), cite=ground.cite, basis=ground.basis)
