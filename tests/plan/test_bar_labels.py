"""How a signature shows the attorney's bar number and an electronic signature, in each court."""

import pytest

from assembler.model.court import Court
from tests.support.matters import catalog, codes, plan

STATE = "jurisdiction: none\namount: none\nearlier_dismissals: none\n"
PLAIN = "Bar No. {number}"

WITHOUT_A_LABEL = {"MT", "NM", "SD"}
"""States whose courts ask for no number, so that no label of their own is known."""


def courts() -> list[Court]:
    return [catalog().record("court", name) for name in catalog().names("court")]


def seat(name: str) -> str:
    court: Court = catalog().record("court", name)
    return f"county: {(court.counties or ('Example',))[0]}\n" if court.system == "state" else ""


def signed(court: str, number: str = "12345", filing: str = "") -> list[str]:
    """Return the lines of the signature block of a complaint in *court*, what is signed first, and counsel above."""
    changes = f"court: {court}\n{seat(court)}{STATE}counsel: {{ann: {{bar_number: {number}}}}}\n"
    paper_plan = plan(changes + f"filings: [{{paper: complaint, date: 2026-11-25, {filing}}}]")
    signer = paper_plan.signature.signers[0]
    return [signer.signed, *signer.lines, *paper_plan.counsel]


def test_each_state_has_a_label_of_its_own_but_those_that_ask_for_no_number() -> None:
    of_states = [court for court in courts() if court.system == "state" and court.state]
    assert len({court.state for court in of_states}) == 52
    assert {court.state for court in of_states if court.bar_label.value == PLAIN} == WITHOUT_A_LABEL


def test_each_state_says_whether_a_number_is_required_or_customary() -> None:
    default = catalog().record("court", "state").bar_number
    silent = [court.id for court in courts() if court.system == "state" and court.state and court.bar_number == default]
    assert silent == []


def test_a_federal_district_prints_the_label_of_its_state_or_its_own() -> None:
    plain = {court.id for court in courts() if court.system == "federal" and court.bar_label.value == PLAIN}
    assert plain == {"federal", "gud", "mdd", "mtd", "nmd", "nmid", "nynd", "nysd", "nyed", "nywd", "sdd", "vid"}


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
    assert line in signed(court, number)


@pytest.mark.parametrize(
    ("court", "typed", "line"),
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
def test_a_label_that_the_matter_gives_is_printed_once(court: str, typed: str, line: str) -> None:
    assert line in signed(court, typed)


def test_the_data_for_filing_have_the_number_alone() -> None:
    data = plan("counsel: {ann: {bar_number: BBO 600001}}").filing_data
    assert data
    assert [attorney.bar_number for attorney in data.counsel] == ["600001"]


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
    assert signed(court, filing="signed: [ann]")[0] == line
    assert signed(court)[0] == ""


def test_who_signs_electronically_certifies_what_the_court_asks() -> None:
    certificate = "The undersigned signed the original of this paper and keeps it."
    assert certificate in signed("mocir", filing="signed: [ann]")
    assert certificate not in signed("mocir")


def test_a_missing_number_weighs_as_the_rule_does() -> None:
    none = "counsel: {ann: {bar_number: none}}\n"
    assert "SIG002" in codes(f"court: ohcp\ncounty: Franklin\n{STATE}{none}")
    assert "SIG002" in codes(f"court: kycir\ncounty: Fayette\n{STATE}{none}")
    assert "SIG002" not in codes(f"court: nysd\n{none}")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("NY 1234567, DC 987654", "NY 1234567, DC 987654"),
        ("State Bar No. 123456, State Bar No. 654321", "State Bar No. 123456, State Bar No. 654321"),
        ("State Bar No. 123456 (inactive)", "State Bar No. 123456 (inactive)"),
        ("123456", "State Bar No. 123456"),
    ],
)
def test_the_courts_label_is_not_printed_before_a_label_of_the_matter(typed: str, printed: str) -> None:
    lines = signed("casuper", f"'{typed}'")
    assert f"Ann Example, {printed}" in lines
