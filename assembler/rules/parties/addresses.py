"""Addresses and residences that are missing, and sentences that put a party in a different place from its keys."""

from collections.abc import Iterable, Iterator, Sequence

from assembler.catalog.localities import localities_in
from assembler.facts.reading import texts_with_facts
from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.places import STATE, county_in_state, postal_abbreviation, same_county, state_in, state_named
from assembler.language.regex import Regex, passages
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.party import Member, Party
from assembler.model.walk import persons
from assembler.rules._complaint import has_complaint, opening, pleaded_parties
from assembler.rules._own_blocks import own_blocks_print
from assembler.rules._party_statements import PartyStatement, party_statements
from assembler.rules.rule import Problem, Words, rule

REQUIRED_IN = {
    "caption": "in a complaint",
    "first paragraph": "in the first paragraph of a complaint",
    "complaint": "in a complaint",
    "pleader": "in the first pleading of a party",
    "residence": "in a complaint",
}
"""Where each kind of requirement of a court asks for the address, as the end of a message."""


@rule(
    "PTY006",
    cite="Ohio Civ. R. 10(A); N.J. Ct. R. 1:4-1(a); Md. Rule 1-301",
    basis="verified",
    fix="add `address:`; if an address is not known, say so in the complaint, and waive PTY006",
    severity=Severity.WARNING,
)
def party_without_address(matter: Matter) -> Iterator[Problem]:
    """The matter does not give the address of a party, which the court requires in a complaint.

    Doe defendants and property need no address. Some rules require only the address of the party who pleads. If the
    rule requires a residence, the county of a person or the principal place of business of an entity is enough. An
    address in the party's own `paragraph:`, with a street and a city or a ZIP code, also counts, and for a plaintiff
    an address in the opening sentence. For a plaintiff who is not represented, so does one in the own lines of each
    complaint, in `counsel_block:` or `signature_block:`.
    """
    law = matter.court.party_addresses
    if law is None or not has_complaint(matter):
        return
    severity = None if was_read(law.basis) else Severity.NOTE
    opening_words = matter.words.lead or ""
    is_in_block = own_blocks_print("address", [filing for _, filing in opening(matter)])
    without_address = {
        name: party
        for name, party in matter.parties.items()
        if _lacks_address(party, law.value)
        and not (party.on_side == "plaintiff" and party.name in opening_words and _has_address(opening_words))
        and not (party.on_side == "plaintiff" and party.pro_se and is_in_block)
    }
    if without_address:
        missing_words = "address or residence" if law.value == "residence" else "address"
        party_names = series([f"`{party.name}`" for party in without_address.values()])
        verb = "has" if len(without_address) == 1 else "have"
        requirement = f"{matter.court.citation} requires {REQUIRED_IN[law.value]}"
        message = f"{party_names} {verb} no {missing_words}, which {requirement}"
        first_path, *other_paths = (("parties", name) for name in without_address)
        yield Problem(first_path, message, severity, also=tuple(other_paths), cite=law.authority)


FULL_ADDRESS = Regex(r"\b\d{1,6}\s+[A-Z][^.;]{3,120}(?:\.[^;]{0,80})?\b\d{5}(?:-\d{4})?\b")
"""A street address with its ZIP code."""

ADDRESS_WITH_CITY = Regex(
    r"\b(?:at|address\sis|located\sin|of)\s\d{1,6}(?:-\d{1,5})?\s[A-Z0-9][^.;,]{2,50}(?:,\s(?:Suite|Unit|Apt\.?|Floor|#)[^,;]{1,20})?,"
    r"\s[A-Z][a-z]+"
)
"""A street address with the name of its city: "at 12 Example Road, Sample Harbor"."""


def _has_address(text: str) -> bool:
    return bool(FULL_ADDRESS.search(text) or ADDRESS_WITH_CITY.search(text))


def _lacks_address(party: Party, requirement: str) -> bool:
    """Whether the court requires the address of *party*, but the matter gives neither that nor a sufficient residence.

    *requirement* is a key of `REQUIRED_IN`.
    """
    if (requirement == "pleader" and party.on_side != "plaintiff") or party.does or party.kind == "property":
        return False
    residence = requirement == "residence" and (party.resides_in or party.principal_place)
    return not (party.address or residence or _has_address(party.own_paragraph or ""))


