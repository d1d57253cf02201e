"""Review: nothing is signed by a batch unless the row says which attorney reviewed the filing, and on which day.

A complaint that was prepared by machine and reviewed by an attorney for about four seconds was held to be misleading,
in a judgment that was later vacated for another reason; `docs/batch.md` has the case.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.batch.filling import REVIEW
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Stopped
from assembler.findings.path import walk
from assembler.load.source import Source
from assembler.model.matter import Matter

SIGNATURES = ("signed", "consents")
"""The keys of a filing that print a signature."""

TYPED = re.compile(r"/\s*s\s*/", re.IGNORECASE)
"""A signature that is typed into a text."""


def is_reviewed(row: Row) -> bool:
    """Whether the *row* says who has reviewed it, and when."""
    return not _lacking(row)


def _lacking(row: Row) -> list[str]:
    """Return those of the two columns of a review that *row* leaves empty."""
    return [name for name in REVIEW if row.cells.get(name, "none") in {"", "none"}]


def is_signed(source: Source) -> bool:
    """Whether a filing of *source*, after `gated`, prints a signature."""
    filings = source.data.get("filings")
    filings = filings if isinstance(filings, list) else []
    return any(isinstance(filing, Mapping) and filing.get(key) for filing in filings for key in SIGNATURES)


def gated(source: Source, row: Row) -> tuple[Source, list[Finding]]:
    """Return *source* as it is if the *row* was reviewed, else without its signatures, and a note on each of them.

    Raises `Stopped` for a signature that is typed into a text of a row that was not reviewed.
    """
    if is_reviewed(row):
        return source, []
    if typed := [path for path, text in walk(source.data) if TYPED.search(text)]:
        message = "a signature is typed here, and the row does not say who has reviewed it"
        raise Stopped(*(_cited(fault("BAT008", source.where(path), message)) for path in typed))
    filings = source.data.get("filings")
    if not isinstance(filings, list):
        return source, []
    notes = [
        _cited(fault("BAT007", row.place, "is not signed: the row does not say who has reviewed it, and when"))
        for filing in filings
        if isinstance(filing, Mapping) and any(key in filing for key in SIGNATURES)
    ]
    notes = notes if len(_lacking(row)) == len(REVIEW) else []  # half a review is an error, by `review_faults`
    unsigned = [_unsigned(filing) for filing in filings]
    return replace(source, data={**source.data, "filings": unsigned}), notes[:1]


def _unsigned(filing: Any) -> Any:
    if not isinstance(filing, Mapping):
        return filing
    return {key: value for key, value in filing.items() if key not in SIGNATURES}


def review_faults(matter: Matter, row: Row) -> Iterator[Finding]:
    """Yield what is wrong with the review of *row*: one of its two cells, the attorney, or the day."""
    if lacking := _lacking(row):
        if lacking != [*REVIEW]:
            message = f"`{lacking[0]}` is empty, so that the filing counts as not reviewed"
            fix = "write it too, or empty both cells, and the filing is built unsigned"
            yield _cited(fault("BAT008", row.places.get(lacking[0], row.place), message, fix=fix))
        return
    who, when = (row.cells.get(name, "") for name in REVIEW)
    places = [row.places.get(name, row.place) for name in REVIEW]
    signing = {name for filing in matter.filings for name in filing.signed}
    named = {key for key, attorney in matter.counsel.items() if who in {key, attorney.name}}
    if not named:
        known = ", ".join(f"`{attorney.name}`" for attorney in matter.counsel.values())
        yield _cited(fault("BAT008", places[0], f"`{brief(who)}` is no attorney of the matter, which has {known}"))
    elif signing and not named & signing:
        yield _cited(fault("BAT008", places[0], f"`{brief(who)}` has reviewed the filing and does not sign it"))
    try:
        day = date.fromisoformat(when) if re.fullmatch(r"\d{4}-\d\d-\d\d", when) else None
    except ValueError:
        day = None
    if day is None:
        message = f"`{brief(when)}` is not the day of a review, such as 2026-03-02"
        yield _cited(fault("BAT008", places[1], message))
        return
    for filing in matter.filings:
        if filing.date and day > filing.date:
            message = f"was reviewed on {day}, after the {filing.paper.name} of {filing.date}"
            yield _cited(fault("BAT008", places[1], message, fix="correct the day of the review or of the paper"))


def stale(row: Row, reviewed_before: str) -> Finding:
    """Return the finding on a *row* that was changed after its review, which it still names."""
    message = f"the row has changed since it was reviewed: `{reviewed_before}`"
    fix = (
        "review it again, and write the new day; if that is the same, empty both cells, run the batch, and fill them"
        " in again; empty, they leave the filing unsigned"
    )
    return _cited(fault("BAT008", row.places.get(REVIEW[1], row.place), message, fix=fix))


def _cited(finding: Finding) -> Finding:
    return replace(
        finding,
        cite="Bock v. Pressler & Pressler, LLP, 30 F. Supp. 3d 283 (D.N.J. 2014), vacated for want of a finding on"
        " standing, 658 F. App'x 63 (3d Cir. 2016)",
    )
