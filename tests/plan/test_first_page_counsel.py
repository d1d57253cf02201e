"""Counsel on the first page and at the signature: each detail is printed once, for signers and others."""

import pytest

from assembler.findings.finding import Severity
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from tests.support.matters import COMPLAINT, build_plan, catalog, codes, matter
from tests.support.proved import prove_paper
from tests.support.stopped import refusal

FIRMS = """\
court: cacd
division: Western
parties: {alpha: {counsel: [ann, bo, priya]}}
firms:
  ours:
    {name: ANN & BO LLP, first: true, address: [1 Example Street, "Los Angeles, CA 90000"], telephone: (213) 555-0100}
  theirs:
    {name: PRIYA PLLC, first: true, address: [3 Example Street, "New York, NY 10000"], telephone: (212) 555-0100}
counsel:
  ann: {firm: ours, address: none, telephone: none}
  bo: {name: Bo Sample, firm: ours, bar_number: 000002, email: bo@example.com, signs: false}
  priya: {name: Priya Specimen, firm: theirs, email: priya@example.org, pro_hac_vice: pending, signs: false}
"""


def blocks(paper_plan: Plan) -> list[tuple[str, ...]]:
    return [(*signer.above, *signer.lines) for signer in paper_plan.signature.signers]


def test_details_of_counsel_on_the_first_page_are_not_repeated_under_the_signature() -> None:
    paper_plan = build_plan(FIRMS, COMPLAINT)
    assert blocks(paper_plan) == [
        ("ANN & BO LLP", "Ann Example", "Bo Sample"),
        ("PRIYA PLLC", "Priya Specimen", "Attorneys for Plaintiff Alpha Kites, Inc."),
    ]
    assert paper_plan.counsel[0] == "ANN & BO LLP"
    assert paper_plan.counsel.count("Attorneys for Plaintiff Alpha Kites, Inc.") == 1
    assert "(pro hac vice application pending)" in paper_plan.counsel


def test_an_attorneys_certificate_is_below_the_name_that_has_the_details_on_the_first_page() -> None:
    suit = matter(f"{FIRMS}filings: [{{paper: complaint, date: 2025-03-03, signed: [ann]}}]\n")
    certificate = catalog().record("court", "mocir").signing_certificate
    court = suit.court.model_copy(update={"signing_certificate": certificate})
    certifying_suit = suit.model_copy(update={"court": court})
    own_block, other_block = blocks(plan_paper(certifying_suit, certifying_suit.filings[COMPLAINT], catalog()))
    assert own_block == ("ANN & BO LLP", "Ann Example", "Bo Sample", certificate.value)
    assert certificate.value not in other_block


STIPULATION = """\
firms: {theirs: {name: PRIYA PLLC}}
counsel: {priya: {name: Priya Specimen, firm: theirs, bar_number: 000003, email: priya@example.org}}
parties: {beta: {counsel: [priya]}}
filings:
  - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, signed: [ann]CONSENT_KEYS}
"""

CONSENT = ', consents: {priya: "by e-mail of June 1, 2025"}'


@pytest.mark.parametrize(
    ("court", "consent_keys", "is_attested"),
    [
        ("court: cacd\ndivision: Western\n", CONSENT, True),
        ("court: cacd\ndivision: Western\n", "", False),
        ("court: cacd\ndivision: Western\n", f"{CONSENT}, paragraphs: [I attest that all signers concur.]", False),
        ("court: nysd\n", CONSENT, False),
    ],
)
def test_a_signer_for_another_firm_attests_to_its_consent_where_the_court_requires_it(
    court: str, consent_keys: str, *, is_attested: bool
) -> None:
    own_block, *other_blocks = blocks(build_plan(court + STIPULATION.replace("CONSENT_KEYS", consent_keys), COMPLAINT))
    assert own_block[-1].endswith("concur in the filing’s content and have authorized the filing.") is is_attested
    assert not any("attest" in line for block in other_blocks for line in block)


