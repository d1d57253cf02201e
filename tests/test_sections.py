"""Each section that the program writes reads well for one party and for many."""

import pytest

from assembler.plan.number import set_body
from assembler.plan.sections import section
from tests.matters import COMPLAINT, NOTICE, case
from tests.plan_text import body_text

MANY = """\
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: plaintiff, kind: limited liability company, counsel: [ann]}
  delta: {name: Delta Paper Co., called: Delta, role: defendant, kind: corporation, formed_in: Ohio, principal_place: "Toledo, Ohio"}
  epsilon: {name: Epsilon Glue LP, called: Epsilon, role: defendant, kind: limited partnership}
claims:
  - {id: contract, cause: ny-breach-of-contract, by: [alpha], against: [beta, delta], elements: {contract: [signed]}}
"""


def written(name: str, changes: str = "", paper: int = COMPLAINT) -> list[str]:
    """Return what the section *name* says, its spaces that do not break written as spaces, and no names of places."""
    made = case(changes, paper)
    body, _ = set_body(list(section(name, made)), made)
    return [line.partition("  {")[0].replace("~", " ") for line in body_text(*body) if line]


def filing(choices: str, paper: str = "complaint") -> str:
    return f"filings: [{{paper: {paper}, date: 2025-06-02, {choices}}}]\n"


def zeta(fields: str) -> str:
    """Return changes that put a defendant called Zeta in Beta's place."""
    return (
        f"parties: {{beta: none, zeta: {{name: Zeta, role: defendant, {fields}}}}}\n"
        "claims: [{cause: ny-breach-of-contract, against: [zeta]}]\n"
    )


# -- parties ----------------------------------------------------------------------------------------------------------


def test_each_party_has_a_paragraph() -> None:
    assert written("parties", MANY) == [
        "# I. Parties",
        "1. Alpha is an Oregon corporation with its principal place of business in Portland, Oregon.",
        "2. Beta is a Delaware corporation with its principal place of business in Albany, New York.",
        "3. Gamma is a limited liability company.",
        "4. Delta is an Ohio corporation with its principal place of business in Toledo, Ohio.",
        "5. Epsilon is a limited partnership.",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("kind: individual, citizenship: Nevada", "is a natural person and a citizen of Nevada."),
        ("kind: individual", "is a natural person."),
        ("kind: estate", "is an estate."),
        ("kind: association", "is an association."),
        ("kind: government", "is a government body."),
        (
            "kind: corporation, principal_place: 'Reno, Nevada'",
            "is a corporation with its principal place of business in Reno, Nevada.",
        ),
        ("kind: trust, formed_in: Nevada", "is a Nevada trust."),
    ],
)
def test_a_party_is_described_by_what_the_matter_says_of_it(fields: str, said: str) -> None:
    assert written("parties", zeta(fields))[-1] == f"2. Zeta {said}"


# -- jurisdiction -----------------------------------------------------------------------------------------------------

FEDERAL = """\
jurisdiction: [federal question, supplemental]
claims:
  - {cause: us-copyright-infringement, against: [beta]}
  - {cause: ny-breach-of-contract, against: [beta]}
"""


def test_no_ground_no_section() -> None:
    assert written("jurisdiction", "jurisdiction: none\namount: none") == []


def test_one_federal_claim_and_one_beside_it() -> None:
    assert written("jurisdiction", FEDERAL)[1:] == [
        "1. This Court has jurisdiction of Count One under 28 U.S.C. § 1331, because it arises under 17 U.S.C. § 501, a law of the United States.",
        "2. The Court has supplemental jurisdiction of Count Two under 28 U.S.C. § 1367(a), because it is so related to Count One that both form part of the same case or controversy.",
    ]


def test_many_federal_claims_and_many_beside_them() -> None:
    more = FEDERAL + "  - {cause: us-sherman-act-1, against: [beta]}\n  - {cause: wa-defamation, against: [beta]}\n"
    assert written("jurisdiction", more)[1:] == [
        "1. This Court has jurisdiction of Counts One and Three under 28 U.S.C. § 1331, because they arise under 17 U.S.C. § 501 and 15 U.S.C. § 1, laws of the United States.",
        "2. The Court has supplemental jurisdiction of Counts Two and Four under 28 U.S.C. § 1367(a), because they are so related to Counts One and Three that all form part of the same case or controversy.",
    ]


