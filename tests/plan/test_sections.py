"""The sections that the program writes, for one party and for many."""

import re

import pytest

from assembler.papers.opening.sections import claims
from tests.support.matters import COMPLAINT, NOTICE, case, findings
from tests.support.section_text import FEDERAL_AND_STATE_CLAIMS, SEVERAL_PARTIES, filing, lines_of, zeta

# -- parties ----------------------------------------------------------------------------------------------------------


def test_each_party_has_a_paragraph() -> None:
    assert lines_of("parties", SEVERAL_PARTIES) == [
        "# I. Parties",
        "1. Alpha is an Oregon corporation with its principal place of business in Portland, Oregon.",
        "2. Gamma is a limited liability company.",
        "3. Beta is a Delaware corporation with its principal place of business in Albany, New York.",
        "4. Delta is an Ohio corporation with its principal place of business in Toledo, Ohio.",
        "5. Epsilon is a limited partnership.",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("kind: individual, citizenship: Nevada", "is an individual and a citizen of Nevada."),
        ("kind: estate", "is a decedent’s estate."),
        ("kind: association", "is an association."),
        ("kind: government", "is a governmental entity."),
        (
            "kind: corporation, principal_place: 'Reno, Nevada'",
            "is a corporation with its principal place of business in Reno, Nevada.",
        ),
        ("kind: trust, formed_in: Nevada", "is a Nevada trust."),
        ("kind: corporation, formed_in: France", "is a corporation organized under the laws of France."),
        ("kind: state", "is a state of the United States."),
    ],
)
def test_a_party_is_described_by_the_values_in_the_matter(fields: str, expected: str) -> None:
    role = "Defendant " if "individual" in fields else ""  # a person without a short name
    assert lines_of("parties", zeta(fields))[-1] == f"2. {role}Zeta {expected}"


def test_every_party_may_have_a_paragraph_of_the_users() -> None:
    changes = "parties: {alpha: {paragraph: Alpha makes kites.}, beta: {paragraph: Beta makes strings.}}\n"
    assert lines_of("parties", changes) == ["# I. Parties", "1. Alpha makes kites.", "2. Beta makes strings."]


def test_the_sentences_on_a_trust_that_is_called_the_trust_begin_with_a_capital() -> None:
    trust = "called: the Trust, kind: trust, trustees: {eta: {name: Eta, kind: individual, citizenship: Utah}}"
    text = " ".join(lines_of("jurisdiction", f"{zeta(trust)}jurisdiction: [diversity]\namount: 80000"))
    assert "The Trust has the citizenship of its sole trustee: Eta" in text
    assert "The Trust is therefore a citizen of Utah." in text


# -- venue ------------------------------------------------------------------------------------------------------------


def test_venue_by_events_and_by_residence() -> None:
    assert lines_of("venue", "venue: [events, residence]") == [
        "# I. Venue",
        (
            "1. Venue is proper in this District under 28 U.S.C. § 1391(b)(2), because a substantial part of the "
            "events or omissions that give rise to the claims occurred here."
        ),
        (
            "2. Venue is also proper in this District under 28 U.S.C. § 1391(b)(1), because Beta resides in this"
            " District. Under 28 U.S.C. § 1391(c)(2) and (d), Beta is deemed to reside in this District, because its"
            " contacts with the District would be sufficient to subject it to personal jurisdiction if the District"
            " were a separate state."
        ),
    ]


def test_venue_by_residence_of_many() -> None:
    assert lines_of("venue", SEVERAL_PARTIES + "venue: [residence]")[-1] == (
        "1. Venue is proper in this District under 28 U.S.C. § 1391(b)(1), because Defendants reside in this State "
        "and at least one of them resides in this District. Under 28 U.S.C. § 1391(c)(2), Defendants are each deemed "
        "to reside where they are subject to the personal jurisdiction of the court in this action."
    )


def test_venue_by_residence_of_a_person_is_a_matter_of_domicile() -> None:
    person = zeta("kind: individual, citizenship: New York")
    assert lines_of("venue", f"{person}venue: [residence]")[-1].endswith("because Zeta resides in this District.")


def test_venue_under_the_statutes_of_copyright_and_patent() -> None:
    assert [
        line.partition(", because")[0] for line in lines_of("venue", "venue: [copyright, patent, patent residence]")
    ] == [
        "# I. Venue",
        "1. Venue is proper in this District under 28 U.S.C. § 1400(a)",
        "2. Venue is also proper in this District under 28 U.S.C. § 1400(b)",
        "3. Venue is also proper in this District under 28 U.S.C. § 1400(b)",
    ]


def test_venue_in_a_county_cites_the_law_of_the_state_if_it_is_known() -> None:
    home = "parties:\n  beta: {resides_in: 'King County, Washington'}\n"
    assert lines_of("venue", f"court: wasuper\ncounty: King\n{home}venue: [events, residence, copyright]") == [
        "# I. Venue",
        "1. Venue is proper in King County, because the cause of action, or part of it, arose here.",
        "2. Venue is also proper in King County under RCW 4.12.025, because Beta resides here.",
    ]


