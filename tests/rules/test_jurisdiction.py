"""The grounds of a federal court's jurisdiction, and whose citizen a party is."""

import pytest

from assembler.findings.finding import Severity
from tests.support import matters
from tests.support.rule_examples import COMPLAINT, DIVERSITY, KING, codes, only


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
        "Parler LLC -> Rebekah Mercer 2020 Irrevocable Trust -> trustee J.P. Morgan Trust Company of Delaware, "
        "incorporated in Delaware; Amazon Web Services, Inc., incorporated in Delaware"
    )


@pytest.mark.parametrize("written", ["WA", "Wash", "Washington", "State of Washington"])
def test_a_state_is_the_same_however_it_is_written(written: str) -> None:
    parties = f"parties: {{kites: {{principal_place: 'Tacoma, {written}'}}}}"
    assert codes(f"{DIVERSITY}{parties}") == {"JUR009" if written == "Wash" else "JUR005"}


@pytest.mark.parametrize(
    ("kind", "lacks"),
    [("trust", "trustees"), ("partnership", "members"), ("association", "members")],
)
def test_every_entity_but_a_corporation_names_those_behind_it(kind: str, lacks: str) -> None:
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {{name: Sample Kites, kind: {kind}}}}}")
    assert f"has no `{lacks}:`" in finding.message


def test_a_missing_member_below_a_member_is_named_with_its_trail() -> None:
    members = "members: {fund: {name: Fund LLC, kind: limited liability company}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    assert "`Fund LLC` has no `members:` (Sample Kites LLC -> Fund LLC)" in only("JUR004", DIVERSITY + parties).message


def test_a_missing_citizenship_below_a_member_is_named_with_its_trail() -> None:
    members = "members: {ann: {name: Ann Example, kind: individual}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    finding = only("JUR008", DIVERSITY + parties)
    assert finding.message == "`Ann Example`, an individual, has no `citizenship:` (Sample Kites LLC -> Ann Example)"


def test_an_amount_that_nobody_states_is_asked_for() -> None:
    assert codes(f"jurisdiction: [diversity]\n{COMPLAINT}") == {"JUR006"}


def test_the_grounds_of_a_federal_court_are_nothing_to_a_state_court() -> None:
    assert codes(f"{KING}jurisdiction: [diversity]\n{COMPLAINT}") == set()


def test_a_section_that_is_left_out_states_no_ground() -> None:
    sections = "sections: [parties, facts, claims, relief]"
    patch = f"filings: [{{paper: complaint, {sections}}}]"
    assert only("JUR001", patch).message == "`complaint` leaves out the section `jurisdiction`"


MERCER = """\
      fund:
        name: Rebekah Mercer 2020 Irrevocable Trust
        kind: {kind}
        trustees:
          bank: {{name: Bank, kind: corporation, formed_in: Delaware, principal_place: "Wilmington, Delaware"}}
        members: {{ann: {{name: Ann Example, kind: individual, citizenship: Nevada}}}}
"""


@pytest.mark.parametrize(("kind", "expected"), [("trust", {"JUR005", "JUR010"}), ("business trust", {"JUR010"})])
def test_the_kind_of_a_trust_decides_who_stands_behind_it(kind: str, expected: set[str]) -> None:
    parties = "parties:\n  kites:\n    name: Sample Kites LLC\n    kind: limited liability company\n    members:\n"
    assert codes(f"{DIVERSITY}{parties}{MERCER.format(kind=kind)}") == expected


def test_what_says_nothing_of_an_entitys_citizenship_is_named() -> None:
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {{name: Kites LLC, kind: limited liability company}}}}")
    assert finding.message.endswith("; `formed_in:` and `principal_place:` do not count")


def test_a_hole_twelve_levels_down_is_told_with_the_whole_way() -> None:
    tree = "{name: L12 LLC, kind: limited liability company}"
    for level in range(11, 0, -1):
        tree = f"{{name: L{level} LLC, kind: limited liability company, members: {{one: {tree}}}}}"
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {tree}}}")
    assert f"`L12 LLC` has no `members:` ({' -> '.join(f'L{n} LLC' for n in range(1, 13))})" in finding.message


@pytest.mark.parametrize(
    ("fields", "told", "weight"),
    [
        (
            "citizenship: Washingtonn",
            "`citizenship`, `Washingtonn`, is not a state; did you mean `Washington`?",
            "error",
        ),
        ("citizenship: Canada", "`citizenship`, `Canada`, is a foreign state, not one of the United States", "error"),
        ("citizenship: Zzz", "`citizenship`, `Zzz`, is not a state", "error"),
    ],
)
def test_a_state_that_is_none_is_told_with_the_nearest(fields: str, told: str, weight: str) -> None:
    person = f"name: Ann Example, kind: individual, formed_in: none, principal_place: none, {fields}"
    finding = only("JUR009", f"{DIVERSITY}parties: {{kites: {{{person}}}}}")
    assert (finding.message, str(finding.severity)) == (told, weight)


def test_a_place_that_no_list_has_only_warns_of_a_corporation() -> None:
    finding = only("JUR009", f"{DIVERSITY}parties: {{kites: {{formed_in: Ontario}}}}")
    assert finding.severity is Severity.WARNING


