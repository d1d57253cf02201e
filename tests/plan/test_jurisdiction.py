"""The section on jurisdiction: each ground, and the citizenship of each party."""

import pytest

from tests.support.matters import build_plan, codes
from tests.support.plan_text import body_text
from tests.support.section_text import FEDERAL_AND_STATE_CLAIMS, lines_of, zeta


def test_without_a_ground_there_is_no_section() -> None:
    assert lines_of("jurisdiction", "jurisdiction: none\namount: none") == []


def test_one_federal_claim_and_one_state_claim() -> None:
    assert lines_of("jurisdiction", FEDERAL_AND_STATE_CLAIMS)[1:] == [
        (
            "1. This Court has subject-matter jurisdiction over Count One under 28 U.S.C. § 1331, because it arises "
            "under 17 U.S.C. § 501, a law of the United States. It also has jurisdiction over Count One under 28 "
            "U.S.C. § 1338(a), because it arises under an Act of Congress relating to copyrights. That jurisdiction "
            "is exclusive of the courts of the states."
        ),
        (
            "2. The Court has supplemental jurisdiction over Count Two under 28 U.S.C. § 1367(a), because it is so "
            "related to Count One that both form part of the same case or controversy."
        ),
    ]


def test_many_federal_claims_and_many_state_claims() -> None:
    more_claims = "  - {cause: us-sherman-act-1, against: [beta]}\n  - {cause: wa-defamation, against: [beta]}\n"
    assert lines_of("jurisdiction", FEDERAL_AND_STATE_CLAIMS + more_claims)[1:] == [
        (
            "1. This Court has subject-matter jurisdiction over Counts One and Three under 28 U.S.C. § 1331, because "
            "they arise under 17 U.S.C. § 501 and 15 U.S.C. § 1, laws of the United States. It also has jurisdiction "
            "over Count One under 28 U.S.C. § 1338(a), because it arises under an Act of Congress relating to "
            "copyrights. That jurisdiction is exclusive of the courts of the states. It also has jurisdiction over "
            "Count Three under 28 U.S.C. § 1337(a), because it arises under an Act of Congress that protects trade "
            "and commerce against restraints and monopolies."
        ),
        (
            "2. The Court has supplemental jurisdiction over Counts Two and Four under 28 U.S.C. § 1367(a), because "
            "they are so related to Counts One and Three that all form part of the same case or controversy."
        ),
    ]


def test_a_federal_question_without_a_statute_in_the_catalog() -> None:
    changes = "jurisdiction: [federal question]\namount: none\n"
    assert lines_of("jurisdiction", changes)[-1] == (
        "1. This Court has subject-matter jurisdiction under 28 U.S.C. § 1331, because the action arises under the "
        "laws of the United States."
    )


def test_no_action_arises_under_the_law_of_a_remedy() -> None:
    remedies = """\
jurisdiction: [federal question, supplemental]
claims:
  - {cause: us-copyright-infringement, against: [beta]}
  - {cause: us-declaratory-judgment, against: [beta]}
  - {cause: us-injunction, against: [beta]}
"""
    assert lines_of("jurisdiction", remedies)[1:] == [
        (
            "1. This Court has subject-matter jurisdiction over Count One under 28 U.S.C. § 1331, because it arises "
            "under 17 U.S.C. § 501, a law of the United States. It also has jurisdiction over Count One under 28 "
            "U.S.C. § 1338(a), because it arises under an Act of Congress relating to copyrights. That jurisdiction "
            "is exclusive of the courts of the states."
        ),
        (
            "2. The Court has supplemental jurisdiction over Count Two under 28 U.S.C. § 1367(a), because it is so "
            "related to Count One that both form part of the same case or controversy."
        ),
    ]


def test_a_declaration_arises_under_the_federal_law_that_it_names_beside_the_act() -> None:
    declaration = """\
jurisdiction: [federal question]
claims: [{cause: us-declaratory-judgment, against: [beta], statutes: ["28 U.S.C. §§ 2201(a), 2202", "35 U.S.C. § 271"]}]
"""
    assert lines_of("jurisdiction", declaration)[1:] == [
        (
            "1. This Court has subject-matter jurisdiction over Count One under 28 U.S.C. § 1331, because it arises "
            "under 35 U.S.C. § 271, a law of the United States."
        )
    ]


