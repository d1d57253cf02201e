"""The right to file each amended complaint of a matter: of course, by consent or by leave."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assembler.language.english import series
from assembler.law.amendment.consent import Consent, consent_to_amend, leave_given, why_leave_has_ended
from assembler.law.amendment.right import RightToAmend, right_to_amend
from assembler.law.amendment.situation import Situation
from assembler.law.dismissal.claims import left_before, unlisted_pleadings
from assembler.law.governing import with_law_in_force
from assembler.model.amendment import Amendments
from assembler.model.court import Court
from assembler.model.event import Event
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.opening.amendments import amendment_number, without_departed
from assembler.papers.opening.keys import opening_keys

NOT_A_FILING = -1
"""Takes the place of a filing's index for an amended complaint that the matter does not have yet."""


@dataclass(frozen=True)
class Amendment:
    """An amended complaint, or the next if *filing* is None, with what the law and the events say about it."""

    filing: Filing | None
    filing_index: int
    """The index of the filing in the matter; `NOT_A_FILING` for the next amended complaint."""
    number: int
    day: date
    law: Amendments | None
    right: RightToAmend
    consent: Consent
    leave: Event | None
    why_leave_not_open: str
    """Why leave that the events list is not open; "" if it is, or if they list none."""


def why_not_allowed(matter: Matter, amendment: Amendment) -> str:
    """Return why neither the consent nor the leave that *matter* lists allows the amendment; "" if consent is given."""
    consent = amendment.consent
    not_open = amendment.why_leave_not_open
    names = series([matter.parties[name].name for name in consent.missing_parties])
    days = series([str(event.day) for event in consent.anonymous_events])
    reasons: list[str] = []
    if days:
        reasons.append(f"`consent to amend` of {days} does not say who consented (`by:`)")
    if names and consent.events:
        fact = "the matter does not list" if not_open else "the matter lists neither leave nor"
        reasons.append(f"{fact} the consent of {names}")
    if consent.events and consent.why_not_enough != not_open:
        reasons.append(consent.why_not_enough)
    reasons.append(not_open)
    if not consent.events and not any(reasons):
        return "the matter lists neither consent nor leave"
    return "; ".join(reason for reason in reasons if reason)


def amended_complaints(matter: Matter, *, undated_as: date) -> Iterator[Amendment]:
    """Yield each amended complaint of *matter*; one without a date is dated *undated_as*."""
    for index, filing in enumerate(matter.filings):
        if number := amendment_number(matter, filing):
            yield _amendment(matter, filing, index, number, filing.date or undated_as)


def amendment_by(matter: Matter, filing: Filing, day: date) -> Amendment:
    """Return the amendment that the amended complaint *filing* makes; one without a date is dated *day*."""
    index = matter.filings.index(filing)
    number = amendment_number(matter, filing)
    return _amendment(matter, filing, index, number, filing.date or day)


def next_amendment(matter: Matter, day: date) -> Amendment:
    """Return the amendment that would be made on *day*."""
    number = len(_amended_before(matter, day)) + 1
    return _amendment(matter, filing=None, index=NOT_A_FILING, number=number, day=day)


def _amendment(matter: Matter, filing: Filing | None, index: int, number: int, day: date) -> Amendment:
    court = with_law_in_force(matter, day).court
    law = court.amendment.value if court.amendment else None
    added, dropped = _changed_parties(matter, filing)
    situation = replace(
        _situation(matter, day, number), added_parties=added, dropped_parties=dropped, leave_days=_leave_days(court)
    )
    if earlier_parties := _earlier_parties(filing):
        opponents = tuple(name for name in situation.opponents if name in earlier_parties)
        situation = replace(situation, opponents=opponents)
    return Amendment(
        filing,
        index,
        number,
        day,
        law,
        right=right_to_amend(law, situation),
        consent=consent_to_amend(law, situation),
        leave=leave_given(situation),
        why_leave_not_open=why_leave_has_ended(situation),
    )


def _leave_days(court: Court) -> int:
    """Return the number of days after leave within which *court* wants the complaint filed; 0 if it is unknown."""
    after_order = court.amended.value.after_order if court.amended else None
    if after_order and after_order.days:
        return after_order.days
    after_leave = court.amendment.value.after_leave if court.amendment else None
    return after_leave.days or 0 if after_leave else 0


def _situation(matter: Matter, day: date, number: int) -> Situation:
    current_parties = {name: party for name, party in matter.parties.items() if not left_before(party, day)}
    return Situation(
        day,
        matter.events,
        matter.court.system,
        plaintiffs=frozenset(name for name, party in matter.parties.items() if party.on_side == "plaintiff"),
        opponents=tuple(name for name, party in current_parties.items() if party.on_side == "defendant"),
        filing_date=matter.complaint_filed or _first_complaint(matter),
        docket_read=matter.docket_read,
        amended_before=_amended_before(matter, day),
        unlisted_pleadings=frozenset(pleading.pleading for pleading in unlisted_pleadings(matter)),
        number=number,
        names={name: party.name for name, party in matter.parties.items()},
        state=matter.court.state,
    )


def _changed_parties(matter: Matter, filing: Filing | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the full names of the parties whom *filing* adds, and the keys of those whom it drops."""
    earlier_parties = _earlier_parties(filing)
    if not earlier_parties:
        return (), ()
    added = tuple(party.name for name, party in matter.parties.items() if name not in earlier_parties)
    remaining_parties = without_departed(matter, filing).parties if filing else matter.parties
    return added, tuple(name for name in earlier_parties if name not in remaining_parties)


def _earlier_parties(filing: Filing | None) -> tuple[str, ...]:
    """Return the keys of the parties in the complaint that *filing* amends; none if they are not known."""
    amends = opening_keys(filing).amends if filing else None
    return amends.parties if amends else ()


def _amended_before(matter: Matter, day: date) -> tuple[date, ...]:
    """Return the days before *day* on which the complaint was amended, from the events and the filings."""
    events = {event.day for event in matter.events if event.event == "amended complaint"}
    filings = {filing.date for filing in matter.filings if filing.date and _is_amended(matter, filing)}
    return tuple(sorted(amended_on for amended_on in events | filings if amended_on < day))


def number_filed_on(matter: Matter, day: date) -> int:
    """Return the number of the amended complaint that was filed on *day*: 1 for the first amended complaint.

    The result is 0 if the ordinal of an amended complaint does not agree with how many are listed before it.
    """
    days = _amended_before(matter, date.max)
    for filing in matter.filings:
        number = amendment_number(matter, filing)
        if number and number - 1 != sum(amended_on < (filing.date or date.max) for amended_on in days):
            return 0
    return days.index(day) + 1 if day in days else 0


def _is_amended(matter: Matter, filing: Filing) -> bool:
    """Whether *filing* is an amended complaint that is filed, and not only proposed."""
    return bool(amendment_number(matter, filing)) and not opening_keys(filing).proposed


def _first_complaint(matter: Matter) -> date | None:
    """Return the date of the original complaint, if it has one and is among the filings."""
    originals = (filing for filing in matter.filings if filing.paper.opens and not amendment_number(matter, filing))
    original = next(originals, None)
    return original.date if original else None
