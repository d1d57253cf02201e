"""What had not happened in a case: a paper may say so only of events that no entry of the matter means."""

from collections.abc import Collection, Mapping
from datetime import date

from assembler.findings.path import KeyPath
from assembler.law.dismissal.claims import CLAIMANT_ROLES, unlisted_pleadings
from assembler.law.dismissal.scope import Scope
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind

PLEADED: frozenset[EventKind] = frozenset({"appearance", "answer", "responsive pleading", "counterclaim"})
"""What a party has served who has a claim of its own in the action, though no event says so."""

PERHAPS: Mapping[EventKind, frozenset[EventKind]] = {
    "appearance": frozenset({"special appearance"}),
    "motion for summary judgment": frozenset({"motion treated as one for summary judgment"}),
    "trial begun": frozenset(
        {
            "hearing on the merits begun",
            "jury panel sworn",
            "voir dire begun",
            "witness sworn",
            "exhibit received",
            "evidence introduced",
        }
    ),
    "plaintiff rested": frozenset({"evidence closed"}),
    "judgment": frozenset({"appeal", "appeal decided", "verdict", "dismissal for want of prosecution"}),
}
"""The events after which nobody should say that an event had not happened, though they do not mean it everywhere."""


def docket_shows_none(scope: Scope, kinds: Collection[EventKind], by: Collection[str] = ()) -> tuple[KeyPath, ...]:
    """Return on what it rests that nothing of *kinds* had happened, by a party in *by* if that names any.

    That is the day to which the docket was read. Empty if nobody read it, or if an entry of the matter means such an
    event: whenever that was, and whoever did it, unless another defendant did.
    """
    kinds = {*kinds, *(other_kind for kind in kinds for other_kind in PERHAPS.get(kind, ()))}
    happened = any(kinds & event.means and not _is_by_others(event, kinds, scope, by) for _, event in scope.history)
    pleaded = PLEADED & set(kinds) and any(_brings_claim(name, scope) for name in by or scope.matter.parties)
    pleaded = pleaded or (
        PLEADED & set(kinds) and any(_may_have_pleaded(name, scope) for name in by or scope.dismissed)
    )
    return () if scope.matter.docket_read is None or happened or pleaded else (("docket_read",),)


def last_day_read(scope: Scope) -> date | None:
    """Return the day to which the docket was read, or the day of the paper if that is earlier."""
    read, day = scope.matter.docket_read, scope.request.date
    return min(read, day) if read and day else read


def _is_by_others(event: Event, kinds: Collection[EventKind], scope: Scope, by: Collection[str]) -> bool:
    """Whether *event* is the act of parties who are not in *by*: what it implies may be of its opponent."""
    sides = {scope.matter.parties[name].on_side for name in event.by}
    theirs = event.event in kinds or "plaintiff" not in sides
    return bool(by and event.by) and theirs and not set(by) & set(event.by)


def _may_have_pleaded(name: str, scope: Scope) -> bool:
    """Whether the role of another party shows a claim against it, which party *name* may have pleaded."""
    return any(name in pleading.perhaps_by for pleading in unlisted_pleadings(scope.matter))


def _brings_claim(name: str, scope: Scope) -> bool:
    return bool(set(CLAIMANT_ROLES) & set(scope.matter.parties[name].further_roles))