@pytest.mark.parametrize(
    ("cause", "statute"),
    [("us-interpleader", "28 U.S.C. § 1335"), ("us-social-security-review", "42 U.S.C. § 405(g)")],
)
def test_a_statute_that_confers_jurisdiction_is_the_ground(cause: str, statute: str) -> None:
    claims = f"jurisdiction: [federal question]\namount: none\nclaims: [{{cause: {cause}, against: [beta]}}]\n"
    assert lines_of("jurisdiction", claims)[1:] == [
        f"1. This Court has subject-matter jurisdiction over Count One under {statute}."
    ]


def test_an_interpleader_under_the_rule_is_under_diversity_alone() -> None:
    claims = """\
claims:
  - cause: us-interpleader
    against: [beta]
    elements: {stake: Alpha holds $80000., ground-of-jurisdiction: The parties are diverse.}
"""
    assert not any(
        "1335" in text for text in lines_of("jurisdiction", "jurisdiction: [federal question, diversity]\n" + claims)
    )
    assert "JUR032" in codes("jurisdiction: [federal question]\n" + claims)


MEMBERS_OF_BETA = """\
parties:
  beta:
    kind: limited liability company
    members:
      ann: {name: Ann Member, kind: individual, citizenship: Nevada}
      fund: {name: Fund Corp., kind: corporation, formed_in: Delaware, principal_place: "Boston, Massachusetts"}
"""


def test_diversity_alleges_the_citizenship_of_each_party() -> None:
    assert lines_of("jurisdiction", MEMBERS_OF_BETA)[1:] == [
        (
            "1. This Court has subject-matter jurisdiction under 28 U.S.C. § 1332(a)(1), because there is complete "
            "diversity of citizenship between the parties and the amount in controversy exceeds $75,000, exclusive of "
            "interest and costs."
        ),
        "2. Alpha is a citizen of Oregon, where it is incorporated and has its principal place of business.",
        (
            "3. Beta has the citizenship of its members: Ann Member, who is domiciled in Nevada and a citizen of that "
            "state; and Fund Corp., a corporation incorporated in Delaware with its principal place of business in "
            "Massachusetts. Beta is therefore a citizen of Nevada, Delaware, and Massachusetts."
        ),
    ]


@pytest.mark.parametrize(
    ("party_keys", "sentences"),
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
                "Zeta has the citizenship of its sole trustee: Tom, who is domiciled in Utah and a citizen of that "
                "state. Zeta is therefore a citizen of Utah."
            ),
        ),
        (
            "kind: partnership, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            (
                "Zeta has the citizenship of its sole partner: Tom, who is domiciled in Utah and a citizen of that "
                "state. Zeta is therefore a citizen of Utah."
            ),
        ),
        (
            "kind: association, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            (
                "Zeta has the citizenship of its sole member: Tom, who is domiciled in Utah and a citizen of that "
                "state. Zeta is therefore a citizen of Utah."
            ),
        ),
        ("kind: individual, subject_of: Canada", "Zeta is a citizen or subject of Canada."),
        (
            "kind: individual, subject_of: Canada, permanent_resident_in: WA",
            (
                "Zeta is a citizen or subject of Canada, was admitted to the United States for permanent residence, "
                "and is domiciled in Washington."
            ),
        ),
        (
            "kind: individual, domiciled_abroad: France",
            "Zeta is a citizen of the United States, is domiciled in France, and is a citizen of no state.",
        ),
        (
            "kind: estate, citizenship: Ohio",
            (
                "Under 28 U.S.C. § 1332(c)(2), Zeta has the citizenship of the decedent, who was domiciled in Ohio and "
                "was a citizen of that state."
            ),
        ),
        (
            "kind: individual, represents: incompetent person, citizenship: Ohio",
            (
                "Under 28 U.S.C. § 1332(c)(2), Zeta, as the legal representative of an incompetent person, has the "
                "citizenship of that incompetent person, who is domiciled in Ohio and is a citizen of that state."
            ),
        ),
        (
            "kind: national bank, main_office: 'Sioux Falls, SD'",
            (
                "Zeta is a national banking association. Under 28 U.S.C. § 1348 it is a citizen of South Dakota, where "
                "its articles of association place its main office."
            ),
        ),
        ("kind: municipality, formed_in: Utah", "Zeta is a political subdivision of Utah and a citizen of that state."),
        ("kind: state agency", "Zeta is a citizen of no state."),
        ("kind: government, citizenship: Utah", "Zeta is a citizen of Utah."),
        ("kind: foreign state", "Zeta is a foreign state as 28 U.S.C. § 1603(a) defines one."),
        (
            "kind: corporation, formed_in: Ireland, principal_place: 'Dublin, Ireland'",
            "Zeta is a citizen of Ireland, where it is incorporated and has its principal place of business.",
        ),
        ("kind: individual, does: {first: 1, last: 9}", "The citizenship of Zeta 1 through 9 is not yet known."),
    ],
)
def test_each_kind_of_party_has_its_own_citizenship(party_keys: str, sentences: str) -> None:
    assert lines_of("jurisdiction", zeta(party_keys))[-1] == f"3. {sentences}"


