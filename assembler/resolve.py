"""Names inside a matter: each one that is used must be carried by something, and by one thing only."""

import re
from collections.abc import Iterable, Iterator, Mapping

from assembler.faults import fault
from assembler.finding import Finding
from assembler.load import Source
from assembler.model.filing import COMMON, Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation
from assembler.nearest import did_you_mean
from assembler.yaml_text import Path

REFERENCE = re.compile(r"\[\[\s*(?P<sign>¶)?\s*(?P<names>[^\[\]]*?)\s*\]\]")
"""A reference in a text: [[id]], [[one, two]], [[¶ id]]."""


def unresolved(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name in *matter* that leads nowhere, twice somewhere, or to itself."""
    for check in (_people, _places, _pleading, _filings, _doubles, _references):
        yield from check(matter, source)


def allegations(matter: Matter) -> Iterator[tuple[Path, Allegation]]:
    """Yield each allegation of the facts and of the counts, with its path."""
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts), ("claims", matter.claims)):
        for number, section in enumerate(sections):
            for place, allegation in enumerate(section.paragraphs):
                yield (key, number, "paragraphs", place), allegation


def named(matter: Matter) -> dict[str, list[Path]]:
    """Return every name that a text may refer to, and the paths that carry it."""
    found: dict[str, list[Path]] = {}
    for path, allegation in allegations(matter):
        if allegation.id:
            found.setdefault(allegation.id, []).append(path)
    for key, sections in (("facts", matter.facts), ("more_facts", matter.more_facts), ("claims", matter.claims)):
        for number, section in enumerate(sections):
            if section.id:
                found.setdefault(section.id, []).append((key, number))
    for name in matter.exhibits:
        found.setdefault(name, []).append(("exhibits", name))
    return found


def _known(source: Source, path: Path, names: Iterable[str], known: Iterable[str], what: str) -> Iterator[Finding]:
    known = tuple(known)
    for number, name in enumerate(names):
        if name not in known:
            place = source.where((*path, number)) if (*path, number) in source.values else source.where(path)
            yield fault("MAT004", place, f"no {what} is called `{name}`", fix=did_you_mean(name, known))


def _people(matter: Matter, source: Source) -> Iterator[Finding]:
    for name, party in matter.parties.items():
        yield from _known(source, ("parties", name, "counsel"), party.counsel, matter.counsel, "attorney")
    for name, attorney in matter.counsel.items():
        firm = (attorney.firm,) if attorney.firm else ()
        yield from _known(source, ("counsel", name, "firm"), firm, matter.firms, "firm")
    for name, person in matter.people.items():
        yield from _known(source, ("people", name, "of"), (person.of,) if person.of else (), matter.parties, "party")
    for number, event in enumerate(matter.events):
        yield from _known(source, ("events", number, "by"), event.by, matter.parties, "party")


def _places(matter: Matter, source: Source) -> Iterator[Finding]:
    court = matter.court
    if matter.county:
        yield from _known(source, ("county",), (matter.county,), court.counties, f"county of `{court.id}`")
    if matter.division:
        divisions = [one.name for one in court.divisions.value] if court.divisions else []
        yield from _known(source, ("division",), (matter.division,), divisions, f"division of `{court.id}`")


def _pleading(matter: Matter, source: Source) -> Iterator[Finding]:
    plain = {one.id for _, one in allegations(matter) if one.id}
    sections = [section.id for section in matter.sections]
    claims = {name for claim in matter.claims for name in (claim.id, claim.cause.id) if name}
    for path, allegation in allegations(matter):
        yield from _known(source, (*path, "exhibit"), allegation.exhibit, matter.exhibits, "exhibit")
    for number, claim in enumerate(matter.claims):
        path: Path = ("claims", number)
        yield from _roles(matter, source, (*path, "by"), claim.by, "plaintiff")
        yield from _roles(matter, source, (*path, "against"), claim.against, "defendant")
        yield from _known(source, (*path, "incorporates"), claim.incorporates, sections, "section")
        for element, names in claim.elements.items():
            at = (*path, "elements", element)
            if element not in claim.cause.elements:
                message = f"`{claim.cause.id}` has no element `{element}`"
                yield fault("MAT004", source.where_key(at), message, fix=did_you_mean(element, claim.cause.elements))
            yield from _known(source, at, names, sorted(plain), "allegation")
    for number, relief in enumerate(matter.relief):
        yield from _known(source, ("relief", number, "claims"), relief.claims, sorted(claims), "claim")


def _roles(matter: Matter, source: Source, path: Path, names: Iterable[str], role: str) -> Iterator[Finding]:
    of_role = [name for name, party in matter.parties.items() if party.role == role]
    yield from _known(source, path, names, of_role, role)


def _filings(matter: Matter, source: Source) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, filing in enumerate(matter.filings):
        path: Path = ("filings", number)
        yield from _choices(filing, source, path)
        sections = (*filing.paper.sections, *(section.id for section in matter.sections))
        yield from _known(source, (*path, "sections"), filing.sections, sections, "section")
        verifier = (filing.verified_by,) if filing.verified_by else ()
        yield from _known(source, (*path, "verified_by"), verifier, matter.people, "person")
        defendants = [name for name, party in matter.parties.items() if party.role == "defendant"]
        yield from _known(source, (*path, "dismisses"), filing.dismisses, ("all", *defendants), "defendant")
        yield from _known(source, (*path, "signed"), filing.signed, matter.counsel, "attorney")
        for place, service in enumerate(filing.service):
            on = (*matter.counsel, *matter.parties)
            yield from _known(source, (*path, "service", place, "on"), (service.on,), on, "attorney or party")
        yield from _needs(matter, filing, source, path)
        if filing.name in seen:
            message = f"two papers are called `{filing.name}`; the first is filing {seen[filing.name] + 1}"
            yield fault("MAT005", source.where(path), message, fix="give one of them an `id:` of its own")
        seen.setdefault(filing.name, number)


def _choices(filing: Filing, source: Source, path: Path) -> Iterator[Finding]:
    """A choice that the document type does not take is an unknown key."""
    taken = COMMON | set(filing.paper.choices)
    for key in filing.model_fields_set - taken:
        message = f"`{key}` is not a known key of a `{filing.paper.id}`"
        yield fault("MAT002", source.where_key((*path, key)), message, fix=did_you_mean(key, sorted(taken)))


def _needs(matter: Matter, filing: Filing, source: Source, path: Path) -> Iterator[Finding]:
    for key in filing.paper.needs:
        holder = filing if key in filing.paper.choices else matter
        if not getattr(holder, key):
            message = f"a `{filing.paper.id}` needs `{key}`"
            yield fault("MAT007", source.where(path), message, fix=f"add `{key}:` to the {'filing' if holder is filing else 'matter'}")


def _doubles(matter: Matter, source: Source) -> Iterator[Finding]:
    for name, paths in named(matter).items():
        first, *others = paths
        for path in others:
            place = source.where((*path, "id"))
            message = f"`{name}` already stands at {source.where((*first, 'id'))}"
            yield fault("MAT005", place, message)


def _references(matter: Matter, source: Source) -> Iterator[Finding]:
    known = named(matter)
    for path, text, own in _texts(matter):
        for match in REFERENCE.finditer(text):
            place = source.within(path, match[0])
            for name in names_in(match):
                if name not in known:
                    message = f"nothing is called `{name}`"
                    yield fault("MAT004", place, message, fix=did_you_mean(name, known))
                elif name == own:
                    yield fault("MAT006", place, f"`{name}` refers to itself")


def names_in(match: re.Match[str]) -> list[str]:
    """Return the names inside a reference."""
    return [name.strip() for name in match["names"].split(",")]


def _texts(matter: Matter) -> Iterator[tuple[Path, str, str | None]]:
    """Yield each text that may hold a reference, with its path and the name of the allegation that it is."""
    for path, allegation in allegations(matter):
        if allegation.text:
            yield (*path, "text"), allegation.text, allegation.id
    for number, relief in enumerate(matter.relief):
        yield ("relief", number, "text"), relief.text, None
    for number, filing in enumerate(matter.filings):
        for place, text in enumerate(filing.paragraphs):
            yield ("filings", number, "paragraphs", place), text, None


def uses(names: Mapping[str, list[Path]], name: str) -> str:
    """Return what kind of thing carries *name*: allegation, section, claim or exhibit."""
    path = names[name][0]
    match path:
        case ("exhibits", _):
            return "exhibit"
        case ("claims", _):
            return "claim"
        case (_, _):
            return "section"
    return "allegation"
