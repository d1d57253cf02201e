"""Whose citizen a party is: members traced down to persons and corporations, and what is not known."""

import pytest
from pydantic import TypeAdapter

from assembler.citizenship import behind, citizenship, state
from assembler.model.party import COMPOUND, Member
from assembler.yaml_text import read_yaml

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
    found = citizenship(
        member("{name: Bank, kind: corporation, formed_in: Delaware, principal_place: 'Boston, Massachusetts'}")
    )
    assert list(found.states) == ["Delaware", "Massachusetts"]
    assert found.missing == ()


def test_a_corporation_of_one_state_is_its_citizen_once() -> None:
    found = citizenship(member("{name: Bank, kind: corporation, formed_in: Ohio, principal_place: 'Toledo, Ohio'}"))
    assert list(found.states) == ["Ohio"]


def test_an_entity_has_the_citizenship_of_all_who_stand_behind_it_down_to_the_last() -> None:
    found = citizenship(member(FUND))
    assert list(found.states) == ["Delaware", "Massachusetts", "Nevada", "Ohio"]
    assert found.missing == ()


def test_each_state_carries_the_trail_that_leads_to_it() -> None:
    states = citizenship(member(FUND)).states
    assert states["Ohio"] == ("Fund LP", "Shell LLC", "Family Trust", "Bob")
    assert states["Delaware"] == ("Fund LP", "Bank")


@pytest.mark.parametrize(
    ("text", "trail", "what"),
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
def test_what_is_not_known_is_named_with_its_trail(text: str, trail: tuple[str, ...], what: str) -> None:
    assert citizenship(member(text)).missing == ((trail, what),)


@pytest.mark.parametrize("kind", sorted(COMPOUND))
def test_every_compound_kind_takes_its_citizenship_from_those_behind_it(kind: str) -> None:
    text = f"{{name: A, kind: {kind}, members: {{b: {{name: B, kind: individual, citizenship: Utah}}}}}}"
    assert list(citizenship(member(text)).states) == ["Utah"]


def test_a_trust_has_its_trustees_and_not_its_members_behind_it() -> None:
    one = member("""\
name: T
kind: trust
trustees: {a: {name: A, kind: individual, citizenship: Ohio}}
members: {b: {name: B, kind: individual, citizenship: Utah}}
""")
    assert [person.name for person in behind(one)] == ["A"]


@pytest.mark.parametrize(
    ("place", "said"), [("Seattle, Washington", "Washington"), ("Ohio", "Ohio"), ("Paris, Texas", "Texas")]
)
def test_the_state_of_a_place_stands_behind_its_last_comma(place: str, said: str) -> None:
    assert state(place) == said
