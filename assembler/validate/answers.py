"""Finds impossible answers: dated before the complaint, or by or against a party who cannot be meant."""

from collections.abc import Iterator

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.law.dismissal.claims import has_left, responsive_claimants
from assembler.load.source import Source
from assembler.model.event_kinds import EventKind
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.answer.keys import answer_keys

CLAIMS_BY_DEFENDANTS: frozenset[EventKind] = frozenset({"counterclaim", "crossclaim", "third-party complaint"})
"""The events with which a defendant makes a claim that a plaintiff may have to answer."""

ANSWER = "answer"
"""The family of papers that this module checks."""


def answer_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each answer that is dated before the complaint, or is by or against the wrong party."""
    for index, filing in enumerate(matter.filings):
        if filing.paper.family == ANSWER:
            path: KeyPath = ("filings", index)
            yield from _early_faults(matter, filing, source, path)
            yield from _nothing_to_answer_faults(matter, filing, source, path)
            yield from _counterclaim_faults(matter, filing, source, path)


def _early_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if an answer is dated before the complaint that it answers."""
    complaint_date = matter.complaint_filed or (None if _is_amended(matter) else matter.complaint_date)
    if filing.date and complaint_date and filing.date < complaint_date:
        message = f"`{filing.name}` is dated {filing.date}, before the complaint, dated {complaint_date}"
        yield fault("MAT009", source.place_at((*path, "date")), message)


def _is_amended(matter: Matter) -> bool:
    """Whether the complaint of *matter* may be an amended complaint, so that its date is not that of the first."""
    titles = [filing.title or "" for filing in matter.filings if filing.paper.opens]
    has_title = any("amended" in title.casefold() for title in titles)
    return has_title or any(event.event == "amended complaint" for event in matter.events)


def _nothing_to_answer_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if only plaintiffs file an answer, and no defendant has made a claim."""
    filers = [matter.parties[name] for name in filing.filed_by if name in matter.parties]
    if not filers or any(party.on_side != "plaintiff" for party in filers) or _defendant_has_claim(matter):
        return
    message = f"`{brief(filing.filed_by[0])}` is a plaintiff, and the matter has no counterclaim that it could answer"
    fix = "in `filed_by:`, write the party who answers; or list the counterclaim in `events:`, with `by:` and `date:`"
    yield fault("MAT007", source.place_at((*path, "filed_by")), message, fix=fix)


def _defendant_has_claim(matter: Matter) -> bool:
    """Whether a role, an event or an answer in *matter* shows that a party other than a plaintiff made a claim."""
    roles = [role for party in matter.parties.values() for role in party.further_roles]
    filings_with_claims = [filing for filing in matter.filings if answer_keys(filing).counterclaims]
    claimants = {name for filing in filings_with_claims for name in filing.filed_by if name in matter.parties}
    return (
        bool(responsive_claimants(matter))
        or any(role.endswith("defendant") for role in roles)
        or any(event.kinds & CLAIMS_BY_DEFENDANTS for event in matter.events)
        or any(matter.parties[name].on_side != "plaintiff" for name in claimants)
    )


def _counterclaim_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each party to a counterclaim that is on the filer's side or has left the case."""
    filer_by_side = {matter.parties[name].on_side: name for name in reversed(filing.filed_by) if name in matter.parties}
    for index, counterclaim in enumerate(answer_keys(filing).counterclaims):
        place = source.place_at((*path, "counterclaims", index, "against"))
        for name in counterclaim.against:
            party = matter.parties.get(name)
            if party is None:
                continue
            if filer := filer_by_side.get(party.on_side):
                opponent = "itself" if filer == name else f"`{name}`, which is on the same side"
                message = f"`{filer}` pleads a counterclaim against {opponent}"
                yield fault("MAT003", place, message, fix="in `against:`, write an opposing party")
            elif has_left(party, filing.date):
                message = f"the counterclaim is against `{name}`, who has left the case by the date of `{filing.name}`"
                fix = "correct the `date:` of the filing or of `terminated:`, or delete the name"
                yield fault("MAT009", place, message, fix=fix)