@rule(
    "PTY010",
    cite="house style: a complaint says where each person resides",
    basis="convention",
    severity=Severity.NOTE,
    fix="add `resides_in:`, with the county and the state, or describe the person in a `paragraph:`",
)
def person_without_residence(matter: Matter) -> Iterator[Problem]:
    """A complaint gives only a person's name, not the person's residence.

    A person's residence matters for venue and for service. Nothing is reported if a text of the complaint states the
    residence, for Doe defendants, or in a federal court, where the complaint prints citizenship. If venue is based on
    residence, VEN010 reports the missing residence instead, unless the matter gives an address. An address in the
    matter counts only if the complaint prints it, because the court requires the parties' addresses or `caption:` lists
    `addresses`.
    """
    if matter.court.system == "federal":
        return
    is_venue_by_residence = any("residence" in reason.because for reason in matter.venue)
    texts = [text for _, text in prose(matter)]
    undescribed = {
        name: party
        for name, party in pleaded_parties(matter).items()
        if _is_undescribed(party, matter)
        and not _text_says_where(party, texts)
        and (party.address or not is_venue_by_residence)
    }
    if undescribed:
        people = series([f"`{party.name}`" for party in undescribed.values()])
        verb = "resides" if len(undescribed) == 1 else "reside"
        first_path, *other_paths = (("parties", name) for name in undescribed)
        message = f"no allegation says where {people} {verb}{_unprinted_keys(undescribed.values())}"
        yield Problem(first_path, message, also=tuple(other_paths))


def _unprinted_keys(people: Iterable[Party]) -> str:
    """Return the end of the message, which lists keys of *people* that the papers do not print; or ""."""
    unprinted = [f"`{key}:`" for key in ("citizenship", "address") if any(getattr(party, key) for party in people)]
    return f"; the papers do not print {series(unprinted)}" if unprinted else ""


def _is_undescribed(party: Party, matter: Matter) -> bool:
    """Whether *party* is a person for whom the complaint prints neither a place nor a description."""
    address = party.address if matter.court.party_addresses or "addresses" in matter.caption else ()
    descriptions = (party.resides_in, address, party.own_paragraph, party.capacity, party.through)
    return party.kind == "individual" and not any((party.does, party.principal_place, *descriptions))


RESIDENCE_WORDS = ("resides", "reside ", "residing", "lives ", "live ", "domicil", "resident of", "address of ")
"""Words that show that a text may say where a person lives."""


def _text_says_where(party: Party, texts: Sequence[str]) -> bool:
    """Whether one of *texts* names *party* and has a word of `RESIDENCE_WORDS`, or has the party's street."""
    name = (party.called or party.name).split()[-1]
    street = party.address[0].partition(",")[0] if party.address else ""
    states_residence = any(name in text and any(words in text for words in RESIDENCE_WORDS) for text in texts)
    return states_residence or bool(street and any(street in text for text in texts))


PARTY_PATH_LENGTH = 2
"""The length of the path of a party; the path of a member is longer."""


