"""The grounds of a federal court's jurisdiction, and whose citizen a party is."""

import pytest

from assembler.finding import Severity
from tests.rule_examples import COMPLAINT, DIVERSITY, KING, codes, only


def test_the_trap_of_the_second_suit_is_seen_with_its_trail() -> None:
    trail = f"""{DIVERSITY}
parties:
  kites:
    name: Parler LLC
    kind: limited liability company
    members:
      fund:
        name: Rebekah Mercer 2020 Irrevocable Trust
        kind: trust
        trustees:
          bank:
            name: J.P. Morgan Trust Company of Delaware
            kind: corporation
            formed_in: Delaware
            principal_place: Wilmington, DE
  strings:
    name: Amazon Web Services, Inc.
"""
    finding = only("JUR005", trail)
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith(
        "`Parler LLC` and `Amazon Web Services, Inc.` are both citizens of Delaware: "
        "Parler LLC > Rebekah Mercer 2020 Irrevocable Trust > J.P. Morgan Trust Company of Delaware > Delaware; "
        "Amazon Web Services, Inc. > Delaware"
    )


@pytest.mark.parametrize("written", ["WA", "Wash", "Washington", "State of Washington"])
def test_a_state_is_the_same_however_it_is_written(written: str) -> None:
    parties = f"parties: {{kites: {{principal_place: 'Tacoma, {written}'}}}}"
    expected = set() if written == "Wash" else {"JUR005"}
    assert codes(f"{DIVERSITY}{parties}") == expected


@pytest.mark.parametrize(
    ("kind", "lacks"),
    [("trust", "trustees"), ("partnership", "members"), ("association", "members")],
)
def test_every_entity_but_a_corporation_names_those_behind_it(kind: str, lacks: str) -> None:
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {{name: Sample Kites, kind: {kind}}}}}")
    assert f"names no {lacks}" in finding.message


def test_a_missing_member_below_a_member_is_named_with_its_trail() -> None:
    members = "members: {fund: {name: Fund LLC, kind: limited liability company}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    assert "`Fund LLC` names no members (Sample Kites LLC > Fund LLC)" in only("JUR004", DIVERSITY + parties).message


def test_a_missing_citizenship_below_a_member_is_named_with_its_trail() -> None:
    members = "members: {ann: {name: Ann Example, kind: individual}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    finding = only("JUR008", DIVERSITY + parties)
    assert finding.message == "`Ann Example`, an individual, has no `citizenship:` (Sample Kites LLC > Ann Example)"


def test_an_amount_that_nobody_states_is_asked_for() -> None:
    assert codes(f"jurisdiction: [diversity]\n{COMPLAINT}") == {"JUR006"}


def test_the_grounds_of_a_federal_court_are_nothing_to_a_state_court() -> None:
    assert codes(f"{KING}jurisdiction: [diversity]\n{COMPLAINT}") == set()


def test_a_section_that_is_left_out_states_no_ground() -> None:
    sections = "sections: [parties, facts, claims, relief]"
    patch = f"filings: [{{paper: complaint, {sections}}}]"
    assert only("JUR001", patch).message == "`complaint` leaves out the section `jurisdiction`"
