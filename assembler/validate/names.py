"""Checks the names in a matter. Each name must be defined exactly once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol

from assembler.catalog.localities import localities_in
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean, join_remedies
from assembler.language.english import series, with_article
from assembler.language.places import COUNTY, STATE_CODES, same_county, state_name
from assembler.language.regex import Regex
from assembler.law.court_titles import county_word
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import allegations, named_allegations, of_side, referable
from assembler.papers.amended_pleading import earlier_paper
from assembler.validate.corrections import with_correction
from assembler.validate.county import counties_of

NUMBER = Regex(r"\d+")
COUNT = Regex(r"count-\d+")
"""Names that the program gives to unnamed paragraphs and counts."""

DROPPED_PARTY_REMEDY = (
    "if the amendment drops the party, write `terminated: {date: ...}` in its entry instead of `none`"
)
"""The remedy for an unknown party in an event, if the matter has an amended complaint."""

NO_OTHERS: Mapping[str, str] = {}
"""The default of `other_kinds` in `unknown_names`."""


class Names(Protocol):
    """The names of the catalog's records."""

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*."""


def name_faults(matter: Matter, source: Source, catalog: Names) -> Iterator[Finding]:
    """Yield a finding for each undefined or ambiguous name in *matter*, except in texts and filings."""
    for check in (
        _people_faults,
        _short_name_faults,
        _place_faults,
        _side_faults,
        _pleading_faults,
        _unlabeled_faults,
        _forum_faults,
        _duplicate_faults,
        _reserved_name_faults,
    ):
        yield from check(matter, source)
    yield from _earlier_dismissal_faults(matter, source, catalog)


def unknown_names(
    source: Source,
    path: KeyPath,
    names: str | Iterable[str] | None,
    defined: Iterable[str],
    noun: str,
    *,
    other_kinds: Mapping[str, str] = NO_OTHERS,
    fix: str = "",
) -> Iterator[Finding]:
    """Yield a finding for each of *names*, written at *path*, that is not in *defined* or is listed twice.

    *noun* is the word for the parts that the names refer to, such as "attorney" or "exhibit". *other_kinds* has the
    names of parts of other kinds, each with its noun. *fix* is a further remedy for an undefined name.
    """
    defined = tuple(defined)
    names = (names,) if isinstance(names, str) else tuple(names or ())
    for index, name in enumerate(names):
        place = source.place_at((*path, index))
        if name not in defined:
            kind_clause = f", which is {with_article(other_kinds[name])}" if name in other_kinds else ""
            message = f"no {noun} is called `{brief(name)}`{kind_clause}"
            similar = did_you_mean(name, defined)
            finding = fault("MAT004", place, message, fix=join_remedies(similar, fix))
            yield finding if kind_clause else with_correction(finding, source, name, defined, path)
        elif name in names[:index]:
            yield listed_twice(place, name)


def listed_twice(place: Place, name: str) -> Finding:
    """Return the finding for *name*, repeated in a list at *place*."""
    return fault("MAT005", place, f"`{brief(name)}` is listed twice", fix="delete one of them")


def _people_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    for name, party in matter.parties.items():
        firms = dict.fromkeys(matter.firms, "firm: write the firm's attorneys")
        path: KeyPath = ("parties", name, "counsel")
        yield from unknown_names(source, path, party.counsel, matter.counsel, "attorney", other_kinds=firms)
    for name, attorney in matter.counsel.items():
        yield from unknown_names(source, ("counsel", name, "firm"), attorney.firm, matter.firms, "firm")
    for name, person in matter.people.items():
        yield from unknown_names(source, ("people", name, "of"), person.of, matter.parties, "party")
    party_remedy = DROPPED_PARTY_REMEDY if any(earlier_paper(filing) for filing in matter.filings) else ""
    for index, event in enumerate(matter.events):
        path = ("events", index)
        for side, names in (("by", event.by), ("against", event.against)):
            yield from unknown_names(source, (*path, side), names, matter.parties, "party", fix=party_remedy)
        yield from unknown_names(source, (*path, "claims"), event.claims, _claim_names(matter), "claim")


def _unlabeled_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name under `unlabeled` that is not the name of a section or a sub-heading."""
    sections = {name for filing in matter.filings for name in (*filing.paper.sections, *filing.sections)}
    section_list = (*matter.facts, *matter.more_facts)
    headings = {paragraph.id for section in section_list for paragraph in section.paragraphs if paragraph.heading}
    names = {section.id for section in section_list} | sections | headings
    path: KeyPath = ("headings", "unlabeled")
    yield from unknown_names(source, path, matter.headings.unlabeled, sorted(filter(None, names)), "section")


