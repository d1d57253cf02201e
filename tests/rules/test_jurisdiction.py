"""The grounds of a federal court's jurisdiction, and whose citizen a party is."""

import pytest

from assembler.findings.finding import Severity
from tests.support import matters
from tests.support.rule_examples import COMPLAINT, DIVERSITY, KING, codes, only


def test_a_shared_citizenship_through_a_trustee_is_reported_with_its_chain() -> None:
    changes = f"""{DIVERSITY}
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
    finding = only("JUR005", changes)
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith(
        "`Parler LLC` and `Amazon Web Services, Inc.` are both citizens of Delaware: "
        "Parler LLC -> Rebekah Mercer 2020 Irrevocable Trust -> trustee J.P. Morgan Trust Company of Delaware, "
        "incorporated in Delaware; Amazon Web Services, Inc., incorporated in Delaware"
    )


@pytest.mark.parametrize(
    ("state", "code"),
    [("WA", "JUR005"), ("Washington", "JUR005"), ("State of Washington", "JUR005"), ("Wash", "JUR009")],
)
def test_a_state_is_known_by_its_name_or_its_postal_abbreviation(state: str, code: str) -> None:
    assert codes(f"{DIVERSITY}parties: {{kites: {{principal_place: 'Tacoma, {state}'}}}}") == {code}


@pytest.mark.parametrize(
    ("kind", "missing_key"),
    [("trust", "trustees"), ("partnership", "members"), ("association", "members")],
)
def test_every_entity_except_a_corporation_must_list_its_members_or_trustees(kind: str, missing_key: str) -> None:
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {{name: Sample Kites, kind: {kind}}}}}")
    assert f"has no `{missing_key}:`" in finding.message


def test_a_member_without_members_is_named_with_its_chain() -> None:
    members = "members: {fund: {name: Fund LLC, kind: limited liability company}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    assert "`Fund LLC` has no `members:` (Sample Kites LLC -> Fund LLC)" in only("JUR004", DIVERSITY + parties).message


def test_a_member_without_citizenship_is_named_with_its_chain() -> None:
    members = "members: {ann: {name: Ann Example, kind: individual}}"
    parties = f"parties: {{kites: {{name: Sample Kites LLC, kind: limited liability company, {members}}}}}"
    finding = only("JUR008", DIVERSITY + parties)
    assert finding.message == "`Ann Example`, an individual, has no `citizenship:` (Sample Kites LLC -> Ann Example)"


def test_a_missing_amount_in_controversy_is_reported() -> None:
    assert codes(f"jurisdiction: [diversity]\n{COMPLAINT}") == {"JUR006"}


def test_the_rules_on_federal_jurisdiction_do_not_apply_in_a_state_court() -> None:
    assert codes(f"{KING}jurisdiction: [diversity]\n{COMPLAINT}") == set()


def test_a_complaint_without_the_jurisdiction_section_is_reported() -> None:
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
def test_the_kind_of_a_trust_decides_whose_citizenship_counts(kind: str, expected: set[str]) -> None:
    parties = "parties:\n  kites:\n    name: Sample Kites LLC\n    kind: limited liability company\n    members:\n"
    assert codes(f"{DIVERSITY}{parties}{MERCER.format(kind=kind)}") == expected


def test_the_message_names_the_keys_that_do_not_count_for_an_llc() -> None:
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {{name: Kites LLC, kind: limited liability company}}}}")
    assert finding.message.endswith("; `formed_in:` and `principal_place:` do not count")


def test_a_missing_member_twelve_levels_down_is_named_with_the_whole_chain() -> None:
    tree = "{name: L12 LLC, kind: limited liability company}"
    for level in range(11, 0, -1):
        tree = f"{{name: L{level} LLC, kind: limited liability company, members: {{one: {tree}}}}}"
    finding = only("JUR004", f"{DIVERSITY}parties: {{kites: {tree}}}")
    assert f"`L12 LLC` has no `members:` ({' -> '.join(f'L{level} LLC' for level in range(1, 13))})" in finding.message


@pytest.mark.parametrize(
    ("fields", "message", "severity"),
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
def test_an_unknown_state_is_reported_with_the_nearest_name(fields: str, message: str, severity: str) -> None:
    person = f"name: Ann Example, kind: individual, formed_in: none, principal_place: none, {fields}"
    finding = only("JUR009", f"{DIVERSITY}parties: {{kites: {{{person}}}}}")
    assert (finding.message, str(finding.severity)) == (message, severity)


def test_an_unknown_place_of_incorporation_is_only_a_warning() -> None:
    finding = only("JUR009", f"{DIVERSITY}parties: {{kites: {{formed_in: Ontario}}}}")
    assert finding.severity is Severity.WARNING


def test_a_corporation_may_be_formed_in_a_foreign_state() -> None:
    assert codes(f"{DIVERSITY}parties: {{kites: {{formed_in: Ireland}}}}") == set()


def test_circular_membership_is_reported_once() -> None:
    inner = "{name: 'Kites, L.L.C.', kind: limited liability company}"
    fund = f"{{name: Fund LP, kind: limited partnership, members: {{again: {inner}}}}}"
    kites = f"{{name: Kites LLC, kind: limited liability company, members: {{fund: {fund}}}}}"
    finding = only("JUR011", f"{DIVERSITY}parties: {{kites: {kites}}}")
    assert finding.message == "`Kites, L.L.C.` is a member of itself: Kites LLC -> Fund LP -> Kites, L.L.C."


def test_a_citizen_domiciled_abroad_defeats_diversity_and_is_named_with_the_chain() -> None:
    ann = "{name: Ann Example, kind: individual, domiciled_abroad: France}"
    kites = f"{{name: Kites LLC, kind: limited liability company, members: {{ann: {ann}}}}}"
    assert "(Kites LLC -> Ann Example): a citizen of the United States domiciled in France" in (
        only("JUR012", f"{DIVERSITY}parties: {{kites: {kites}}}").message
    )


TERMINATED_DEFENDANT = (
    "gone: {name: Gone LLC, role: defendant, kind: limited liability company, terminated: {date: 2025-01-01}}"
)
TERMINATED_PLAINTIFF = "quit: {name: Quit, role: plaintiff, kind: individual, terminated: {date: 2025-01-01}}"


def test_terminated_parties_need_no_citizenship() -> None:
    terminated_before = f"{DIVERSITY}parties: {{{TERMINATED_DEFENDANT}, {TERMINATED_PLAINTIFF}}}"
    assert codes(terminated_before) == set()
    terminated_after = terminated_before.replace("2025-01-01", "2025-09-01")
    assert codes(terminated_after) >= {"JUR004", "SIG003"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann is a resident of Ohio.", {"JUR008", "JUR017"}),
        ("Plaintiff resides in the State of Ohio.", {"JUR008", "JUR017"}),
        ("Plaintiff Ann Example, a teacher, lives in Ohio.", {"JUR008"}),
        ("The river resides in Ohio.", {"JUR008"}),
    ],
)
def test_only_the_residence_of_parties_is_reported(text: str, expected: set[str]) -> None:
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
def test_a_forum_defendant_should_be_served_at_once_if_the_parties_are_diverse(
    changes: str, expected: set[str]
) -> None:
    assert codes(f"{KING}{COMPLAINT}{STATE_CLAIM}{changes}") == expected


def test_a_federal_antitrust_claim_in_a_state_court_is_a_warning() -> None:
    claim = "claims: [{cause: us-sherman-act-1, against: [strings]}]\nwaivers: {JUR018: none}\n"
    finding = only("JUR018", f"{KING}{COMPLAINT}{claim}")
    assert finding.severity is Severity.WARNING
    assert "(memory)" in finding.cite


@pytest.mark.parametrize(
    ("party", "missing_key"),
    [
        ("{name: Ann Oak, role: plaintiff, kind: individual, counsel: [ann]}", "citizenship"),
        ("{name: Oak LLC, role: defendant, kind: limited liability company, formed_in: Iowa}", "principal_place"),
        ("{name: Oak Inc., role: defendant, kind: corporation, principal_place: 'Ames, Iowa'}", "formed_in"),
    ],
)
def test_values_that_the_jurisdiction_of_a_class_action_prints_are_required(party: str, missing_key: str) -> None:
    (message,) = messages_on_class_action(party, sections="parties, jurisdiction, story, claims, relief")
    assert message.endswith(f"`{missing_key}:`")
    assert messages_on_class_action(party, sections="parties, story, claims, relief") == []


def test_a_party_of_unknown_kind_needs_no_citizenship_in_a_class_action() -> None:
    party = "{name: Oak, role: defendant, kind: unknown}"
    assert messages_on_class_action(party, sections="parties, jurisdiction, story, claims, relief") == []


def messages_on_class_action(party: str, *, sections: str) -> list[str]:
    """Return the messages of JUR008 on a complaint with *sections* in a class action with another *party*."""
    jurisdiction = "jurisdiction: [class action]\namount: 5000000\nclass_members: 100\n"
    paper = f"filings: [{{paper: complaint, sections: [{sections}]}}]\n"
    findings = matters.findings(f"{jurisdiction}parties: {{oak: {party}}}\n{paper}", (0,))
    return [finding.message for finding in findings if finding.code == "JUR008"]