def test_venue_by_residence_in_a_county_omits_parties_who_reside_elsewhere() -> None:
    eta = "eta: {name: Eta, role: defendant, kind: individual, resides_in: 'Yakima County, Washington'}"
    beta = "beta: {resides_in: 'King County, Washington'}"
    lines = lines_of("venue", f"court: wasuper\ncounty: King\nparties:\n  {beta}\n  {eta}\nvenue: [residence]")
    assert lines[-1] == "1. Venue is proper in King County under RCW 4.12.025, because Beta resides here."


def test_venue_is_in_a_parish_where_the_state_has_parishes() -> None:
    home = "parties:\n  beta: {registered_office: 'Orleans Parish, Louisiana'}\n"
    assert lines_of("venue", f"court: ladist\ncounty: Orleans\ndistrict: TENTH\n{home}venue: [residence]") == [
        "# I. Venue",
        (
            "1. Venue is proper in Orleans Parish under La. C.C.P. art. 42(2), because Beta has its registered office"
            " here."
        ),
    ]


def test_an_assignment_cites_the_rule_of_the_court() -> None:
    court = "court: cand\ndivision: San Jose\n"
    assert lines_of("assignment", f"{court}assignment: {{counties: [Santa Clara, Monterey]}}") == [
        "# I. Divisional Assignment",
        (
            "1. Under Civ. L.R. 3-5(b), this action is properly assigned to the San Jose Division, because a "
            "substantial part of the events or omissions that give rise to the claims occurred in Santa Clara County "
            "and Monterey County."
        ),
    ]


def test_an_assignment_may_have_typed_words() -> None:
    changes = "assignment: {heading: Where It Belongs, text: It arose in Albany.}"
    assert lines_of("assignment", changes) == ["# I. Where It Belongs", "1. It arose in Albany."]


def test_venue_is_in_an_independent_city_without_the_word_county() -> None:
    lines = lines_of("venue", "court: vacir\ncounty: Norfolk City\nvenue: [events]")
    assert lines[1].startswith("1. Venue is proper in Norfolk City")


def test_without_venue_there_is_no_section_on_it() -> None:
    assert lines_of("venue") == []


# -- facts and claims -------------------------------------------------------------------------------------------------


def test_facts_are_printed_as_in_the_matter() -> None:
    assert lines_of("facts") == [
        "# I. The Story",
        "1. Alpha and Beta signed a contract.",
        "2. Alpha paid.",
        "3. Beta delivered nothing.",
    ]


def test_a_claim_by_some_against_some_names_the_parties() -> None:
    assert "= (By Plaintiff Alpha Against Defendants Beta and Delta)" in lines_of("claims", SEVERAL_PARTIES)


def test_a_claim_by_all_plaintiffs_names_only_the_defendants() -> None:
    lines = lines_of("claims")
    assert lines[:4] == ["# I. Claims", "= COUNT ONE", "= Breach of Contract", "= (Against Defendant Beta)"]


def test_a_count_cites_its_statute() -> None:
    assert "= 17 U.S.C. § 501" in lines_of("claims", FEDERAL_AND_STATE_CLAIMS)


def test_without_claims_there_is_no_section_on_them() -> None:
    notice = filing("dismisses: all", "notice_of_voluntary_dismissal")
    assert [*claims.build(case(f"claims: none\n{notice}"))] == []


# -- relief and jury --------------------------------------------------------------------------------------------------


def test_relief_is_asked_for_by_one_and_by_many() -> None:
    assert lines_of("relief") == [
        "# I. Prayer for Relief",
        "¶ Alpha asks the Court to enter judgment for Alpha, and to:",
        "   award damages.",
    ]
    assert (
        lines_of("relief", SEVERAL_PARTIES)[1] == "¶ Plaintiffs ask the Court to enter judgment for Plaintiffs, and to:"
    )


def test_a_jury_is_demanded_by_one_and_by_many() -> None:
    assert (
        lines_of("jury_demand", "jury_demand: true")[1] == "¶ Alpha demands a trial by jury of every issue so triable."
    )
    assert (
        lines_of("jury_demand", SEVERAL_PARTIES + "jury_demand: true")[1]
        == "¶ Plaintiffs demand a trial by jury of every issue so triable."
    )
    assert lines_of("jury_demand") == []


# -- dismissal --------------------------------------------------------------------------------------------------------

RULE = "Under Fed. R. Civ. P. 41(a)(1)(A)(i), "


def test_an_action_is_dismissed_against_all() -> None:
    assert lines_of("dismissal", paper=NOTICE) == [
        (
            f"¶ {RULE}Plaintiff Alpha Kites, Inc. (“Alpha”) dismisses this action against Defendant Beta Strings, "
            "Inc. (“Beta”) without prejudice."
        ),
        "¶ As of June 2, 2025, Defendant Beta has served neither an answer nor a motion for summary judgment.",
    ]


