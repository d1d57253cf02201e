"""Signs a filing only if its row names the attorney who reviewed the filing, and the date of the review.

A court held a computer-generated complaint misleading because an attorney had reviewed it for only about four seconds.
The judgment was later vacated on another ground; `docs/batch.md` cites the case.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assembler.batch.filing.filling import REVIEW_COLUMNS
from assembler.batch.review.reviewed import ROW_CHANGED, EarlierBuild, Text, changes, is_reviewed, lacking_cells
from assembler.batch.review.typed import forms_of, is_typed
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.findings.path import walk_texts
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import signatory

SIGNATURES = ("signed", "consents")
"""The keys of a filing that print a signature."""

REVIEW_AGAIN = (
    "empty both cells and run the batch, which builds the filing unsigned; read that paper, fill in the reviewer and"
    " the date of this review, and run the batch once more"
)

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")

MAX_COLUMNS_NAMED = 4
"""The maximum number of columns that a message names."""


def is_signed(source: Source) -> bool:
    """Whether a filing of *source*, after `without_unreviewed_signatures`, prints a signature."""
    filings = source.data.get("filings")
    if not isinstance(filings, list):
        return False
    return any(isinstance(filing, Mapping) and any(filing.get(key) for key in SIGNATURES) for filing in filings)


def without_unreviewed_signatures(source: Source, row: Row) -> tuple[Source, list[Finding]]:
    """Return *source*, without signatures if *row* was not reviewed.

    If both review cells are empty, a note on the signatures is returned too.
    """
    if is_reviewed(row):
        return source, []
    filings = source.data.get("filings")
    if not isinstance(filings, list):
        return source, []
    has_signature = any(isinstance(filing, Mapping) and not filing.keys().isdisjoint(SIGNATURES) for filing in filings)
    notes = []
    if has_signature and len(lacking_cells(row)) == len(
        REVIEW_COLUMNS
    ):  # if only one is empty, `findings_on_review` reports it
        message = "the filing is not signed: its row does not say who reviewed it, and when"
        notes.append(_with_cite(fault("BAT007", row.place, message)))
    unsigned_filings = [_unsigned(filing) for filing in filings]
    return replace(source, data={**source.data, "filings": unsigned_filings}), notes


def _unsigned(filing: Any) -> Any:
    if not isinstance(filing, Mapping):
        return filing
    return {key: value for key, value in filing.items() if key not in SIGNATURES}


def typed_signature_findings(matter: Matter, source: Source, row: Row) -> Iterator[Finding]:
    """Yield a finding on each signature typed into a text of *source*, from which *matter* was read.

    There are no such findings if *row* was reviewed.
    """
    if is_reviewed(row):
        return
    attorneys = [attorney.name.removesuffix(", Esq.") for attorney in matter.counsel.values()]
    for path, text in walk_texts(source.data):
        if is_typed(text, forms_of(matter), attorneys):
            message = "a signature is typed here, but the row does not say who reviewed it"
            yield _with_cite(fault("BAT008", source.place_at(path), message))


def findings_on_review(matter: Matter, row: Row) -> Iterator[Finding]:
    """Yield the findings on the review of *row*: a missing cell, the wrong attorney, or a wrong date."""
    reviewers_column, date_column = REVIEW_COLUMNS
    if lacking_columns := lacking_cells(row):
        if lacking_columns != [reviewers_column, date_column]:
            (lacking_column,) = lacking_columns
            message = f"`{lacking_column}` is empty, so the filing counts as not reviewed"
            fix = "fill it in, or empty both cells to build the filing unsigned"
            yield _with_cite(fault("BAT008", row.places.get(lacking_column, row.place), message, fix=fix))
        return
    yield from _reviewer_faults(matter, row.cells[reviewers_column], row.places.get(reviewers_column, row.place))
    date_cell = row.cells[date_column]
    date_place = row.places.get(date_column, row.place)
    try:
        review_date = date.fromisoformat(date_cell) if ISO_DATE.fullmatch(date_cell) else None
    except ValueError:
        review_date = None
    if review_date is None:
        message = f"`{brief(date_cell)}` is not a date such as 2026-03-02"
        yield _with_cite(fault("BAT008", date_place, message))
        return
    for filing in matter.filings:
        if filing.date and review_date > filing.date:
            message = (
                f"the filing was reviewed on {review_date}, after the date of the {filing.paper.name}, {filing.date}"
            )
            yield _with_cite(fault("BAT008", date_place, message, fix="correct the date of the review or of the paper"))


def _reviewer_faults(matter: Matter, reviewers_cell: str, place: Place) -> Iterator[Finding]:
    """Yield the findings on the reviewers in *reviewers_cell*, who must be attorneys and include each signer."""
    reviewers: set[str] = set()
    for reviewer in filter(None, map(_plain_text, reviewers_cell.split(";"))):
        keys = {key for key, attorney in matter.counsel.items() if reviewer in {key, _plain_text(attorney.name)}}
        reviewers |= keys
        if not keys:
            attorneys = ", ".join(f"`{attorney.name}`" for attorney in matter.counsel.values())
            yield _with_cite(
                fault("BAT008", place, f"`{brief(reviewer)}` is not an attorney in the matter, which lists {attorneys}")
            )
    if not reviewers:
        return
    signers = dict.fromkeys(name for filing in matter.filings for name in filing.signed)
    for name in signers:
        if name not in reviewers:
            message = f"`{brief(signatory(matter, name))}` signs the filing but has not reviewed it"
            fix = (
                "in `reviewed_by`, list every attorney who signs, separated by semicolons; or delete the other"
                " attorneys from `signed`"
            )
            yield _with_cite(fault("BAT008", place, message, fix=fix))


def stale_review(row: Row, text: Text, builds: Sequence[EarlierBuild]) -> Finding | None:
    """Return a finding if *row*, whose text is *text*, changed after the review that it names; otherwise None.

    *builds* are the earlier builds of the filing. A review counts as new if its date is later than the earlier
    review's, or if another attorney made it on the same date.
    """
    reviewers_column, date_column = REVIEW_COLUMNS
    reviewer = row.cells.get(reviewers_column, "")
    review_date = row.cells.get(date_column, "")
    for build in builds:
        if not (build.review_date and is_reviewed(row) and _is_no_later(reviewer, review_date, build)):
            continue
        differences = list(changes(build, text))
        if not differences:
            continue
        fact = differences[0].fact
        columns = [difference.column for difference in differences if difference.column]
        message = f"{fact} since it was reviewed: `{brief(str(build))}`"
        if fact != ROW_CHANGED:
            message = f"{fact} since the filing was reviewed: `{brief(str(build))}`"
        elif len(columns) <= MAX_COLUMNS_NAMED:
            message += f"; changed: {', '.join(f'`{brief(name)}`' for name in columns)}"
        also = [row.places[name] for name in columns[:MAX_COLUMNS_NAMED] if name in row.places]
        finding = fault("BAT008", row.places.get(date_column, row.place), message, fix=REVIEW_AGAIN)
        return replace(_with_cite(finding), also=tuple(also))
    return None


def _is_no_later(reviewer: str, review_date: str, build: EarlierBuild) -> bool:
    """Whether the review by *reviewer* on *review_date* is the review of *build*, or an older review."""
    if not ISO_DATE.fullmatch(review_date):
        return False  # `findings_on_review` reports a malformed date
    is_same_date = review_date == build.review_date
    return review_date < build.review_date or (is_same_date and _plain_text(reviewer) == _plain_text(build.reviewer))


def never_read(row: Row, latest_build: EarlierBuild | None) -> Finding:
    """Return the warning that *row* is signed although nobody can have read its text.

    *latest_build* is the row's last build.
    """
    message = "the filing is signed, but no paper was ever made from its row, so nobody can have read it"
    if latest_build:
        message = "the filing is signed, but its text is newer than its last paper: read the current paper"
    reviewers_column, _ = REVIEW_COLUMNS
    return _with_cite(fault("BAT012", row.places.get(reviewers_column, row.place), message))


def _plain_text(text: str) -> str:
    return " ".join(text.split())


def _with_cite(finding: Finding) -> Finding:
    return replace(
        finding,
        cite="Bock v. Pressler & Pressler, LLP, 30 F. Supp. 3d 283 (D.N.J. 2014), vacated for want of a finding on"
        " standing, 658 F. App'x 63 (3d Cir. 2016)",
    )