def test_a_firm_without_a_signer_is_listed_with_its_clients_unless_the_first_page_has_them() -> None:
    without_counsel_block = FIRMS.replace("court: cacd\ndivision: Western\n", "court: nysd\n")
    assert blocks(build_plan(without_counsel_block, COMPLAINT))[-1] == (
        "PRIYA PLLC",
        "Priya Specimen",
        "(pro hac vice application pending)",
        "3 Example Street",
        "New York, NY 10000",
        "(212) 555-0100",
        "priya@example.org",
        "Attorney for Plaintiff Alpha Kites, Inc.",
    )


def test_an_attorney_who_does_not_sign_has_no_signature_line() -> None:
    assert [signer.listed for signer in build_plan(FIRMS, COMPLAINT).signature.signers] == [False, True]


def test_an_attorney_may_be_on_the_first_page_only() -> None:
    paper_plan = build_plan(FIRMS, COMPLAINT)
    first_page_only = build_plan(FIRMS.replace("bo@example.com,", "bo@example.com, first_page_only: true,"), COMPLAINT)
    assert paper_plan.counsel == first_page_only.counsel
    assert "Bo Sample" not in str(first_page_only.signature)


def test_an_attorney_admitted_for_this_case_needs_no_local_bar_number() -> None:
    with_signature = FIRMS.replace("pending, signs: false", "pending")
    assert "SIG002" not in codes(with_signature)
    assert "SIG002" in codes(with_signature.replace(", pro_hac_vice: pending", ""))


@pytest.mark.parametrize("attorney_key", ["signs: false", "first_page_only: true", "of_counsel: true"])
def test_an_attorney_who_does_not_sign_needs_no_bar_number(attorney_key: str) -> None:
    without_number = FIRMS.replace(", bar_number: 000002", "")
    assert "SIG002" not in codes(
        without_number.replace("bo@example.com, signs: false", f"bo@example.com, {attorney_key}")
    )
    assert "SIG002" in codes(without_number.replace("bo@example.com, signs: false", "bo@example.com"))


def test_an_attorney_may_be_named_at_the_signature_only() -> None:
    paper_plan = build_plan(FIRMS.replace("bo@example.com,", "bo@example.com, signature_only: true,"), COMPLAINT)
    assert "Bo Sample" not in str(paper_plan.counsel)
    assert {"Bo Sample, State Bar No. 000002", "bo@example.com"} <= {*blocks(paper_plan)[0]}


def test_an_attorney_cannot_be_left_out_of_both_places() -> None:
    finding = refusal(FIRMS.replace("bo@example.com,", "bo@example.com, first_page_only: true, signature_only: true,"))
    assert finding.message.endswith("has both `first_page_only` and `signature_only`, and would be named nowhere")


@pytest.mark.slow
def test_firms_first_and_a_long_title_in_the_footer_stay_on_the_grid() -> None:
    long_title = "Representative Action Complaint for Civil Penalties Pursuant to the Private Attorneys General Act"
    paper_plan = build_plan(
        f"{FIRMS}filings: [{{paper: complaint, date: 2025-03-03, title: '{long_title}'}}]\n", COMPLAINT
    )
    _, findings = prove_paper(paper_plan)
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []


def test_each_of_several_attorneys_has_an_e_mail_address_and_a_designation_under_the_name() -> None:
    elder = "  elder: {name: Robin Elder, firm: ours, of_counsel: true, email: robin@example.com}\n"
    changes = FIRMS.replace("counsel: [ann, bo, priya]", "counsel: [ann, bo, elder]") + elder
    lines_of_elder = ("Robin Elder", "Of Counsel", "robin@example.com")
    first_page = build_plan(changes, COMPLAINT).counsel
    start = first_page.index("Robin Elder")
    assert first_page[start : start + 3] == lines_of_elder
    new_york = build_plan(changes.replace("court: cacd\ndivision: Western\n", "court: nysd\n"), COMPLAINT)
    (signer,) = new_york.signature.signers
    assert signer.lines[:2] == ("Ann Example, Bar No. 000001", "ann@example.com")
    start = signer.lines.index("Robin Elder")
    assert signer.lines[start : start + 3] == lines_of_elder
    assert signer.lines.count("ann@example.com") == 1


