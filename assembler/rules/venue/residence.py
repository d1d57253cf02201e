"""Venue based on the place of a party who is elsewhere or is not shown to be in that place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from assembler.catalog.localities import localities_in
from assembler.facts.texts import prose
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.places import county_in_full, state_in, state_name, state_named
from assembler.language.regex import Regex
from assembler.law.court_titles import county_word
from assembler.law.residence import county_of, resides_here
from assembler.law.venue_parties import NONRESIDENT, WORDS_ON_ALL_PARTIES, OmittedParty, VenuePleading, venue_pleading
from assembler.model.forum import STATE_GROUNDS, VenueReason
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, opening, pleaded_parties, printed_sections
from assembler.rules.rule import Problem, rule


@rule(
    "VEN010",
    cite="`resides_in:` of the defendants, and the county of the matter",
    basis="program",
    fix="correct `county:` or `resides_in:`, or replace `residence` under `venue:` with the ground that applies",
    no_waiver="the sentence on venue would state as a fact where the party is, but the matter does not say so; if "
    "you know the place, add it to the matter",
)
def residence_outside_county(matter: Matter) -> Iterator[Problem]:
    """Venue in a county is based on the place of a party, but the matter does not say that the party is there.

    In the sentence on venue, the paper names only parties for whom the matter gives the fact that the ground pleads.
    For an entity, a key or a text must say that it has its registered office, its principal office or its business in
    the county. If no party remains, the ground is not printed, and the finding is an error; otherwise a note says which
    party is left out. If the matter does not give a natural person's residence, the finding is a warning.
    """
    parties = pleaded_parties(matter)
    is_printed = any("venue" in printed_sections(filing) for _, filing in opening(matter))
    for index, reason in enumerate(matter.venue if in_state_court(matter) and is_printed else ()):
        if reason.because not in STATE_GROUNDS - {"forum clause"}:
            continue
        pleading = venue_pleading(reason, matter.court.venue, matter, parties)
        for name, omission in _reported_omissions(pleading):
            problem = _omission_problem(parties[name], omission, reason, matter)
            severity = Severity.NOTE if pleading.groups else Severity.ERROR
            yield replace(problem, path=("venue", index), severity=severity, also=(("parties", name),))
        if reason.because == "residence" and not reason.allegations:
            still_named = [name for _, names in pleading.groups for name in names]
            yield from _unsaid_residences({name: parties[name] for name in still_named}, index, matter)


def _reported_omissions(pleading: VenuePleading) -> list[tuple[str, OmittedParty]]:
    """Return the omitted parties to report; only the first of them if the ground no longer names a party."""
    omissions = [(name, omission) for name, omission in pleading.omitted.items() if omission.why != "another action"]
    if pleading.groups:
        return [(name, omission) for name, omission in omissions if omission.why != "elsewhere"]
    return omissions[:1]


def _omission_problem(party: Party, omission: OmittedParty, reason: VenueReason, matter: Matter) -> Problem:
    """Return the problem that the ground *reason* leaves out *party*, without a path, which the caller adds."""
    name = brief(party.name)
    match omission.why:
        case "elsewhere":
            return Problem((), f"`{name}` resides in `{party.resides_in}`, not in {_county(matter)}")
        case "estate":
            fact = f"an estate resides nowhere, so `{reason.because}` does not cover `{name}`"
            fix = "plead the residence that the law requires, the representative's or the decedent's, in a section of"
            return Problem((), fact, fix=f"{fix} your own, or use another ground")
        case "government":
            fact = f"the venue law on governments is not on record, so `{reason.because}` does not cover `{name}`"
            return Problem((), fact, fix="plead the venue of an action against a government in a section of your own")
        case "unalleged":
            fact = f"`{reason.because}` would plead that {omission.fact.words}, but no key of the matter says so"
            return Problem((), fact, fix="add to the ground `allegations:` that say so, or replace the ground")
    is_nonresident = omission.fact is NONRESIDENT
    place = "" if is_nonresident else f" in {_county(matter)}"
    fact = f"`{reason.because}` would say that `{name}` {omission.fact.words}{place}, but the matter does not say so"
    keys = series([f"`{key}:`" for key in omission.fact.keys if key != "main_office"], "or")
    place_word = "state" if is_nonresident else "county"
    fix = f"add {keys} to the party, with its {place_word}, or replace `{reason.because}` with the ground that applies"
    return Problem((), fact, fix=fix)


def _unsaid_residences(people: Mapping[str, Party], index: int, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each natural person among *people* for whom neither a key nor a text gives the residence."""
    for name, party in people.items():
        if party.kind == "individual" and not _may_be_in_county(party, matter) and not _says_where(matter, party):
            fact = f"`residence` requires that `{brief(party.name)}` resides in {_county(matter)}"
            message = f"{fact}, but the matter does not say so"
            fix = "add `resides_in:` to the party, with its county, or replace `residence` with the ground that applies"
            yield Problem(("venue", index), message, Severity.WARNING, also=(("parties", name),), fix=fix)


def _county(matter: Matter) -> str:
    if not matter.county:
        return "this county"
    return f"`{county_in_full(matter.county, county_word(matter.court.county_word))}`"


