"""Venue in a state court, in the words of the state's statute."""

import pytest

from assembler.language.blanks import fill
from assembler.language.english import Side
from assembler.model.court import Court
from assembler.papers import plan_paper
from assembler.plan.blocks import Paragraph
from tests.support.matters import catalog, matter
from tests.support.plan_words import words
from tests.support.rule_examples import laid_over_minimal

PERSON = "beta: {name: Bo Beta, called: Bo Beta, kind: individual, role: defendant}"
COMPANY = 'beta: {name: "Beta, Inc.", kind: corporation, role: defendant}'


def sentences(court: str, ground: str, defendant: str = COMPANY) -> str:
    """Return the sentences on venue of a complaint in *court* on *ground*, against *defendant*."""
    suit = matter(f"""
        {court}
        jurisdiction: none
        parties: {{{defendant}}}
        venue: [{ground}]
        filings: [{{paper: complaint, date: 2026-11-25}}]
    """)
    body = plan_paper(suit, suit.filings[0], catalog()).body
    texts = (words(block.text) for block in body if isinstance(block, Paragraph))
    return " ".join(text for text in texts if text.startswith("Venue is")).replace("\N{NO-BREAK SPACE}", " ")


def test_every_clause_of_a_law_of_venue_can_be_filled_for_one_party_and_for_several() -> None:
    clauses = []
    for name in catalog().names("court"):
        court: Court = catalog().record("court", name)
        if not court.venue:
            continue
        for ground in court.venue.value.grounds.values():
            for clause in filter(None, (ground, ground.entities, ground.municipalities)):
                for names in (("Alpha",), ("Alpha", "Beta")):
                    sides = {f"{side}s": Side(side, names, names) for side in ("plaintiff", "defendant")}
                    assert "{" not in fill(clause.because, sides), name
                clauses.append(clause)
    assert len(clauses) > 50


@pytest.mark.parametrize(
    ("court", "ground", "party", "expected"),
    [
        (
            "court: nysupct\ncounty: Kings",
            "events",
            COMPANY,
            (
                "Venue is proper in Kings County under CPLR 503(a), because a substantial part of the events or"
                " omissions that give rise to the claims occurred here."
            ),
        ),
        (
            "court: txdist\ncounty: Travis",
            "residence",
            f"{COMPANY[:-1]}, principal_place: 'Austin, Texas'}}",
            (
                "Venue is proper in Travis County under Tex. Civ. Prac. & Rem. Code § 15.002(a)(3), because Beta has"
                " its principal office here."
            ),
        ),
        (
            "court: txdist\ncounty: Travis",
            "{because: residence, allegations: [signed]}",
            PERSON,
            (
                "Venue is proper in Travis County under Tex. Civ. Prac. & Rem. Code § 15.002(a)(2), because Bo Beta"
                " resided here when the cause of action accrued, as alleged in paragraph 4."
            ),
        ),
        ("court: txdist\ncounty: Travis", "residence", PERSON, ""),
        (
            "court: txdist\ncounty: Harris",
            "residence",
            f"{COMPANY[:-1]}, principal_place: 'Houston, Texas'}}",
            (
                "Venue is proper in Harris County under Tex. Civ. Prac. & Rem. Code § 15.002(a)(3), because Beta has"
                " its principal office here."
            ),
        ),
        (
            "court: masuper\ncounty: Suffolk",
            "plaintiff residence",
            f"{PERSON}, alpha: {{principal_place: 'Boston, Massachusetts'}}",
            (
                "Venue is proper in Suffolk County under G.L. c. 223, §§ 1, 8, because Alpha has a usual place of"
                " business here."
            ),
        ),
        (
            "court: ilcir\ncounty: Cook",
            "events",
            COMPANY,
            (
                "Venue is proper in Cook County under 735 ILCS 5/2-101, because the transaction out of which the cause"
                " of action arose, or some part of it, occurred here."
            ),
        ),
        ("court: dcsuper", "events", COMPANY, ""),
        (
            "court: desuper\ncounty: Kent",
            "events",
            COMPANY,
            "Venue is proper in Kent County, because the cause of action, or part of it, arose here.",
        ),
        (
            "court: vtsuper\ncounty: Windsor",
            "residence",
            PERSON,
            "Venue is proper in the Windsor Unit under 12 V.S.A. § 402(a), because Bo Beta resides here.",
        ),
        (
            "court: nvdist\ncounty: Clark",
            "performance",
            COMPANY,
            (
                "Venue is proper in Clark County under NRS 13.010(1), because the obligation under the contract was to"
                " be performed here."
            ),
        ),
        (
            "court: nedist\ncounty: Douglas",
            "nonresidents",
            COMPANY,
            (
                "Venue is proper in Douglas County under Neb. Rev. Stat. § 25-403.01(4), because Beta does not reside"
                " in Nebraska."
            ),
        ),
        (
            "court: ksdist\ncounty: Johnson",
            "plaintiff residence",
            f"{PERSON[:-1]}, citizenship: Nevada}}",
            (
                "Venue is proper in Johnson County under K.S.A. 60-605(1), because Bo Beta does not reside in Kansas,"
                " and Alpha resides here."
            ),
        ),
        (
            "court: aksuper\ncity: Juneau",
            "events",
            PERSON,
            (
                "Venue is proper in this Court under Alaska R. Civ. P. 3(c)(1), because the claim arose in this"
                " judicial district."
            ),
        ),
        (
            "court: ladist\ncounty: Caddo\ndistrict: FIRST",
            "residence",
            f"{COMPANY[:-1]}, registered_office: 'Caddo Parish, Louisiana'}}",
            (
                "Venue is proper in Caddo Parish under La. C.C.P. art. 42(2), because Beta has its registered office"
                " here."
            ),
        ),
    ],
)
def test_venue_is_pleaded_in_the_words_of_the_state(court: str, ground: str, party: str, expected: str) -> None:
    assert sentences(court.replace("\n", "\n        "), ground, party) == expected


