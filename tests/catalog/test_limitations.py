"""Periods of limitation: one value for each day, borrowed periods, and findings on periods that seem to have run."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.language.places import STATE_CODES
from assembler.model.law import was_read
from assembler.model.limitations import Kind, Limitations, StateLimitations, StatePeriod
from assembler.rules.claims.limitations import limitations_passed
from assembler.validate import validate
from tests.support.matters import COMPLAINT, catalog, findings, source
from tests.support.walks import faults_by_name

STATES: dict[str, StateLimitations] = {
    name: catalog().record("limitations", name) for name in catalog().names("limitations")
}
PERIODS: dict[str, StatePeriod] = {
    f"{name} {kind}": period for name, state in STATES.items() for kind, period in state.periods.items()
}
"""Each period by the code of its state and the kind of claim."""

BASES = {"official": 58, "copy": 175, "secondary": 174, "memory": 397}
"""The number of values by basis, with earlier versions, so that no basis is upgraded unnoticed."""


def test_each_state_has_its_periods_and_no_basis_is_upgraded_silently() -> None:
    assert len(STATES) == 52
    assert {name.upper() for name in STATES} <= STATE_CODES.keys()
    assert Counter(version.basis for period in PERIODS.values() for version in period.versions) == BASES


def test_each_day_is_in_exactly_one_value_of_a_period() -> None:
    def miscounted_days(name: str) -> list[date]:
        versions = PERIODS[name].versions
        boundaries = [day for version in versions for day in (version.begins, version.until) if day]
        days = [date(1900, 1, 1), date(2100, 1, 1), *boundaries, *(day - timedelta(1) for day in boundaries)]
        return [day for day in days if sum(version.is_in_force_on(day) for version in versions) != 1]

    assert faults_by_name(PERIODS, miscounted_days) == {}
    assert sum(len(period.versions) > 1 for period in PERIODS.values()) >= 20


def test_a_period_whose_source_was_read_has_a_url_and_a_borrowed_period_is_that_of_its_kind() -> None:
    def faults(name: str) -> object:
        period = PERIODS[name]
        state = STATES[name.split(maxsplit=1)[0]]
        unsourced = [version for version in period.versions if was_read(version.basis) and not version.url]
        lender = state.periods[period.borrowed_from] if period.borrowed_from else period
        return unsourced or lender.words != period.words

    assert faults_by_name(PERIODS, faults) == {}


def test_a_common_claim_of_a_state_has_the_period_of_its_kind() -> None:
    kinds: dict[str, Kind] = {
        "breach-of-contract": "written_contract",
        "negligence": "personal_injury",
        "account-stated": "account_stated_open_account",
    }
    same_names: tuple[Kind, ...] = (
        "fraud", "defamation", "conversion", "unjust_enrichment", "breach_of_fiduciary_duty", "wrongful_death",
    )  # fmt: skip
    kinds |= {kind.replace("_", "-"): kind for kind in same_names}
    common_claims = [name for name in catalog().names("cause") if name.partition("-")[2] in kinds and name[:3] != "us-"]

    def differs(name: str) -> bool:
        law, _, family = name.partition("-")
        limits: Limitations = catalog().record("cause", name).limitations
        return limits.span != STATES[law].periods[kinds[family]].span

    assert faults_by_name(common_claims, differs) == {}


def claim(cause: str, elements: dict[str, str], complaint_date: str, extra_keys: str = "") -> str:
    """Return changes that give the suit one claim of *cause*, in a complaint dated *complaint_date*."""
    pleads = "".join(f"\n      {key}: {text}" for key, text in elements.items())
    claims = f"claims:\n  - cause: {cause}\n    against: [beta]\n    elements:{pleads}\n"
    return f"{extra_keys}{claims}filings:\n  - {{paper: complaint, date: {complaint_date}}}\n"


def findings_on_limitations(changes: str, own_catalog: Catalog | None = None) -> list[tuple[str, str]]:
    """Return the severity and the message of each finding on limitations in the suit with *changes*."""
    problems = limitations_passed(validate(source(changes), own_catalog or catalog()))
    return [(str(problem.severity or "warning"), problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("injured", "complaint_date", "has_run"),
    [
        ("March 24, 2023", "2027-03-24", False),
        ("March 24, 2023", "2027-03-25", True),
        ("March 25, 2023", "2025-03-25", False),
        ("March 25, 2023", "2025-03-26", True),
    ],
)
def test_the_day_of_accrual_decides_which_period_of_a_state_governs(
    injured: str, complaint_date: str, *, has_run: bool
) -> None:
    elements = {"duty": "Beta owed care.", "breach": "Beta was careless.", "damages": f"Alpha was hurt on {injured}."}
    changes = claim("fl-negligence", elements, complaint_date)
    assert bool(findings_on_limitations(changes)) is has_run


OWN_CLAIM = """\
id: ky-lease
name: Breach of the Lease
jurisdiction: KY
elements:
  contract: {statement: There is a lease., pleading: "{plaintiff} and {defendant} made a lease."}
  breach: {statement: It was broken., pleading: "{defendant} broke the lease."}
limitations: {kind: written_contract, event: breach, element: breach}
"""
"""A firm's own cause whose period depends on the day of the contract."""


def own_catalog(root: Path, text: str = OWN_CLAIM) -> Catalog:
    """Return the catalog of a firm with its own cause."""
    (root / "causes").mkdir()
    (root / "causes" / "ky-lease.yaml").write_text(text, "utf-8")
    return Catalog(root)


