"""Names and roles of parties in the text, compared with the matter's names and roles."""

import pytest

from assembler.rules._party_names import PartyNames
from tests.support.rule_examples import alleged, codes

PARTIES = """
filings: [{paper: complaint, date: 2025-06-02}]
parties:
  kites: {name: "Harborlight Kites, Inc.", called: Harborlight}
  strings: {name: "Cobalt Marine Supply, LLC", called: Cobalt, kind: limited liability company, principal_place: none}
  tessaro: {name: "Tessaro Freight Systems, Inc.", called: Tessaro, role: defendant, kind: corporation, formed_in: Ohio}
  finch: {name: Abel Finch, called: Finch, role: defendant, kind: individual}
  farrell: {name: Jessica Farrell, called: Farrell, role: defendant, kind: individual}
claims:
  - id: first
    cause: us-copyright-infringement
    title: Infringement of the Pattern
    against: [strings]
    elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
  - id: second
    cause: us-copyright-infringement
    title: Infringement of the Drawing
    against: [strings, tessaro, finch, farrell]
    elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
facts:
  - id: pattern
    heading: The Pattern
    paragraphs:
      - {id: owned, text: Harborlight wrote the pattern and owns the copyright in it.}
      - {id: registered, text: The copyright was registered before this action began.}
      - {id: copied, text: "In May 2024, Cobalt printed copies of the whole pattern."}
"""

RULES_ON_NAMES = {"TRM006", "TRM009", "TRM010", "TRM011", "TRM012", "TRM013", "PTY007", "CLM027", "CLM028", "CLM029"}


def in_facts(text: str) -> set[str]:
    """Return the codes of the rules on names that report something in a suit with *text* among its facts."""
    return RULES_ON_NAMES & codes(PARTIES + alleged(text))


MISTAKES = [
    ("TRM009", "Defendant Harborlight refused the goods."),
    ("TRM009", "The letter was sent to Plaintiff Tessaro."),
    ("TRM009", "Plaintiffs Cobalt and Harborlight wrote to each other."),
    ("TRM010", "In May, Defendant Smith took the goods."),
    ("TRM010", "In May, Defendant Jessica Barrow took the goods."),
    ("TRM009", "The final action was that of Defendant Harborlight."),
    ("TRM010", "In May, Mr. French took the goods."),
    ("TRM006", "In May, Defendant Ferrell took the goods. Ferrell kept them. Ferrell sold them."),
    ("TRM006", "In May, Defendants Finch and Farrells took the goods. Farrells sold them."),
    ("TRM006", "Ms. Ferrell took the goods in May. Ms. Ferrell sold them."),
    ("TRM012", "The goods were taken by Cobalt Marine Supply, Inc. in May."),
    ("TRM012", "The goods were taken by Tessaro Freight Services, Inc. in May."),
    ("TRM012", "Tessaro Freight Systems, LLC (“Tessaro”) took the goods."),
    ("TRM013", "All three Defendants took the goods."),
    ("TRM013", "Each of the five Defendants took the goods."),
    ("PTY007", "Tessaro is a Delaware corporation."),
    ("PTY007", "Finch is a Delaware corporation."),
]

CORRECT = [
    "Tessaro Freight Systems Holdings, LLC owns the warehouse.",
    "Cobalt Marine Supply, Inc., formerly the parent of Cobalt, took nothing.",
    "The invoice says “Cobalt Marine Supply, Inc.” and “Defendant Harborlight”.",
    "In the state court action, Defendant Harborlight paid Plaintiff Cobalt.",
    "In an earlier case, Defendant Harborlight paid. Defendant Jessica R. Farrell, and Defendant Jessica, did not.",
    "Counterclaim Defendant Harborlight is a name for another day.",
    "Mark French is a clerk. Mr. French packed the goods.",
    "The clerk, Mr. French, packed the goods for Mr. Finch.",
    "Mr. Brown packed the goods.",
    "Bob Ferrell is a clerk. Mr. Ferrell packed the goods, and Ms. Farrell paid Ferrell.",
    "Walter Finch, the father of Defendant Finch, helped Mr. Finch.",
    "Defendant’s Manager, Defendant’s Truck and Defendants’ Goods are names of nothing.",
    "Defendant Officer Finch and Defendant Abel Finch are the same person. Defendant Doe is not.",
    "Plaintiff Harborlight wrote to Defendants Cobalt, Tessaro, Finch, and Farrell.",
    "All four Defendants took the goods, and two Defendants sold them.",
    "Plaintiff and Defendant Cobalt signed the contract. To Defendant, Cobalt is a name.",
    "The Farrells and the Finches took the goods, and Farrell’s car.",
    "See *Example v. Marlowe*, in which Defendant Marlowe paid.",
    "Tessaro is an Ohio corporation. Finch is the owner of a Delaware corporation.",
]


