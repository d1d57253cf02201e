"""Sentences that put a party or a member in another state, county or city than the matter's keys."""

from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.places import STATE, county_in_state, postal, same_county, state_in, state_named
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.party import Member
from assembler.model.walk import persons
from assembler.rules._party_statements import PartyStatement, party_statements
from assembler.rules.rule import Problem, Words, rule

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
    code = postal(state or "") or matter.court.state or ""
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
