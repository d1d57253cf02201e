"""Finds impossible earlier dismissals: after the paper, or in a U.S. court that is marked as foreign."""

from collections.abc import Container, Iterator

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.law.dismissal.earlier_courts import is_domestic
from assembler.law.dismissal.views import law_of
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.papers.ending.keys import dismissal_keys

FOREIGN_REMEDY = "delete `foreign: yes`; if the court is abroad, use the name that it has in its own country"


def earlier_dismissal_faults(matter: Matter, source: Source, courts: Container[str]) -> Iterator[Finding]:
    """Yield a finding for each earlier dismissal after all dismissing papers, or in a U.S. court marked as foreign.

    *courts* are the ids of the catalog's courts, all of which are in the United States.
    """
    days = [filing.date for filing in matter.filings if dismissal_keys(filing).dismisses and filing.date]
    law = law_of(matter.court, matter.county)
    for index, dismissal in enumerate(matter.earlier_dismissals or ()):
        path = ("earlier_dismissals", index)
        if days and dismissal.date > max(days):
            message = f"an earlier dismissal dated {dismissal.date} is later than the paper, dated {max(days)}"
            yield fault("MAT009", source.place_at((*path, "date")), message)
        if dismissal.foreign and (dismissal.court.casefold() in courts or is_domestic(dismissal.court, law)):
            message = f"`{brief(dismissal.court)}` is a court of the United States, but `foreign: yes` says otherwise"
            yield fault("MAT003", source.place_at((*path, "foreign")), message, fix=FOREIGN_REMEDY)
