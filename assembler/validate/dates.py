"""Finds impossible dates: before the complaint, or after the paper that should be later."""

import datetime as dt
from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.event import Event
from assembler.model.matter import Matter
from assembler.papers.ending.keys import dismissal_keys
from assembler.papers.opening.amendments import amendment_number


def date_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each impossible date of a dismissing paper, of service, of an event or of the case."""
    complaint_date = _first_complaint_date(matter)
    yield from _faults_before_case(matter, source)
    yield from _service_faults(matter, source)
    for index, filing in enumerate(matter.filings):
        if complaint_date and dismissal_keys(filing).dismisses and filing.date and filing.date < complaint_date:
            message = f"`{filing.name}` is dated {filing.date}, before the complaint dated {complaint_date}"
            yield fault("MAT009", source.place_at(("filings", index, "date")), message)
    for index, event in enumerate(matter.events):
        place = source.place_at(("events", index))
        if complaint_date and event.day < complaint_date:
            yield fault(
                "MAT009", place, f"`{event.event}` on {event.day} is before the complaint dated {complaint_date}"
            )
        if message := _order_fault(matter, event):
            yield fault("MAT009", place, message)


def _faults_before_case(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for a `trial_date` or `docket_read` before the complaint."""
    complaint_date = _first_complaint_date(matter)
    days_by_key = {"trial_date": matter.trial_date}
    if any(dismissal_keys(filing).dismisses for filing in matter.filings):
        days_by_key["docket_read"] = matter.docket_read
    for key, day in days_by_key.items():
        if complaint_date and day and day < complaint_date:
            yield fault(
                "MAT009", source.place_at((key,)), f"`{key}`, {day}, is before the complaint dated {complaint_date}"
            )


def _first_complaint_date(matter: Matter) -> dt.date | None:
    """Return the date of the first complaint; None if it is unknown."""
    first_complaint = next((filing for filing in matter.filings if filing.paper.opens), None)
    is_amended = (
        first_complaint is not None and not matter.complaint_filed and amendment_number(matter, first_complaint) > 0
    )
    return None if is_amended else matter.complaint_date


def _service_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each date of service that is after the certifying paper or before the first complaint."""
    complaint_date = _first_complaint_date(matter)
    for filing_index, filing in enumerate(matter.filings):
        for service_index, service in enumerate(filing.service):
            place = source.place_at(("filings", filing_index, "service", service_index, "date"))
            day = service.date
            if day and filing.date and day > filing.date:
                fix = "write the date on which the paper was served, or correct the `date:` of the filing"
                message = f"`{filing.name}`, dated {filing.date}, certifies service on {day}, a later date"
                yield fault("MAT009", place, message, fix=fix)
            elif day and complaint_date and day < complaint_date:
                message = f"`{filing.name}` certifies service on {day}, before the complaint dated {complaint_date}"
                yield fault("MAT009", place, message)


def _order_fault(matter: Matter, event: Event) -> str:
    """Return a message if *event* has `order: before the notice` but is after all dismissing papers; otherwise ""."""
    days = [filing.date for filing in matter.filings if dismissal_keys(filing).dismisses and filing.date]
    if event.order != "before the notice" or not days or event.day <= max(days):
        return ""
    message = f"`{event.event}` on {event.day} has `order: before the notice`, but is after the last dismissing paper"
    return f"{message}, dated {max(days)}"
