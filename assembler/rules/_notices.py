"""When a notice of dismissal and what ends the right to it were served."""

from assembler.english import series
from assembler.model.event import Event
from assembler.model.filing import Filing
from assembler.model.matter import Matter


def same_day(event: Event, filing: Filing) -> bool:
    """Whether *event* is of the notice's own day."""
    return event.date == filing.date


def before(event: Event, filing: Filing) -> bool:
    """Whether *event* came before *filing*: on an earlier day, or on the same day and said to be first.

    A notice without a date is still to be served, and what has happened came before it.
    """
    if same_day(event, filing):
        return event.order == "before the notice"
    return filing.date is None or event.date < filing.date


def said(event: Event, matter: Matter) -> str:
    """Return who served *event*, what and when: "`Beta, Inc.` served an answer on 2021-02-01"."""
    what = f"{'an' if event.event == 'answer' else 'a'} {event.event}"
    who = series([f"`{matter.parties[name].name}`" for name in event.by]) or "somebody"
    return f"{who} served {what} on {event.date}"