def test_a_firm_that_is_of_counsel_is_listed_by_name_under_that_heading() -> None:
    changes = FIRMS.replace("court: cacd\ndivision: Western\n", "court: nysd\n")
    of_counsel = changes.replace("pro_hac_vice: pending, signs: false", "of_counsel: true")
    *_, last_signer = build_plan(of_counsel, COMPLAINT).signature.signers
    assert last_signer.listed
    assert last_signer.lines[:3] == ("Of Counsel", "PRIYA PLLC", "Priya Specimen")
    assert "Attorney" not in " ".join(last_signer.lines)


ATTORNEYS_LINE = "Attorneys for Plaintiff Alpha Kites, Inc."


@pytest.mark.parametrize(
    ("own_words", "is_on_first_page", "is_at_signature"),
    [
        ("fax: none", True, True),
        ("attorneys: none", False, False),
        ("first_page_attorneys: none", False, True),
        ("attorneys: none, first_page_attorneys: 'Attorneys for {parties:called}'", True, False),
    ],
)
def test_the_line_on_the_clients_can_be_removed_in_one_place(
    own_words: str, *, is_on_first_page: bool, is_at_signature: bool
) -> None:
    paper_plan = build_plan(f"{FIRMS}sentences: {{signature: {{{own_words}}}}}\n", COMPLAINT)
    assert (ATTORNEYS_LINE in paper_plan.counsel) is is_on_first_page
    assert (ATTORNEYS_LINE in blocks(paper_plan)[-1]) is is_at_signature


def test_an_email_address_is_directly_below_the_attorneys_name_where_the_court_requires_it() -> None:
    changes = "counsel: {ann: {address: [1 Example Street], telephone: (213) 555-0100, email: ann@example.com}}\n"
    california = build_plan(f"court: cacd\ndivision: Western\n{changes}")
    southern = build_plan(f"court: casd\n{changes}")
    assert california.counsel[1] == "ann@example.com"
    assert california.counsel.count("ann@example.com") == 1
    assert southern.counsel.index("ann@example.com") == southern.counsel.index("(213) 555-0100") + 1


@pytest.mark.slow
def test_a_party_without_counsel_may_be_named_at_the_signature_only() -> None:
    without_counsel = "court: cand\nparties: {alpha: {counsel: none, pro_se: true}}\n"
    without_counsel = f"{without_counsel}filings: [{{paper: complaint, date: 2025-03-03}}]\n"
    assert build_plan(without_counsel, COMPLAINT).counsel
    paper_plan = build_plan(without_counsel.replace("pro_se: true", "pro_se: true, signature_only: true"), COMPLAINT)
    assert paper_plan.counsel == ()
    assert len(blocks(paper_plan)) == 1
    _, findings = prove_paper(paper_plan)
    assert "PRF024" not in [finding.code for finding in findings]


def test_own_lines_on_counsel_replace_those_of_the_first_page() -> None:
    own = "filings: [{paper: complaint, date: 2025-03-03, counsel_block: [THE KITE LAWYERS, 1 Kite's Lane]}]\n"
    assert build_plan(f"{FIRMS}{own}", COMPLAINT).counsel == ("THE KITE LAWYERS", "1 Kite’s Lane")


@pytest.mark.slow
def test_the_users_own_lines_on_counsel_are_printed_without_a_finding_even_if_the_court_requires_none() -> None:
    own = "filings: [{paper: complaint, date: 2025-03-03, counsel_block: [THE KITE LAWYERS]}]\n"
    firms = FIRMS.replace("court: cacd\ndivision: Western\n", "court: nysd\n")
    paper_plan = build_plan(f"{firms}{own}", COMPLAINT)
    assert paper_plan.counsel == ("THE KITE LAWYERS",)
    _, findings = prove_paper(paper_plan)
    assert "PRF024" not in [finding.code for finding in findings]
