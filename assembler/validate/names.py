"""Names inside a matter: each one that is used must be carried by something, and by one thing only."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import series
from assembler.law.dismissal_scope import CLAIMING, claiming, has_left, principal
from assembler.load.source import Source
from assembler.model.filing import COMMON, Dismissal, Filing
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, Claim, Section

NUMBER = re.compile(r"\d+")
COUNT = re.compile(r"count-\d+")
"""Names that the program itself gives: to a paragraph without a name, to a count without one."""


class Names(Protocol):
    """What the catalogue offers: the names of its records."""

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*."""


def unresolved(matter: Matter, source: Source, catalog: Names) -> Iterator[Finding]:
    """Yield a finding for each name in *matter*, those in its texts left out, that leads nowhere or to two things."""
    for check in (_people, _terms, _places, _sides, _pleading, _forum, _filings, _doubles, _taken):
        yield from check(matter, source)
    yield from _earlier(matter, source, catalog)


def allegations(matter: Matter) -> Iterator[tuple[KeyPath, Allegation]]:
    """Yield each allegation and sub-heading of the facts and of the counts, with its path."""
    for path, section in _sections(matter):
        for place, allegation in enumerate(section.paragraphs):
            yield (*path, "paragraphs", place), allegation
        if isinstance(section, Claim):
            for element, entries in section.elements.items():
                own = ((place, one) for place, one in enumerate(entries) if isinstance(one, Allegation))
                yield from (((*path, "elements", element, place), one) for place, one in own)


def _sections(matter: Matter) -> Iterator[tuple[KeyPath, Section | Claim]]:
    """Yield all that has allegations: sections of facts and counts, with their paths."""
    parts: tuple[tuple[str, Sequence[Section | Claim]], ...] = (
        ("facts", matter.facts),
        ("more_facts", matter.more_facts),
        ("claims", matter.claims),
    )
    for key, sections in parts:
        yield from (((key, number), section) for number, section in enumerate(sections))


def named(matter: Matter) -> dict[str, list[KeyPath]]:
    """Return every name that a text may refer to, and the paths that carry it."""
    found: dict[str, list[KeyPath]] = {}
    for path, allegation in allegations(matter):
        if allegation.id:
            found.setdefault(allegation.id, []).append(path)
    for path, section in _sections(matter):
        if section.id:
            found.setdefault(section.id, []).append(path)
    for name in matter.exhibits:
        found.setdefault(name, []).append(("exhibits", name))
    return found


def known_names(
    source: Source, path: KeyPath, names: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Finding]:
    """Yield a finding for each of *names*, which stand at *path*, that is not *known*, or that stands there twice."""
    known, names = tuple(known), tuple(names)
    for number, name in enumerate(names):
        place = source.where((*path, number))
        if name not in known:
            yield fault("MAT004", place, f"no {what} is called `{brief(name)}`", fix=did_you_mean(name, known))
        elif name in names[:number]:
            yield fault("MAT005", place, f"`{brief(name)}` stands here twice", fix="keep one of the two")


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _people(matter: Matter, source: Source) -> Iterator[Finding]:
    for name, party in matter.parties.items():
        yield from known_names(source, ("parties", name, "counsel"), party.counsel, matter.counsel, "attorney")
    for name, attorney in matter.counsel.items():
        yield from known_names(source, ("counsel", name, "firm"), _one(attorney.firm), matter.firms, "firm")
    for name, person in matter.people.items():
        yield from known_names(source, ("people", name, "of"), _one(person.of), matter.parties, "party")
    for number, event in enumerate(matter.events):
        yield from known_names(source, ("events", number, "by"), event.by, matter.parties, "party")


def _terms(matter: Matter, source: Source) -> Iterator[Finding]:
    """Two parties that a text would call by one name, unless it is one person in two capacities."""
    first: dict[str, str] = {}
    for name, party in matter.parties.items():
        term = (party.called or party.name).casefold()
        other = first.setdefault(term, name)
        theirs = matter.parties[other]
        if other == name or party.name == theirs.name or not (party.called or theirs.called):
            continue
        said = party if party.called else theirs
        path: KeyPath = ("parties", name if party.called else other, "called")
        message = f"`{brief(said.called)}` is the short name of two parties, `{other}` and `{name}`"
        yield fault("MAT005", source.where(path), message, fix="give one of them another `called:`")


