"""The scope of a dismissal: its parties, claims and date, computed once from a matter and a requested dismissal."""

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assembler.findings.path import KeyPath
from assembler.law.dismissal.action_signs import first_action_signs
from assembler.law.dismissal.claims import CLAIMANT_ROLES, claims_against, has_left, named_claims, responsive_claimants
from assembler.law.dismissal.earlier_dismissals import earlier_dismissals
from assembler.law.dismissal.preceding import further_preceding_events, preceding_events
from assembler.law.dismissal.views import law_of
from assembler.law.governing import with_law_in_force
from assembler.model.circumstance import Circumstance
from assembler.model.dismissal import Dismissals
from assembler.model.event import EarlierDismissal, Event, PrecedingEvent
from assembler.model.event_kinds import DECISION_EVENTS, EventKind
from assembler.model.filing import Dismissal
from assembler.model.matter import Matter
from assembler.model.roles import NONPARTY_ROLES
from assembler.model.walk import of_side

EVERYBODY = "all"
APPEARANCES: frozenset[EventKind] = frozenset({"appearance", "special appearance"})
"""Events by which a party appears in the case."""

DECIDES: frozenset[EventKind] = frozenset({"judgment", "claims decided"})


@dataclass(frozen=True)
class RequestedDismissal:
    """A requested dismissal, made from the keys of a filing or from the options of `assembler dismiss`."""

    dismisses: tuple[Dismissal, ...]
    date: dt.date | None = None
    """The date of the paper, if it has one."""
    effect: str | None = None
    """`on the merits`, if the dismissal is meant to be on the merits."""
    prejudice: str | None = None
    """The prejudice, "with" or "without", that applies to entries without their own."""
    keeps_jurisdiction: bool = False
    """Whether the court is to keep jurisdiction over a settlement."""
    counterclaims: bool = False
    """Whether the paper dismisses counterclaims, crossclaims or third-party claims."""
    claimant: str | None = None
    """The party who brought the counterclaim or similar claim, if the paper names one."""
    dismissed_before: tuple[str, ...] = ()
    """The parties against whom earlier papers of the matter dismissed all claims."""


@dataclass(frozen=True)
class DismissedClaim:
    """The smallest unit of a dismissal: one claim against one party; `claim` is empty if the matter lists no claims."""

    party: str
    claim: str
    prejudice: str | None


@dataclass(frozen=True)
class DismissedGroup:
    """Parties against whom the same plaintiffs dismiss the same claims; empty `claims` stands for all claims."""

    parties: tuple[str, ...]
    claims: tuple[str, ...]
    by: tuple[str, ...]
    prejudice: str | None


