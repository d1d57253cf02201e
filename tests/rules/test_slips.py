"""Slips of typing and grammar: which texts are reported, and which are not."""

import pytest

from assembler.findings.finding import Severity
from tests.support.rule_examples import alleged, codes, only

TWO_PER_SIDE = """
parties:
  other: {name: Other Strings, role: defendant, kind: individual, citizenship: Ohio}
  ann: {name: Ann Example, role: plaintiff, kind: individual, citizenship: Oregon, counsel: [placeholder]}
"""
"""A second plaintiff and a second defendant."""

SLIPS = [
    ("TRM006", "It wrote to Imaginary Stirngs."),
    ("TXT002", "It said that the the contract had ended."),
    ("TXT002", "It wrote to\n        to Sample Kites."),
    ("TXT002", "It is a a kite."),
    ("TXT003", "It lost $15, 264.86."),
    ("TXT003", "It lost $ 500."),
    ("TXT003", "It lost $1,00,000."),
    ("TXT003", "It lost $264.8 in all."),
    ("TXT003", "It lost $12500.00."),
    ("TXT003", "It lost $1.5 and sold the rest."),
    ("TXT003", "It lost $114. 50 per kite."),
    ("TXT004", "It is a Ohio corporation."),
    ("TXT004", "It is an Washington corporation."),
    ("TXT004", "A agent of it came."),
    ("TXT004", "It is a in-house printer."),
    ("TXT004", "It left. A agent came."),
    ("TXT005", "Plaintiffs alleges this."),
    ("TXT005", "Plaintiff have a contract."),
    ("TXT005", "Defendants was there."),
    ("TXT005", "As the Plaintiffs alleges, it sold them."),
    ("TXT005", "On information and belief, Defendants was there."),
    ("TXT005", "Plaintiffs, for their complaint, alleges this."),
    ("TXT005", "It says that Defendants has left."),
    ("TXT005", "It left, and Defendants owns it."),
    ("TXT005", "It says that the Defendants has left."),
    ("TXT006", "This was the 2th letter."),
    ("TXT006", "This was the 11st letter."),
    ("TXT006", "This was the 22th letter, of the 113rd box."),
    ("TXT006", "This was the 11ST letter."),
    ("TXT006", "The court of the 4d Cir. said so."),
    ("TXT007", "It broke 17 U.S.C. §501."),
    ("TXT007", "See Complaint ¶12."),
    ("TXT008", "It wrote on February 30, 2021."),
    ("TXT008", "It wrote on Monday, January 9, 2021."),
    ("TXT009", "1. It wrote a letter."),
    ("TXT009", "(a) It wrote a letter."),
    ("TXT009", "A. It wrote a letter."),
    ("TXT010", "As paragraph 12 above says, it wrote."),
    ("TXT010", "Sample Kites incorporates by reference paragraphs 1 through 41."),
    ("TXT010", "See ¶¶ 12-14 above."),
    ("TXT010", "Plaintiffs repeat and reallege paragraphs 1 to 4 of the Complaint."),
    ("TXT011", 'It called it "our best pattern.'),
    ("TXT011", "It called it (again our best pattern."),
    ("TXT011", "It called it our best pattern” again."),
    ("TXT011", 'It called it "our best pattern of 2019.'),
    ("TXT012", "It sold the copies"),
    ("TXT014", "It printed , sold and burned them."),
    ("TXT014", "It printed them,, and left."),
    ("TXT014", "It printed,sold and burned them."),
    ("TXT014", "It sold them.The kites were red."),
    ("TXT014", "The kites were red;and the strings were blue."),
    ("TXT016", "It paid in 20__."),
    ("TXT016", "It paid {AMOUNT} in May."),
    ("TXT016", "It paid under section [X]."),
    ("TXT016", "It paid $0,000.00 in May."),
    ("TXT016", "It paid on MM/DD/YYYY."),
    ("TXT016", "It paid [] in May."),
    ("TXT016", "It paid %NAME% in May."),
    ("TXT016", "It flew in [County/State] in May."),
    ("TXT027", "It flew [papers from maker/carrier/police report/other source] in May."),
    ("TXT027", "It paid [or: promised to pay] for the kites."),
    ("TXT027", "It paid (check this)."),
    ("TXT027", "It paid (Bob, please verify)."),
    ("TXT027", "The [borrower/lender] paid."),
    ("TXT027", "It paid #REF! in May."),
    ("TXT027", "[Need to add the lease here.] It paid."),
    ("TXT027", "INSERT DATE HERE It paid."),
    ("TXT027", "DRAFT 3 - It paid."),
    ("TXT027", "It paid. Confirm with client."),
    ("TXT027", "It paid. COMMENT: this is new."),
    ("TXT027", "It paid [three weeks / one month] later."),
    ("TXT027", "It paid Plaintiff/Defendant in May."),
    ("TXT029", "It could of been avoided."),
    ("TXT029", "It lost it's lease."),
    ("TXT029", "The payment was passed due."),
    ("TXT029", "The break pads were worn."),
    ("TXT029", "The police sited Ann for speeding."),
    ("TXT029", "It owed the unpaid principle and the interest."),
    ("TXT029", "They sent there own agent."),
    ("TXT029", "It owes more then $500."),
    ("TXT029", "This has lead to losses."),
    ("TXT029", "It filled this action."),
    ("TXT029", "It singed the lease."),
    ("TXT029", "It was a breach of contact."),
    ("TXT029", "It brings a claim to quite title."),
    ("TXT029", "It asks for damages to be proved at trail."),
    ("TXT029", "It did not no that."),
    ("TXT029", "The FIST CLAIM is good."),
    ("TXT029", "It refused to except delivery."),
]