def _may_be_in_county(party: Party, matter: Matter) -> bool:
    """Whether *party* may be in the matter's county, judging by its residence and address.

    True if the residence names a county, because `venue_pleading` has then compared the counties.
    """
    if county_of(party) or (party.resides_in and not matter.county):
        return True
    places = ", ".join((party.resides_in or "", *party.address)).casefold()
    counties = {
        locality.county.casefold()
        for locality in localities_in(matter.court.state)
        if any(re.search(rf"(?<!\w){re.escape(city.casefold())}(?!\w)", places) for city in locality.cities)
    }
    if counties:
        return (matter.county or "").casefold() in counties
    state_names = "|".join(re.escape(name.casefold()) for name in (state_name(matter.court.state), matter.court.state))
    return bool(re.search(rf"\b(?:{state_names})\b", places)) and not state_named(places.strip(", "))


@rule(
    "VEN002",
    cite="28 U.S.C. § 1391(b)(1), (c)(1)",
    basis="verified",
    fix="remove `residence` from `venue:`, and write `events` or `property` if either applies",
)
def residence_outside_district(matter: Matter) -> Iterator[Problem]:
    """Venue is based on residence, but a defendant resides in another state.

    All defendants must reside in the state, and at least one of them in the district. A person resides in the state of
    domicile, which is the state under `permanent_resident_in:` or `citizenship:` or, without these keys, under
    `resides_in:` or in the address. If the matter gives none of these, the finding is a warning. An entity resides
    wherever it is subject to personal jurisdiction, which the program cannot check. A defendant who does not reside in
    the United States does not count.
    """
    reasons = [reason.because for reason in matter.venue]
    if matter.court.system != "federal" or "residence" not in reasons:
        return
    forum = state_name(matter.court.state)
    index = reasons.index("residence")
    path = ("venue", index)
    for name, party in of_side(pleaded_parties(matter), "defendant").items():
        if party.kind != "individual":
            continue
        home = _domicile(party)
        if home and (state_named(home) or forum) != forum:
            verb = "is domiciled" if party.citizenship or party.permanent_resident_in else "resides"
            fact = f"`{brief(party.name)}` {verb} in {state_named(home)}, but `residence` requires that all defendants"
            yield Problem(path, f"{fact} reside in {forum}", also=(("parties", name),))
        elif not home and not (party.subject_of or matter.venue[index].allegations or _says_where(matter, party)):
            fact = f"`residence` requires that `{brief(party.name)}` resides in {forum}, but the matter does not say so"
            fix = "add `citizenship:` or `resides_in:` to the party, or replace `residence` with the ground that "
            fix += "applies"
            yield Problem(path, fact, Severity.WARNING, also=(("parties", name),), fix=fix)


def _domicile(party: Party) -> str:
    """Return the place that shows the domicile of *party*; "" if the matter gives none.

    It is the state of citizenship or permanent residence or, if *party* is not an alien, the state of residence or the
    last line of the address.
    """
    if home := party.permanent_resident_in or party.citizenship:
        return home
    if party.subject_of:
        return ""
    if party.resides_in:
        return state_in(party.resides_in)
    return party.address[-1] if party.address else ""


@rule(
    "VEN014",
    cite="the places that the matter gives for the defendants",
    basis="program",
    fix="replace `nonresidents` under `venue:` with the ground that applies, or correct the place given for the party",
    no_waiver="the sentence on venue would say that nobody resides in the state, but the matter says that "
    "this party does",
)
def resident_called_nonresident(matter: Matter) -> Iterator[Problem]:
    """Venue is based on the fact that no defendant (in some states, no party) resides in the state, but a party does.

    In many states an action against nonresidents can be brought in any county, or in the plaintiff's county. The rule
    compares a natural person's residence and an entity's principal place of business with the state.
    """
    reasons = [reason.because for reason in matter.venue]
    if not in_state_court(matter) or "nonresidents" not in reasons:
        return
    parties = pleaded_parties(matter)
    ground = matter.court.venue.value.ground("nonresidents") if matter.court.venue else None
    covers_plaintiffs = bool(ground and WORDS_ON_ALL_PARTIES.search(ground.because))
    role = "party" if covers_plaintiffs else "defendant"
    forum = state_name(matter.court.state)
    for name, party in (parties if covers_plaintiffs else of_side(parties, "defendant")).items():
        if resides_here(party, matter.court):
            key = "resides_in" if party.resides_in else "principal_place"
            place = getattr(party, key)
            fact = f"`nonresidents` means that no {role} resides in {forum}, but `{brief(party.name)}` is in `{place}`"
            yield Problem(("venue", reasons.index("nonresidents")), fact, also=(("parties", name, key),))


RESIDES = r"\b(?:resid\w+|domicil\w+|lives?|lived|citizens?|home)\b"
MAX_DISTANCE = 150
"""The maximum distance, in characters, between a name and a word for residing."""


def _says_where(matter: Matter, party: Party) -> bool:
    """Whether a clause in a text has a name of *party*, or the name's last word, and a word for residing."""
    names = {party.name, party.called or party.name, party.name.split()[-1]}
    name = "|".join(re.escape(alias) for alias in sorted(names))
    name_pattern = rf"(?<!\w)(?:{name})(?!\w)"
    sentence = Regex(
        rf"{name_pattern}[^.;]{{0,{MAX_DISTANCE}}}?{RESIDES}|{RESIDES}[^.;]{{0,{MAX_DISTANCE}}}?{name_pattern}"
    )
    return any(sentence.search(text) for _, text in prose(matter))