ENTITY_TREE = """kind: business trust, members: {a: {name: Ann, kind: individual, subject_of: France},
  f: {name: Fund LP, kind: limited partnership, members: {
  g: {name: GP LLC, kind: limited liability company, members: {t: {name: Tom, kind: individual, citizenship: Utah}}},
  o: {name: Own Bank, kind: national bank, main_office: "Provo, Utah"}}}}"""


def test_each_entity_behind_a_party_has_its_own_sentence() -> None:
    assert lines_of("jurisdiction", zeta(ENTITY_TREE))[-1] == (
        "3. Zeta has the citizenship of its members: Ann, who is a citizen or subject of France; and Fund LP, a "
        "limited partnership. Fund LP has the citizenship of its partners: GP LLC, a limited liability company; and "
        "Own Bank, a national banking association whose articles of association place its main office in Utah. GP LLC "
        "has the citizenship of its sole member: Tom, who is domiciled in Utah and a citizen of that state. Zeta is "
        "therefore a citizen of France and Utah."
    )


def test_an_entity_that_is_a_member_twice_has_one_sentence_and_hides_no_other() -> None:
    fund = "{name: Fund LP, kind: limited partnership, members: {t: {name: Tom, kind: individual, citizenship: Utah}}}"
    firm = "{name: Firm LP, kind: limited partnership, members: {u: {name: Uma, kind: individual, citizenship: Ohio}}}"
    line = lines_of("jurisdiction", zeta(f"kind: business trust, members: {{a: {fund}, b: {fund}, c: {firm}}}"))[-1]
    assert line.count("Fund LP has the citizenship of") == 1
    assert line.count("Firm LP has the citizenship of") == 1


GAMMA = "gamma: {name: G, role: defendant, kind: individual, subject_of: Chile}"
CHILE = "alpha: {name: Republic of Chile, kind: foreign state, formed_in: none, principal_place: none}"


@pytest.mark.parametrize(
    ("changes", "paragraph", "words"),
    [
        (
            zeta("kind: individual, citizenship: Utah"),
            "(a)(1)",
            "complete diversity of citizenship between the parties",
        ),
        (zeta("kind: individual, subject_of: Chile"), "(a)(2)", "citizens of a state and citizens or subjects of a"),
        (f"parties: {{{GAMMA}}}", "(a)(3)", "citizens or subjects of a foreign state are additional parties"),
        (f"parties: {{{CHILE}}}", "(a)(4)", "between a foreign state as plaintiff and citizens of a state"),
    ],
)
def test_the_paragraph_of_the_statute_depends_on_the_parties(changes: str, paragraph: str, words: str) -> None:
    _, first_paragraph, *_ = lines_of("jurisdiction", changes)
    assert f"§ 1332{paragraph}, because" in first_paragraph
    assert words in first_paragraph