def test_some_defendants_are_dismissed_and_the_action_continues_against_the_others() -> None:
    lines = lines_of(
        "dismissal",
        SEVERAL_PARTIES + filing("dismisses: [delta, epsilon], prejudice: with", "notice_of_voluntary_dismissal"),
        COMPLAINT,
    )
    assert lines == [
        (
            f"¶ {RULE}Plaintiffs Alpha Kites, Inc. (“Alpha”) and Gamma Twine LLC (“Gamma”) dismiss all claims against "
            "Defendants Delta Paper Co. (“Delta”) and Epsilon Glue LP (“Epsilon”) with prejudice. The action "
            "continues against Defendant Beta Strings, Inc. (“Beta”)."
        ),
        (
            "¶ As of June 2, 2025, Defendants Delta and Epsilon have served neither an answer nor a motion for "
            "summary judgment."
        ),
    ]


def test_facts_that_the_matter_does_not_state_are_not_recited() -> None:
    unread_docket = (
        "docket_read: none\nearlier_dismissals:\n  - {court: D. Or., date: 2024-01-02, by: notice, parties: [beta]}\n"
    )
    lines = lines_of("dismissal", unread_docket, NOTICE)
    assert len(lines) == 1
    assert "served" not in lines[0]


def test_an_answer_is_not_recited_as_none() -> None:
    answer = "events: [{event: answer, by: [beta], date: 2025-05-01}]\n"
    assert not any("neither an answer" in line for line in lines_of("dismissal", answer, NOTICE))


def test_costs_effect_and_paragraphs_of_the_firm_follow() -> None:
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
    assert lines_of("dismissal", changes)[-3:] == [
        "¶ This dismissal operates as an adjudication on the merits.",
        "¶ Each side bears its own costs and attorney’s fees.",
        "¶ The parties’ agreement stays in force.",
    ]


def test_a_notice_recites_no_event_after_its_date() -> None:
    early_notice = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-05-01, dismisses: all}]\n"
    assert not any("June 2, 2025" in line for line in lines_of("dismissal", early_notice))


def test_the_action_does_not_continue_against_parties_already_dismissed() -> None:
    two_notices = """\
filings:
  - {paper: notice_of_voluntary_dismissal, id: first, date: 2025-05-01, dismisses: [delta]}
  - {paper: notice_of_voluntary_dismissal, id: second, date: 2025-06-02, dismisses: [beta]}
"""
    first, second = (lines_of("dismissal", SEVERAL_PARTIES + two_notices, paper)[0] for paper in (0, 1))
    assert "continues against Defendants Beta" in first
    assert "Delta" not in second
    assert second.endswith("The action continues against Defendant Epsilon Glue LP (“Epsilon”).")


def test_a_sentence_begins_with_a_capital_although_the_name_does_not() -> None:
    names = "parties: {alpha: {called: the Company}, beta: {called: the Seller}}\n"
    lines = [line for name in ("parties", "jurisdiction", "claims", "relief") for line in lines_of(name, names)]
    assert any("the Company" in line for line in lines)
    assert [line for line in lines if re.match(r"(?:\d+\.|¶) [a-z]", line)] == []


def test_a_count_without_earlier_allegations_realleges_none() -> None:
    assert [line for line in lines_of("claims") if "realleges" in line] == []


def test_each_party_has_a_paragraph_unless_the_matter_says_that_it_has_none() -> None:
    parties = """
parties:
  alpha: {kind: individual, formed_in: none, principal_place: none}
  beta: {name: Beta Homeowners Association, kind: association, formed_in: none, principal_place: none}
"""
    assert lines_of("parties", f"court: wasuper\ncounty: King{parties}")[1:] == [
        "1. Alpha is an individual.",
        "2. Beta is an association.",
    ]
    without_paragraph = parties.replace("kind: association", "kind: association, paragraph: none")
    assert not any("Beta" in line for line in lines_of("parties", without_paragraph))


def test_several_does_are_plural() -> None:
    does = "parties: {does: {name: Does, role: defendant, kind: individual, does: {first: 1, last: 50}}}\n"
    assert lines_of("parties", does)[-1] == "3. Does 1 through 50 are individuals."


def test_a_notice_for_parties_who_have_left_has_no_text_and_is_reported() -> None:
    terminated_beta = "parties: {beta: {terminated: {date: 2025-04-01}}}\n"
    notice = filing("dismisses: [beta]", "notice_of_voluntary_dismissal")
    assert [finding.code for finding in findings(terminated_beta + notice, papers=(0,)) if finding.severity == "error"]


def test_the_assignment_to_a_division_has_the_federal_heading_in_federal_courts_only() -> None:
    for court, heading in (("nyed", "Intradistrict Assignment"), ("nysupct\ncounty: Kings", "Assignment")):
        section = lines_of("assignment", f"court: {court}\nassignment: {{counties: Kings}}\n")
        assert section[0].partition(". ")[2] == heading


def test_a_count_against_all_is_against_each_defendant() -> None:
    all_named = SEVERAL_PARTIES.replace("against: [beta, delta]", "against: [beta, delta, epsilon]")
    assert all_named != SEVERAL_PARTIES
    assert lines_of("claims", SEVERAL_PARTIES.replace("against: [beta, delta]", "against: all")) == lines_of(
        "claims", all_named
    )