def test_a_federal_question_without_a_statute_in_the_catalogue() -> None:
    changes = "jurisdiction: [federal question]\namount: none\n"
    assert written("jurisdiction", changes)[-1] == (
        "1. This Court has jurisdiction under 28 U.S.C. § 1331, because the action arises under the laws of the United States."
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
        "1. This Court has jurisdiction under 28 U.S.C. § 1332(a)(1), because the action is between citizens of different states and the amount in controversy exceeds $75,000, exclusive of interest and costs.",
        "2. Alpha is a citizen of Oregon, where it is incorporated and has its principal place of business.",
        "3. Beta has the citizenship of its members: Ann Member, who is a citizen of Nevada; and Fund Corp., which is a citizen of Delaware and Massachusetts. It is therefore a citizen of Nevada, Delaware, and Massachusetts.",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("kind: individual, citizenship: Nevada", "Zeta is domiciled in Nevada and is a citizen of that state."),
        (
            "kind: corporation, formed_in: Ohio, principal_place: 'Reno, Nevada'",
            "Zeta is a citizen of Ohio, where it is incorporated, and of Nevada, where it has its principal place of business.",
        ),
        (
            "kind: trust, trustees: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            "Zeta has the citizenship of its trustees: Tom, who is a citizen of Utah. It is therefore a citizen of Utah.",
        ),
        (
            "kind: partnership, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            "Zeta has the citizenship of its partners: Tom, who is a citizen of Utah. It is therefore a citizen of Utah.",
        ),
        (
            "kind: association, members: {t: {name: Tom, kind: individual, citizenship: Utah}}",
            "Zeta has the citizenship of its members: Tom, who is a citizen of Utah. It is therefore a citizen of Utah.",
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


# -- venue ------------------------------------------------------------------------------------------------------------


def test_venue_by_events_and_by_residence() -> None:
    assert written("venue", "venue: [events, residence]") == [
        "# I. Venue",
        "1. Venue lies in this District under 28 U.S.C. § 1391(b)(2), because a substantial part of the events or omissions that give rise to the claims occurred here.",
        "2. Venue lies in this District under 28 U.S.C. § 1391(b)(1), because Beta resides in this District.",
    ]


def test_venue_by_residence_of_many() -> None:
    assert written("venue", MANY + "venue: [residence]")[-1] == (
        "1. Venue lies in this District under 28 U.S.C. § 1391(b)(1), because Defendants reside in this State and at least one of them resides in this District."
    )


def test_no_venue_no_section() -> None:
    assert written("venue") == []


# -- facts and claims -------------------------------------------------------------------------------------------------


def test_facts_are_the_matters_own() -> None:
    assert written("facts") == [
        "# I. The Story",
        "1. Alpha and Beta signed a contract.",
        "2. Alpha paid.",
        "3. Beta delivered nothing.",
    ]


def test_claims_of_some_against_some_say_so() -> None:
    assert "= (By Plaintiff Alpha Against Defendants Beta and Delta)" in written("claims", MANY)


def test_claims_of_all_say_against_whom_alone() -> None:
    said = written("claims")
    assert said[:5] == ["# I. Claims", "= COUNT ONE", "= Breach of Contract", "= (Against Defendant Beta)", said[4]]


def test_a_count_cites_its_statute() -> None:
    assert "= 17 U.S.C. § 501" in written("claims", FEDERAL)


def test_no_claims_no_section() -> None:
    assert written("claims", f"claims: none\n{filing('dismisses: all', 'notice_of_voluntary_dismissal')}") == []


# -- relief and jury --------------------------------------------------------------------------------------------------


def test_relief_is_asked_for_by_one_and_by_many() -> None:
    assert written("relief") == [
        "# I. Prayer for Relief",
        "¶ Alpha asks the Court to enter judgment for Alpha, and to:",
        "  A. award damages.",
    ]
    assert (
        written("relief", MANY)[1] == "¶ Alpha and Gamma ask the Court to enter judgment for Alpha and Gamma, and to:"
    )


def test_a_jury_is_demanded_by_one_and_by_many() -> None:
    assert (
        written("jury_demand", "jury_demand: true")[1] == "¶ Alpha demands a trial by jury of every issue so triable."
    )
    assert (
        written("jury_demand", MANY + "jury_demand: true")[1]
        == "¶ Alpha and Gamma demand a trial by jury of every issue so triable."
    )
    assert written("jury_demand") == []


# -- dismissal --------------------------------------------------------------------------------------------------------

RULE = "Under Fed. R. Civ. P. 41(a)(1)(A)(i), "


def test_an_action_is_dismissed_against_all() -> None:
    assert written("dismissal", paper=NOTICE) == [
        f"¶ {RULE}Plaintiff Alpha Kites, Inc. (“Alpha”) dismisses this action against Defendant Beta Strings, Inc. (“Beta”) without prejudice.",
        "¶ As of June 2, 2025, Defendant Beta has served neither an answer nor a motion for summary judgment.",
        "¶ Alpha has not before dismissed a federal- or state-court action based on or including the same claim.",
    ]


def test_some_defendants_are_dismissed_and_the_action_continues_against_the_rest() -> None:
    said = written(
        "dismissal",
        MANY + filing("dismisses: [delta, epsilon], prejudice: with", "notice_of_voluntary_dismissal"),
        COMPLAINT,
    )
    assert said == [
        f"¶ {RULE}Plaintiffs Alpha Kites, Inc. (“Alpha”) and Gamma Twine LLC (“Gamma”) dismiss all claims against Defendants Delta Paper Co. (“Delta”) and Epsilon Glue LP (“Epsilon”) with prejudice. The action continues against Defendant Beta Strings, Inc. (“Beta”).",
        "¶ As of June 2, 2025, Defendants Delta and Epsilon have served neither an answer nor a motion for summary judgment.",
        "¶ Alpha and Gamma have not before dismissed a federal- or state-court action based on or including the same claim.",
    ]


def test_what_nobody_stated_is_not_recited() -> None:
    silent = (
        "docket_read: none\nearlier_dismissals:\n  - {court: D. Or., date: 2024-01-02, by: notice, parties: [beta]}\n"
    )
    said = written("dismissal", silent, NOTICE)
    assert len(said) == 1
    assert "served" not in said[0]


def test_an_answer_is_not_recited_as_none() -> None:
    served = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
    assert not any("neither an answer" in line for line in written("dismissal", served, NOTICE))


def test_costs_effect_and_paragraphs_of_ones_own_follow() -> None:
    changes = """\
earlier_dismissals:
  - {court: D. Or., date: 2024-01-02, by: notice, parties: [beta]}
filings:
  - paper: notice_of_voluntary_dismissal
    date: 2025-06-02
    dismisses: all
    prejudice: with
    effect: on the merits
    costs: each side bears its own
    paragraphs: ["The parties' agreement stays in force."]
"""
    assert written("dismissal", changes)[-3:] == [
        "¶ This dismissal operates as an adjudication on the merits.",
        "¶ Each side bears its own costs and attorney’s fees.",
        "¶ The parties’ agreement stays in force.",
    ]
