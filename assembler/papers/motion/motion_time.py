"""Whether a motion is served early enough before its hearing, with additional days for service by mail."""

from datetime import date, timedelta

from assembler.language.english import counted
from assembler.language.places import state_in, state_name, state_named
from assembler.law.court_days import court_days_before
from assembler.model.court.motion import ServiceDeadline
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.keys import hearing_of


def days_missing(filing: Filing, served: ServiceDeadline, matter: Matter) -> int:
    """Return how many days too late *filing* is served for its hearing; 0 if it is timely or a date is missing.

    Each service is timed from its own date, with the additional days for mail. If the filing lists no service, the time
    runs from the date of the paper.
    """
    hearing = hearing_of(filing)
    days_late = [0]
    mail = served.for_mail(elsewhere=mails_from_elsewhere(filing, matter))
    services = [(service.date or filing.date, service.by == "mail") for service in filing.service]
    for day, mailed in services or [(filing.date, False)]:
        if hearing and day:
            last_day = _last_day(hearing.date, served, matter) - timedelta(days=mail if mailed else 0)
            days_late.append((day - last_day).days)
    return max(days_late)


def _last_day(hearing_day: date, served: ServiceDeadline, matter: Matter) -> date:
    """Return the last day on which a motion that is heard on *hearing_day* may be served by hand."""
    if served.court_days:
        return court_days_before(hearing_day, served.days, matter.court.state)
    return hearing_day - timedelta(days=served.days)


def late_service(filing: Filing, served: ServiceDeadline, matter: Matter) -> str:
    """Return the message that the motion *filing* is served too late for its hearing; "" if it is not."""
    days_late = days_missing(filing, served, matter)
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
    by_plaintiffs = [
        name for party in matter.parties.values() if party.on_side == "plaintiff" for name in party.counsel
    ]
    counsel = [matter.counsel[name] for name in filing.signed or by_plaintiffs if name in matter.counsel]
    offices = matter.firms
    addresses = [attorney.address or (offices[attorney.firm].address if attorney.firm else ()) for attorney in counsel]
    states = {_state_in_address(address[-1]) for address in addresses if address} - {None}
    return bool(states) and state_name(matter.court.state) not in states


def _state_in_address(line: str) -> str | None:
    """Return the state in *line*, the last line of an address, before its ZIP code; None if there is no state."""
    return state_named(state_in(line).rstrip("0123456789- "))