def test_people_and_entities_have_separate_sentences_only_where_the_law_differs() -> None:
    company = (
        "name: Gamma Co., called: Gamma, kind: corporation, role: defendant, principal_place: 'Bay County, Florida'"
    )
    changes = f"{PERSON}, gamma: {{{company}}}"
    assert sentences("court: pacp\n        county: Chester", "events", changes) == (
        "Venue is proper in Chester County under Pa.R.C.P. 1006(a)(1) and Pa.R.C.P. 2179(a)(3), because the cause of"
        " action arose here."
    )
    assert sentences("court: flcir\n        county: Bay", "residence", changes) == (
        "Venue is proper in Bay County under section 47.011, Florida Statutes, because Bo Beta resides here. It is"
        " also proper here under section 47.051, Florida Statutes, because Gamma has an office here for the transaction"
        " of customary business."
    )


ACME = "name: Acme Co., called: Acme, kind: corporation, role: defendant"
FULTON = "court: gasuper\n        county: Fulton"
WHOLLY_IN = "Venue is proper in Fulton County under Ga. Const. art. VI, § II, ¶ VI, because Bo Beta resides here."


@pytest.mark.parametrize(
    ("court", "defendants", "expected"),
    [
        (FULTON, f"acme: {{{ACME}, formed_in: Ohio, principal_place: 'Dayton, Ohio'}}", ""),
        (FULTON, f"acme: {{{ACME}, formed_in: Georgia, principal_place: 'Atlanta, Georgia'}}", ""),
        (FULTON, f"acme: {{{ACME}, registered_office: 'Cobb County, Georgia'}}", ""),
        (FULTON, f"{PERSON}, acme: {{{ACME}}}", WHOLLY_IN),
        (FULTON, f"{PERSON}, state: {{name: State of Georgia, kind: state, role: defendant}}", WHOLLY_IN),
        (FULTON, f"{PERSON}, does: {{name: Does, role: defendant, does: {{first: 1, last: 5}}}}", WHOLLY_IN),
        (FULTON, f"{PERSON}, dead: {{name: Estate of Ann Crane, kind: estate, role: defendant}}", WHOLLY_IN),
        (
            FULTON,
            f"acme: {{{ACME}, paragraph: Acme has its registered office in Atlanta.}}",
            (
                "Venue is proper in Fulton County under O.C.G.A. § 14-2-510(b)(1), because Acme maintains its"
                " registered office here."
            ),
        ),
        ("court: ncsuper\n        county: Wake", f"acme: {{{ACME}, principal_place: 'Jacksonville, Florida'}}", ""),
        (
            "court: ncsuper\n        county: Wake",
            f"acme: {{{ACME}, principal_place: 'Raleigh, North Carolina'}}",
            "Venue is proper in Wake County under N.C. Gen. Stat. § 1-82, because Acme resides here.",
        ),
    ],
)
def test_only_facts_in_the_matter_are_pleaded_about_a_party(court: str, defendants: str, expected: str) -> None:
    assert sentences(court, "residence", defendants) == expected


