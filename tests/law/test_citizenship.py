"""Citizenship of parties: members are traced to persons and corporations, and unknown facts are listed."""

import pytest
from pydantic import TypeAdapter

from assembler.language.places import state_in
from assembler.law.citizenship import citizenship, members_or_trustees
from assembler.load.yaml_reader import read_yaml
from assembler.model.party import COMPOUND_KINDS, Member

MEMBER = TypeAdapter(Member)


def member(text: str) -> Member:
    return MEMBER.validate_python(read_yaml(text, "member.yaml").data)


FUND = """\
name: Fund LP
kind: limited partnership
members:
  bank: {name: Bank, kind: corporation, formed_in: Delaware, principal_place: "Boston, Massachusetts"}
  shell:
    name: Shell LLC
    kind: limited liability company
    members:
      ann: {name: Ann, kind: individual, citizenship: Nevada}
      family:
        name: Family Trust
        kind: trust
        trustees:
          bob: {name: Bob, kind: individual, citizenship: Ohio}
"""


def test_a_corporation_is_a_citizen_of_two_states() -> None:
    citizen = citizenship(
        member("{name: Bank, kind: corporation, formed_in: Delaware, principal_place: 'Boston, Massachusetts'}")
    )
    assert list(citizen.states) == ["Delaware", "Massachusetts"]
    assert citizen.missing_facts == ()


def test_a_corporation_of_one_state_is_its_citizen_once() -> None:
    citizen = citizenship(member("{name: Bank, kind: corporation, formed_in: Ohio, principal_place: 'Toledo, Ohio'}"))
    assert list(citizen.states) == ["Ohio"]


def test_an_entity_has_the_citizenship_of_its_members_on_all_levels() -> None:
    citizen = citizenship(member(FUND))
    assert list(citizen.states) == ["Delaware", "Massachusetts", "Nevada", "Ohio"]
    assert citizen.missing_facts == ()


def test_each_state_has_the_chain_of_members_that_leads_to_it() -> None:
    states = citizenship(member(FUND)).states
    assert states["Ohio"] == ("Fund LP", "Shell LLC", "Family Trust", "Bob")
    assert states["Delaware"] == ("Fund LP", "Bank")


@pytest.mark.parametrize(
    ("text", "trail", "missing_fact"),
    [
        ("{name: A, kind: individual}", ("A",), "citizenship"),
        ("{name: A, kind: corporation, principal_place: 'Toledo, Ohio'}", ("A",), "formed_in"),
        ("{name: A, kind: corporation, formed_in: Ohio}", ("A",), "principal_place"),
        ("{name: A, kind: limited liability company}", ("A",), "members"),
        ("{name: A, kind: trust}", ("A",), "trustees"),
        ("{name: A, kind: government}", ("A",), "citizenship"),
        ("{name: A, kind: partnership, members: {b: {name: B, kind: individual}}}", ("A", "B"), "citizenship"),
    ],
)
def test_each_unknown_fact_is_named_with_its_chain_of_members(
    text: str, trail: tuple[str, ...], missing_fact: str
) -> None:
    assert citizenship(member(text)).missing_facts == ((trail, missing_fact),)


@pytest.mark.parametrize("kind", sorted(COMPOUND_KINDS))
def test_every_unincorporated_kind_has_the_citizenship_of_its_members(kind: str) -> None:
    key = "trustees" if kind == "trust" else "members"
    text = f"{{name: A, kind: {kind}, {key}: {{b: {{name: B, kind: individual, citizenship: Utah}}}}}}"
    assert list(citizenship(member(text)).states) == ["Utah"]


def test_a_trust_has_the_citizenship_of_its_trustees_and_not_of_its_members() -> None:
    trust = member("""\
name: T
kind: trust
trustees: {a: {name: A, kind: individual, citizenship: Ohio}}
members: {b: {name: B, kind: individual, citizenship: Utah}}
""")
    assert [person.name for person in members_or_trustees(trust)] == ["A"]