def _places(matter: Matter, source: Source) -> Iterator[Finding]:
    """The county and the division. Of many states no counties are listed: any is taken."""
    court = matter.court
    if matter.county and court.system == "federal":
        message, fix = f"`{court.id}` is a federal court, which has no counties", "delete the line"
        yield fault("MAT004", source.where(("county",)), message, fix=fix)
    elif court.counties:
        yield from known_names(source, ("county",), _one(matter.county), court.counties, f"county of `{court.id}`")
    yield from _division(matter, source)


def _division(matter: Matter, source: Source) -> Iterator[Finding]:
    """A division is named as the court names it; the city where it sits tells which is meant."""
    court = matter.court
    divisions = court.divisions.value if court.divisions else ()
    names = [one.name for one in divisions]
    if matter.division is None or matter.division in names:
        return
    message = f"no division of `{court.id}` is called `{brief(matter.division)}`"
    seats = [f"`{one.name}`" for one in divisions if matter.division.casefold() in one.seat.casefold()]
    meant = f"write {series(seats, 'or')}, which sits there" if seats else did_you_mean(matter.division, names)
    fix = meant if names else f"`{court.id}` has no divisions: delete the line"
    yield fault("MAT004", source.where(("division",)), message, fix=fix)


def _sides(matter: Matter, source: Source) -> Iterator[Finding]:
    ours, theirs = matter.sides.get("plaintiff"), matter.sides.get("defendant")
    if ours and ours == theirs:
        message = f"both sides are called `{ours}`"
        yield fault("MAT005", source.where(("sides",)), message, fix="call them petitioner and respondent")


def _pleading(matter: Matter, source: Source) -> Iterator[Finding]:
    for path, allegation in allegations(matter):
        yield from known_names(source, (*path, "exhibit"), allegation.exhibit, matter.exhibits, "exhibit")
    claims = sorted({name for claim in matter.claims for name in (claim.id, claim.cause.id) if name})
    for number, relief in enumerate(matter.relief):
        yield from known_names(source, ("relief", number, "claims"), relief.claims, claims, "claim")


def _forum(matter: Matter, source: Source) -> Iterator[Finding]:
    """The defendants and the allegations that jurisdiction, venue and assignment name."""
    plain = [one.id for _, one in allegations(matter) if one.id and one.text]
    for number, ground in enumerate(matter.personal_jurisdiction):
        at: KeyPath = ("personal_jurisdiction", number)
        yield from known_names(source, (*at, "over"), ground.over, of_role(matter, "defendant"), "defendant")
        yield from known_names(source, (*at, "allegations"), ground.allegations, plain, "allegation")
    for number, reason in enumerate(matter.venue):
        yield from known_names(source, ("venue", number, "allegations"), reason.allegations, plain, "allegation")
    if matter.assignment:
        yield from known_names(
            source, ("assignment", "allegations"), matter.assignment.allegations, plain, "allegation"
        )


def of_role(matter: Matter, role: str) -> list[str]:
    """Return the names of the parties of *role*."""
    return [name for name, party in matter.parties.items() if party.role == role]


def _earlier(matter: Matter, source: Source, catalog: Names) -> Iterator[Finding]:
    for number, earlier in enumerate(matter.earlier_dismissals or ()):
        path: KeyPath = ("earlier_dismissals", number)
        yield from known_names(source, (*path, "parties"), earlier.parties, of_role(matter, "defendant"), "defendant")
        yield from known_names(source, (*path, "claims"), earlier.claims, catalog.names("cause"), "cause of action")


def _filings(matter: Matter, source: Source) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, filing in enumerate(matter.filings):
        path: KeyPath = ("filings", number)
        yield from _choices(filing, source, path)
        yield from _filing(matter, filing, source, path)
        yield from _needs(matter, filing, source, path)
        first = seen.setdefault(filing.name.lower(), number)  # some disks know no capitals in a file's name
        if first != number:
            message = f"two papers are called `{filing.name}`; the first is filing {first + 1}"
            yield fault("MAT005", source.where(path), message, fix="give one of them an `id:` of its own")


