"""Whether a motion is served early enough before its hearing: mail takes longer than other ways."""

from datetime import timedelta

from assembler.model.court.motion import Served
from assembler.model.filing import Filing


def days_missing(filing: Filing, served: Served) -> int:
    """Return how many days too late *filing* is served for its hearing; 0 if it is early enough, or no day is known.

    Each service counts from its own date, and one by mail takes the days that the law adds for mail. Without a service
    the date of the paper counts.
    """
    hearing, late = filing.hearing, [0]
    ways = [(service.date or filing.date, service.by == "mail") for service in filing.service]
    for day, mailed in ways or [(filing.date, False)]:
        if hearing and day:
            needed = timedelta(days=served.days + (served.by_mail if mailed else 0))
            late.append((day + needed - hearing.date).days)
    return max(late)
