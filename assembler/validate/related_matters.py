"""Matters that this one names as related, and the claims that both share: same cause, same parties, same facts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assembler.catalog import Catalog
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Severity, Stopped
from assembler.law.dismissal_scope import named_claims, request_of, scope_of
from assembler.load import load
from assembler.load.files import display_name, named_file, real_path
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, Claim
from assembler.model.walk import allegations, of_role
from assembler.validate import validate


@dataclass(frozen=True)
class Related:
    """A related matter, as it was read."""

    file: str
    matter: Matter


@dataclass(frozen=True)
class Shared:
    """A claim here and one there: by whom and against whom both are, and how many facts both plead."""

    here: str
    there: str
    cause: bool
    """Whether both are of one cause of action, or only of the same facts."""
    by: tuple[str, ...]
    against: tuple[str, ...]
    facts: int


def read_related(matter: Matter, source: Source, catalog: Catalog) -> tuple[tuple[Related, ...], list[Finding]]:
    """Return the matters that *matter* names under `related`, and a finding for each that cannot be read."""
    read: list[Related] = []
    findings: list[Finding] = []
    for number, named in enumerate(matter.related):
        try:
            read.append(_read(named, number, source, catalog))
        except Stopped as stopped:
            findings += stopped.findings
    return tuple(read), findings


def _read(named: str, number: int, source: Source, catalog: Catalog) -> Related:
    """Read the file *named* relative to the YAML that names it; links are followed before the root is asked."""
    place = source.where(("related", number))
    target = named_file(named, place, source.root, "MAT008", ".yaml")
    if target == real_path(source.file):
        raise Stopped(fault("MAT008", place, f"`{brief(named)}` is this matter itself", fix="delete the line"))
    try:
        return Related(display_name(target), validate(load(target, source.root), catalog))
    except Stopped as stopped:
        first = stopped.findings[0]
        message = f"`{brief(named)}` is no sound matter: {first.message} ({first.place})"
        raise Stopped(fault("MAT008", place, message, fix="mend that file")) from None


def shared(ours: Matter, theirs: Matter) -> Iterator[Shared]:
    """Yield the claims that both matters have between the same parties: of one cause, or of the same facts."""
    told, also_told = _texts(ours), _texts(theirs)
    for here, claim in named_claims(ours):
        for there, other in named_claims(theirs):
            by = _both(_names(ours, _bringers(ours, claim)), _names(theirs, _bringers(theirs, other)))
            against = _both(_names(ours, claim.against), _names(theirs, other.against))
            facts = len(_pleaded(claim, told) & _pleaded(other, also_told))
            same = claim.cause.id == other.cause.id
            if by and against and (same or facts):
                yield Shared(here, there, same, by, against, facts)


def unlisted(matter: Matter, source: Source, others: tuple[Related, ...]) -> Iterator[Finding]:
    """Yield a warning for each dismissal of a shared claim in a related matter that `earlier_dismissals` lacks."""
    listed = {one.date for one in matter.earlier_dismissals or ()}
    for number, filing in enumerate(matter.filings):
        for other in others if filing.dismisses else ():
            for theirs in _dismissing(other.matter, matter, filing):
                if theirs.date not in listed:
                    place = source.where(("filings", number))
                    message = f"`{other.file}` dismisses a claim of this matter on {theirs.date} by `{theirs.paper.id}`"
                    fix = "list it under `earlier_dismissals:`"
                    found = fault("MAT008", place, f"{message}, and it is not listed", fix=fix)
                    yield replace(found, severity=Severity.WARNING, promise=False, paper=filing.name)


def _dismissing(theirs: Matter, ours: Matter, filing: Filing) -> Iterator[Filing]:
    common = {name for one in shared(theirs, ours) if one.cause for name in one.against}
    for one in theirs.filings:
        earlier = one.date is not None and (filing.date is None or one.date <= filing.date)
        if one.dismisses and earlier and common & set(_names(theirs, scope_of(theirs, request_of(one)).leaving)):
            yield one


def _texts(matter: Matter) -> Mapping[str, str]:
    """Return the allegations that have a name, each as one line."""
    return {one.id: " ".join(one.text.split()) for _, one in allegations(matter) if one.id and one.text}


def _pleaded(claim: Claim, texts: Mapping[str, str]) -> set[str]:
    parts = [one for ones in claim.elements.values() for one in ones]
    named = {texts[one] for one in parts if isinstance(one, str) and one in texts}
    return named | {" ".join((one.text or "").split()) for one in parts if isinstance(one, Allegation)}


def _bringers(matter: Matter, claim: Claim) -> tuple[str, ...]:
    return claim.by or tuple(of_role(matter.parties, "plaintiff"))


def _names(matter: Matter, parties: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(matter.parties[name].name for name in parties)


def _both(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of *ours* that are among *theirs*; commas, stops and capitals do not part them."""
    known = {_plain(name) for name in theirs}
    return tuple(name for name in ours if _plain(name) in known)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()
