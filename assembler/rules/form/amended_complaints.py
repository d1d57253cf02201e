"""Amended complaints that are not shown to be allowed."""

from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.model.law import severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.opening.amendment_right import Amending, amended_complaints, not_allowed
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
    for amending in amended_complaints(matter, date.max):
        if amending.day != date.max and not (_is_proposed(amending) or _is_shown(amending)):
            yield from _problem(matter, amending)


def _is_proposed(amending: Amending) -> bool:
    """Whether the complaint is only proposed, for a motion or a stipulation."""
    return amending.filing is not None and opening_keys(amending.filing).proposed


def _is_shown(amending: Amending) -> bool:
    """Whether the amendment is open as a matter of course, or the events show consent or leave."""
    return amending.right.state == "open" or amending.consent.is_enough or amending.leave is not None


def _problem(matter: Matter, amending: Amending) -> Iterator[Problem]:
    """Yield a problem if the law, apart from the docket, speaks against the amendment.

    Only grounds whose law was read are considered. A ground that closes the right to amend comes before others.
    """
    grounds = [ground for ground in amending.right.against if was_read(ground.basis) and not ground.of_docket]
    if not grounds:
        return
    ground = next((ground for ground in grounds if ground.weight == "closes"), grounds[0])
    verdict = "is closed" if ground.weight == "closes" else "is not shown to be open"
    reasons = "; ".join(filter(None, (ground.says, not_allowed(matter, amending))))
    message = f"the right to amend of course {verdict}: {reasons}"
    path = ("filings", amending.filing_index)
    yield Problem(path, message, severity_for(ground.basis), cite=ground.cite, basis=ground.basis)
