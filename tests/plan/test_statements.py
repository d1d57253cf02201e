"""Signatures of papers, and the statements attached to them: the verification and the certificate of service."""

import pytest

from assembler.plan.plan import Plan, Signature, Statement
from tests.support.matters import NOTICE, build_plan
from tests.support.plan_text import plan_text, words_of
from tests.support.stopped import refusal

OFFICER = "people: {joe: {name: Joe Officer, title: Treasurer, of: alpha}}\n"
KING = "court: wasuper\ncounty: King\njurisdiction: none\namount: none\n"
ONE_STATEMENT = """\
parties:
  alpha: {name: Al Pha, called: none, kind: individual, formed_in: none, principal_place: none, counsel: none,
    pro_se: true, address: [3 Own Road, "Albany, New York 12200"], telephone: (518) 555-0177, email: al@example.com}
"""
FIRM = """\
firms: {firm: {name: Example LLP, address: [9 Firm Road], telephone: (212) 555-0199, email: office@example.com}}
counsel:
  ben: {name: Ben Sample, firm: firm, bar_number: 000002}
  cat: {name: Cat Other, firm: firm, email: cat@example.com, pro_hac_vice: true}
parties:
  gamma: {name: Gamma Twine LLC, called: Gamma, role: plaintiff, kind: limited liability company, counsel: [ben, cat]}
"""


def filing(choices: str, paper: str = "notice_of_voluntary_dismissal") -> str:
    return f"filings: [{{paper: {paper}, date: 2025-06-02, {choices}}}]\n"


def blocks(signature: Signature) -> list[tuple[str, tuple[str, ...]]]:
    return [(signer.signed, signer.lines) for signer in signature.signers]


def only_statement(paper_plan: Plan) -> Statement:
    (statement,) = paper_plan.statements
    return statement


def paragraphs_of(statement: Statement) -> list[str]:
    return [words_of(text).replace("~", " ") for text in statement.paragraphs]


# -- signatures -------------------------------------------------------------------------------------------------------


def test_counsel_signs_on_a_blank_line_over_name_number_address_and_client() -> None:
    assert blocks(build_plan().signature) == [
        (
            "",
            (
                "Ann Example, Bar No. 000001",
                "1 Example Street",
                "New York, New York 10000",
                "(212) 555-0100",
                "ann@example.com",
                "Attorney for Plaintiff Alpha Kites, Inc.",
            ),
        )
    ]


def test_the_bar_number_has_the_courts_label() -> None:
    assert build_plan(KING).signature.signers[0].lines[0] == "Ann Example, WSBA No. 000001"


def test_counsel_who_has_signed_is_typed_in() -> None:
    paper_plan = build_plan(filing("dismisses: all, signed: [ann]"))
    assert [signer.signed for signer in paper_plan.signature.signers] == ["/s/ Ann Example"]


@pytest.mark.parametrize(
    ("signing", "typed_signature"),
    [("", ""), ("signed: [ann], ", "/s/ Ann Example"), ("consents: {ann: 'by e-mail of June 1, 2025'}, ", "")],
)
def test_the_signer_of_the_paper_signs_the_certificate_of_service(signing: str, typed_signature: str) -> None:
    stipulation = "paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all"
    (certificate,) = build_plan(
        f"filings: [{{{stipulation}, {signing}service: [{{on: beta, by: mail}}]}}]\n", 0
    ).statements
    assert [signer.signed for signer in certificate.signature.signers] == [typed_signature]


def test_attorneys_of_one_firm_have_its_address_once() -> None:
    _, ben, cat = build_plan(FIRM).signature.signers
    assert ben.lines == ("Ben Sample, Bar No. 000002",)
    assert cat.lines == (
        "Cat Other",
        "(pro hac vice)",
        "cat@example.com",
        "Example LLP",
        "9 Firm Road",
        "(212) 555-0199",
        "office@example.com",
        "Attorneys for Plaintiff Gamma Twine LLC",
    )