def _filing(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """A paper's sections, and the people that it names."""
    sections = (*filing.paper.sections, *(section.id for section in matter.sections))
    yield from known_names(source, (*path, "sections"), filing.sections, sections, "section")
    yield from known_names(source, (*path, "verified_by"), _one(filing.verified_by), matter.people, "person")
    yield from _dismissals(matter, filing, source, path)
    yield from known_names(source, (*path, "signed"), filing.signed, matter.counsel, "attorney")
    yield from known_names(source, (*path, "consents"), filing.consents, matter.counsel, "attorney")
    yield from known_names(source, (*path, "stipulated_by"), filing.stipulated_by, matter.parties, "party")
    yield from known_names(source, (*path, "declarant"), _one(filing.declarant), matter.people, "person")
    yield from known_names(source, (*path, "claimant"), _one(filing.claimant), matter.parties, "party")
    yield from _companion(matter, filing, source, path)
    yield from _whose(matter, filing, source, path)
    for place, service in enumerate(filing.service):
        on = (*matter.counsel, *matter.parties)
        yield from known_names(source, (*path, "service", place, "on"), (service.on,), on, "attorney or party")


def _companion(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """An order or the like goes with a paper of the matter that dismisses."""
    dismissing = [one.name for one in matter.filings if one.dismisses]
    named = _one(filing.goes_with)
    yield from known_names(source, (*path, "goes_with"), named, dismissing, "paper that dismisses")
    if "goes_with" in filing.paper.choices and not named and principal(matter, filing) is filing:
        what = f"`{filing.paper.id}` goes with a paper that dismisses, and "
        if fitting := [name for name in dismissing if name != filing.name]:
            message = f"{what}the matter does not say which"
            yield fault("MAT007", source.where(path), message, fix=f"add `goes_with:` with one of {', '.join(fitting)}")
        elif filing.paper.signer == "judge":
            fix = "add the motion, the stipulation or the notice that it goes with"
            yield fault("MAT007", source.where(path), f"{what}the matter has none", fix=fix)


def _whose(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """A paper has somebody whose paper it is: a plaintiff who is still there, or one who answers with a claim."""
    ours = [matter.parties[name] for name in of_role(matter, "plaintiff")]
    if filing.paper.signer == "claimant":
        yield from _claimant(matter, filing, source, path)
    elif not ours and matter.in_re and not filing.paper.opens:
        message = f"`{filing.name}` is the paper of a plaintiff, and the matter has none"
        fix = "add the party whose paper it is as `role: plaintiff`; `sides:` says what it is called"
        yield fault("MAT007", source.where(path), message, fix=fix)
    elif ours and all(has_left(one, filing.date) for one in ours):
        message = f"every plaintiff has left the case when `{filing.name}` is filed"
        fix = "correct the `date:` of the filing or of `terminated:`, or leave the paper out"
        yield fault("MAT007", source.where(path), message, fix=fix)


def _claimant(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Who dismisses a counterclaim or the like makes one, and not against itself."""
    making, named = claiming(matter), filing.claimant
    example = f"add `further_roles: [{CLAIMING[0]}]` to the party"
    if named is None and len(making) != 1:
        who = f"{series([f'`{name}`' for name in making])} make" if making else "nobody makes"
        message = f"a `{filing.paper.id}` needs `claimant`: {who} a counterclaim, a crossclaim or a third-party claim"
        yield fault("MAT007", source.where(path), message, fix="name one of them" if making else example)
    elif named in matter.parties and named not in making:
        message = f"`{named}` makes no counterclaim, crossclaim or third-party claim"
        yield fault("MAT007", source.where((*path, "claimant")), message, fix=example)
    whose = named or "".join(making[:1])
    for number, one in enumerate(filing.dismisses):
        if whose in one.parties:
            message = f"`{whose}` dismisses its own claim, and cannot be dismissed by it"
            fix = "name those against whom it claims"
            yield fault("MAT006", source.where((*path, "dismisses", number)), message, fix=fix)


def _dismissals(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Whom a paper dismisses: defendants, or anybody for the paper of one who claims against them."""
    everybody = filing.paper.signer == "claimant"
    known = ("all", *(matter.parties if everybody else of_role(matter, "defendant")))
    claims = dict.fromkeys(name for number, one in enumerate(matter.claims, 1) for name in _claim_names(number, one))
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    for number, entry in enumerate(filing.dismisses):
        at = (*path, "dismisses", number)
        yield from known_names(source, (*at, "parties"), entry.parties, known, "party" if everybody else "defendant")
        yield from known_names(source, (*at, "claims"), entry.claims, claims, "claim")
        yield from known_names(source, (*at, "by"), entry.by, of_role(matter, "plaintiff"), "plaintiff")
        for name in entry.parties:
            if (name, entry.claims, entry.by) in seen:
                yield fault("MAT005", source.where(at), f"`{brief(name)}` stands here twice", fix="keep one of the two")
        seen |= {(name, entry.claims, entry.by) for name in entry.parties}
        if not everybody:
            yield from _against_them(matter, entry, source, at)


def _against_them(matter: Matter, entry: Dismissal, source: Source, at: KeyPath) -> Iterator[Finding]:
    """A claim that is dismissed runs against one of the parties who are named with it, and each of them has one."""
    names = {name: one for number, one in enumerate(matter.claims, 1) for name in _claim_names(number, one)}
    chosen = [(name, names[name]) for name in entry.claims if name in names]
    parties = [name for name in entry.parties if name in matter.parties]
    for number, (name, claim) in enumerate(chosen):
        if any(claim is other for _, other in chosen[:number]):
            message = f"`{brief(name)}` is a claim that stands here already"
            yield fault("MAT005", source.where((*at, "claims", number)), message, fix="keep one of the two")
        elif parties and len(parties) == len(entry.parties) and not set(parties) & set(claim.against):
            message = f"claim `{brief(name)}` is not against {series([f'`{one}`' for one in parties], 'or')}"
            fix = f"it is against {series([f'`{one}`' for one in claim.against])}"
            yield fault("MAT004", source.where((*at, "claims", number)), message, fix=fix)
    met = {party for _, claim in chosen for party in claim.against}
    for number, party in enumerate(parties):
        if met & set(parties) and party not in met:
            message = f"none of the claims that are named here is against `{brief(party)}`"
            yield fault("MAT004", source.where((*at, "parties", number)), message, fix="delete the name")


def _claim_names(number: int, claim: Claim) -> tuple[str, ...]:
    return (claim.id or f"count-{number}", claim.cause.id)


def _choices(filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """A choice that the document type does not take is an unknown key."""
    taken = sorted(COMMON | set(filing.paper.choices))
    for key in sorted(filing.model_fields_set.difference(taken)):
        message = f"`{key}` is not a known key of a `{filing.paper.id}`"
        yield fault("MAT002", source.where_key((*path, key)), message, fix=did_you_mean(key, taken))


def _needs(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    for key in filing.paper.needs:
        holder = filing if key in filing.paper.choices else matter
        if not getattr(holder, key, None) and not (key == "relief" and any(claim.relief for claim in matter.claims)):
            message = f"a `{filing.paper.id}` needs `{key}`"
            fix = f"add `{key}:` to the {'filing' if holder is filing else 'matter'}"
            yield fault("MAT007", source.where(path), message, fix=fix)


def _doubles(matter: Matter, source: Source) -> Iterator[Finding]:
    for name, (first, *others) in named(matter).items():
        for path in others:
            message = f"`{name}` already stands at {source.where((*first, 'id'))}"
            yield fault("MAT005", source.where((*path, "id")), message)


def _taken(matter: Matter, source: Source) -> Iterator[Finding]:
    """A name that the program gives to a part of the paper itself."""
    written = {name for filing in matter.filings for name in filing.paper.sections}
    for name, paths in named(matter).items():
        match paths[0]:
            case ("claims", int(number)) if name == f"count-{number + 1}":
                continue
            case ("exhibits", _):
                given = name in written or COUNT.fullmatch(name)
            case _:
                given = name in written or COUNT.fullmatch(name) or NUMBER.fullmatch(name)
        if given:
            message = f"`{name}` is a name that the program gives to a part of the paper"
            yield fault("MAT005", source.where((*paths[0], "id")), message, fix="take another name")