@dataclass(frozen=True)
class Scope:
    """Who leaves the case, who stays, which claims are dismissed, and what happened before.

    Names are in caption order.
    """

    matter: Matter
    requested: RequestedDismissal
    plaintiffs: tuple[str, ...]
    """The plaintiffs who are in the case when the paper is filed."""
    dismissing_parties: tuple[str, ...]
    """The dismissing parties: the named plaintiffs, or all who remain; for a counterclaim, its claimants."""
    of_counterclaims: bool
    """Whether the dismissed claims are counterclaims or similar claims, not the plaintiff's claims."""
    remaining_defendants: tuple[str, ...]
    """The defendants who are in the case when the paper is filed."""
    opponents: tuple[str, ...]
    """The parties who may be dismissed: the remaining defendants; for a counterclaim, the other parties."""
    dismissed_parties: tuple[str, ...]
    """The parties against whom claims are dismissed."""
    leaving_parties: tuple[str, ...]
    """The parties who leave the case, because no claim against them remains."""
    claims: tuple[DismissedClaim, ...]
    groups: tuple[DismissedGroup, ...]
    """The dismissed claims, in groups of parties for whom the terms are the same."""
    earlier_dismissals: tuple[tuple[int, EarlierDismissal], ...]
    """The earlier dismissals of the same claims, each with its index in the matter."""

    @cached_property
    def staying_opponents(self) -> tuple[str, ...]:
        """The opponents who stay in the case because a claim against them remains."""
        leaving = frozenset(self.leaving_parties)
        return tuple(name for name in self.opponents if name not in leaving)

    @property
    def in_part(self) -> bool:
        """Whether part of the action remains after the paper is filed."""
        return bool(self.staying_opponents)

    @cached_property
    def prejudices(self) -> frozenset[str | None]:
        """The choices of prejudice for the dismissed claims: "with", "without", or None for a claim without one."""
        return frozenset(claim.prejudice for claim in self.claims)

    @property
    def prejudice(self) -> str | None:
        """The prejudice, "with" or "without", that all dismissed claims share, or None; without claims, the paper's."""
        if not self.prejudices:
            return self.requested.prejudice
        first_prejudice, *other_prejudices = self.prejudices
        return None if other_prejudices else first_prejudice

    @cached_property
    def law(self) -> Dismissals:
        """The law of dismissal as the matter's court applies it on the date of the paper."""
        return law_of(self.matter.court, self.matter.county)

    @cached_property
    def events(self) -> tuple[tuple[int, Event], ...]:
        """The events that came before the paper, each with its index in the matter."""
        listed_events = enumerate(self.matter.events)
        return tuple((index, event) for index, event in listed_events if self.came_before(event.day, event))

    @cached_property
    def history(self) -> tuple[tuple[int, Event], ...]:
        """All listed events and the events that they imply, each with the index of the listed event.

        An implied event cannot keep an instrument open or reopen it; look in `events` for events that do.
        """
        return (*enumerate(self.matter.events), *self.preceding)

    @cached_property
    def action_signs(self) -> Mapping[Circumstance, KeyPath]:
        """The kinds of action that the matter's wording suggests, each with the path of the first such words."""
        return first_action_signs(self.matter, self.dismissing_parties)

    @cached_property
    def preceding(self) -> tuple[tuple[int, PrecedingEvent], ...]:
        """The unlisted events that must have come before listed events, each with the index of the listed event."""
        return tuple(preceding_events(self.matter))

    @cached_property
    def further_preceding_events(self) -> tuple[tuple[int, PrecedingEvent], ...]:
        """Further unlisted events, such as the beginning of a trial, each with the index of the event that followed."""
        return tuple(further_preceding_events(self.matter))

    @cached_property
    def appeared(self) -> tuple[str, ...]:
        """The parties other than plaintiffs who have or may have appeared before the paper, even if they have left.

        Intervenors, and parties with a counterclaim or similar claim, count as having appeared.
        """
        events = [event for _, event in self.history if self.may_have_come_before(event)]
        events += [event for _, event in self.history if self.came_before(event.day, event)]
        acting_names = {name for event in events if event.kinds & APPEARANCES for name in event.by}
        return tuple(
            name
            for name, party in self.matter.parties.items()
            if party.on_side != "plaintiff"
            and (name in acting_names or "intervenor" in party.role or set(CLAIMANT_ROLES) & set(party.further_roles))
        )

    @cached_property
    def claimants(self) -> tuple[str, ...]:
        """The parties still in the case who have a counterclaim or similar claim that the paper does not dismiss."""
        if self.of_counterclaims:
            return ()
        pleading_names = {
            name for _, event in self.events if event.event in {"counterclaim", "crossclaim"} for name in event.by
        }
        names = pleading_names | set(responsive_claimants(self.matter))
        parties = self.matter.parties.items()
        return tuple(name for name, party in parties if name in names and not has_left(party, self.requested.date))

    @cached_property
    def going_on(self) -> tuple[str, ...]:
        """The parties in `staying_opponents` against whom at least one undecided claim remains."""
        return tuple(name for name in self.staying_opponents if self._has_undecided_claim(name))

    def perhaps_decided(self, parties: Sequence[str]) -> bool:
        """Whether a listed decision may be on claims against any of *parties*: it names one of them, or no party."""
        events = [event for event in self.matter.events if event.kinds & DECISION_EVENTS]
        return any(not event.by or set(event.by) & set(parties) for event in events)

    def _has_undecided_claim(self, party: str) -> bool:
        """Whether a remaining claim against *party* is undecided."""
        dismissed_claims = {claim.claim for claim in self.claims if claim.party == party}
        claim_names = [name for name, _ in claims_against(self.matter, party)] or [""]
        remaining_claims = [name for name in claim_names if name not in dismissed_claims] or claim_names
        decisions = [event for _, event in self.events if event.event in DECIDES]
        return any(
            not any(self.decided_by(decision, party, name) for decision in decisions) for name in remaining_claims
        )

    def decided_by(self, event: Event, party: str, claim: str) -> bool:
        """Whether the decision *event* decided *claim* against *party*.

        A decision that names no claims decided all claims; a decision only against plaintiffs decided those plaintiffs'
        claims.
        """
        names = {claim, *(candidate.cause.id for name, candidate in named_claims(self.matter) if name == claim)}
        is_named = not event.claims or not claim or bool(names & set(event.claims))
        return is_named and (not event.against or party in event.against or self._lost_to(event, party))

    def _lost_to(self, event: Event, party: str) -> bool:
        """Whether *event* is a decision for *party* and only against plaintiffs, including a dismissing plaintiff."""
        sides = {self.matter.parties[name].on_side for name in event.against}
        is_lost = sides == {"plaintiff"} and bool({*event.against} & {*self.dismissing_parties})
        winners = {name for name in event.by if self.matter.parties[name].on_side != "plaintiff"}
        return not self.of_counterclaims and is_lost and (not winners or party in winners)

    def came_before(self, day: dt.date, event: Event) -> bool:
        """Whether *event*, dated *day*, came before the paper; if *day* is the paper's date, `order` decides."""
        if day == self.requested.date:
            return event.precedes_notice is True
        return self.requested.date is None or day < self.requested.date

    def may_have_come_before(self, event: Event) -> bool:
        """Whether *event* is on the date of the paper and the matter does not say which came first."""
        return event.day == self.requested.date and event.precedes_notice is None