CORRECT = [
    "It kept draft 3 of the plan. DRAFT AGREEMENT was its title. Check number 5512 was returned. Need was shown.",
    "The Plaintiff/Counterclaim-Defendant flew it. Verify, a firm in Reno, was paid (check, cash or card).",
    "It would of course pay, and would of necessity pay more. It says that it's true. He walked on the trail at dawn.",
    "He and his parole officer left. The proceeding, and paragraphs of it, followed. The compliant kites flew.",
    "It was so. *Id.* ¶ 8. Id. at ¶ 3; *Id.*, ¶¶ 4-5. [T]he kite flew [again] (see [www.example.com/a/b/c]).",
    "It wrote that [t]he kite [sic] flew [emphasis added]. It paid [the sum] in May [2021] (check No. 5512).",
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
    "Exhibit A at 2 says so, and so is Exhibit A in full; clauses a and b of it, and Count A above, do not.",
    "Other Strings d/b/a Imaginary Kites, f/k/a Ordinary Strings, sold them.",
    "It filed a Schedule 14D and a Form 13D under 15 U.S.C. § 78d, and broke 42 U.S.C. § 2000d-5.",
    "The officers of the Defendant were there. One of the named Defendants is absent. None of the Defendants has left.",
    "Nor would Plaintiff have known it. If Plaintiff were asked, it would say so.",
    "Sample Kites, and the Defendant have met.",
    "It paid $1.5 to $2 million, between $2.5 and $3.5 billion, then $10.5, $11.2 or $12 million, $1.5MM, $2.5bn.",
    "See https://www.example.com/kites,strings/14st;;b (last visited July 31, 2024), or write to kites@example.com.",
    'It printed a 12" kite on 8.5" x 11" paper, and called it "our best 12" kite" again.',
    "It failed to warn of this; and",
    "It said “never.” (emphasis added)",
    "The lease incorporates by reference paragraph 7 of the master lease. It repeats paragraph 4 of its first letter.",
    "J. Example, Inc. sold them.",
    "J. Example’s shop sold them.",
    "It wrote to Imaginary Stisngs.",
    "A Kitey was sold once.",
    "The press does 5 to 10 copies a minute.",
    "The acts binding Plaintiff are void. The men who hired Defendant were there.",
    "The laws that protect Plaintiff are old.",
    "The statements about Plaintiff are false, and the sums due Plaintiff are high.",
    "The person suing Defendants is not here. The man who hired Plaintiffs has left.",
    "Plaintiffs, by counsel, allege this; Plaintiff, for itself, alleges that.",
]