def test_an_attorney_who_is_only_listed_has_no_line_to_sign_on() -> None:
    for choice, lines in (
        ("signs: false", ["Cat Other", "(pro hac vice)"]),
        ("of_counsel: true", ["Cat Other", "(pro hac vice)", "Of Counsel"]),
    ):
        signers = build_plan(FIRM.replace("pro_hac_vice: true", f"pro_hac_vice: true, {choice}")).signature.signers
        assert len(signers) == 2
        ben = signers[1]
        assert not ben.listed
        assert list(ben.lines)[1 : 1 + len(lines)] == lines
        assert ben.lines[-1] == "Attorneys for Plaintiff Gamma Twine LLC"


def test_a_firm_may_come_first_and_its_attorney_sign_by_it() -> None:
    _, ben, cat = build_plan(FIRM.replace("name: Example LLP", "name: Example LLP, first: true")).signature.signers
    assert ben.above == ("Example LLP",)
    assert cat.above == ()
    assert ben.by == cat.by == "By:"
    assert "Example LLP" not in cat.lines


def test_an_admission_for_the_case_may_be_pending() -> None:
    cat = build_plan(FIRM.replace("pro_hac_vice: true", "pro_hac_vice: pending")).signature.signers[-1]
    assert "(pro hac vice application pending)" in cat.lines


def test_a_paper_may_say_where_it_is_dated() -> None:
    signature = build_plan("filings: [{paper: complaint, date: 2025-06-02, dated_at: 'Albany, New York'}]\n").signature
    assert signature.dated.replace("\N{NO-BREAK SPACE}", " ") == "DATED: June 2, 2025, at Albany, New York."


def test_an_attorney_of_two_plaintiffs_signs_once_for_both() -> None:
    changes = (
        "parties: {gamma: {name: Gamma Twine LLC, role: plaintiff, kind: limited liability company, counsel: [ann]}}\n"
    )
    (signer,) = build_plan(changes).signature.signers
    assert signer.lines[-1] == "Attorney for Plaintiffs"


def test_a_plaintiff_without_counsel_signs_in_person() -> None:
    assert blocks(build_plan(ONE_STATEMENT).signature) == [
        (
            "",
            ("Al Pha", "3 Own Road", "Albany, New York 12200", "(518) 555-0177", "al@example.com", "Plaintiff, pro se"),
        )
    ]


def test_a_paper_is_dated_in_words() -> None:
    assert build_plan(changes="", paper=NOTICE).signature.dated == "DATED: June\N{NO-BREAK SPACE}2, 2025."


# -- verification -----------------------------------------------------------------------------------------------------


def test_a_paper_has_no_statements_unless_the_filing_asks_for_them() -> None:
    assert build_plan().statements == ()
    assert build_plan(changes="", paper=NOTICE).statements == ()


def test_an_officer_verifies_for_the_party_under_the_law_of_the_united_states() -> None:
    statement = only_statement(build_plan(OFFICER + filing("verified_by: joe", "complaint")))
    assert statement.heading == "VERIFICATION"
    assert statement.new_page
    opening, oath = paragraphs_of(statement)
    assert opening == (
        "I am the Treasurer of Alpha Kites, Inc., and I make this verification on its behalf. I have read the "
        "foregoing Verified Complaint. Its allegations are true of my own knowledge."
    )
    assert oath == "I declare under penalty of perjury that the foregoing is true and correct."
    assert statement.signature.dated == "Executed on ____________________."
    assert blocks(statement.signature) == [("", ("Joe Officer", "Treasurer of Alpha Kites, Inc."))]


def test_a_verification_in_the_users_own_words_may_have_numbered_paragraphs() -> None:
    changes = "words:\n  oath: |\n    1. I am Joe Officer.\n    2. I read it.\n\n    I declare that it is true.\n"
    statement = only_statement(build_plan(OFFICER + changes + filing("verified_by: joe", "complaint")))
    assert paragraphs_of(statement) == [
        "1. I am Joe Officer.",
        "2. I read it.",
        "I declare that it is true.",
    ]