def scope_of(matter: Matter, requested: RequestedDismissal) -> Scope:
    """Return the scope of *request* in *matter*, under the law in force on the request's date."""
    matter = with_law_in_force(matter, requested.date)
    of_counterclaims = _of_counterclaims(matter, requested)
    sides = of_side(matter.parties, "plaintiff")
    plaintiffs = tuple(name for name, party in sides.items() if not has_left(party, requested.date))
    remaining = _remaining_defendants(matter, requested)
    dismissing = _claimants(matter, requested) if of_counterclaims else _dismissing_plaintiffs(requested, plaintiffs)
    opponents = _against_claimants(matter, requested, dismissing) if of_counterclaims else remaining
    dismissed = tuple(name for name in opponents if any(_covers_party(entry, name) for entry in requested.dismisses))
    claims = tuple(claim for name in dismissed for claim in _dismissed_claims(matter, requested, name))
    dismissed_claims: dict[str, set[str]] = {}
    for claim in claims:
        dismissed_claims.setdefault(claim.party, set()).add(claim.claim)
    return Scope(
        matter,
        requested,
        plaintiffs=plaintiffs,
        dismissing_parties=dismissing,
        of_counterclaims=of_counterclaims,
        remaining_defendants=remaining,
        opponents=opponents,
        dismissed_parties=dismissed,
        leaving_parties=tuple(
            name for name in dismissed if _leaves(matter, requested, name, dismissed_claims.get(name, set()))
        ),
        claims=claims,
        groups=_dismissed_groups(requested, dismissed),
        earlier_dismissals=tuple(
            earlier_dismissals(matter, requested.date, {(claim.party, claim.claim) for claim in claims})
        ),
    )


