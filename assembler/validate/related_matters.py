"""Reads related matters, and finds the claims that they share with this matter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assembler.catalog import Catalog
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.findings.visible import one_line
from assembler.law.dismissal.claims import named_claims
from assembler.law.dismissal.scope import scope_of
from assembler.load import load
from assembler.load.files import display_name, named_file, real_path
from assembler.load.source import Source
from assembler.model.allegation import Allegation
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import named_allegations, of_side
from assembler.papers.ending.dismissal_papers import request_of
from assembler.papers.ending.keys import dismissal_keys
from assembler.validate import validate


@dataclass(frozen=True)
class RelatedMatter:
    """A related matter, with the name of its file."""

    file: str
    matter: Matter


@dataclass(frozen=True)
class SharedClaim:
    """A claim of this matter and the matching claim of a related matter.

    *shared_facts* is the number of facts that both plead.
    """

    our_claim: str
    their_claim: str
    is_same_cause: bool
    """Whether both claims have the same cause of action, or only the same facts."""
    by: tuple[str, ...]
    against: tuple[str, ...]
    shared_facts: int


def read_related(matter: Matter, source: Source, catalog: Catalog) -> tuple[tuple[RelatedMatter, ...], list[Finding]]:
    """Return the matters that *matter* names under `related`, and a finding for each that cannot be read."""
    related: list[RelatedMatter] = []
    findings: list[Finding] = []
    for index, file in enumerate(matter.related):
        try:
            related.append(_read_matter(file, index, source, catalog))
        except MatterError as error:
            findings += error.findings
    return tuple(related), findings


def _read_matter(file: str, index: int, source: Source, catalog: Catalog) -> RelatedMatter:
    """Return the matter in the file *file*, a path relative to the YAML file that names it."""
    place = source.place_at(("related", index))
    target = named_file(file, place, source.root, "MAT008", ".yaml", open_files=source.open_texts)
    if target == real_path(source.file):
        raise MatterError(fault("MAT008", place, f"`{brief(file)}` is this matter itself", fix="delete the line"))
    try:
        return RelatedMatter(display_name(target), validate(load(target, source.root, source.open_texts), catalog))
    except MatterError as error:
        first_finding = error.findings[0]
        message = f"`{brief(file)}` has errors: {first_finding.message} ({first_finding.place})"
        raise MatterError(fault("MAT008", place, message, fix="correct that file")) from None


def shared_claims(matter: Matter, related: Matter) -> Iterator[SharedClaim]:
    """Yield the pairs of claims that share a claimant, a defendant, and a cause of action or a fact."""
    our_texts = _named_texts(matter)
    their_texts = _named_texts(related)
    for our_name, claim in named_claims(matter):
        for their_name, their_claim in named_claims(related):
            claimants = _shared_names(
                _party_names(matter, _claimants(matter, claim)), _party_names(related, _claimants(related, their_claim))
            )
            defendants = _shared_names(_party_names(matter, claim.against), _party_names(related, their_claim.against))
            shared_facts = len(_pleaded_texts(claim, our_texts) & _pleaded_texts(their_claim, their_texts))
            is_same_cause = claim.cause.id == their_claim.cause.id
            if claimants and defendants and (is_same_cause or shared_facts):
                yield SharedClaim(
                    our_claim=our_name,
                    their_claim=their_name,
                    is_same_cause=is_same_cause,
                    by=claimants,
                    against=defendants,
                    shared_facts=shared_facts,
                )


def unlisted_dismissals(
    matter: Matter, source: Source, related_matters: tuple[RelatedMatter, ...]
) -> Iterator[Finding]:
    """Yield a warning for each dismissal of a shared claim in a related matter that *matter* does not list."""
    listed_dates = {earlier_dismissal.date for earlier_dismissal in matter.earlier_dismissals or ()}
    for index, filing in enumerate(matter.filings):
        if not dismissal_keys(filing).dismisses:
            continue
        for related in related_matters:
            for dismissal in _dismissing_papers(related.matter, matter, filing):
                if dismissal.date not in listed_dates:
                    place = source.place_at(("filings", index))
                    fact = f"`{related.file}` dismisses a claim of this matter on {dismissal.date}"
                    message = f"{fact}, by `{dismissal.paper.id}`, but this matter does not list that dismissal"
                    finding = fault("MAT008", place, message, fix="list it under `earlier_dismissals:`")
                    yield replace(finding, severity=Severity.WARNING, promise=False, paper=filing.name)


def _dismissing_papers(related: Matter, matter: Matter, filing: Filing) -> Iterator[Filing]:
    """Yield the dated papers of *related*, not later than *filing*, that dismiss a defendant to a shared cause."""
    shared_defendants = {
        name for claim in shared_claims(related, matter) if claim.is_same_cause for name in claim.against
    }
    for paper in related.filings:
        is_earlier = paper.date is not None and (filing.date is None or paper.date <= filing.date)
        if (
            dismissal_keys(paper).dismisses
            and is_earlier
            and shared_defendants
            & set(_party_names(related, scope_of(related, request_of(related, paper)).leaving_parties))
        ):
            yield paper


def _named_texts(matter: Matter) -> Mapping[str, str]:
    """Return the text of each named allegation as one line, by name."""
    return {name: one_line(allegation.text or "") for name, allegation in named_allegations(matter).items()}


def _pleaded_texts(claim: Claim, texts: Mapping[str, str]) -> set[str]:
    """Return the texts that plead the elements of *claim*. *texts* has the texts of named allegations."""
    entries = [entry for pleaded in claim.elements.values() for entry in pleaded]
    named_texts = {texts[entry] for entry in entries if isinstance(entry, str) and entry in texts}
    return named_texts | {one_line(entry.text or "") for entry in entries if isinstance(entry, Allegation)}


def _claimants(matter: Matter, claim: Claim) -> tuple[str, ...]:
    return claim.by or tuple(of_side(matter.parties, "plaintiff"))


def _party_names(matter: Matter, parties: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(matter.parties[name].name for name in parties)


def _shared_names(names: tuple[str, ...], other_names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of *names* that are also in *other_names*, ignoring punctuation and case."""
    comparable = {_comparable_name(name) for name in other_names}
    return tuple(name for name in names if _comparable_name(name) in comparable)


def _comparable_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()