def test_a_clause_on_corporations_does_not_cover_governments() -> None:
    city = "beta: {name: City of Jacksonville, called: the City, kind: municipality, role: defendant}"
    duval = "court: flcir\n        county: Duval"
    assert sentences(duval, "events", city) == (
        "Venue is proper in Duval County, because the cause of action, or part of it, arose here."
    )
    assert sentences(duval, "events", f"{PERSON.replace('beta', 'bo')}, {city}") == (
        "Venue is proper in Duval County under section 47.011, Florida Statutes, because the cause of action accrued"
        " here."
    )


def test_a_ground_for_other_actions_is_not_printed() -> None:
    kent = "court: micir\n        county: Kent"
    contract = "claims: [{title: Breach of Contract, law: common law, against: [beta], paragraphs: [A sentence.]}]"
    tort = contract.replace("Breach of Contract", "Tortious Interference with a Contract")
    kent_resident = f"{PERSON[:-1]}, resides_in: 'Kent County, Michigan'}}"
    assert sentences(f"{kent}\n        {contract}", "injury", kent_resident) == ""
    assert "the original injury occurred here" in sentences(f"{kent}\n        {tort}", "injury", kent_resident)


def ground_notes(court: str, ground: str, count: str, *, defendant: str = "Salem, Oregon") -> list[str]:
    """Return the messages of VEN012 about *ground* in *court*, in a complaint whose only count is *count*."""
    matter_text = f"""
        {court}
        division: none
        number: none
        jurisdiction: none
        parties: {{strings: {{principal_place: "{defendant}"}}}}
        claims: [{{title: {count}, law: common law, against: [strings], paragraphs: [A sentence.]}}]
        venue: [{ground}]
        filings: [{{paper: complaint, date: 2026-11-25}}]
    """
    return [finding.message for finding in laid_over_minimal(matter_text) if finding.code == "VEN012"]


def test_a_ground_limited_to_some_actions_is_noted_unless_the_action_is_one_of_them() -> None:
    iowa = "court: iadist\n        county: Polk"
    kansas = "court: ksdist\n        county: Johnson"
    assert ground_notes(iowa, "injury", "Negligence") == []
    assert ground_notes(iowa, "injury", "Breach of Contract") == [
        (
            "`injury` is a ground of venue in Iowa only in an action for injury to a person or damage to property, so"
            " the paper does not print it"
        )
    ]
    assert ground_notes(kansas, "plaintiff residence", "Negligence") == []
    assert ground_notes(kansas, "plaintiff residence", "Negligence", defendant="Topeka, Kansas") == [
        (
            "`plaintiff residence` is a ground of venue in Kansas only in an action against a nonresident, or a"
            " corporation not qualified to do business in Kansas, so the paper does not print it"
        )
    ]
    marion = "court: insuper\n        county: Marion"
    assert ground_notes(marion, "events", "Negligent Operation of a Motor Vehicle") == []
    assert [note[-32:] for note in ground_notes(marion, "events", "Negligence")] == [", so the paper does not print it"]
    albany = "court: nysupct\n        county: Albany"
    assert ground_notes(albany, "plaintiff residence", "Breach of Contract") == []
    assert len(ground_notes(albany, "plaintiff residence", "Breach of a Consumer Credit Agreement")) == 1
    assert ground_notes(albany, "residence", "Breach of a Consumer Credit Agreement") == []


