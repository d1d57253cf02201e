"""Whom a paper dismisses and of which claims, who has appeared, and which earlier dismissal was of the same claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from assembler.model.dismissal import Closing, Instrument
from assembler.model.event import APPEARS, EarlierDismissal, Event
from assembler.model.filing import Dismissal, Filing
from assembler.model.matter import Matter
from assembler.model.party import FurtherRole, Party
from assembler.model.pleading import Claim

EVERYBODY = "all"


class Wish(Protocol):
    """What somebody wants to dismiss, and when: a filing, or what `assembler dismiss` is asked."""

    @property
    def dismisses(self) -> tuple[Dismissal, ...]:
        """Against whom, and which claims."""

    @property
    def date(self) -> date | None:
        """The day of the paper; none while it is still to come."""

    @property
    def effect(self) -> str | None:
        """`on the merits`, where that is meant."""

    @property
    def prejudice(self) -> str | None:
        """With or without, where no entry says its own."""

    @property
    def keeps_jurisdiction(self) -> bool:
        """Whether the court is to keep jurisdiction over a settlement."""


@dataclass(frozen=True)
class Unit:
    """The least that can be dismissed: one claim against one party; `claim` is empty where the matter lists none."""

    party: str
    claim: str
    prejudice: str | None


# -- whom and what ----------------------------------------------------------------------------------------------------


def dismissed(matter: Matter, wish: Wish) -> tuple[str, ...]:
    """Return the names of those against whom *wish* dismisses claims, in the caption's order; none who has left."""
    return tuple(name for name in opponents(matter, wish) if any(_names(one, name) for one in wish.dismisses))


def leaving(matter: Matter, wish: Wish) -> tuple[str, ...]:
    """Return the names of those whom *wish* leaves no claim against: they leave the case."""
    return tuple(
        name
        for name in dismissed(matter, wish)
        if {claim for claim, _ in claims_against(matter, name)} <= {one.claim for one in units(matter, wish, name)}
        and all(not one.by for one in wish.dismisses if _names(one, name))
    )


def remaining(matter: Matter, wish: Wish) -> tuple[str, ...]:
    """Return the names of the defendants who are in the case when *wish* is filed.

    Gone are those whose `terminated:` is of that day or earlier, and those whom an earlier paper of the matter
    dismisses; a paper without a date comes after all that has one.
    """
    earlier = [other for other in matter.filings if other.dismisses and _before(other, wish)]
    return tuple(
        name
        for name, one in matter.parties.items()
        if one.role == "defendant"
        and not has_left(one, wish.date)
        and not any(_wholly(entry, name) for other in earlier for entry in other.dismisses)
    )


def opponents(matter: Matter, wish: Wish) -> tuple[str, ...]:
    """Return those whom *wish* may dismiss: the defendants who remain, or the plaintiffs, for a counterclaim."""
    if not of_counterclaims(matter, wish):
        return remaining(matter, wish)
    return tuple(name for name, one in matter.parties.items() if one.role != "defendant")


def of_counterclaims(matter: Matter, wish: Wish) -> bool:
    """Whether *wish* dismisses what is claimed against somebody who is no defendant."""
    named = {name for one in wish.dismisses for name in one.parties} & set(matter.parties)
    return bool(named) and all(matter.parties[name].role != "defendant" for name in named)


def in_part(matter: Matter, wish: Wish) -> bool:
    """Whether something of the action is left once *wish* is filed."""
    return set(leaving(matter, wish)) != set(opponents(matter, wish))


def claims_against(matter: Matter, party: str) -> list[tuple[str, Claim]]:
    """Return the claims against *party*, each with the name by which the matter knows it."""
    return [(name, claim) for name, claim in named_claims(matter) if party in claim.against]


def named_claims(matter: Matter) -> list[tuple[str, Claim]]:
    """Return the claims with their names: their own, or `count-2`."""
    return [(claim.id or f"count-{number}", claim) for number, claim in enumerate(matter.claims, 1)]


