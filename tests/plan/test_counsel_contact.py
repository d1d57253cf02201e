"""Contact details of the attorneys of a firm, and of a party without counsel: each number is printed once."""

import pytest

from tests.support.matters import COMPLAINT, build_plan, findings
from tests.support.proved import prove_paper
from tests.support.stopped import refusal

LAWYERS = """\
parties: {alpha: {counsel: [sample, second]}}
firms: {firm: {name: Sample & Dummy PLLC, address: [1 Example Street, "Seattle, WA 98100"]}}
counsel:
  sample: {name: Dana Sample, firm: firm, bar_number: 11111, email: dana@example.com, telephone: (206) 555-0101}
  second: {name: Lee Second, firm: firm, bar_number: 22222, email: lee@example.com, telephone: (206) 555-0102MORE}
"""
FIRST_PAGE = "court: cand\ndivision: Oakland\n"
SIGNATURE = "court: nysd\n"
NUMBERS = {"(206) 555-0101", "(206) 555-0102"}


def signature_lines(changes: str) -> list[str]:
    return [line for signer in build_plan(changes, COMPLAINT).signature.signers for line in signer.lines]


def unprinted_number_messages(changes: str) -> list[str]:
    return [finding.message for finding in findings(changes) if finding.code == "TXT018"]


@pytest.mark.parametrize("extra_keys", ["", ", of_counsel: true", ", signs: false"])
def test_each_attorney_of_a_firm_may_have_a_separate_number(extra_keys: str) -> None:
    lawyers = LAWYERS.replace("MORE", extra_keys)
    assert {*build_plan(FIRST_PAGE + lawyers, COMPLAINT).counsel} >= NUMBERS
    assert {*signature_lines(f"{FIRST_PAGE}counsel_at_signature: true\n{lawyers}")} >= NUMBERS
    lines = signature_lines(SIGNATURE + lawyers)
    assert {*lines} >= NUMBERS
    assert lines.index("(206) 555-0101") < lines.index("Lee Second, Bar No. 22222") < lines.index("(206) 555-0102")


@pytest.mark.parametrize("court", [f"{FIRST_PAGE}counsel_at_signature: true\n", SIGNATURE])
def test_a_number_that_all_share_is_printed_once_with_the_firm(court: str) -> None:
    lines = signature_lines(court + LAWYERS.replace("MORE", "").replace("0102", "0101"))
    assert lines.count("(206) 555-0101") == 1
    assert lines.index("Sample & Dummy PLLC") < lines.index("(206) 555-0101")


def test_the_firms_number_is_printed_with_the_firm_if_one_attorney_has_no_other() -> None:
    lawyers = LAWYERS.replace(", telephone: (206) 555-0102MORE", "").replace(
        '98100"]', '98100"], telephone: (206) 555-0100'
    )
    lines = signature_lines(SIGNATURE + lawyers)
    assert lines.count("(206) 555-0100") == 1
    assert lines.count("(206) 555-0101") == 1
    assert lines.index("(206) 555-0101") < lines.index("Sample & Dummy PLLC") < lines.index("(206) 555-0100")


def test_a_firms_number_is_printed_beside_several_attorneys_numbers_but_replaced_by_a_sole_attorneys() -> None:
    lawyers = LAWYERS.replace("MORE", "").replace('98100"]', '98100"], telephone: (206) 555-0100')
    assert {*signature_lines(SIGNATURE + lawyers)} >= {*NUMBERS, "(206) 555-0100"}
    lines_of_one_attorney = signature_lines(SIGNATURE + lawyers.replace("[sample, second]", "[sample]"))
    assert [line for line in lines_of_one_attorney if line.startswith("(206)")] == ["(206) 555-0101"]


def test_an_attorneys_office_fax_and_extra_lines_are_under_the_name() -> None:
    changes = ', address: [2 Example Street, "Tacoma, WA 98400"], fax: (253) 555-0199, lines: [Lead Counsel]'
    lawyers = LAWYERS.replace("MORE", changes)
    for lines in (signature_lines(SIGNATURE + lawyers), list(build_plan(FIRST_PAGE + lawyers, COMPLAINT).counsel)):
        second = next(index for index, line in enumerate(lines) if line.startswith("Lee Second"))
        assert lines[second + 1 : second + 6] == [
            "Lead Counsel",
            "2 Example Street",
            "Tacoma, WA 98400",
            "(206) 555-0102",
            "Fax: (253) 555-0199",
        ]
        assert lines.count("1 Example Street") == 1


def test_a_telephone_number_that_no_block_prints_is_reported_unless_its_label_is_removed() -> None:
    lawyers = f"{SIGNATURE}{LAWYERS.replace('MORE', '')}"
    assert unprinted_number_messages(lawyers) == []
    changes = "sentences: {signature: {telephone: 'Telephone on request'}}\n"
    assert unprinted_number_messages(lawyers + changes) == [
        "no paper prints `telephone`: `(206) 555-0101`",
        "no paper prints `telephone`: `(206) 555-0102`",
    ]
    assert unprinted_number_messages(f"{lawyers}sentences: {{signature: {{telephone: none}}}}\n") == []


# -- parties without counsel ------------------------------------------------------------------------------------------

PRO_SE = """\
parties:
  alpha: {kind: individual, formed_in: none, principal_place: none, counsel: none, pro_se: true, citizenship: New York,
    address: [9 Example Road, "Albany, NY 12200"], telephone: (518) 555-0100, email: alpha@example.com}
counsel: none
filings: [{paper: complaint, date: 2025-03-03, signed: [alpha]}]
"""