def test_a_foreign_state_is_no_slip_where_a_corporation_was_formed() -> None:
    assert codes(f"{DIVERSITY}parties: {{kites: {{formed_in: Ireland}}}}") == set()


def test_a_circle_of_names_is_told_once_and_asks_for_no_members() -> None:
    inner = "{name: 'Kites, L.L.C.', kind: limited liability company}"
    fund = f"{{name: Fund LP, kind: limited partnership, members: {{again: {inner}}}}}"
    kites = f"{{name: Kites LLC, kind: limited liability company, members: {{fund: {fund}}}}}"
    finding = only("JUR011", f"{DIVERSITY}parties: {{kites: {kites}}}")
    assert finding.message == "`Kites, L.L.C.` is a member of itself: Kites LLC -> Fund LP -> Kites, L.L.C."


def test_a_member_who_lives_abroad_ends_diversity_with_the_way() -> None:
    ann = "{name: Ann Example, kind: individual, domiciled_abroad: France}"
    kites = f"{{name: Kites LLC, kind: limited liability company, members: {{ann: {ann}}}}}"
    assert "(Kites LLC -> Ann Example): a citizen of the United States domiciled in France" in (
        only("JUR012", f"{DIVERSITY}parties: {{kites: {kites}}}").message
    )


LEFT = "gone: {name: Gone LLC, role: defendant, kind: limited liability company, terminated: {date: 2025-01-01}}"
QUIT = "quit: {name: Quit, role: plaintiff, kind: individual, terminated: {date: 2025-01-01}}"


def test_who_has_left_the_case_is_asked_for_nothing() -> None:
    assert codes(f"{DIVERSITY}parties: {{{LEFT}, {QUIT}}}") == set()
    assert codes(f"{DIVERSITY}parties: {{{LEFT}, {QUIT}}}".replace("2025-01-01", "2025-09-01")) >= {"JUR004", "SIG003"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann is a resident of Ohio.", {"JUR008", "JUR017"}),
        ("Plaintiff resides in the State of Ohio.", {"JUR008", "JUR017"}),
        ("Plaintiff Ann Example, a teacher, lives in Ohio.", {"JUR008"}),
        ("The river resides in Ohio.", {"JUR008"}),
    ],
)
def test_residence_is_told_of_parties_alone(text: str, expected: set[str]) -> None:
    ann = "{name: Ann Example, called: Ann, kind: individual, formed_in: none, principal_place: none}"
    facts = f"more_facts: [{{id: who, heading: Who, paragraphs: ['{text}']}}]\n"
    assert codes(f"{DIVERSITY}{facts}parties: {{kites: {ann}}}") == expected


STATE_CLAIM = """\
waivers: {JUR019: none}
claims: [{cause: wa-breach-of-contract, against: [strings], elements: {contract: [owned], duty: [owned],
  performance: [owned], breach: [copied], damages: [copied]}, choices: {performance: performed}}]
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("", {"JUR019"}),
        ("amount: 60000\n", set()),
        ("parties: {kites: {principal_place: 'Tacoma, WA'}}\n", set()),
        ("parties: {strings: {principal_place: 'Salem, Oregon', formed_in: Utah}}\n", set()),
        ("parties: {kites: {name: Kites LLC, kind: limited liability company}}\n", set()),
    ],
)
def test_a_defendant_at_home_is_to_be_served_at_once_where_the_parties_are_known_to_be_diverse(
    changes: str, expected: set[str]
) -> None:
    assert codes(f"{KING}{COMPLAINT}{STATE_CLAIM}{changes}") == expected


def test_an_antitrust_claim_in_a_state_court_only_warns() -> None:
    claim = "claims: [{cause: us-sherman-act-1, against: [strings]}]\nwaivers: {JUR018: none}\n"
    finding = only("JUR018", f"{KING}{COMPLAINT}{claim}")
    assert finding.severity is Severity.WARNING
    assert "(memory)" in finding.cite


@pytest.mark.parametrize(
    ("party", "told"),
    [
        ("{name: Ann Oak, role: plaintiff, kind: individual, counsel: [ann]}", ["citizenship"]),
        ("{name: Oak LLC, role: defendant, kind: limited liability company, formed_in: Iowa}", ["principal_place"]),
        ("{name: Oak Inc., role: defendant, kind: corporation, principal_place: 'Ames, Iowa'}", ["formed_in"]),
        ("{name: Oak, role: defendant, kind: unknown}", []),
    ],
)
@pytest.mark.parametrize("sections", ["jurisdiction, ", ""])
def test_what_the_jurisdiction_of_a_class_action_would_leave_blank_is_asked_for(
    party: str, told: list[str], sections: str
) -> None:
    pleaded = "jurisdiction: [class action]\namount: 5000000\nclass_members: 100\n"
    paper = f"filings: [{{paper: complaint, sections: [parties, {sections}story, claims, relief]}}]\n"
    found = matters.findings(f"{pleaded}parties: {{oak: {party}}}\n{paper}", (0,))
    asked = [one.message.split("`")[-2].removesuffix(":") for one in found if one.code == "JUR008"]
    assert asked == (told if sections else [])
