"""CLM024."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.law.dismissal.claims import begun
from assembler.law.element_times import time_of, time_refuted, time_shown
from assembler.model.law import cited, has_source
from assembler.model.matter import Matter
from assembler.rules._pleadings import Pleading, counts
from assembler.rules.rule import Problem, rule


@rule(
    "CLM024",
    cite="the statute on record for the cause that makes suit wait for a notice",
    basis="secondary",
    severity=Severity.WARNING,
    fix="wait until the time has passed, plead the day of an earlier notice, or plead why none was needed",
)
def time_before_suit(matter: Matter) -> Iterator[Problem]:
    """A claim needs a notice some days before suit, and by the dates pleaded they had not passed.

    The day is that of the notice or demand among the facts of the element; suit is begun on the day of the complaint.
    The count says of the time only what its dates or its own words show: if they show nothing, it says nothing of it,
    and a note tells so. The other way round, where suit must come within some days, CLM011 compares the dates.
    """
    for pleading in counts(matter):
        for name in pleading.claim.cause.elements:
            yield from _of_element(matter, pleading, name)


def _of_element(matter: Matter, pleading: Pleading, name: str) -> Iterator[Problem]:
    claim, path = pleading.claim, ("claims", pleading.number)
    time, began = time_of(claim, name), begun(matter)
    if time is None or not claim.elements.get(name):
        return
    cite, last = cited(time.cite, time.basis), time_refuted(matter, claim, name)
    end = time.after(last) if last else None
    if last and end and began and time.counts == "before suit":
        message = (
            f"`{pleading.name}`: the day pleaded for `{time.element or name}` is {plain_day(last)}; {time.span} from"
            f" then end on {plain_day(end)}, and the complaint is dated {plain_day(began)}"
        )
        yield Problem(path, message, None if has_source(time.basis) else Severity.NOTE, cite=cite)
    elif not last and claim.uses_catalog(name) and not time_shown(matter, claim, name):
        message = (
            f"`{pleading.name}`: nothing in `{time.element or name}` shows `{time.says}`, so the count does not say it"
        )
        yield Problem(path, message, Severity.NOTE, cite=cite, fix="plead the day")
