"""Whom a notice dismisses, what they have served, and what an earlier dismissal of the same claim does to it."""

from collections.abc import Iterator
from datetime import date

from assembler.model.event import EarlierDismissal, Event
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party

ENDS_THE_RIGHT = ("answer", "motion for summary judgment")
"""What ends the right to dismiss by notice once the opposing party serves it (Fed. R. Civ. P. 41(a)(1)(A)(i))."""


def dismissed(matter: Matter, filing: Filing) -> tuple[str, ...]:
    """Return the names of the defendants whom *filing* dismisses, in the caption's order; none who has left before."""
    return tuple(name for name in remaining(matter, filing) if _names(filing, name))


def remaining(matter: Matter, filing: Filing) -> tuple[str, ...]:
    """Return the names of the defendants who are in the case when *filing* is filed.

    Gone are those whose `terminated:` is of that day or earlier, and those whom an earlier paper of the matter
    dismisses; a paper without a date comes after all that has one.
    """
    defendants = [name for name, one in matter.parties.items() if one.role == "defendant"]
    earlier = [other for other in matter.filings if other.dismisses and _before(other, filing)]
    return tuple(
        name
        for name in defendants
        if not has_left(matter.parties[name], filing.date) and not any(_names(other, name) for other in earlier)
    )


def has_left(party: Party, day: date | None) -> bool:
    """Whether *party* has left the case by *day*, or at all where no day is known."""
    return party.terminated is not None and (day is None or party.terminated.date <= day)


def _names(filing: Filing, defendant: str) -> bool:
    return "all" in filing.dismisses or defendant in filing.dismisses


def _before(other: Filing, filing: Filing) -> bool:
    return other is not filing and other.date is not None and (filing.date is None or other.date < filing.date)


def ending(matter: Matter, filing: Filing) -> Iterator[tuple[int, Event]]:
    """Yield the events that end the right: an answer or a summary-judgment motion of a party that is dismissed."""
    gone = set(dismissed(matter, filing))
    for number, event in enumerate(matter.events):
        if event.event in ENDS_THE_RIGHT and gone & set(event.by):
            yield number, event


def nobody_has_ended(matter: Matter, filing: Filing) -> bool:
    """Whether no party that *filing* dismisses has ended the right, nor anybody whom the matter does not name."""
    unnamed = any(event.event in ENDS_THE_RIGHT and not event.by for event in matter.events)
    return not unnamed and not any(ending(matter, filing))


def same_claim(matter: Matter, filing: Filing) -> Iterator[tuple[int, EarlierDismissal]]:
    """Yield the earlier dismissals of a claim that *filing* dismisses: same defendant, same cause.

    One that names neither parties nor claims is of the same claim, for that is what the matter lists.
    """
    gone = set(dismissed(matter, filing))
    causes = {claim.cause.id for claim in matter.claims if gone & set(claim.against)}
    for number, earlier in enumerate(matter.earlier_dismissals or ()):
        parties = not earlier.parties or gone & set(earlier.parties)
        claims = not earlier.claims or not causes or causes & set(earlier.claims)
        if parties and claims:
            yield number, earlier
