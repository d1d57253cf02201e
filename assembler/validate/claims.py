"""Counts: whom each names, what its elements point at, what it realleges, and to which other it is an alternative."""

from collections.abc import Iterator, Mapping

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, meant
from assembler.model.walk import allegations, of_role
from assembler.validate.names import listed_twice, unknown_names


def claim_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name in a count of *matter* that leads nowhere, or to what a count cannot use."""
    alleged = _alleged(matter)
    for number, claim in enumerate(matter.claims):
        path: KeyPath = ("claims", number)
        yield from _sides(matter, claim, source, path)
        yield from _elements(matter, claim, alleged, source, path)
        yield from _realleged(matter, claim, source, path)
        yield from _alternative(matter, number, source, path)
        if claim.variant and claim.variant not in (known := [one.name for one in claim.cause.variants]):
            message = f"`{claim.cause.id}` has no variant `{brief(claim.variant)}`"
            fix = did_you_mean(claim.variant, known) if known else "delete the line, or say it in a `title:`"
            yield fault("MAT004", source.where((*path, "variant")), message, fix=fix)


def _sides(matter: Matter, claim: Claim, source: Source, path: KeyPath) -> Iterator[Finding]:
    """A count is brought by plaintiffs, against defendants."""
    for key, names, role in (("by", claim.by, "plaintiff"), ("against", claim.against, "defendant")):
        for found in unknown_names(source, (*path, key), names, of_role(matter.parties, role), role):
            wrong = (one for name, one in matter.parties.items() if f"called `{name}`" in found.message)
            other = "".join(f", which is a {party.role}" for party in wrong)
            yield fault(found.code, found.place, found.message + other, fix=found.fix)


Alleged = Mapping[str, list[KeyPath]]
"""The names of allegations, and the paths that carry each."""


def _alleged(matter: Matter) -> Alleged:
    found: dict[str, list[KeyPath]] = {}
    for path, one in allegations(matter):
        if one.id and one.text:
            found.setdefault(one.id, []).append(path)
    return found


def _elements(matter: Matter, claim: Claim, alleged: Alleged, source: Source, path: KeyPath) -> Iterator[Finding]:
    for element, entries in claim.elements.items():
        at = (*path, "elements", element)
        if element not in claim.cause.elements:
            message = f"`{claim.cause.id}` has no element `{element}`"
            yield fault("MAT004", source.where_key(at), message, fix=did_you_mean(element, claim.cause.elements))
        names = [(place, one) for place, one in enumerate(entries) if isinstance(one, str)]
        for place, name in names:
            yield from _pointed(matter, name, alleged, source, (*at, place))
            if name in entries[:place]:
                yield listed_twice(source.where((*at, place)), name)


def _pointed(matter: Matter, name: str, alleged: Alleged, source: Source, path: KeyPath) -> Iterator[Finding]:
    """An element points at an allegation that each complaint prints."""
    if name not in alleged:
        what, fix = _instead(matter, name, alleged)
        yield fault("MAT004", source.where(path), what, fix=fix)
        return
    for filing in _complaints(matter):
        if not any(_prints(matter, filing, at) for at in alleged[name]):
            message = f"`{name}` is not in `{filing.name}`, where this count stands"
            yield fault("MAT004", source.where(path), message, fix="give that paper its section, or point elsewhere")


def _instead(matter: Matter, name: str, alleged: Alleged) -> tuple[str, str]:
    """Say what *name* is if it is no allegation, and what to do about it."""
    if any(one.id == name for _, one in allegations(matter)):
        return f"`{name}` is a sub-heading, and pleads nothing", "point at the paragraphs under it"
    if any(section.id == name for section in matter.sections):
        return f"`{name}` is a section, and not an allegation", "point at the paragraphs of it that plead the element"
    if any(claim.id == name for claim in matter.claims):
        return f"`{name}` is a count, and not an allegation", "point at the paragraphs that plead the element"
    if name in matter.exhibits:
        return f"`{name}` is an exhibit, and alleges nothing", "point at the allegation that cites it"
    return f"no allegation is called `{brief(name)}`", did_you_mean(name, alleged)


def _complaints(matter: Matter) -> Iterator[Filing]:
    return (one for one in matter.filings if "claims" in (one.sections or one.paper.sections))


def _prints(matter: Matter, filing: Filing, path: KeyPath) -> bool:
    """Whether *filing* prints the allegation at *path*: of a count, or of a section that it has."""
    if path[0] == "claims":
        return True
    names = filing.sections or filing.paper.sections
    sections = matter.facts if path[0] == "facts" else matter.more_facts
    return "facts" in names or sections[int(path[1])].id in names


WHOLE = (("facts",), ("all",), ("none",))
"""What `incorporates` may say instead of names."""


def _realleged(matter: Matter, claim: Claim, source: Source, path: KeyPath) -> Iterator[Finding]:
    """A count realleges sections of facts before the counts, and earlier counts."""
    at, sections = (*path, "incorporates"), [section.id for section in matter.sections]
    if claim.incorporates in WHOLE:
        return
    number = next(place for place, other in enumerate(matter.claims) if other is claim)
    earlier = {name for name in claim.incorporates if meant(matter.claims[:number], name)}
    named = [name for name in claim.incorporates if name not in earlier]
    for found in unknown_names(source, at, named, [*sections, *sorted(earlier)], "section"):
        later = any(f"called `{name}`" in found.message for name in named if meant(matter.claims, name))
        fix = "a count realleges what stands before it: sections and earlier counts"
        yield fault(found.code, found.place, found.message, fix=fix if later else found.fix)
    for place, name in enumerate(claim.incorporates):
        for filing in _complaints(matter):
            if name in sections and name not in _before(matter, filing):
                message = f"`{name}` does not stand before the counts in `{filing.name}`"
                yield fault("MAT004", source.where((*at, place)), message, fix="put it before the counts")


def _before(matter: Matter, filing: Filing) -> list[str]:
    """Return the matter's sections that stand before the counts of *filing*."""
    names = filing.sections or filing.paper.sections
    first = names[: names.index("claims")]
    loose = [section.id for section in matter.sections if section.id not in names] if "facts" in first else []
    return [*first, *loose]


def _alternative(matter: Matter, number: int, source: Source, path: KeyPath) -> Iterator[Finding]:
    claims, at = matter.claims, (*path, "alternative_to")
    known = sorted({name for one in claims for name in (one.id, one.cause.id) if name})
    numbers = [f"count-{place + 1}" for place in range(len(claims))]
    names = claims[number].alternative_to
    yield from unknown_names(source, at, [one for one in names if one not in numbers], known, "claim")
    for place, name in enumerate(names):
        if meant(claims, name) == [number]:
            message = f"`{brief(name)}` is this count itself"
            yield fault("MAT006", source.where((*at, place)), message, fix="name another count")