def test_a_class_action_states_its_numbers_and_follows_a_separate_rule_on_entities() -> None:
    fields = "kind: limited liability company, formed_in: Ohio, principal_place: 'Reno, NV'"
    numbers = "jurisdiction: [class action]\namount: 6000000\nclass_members: 2000\n"
    lines = lines_of("jurisdiction", numbers + zeta(fields))
    assert lines[1].startswith(
        "1. This Court has subject-matter jurisdiction under 28 U.S.C. § 1332(d)(2), because this is a class"
    )
    assert "exceeds $6,000,000, exclusive" in lines[1]
    assert lines[1].endswith("The proposed class has at least 2,000 members.")
    assert lines[-1] == (
        "3. Under 28 U.S.C. § 1332(d)(10), Zeta is deemed a citizen of Nevada, where it has its principal place of "
        "business, and of Ohio, under whose laws it is organized."
    )
    corporation = lines_of("jurisdiction", numbers + zeta(fields.replace("limited liability company", "corporation")))
    assert corporation[-1] == (
        "3. Zeta is a citizen of Ohio, where it is incorporated, and of Nevada, where it has its principal place of "
        "business."
    )


def test_supplemental_jurisdiction_beside_diversity_names_no_counts() -> None:
    *_, last_line = lines_of("jurisdiction", "jurisdiction: [diversity, supplemental]")
    assert last_line.startswith("4. To the extent that the Court has no original jurisdiction over a claim")


PERSONAL = """\
personal_jurisdiction:
  - {because: at home, over: [beta]}
  - {because: contacts, allegations: [signed, broke]}
  - {because: consent}
"""


def test_personal_jurisdiction_names_the_basis_the_defendant_and_the_allegations() -> None:
    sentences = [line.partition("  {")[0].replace("~", " ") for line in body_text(*build_plan(PERSONAL).body)]
    assert [line for line in sentences if line.startswith(("6.", "7.", "8."))] == [
        (
            "6. This Court has general personal jurisdiction over Beta, because Beta is at home in New York: Beta has "
            "its principal place of business there."
        ),
        (
            "7. This Court has specific personal jurisdiction over Beta, because Beta purposefully conducted "
            "activities in New York, as alleged in paragraphs 9 and 11, and the claims in this action arise out of or "
            "relate to those activities."
        ),
        "8. By contract Beta consented to the personal jurisdiction of this Court.",
    ]


PARTIES_OF_UNKNOWN_CITIZENSHIP = (
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


def test_unknown_citizenship_is_a_blank_and_never_the_word_none() -> None:
    last_lines = [lines_of("jurisdiction", zeta(fields))[-1] for fields in PARTIES_OF_UNKNOWN_CITIZENSHIP]
    assert [line for line in last_lines if "None" in line or " ." in line or " ," in line] == []


def test_for_fictitiously_named_persons_only_stated_citizenship_is_pleaded() -> None:
    def roes(citizenship_key: str = "") -> str:
        keys = f"name: Jane Roes, role: defendant, kind: individual, does: {{first: 1, last: 5}}{citizenship_key}"
        return f"parties: {{roes: {{{keys}}}}}\n"

    *_, stated = lines_of("jurisdiction", roes(", citizenship: Utah"))
    assert stated.endswith("Jane Roes 1 through 5 are domiciled in Utah and are citizens of that state.")
    *_, unstated = lines_of("jurisdiction", roes())
    assert unstated.endswith("is not yet known.")
    assert "JUR005" in codes(roes(", citizenship: Oregon"))
    assert "JUR005" not in codes(roes())


@pytest.mark.parametrize(("amount", "printed_amount"), [("75000", "$75,000"), ("1000000", "$1,000,000")])
def test_the_amount_is_written_with_commas(amount: str, printed_amount: str) -> None:
    assert f"exceeds {printed_amount}, exclusive" in lines_of("jurisdiction", f"amount: {amount}")[1]