@pytest.mark.parametrize(
    ("place", "expected_state"), [("Seattle, Washington", "Washington"), ("Ohio", "Ohio"), ("Paris, Texas", "Texas")]
)
def test_the_state_of_a_place_follows_its_last_comma(place: str, expected_state: str) -> None:
    assert state_in(place) == expected_state


@pytest.mark.parametrize(
    ("text", "states", "foreign"),
    [
        ("{name: A, kind: individual, citizenship: WA}", ["Washington"], []),
        ("{name: A, kind: individual, subject_of: Canada}", [], ["Canada"]),
        ("{name: A, kind: corporation, formed_in: Ohio, principal_place: 'Paris, France'}", ["Ohio"], ["France"]),
        ("{name: A, kind: national bank, main_office: 'Sioux Falls, SD'}", ["South Dakota"], []),
        ("{name: A, kind: municipality, formed_in: the State of Utah}", ["Utah"], []),
        ("{name: A, kind: estate, citizenship: D.C.}", ["District of Columbia"], []),
        ("{name: Republic of A, kind: foreign state}", [], ["Republic of A"]),
        ("{name: A, kind: corporation, formed_in: Guam, principal_place: 'Hagåtña, Guam, USA'}", ["Guam"], []),
    ],
)
def test_states_and_foreign_states_are_distinguished(text: str, states: list[str], foreign: list[str]) -> None:
    citizen = citizenship(member(text))
    assert (list(citizen.states), list(citizen.foreign_states)) == (states, foreign)


@pytest.mark.parametrize("fields", ["kind: state", "kind: state agency", "kind: individual, domiciled_abroad: France"])
def test_a_state_and_a_citizen_who_lives_abroad_are_citizens_of_no_state(fields: str) -> None:
    citizen = citizenship(member(f"{{name: A, {fields}}}"))
    assert list(citizen.stateless) == [("A",)]
    assert not citizen.places


def test_a_business_trust_has_the_citizenship_of_its_members_and_not_of_its_trustees() -> None:
    trust = member("""\
name: T
kind: business trust
trustees: {a: {name: A, kind: individual, citizenship: Ohio}}
members: {b: {name: B, kind: individual, citizenship: Utah}}
""")
    assert list(citizenship(trust).states) == ["Utah"]


def test_a_cycle_of_members_ends_at_the_repeated_name() -> None:
    entity = member("""\
name: Kites LLC
kind: limited liability company
members: {b: {name: Fund LP, kind: limited partnership, members: {c: {name: "KITES, LLC", kind: corporation}}}}
""")
    assert citizenship(entity).cycles == (("Kites LLC", "Fund LP", "KITES, LLC"),)


def test_twelve_levels_of_members_are_traced_and_the_whole_chain_is_reported() -> None:
    text = "{name: Ann, kind: individual, citizenship: Utah}"
    for level in range(12, 0, -1):
        text = f"{{name: L{level} LLC, kind: limited liability company, members: {{one: {text}}}}}"
    utah = citizenship(member(text)).places["Utah"]
    assert len(utah.trail) == 13
    assert utah.chain == " -> ".join([*(f"L{level} LLC" for level in range(1, 13)), "Ann, domiciled in Utah"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{name: A, kind: corporation, formed_in: Ohio, principal_place: 'Reno, Nevada'}",
            ["A, incorporated in Ohio", "A, principal place of business in Nevada"],
        ),
        ("{name: A, kind: national bank, main_office: 'Sioux Falls, SD'}", ["A, main office in South Dakota"]),
        ("{name: A, kind: municipality, formed_in: Utah}", ["A, a subdivision of Utah"]),
        ("{name: A, kind: estate, citizenship: Ohio}", ["A, of a decedent who was a citizen of Ohio"]),
        ("{name: A, kind: individual, citizenship: Ohio}", ["A, domiciled in Ohio"]),
        ("{name: A, kind: government, citizenship: Ohio}", ["A, a citizen of Ohio"]),
    ],
)
def test_the_fact_that_decides_a_citizenship_is_in_words(text: str, expected: list[str]) -> None:
    assert [tie.chain for tie in citizenship(member(text)).places.values()] == expected
