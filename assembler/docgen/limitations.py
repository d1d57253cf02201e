"""Generates the page on limitations periods: each state's, by kind of claim and date of accrual."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.catalog import Catalog
from assembler.docgen.markdown import page, prose, table
from assembler.docgen.sources import grades_table, sources, uses
from assembler.model.law import GRADES, qualified_cite
from assembler.model.limitations import KINDS, StateLimitations, StatePeriod

HEAD = ["claim", "period", "for claims that accrued", "authority", "note"]


def limitations_page(catalog: Catalog) -> str:
    """Return the page: the number of values by grade, and each state's periods."""
    states: list[StateLimitations] = [catalog.record("limitations", name) for name in catalog.names("limitations")]
    return page(
        "# Periods of limitation",
        prose(
            "The time within which suit must be brought in each state, by kind of claim. "
            "A cause of action names the kind of claim (`kind: fraud`) or has a period of its own "
            "([causes](causes.md)); federal claims without a period of their own borrow that of the state where the "
            "court sits.\n\n"
            "Where a state has changed a period, each value gives the dates of accrual, or of the contract, to which "
            "it applies. "
            "A complaint is compared with these periods by its own dates, and a finding says only that one seems to "
            "have passed (CLM011), never that a claim is timely. "
            "Tolling, notices of claim, repose and contractual periods are not recorded.\n\n"
            "A firm's own periods are in `limitations/` in its root, and override these."
        ),
        table(["state", "kinds of claim", *GRADES], [*_counts(states)]),
        *(part for state in states for part in (f"## {state.name}", table(HEAD, [*_rows(state)]))),
        "## Sources",
        sources(use for state in states for use in uses(state, f"`{state.id}`")),
        grades_table(),
    )


def _counts(states: Sequence[StateLimitations]) -> Iterator[list[str]]:
    """Yield a row for each state, and a total: the number of values with each grade, including earlier periods."""
    total = Counter[str]()
    for state in states:
        counts = Counter[str](version.basis for period in state.periods.values() for version in period.versions)
        total += counts
        yield [f"`{state.id}`", str(len(state.periods)), *(str(counts[grade]) for grade in GRADES)]
    yield ["all", str(sum(len(state.periods) for state in states)), *(str(total[grade]) for grade in GRADES)]


def _rows(state: StateLimitations) -> Iterator[list[str]]:
    for kind, period in state.periods.items():
        for version in period.versions:
            yield [
                KINDS[kind],
                version.span or "not computed",
                _days(version),
                qualified_cite(version.authority, version.basis),
                _note(version),
            ]


def _days(period: StatePeriod) -> str:
    if not period.validity:
        return ""
    return f"contracts made {period.validity}" if period.dated_by == "contract" else period.validity


def _note(period: StatePeriod) -> str:
    parts = (
        f"borrowed from that for {KINDS[period.borrowed_from]}" if period.borrowed_from else "",
        f"discovery: {period.discovery}" if period.discovery else "",
        f"ends by {period.ends_by}" if period.ends_by else "",
        period.note,
    )
    return "; ".join(part for part in parts if part)