@pytest.mark.parametrize(("code", "text"), MISTAKES)
def test_a_name_or_role_of_no_party_is_reported(code: str, text: str) -> None:
    assert in_facts(text) == {code}


@pytest.mark.parametrize("text", CORRECT)
def test_a_name_that_may_be_right_is_not_reported(text: str) -> None:
    assert in_facts(text) == set()


def in_first_count(text: str) -> set[str]:
    """Return the codes of the rules on names that report something in a suit with *text* in its first count."""
    paragraphs = f"    paragraphs:\n      - |\n        {text}\n"
    return RULES_ON_NAMES & codes(PARTIES.replace("  - id: second\n", f"{paragraphs}  - id: second\n"))


@pytest.mark.parametrize(
    "text",
    [
        "Tessaro breached section 2.1.",
        "By taking the goods, Defendant Tessaro has willfully violated the order.",
        "Harborlight paid in May. As a result, Tessaro infringed the copyright.",
        "Harborlight breached section 2.1.",
    ],
)
def test_a_wrong_by_a_party_that_the_count_is_not_against_is_reported(text: str) -> None:
    assert in_first_count(text) == {"CLM027"}


@pytest.mark.parametrize(
    "text",
    [
        "Cobalt breached although Tessaro warned it.",
        "Tessaro breached section 2.1, and Cobalt section 2.2.",
        "Tessaro breached the lease. The guaranty makes Cobalt liable.",
        "Tessaro did not breach section 2.1.",
        "Harborlight has not breached section 2.1.",
        "Tessaro Freight Systems Holdings, LLC breached section 2.1.",
        "Tessaro breached section 2.1 as the agent of its owner.",
    ],
)
def test_a_count_may_allege_acts_of_other_people(text: str) -> None:
    assert in_first_count(text) == set()


def with_prayer(item: str, *, claim: str = "") -> set[str]:
    """Return the codes of the rules on names that report something in a suit whose prayer has *item*."""
    claims = f", claims: [{claim}]" if claim else ""
    return RULES_ON_NAMES & codes(f"{PARTIES}relief: [award damages, {{text: '{item}'{claims}}}]\n")


@pytest.mark.parametrize(
    ("item", "claim"),
    [
        ("enter judgment against Tessaro", "first"),
        ("award attorneys’ fees against Defendants Cobalt and Finch", "first"),
        ("enter judgment on [[first]] against Tessaro", ""),
        ("enter judgment against each of the Defendants", "first"),
        ("enter judgment against Harborlight", ""),
    ],
)
def test_relief_against_a_party_that_the_claim_is_not_against_is_reported(item: str, claim: str) -> None:
    assert with_prayer(item, claim=claim) == {"CLM028"}


@pytest.mark.parametrize(
    "item",
    [
        "enter judgment in favor of Tessaro",
        "enter judgment in favor of Defendants and against Cobalt",
        "award Cobalt its costs",
    ],
)
def test_relief_for_a_party_that_does_not_sue_is_reported(item: str) -> None:
    assert with_prayer(item) == {"CLM029"}


@pytest.mark.parametrize(
    ("item", "claim"),
    [
        ("enter judgment in favor of Harborlight and against Cobalt", "first"),
        ("enter judgment against all Defendants", "second"),
        ("enjoin Cobalt from enforcing the judgment against Harborlight", "first"),
        ("award damages for the discrimination against Harborlight", "first"),
        ("award Cobalt’s profits to Harborlight", "first"),
        ("award damages against Cobalt, and order it to give notice to Tessaro", "first"),
        ("award judgment against Cobalt’s surety", "first"),
        ("award damages against Cobalt", ""),
    ],
)
def test_a_consistent_prayer_is_not_reported(item: str, claim: str) -> None:
    assert with_prayer(item, claim=claim) == set()


def test_a_name_may_be_broken_over_two_lines() -> None:
    names = PartyNames({"Imaginary Strings": "strings"})
    assert list(names.parties_in("It wrote to Imaginary\nStrings.")) == ["strings"]