@pytest.mark.parametrize(
    ("contract", "complaint_date", "has_run"),
    [
        ("They signed on July 15, 2014.", "2027-01-01", False),
        ("They signed on July 16, 2014.", "2027-01-01", True),
        ("They signed a lease.", "2027-01-01", False),
        ("They signed a lease.", "2032-01-01", True),
    ],
)
def test_a_period_that_depends_on_an_unknown_day_is_the_longest_possible(
    tmp_path: Path,
    contract: str,
    complaint_date: str,
    *,
    has_run: bool,
) -> None:
    elements = {"contract": contract, "breach": "Beta broke it on May 5, 2016."}
    assert bool(findings_on_limitations(claim("ky-lease", elements, complaint_date), own_catalog(tmp_path))) is has_run


def test_without_any_date_nothing_is_found_and_nothing_is_called_timely() -> None:
    elements = {"duty": "Beta owed care.", "breach": "Beta was careless.", "damages": "Alpha was hurt."}
    assert findings_on_limitations(claim("fl-negligence", elements, "2025-06-02")) == []


def test_a_federal_claim_borrows_the_period_of_the_state_where_the_court_sits() -> None:
    elements = {"color-of-law": "Beta was an officer.", "damages": "Beta hurt Alpha on May 5, 2022."}
    spans = {}
    for court in ("wawd", "cand", "tnmd", "mnd"):
        suit = validate(source(claim("us-section-1983", elements, "2025-06-02", f"court: {court}\n")), catalog())
        limits = suit.claims[0].cause.limitations
        spans[court] = limits.span if limits else ""
    assert spans == {"wawd": "3 years", "cand": "2 years", "tnmd": "1 year", "mnd": "6 years"}


def test_a_claim_under_the_law_of_another_state_is_only_a_note() -> None:
    elements = {"duty": "Beta owed care.", "breach": "Beta was careless.", "damages": "Alpha was hurt on May 5, 2016."}
    ((own_severity, _),) = findings_on_limitations(claim("ny-negligence", elements, "2025-06-02"))
    ((foreign_severity, _),) = findings_on_limitations(claim("ca-negligence", elements, "2025-06-02"))
    assert (own_severity, foreign_severity) == ("warning", "note")


def test_a_kind_of_claim_without_a_period_on_record_is_an_error_of_the_record(tmp_path: Path) -> None:
    firm_catalog = own_catalog(tmp_path, OWN_CLAIM.replace("written_contract", "motor_vehicle_damage"))
    with pytest.raises(Exception, match="`motor_vehicle_damage`, for which the law of Kentucky has"):
        firm_catalog.record("cause", "ky-lease")


@pytest.mark.parametrize(
    ("breach", "start"),
    [
        (
            "Beta has paid nothing since June 2, 2022, and the bank charged the account off on December 29, 2023.",
            "June 2",
        ),
        ("On December 29, 2023, the bank charged off the account. Beta missed the payment of June 2, 2022.", "June 2"),
        ("The account was charged off on May 1, 2022.", "May 1"),
        ("Beta has paid nothing since June 2, 2024; the charge-off was on December 29, 2024.", ""),
    ],
)
def test_the_period_of_a_debt_never_runs_from_a_charge_off_that_follows_a_missed_payment(
    breach: str, start: str
) -> None:
    changes = claim("ny-consumer-credit-breach", {"breach": breach}, "2026-11-20")
    messages = [message for _, message in findings_on_limitations(changes)]
    expected = f"`breach` is {start}, 2022; the period of 3 years"
    assert [expected in message for message in messages] == ([True] if start else [])


@pytest.mark.parametrize(
    ("performance", "note_count"),
    [
        ("Alpha delivered 200 boards.", 1),
        ("Alpha sold Beta goods.", 1),
        ("Alpha painted the hall.", 0),
        ("Alpha worked 40 hours at $90 an hour.", 0),
    ],
)
def test_a_count_that_reads_like_a_sale_of_goods_gets_a_note_on_the_shorter_period(
    performance: str, note_count: int
) -> None:
    elements = {"performance": performance, "breach": "Beta was to pay by May 1, 2021."}
    limitations = findings_on_limitations(claim("ny-breach-of-contract", elements, "2026-11-20"))
    assert [severity for severity, _ in limitations] == ["note"] * note_count


def test_an_eviction_in_texas_is_not_late_because_the_rent_is_old() -> None:
    rent = {"breach": "Beta did not pay the rent due on August 1, 2023."}
    assert findings_on_limitations(claim("tx-eviction", rent, "2026-11-20")) == []
    rent_and_notice = rent | {"notice": "On September 9, 2026, Alpha gave notice to vacate."}
    assert findings_on_limitations(claim("tx-eviction", rent_and_notice, "2026-11-20")) == []


def test_a_period_that_has_run_is_reported_with_its_length() -> None:
    ((_, message),) = findings_on_limitations(
        claim("il-breach-of-contract", {"breach": "Beta paid nothing on May 1, 2015."}, "2026-11-20")
    )
    assert "May 1, 2015; the period of 10 years ends" in message


def test_a_claim_without_any_date_is_a_note() -> None:
    def undated(breach: str) -> list[str]:
        elements = {"contract": "They agreed.", "duty": "Beta was to act.", "breach": breach, "damages": "It lost."}
        changes = claim("dc-breach-of-contract", elements, "2025-06-02")
        return [finding.severity for finding in findings(changes, papers=(COMPLAINT,)) if finding.code == "CLM023"]

    assert undated("Beta did nothing.") == ["note"]
    assert undated("In 2023 Beta did nothing.") == []
