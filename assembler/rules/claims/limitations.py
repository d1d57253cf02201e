"""Limitations periods that have run or cannot be computed, and suits filed too soon after a required notice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.facts.dates import dates_in
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.places import STATE_CODES
from assembler.language.regex import Regex
from assembler.law.element_times import is_time_shown, refuting_date, time_of
from assembler.model.law import has_source, qualified_cite
from assembler.model.limitations import Limitations, OtherPeriod, StatePeriod
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._complaint import opening
from assembler.rules._pleadings import Pleading, counts
from assembler.rules.claims._pleaded_dates import latest, latest_but_charge_off, says_when
from assembler.rules.rule import Problem, rule

WRONGFUL_ACT_ELEMENT = Regex(
    r"breach|infring|copying|conduct|interference|misappropriat|\bact\b|publication|taking|refusal|violation"
)
"""Parts of the names of elements that describe the wrong; the facts of such elements may date the wrong."""

AFTER_THE_WRONG = frozenset({"injury", "discovery", "notice"})
"""Events that may come long after the wrong: if the event has no date, the date of the wrong proves nothing."""

GOODS = Regex(
    r"\bgoods\b|\bmerchandise\b"
    r"|\b(?:sold|sell|bought|buy|purchased?|delivered|shipped|supplied)\s+(?:\w+\s+(?:and|to)\s+)?\d[\d,]{0,12}\s+(?!shares\b)[a-z]"
    r"|\b\d[\d,]{0,12}\s+(?!hours\b|days\b|shares\b)(?:[a-z]+\s+){1,3}at\s+\$[\d,.]{1,15}\s+(?:a|an|per|each)\b"
)
"""Words of a contract that suggest a sale of goods, such as a number of items that are sold, delivered or priced."""


@rule(
    "CLM011",
    cite="the statute of limitations of the cause of action",
    basis="secondary",
    severity=Severity.WARNING,
    fix="plead when the claim accrued or what tolled the period, or remove the claim",
)
def limitations_passed(matter: Matter) -> Iterator[Problem]:
    """According to the dates pleaded, the limitations period has run.

    The period on record for the cause, counted from the latest date among the facts of the wrong, ends before the date
    of the complaint. A month or a year without a day counts as its last day. Where a state has changed a period, the
    date of accrual decides which version applies, or the date of the contract if the statute says so; if that date is
    not pleaded, the longest version applies. The finding is only a note if the period runs from discovery, if another
    period for the same claim has not run, if no source for the period was read, if its application to the claim is only
    inferred, or if the claim is under the law of another state, because a court may apply its own state's periods. The
    date of a charge-off counts only if no other date is pleaded, because the period runs from the missed payment. If
    the contract reads like a sale of goods, and the shorter period for goods has run, a note says so. The rule does not
    consider tolling, weekends or facts that are not pleaded, and never says that a claim is timely.
    """
    complaint_date = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    for pleading in counts(matter):
        limits = pleading.claim.cause.limitations
        if not limits:
            continue
        period = _pleaded_period(pleading, limits)
        filed_paper = _filed_paper(pleading, limits, complaint_date)
        if not period or not filed_paper:
            continue
        if period.end < filed_paper.day:
            yield _passed_problem(matter, pleading, limits, period, filed_paper)
        else:
            yield from _passed_for_goods(pleading, limits, period.begin, filed_paper)


@dataclass(frozen=True)
class _Period:
    """A limitations period, computed from the dates pleaded."""

    element: str
    """The element whose facts have the latest date."""
    begin: date
    """The latest date among the facts of that element."""
    law: Limitations | StatePeriod
    """The record of the law that sets the period."""
    span: str
    """The length of the period in words."""
    end: date
    """The last day on which the claim can be filed."""


@dataclass(frozen=True)
class _FiledPaper:
    """The paper that must be filed within the period: the complaint, or an administrative claim."""

    name: str
    """The paper's name in messages: "the complaint", or the element that pleads the administrative claim."""
    day: date


def _filed_paper(pleading: Pleading, limits: Limitations, complaint_date: date | None) -> _FiledPaper | None:
    """Return the paper that must be filed within the period; None if its date is not known."""
    if limits.met_by:
        day = latest(pleading.element(limits.met_by))
        return _FiledPaper(f"`{limits.met_by}`", day) if day else None
    return _FiledPaper("the complaint", complaint_date) if complaint_date else None


