"""Generates the page of figures: how much law of each kind the program has, and the grades of the sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assembler.catalog import Catalog
from assembler.docgen.dismissals import SITUATIONS
from assembler.docgen.markdown import page, prose, table
from assembler.docgen.sources import grades_table
from assembler.load import read_document
from assembler.model.amendment import Amendments
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.law import GRADES
from assembler.model.limitations import StateLimitations

COURT_VALUES = {
    "title_lines": "titles of courts",
    "title_exceptions": "titles that break the pattern of the state",
    "bar_label": "labels of bar numbers",
    "bar_number": "whether a bar number is required",
    "e_signature": "electronic signatures",
    "oath": "oaths, declarations and verifications",
    "statements": "statements that a complaint must make",
    "complaint_needs": "other contents of a complaint",
    "venue": "laws of venue",
    "motion": "forms of motions",
    "certificate_of_service": "certificates of service",
}
"""The keys of the courts' values that are counted, with their names in the table."""


def figures_page(catalog: Catalog) -> str:
    """Return the page, which counts the values of courts, laws, causes and periods by basis."""
    courts: list[Court] = [catalog.record("court", name) for name in catalog.names("court")]
    return page(
        "# Figures",
        prose(
            "How much law of each kind the program has, and on what basis. "
            "The pages on [courts](courts.md), [dismissal](dismissals.md), [causes](causes.md) and "
            "[periods](limitations.md) have each value; [law from memory](memory.md) is grouped by the harm of a "
            "mistake."
        ),
        prose(
            f"The courts of {len({court.state for court in courts if court.system == 'state' and court.state})} "
            "jurisdictions (the states, the District of Columbia and Puerto Rico) and "
            f"{sum(court.system == 'federal' and bool(court.state) for court in courts)} federal districts. "
            "A value that a court inherits from a general record is counted for each court."
        ),
        table(["", "in all", *GRADES], [*_court_rows(courts), *_law_rows(catalog)]),
        _situations(),
        grades_table(),
    )


def _court_rows(courts: Iterable[Court]) -> Iterator[list[str]]:
    """Yield a row for each kind of value: first for the state courts, then for the federal courts."""
    for system in ("state", "federal"):
        courts_of_system = [court for court in courts if court.system == system and court.state]
        for key, name in COURT_VALUES.items():
            values = [value for court in courts_of_system if (value := getattr(court, key)) is not None]
            if values:
                yield _row(f"{system} courts: {name}", [value.basis for value in values])


def _law_rows(catalog: Catalog) -> Iterator[list[str]]:
    """Yield the rows for dismissal instruments, causes of action, laws of amendment, and limitations periods."""
    laws: list[Dismissals] = [catalog.record("dismissal", name) for name in catalog.names("dismissal")]
    causes: list[Cause] = [catalog.record("cause", name) for name in catalog.names("cause")]
    states: list[StateLimitations] = [catalog.record("limitations", name) for name in catalog.names("limitations")]
    instruments = [instrument for law in laws for instrument in law.instruments.values()]
    yield _row(
        f"instruments, under {sum(bool(law.instruments) for law in laws)} laws of dismissal",
        [instrument.until.basis for instrument in instruments],
    )
    surest_grades: list[str] = []
    for cause in causes:
        grades = [authority.basis for authority in cause.authorities if authority.says == "elements"]
        if grades:
            surest_grades.append(min(grades, key=[*GRADES].index))
    yield _row("causes of action, by the surest authority", surest_grades)
    periods = [version.basis for state in states for period in state.periods.values() for version in period.versions]
    amendments: list[Amendments] = [catalog.record("amendment", name) for name in catalog.names("amendment")]
    yield _row("laws of amendment, by the right to amend of course", [law.of_course.basis for law in amendments])
    yield _row("periods of limitation, earlier ones included", periods)


def _row(name: str, grades: Sequence[str]) -> list[str]:
    counts = Counter(grades)
    return [name, str(len(grades)), *(str(counts[grade]) for grade in GRADES)]


def _situations() -> str:
    """Return the sentence on the number of dismissal situations that a test checks, and how many rest on memory."""
    situations: list[dict[str, Any]] = [situation for file in SITUATIONS for situation in read_document(file).data]
    verdicts = Counter(verdict for situation in situations for verdict in situation["expect"].values())
    courts = {situation["court"] for situation in situations}
    from_memory = sum("memory" in situation for situation in situations)
    return prose(
        f"A test checks {len(situations):,} situations of dismissal in {len(courts)} "
        f"courts, with {verdicts.total():,} verdicts: {verdicts['open']:,} open, {verdicts['closed']:,} closed and "
        f"{verdicts['doubtful']:,} not shown to be open. "
        f"{from_memory:,} of the situations say why their answer is not based on a text that was read."
    )
