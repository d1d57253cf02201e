"""Finds events with impossible parties: decisions against bystanders, and counterclaims by plaintiffs."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.language.english import with_article
from assembler.law.dismissal.claims import responsive_claimants
from assembler.load.source import Source
from assembler.model.event import Event
from assembler.model.matter import Matter
from assembler.model.roles import NONPARTY_ROLES

PLEADER_REMEDY = "in `by:`, write the party who pleaded it; if a plaintiff did, also list the claim that it answers"


def event_party_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for a decision against a party who is not sued, or a counterclaim that answers no claim."""
    for event_index, event in enumerate(matter.events):
        for name_index, name in enumerate(event.against):
            party = matter.parties.get(name)
            if party and party.role.casefold() in NONPARTY_ROLES:
                message = f"`{name}` is {with_article(party.role.casefold())}, against whom no claim can be decided"
                fix = "in `against:`, write the parties against whom claims were decided"
                yield fault("MAT004", source.place_at(("events", event_index, "against", name_index)), message, fix=fix)
        if (
            event.event == "counterclaim"
            and _is_by_plaintiffs(matter, event)
            and not _has_claim_to_answer(matter, event)
        ):
            message = f"`{event.by[0]}` is a plaintiff, but no claim against it is listed for a counterclaim to answer"
            yield fault("MAT004", source.place_at(("events", event_index, "by")), message, fix=PLEADER_REMEDY)


def _has_claim_to_answer(matter: Matter, event: Event) -> bool:
    """Whether another event in *matter*, or a party's role, shows a claim by a defendant or an intervenor."""
    other_events = (
        listed_event
        for listed_event in matter.events
        if listed_event is not event and not _is_by_plaintiffs(matter, listed_event)
    )
    return bool(responsive_claimants(matter)) or any(
        listed_event.event in {"counterclaim", "crossclaim"} for listed_event in other_events
    )


def _is_by_plaintiffs(matter: Matter, event: Event) -> bool:
    parties = [matter.parties[name] for name in event.by if name in matter.parties]
    return bool(parties) and all(party.on_side == "plaintiff" for party in parties)
