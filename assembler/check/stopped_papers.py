"""Finds the papers that an error in a matter stops: pleadings, and papers that print or depend on the faulty part.

An error that no rule assigns to a paper stops all papers of the matter, because each prints the court, the parties and
counsel, and a dismissal depends on the events. But some parts usually matter only to pleadings. If the error is in such
a part, every other paper is planned again without the part, and checked again by the rules on dismissal. If its plan
and its errors stay the same, the paper does not depend on the part and is not stopped.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from assembler.check import dismissal_errors, dismissal_rules
from assembler.findings.finding import Finding, Place, Severity
from assembler.findings.path import KeyPath
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.plan.plan import Plan

PLEADING_KEYS = frozenset(
    "facts more_facts terms exhibits jurisdiction amount demand personal_jurisdiction venue assignment relief prayer"
    " jury_demand statements".split()
)
"""The parts of a matter that usually matter only to pleadings. Claims are not listed: dismissals depend on them."""

CLAIM_PLEADING_KEYS = frozenset(
    "incorporates label against_line paragraphs elements choices relief wherefore amounts".split()
)
"""The keys of a claim that affect only its pleading, not its identity or its parties."""

WHOLE_MATTER: KeyPath = ()
"""The path of the whole matter."""

PlanOf = Callable[[Matter, Filing], Plan]


def with_stopped_papers(
    findings: Sequence[Finding],
    matter: Matter,
    source: Source,
    plan_of: PlanOf,
    *,
    filings_of_run: Sequence[Filing],
    today: date | None,
) -> list[Finding]:
    """Return *findings*, with the names of the stopped papers in each error that does not stop all papers.

    Errors that stop only filings other than *filings_of_run* are left out. *today* is used as the date of a filing that
    has none.
    """
    paths = _paths_by_place(source) if any(map(_is_error_of_matter, findings)) else {}
    names = [filing.name for filing in matter.filings]
    errors = cache(lambda part: dismissal_errors(without_part(matter, part), source, today))
    plan = cache(lambda index, part: plan_of(without_part(matter, part), matter.filings[index]))

    def depends_on(index: int, part: KeyPath) -> bool:
        """Whether a filing depends on *part*: without *part*, its plan or its errors change, or planning fails."""
        if matter.filings[index].paper.opens:
            return True
        try:
            errors_with_part = [error for error in errors(WHOLE_MATTER) if error.concerns(names[index])]
            errors_without_part = [error for error in errors(part) if error.concerns(names[index])]
            return errors_with_part != errors_without_part or plan(index, WHOLE_MATTER) != plan(index, part)
        except Exception:  # noqa: BLE001 - a failure counts as a dependence on the part
            return True

    stopped_by = cache(lambda part: {name for index, name in enumerate(names) if depends_on(index, part)})

    def with_stops(finding: Finding) -> Finding:
        parts = {_pleading_part(path, matter) for path in paths.get(finding.value_place, ((),))}
        if not _is_error_of_matter(finding) or WHOLE_MATTER in parts:
            return finding
        stops = tuple(name for name in names if any(name in stopped_by(part) for part in parts))
        return finding if len(stops) == len(names) else replace(finding, stopped_papers=stops)

    names_in_run = {filing.name for filing in filings_of_run}
    return [
        finding
        for finding in map(with_stops, findings)
        if not finding.stopped_papers or names_in_run & set(finding.stopped_papers)
    ]


def without_part(matter: Matter, part: KeyPath) -> Matter:
    """Return *matter* without *part*, as if the matter file omitted it; unchanged if *part* is `WHOLE_MATTER`."""
    match part:
        case ("claims", int(index), str(key)):
            claims = [*matter.claims]
            claims[index] = claims[index].model_copy(update=_default_of(claims[index], key))
            return matter.model_copy(update={"claims": tuple(claims)})
        case (str(key),):
            return matter.model_copy(update=_default_of(matter, key))
    return matter


def _default_of(record: Any, key: str) -> Mapping[str, Any]:
    return {key: type(record).model_fields[key].default}


def _pleading_part(path: KeyPath, matter: Matter) -> KeyPath:
    """Return the part of *matter* with *path* if it is usually only pleaded; otherwise `WHOLE_MATTER`."""
    match path:
        case ("claims", int(index), str(key), *_) if key in CLAIM_PLEADING_KEYS and index < len(matter.claims):
            return ("claims", index, key)
        case (str(key), *_) if key in PLEADING_KEYS:
            return (key,)
    return WHOLE_MATTER


def _paths_by_place(source: Source) -> Mapping[Place, tuple[KeyPath, ...]]:
    """Return the paths of the values at each place; for example, a list and its first entry have the same place."""
    paths: dict[Place, tuple[KeyPath, ...]] = {}
    for path, place in source.values.items():
        paths[place] = (*paths.get(place, ()), path)
    return paths


def _is_error_of_matter(finding: Finding) -> bool:
    """Whether *finding* is an error that belongs to no paper and is not from a rule that can bar a dismissal."""
    is_error = finding.severity is Severity.ERROR and not finding.paper
    return is_error and not finding.code.startswith(dismissal_rules())
