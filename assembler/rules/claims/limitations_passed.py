"""CLM011."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.language.places import CODES
from assembler.model.law import cited, has_source
from assembler.model.limitations import Limitations, OtherPeriod, StatePeriod
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._pleadings import Pleading, counts
from assembler.rules.claims._dates import latest, latest_but_charge_off
from assembler.rules.rule import Problem, rule

WRONG = re.compile(
    r"breach|infring|copying|conduct|interference|misappropriat|\bact\b|publication|taking|refusal|violation"
)
"""Elements whose facts are the wrong itself, in addition to the element from whose facts the period is computed."""

AFTER_THE_WRONG = frozenset({"injury", "discovery", "notice"})
"""Events that may come long after the wrong: where their date is not pleaded, the date of the wrong proves nothing."""

GOODS = re.compile(
    r"\bgoods\b|\bmerchandise\b"
    r"|\b(?:sold|sell|bought|buy|purchased?|delivered|shipped|supplied)\s+(?:\w+\s+(?:and|to)\s+)?\d[\d,]{0,12}\s+(?!shares\b)[a-z]"
    r"|\b\d[\d,]{0,12}\s+(?!hours\b|days\b|shares\b)(?:[a-z]+\s+){1,3}at\s+\$[\d,.]{1,15}\s+(?:a|an|per|each)\b"
)
"""A sale of goods, by the words of a contract: goods by name, or a number of things sold, delivered or priced."""


@rule(
    "CLM011",
    cite="the statute of limitations of the cause of action",
    basis="secondary",
    severity=Severity.WARNING,
    fix="plead when the claim accrued or what tolled the period, or remove the claim",
)
def limitations_passed(matter: Matter) -> Iterator[Problem]:
    """By the dates pleaded, the limitations period has run.

    The latest date among the facts of the wrong, plus the period on record for the cause, is before the date of the
    complaint. A month or a year given without a day counts to its end. Where a state has changed a period, the day of
    accrual decides which one it is, or the day of the contract where the statute says so; if that day is not pleaded,
    the longest. It is a note where the period runs from discovery, where another period of the same claim is longer,
    where the period was not read, and where the claim is under the law of another state, because a court may apply the
    periods of its own. The day of a charge-off counts only where no other is pleaded, because the period runs from the
    missed payment. Where the contract reads like a sale of goods, and the period for goods is shorter and has run, a
    note says so. Tolling, weekends and facts that are not pleaded are left to the reader, and nothing is ever
    said to be in time.
    """
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    for pleading in counts(matter):
        limits = pleading.claim.cause.limitations
        last = _last_day(pleading, limits) if limits else None
        made = _made(pleading, limits, filed) if limits else None
        if limits and last and made and last.end < made[1]:
            message = (
                f"`{pleading.name}`: the latest date pleaded for `{last.element}` is {plain_day(last.day)}; "
                f"{last.words} from then end on {plain_day(last.end)}, and {made[0]} is dated {plain_day(made[1])}"
            )
            cite = cited(last.period.authority, last.period.basis)
            if barred := limits.barred:
                message, cite = f"{message}; {barred.says}", f"{cite}; {cited(barred.cite, barred.basis)}"
            yield Problem(
                ("claims", pleading.number), message, _weight(matter, pleading, limits, last, made[1]), cite=cite
            )
        elif limits and last and made and (goods := _goods(pleading, limits, last.day)) and goods[1] < made[1]:
            message = (
                f"`{pleading.name}`: the contract reads like a sale of goods, for which {goods[0].span} from "
                f"{plain_day(last.day)} end on {plain_day(goods[1])}, and {made[0]} is dated {plain_day(made[1])}"
            )
            cite = cited(goods[0].authority or limits.authority, goods[0].basis)
            yield Problem(("claims", pleading.number), message, Severity.NOTE, cite=cite)


@dataclass(frozen=True)
class _Last:
    """The element whose facts have the latest date, that day, the period from it, in words, and the last day to sue."""

    element: str
    day: date
    period: Limitations | StatePeriod
    words: str
    end: date


def _made(pleading: Pleading, limits: Limitations, filed: date | None) -> tuple[str, date] | None:
    """Return the filing that must be within the period, with its date: the complaint, or a claim to an agency."""
    if limits.met_by:
        day = latest(pleading.element(limits.met_by))
        return (f"`{limits.met_by}`", day) if day else None
    return ("the complaint", filed) if filed else None


def _last_day(pleading: Pleading, limits: Limitations) -> _Last | None:
    """Return the last day to sue by the latest date among the facts of the wrong; None if that cannot be said."""
    named = [name for name in pleading.claim.cause.elements if name == limits.element or WRONG.search(name)]
    days = {name: day for name in named if (day := latest_but_charge_off(pleading.element(name)))}
    later = limits.element and limits.element not in days and limits.event in AFTER_THE_WRONG
    if not days or later:
        return None
    element = max(days, key=lambda name: days[name])
    if limits.of_state is None:
        end = limits.after(days[element])
        return _Last(element, days[element], limits, limits.span, end) if end else None
    ends = [
        (end, period)
        for period in _governing(pleading, limits.of_state, days[element])
        if (end := _end(days[element], period))
    ]
    if not ends:
        return None
    end, period = max(ends, key=lambda one: one[0])
    return _Last(element, days[element], period, period.span, end)


def _goods(pleading: Pleading, limits: Limitations, day: date) -> tuple[OtherPeriod, date] | None:
    """Return the period for goods and its end, counted from *day*, if the count reads like a sale of goods."""
    texts = " ".join(pleading.element(name) for name in ("contract", "performance", "breach"))
    found = ((other, other.after(day)) for other in limits.also if "goods" in other.when and GOODS.search(texts))
    return next(((other, end) for other, end in found if end), None)


def _governing(pleading: Pleading, of_state: StatePeriod, accrued: date) -> Sequence[StatePeriod]:
    """Return the version of the state's period that governs; all of them if the day that decides is not pleaded."""
    day = latest(pleading.element("contract")) if of_state.dated_by == "contract" else accrued
    return (of_state.accrued(day),) if day else of_state.versions


def _end(day: date, period: StatePeriod) -> date | None:
    """Return the last day of *period* from *day*, or the last one that the statute allows if that is earlier."""
    end = period.after(day)
    return min(end, period.ends_by) if end and period.ends_by else end


def _weight(matter: Matter, pleading: Pleading, limits: Limitations, last: _Last, filed: date) -> Severity | None:
    """Return a note where the claim may well be timely after all; else None, for the rule's own severity."""
    law = pleading.claim.cause.jurisdiction
    elsewhere = law in CODES and law != matter.court.state
    longer = any((end := other.after(last.day)) and end >= filed for other in limits.also)
    sure = has_source(last.period.basis) and limits.applies != "inferred" and limits.event != "discovery"
    return None if sure and not longer and not elsewhere else Severity.NOTE