@pytest.mark.parametrize(("code", "text"), SLIPS)
def test_a_slip_is_reported_by_its_rule_alone(code: str, text: str) -> None:
    assert codes(TWO_PER_SIDE + alleged(text)) == {code}


@pytest.mark.parametrize("text", CORRECT)
def test_correct_texts_are_not_reported(text: str) -> None:
    assert codes(TWO_PER_SIDE + alleged(text)) == set()


def test_the_message_on_a_slip_has_the_correction() -> None:
    assert only("TXT004", alleged("It is a Ohio corporation.")).message == "`a Ohio` should be `an Ohio`"
    assert only("TXT006", alleged("The 2th letter.")).message == "`2th` should be `2nd`"
    assert only("TXT008", alleged("On Monday, January 9, 2021.")).message.endswith("that date is a Saturday")


def test_a_message_quotes_at_most_sixty_letters_of_a_long_word() -> None:
    message = only("TXT012", alleged("It sold " + "kite" * 200)).message
    assert message == f"the allegation does not end as a sentence does: `… It sold {'kite' * 13}...`"
    assert only("TXT016", alleged(f"It sold {'_' * 500}.")).message == f"`{'_' * 60}...` still has to be filled in"


def test_letters_typed_before_an_item_of_the_prayer_are_reported() -> None:
    assert codes("relief: ['A. award damages', award costs]\n") == {"TXT009"}


def test_letters_typed_before_all_items_of_the_prayer_are_kept() -> None:
    assert codes("relief: ['A. award damages', 'C. award costs']\n") == set()


def repeated(text: str) -> str:
    """Return changes that allege *text* twice."""
    return f"more_facts:\n  - {{id: more, heading: More, paragraphs: [{text}, 'It left.', {text}]}}\n"


def test_a_finding_on_a_repeated_allegation_names_both_places() -> None:
    finding = only("TXT013", repeated("It sold the copies."))
    assert finding.also
    assert finding.also[0] != finding.place


def test_stock_phrases_may_be_repeated() -> None:
    assert codes(repeated("Denied.")) == set()
    finding = only("TXT013", repeated("Plaintiff was damaged in an amount to be proven."))
    assert finding.severity is Severity.NOTE


def test_two_counts_may_contain_the_same_sentence() -> None:
    count = "{cause: wa-defamation, against: [strings], paragraphs: [It sold the copies as its own.]}"
    assert "TXT013" not in codes(f"claims:\n  - {count}\n  - {count}\n")
    count_with_repetition = count.replace("]}", ", It sold the copies as its own.]}")
    assert "TXT013" in codes(f"claims:\n  - {count_with_repetition}\n")


def test_a_label_typed_in_a_heading_is_reported_even_if_a_name_could_begin_so() -> None:
    assert codes("more_facts: [{id: more, heading: A. Background of the Sale, paragraphs: [It left.]}]\n") == {"TXT009"}


def test_a_plural_role_is_a_slip_if_only_one_party_has_it() -> None:
    assert codes(TWO_PER_SIDE + alleged("Defendants sold the copies.")) == set()
    assert codes(alleged("Defendants sold the copies.")) == {"TXT015"}


def test_the_underscores_of_a_file_name_are_not_a_blank() -> None:
    reported = codes(f"filings: [{{paper: complaint, date: 2025-06-02}}]\n{alleged('It deleted __init__.py.')}")

    assert reported & {"TXT016", "TXT021"} == {"TXT021"}
