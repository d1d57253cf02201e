"""Finds later pleadings by or against a party who cannot be meant, or whose role the caption does not show."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.language.english import with_article
from assembler.law.dismissal.claims import has_left
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.later_pleading.keys import later_pleading_keys


def later_pleading_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each impossible date and party of a pleading that makes claims after the complaint."""
    for index, filing in enumerate(matter.filings):
        if filing.paper.leave_under:
            path: KeyPath = ("filings", index)
            yield from _early_faults(matter, filing, source, path)
            yield from _filer_faults(matter, filing, source, path)
            yield from _opponent_faults(matter, filing, source, path)


def _early_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if the pleading is dated before the complaint, or before the court gave leave to file it."""
    complaint_date = matter.complaint_filed or matter.complaint_date
    leave = later_pleading_keys(filing).leave
    if filing.date and complaint_date and filing.date < complaint_date:
        message = f"`{filing.name}` is dated {filing.date}, before the complaint, dated {complaint_date}"
        yield fault("MAT009", source.place_at((*path, "date")), message)
    if filing.date and leave and filing.date < leave:
        message = f"`{filing.name}` is dated {filing.date}, before the leave to file it, given on {leave}"
        yield fault("MAT009", source.place_at((*path, "leave")), message, fix="correct one of the two dates")


def _filer_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each filing party without the role that the caption and the opening sentence show."""
    role = filing.paper.claimant_role
    for name in filing.filed_by:
        party = matter.parties.get(name)
        if role and party and role not in party.further_roles:
            message = f"`{name}` files `{filing.name}`, but is not {with_article(role)}"
            fix = f"add `further_roles: [{role}]` to the party"
            yield fault("MAT007", source.place_at((*path, "filed_by")), message, fix=fix)


def _opponent_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each party sued that files the pleading, has left the case, or has another role."""
    for index, count in enumerate(later_pleading_keys(filing).counts):
        place = source.place_at((*path, "counts", index, "against"))
        for name in count.against:
            party = matter.parties.get(name)
            if party is None:
                continue
            sued_role = filing.paper.sued_role
            if name in filing.filed_by:
                message = f"`{name}` pleads the count `{count.title}` against itself"
                yield fault("MAT003", place, message, fix="in `against:`, write another party")
            elif has_left(party, filing.date):
                message = f"the count is against `{name}`, who has left the case by the date of `{filing.name}`"
                fix = "correct the `date:` of the filing or of `terminated:`, or delete the name"
                yield fault("MAT009", place, message, fix=fix)
            elif sued_role and sued_role not in {party.role, *party.further_roles}:
                message = f"`{filing.name}` is against `{name}`, who is not {with_article(sued_role)}"
                yield fault("MAT007", place, message, fix=f"add `further_roles: [{sued_role}]` to the party")
            elif mismatch := _wrong_role(name, matter, filing):
                message, fix = mismatch
                yield fault("MAT003", place, message, fix=fix)


def _wrong_role(name: str, matter: Matter, filing: Filing) -> tuple[str, str] | None:
    """Return a message and a remedy if *filing* cannot be against the party called *name*; otherwise None."""
    party = matter.parties[name]
    required_role = filing.paper.opponent_role
    if required_role and party.role != required_role:
        message = f"`{filing.name}` is against `{name}`, who is not {with_article(required_role)}"
        return message, f"give the party `role: {required_role}`, or sue a party with that role"
    sides = {matter.parties[filer].on_side for filer in filing.filed_by if filer in matter.parties}
    if filing.paper.claimant_role == "crossclaim plaintiff" and party.on_side not in sides:
        message = f"`{filing.name}` is against `{name}`, who is not on the side of the party who files it"
        return message, "plead a claim against an opponent as a counterclaim, in `counterclaims:` of an answer"
    return None
