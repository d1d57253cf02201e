"""DIS026."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.law.dismissal.papers import dismissal_papers
from assembler.model.event_kinds import SET_AHEAD
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "DIS026",
    cite="`docket_read` is the day to which `events` are complete",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the date of the event, or read the docket again and update `docket_read:`",
)
def event_after_docket_read(matter: Matter) -> Iterator[Problem]:
    """An event is later than the day on which the docket was read.

    The docket could not show it yet. One of the two dates is wrong, and the right to dismiss may depend on it.
    """
    read = matter.docket_read
    if read is None or not any(dismissal_papers(matter)):
        return
    for number, event in enumerate(matter.events):
        if event.event not in SET_AHEAD and event.day > read:
            message = f"`{event.event}` of {plain_day(event.day)} is after `docket_read`, {plain_day(read)}"
            yield Problem(("events", number), message, also=(("docket_read",),))