def test_a_former_residence_needs_allegations() -> None:
    example = "court: txdist\ncounty: Travis\ndivision: none\nnumber: none\njurisdiction: none\nvenue: [residence]\n"
    person = "parties: {strings: {name: Bo Beta, kind: individual, formed_in: none, principal_place: none}}\n"
    findings = laid_over_minimal(f"{example}{person}filings: [{{paper: complaint, date: 2025-06-02}}]\n")
    assert [finding.message for finding in findings if finding.code == "VEN010"] == [
        (
            "`residence` would plead that Bo Beta resided here when the cause of action accrued, "
            "but no key of the matter says so"
        )
    ]


CATTLE = "`property` is a ground of venue in Michigan only as `real property`, so the paper does not print it"


def test_property_is_real_property_only_if_the_matter_says_so() -> None:
    michigan = "court: micir\n        county: Wayne"
    assert sentences(michigan, "property") == ""
    assert sentences(michigan, "real property") == (
        "Venue is proper in Wayne County, because the land that is the subject of the action is located here."
    )
    example = "court: micir\ncounty: Wayne\ndivision: none\njurisdiction: none\nvenue: [property]\n"
    findings = laid_over_minimal(f"{example}filings: [{{paper: complaint, date: 2025-06-02}}]\n")
    assert CATTLE in [finding.message for finding in findings]


def test_events_are_an_injury_only_if_the_matter_says_so() -> None:
    count = "claims: [{title: Negligence, law: MI, against: [beta], paragraphs: [Beta was careless.]}]"
    michigan = f"court: micir\n        county: Wayne\n        {count}"
    assert sentences(michigan, "events") == ""
    assert sentences(michigan, "injury", PERSON) == ""
    wayne_resident = f"{PERSON[:-1]}, resides_in: 'Wayne County, Michigan'}}"
    assert sentences(michigan, "injury", wayne_resident) == (
        "Venue is proper in Wayne County under MCL 600.1629(1)(a), because the original injury occurred here, where"
        " Bo Beta resides."
    )


def test_a_party_without_a_known_residence_is_not_alleged_to_reside_elsewhere() -> None:
    connecticut = "court: ctsuper\n        district: Hartford"
    assert sentences(connecticut, "events", PERSON) == ""
    assert "no party resides in Connecticut" in sentences(
        connecticut, "events", f"{PERSON[:-1]}, citizenship: Nevada}}"
    )


def test_a_forum_clause_binds_only_its_signatories() -> None:
    two_companies = f"{COMPANY}, gamma: {{name: Gamma Co., called: Gamma, kind: corporation, role: defendant}}"

    def clause(ground: str, parties: str) -> str:
        suit = matter(f"""
            court: micir
            county: Wayne
            jurisdiction: none
            parties: {{{parties}}}
            venue: [{ground}]
            filings: [{{paper: complaint, date: 2026-11-25}}]
        """)
        body = plan_paper(suit, suit.filings[0], catalog()).body
        texts = (words(block.text) for block in body if isinstance(block, Paragraph))
        return " ".join(text for text in texts if text.startswith("By contract"))

    assert clause("forum clause", two_companies) == ""
    over_gamma = clause("{because: forum clause, over: [gamma]}", two_companies)
    assert over_gamma == "By contract Gamma consented to venue in Wayne County."
    assert clause("{because: forum clause, over: [gamma], waived: true}", two_companies) == (
        "By contract Gamma consented to venue in Wayne County, and waived any objection to it."
    )
    assert clause("forum clause", COMPANY) == "By contract Beta consented to venue in Wayne County."
