"""The attorney's bar number and electronic signature in the signature block, by court."""

import pytest

from assembler.model.court import Court
from tests.support.matters import build_plan, catalog, codes

STATE = "jurisdiction: none\namount: none\nearlier_dismissals: none\n"
DEFAULT_LABEL = "Bar No. {number}"
STATES_WITHOUT_A_LABEL = {"MT", "NM", "SD"}
"""States whose courts require no bar number, so that no label is known for them."""


def courts() -> list[Court]:
    return [catalog().record("court", name) for name in catalog().names("court")]


def county_line(name: str) -> str:
    court: Court = catalog().record("court", name)
    if court.system != "state":
        return ""
    county = court.counties[0] if court.counties else "Example"
    return f"county: {county}\n"


def signature_and_counsel(court: str, number: str = "12345", filing: str = "") -> list[str]:
    """Return the lines of the signature block of a complaint in *court*, and the counsel on its first page."""
    changes = f"court: {court}\n{county_line(court)}{STATE}counsel: {{ann: {{bar_number: {number}}}}}\n"
    paper_plan = build_plan(changes + f"filings: [{{paper: complaint, date: 2026-11-25, {filing}}}]")
    signer = paper_plan.signature.signers[0]
    return [signer.signed, *signer.lines, *paper_plan.counsel]


def test_each_state_that_requires_a_number_has_its_own_label() -> None:
    state_courts = [court for court in courts() if court.system == "state" and court.state]
    assert len({court.state for court in state_courts}) == 52
    assert {court.state for court in state_courts if court.bar_label.value == DEFAULT_LABEL} == STATES_WITHOUT_A_LABEL


def test_each_state_says_whether_a_number_is_required_or_customary() -> None:
    default = catalog().record("court", "state").bar_number
    state_courts = [court for court in courts() if court.system == "state" and court.state]
    assert [court.id for court in state_courts if court.bar_number == default] == []


def test_a_federal_district_prints_the_label_of_its_state_or_its_own() -> None:
    court_ids = {court.id for court in courts() if court.system == "federal" and court.bar_label.value == DEFAULT_LABEL}
    assert court_ids == {"federal", "gud", "mdd", "mtd", "nmd", "nmid", "nynd", "nysd", "nyed", "nywd", "sdd", "vid"}


@pytest.mark.parametrize(
    ("court", "number", "line"),
    [
        ("flcir", "12345", "Ann Example, Florida Bar No. 12345"),
        ("micir", "12345", "Ann Example (P12345)"),
        ("micir", "P12345", "Ann Example (P12345)"),
        ("ohcp", "0012345", "Ann Example (0012345)"),
        ("ksdist", "12345", "Ann Example #12345"),
        ("hicir", "12345", "Ann Example 12345"),
        ("iadist", "AT0001234", "Ann Example AT0001234"),
        ("prd", "12345", "Ann Example, USDC-PR No. 12345"),
        ("nysupct", "12345", "Ann Example"),
    ],
)
def test_the_number_is_labeled_as_the_court_does(court: str, number: str, line: str) -> None:
    assert line in signature_and_counsel(court, number)


@pytest.mark.parametrize(
    ("court", "bar_number", "line"),
    [
        ("masuper", "BBO 600001", "Ann Example, BBO No. 600001"),
        ("masuper", "BBO No. 600001", "Ann Example, BBO No. 600001"),
        ("flcir", "No. 12345", "Ann Example, Florida Bar No. 12345"),
        ("ksdist", "'#12345'", "Ann Example #12345"),
        ("wasuper", "'WSBA #12345'", "Ann Example, WSBA No. 12345"),
        ("iadist", "AT 0001234", "Ann Example AT0001234"),
        ("masuper", "Florida Bar No. 12345", "Ann Example, Florida Bar No. 12345"),
        ("flcir", "BBO 600001", "Ann Example, BBO 600001"),
    ],
)
def test_a_label_that_the_matter_gives_is_printed_once(court: str, bar_number: str, line: str) -> None:
    assert line in signature_and_counsel(court, bar_number)


def test_the_filing_data_have_the_number_without_its_label() -> None:
    data = build_plan("counsel: {ann: {bar_number: BBO 600001}}").filing_data
    assert data
    assert [attorney.bar_number for attorney in data.counsel] == ["600001"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("court", "line"),
    [
        ("nysd", "/s/ Ann Example"),
        ("wasuper", "s/Ann Example"),
        ("tncir", "s/Ann Example"),
        ("wicir", "Electronically signed by Ann Example"),
    ],
)
def test_an_electronic_signature_has_the_courts_form(court: str, line: str) -> None:
    signature, *_ = signature_and_counsel(court, filing="signed: [ann]")
    assert signature == line
    unsigned, *_ = signature_and_counsel(court)
    assert unsigned == ""


def test_an_electronic_signer_makes_the_certification_that_the_court_requires() -> None:
    certificate = "The undersigned signed the original of this paper and keeps it."
    assert certificate in signature_and_counsel("mocir", filing="signed: [ann]")
    assert certificate not in signature_and_counsel("mocir")


@pytest.mark.slow
def test_a_missing_bar_number_is_reported_only_where_the_rule_requires_a_number() -> None:
    without_number = "counsel: {ann: {bar_number: none}}\n"
    assert "SIG002" in codes(f"court: ohcp\ncounty: Franklin\n{STATE}{without_number}")
    assert "SIG002" in codes(f"court: kycir\ncounty: Fayette\n{STATE}{without_number}")
    assert "SIG002" not in codes(f"court: nysd\n{without_number}")


@pytest.mark.parametrize(
    ("bar_number", "printed_number"),
    [
        ("NY 1234567, DC 987654", "NY 1234567, DC 987654"),
        ("State Bar No. 123456, State Bar No. 654321", "State Bar No. 123456, State Bar No. 654321"),
        ("State Bar No. 123456 (inactive)", "State Bar No. 123456 (inactive)"),
        ("123456", "State Bar No. 123456"),
    ],
)
def test_the_courts_label_is_not_printed_before_a_label_of_the_matter(bar_number: str, printed_number: str) -> None:
    lines = signature_and_counsel("casuper", f"'{bar_number}'")
    assert f"Ann Example, {printed_number}" in lines