# -- parties and claims -----------------------------------------------------------------------------------------------


def _of_counterclaims(matter: Matter, requested: RequestedDismissal) -> bool:
    if requested.counterclaims:
        return True
    names = {name for entry in requested.dismisses for name in entry.parties} & set(matter.parties)
    return bool(names) and all(matter.parties[name].on_side != "defendant" for name in names)


def _claimants(matter: Matter, requested: RequestedDismissal) -> tuple[str, ...]:
    return (requested.claimant,) if requested.claimant else tuple(responsive_claimants(matter))


def _against_claimants(matter: Matter, requested: RequestedDismissal, claimants: Sequence[str]) -> tuple[str, ...]:
    """Return the possible opponents of *claimants*: other parties who are not defendants, and all named parties."""
    names = {name for entry in requested.dismisses for name in entry.parties}
    other_parties = ((name, party) for name, party in matter.parties.items() if name not in claimants)
    return tuple(
        name
        for name, party in other_parties
        if name in names or (party.on_side != "defendant" and party.role not in NONPARTY_ROLES)
    )


def _dismissing_plaintiffs(requested: RequestedDismissal, plaintiffs: Sequence[str]) -> tuple[str, ...]:
    """Return the plaintiffs, among *plaintiffs*, whom entries name; all of them if any entry names no plaintiffs."""
    dismissing = {name for entry in requested.dismisses for name in entry.by or plaintiffs}
    return tuple(name for name in plaintiffs if name in dismissing)


def _remaining_defendants(matter: Matter, requested: RequestedDismissal) -> tuple[str, ...]:
    """Return the defendants who are in the case when the paper of *request* is filed.

    Parties who are `terminated` by that date have left the case, and so have parties whom an earlier paper of the
    matter dismisses.
    """
    return tuple(
        name
        for name, party in matter.parties.items()
        if party.on_side == "defendant"
        and not has_left(party, requested.date)
        and name not in requested.dismissed_before
    )


def _covers_party(entry: Dismissal, party: str) -> bool:
    return EVERYBODY in entry.parties or party in entry.parties


def dismisses_wholly(entry: Dismissal, party: str) -> bool:
    """Whether *entry* dismisses all claims of all plaintiffs against *party*."""
    return _covers_party(entry, party) and not entry.claims and not entry.by


def _dismissed_claims(matter: Matter, requested: RequestedDismissal, party: str) -> Iterator[DismissedClaim]:
    """Yield each claim against *party* that *request* dismisses.

    If the matter lists no claim against *party*, the claim has an empty name.
    """
    claims = claims_against(matter, party)
    for entry in requested.dismisses:
        if _covers_party(entry, party):
            names = [name for name, claim in claims if not entry.claims or {name, claim.cause.id} & set(entry.claims)]
            for name in names if claims else [""]:
                yield DismissedClaim(party, name, entry.prejudice or requested.prejudice)


def _leaves(matter: Matter, requested: RequestedDismissal, party: str, dismissed: Container[str]) -> bool:
    """Whether no plaintiff has a claim against *party* left once the claims in *dismissed* are dismissed."""
    all_dismiss = all(not entry.by for entry in requested.dismisses if _covers_party(entry, party))
    return all_dismiss and all(name in dismissed for name, _ in claims_against(matter, party))


def _dismissed_groups(requested: RequestedDismissal, dismissed: Sequence[str]) -> tuple[DismissedGroup, ...]:
    groups: dict[tuple[tuple[str, ...], tuple[str, ...], str | None], list[str]] = {}
    for name in dismissed:
        for entry in requested.dismisses:
            if _covers_party(entry, name):
                terms = (entry.claims, entry.by, entry.prejudice or requested.prejudice)
                groups.setdefault(terms, []).append(name)
    return tuple(DismissedGroup(tuple(names), *terms) for terms, names in groups.items())