def _pleaded_period(pleading: Pleading, limits: Limitations) -> _Period | None:
    """Return the period that begins on the latest date among the facts of the wrong; None if it cannot be computed."""
    elements = [
        name for name in pleading.claim.cause.elements if name == limits.element or WRONGFUL_ACT_ELEMENT.search(name)
    ]
    latest_days: dict[str, date] = {}
    for name in elements:
        day = latest_but_charge_off(pleading.element(name))
        if day:
            latest_days[name] = day
    may_begin_later = limits.element and limits.element not in latest_days and limits.event in AFTER_THE_WRONG
    if not latest_days or may_begin_later:
        return None
    element = max(latest_days, key=lambda name: latest_days[name])
    begin = latest_days[element]
    if limits.state_period is None:
        end = limits.last_day(begin)
        return _Period(element, begin, limits, limits.span, end) if end else None
    periods: list[_Period] = []
    for law in _governing_versions(pleading, limits.state_period, begin):
        end = _last_day(begin, law)
        if end:
            periods.append(_Period(element, begin, law, law.span, end))
    return max(periods, key=lambda period: period.end, default=None)


def _governing_versions(pleading: Pleading, state_period: StatePeriod, accrued: date) -> Sequence[StatePeriod]:
    """Return the governing version of the state's period; all versions if the deciding date is not pleaded."""
    day = latest(pleading.element("contract")) if state_period.dated_by == "contract" else accrued
    return (state_period.version_for(day),) if day else state_period.versions


def _last_day(day: date, period: StatePeriod) -> date | None:
    """Return the last day of *period* if it begins on *day*, or the statute's own last day if that is earlier.

    Return None if the period cannot be computed.
    """
    end = period.last_day(day)
    return min(end, period.ends_by) if end and period.ends_by else end


def _passed_problem(
    matter: Matter, pleading: Pleading, limits: Limitations, period: _Period, filed: _FiledPaper
) -> Problem:
    message = (
        f"`{pleading.name}`: the latest date pleaded for `{period.element}` is {plain_date(period.begin)}; "
        f"the period of {period.span} ends on {plain_date(period.end)}, but {filed.name} is dated "
        f"{plain_date(filed.day)}"
    )
    cite = qualified_cite(period.law.authority, period.law.basis)
    barred = limits.barred
    if barred:
        message += f"; {barred.says}"
        cite += f"; {qualified_cite(barred.cite, barred.basis)}"
    severity = Severity.NOTE if _may_be_timely(matter, pleading, limits, period, filed) else None
    return Problem(("claims", pleading.filing_index), message, severity, cite=cite)


def _may_be_timely(
    matter: Matter, pleading: Pleading, limits: Limitations, period: _Period, filed: _FiledPaper
) -> bool:
    """Whether the claim may be timely, because another law or period may apply or the period may begin later."""
    law = pleading.claim.cause.jurisdiction
    is_foreign = law in STATE_CODES and law != matter.court.state
    other_ends = [other_period.last_day(period.begin) for other_period in limits.also]
    has_longer_period = any(end and end >= filed.day for end in other_ends)
    is_certain = has_source(period.law.basis) and limits.applies != "inferred" and limits.event != "discovery"
    return has_longer_period or is_foreign or not is_certain


def _passed_for_goods(pleading: Pleading, limits: Limitations, begin: date, filed: _FiledPaper) -> Iterator[Problem]:
    """Yield a note if the count reads like a sale of goods and the period for goods, counted from *begin*, has run."""
    contract = " ".join(pleading.element(name) for name in ("contract", "performance", "breach"))
    period_for_goods = next(_periods_for_goods(limits, begin), None)
    if period_for_goods is None or not GOODS.search(contract):
        return
    period, end = period_for_goods
    if end >= filed.day:
        return
    message = (
        f"`{pleading.name}`: the contract reads like a sale of goods, for which the period of {period.span} from "
        f"{plain_date(begin)} ends on {plain_date(end)}, but {filed.name} is dated {plain_date(filed.day)}"
    )
    cite = qualified_cite(period.authority or limits.authority, period.basis)
    yield Problem(("claims", pleading.filing_index), message, Severity.NOTE, cite=cite)


def _periods_for_goods(limits: Limitations, begin: date) -> Iterator[tuple[OtherPeriod, date]]:
    """Yield each other period for a sale of goods, with its last day if it begins on *begin*."""
    for period in limits.also:
        end = period.last_day(begin) if "goods" in period.when else None
        if end:
            yield period, end