def test_a_party_without_counsel_signs_as_an_attorney_does() -> None:
    (signer,) = build_plan(SIGNATURE + PRO_SE, COMPLAINT).signature.signers
    assert signer.signed == "/s/ Alpha Kites, Inc."
    assert "SIG017" not in {finding.code for finding in findings(SIGNATURE + PRO_SE, (COMPLAINT,))}
    (unsigned,) = build_plan(SIGNATURE + PRO_SE.replace(", signed: [alpha]", ""), COMPLAINT).signature.signers
    assert unsigned.signed == ""


def test_a_party_with_counsel_does_not_sign() -> None:
    finding = refusal("filings: [{paper: complaint, date: 2025-03-03, signed: [alpha]}]\n")
    assert finding.message == (
        "no attorney is called `alpha`, which is a party: write the party's attorneys, or give it `pro_se: true` if it "
        "has none"
    )


def test_a_party_on_the_other_side_does_not_sign_without_consent() -> None:
    stipulation = "paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, stipulated_by: [alpha, beta]"
    consent = ", consents: {beta: 'by e-mail of June 1, 2025'}"
    for consent_keys, signature in (("", ""), (consent, "/s/ Beta Strings, Inc.")):
        filing = f"{{{stipulation}, signed: [ann, beta]{consent_keys}}}"
        paper_plan = build_plan(f"parties: {{beta: {{pro_se: true}}}}\nfilings: [{filing}]\n", paper=0)
        assert [signer.signed for signer in paper_plan.signature.signers] == ["/s/ Ann Example", signature]


def test_the_first_page_names_a_party_without_counsel_below_the_counsel_of_others() -> None:
    gamma = "gamma: {name: Gamma Tails, role: plaintiff, pro_se: true, address: [9 Example Road, Albany]}"
    paper_plan = build_plan(f"{FIRST_PAGE}parties: {{{gamma}}}\n", COMPLAINT)
    below = paper_plan.counsel.index("Attorney for Plaintiff Alpha Kites, Inc.") + 1
    assert [line for line in paper_plan.counsel[below:] if line.strip()] == [
        "Gamma Tails",
        "9 Example Road",
        "Albany",
        "Plaintiff, pro se",
    ]
    assert paper_plan.signature.signers[-1].lines == ("Gamma Tails", "Plaintiff, pro se")


def test_a_party_without_counsel_of_another_side_has_the_address_at_the_signature() -> None:
    beta = "beta: {pro_se: true, address: [8 Example Road, Albany]}"
    filing = "{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, stipulated_by: [alpha, beta]}"
    paper_plan = build_plan(f"{FIRST_PAGE}parties: {{{beta}}}\nfilings: [{filing}]\n", paper=0)
    assert "8 Example Road" not in paper_plan.counsel
    assert "8 Example Road" in paper_plan.signature.signers[-1].lines


def test_the_address_of_a_party_without_counsel_is_not_repeated_from_the_first_page() -> None:
    first = build_plan(FIRST_PAGE + PRO_SE, COMPLAINT)
    assert {"9 Example Road", "(518) 555-0100", "alpha@example.com"} <= {*first.counsel}
    assert first.signature.signers[0].lines == ("Alpha Kites, Inc.", "Plaintiff, pro se")
    assert "9 Example Road" in signature_lines(f"{FIRST_PAGE}counsel_at_signature: true\n{PRO_SE}")
    assert "9 Example Road" in signature_lines(SIGNATURE + PRO_SE)


# -- long blocks ------------------------------------------------------------------------------------------------------


def many_lawyers(extra_keys: str) -> str:
    """Return changes that give the plaintiff 14 lawyers of one office, all but the first with *extra_keys*."""
    ids = [f"lawyer{index}" for index in range(14)]
    lawyers = ""
    for index, id_ in enumerate(ids):
        contact = f"email: {id_}@example.com, telephone: (202) 555-01{index:02}"
        keys = f"name: Lawyer {index + 1}, firm: office, bar_number: 11111, lines: [Attorney], {contact}"
        lawyers += f"  {id_}: {{{keys}{extra_keys if index else ''}}}\n"
    office = "firms: {office: {name: Office of Examples, address: [1 Example Street, Washington, DC 20001]}}\n"
    return f"parties: {{alpha: {{counsel: [{', '.join(ids)}]}}}}\n{office}counsel:\n{lawyers}"


@pytest.mark.slow
@pytest.mark.parametrize("extra_keys", ["", ", signs: false", ", of_counsel: true"])
def test_a_block_too_long_for_a_page_is_divided_and_begins_below_text(extra_keys: str) -> None:
    closing = "".join(f"    Line {number}\n" for number in range(1, 12))
    for words in ("", f"words:\n  signature: |\n{closing}"):
        proof, findings = prove_paper(build_plan(f"{SIGNATURE}{many_lawyers(extra_keys)}{words}", COMPLAINT))
        assert [finding.code for finding in findings] == []
        (start,) = proof.signatures
        assert start.above > 0
        lines = [line.text for page in proof.pages for line in page.lines]
        assert all(f"(202) 555-01{index:02}" in lines for index in range(14))


@pytest.mark.slow
def test_many_typed_lines_around_a_signature_are_separated_from_it() -> None:
    lines_above = "".join(f"    Line {number}\n" for number in range(1, 14))
    lines_below = "".join(f"    Line {number}\n" for number in range(1, 25))
    for lines in (lines_above, lines_above * 3):
        changes = f"words:\n  signature: |\n{lines}  below_signature: |\n{lines_below}"
        proof, findings = prove_paper(build_plan(f"{FIRST_PAGE}{changes}", COMPLAINT))
        assert [finding.code for finding in findings] == []
        assert proof.signatures[0].above > 0
