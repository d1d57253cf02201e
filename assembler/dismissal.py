"""Whom a notice dismisses, what they have served, and what an earlier dismissal of the same claim does to it."""

from collections.abc import Iterator

from assembler.model.event import EarlierDismissal, Event
from assembler.model.filing import Filing
from assembler.model.matter import Matter

ENDS_THE_RIGHT = ("answer", "motion for summary judgment")
"""What ends the right to dismiss by notice once the opposing party serves it (Fed. R. Civ. P. 41(a)(1)(A)(i))."""


def dismissed(matter: Matter, filing: Filing) -> tuple[str, ...]:
    """Return the names of the defendants whom *filing* dismisses, in the caption's order; none who has left before."""
    defendants = [name for name, one in matter.parties.items() if one.role == "defendant" and not one.terminated]
    return tuple(name for name in defendants if "all" in filing.dismisses or name in filing.dismisses)


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