def test_a_verification_has_no_bullets() -> None:
    assert "prints only running text" in refusal("words:\n  oath: |\n    I say:\n\n    - this\n    - that\n").message


def test_a_verification_excepts_allegations_on_information_and_belief() -> None:
    believed = """
more_facts: [{id: more, heading: More, paragraphs: [{text: "Gamma sold more than fifty kites.", belief: true}]}]
"""
    statement = only_statement(build_plan(OFFICER + believed + filing("verified_by: joe", "complaint")))
    assert paragraphs_of(statement)[0].endswith(
        "Its allegations are true of my own knowledge, except those made on information and belief, which I believe to "
        "be true."
    )


def test_a_washington_verification_names_the_states_laws_and_the_place_of_signing() -> None:
    statement = only_statement(build_plan(KING + OFFICER + filing("verified_by: joe", "complaint")))
    assert paragraphs_of(statement)[-1].startswith(
        "I certify under penalty of perjury under the laws of the State of Washington"
    )
    assert statement.signature.dated == "Executed on ____________________ at ____________________."


def test_an_officer_without_a_name_signs_by_title() -> None:
    statement = only_statement(
        build_plan("people: {joe: {title: Treasurer, of: alpha}}\n" + filing("verified_by: joe", "complaint"))
    )
    assert blocks(statement.signature) == [("", ("Treasurer of Alpha Kites, Inc.",))]


def test_a_plaintiff_verifies_as_the_plaintiff() -> None:
    statement = only_statement(
        build_plan("people: {joe: {name: Joe Plain}}\n" + filing("verified_by: joe", "complaint"))
    )
    assert paragraphs_of(statement)[0].startswith("I ")
    assert "the of" not in paragraphs_of(statement)[0]
    assert "on its behalf" not in paragraphs_of(statement)[0]


def test_counsel_certifies_each_paper_where_the_court_requires_it() -> None:
    pennsylvania = "court: pacp\ncounty: Bucks\njurisdiction: none\namount: none\n"
    statement = only_statement(build_plan(pennsylvania + filing(choices="", paper="complaint")))
    assert statement.heading == "CERTIFICATE OF COMPLIANCE"
    assert paragraphs_of(statement)[0].startswith(
        "I certify that this filing complies with the provisions of the Public Access Policy"
    )
    assert blocks(statement.signature) == [("", ("Ann Example, Attorney I.D. No. 000001",))]


def test_an_order_states_that_it_ends_the_action_where_the_court_requires_it() -> None:
    michigan = "court: micir\ncounty: Wayne\njurisdiction: none\namount: none\n"
    papers = """
filings:
  - {id: moved, paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
  - {paper: order_of_dismissal, date: 2025-06-02, goes_with: moved}
"""
    assert "closes the case" in plan_text(build_plan(michigan + papers, 1))
    assert "closes the case" not in plan_text(build_plan(KING + papers, 1))


def test_each_person_who_verifies_a_paper_has_a_separate_page() -> None:
    people = "people: {joe: {name: Joe Officer, title: Treasurer, of: alpha}, ann: {name: Ann Plain}}\n"
    first, second = build_plan(people + filing("verified_by: [joe, ann]", "complaint")).statements
    assert first.id == "verification"
    assert second.id == "verification-2"
    assert paragraphs_of(first)[0].startswith("I am the Treasurer of Alpha Kites, Inc., and I make this verification")
    assert paragraphs_of(second)[0].startswith("I have read the foregoing")
    assert [statement.signature.signers[0].lines[0] for statement in (first, second)] == ["Joe Officer", "Ann Plain"]
    assert first.new_page
    assert second.new_page


# -- service ----------------------------------------------------------------------------------------------------------