def units(matter: Matter, wish: Wish, party: str) -> Iterator[Unit]:
    """Yield what *wish* dismisses against *party*, a claim at a time."""
    known = claims_against(matter, party)
    for entry in wish.dismisses:
        if _names(entry, party):
            chosen = [name for name, claim in known if not entry.claims or {name, claim.cause.id} & set(entry.claims)]
            for claim in chosen or ([""] if not known else []):
                yield Unit(party, claim, entry.prejudice or wish.prejudice)


def has_left(party: Party, day: date | None) -> bool:
    """Whether *party* has left the case by *day*, or at all where no day is known."""
    return party.terminated is not None and (day is None or party.terminated.date <= day)


def _names(entry: Dismissal, party: str) -> bool:
    return EVERYBODY in entry.parties or party in entry.parties


def _wholly(entry: Dismissal, party: str) -> bool:
    return _names(entry, party) and not entry.claims and not entry.by


def _before(other: Filing, wish: Wish) -> bool:
    return other is not wish and other.date is not None and (wish.date is None or other.date < wish.date)


def begun(matter: Matter) -> date | None:
    """Return the day on which the complaint was filed: as the matter says, else that of the paper that opens it."""
    opening = (one.date for one in matter.filings if one.paper.opens and one.date)
    return matter.complaint_filed or next(opening, None)


# -- what has happened ------------------------------------------------------------------------------------------------


def came_before(day: date, event: Event, wish: Wish) -> bool:
    """Whether *event*, which counts from *day*, came before *wish*; on one day, as the event says."""
    if day == wish.date:
        return event.order == "before the notice"
    return wish.date is None or day < wish.date


def so_far(matter: Matter, wish: Wish) -> Iterator[tuple[int, Event]]:
    """Yield the events that came before *wish*, with their numbers."""
    return ((number, one) for number, one in enumerate(matter.events) if came_before(one.day, one, wish))


def closings(matter: Matter, wish: Wish, instrument: Instrument) -> Iterator[tuple[Closing, int, Event, date]]:
    """Yield what closes *instrument* whenever it came: the provision, the event, and the day from which it counts."""
    for closing in instrument.until.closed_by:
        for number, event in enumerate(matter.events):
            day = event.day if closing.once == "filed" else event.date
            if day and event.means & set(closing.events) and _by(matter, wish, closing, event):
                yield closing, number, event, day - timedelta(days=closing.days_before)


def _by(matter: Matter, wish: Wish, closing: Closing, event: Event) -> bool:
    match closing.by:
        case "a party dismissed":
            return bool(set(dismissed(matter, wish)) & set(event.by))
        case "the plaintiff":
            return not event.by or any(matter.parties[name].role == "plaintiff" for name in event.by)
    return True


def unattributed(instrument: Instrument, event: Event) -> bool:
    """Whether *event* would close *instrument* if somebody who is dismissed had done it, and nobody is said to have."""
    closing = {what for one in instrument.until.closed_by if one.by == "a party dismissed" for what in one.events}
    return not event.by and bool(event.means & closing)


def nobody_has_closed(matter: Matter, wish: Wish, instrument: Instrument) -> bool:
    """Whether nothing that the matter knows has closed *instrument*, nor may have."""
    unsaid = any(unattributed(instrument, event) for event in matter.events)
    return not unsaid and not any(closings(matter, wish, instrument))


def appeared(matter: Matter, wish: Wish) -> tuple[str, ...]:
    """Return the parties beside the plaintiffs who had appeared by then, those who have left among them."""
    done = {name for _, event in so_far(matter, wish) if event.event in APPEARS for name in event.by}
    return tuple(name for name, one in matter.parties.items() if one.role != "plaintiff" and name in done)


CLAIMING: tuple[FurtherRole, ...] = ("counterclaim plaintiff", "crossclaim plaintiff", "third-party plaintiff")
"""Roles of those who answer a claim with one of their own."""


