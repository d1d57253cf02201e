"""Decides which events a paper may say have not happened: those that no entry in the matter implies."""

from collections.abc import Collection, Mapping
from datetime import date

from assembler.findings.path import KeyPath
from assembler.law.dismissal.claims import CLAIMANT_ROLES, unlisted_pleadings
from assembler.law.dismissal.scope import Scope
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind

PLEADING_ACTS: frozenset[EventKind] = frozenset({"appearance", "answer", "responsive pleading", "counterclaim"})
"""Acts of which a party who has pleaded a claim must have done at least one, even if the matter lists none."""

MAY_AMOUNT_TO: Mapping[EventKind, frozenset[EventKind]] = {
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
"""For each event, other events that may amount to it; after one of these, a paper should not deny the event."""


def docket_shows_none(scope: Scope, kinds: Collection[EventKind], by: Collection[str] = ()) -> tuple[KeyPath, ...]:
    """Return the support for stating that no event of *kinds* has happened, or no such act by parties in *by*.

    The support is the key `docket_read`. The result is empty if the docket was not read, or if an entry in the matter
    implies, or may imply, such an event, whatever its date.
    """
    similar_kinds = {similar_kind for kind in kinds for similar_kind in MAY_AMOUNT_TO.get(kind, ())}
    all_kinds = {*kinds, *similar_kinds}
    has_happened = any(
        all_kinds & event.kinds and not _is_act_of_others(event, all_kinds, scope, by) for _, event in scope.history
    )
    if scope.matter.docket_read is None or has_happened:
        return ()
    if PLEADING_ACTS & all_kinds:
        has_claimant = any(_brings_claim(name, scope) for name in by or scope.matter.parties)
        if has_claimant or _may_have_pleaded(by or scope.dismissed_parties, scope):
            return ()
    return (("docket_read",),)


def last_day_read(scope: Scope) -> date | None:
    """Return the date through which the docket was read, or the date of the paper if that is earlier.

    Return None if the matter does not say that the docket was read.
    """
    docket_day = scope.matter.docket_read
    paper_day = scope.requested.date
    return min(docket_day, paper_day) if docket_day and paper_day else docket_day


def _is_act_of_others(event: Event, kinds: Collection[EventKind], scope: Scope, by: Collection[str]) -> bool:
    """Whether *event* is an act of parties who are not in *by*.

    A plaintiff's act does not qualify if it only implies such an act, since the implied act may be an opponent's.
    """
    sides = {scope.matter.parties[name].on_side for name in event.by}
    is_own_act = event.event in kinds or "plaintiff" not in sides
    return bool(by and event.by) and is_own_act and not set(by) & set(event.by)


def _may_have_pleaded(names: Collection[str], scope: Scope) -> bool:
    """Whether another party's role implies a claim against it that one of the parties *names* may have pleaded."""
    return any(not set(names).isdisjoint(pleading.possible_pleaders) for pleading in unlisted_pleadings(scope.matter))


def _brings_claim(name: str, scope: Scope) -> bool:
    return bool(set(CLAIMANT_ROLES) & set(scope.matter.parties[name].further_roles))