def _claim_names(matter: Matter) -> list[str]:
    """Return the names of the claims of *matter*: each claim's `id` (or, without one, its number), and its cause."""
    claims = enumerate(matter.claims, 1)
    return sorted({name for number, claim in claims for name in (claim.id or f"count-{number}", claim.cause.id)})


def _short_name_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each short name that two parties share, unless the two are one person in two capacities."""
    holders: dict[str, str] = {}
    for name, party in matter.parties.items():
        term = (party.called or party.name).casefold()
        holder_name = holders.setdefault(term, name)
        holder_party = matter.parties[holder_name]
        if holder_name == name or party.name == holder_party.name or not (party.called or holder_party.called):
            continue
        holder = party if party.called else holder_party
        path: KeyPath = ("parties", name if party.called else holder_name, "called")
        message = f"`{brief(holder.called)}` is the short name of two parties, `{holder_name}` and `{name}`"
        yield fault("MAT005", source.place_at(path), message, fix="give one of them another `called:`")


def _place_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for an unknown county or division."""
    court = matter.court
    if matter.county and court.system == "federal":
        message = f"`{court.id}` is a federal court, whose papers name no county"
        fix = "delete the line"
        yield fault("MAT004", source.place_at(("county",)), message, fix=fix)
    elif court.counties:
        yield from _court_county_faults(matter, source)
    elif matter.county and court.system == "state" and not (court.venue and court.venue.value.one_court):
        yield from _state_county_faults(matter, matter.county, source)
    yield from _division_faults(matter, source)


def _court_county_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for a county that the court's record does not list."""
    court = matter.court
    county = matter.county or ""
    if county in court.counties:
        return
    home_counties = [
        locality.county
        for locality in localities_in(court.state)
        if county in locality.cities and locality.county in court.counties
    ]
    if len(home_counties) != 1:
        yield from unknown_names(source, ("county",), matter.county, court.counties, f"county of `{court.id}`")
    else:
        message = f"no county of `{court.id}` is called `{brief(county)}`"
        fix = f"write `{home_counties[0]}`, the county where `{brief(county)}` is"
        yield fault("MAT004", source.place_at(("county",)), message, fix=fix)


def _state_county_faults(matter: Matter, county: str, source: Source) -> Iterator[Finding]:
    """Yield a finding for a county of another state, or for a misspelled county.

    A county that is in no state is accepted as fictitious, as in a sample matter.
    """
    court = matter.court
    listed_counties = counties_of(court)
    bare_county = re.sub(rf" (?:{COUNTY})$", "", county)  # "Kent County" becomes "Kent"; both forms are compared
    if not localities_in(court.state) or any(
        same_county(county_name, name) for county_name in (county, bare_county) for name in listed_counties
    ):
        return
    counties_elsewhere = (
        locality.county for code in STATE_CODES if code != court.state for locality in localities_in(code)
    )
    if get_close_matches(county, listed_counties, cutoff=0.85) or any(
        same_county(county, name) for name in counties_elsewhere
    ):
        kind = f"{county_word(court.county_word).casefold()} of {state_name(court.state)}"
        yield from unknown_names(source, ("county",), county, listed_counties, kind)


