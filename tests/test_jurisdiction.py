"""The section on jurisdiction: each ground, and whose citizen each party is."""

import pytest

from tests.section_text import FEDERAL, written, zeta


def test_no_ground_no_section() -> None:
    assert written("jurisdiction", "jurisdiction: none\namount: none") == []


def test_one_federal_claim_and_one_beside_it() -> None:
    assert written("jurisdiction", FEDERAL)[1:] == [
        (
            "1. This Court has jurisdiction of Count One under 28 U.S.C. § 1331, because it arises under 17 U.S.C. § "
            "501, a law of the United States."
        ),
        (
            "2. The Court has supplemental jurisdiction of Count Two under 28 U.S.C. § 1367(a), because it is so "
            "related to Count One that both form part of the same case or controversy."
        ),
    ]


def test_many_federal_claims_and_many_beside_them() -> None:
    more = FEDERAL + "  - {cause: us-sherman-act-1, against: [beta]}\n  - {cause: wa-defamation, against: [beta]}\n"
    assert written("jurisdiction", more)[1:] == [
        (
            "1. This Court has jurisdiction of Counts One and Three under 28 U.S.C. § 1331, because they arise under "
            "17 U.S.C. § 501 and 15 U.S.C. § 1, laws of the United States."
        ),
        (
            "2. The Court has supplemental jurisdiction of Counts Two and Four under 28 U.S.C. § 1367(a), because "
            "they are so related to Counts One and Three that all form part of the same case or controversy."
        ),
    ]


def test_a_federal_question_without_a_statute_in_the_catalogue() -> None:
    changes = "jurisdiction: [federal question]\namount: none\n"
    assert written("jurisdiction", changes)[-1] == (
        "1. This Court has jurisdiction under 28 U.S.C. § 1331, because the action arises under the laws of the "
        "United States."
    )


DIVERSE = """\
parties:
  beta:
    kind: limited liability company
    members:
      ann: {name: Ann Member, kind: individual, citizenship: Nevada}
      fund: {name: Fund Corp., kind: corporation, formed_in: Delaware, principal_place: "Boston, Massachusetts"}
"""


def test_diversity_says_whose_citizen_each_party_is() -> None:
    assert written("jurisdiction", DIVERSE)[1:] == [
        (
            "1. This Court has jurisdiction under 28 U.S.C. § 1332(a)(1), because the action is between citizens of "
            "different states and the amount in controversy exceeds $75,000, exclusive of interest and costs."
        ),
        "2. Alpha is a citizen of Oregon, where it is incorporated and has its principal place of business.",
        (
            "3. Beta has the citizenship of its members: Ann Member, who is a citizen of Nevada; and Fund Corp., "
            "which is a citizen of Delaware and Massachusetts. It is therefore a citizen of Nevada, Delaware, and "
            "Massachusetts."
        ),
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("kind: individual, citizenship: Nevada", "Zeta is domiciled in Nevada and is a citizen of that state."),
        (
            "kind: corporation, formed_in: Ohio, principal_place: 'Reno, Nevada'",
            (
                "Zeta is a citizen of Ohio, where it is incorporated, and of Nevada, where it has its principal "
                "place of business."
            ),
        ),
        (
            "kind: trust, trustees: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            (
                "Zeta has the citizenship of its trustees: Tom, who is a citizen of Utah. It is therefore a citizen "
                "of Utah."
            ),
        ),
        (
            "kind: partnership, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            (
                "Zeta has the citizenship of its partners: Tom, who is a citizen of Utah. It is therefore a citizen "
                "of Utah."
            ),
        ),
        (
            "kind: association, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            (
                "Zeta has the citizenship of its members: Tom, who is a citizen of Utah. It is therefore a citizen "
                "of Utah."
            ),
        ),
    ],
)
def test_each_kind_of_party_has_its_own_citizenship(fields: str, said: str) -> None:
    assert written("jurisdiction", zeta(fields))[-1] == f"3. {said}"


UNKNOWN = (
    "kind: individual",
    "kind: corporation",
    "kind: corporation, formed_in: Ohio",
    "kind: limited liability company",
    "kind: trust",
    "kind: estate",
    "kind: government",
    "kind: property",
    "kind: partnership, members: {t: {name: Tom, kind: individual}}",
)


def test_what_the_matter_does_not_say_of_a_citizen_is_a_blank_and_never_the_word_none() -> None:
    said = [written("jurisdiction", zeta(fields))[-1] for fields in UNKNOWN]
    assert [line for line in said if "None" in line or " ." in line or " ," in line] == []


@pytest.mark.parametrize(("amount", "said"), [("75000", "$75,000"), ("1000000", "$1,000,000")])
def test_the_amount_is_written_with_commas(amount: str, said: str) -> None:
    assert f"exceeds {said}, exclusive" in written("jurisdiction", f"amount: {amount}")[1]
