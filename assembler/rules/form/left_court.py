"""Papers on an amendment in a court that no longer has the case."""

from collections.abc import Iterator
from datetime import date

from assembler.law.amendment.overtaken import MOVED_AWAY
from assembler.model.event import Event
from assembler.model.matter import Matter
from assembler.papers.opening.keys import opening_keys
from assembler.rules.rule import Problem, rule


@rule(
    "FMT031",
    cite="this program",
    basis="program",
    fix="write the matter for the court that has the case now, or add the event that brought the case back",
)
def amended_in_a_court_without_the_case(matter: Matter) -> Iterator[Problem]:
    """A complaint is amended, or leave for it is asked, in a court from which the case was remanded or transferred.

    An event of the matter took the case to another court before the date of the paper, and no event brought it back.
    """
    for index, filing in enumerate(matter.filings):
        is_on_amendment = filing.paper.amending or opening_keys(filing).amends is not None
        event = _departure(matter, filing.date or date.max) if is_on_amendment else None
        if event:
            message = f"`{filing.name}` is for {matter.court.name}, but the matter lists `{event.event}` on {event.day}"
            yield Problem(("filings", index), message)


def _departure(matter: Matter, day: date) -> Event | None:
    """Return the event by which the case left the court before *day*; None if it did not, or came back."""
    returning_events = MOVED_AWAY.get(matter.court.system, {})
    for departure in matter.events:
        if departure.event not in returning_events or departure.day >= day:
            continue
        returning_event = returning_events[departure.event]
        if not any(event.event == returning_event and departure.day <= event.day <= day for event in matter.events):
            return departure
    return None