def _division_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for an unknown division, and suggest a division by its seat or by a word of its printed line."""
    court = matter.court
    divisions = court.divisions.value if court.divisions else ()
    names = [division.name for division in divisions]
    if matter.division is None or matter.division in names:
        return
    message = f"no division of `{court.id}` is called `{brief(matter.division)}`"
    names_by_seat = [
        f"`{division.name}`" for division in divisions if matter.division.casefold() in division.seat.casefold()
    ]
    names_with_word = [f"`{division.name}`" for division in divisions if _has_word(division.line, matter.division)]
    if names_by_seat:
        remedy = f"write {series(names_by_seat, 'or')}, which sits in `{brief(matter.division)}`"
    elif names_with_word:
        verb = "print" if len(names_with_word) > 1 else "prints"
        remedy = f"write {series(names_with_word, 'or')}, which {verb} that word"
    else:
        remedy = did_you_mean(matter.division, names)
    fix = remedy if names else f"delete the line: `{court.id}` has no divisions"
    yield fault("MAT004", source.place_at(("division",)), message, fix=fix)


def _has_word(line: str, word: str) -> bool:
    """Whether *line* of a caption contains *word*, ignoring case."""
    return bool(re.search(rf"\b{re.escape(word.casefold())}\b", line.casefold()))


def _side_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    plaintiffs = matter.sides.get("plaintiff")
    defendants = matter.sides.get("defendant")
    if plaintiffs and plaintiffs == defendants:
        message = f"both sides are called `{plaintiffs}`"
        yield fault(
            "MAT005",
            source.place_at(("sides",)),
            message,
            fix="write `petitioner` for one side and `respondent` for the other",
        )


def _pleading_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    for path, allegation in allegations(matter):
        yield from unknown_names(source, (*path, "exhibit"), allegation.exhibit, matter.exhibits, "exhibit")
    claims = sorted({name for claim in matter.claims for name in (claim.id, claim.cause.id) if name})
    yield from _prayer_faults(matter, claims, source)
    jury = matter.jury_demand if isinstance(matter.jury_demand, tuple) else ()
    yield from unknown_names(source, ("jury_demand",), jury, claims, "claim")


def _prayer_faults(matter: Matter, claims: Sequence[str], source: Source) -> Iterator[Finding]:
    """Yield a finding for each undefined claim or plaintiff that the prayer names.

    The relief of a single count may not name claims or plaintiffs at all: each count that does so has a finding.
    """
    plaintiffs = of_side(matter.parties, "plaintiff")
    heading_claims: tuple[str, ...] = ()
    for index, relief in enumerate(matter.relief):
        if not relief.text or relief.claims is not heading_claims:
            yield from unknown_names(source, ("relief", index, "claims"), relief.claims, claims, "claim")
        yield from unknown_names(source, ("relief", index, "by"), relief.by, plaintiffs, "plaintiff")
        heading_claims = heading_claims if relief.text else relief.claims
    for claim_index, claim in enumerate(matter.claims):
        indexes = [index for index, relief in enumerate(claim.relief) if relief.claims or relief.by]
        if indexes:
            place = source.place_at(("claims", claim_index, "relief", indexes[0]))
            message = "the relief of a single count cannot name claims or plaintiffs"
            yield fault(
                "MAT003", place, message, fix="move it to the matter's `relief:`, or give the group a `heading:`"
            )


def _forum_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each undefined defendant or allegation under jurisdiction, venue and assignment."""
    allegation_names = named_allegations(matter)
    for index, ground in enumerate(matter.personal_jurisdiction):
        path: KeyPath = ("personal_jurisdiction", index)
        yield from unknown_names(
            source, (*path, "over"), ground.over, of_side(matter.parties, "defendant"), "defendant"
        )
        yield from unknown_names(source, (*path, "allegations"), ground.allegations, allegation_names, "allegation")
    for index, reason in enumerate(matter.venue):
        path = ("venue", index)
        yield from unknown_names(
            source, (*path, "over"), reason.over, of_side(matter.parties, "defendant"), "defendant"
        )
        yield from unknown_names(source, (*path, "allegations"), reason.allegations, allegation_names, "allegation")
    if matter.assignment:
        yield from unknown_names(
            source, ("assignment", "allegations"), matter.assignment.allegations, allegation_names, "allegation"
        )


def _earlier_dismissal_faults(matter: Matter, source: Source, catalog: Names) -> Iterator[Finding]:
    for index, dismissal in enumerate(matter.earlier_dismissals or ()):
        path: KeyPath = ("earlier_dismissals", index)
        yield from unknown_names(
            source, (*path, "parties"), dismissal.parties, of_side(matter.parties, "defendant"), "defendant"
        )
        yield from unknown_names(source, (*path, "claims"), dismissal.claims, catalog.names("cause"), "cause of action")


def _duplicate_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name that two parts of one kind share.

    Parts of different kinds may share a name, because a reference tells them apart with a prefix.
    """
    for name, paths in referable(matter).items():
        first_uses: dict[str, KeyPath] = {}
        for path in paths:
            first_use = first_uses.setdefault(_kind_of_part(path), path)
            if first_use != path:
                message = f"`{name}` is already defined at {source.place_at((*first_use, 'id'))}"
                yield fault("MAT005", source.place_at((*path, "id")), message)


def _kind_of_part(path: KeyPath) -> str:
    """Return the kind of the part at *path*. Sections and counts are one kind, because a count may incorporate both."""
    if path[0] == "exhibits":
        return "exhibit"
    return "section" if len(path) == 2 else "paragraph"


def _reserved_name_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each name that the program itself gives to a part of a paper."""
    sections = {name for filing in matter.filings for name in filing.paper.sections}
    for name, paths in referable(matter).items():
        match paths[0]:
            case ("claims", int(claim_index)) if name == f"count-{claim_index + 1}":
                continue
            case ("exhibits", _):
                is_reserved = name in sections or COUNT.fullmatch(name)
            case _:
                is_reserved = name in sections or COUNT.fullmatch(name) or NUMBER.fullmatch(name)
        if is_reserved:
            message = f"`{name}` is a name that the program itself gives to a part of the paper"
            fix = f"choose another name, such as `the-{name}`; you need not change the heading"
            yield fault("MAT005", source.place_at((*paths[0], "id")), message, fix=fix)
