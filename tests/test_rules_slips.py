"""Slips of typing and grammar: what is taken for one, and what is let pass."""

import pytest

from tests.rule_examples import alleged, codes, only

TWO = """
parties:
  other: {name: Other Strings, role: defendant, kind: individual, citizenship: Ohio}
  ann: {name: Ann Example, role: plaintiff, kind: individual, citizenship: Oregon, counsel: [placeholder]}
"""
"""A second plaintiff and a second defendant."""

SLIPS = [
    ("TXT002", "It said that the the contract had ended."),
    ("TXT002", "It wrote to\n        to Sample Kites."),
    ("TXT003", "It lost $15, 264.86."),
    ("TXT003", "It lost $ 500."),
    ("TXT003", "It lost $1,00,000."),
    ("TXT003", "It lost $264.8 in all."),
    ("TXT003", "It lost $12500.00."),
    ("TXT004", "It is a Ohio corporation."),
    ("TXT004", "It is an Washington corporation."),
    ("TXT004", "A agent of it came."),
    ("TXT005", "Plaintiffs alleges this."),
    ("TXT005", "Plaintiff have a contract."),
    ("TXT005", "Defendants was there."),
    ("TXT006", "This was the 2th letter."),
    ("TXT006", "This was the 11st letter."),
    ("TXT006", "This was the 22th letter, of the 113rd box."),
    ("TXT007", "It broke 17 U.S.C. §501."),
    ("TXT007", "See Complaint ¶12."),
    ("TXT008", "It wrote on February 30, 2021."),
    ("TXT008", "It wrote on Monday, January 9, 2021."),
    ("TXT009", "1. It wrote a letter."),
    ("TXT009", "(a) It wrote a letter."),
    ("TXT010", "As paragraph 12 above says, it wrote."),
    ("TXT010", "Sample Kites incorporates by reference paragraphs 1 through 41."),
    ("TXT010", "See ¶¶ 12-14 above."),
    ("TXT011", 'It called it "our best pattern.'),
    ("TXT011", "It called it (again our best pattern."),
    ("TXT011", "It called it our best pattern” again."),
    ("TXT012", "It sold the copies"),
    ("TXT014", "It printed , sold and burned them."),
    ("TXT014", "It printed them,, and left."),
    ("TXT014", "It printed,sold and burned them."),
]

SOUND = [
    'The letter said "the the contract" and "Plaintiffs alleges" and "a Ohio firm" and "$ 5".',
    "What it had had in in-house counsel, that that letter took away.",
    "It lost $15,264.86, $500, $1,000,000, $2.5 million, $0.015 a copy, $1000 and $40K.",
    "It paid an hour's wage of $9.50, a one-time fee, an honest sum, a European tax and a UPS bill to an FBI agent.",
    "Did Plaintiff have a license? Counsel for Defendants was there. Neither of Defendants is a citizen of Oregon.",
    "The officer of Plaintiffs has said so. Each of Defendants owns a share.",
    "See 1 F.2d 2; 3 F.3d 4; the 21st day; the 112th Congress; the 13th Amendment; 2d Cir.",
    "It broke 17 U.S.C. § 501 and §§ 502 and 503.",
    "It wrote on Saturday, January 9, 2021, and on February 29, 2020.",
    "J. Example wrote the letter. I. Example did not.",
    "Section 7.2(b)(i) of the contract, paragraph 4 of the lease, and (a) one, b) two.",
    "It wrote:\n\n        > we sold them\n",
    "It had these:\n\n        - copies, and\n        - originals\n",
    "It is Example, Inc., of St. Paul, Minn., at 10:30 a.m.; it wrote ... and left.",
    "It asked (“why now?”), and got “no answer.”",
]


@pytest.mark.parametrize(("code", "text"), SLIPS)
def test_a_slip_is_seen_and_nothing_else(code: str, text: str) -> None:
    assert codes(TWO + alleged(text)) == {code}


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_let_pass(text: str) -> None:
    assert codes(TWO + alleged(text)) == set()


def test_a_slip_says_what_is_wanted() -> None:
    assert only("TXT004", alleged("It is a Ohio corporation.")).message == "`a Ohio` wants `an`"
    assert only("TXT006", alleged("The 2th letter.")).message == "`2th` wants `2nd`"
    assert only("TXT008", alleged("On Monday, January 9, 2021.")).message.endswith("was a Saturday")


def test_letters_typed_before_the_prayer_are_seen() -> None:
    assert codes("relief: ['A. award damages', 'C. award costs']\n") == {"TXT009"}


def test_an_allegation_said_twice_names_both_places() -> None:
    text = "It sold the copies."
    twice = f"more_facts:\n  - {{id: more, heading: More, paragraphs: [{text}, 'It left.', {text}]}}\n"
    finding = only("TXT013", twice)
    assert finding.also
    assert finding.also[0] != finding.place


def test_a_role_of_many_is_a_slip_where_there_is_one() -> None:
    assert codes(TWO + alleged("Defendants sold the copies.")) == set()
    assert codes(alleged("Defendants sold the copies.")) == {"TXT015"}