@rule(
    "CLM023",
    cite="the statutes of limitations of the state",
    basis="secondary",
    severity=Severity.NOTE,
    fix="plead the date, or compute the period by hand",
)
def limitations_undated(matter: Matter) -> Iterator[Problem]:
    """The limitations period depends on a date that the complaint does not give, or the complaint gives no date.

    Where a state has changed a period, the date on which the claim accrued, or in some states the date of the contract,
    decides whether the old or the new period applies. If the facts of the claim do not give that date, the complaint
    does not show which period applies, unless the same period follows from all dates in the texts. If no allegation of
    the complaint gives any date, and the claim cites no exhibit that may give one, nothing shows whether the period has
    run.
    """
    if not any(filing.date for _, filing in opening(matter)):
        return
    for pleading in counts(matter):
        limits = pleading.claim.cause.limitations
        law = limits.state_period if limits else None
        if limits is None:
            continue
        if law is None or len(law.versions) == 1:
            yield from _without_any_date(pleading, limits, matter)
            continue
        elements = [name for name in _deciding_elements(pleading, limits) if pleading.element(name)]
        is_undated = elements and not any(latest(pleading.element(name)) for name in elements)
        if is_undated and not _all_under_one_version(law, matter):
            message = (
                f"`{pleading.name}`: the length of the period depends on a date that `{elements[0]}` does "
                f"not give: {law.words}"
            )
            yield Problem(("claims", pleading.filing_index), message, cite=qualified_cite(law.authority, law.basis))


def _all_under_one_version(law: StatePeriod, matter: Matter) -> bool:
    """Whether the texts have dates, and the same version of *law* applies to all of them."""
    dates = {stated_date.first for text in texts(matter) for stated_date in dates_in(text.words)}
    return len({law.version_for(day).span for day in dates}) == 1


def _without_any_date(pleading: Pleading, limits: Limitations, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if a claim has a limitations period, but no text gives a date and the count cites no exhibit.

    CLM006 and CLM007 already ask for the date of a fraud or a defamation.
    """
    law = limits.state_period or limits
    if pleading.claim.cause.pleading.particulars in {"fraud", "fraud-based", "words"}:
        return
    has_date = says_when(pleading.text) or any(says_when(text.words) for text in texts(matter))
    if law.span and pleading.text.strip() and not has_date and not pleading.cites_exhibit:
        message = f"`{pleading.name}`: no allegation has a date, so nothing shows whether {law.span} have passed"
        yield Problem(("claims", pleading.filing_index), message, cite=qualified_cite(law.authority, law.basis))


def _deciding_elements(pleading: Pleading, limits: Limitations) -> Iterator[str]:
    """Yield the elements whose facts give the deciding date: the contract, or the elements that describe the wrong."""
    if limits.state_period and limits.state_period.dated_by == "contract":
        yield "contract"
        return
    if limits.element:
        yield limits.element
    yield from (
        name for name in pleading.claim.cause.elements if name != limits.element and WRONGFUL_ACT_ELEMENT.search(name)
    )


@rule(
    "CLM024",
    cite="the statute on record for the cause that requires notice before suit",
    basis="secondary",
    severity=Severity.WARNING,
    fix="wait until the time has passed, plead the date of an earlier notice, or plead why no notice was needed",
)
def time_before_suit(matter: Matter) -> Iterator[Problem]:
    """A claim requires notice some days before suit, but the complaint is dated before those days had passed.

    The days are counted from the date of the notice or demand in the facts of the element. If its dates or its own
    words show that the days have passed, the count alleges it. Otherwise the count does not mention the time, and a
    note reports that.
    """
    for pleading in counts(matter):
        for name in pleading.claim.cause.elements:
            yield from _notice_too_late(matter, pleading, name)


def _notice_too_late(matter: Matter, pleading: Pleading, name: str) -> Iterator[Problem]:
    """Yield a problem if the dates show that the notice period of the element *name* had not passed before suit.

    If nothing shows whether the period had passed, the problem is a note.
    """
    claim = pleading.claim
    path = ("claims", pleading.filing_index)
    time = time_of(claim, name)
    suit_date = matter.complaint_date
    if time is None or not claim.elements.get(name):
        return
    cite = qualified_cite(time.cite, time.basis)
    notice_date = refuting_date(matter, claim, name)
    end = time.last_day(notice_date) if notice_date else None
    if notice_date and end and suit_date and time.counts == "before suit":
        message = (
            f"`{pleading.name}`: the date pleaded for `{time.element or name}` is {plain_date(notice_date)}; the"
            f" required period of {time.span} ends on {plain_date(end)},"
            f" but the complaint is dated {plain_date(suit_date)}"
        )
        yield Problem(path, message, None if has_source(time.basis) else Severity.NOTE, cite=cite)
    elif not notice_date and claim.is_alleged_outside_count(name) and not is_time_shown(matter, claim, name):
        message = f"`{pleading.name}`: nothing in `{time.element or name}` shows `{time.says}`, so the count omits it"
        yield Problem(path, message, Severity.NOTE, cite=cite, fix="plead the date of the notice")
