"""Whether a motion is served early enough before its hearing, with additional days for service by mail."""

from datetime import date, timedelta

from assembler.language.english import counted
from assembler.language.places import state_in, state_name, state_named
from assembler.law.court_days import court_days_before
from assembler.model.counsel import Attorney
from assembler.model.court.motion import ServiceDeadline
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.papers.keys import hearing_of


def days_too_late(filing: Filing, served: ServiceDeadline, matter: Matter) -> int:
    """Return how many days too late *filing* is served for its hearing; 0 if it is timely or a date is missing.

    Each service is timed from its own date, with the additional days for mail. If the filing lists no service, the time
    runs from the date of the paper.
    """
    hearing = hearing_of(filing)
    if hearing is None:
        return 0
    last_day = _last_day(hearing.date, served, matter)
    days_late = [0]
    if filing.date and not filing.service:
        days_late.append((filing.date - last_day).days)
    mail_days = served.for_mail(elsewhere=mails_from_elsewhere(filing, matter))
    for service in filing.service:
        day = service.date or filing.date
        if day:
            last_day_for_service = last_day - timedelta(days=mail_days) if service.by == "mail" else last_day
            days_late.append((day - last_day_for_service).days)
    return max(days_late)


def _last_day(hearing_day: date, served: ServiceDeadline, matter: Matter) -> date:
    """Return the last day on which a motion that is heard on *hearing_day* may be served by hand."""
    if served.court_days:
        return court_days_before(hearing_day, served.days, matter.court.state)
    return hearing_day - timedelta(days=served.days)


def late_service(filing: Filing, served: ServiceDeadline, matter: Matter) -> str:
    """Return the message that the motion *filing* is served too late for its hearing; "" if it is not."""
    days_late = days_too_late(filing, served, matter)
    if not days_late:
        return ""
    mail_days = served.for_mail(elsewhere=mails_from_elsewhere(filing, matter))
    if served.court_days:
        required = f"{served.days} court days"
        mail_clause = f", and {mail_days} days earlier by mail" if mail_days else ""
    else:
        required = f"{served.days} days"
        mail_clause = f", {served.days + mail_days} by mail" if mail_days else ""
    days_words = counted(days_late, "day")
    return f"the motion must be served {required} before its hearing{mail_clause}, but is served {days_words} too late"


def mails_from_elsewhere(filing: Filing, matter: Matter) -> bool:
    """Whether all known offices of the attorneys who sign *filing* are outside the court's state.

    If the filing lists nobody as having signed, the plaintiffs' attorneys count.
    """
    plaintiffs = of_side(matter.parties, "plaintiff").values()
    names = filing.signed or [name for plaintiff in plaintiffs for name in plaintiff.counsel]
    states: set[str] = set()
    for name in names:
        attorney = matter.counsel.get(name)
        address = _office_address(attorney, matter) if attorney else ()
        state = _state_in_address(address[-1]) if address else None
        if state:
            states.add(state)
    return bool(states) and state_name(matter.court.state) not in states


def _office_address(attorney: Attorney, matter: Matter) -> tuple[str, ...]:
    """Return the address of *attorney*, or else of the attorney's firm; empty if the matter gives neither."""
    if attorney.address or not attorney.firm:
        return attorney.address
    return matter.firms[attorney.firm].address


def _state_in_address(line: str) -> str | None:
    """Return the state in *line*, the last line of an address, before its ZIP code; None if there is no state."""
    return state_named(state_in(line).rstrip("0123456789- "))
