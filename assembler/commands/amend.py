"""Makes the report of `assembler amend`: whether a complaint may be amended, how, and in which form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from assembler.catalog import Catalog
from assembler.law.amendment.right import State
from assembler.law.governing import with_law_in_force
from assembler.load import load
from assembler.model.amendment import Amendments
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.time_limit import Provision
from assembler.papers.opening.amended_form_text import form_lines
from assembler.papers.opening.amendment_right import Amendment, amended_complaints, next_amendment
from assembler.results import Options
from assembler.validate import validate
from assembler.validate.amended_papers import with_amendment_numbers
from assembler.write.filed import settle_filed_papers

Report = dict[str, Any]
"""A report, or a part of a report, as JSON data."""

# The keys of a law of amendment for its provisions on an amended complaint, in the order of the report.
PROVISIONS = (
    "otherwise",
    "counting",
    "added_days",
    "respond",
    "after_leave",
    "effect_on_motion",
    "relation_back",
    "supplemental",
)


def amendment_report(file: Path, options: Options) -> Report:
    """Return the report on the amended complaints of the matter at *file*, or on a first one if it has none.

    Raises `MatterError` if the matter is unusable, and `UsageError` if no day is known.
    """
    source = load(file, options.root)
    settle_filed_papers(source.file, source.root)
    catalog = Catalog(source.root, options.templates, root_is_named=options.root is not None)
    matter = with_amendment_numbers(validate(source, catalog), source, catalog)
    day = options.today or matter.docket_read
    if day is None:
        raise click.UsageError("give `--date`, because the matter has no `docket_read:`")
    amendments = [*amended_complaints(matter, undated_as=day)] or [next_amendment(matter, day)]
    return {
        "file": source.place_at(()).file,
        "court": matter.court.citation,
        "docket_read": str(matter.docket_read) if matter.docket_read else None,
        "amendments": [_amendment(matter, amendment) for amendment in amendments],
    }


def _amendment(matter: Matter, amendment: Amendment) -> Report:
    court = with_law_in_force(matter, amendment.day).court
    right = amendment.right
    of_course = amendment.law.of_course if amendment.law else None
    return {
        "paper": amendment.filing.name if amendment.filing else None,
        "number": amendment.number,
        "date": str(amendment.day),
        "law": amendment.law.name if amendment.law else None,
        "by": _way(right.state, amendment),
        "otherwise_by": _other_ways(amendment.law),
        "of_course": {
            "verdict": right.state,
            "last_day": str(right.last_day) if right.last_day else None,
            "served_by": str(right.last_day_to_serve) if right.last_day_to_serve else None,
            "not_for": of_course.not_for if of_course else "",
            "says": of_course.says if of_course else "",
            "cite": of_course.cite if of_course else "",
            "basis": of_course.basis if of_course else "memory",
            "against": [{"says": ground.says, "cite": ground.cite, "basis": ground.basis} for ground in right.against],
        },
        "consent": {
            "given": [str(event.day) for event in amendment.consent.events],
            "missing": [matter.parties[name].name for name in amendment.consent.missing_parties],
            "overtaken": amendment.consent.why_not_enough,
        },
        "leave": str(amendment.leave.day) if amendment.leave else None,
        "provisions": list(_provisions(amendment.law)),
        "form": [vars(line) for line in form_lines(court.amended)],
    }


def _way(state: State, amendment: Amendment) -> str | None:
    """Return the way to amend that the matter shows to be open; None if it shows none."""
    if state == "open":
        return "of course"
    if amendment.leave:
        return "leave"
    return "consent" if amendment.consent.is_enough and "consent" in _other_ways(amendment.law) else None


def _other_ways(law: Amendments | None) -> list[str]:
    """Return the ways to amend, other than of course, that the law allows; none if the law was not read."""
    other_ways = law.otherwise if law else None
    if other_ways is None or not was_read(other_ways.basis):
        return []
    ways = []
    if other_ways.consent_of:
        ways.append("consent")
    if other_ways.leave:
        ways.append("leave")
    return ways


def _provisions(law: Amendments | None) -> Iterator[Report]:
    """Yield the other provisions of the law on amended complaints, each with its authority."""
    if law is None:
        return
    for key in PROVISIONS:
        if provision := getattr(law, key):
            yield _provision(key.replace("_", " "), provision)
    yield from (_provision("also", provision) for provision in law.more)


def _provision(about: str, provision: Provision) -> Report:
    return {"about": about, "says": provision.says, "cite": provision.cite, "basis": provision.basis}