def service_keys(on: str, by: str, extra_keys: str = "") -> str:
    """Return the keys of a filing that was served *on* somebody *by* a method."""
    return f"dismisses: all, service: [{{on: {on}, by: {by}{extra_keys}}}]"


@pytest.mark.parametrize(
    ("on", "by", "expected"),
    [
        ("beta", "mail", "Beta Strings, Inc., 2 Example Road, Albany, New York 12200, by first-class mail."),
        ("beta", "hand", "Beta Strings, Inc., 2 Example Road, Albany, New York 12200, by hand delivery."),
        ("ann", "ecf", "Ann Example, through the court’s electronic-filing system."),
        ("ann", "email", "Ann Example, at ann@example.com, by e-mail."),
        ("ann", "mail", "Ann Example, 1 Example Street, New York, New York 10000, by first-class mail."),
    ],
)
def test_a_certificate_names_the_persons_served_the_method_and_the_address(on: str, by: str, expected: str) -> None:
    statement = only_statement(build_plan(filing(service_keys(on=on, by=by))))
    assert statement.items == (expected,)


def test_an_attorney_is_served_at_the_firm() -> None:
    statement = only_statement(build_plan(FIRM + filing(service_keys(on="ben", by="mail"))))
    assert statement.items == ("Ben Sample, Example LLP, 9 Firm Road, by first-class mail.",)


def test_the_date_of_service_is_printed_where_it_differs_from_the_date_of_the_paper() -> None:
    same_day, day_before = (
        only_statement(build_plan(filing(service_keys(on="ann", by="ecf", extra_keys=f", date: {day}"))))
        for day in ("2025-06-02", "2025-06-01")
    )
    assert not same_day.items[0].endswith("2025.")
    assert day_before.items[0].replace("\N{NO-BREAK SPACE}", " ").endswith(", on June 1, 2025.")


def test_a_missing_address_for_service_leaves_no_empty_commas() -> None:
    no_address = "parties: {beta: {address: none}}\n"
    by_mail = only_statement(build_plan(no_address + filing(service_keys(on="beta", by="mail"))))
    by_email = only_statement(build_plan(filing(service_keys(on="beta", by="email"))))
    assert [item for item in (*by_mail.items, *by_email.items) if ", ," in item or "at ," in item] == []


def test_a_certificate_is_in_the_first_person_singular_and_is_signed_by_the_first_attorney() -> None:
    statement = only_statement(build_plan(FIRM + filing(service_keys(on="beta", by="mail"))))
    assert statement.heading == "CERTIFICATE OF SERVICE"
    assert paragraphs_of(statement) == ["I certify that on June 2, 2025, I served this paper as follows:"]
    assert blocks(statement.signature) == [("", ("Ann Example, Bar No. 000001",))]


def test_a_certificate_names_accompanying_papers_that_have_no_certificate_and_prints_its_date_once() -> None:
    papers = """
filings:
  - {id: moved, paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without,
      service: [{on: beta, by: mail}]}
  - {paper: declaration, date: 2025-06-02, goes_with: moved, declarant: joe, paragraphs: [It is so.]}
  - {paper: memorandum_of_law, date: 2025-06-02, goes_with: moved, service: [{on: beta, by: hand}]}
  - {paper: order_of_dismissal, date: 2025-06-02, goes_with: moved}
"""
    statement = only_statement(build_plan(OFFICER + papers, 0))
    assert " ".join(paragraphs_of(statement)) == (
        "I certify that on June 2, 2025, I served this paper, the Declaration of Joe Officer, and the proposed Order "
        "of Dismissal as follows:"
    )
    assert statement.signature.dated == ""


def test_a_plaintiff_without_counsel_signs_the_certificate() -> None:
    statement = only_statement(build_plan(ONE_STATEMENT + filing(service_keys(on="beta", by="mail"))))
    assert statement.signature.signers[0].lines[0] == "Al Pha"