def claiming(matter: Matter) -> list[str]:
    """Return the names of the parties who answer a claim with one of their own."""
    return [name for name, one in matter.parties.items() if set(CLAIMING) & set(one.further_roles)]


# -- instruments and earlier dismissals -------------------------------------------------------------------------------


def fitting(matter: Matter, wish: Wish, instrument: Instrument) -> bool:
    """Whether *instrument* is made for what *wish* dismisses: claims or counterclaims, the whole or a part."""
    if (instrument.of == "counterclaims") != of_counterclaims(matter, wish):
        return False
    return instrument.reach == "any" or (instrument.reach == "part") == in_part(matter, wish)


def instrument_of(matter: Matter, filing: Filing) -> Instrument | None:
    """Return the instrument of the court's law of dismissal that *filing* is or goes with; of several, what fits."""
    known = matter.court.dismissal.value.instruments.values()
    ours = [one for one in known if filing.paper.id == one.paper]
    ours = ours or [one for one in known if filing.paper.id in one.more_papers]
    return next((one for one in ours if fitting(matter, filing, one)), ours[0] if ours else None)


def principal(matter: Matter, filing: Filing) -> Filing:
    """Return the paper whose dismissal *filing* carries out: itself, or the one that an order or the like goes with.

    That is the paper which `goes_with:` names, else the only one of the matter to whose instrument *filing* belongs.
    """
    if "dismisses" in filing.paper.choices:
        return filing
    ours = [one for one in matter.filings if one.dismisses and _companion(matter, one, filing)]
    named = [one for one in matter.filings if one.name == filing.goes_with]
    return next(iter(named or (ours if len(ours) == 1 else [])), filing)


def _companion(matter: Matter, one: Filing, filing: Filing) -> bool:
    instrument = instrument_of(matter, one)
    if instrument is None or one.paper.id != instrument.paper:
        return False
    return filing.paper.id in instrument.more_papers or (filing.paper.supports and instrument.way == "motion")


def one_prejudice(matter: Matter, wish: Wish) -> str | None:
    """Return the prejudice with which *wish* dismisses all that it does, or nothing where there is none, or several."""
    said = {unit.prejudice for name in dismissed(matter, wish) for unit in units(matter, wish, name)}
    return next(iter(said)) if len(said) == 1 else None if said else wish.prejudice


@dataclass(frozen=True)
class Part:
    """Parties against whom a paper dismisses the same claims (all, if none are named), by the same plaintiffs."""

    parties: tuple[str, ...]
    claims: tuple[str, ...]
    by: tuple[str, ...]
    prejudice: str | None


def parts(matter: Matter, wish: Wish) -> tuple[Part, ...]:
    """Return what *wish* dismisses, parties with the same fate together, in the caption's order."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...], str | None], list[str]] = {}
    for name in dismissed(matter, wish):
        for one in wish.dismisses:
            if _names(one, name):
                found.setdefault((one.claims, one.by, one.prejudice or wish.prejudice), []).append(name)
    return tuple(Part(tuple(names), *fate) for fate, names in found.items())


def same_claim(matter: Matter, wish: Wish) -> Iterator[tuple[int, EarlierDismissal]]:
    """Yield the earlier dismissals of a claim that *wish* dismisses: same defendant, same cause.

    One that names neither parties nor claims is of the same claim, for that is what the matter lists.
    """
    gone = {
        (unit.party, _cause(matter, unit)) for name in dismissed(matter, wish) for unit in units(matter, wish, name)
    }
    for number, earlier in enumerate(matter.earlier_dismissals or ()):
        if wish.date is not None and earlier.date > wish.date:
            continue
        if any(_covers(earlier, party, cause) for party, cause in gone):
            yield number, earlier


def _covers(earlier: EarlierDismissal, party: str, cause: str) -> bool:
    parties = not earlier.parties or party in earlier.parties
    return parties and (not earlier.claims or not cause or cause in earlier.claims)


def _cause(matter: Matter, unit: Unit) -> str:
    return dict(named_claims(matter))[unit.claim].cause.id if unit.claim else ""
