"""Pleadings that make claims after the complaint, and that are not shown to be allowed without leave of the court."""

from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.law.amendment.leave import LaterClaim, why_leave_is_needed
from assembler.law.governing import governed
from assembler.model.filing import Filing
from assembler.model.law import severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.amended_pleading import earlier_paper
from assembler.papers.filers import parties_who_file
from assembler.papers.later_pleading.keys import later_pleading_keys, parties_sued
from assembler.rules.rule import Problem, rule


@rule(
    "FMT030",
    cite="the court's rule on the pleading",
    basis="verified",
    fix="write the day of the court's order as `leave:` in the filing, or move for leave",
    severity=Severity.WARNING,
)
def leave_not_shown(matter: Matter) -> Iterator[Problem]:
    """A supplemental complaint, cross-complaint, third-party complaint or complaint in intervention lacks leave.

    The law says whether such a pleading always needs leave, or only after some days or events. If the text of the law
    was not read, or if the pleading amends an earlier one, a note says so. A filing with `leave:`, or without a date,
    is not reported.
    """
    for index, filing in enumerate(matter.filings):
        if filing.paper.leave_under and filing.date and not later_pleading_keys(filing).leave:
            yield from _problem(matter, filing, filing.date, index)


def _problem(matter: Matter, filing: Filing, day: date, index: int) -> Iterator[Problem]:
    """Yield the problem of *filing*, which has no `leave:`, if the law requires leave or its text was not read."""
    if earlier_paper(filing):
        message = f"`{filing.name}` is an amended pleading; the program cannot tell whether it needs consent or leave, "
        message += "and the filing has no `leave:`"
        fix = "read the court's rule on amended pleadings; if leave was given, write its day as `leave:`"
        yield Problem(("filings", index), message, Severity.NOTE, fix=fix, basis="program")
        return
    kind = filing.paper.leave_under
    amendment = governed(matter, day).court.amendment
    law = amendment.value.later_pleadings.get(kind) if amendment and kind else None
    if law is None or not was_read(law.basis):
        message = f"no text was read that says whether a {kind} needs leave of this court; the filing has no `leave:`"
        fix = "read the court's rule; if leave was given, write its day as `leave:`"
        yield Problem(("filings", index), message, Severity.NOTE, fix=fix, basis="memory")
        return
    if reason := why_leave_is_needed(law, _claim(matter, filing, day)):
        message = f"`{filing.name}` needs leave of the court ({reason}): {law.says}; the filing has no `leave:`"
        yield Problem(("filings", index), message, severity_for(law.basis), cite=law.cite, basis=law.basis)


def _claim(matter: Matter, filing: Filing, day: date) -> LaterClaim:
    """Return who makes the claims of *filing*, against whom and when.

    If the filing does not say who is sued, the claims are against all opponents.
    """
    filers = parties_who_file(matter, filing)
    sides = {party.on_side for party in filers.values()}
    opposite_side = "defendant" if sides == {"plaintiff"} else "plaintiff"
    opponents = frozenset(name for name, party in matter.parties.items() if party.on_side == opposite_side)
    sued_parties = frozenset(parties_sued(filing)) or opponents
    return LaterClaim(day, frozenset(filers), opponents, sued_parties, matter.events)