@rule(
    "PTY015",
    cite="house style: the text and the matter agree on a party",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct the text or the party's keys",
)
def party_placed_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A sentence says that a party was formed, has its office or resides elsewhere than the matter's keys say.

    The subject of the sentence may be a party, a member of a party, a list of them, each party of a side or, in the
    party's own paragraph, a pronoun. States are compared; so are cities and counties if the sentence and the key both
    name one. The county of a larger city is taken from the program's table. The residence of an entity means its
    principal place of business, and a registered office is compared with `registered_office:`. Of citizenships, only
    those of members who are natural persons are compared here. Diversity depends on these places, and venue often does.
    A key with a city of one state is reported too if the texts have a city of that name in another state only.
    """
    members = dict(persons(matter.parties))
    reported: set[tuple[KeyPath, int]] = set()
    for statement in party_statements(matter):
        member = members[statement.who]
        key, recorded = _recorded_place(statement, member)
        place = (statement.path, statement.at.start or 0)
        if recorded and place not in reported and (fault := _difference(statement, recorded, matter)):
            reported.add(place)
            also = ((*statement.who, key),) if statement.path != (*statement.who, key) else ()
            message = f"the text says `{' '.join(statement.at.words.split())[:120]}`, but {fault}"
            yield Problem(statement.path, message, at=statement.at, also=also)
    if not reported:
        yield from _city_in_another_state(matter)


CITY_COUNTY_STATE = Regex(
    rf"(?<![\w.’'-])(?P<city>[A-Z][a-z]{{2,20}}(?:\s[A-Z][a-z]{{2,20}}){{0,2}}),\s(?:[A-Z][\w.’'-]{{1,20}}\s){{1,3}}(?:County|Parish),\s(?P<state>{STATE})\b",
    needs="county|parish",
)


def _city_in_another_state(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for a party in "Newark, New Jersey" if the texts have "Newark, Licking County, Ohio"."""
    states: dict[str, dict[str, tuple[KeyPath, Words]]] = {}
    for text in texts_with_facts(matter):
        cities = [(place.place, place.state, place.start, place.words) for place in text.places if place.kind == "city"]
        cities += [
            (match["city"], match["state"], match.start(), match[0]) for match in passages(CITY_COUNTY_STATE, text.text)
        ]
        for city, state, start, place_words in cities:
            place_at = text.path, Words(place_words, start)
            states.setdefault(city, {})[state_named(state) or state] = place_at
    for path, member in persons(matter.parties):
        for key in ("principal_place", "main_office", "resides_in"):
            city, _, rest = (getattr(member, key, None) or "").partition(", ")
            recorded_state = state_named(state_in(rest) or rest)
            stated = states.get(city, {})
            if recorded_state and len(stated) == 1 and recorded_state not in stated:
                ((stated_state, (text_path, words)),) = stated.items()
                message = f"the matter says `{city}, {rest}`, but the texts speak of {city} in {stated_state} only"
                yield Problem((*path, key), message, also=(text_path,), also_at=(words,))


def _recorded_place(statement: PartyStatement, member: Member) -> tuple[str, str]:
    """Return the key of *member* that says the same as *statement*, and its value; "" if there is none."""
    if statement.relation == "formed":
        return "formed_in", member.formed_in or ""
    if statement.relation == "registered":
        return "registered_office", getattr(member, "registered_office", None) or ""
    if statement.relation == "citizen":
        is_person = member.kind == "individual" and len(statement.who) > PARTY_PATH_LENGTH
        return "citizenship", (member.citizenship or "") if is_person else ""
    seat = ("principal_place", member.principal_place or "")
    if statement.relation == "seat" or member.kind != "individual":
        return ("main_office", member.main_office) if member.main_office else seat
    home = getattr(member, "resides_in", None)
    return ("resides_in", home) if home else ("citizenship", member.citizenship or "")


def _difference(statement: PartyStatement, recorded: str, matter: Matter) -> str:
    """Return how the places of *statement* differ from *recorded*, as the end of a message; "" if they do not."""
    fact = f"the matter says `{recorded}`"
    state = state_named(state_in(recorded)) or state_named(recorded)
    if statement.state and state and state_named(statement.state) != state:
        return fact
    parts = [part.strip() for part in recorded.split(",")]
    counties = [part.rpartition(" ")[0] for part in parts if part.endswith((" County", " Parish"))]
    cities = [part for part in parts[:-1] if not part.endswith((" County", " Parish"))]
    county = counties[0] if counties else ""
    city = cities[0] if cities else ""
    code = postal_abbreviation(state or "") or matter.court.state or ""
    known_county = county or _county_of(city, code)
    if statement.county and known_county and not same_county(statement.county, known_county):
        return fact if county else f"{fact}, and {city} is in {county_in_state(known_county, code)}"
    if statement.city and city:
        is_same_city = statement.city.endswith(city) or city.endswith(statement.city)
        return "" if is_same_city or statement.relation == "home" else fact
    stated_county = "" if statement.county else _county_of(statement.city, code)
    return fact if county and stated_county and not same_county(stated_county, county) else ""


def _county_of(city: str, state: str) -> str:
    """Return the county of *city* in *state*, a two-letter code, if the program's table lists it; otherwise ""."""
    counties = [row.county for row in localities_in(state) if city in row.cities] if city and state else []
    return counties[0] if len(counties) == 1 else ""
