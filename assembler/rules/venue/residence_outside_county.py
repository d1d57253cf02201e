"""VEN010."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.catalog.localities import localities_in
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.places import state_name, state_named
from assembler.law.court_titles import county_word
from assembler.law.residence import county_of
from assembler.law.venue_parties import LeftOut, Spoken, spoken_of
from assembler.model.forum import IN_A_STATE, VenueReason
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule
from assembler.rules.venue._residence_said import says_where


@rule(
    "VEN010",
    cite="`resides_in:` of the defendants, and the county of the matter",
    basis="program",
    fix="correct `county:` or `resides_in:`, or replace `residence` under `venue:` by the ground that applies",
)
def residence_outside_county(matter: Matter) -> Iterator[Problem]:
    """Venue in a county rests on where a party is, and the matter does not say that it is there.

    The paper names only those of whom the matter says what the ground pleads: of an entity, that it has its registered
    office, its principal office or its business there, by a key or by a text. If nobody is left, the ground is not
    printed, which is an error; otherwise a note says who is left out. An estate resides nowhere, and a clause on
    corporations does not speak of a government. It is a warning that the matter does not say where a natural person
    resides.
    """
    parties = pleaded(matter)
    for number, reason in enumerate(matter.venue if in_state_court(matter) else ()):
        if reason.because not in IN_A_STATE - {"forum clause"}:
            continue
        spoken = spoken_of(reason, matter, parties)
        for name, left_out in _told(spoken):
            problem = _left_out(parties[name], left_out, reason, matter)
            severity = Severity.NOTE if spoken.groups else Severity.ERROR
            yield replace(problem, path=("venue", number), severity=severity, also=(("parties", name),))
        if reason.because == "residence" and not reason.allegations:
            left = [name for _, names in spoken.groups for name in names]
            yield from _nowhere({name: parties[name] for name in left}, number, matter)


def _told(spoken: Spoken) -> Iterator[tuple[str, LeftOut]]:
    """Yield those who are left out and are told: all, or one if nobody is left; of those elsewhere only then."""
    told = {name: out for name, out in spoken.left_out.items() if out.why != "another action"}
    if spoken.groups:
        yield from ((name, out) for name, out in told.items() if out.why != "elsewhere")
    else:
        yield from list(told.items())[:1]


def _left_out(party: Party, left_out: LeftOut, reason: VenueReason, matter: Matter) -> Problem:
    """Return the problem that *reason* does not speak of *party*, without its place."""
    name = brief(party.name)
    match left_out.why:
        case "elsewhere":
            return Problem((), f"`{name}` resides in `{party.resides_in}`, not in {_here(matter)}")
        case "estate":
            fact = f"an estate resides nowhere, so `{reason.because}` does not speak of `{name}`"
            fix = "plead the residence that the law looks to, the representative's or the decedent's, in a section of"
            return Problem((), fact, fix=f"{fix} your own, or use another ground")
        case "government":
            fact = f"the law of venue on governments is not on record, so `{reason.because}` does not speak of `{name}`"
            return Problem((), fact, fix="plead the venue of an action against a government in a section of your own")
    fact = f"`{reason.because}` would say that `{name}` {left_out.fact.words} in {_here(matter)}, and nothing else does"
    keys = series([f"`{key}:`" for key in left_out.fact.keys if key != "main_office"], "or")
    fix = f"add {keys} to the party, with its county, or replace `{reason.because}` by the ground that applies"
    return Problem((), fact, fix=fix)


def _nowhere(people: Mapping[str, Party], number: int, matter: Matter) -> Iterator[Problem]:
    """Yield that nothing says where one of *people* resides."""
    for name, party in people.items():
        if party.kind == "individual" and not _is_here(party, matter) and not says_where(matter, party):
            fact = f"`residence` says that `{brief(party.name)}` resides in {_here(matter)}, and nothing else says so"
            fix = "add `resides_in:` to the party, with its county, or replace `residence` by the ground that applies"
            yield Problem(("venue", number), fact, Severity.WARNING, also=(("parties", name),), fix=fix)


def _here(matter: Matter) -> str:
    return f"`{matter.county} {county_word(matter.court)}`" if matter.county else "this county"


def _is_here(party: Party, matter: Matter) -> bool:
    """Whether the residence or address of *party* is, or may be, in the matter's county."""
    if county_of(party) or (party.resides_in and not matter.county):
        return True
    said = ", ".join((party.resides_in or "", *party.address)).casefold()
    counties = {
        locality.county.casefold()
        for locality in localities_in(matter.court.state)
        if any(re.search(rf"(?<!\w){re.escape(city.casefold())}(?!\w)", said) for city in locality.cities)
    }
    if counties:
        return (matter.county or "").casefold() in counties
    here = "|".join(re.escape(name.casefold()) for name in (state_name(matter.court.state), matter.court.state))
    return bool(re.search(rf"\b(?:{here})\b", said)) and not state_named(said.strip(", "))
