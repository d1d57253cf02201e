"""Writes TrueFiling's format for bulk filing: one archive with a table, and a folder of papers for each bundle.

A bundle is the set of papers filed in one case on one day. TrueFiling requires the bundle's number in the first column,
attorneys below their party, attachments below their paper, and exact file names. Each court has its own template for
the other columns; the user copies the columns into this template.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from assembler.findings.faults import FAULTS, fault
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import display_name, place_of
from assembler.results import Result
from assembler.write.csv_table import table
from assembler.write.disk import cannot, read_plain
from assembler.write.filing_files import JSON
from assembler.write.folders import make_folder, refuse_to_replace
from assembler.write.journal import put_file

EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of each file in the archive: the earliest date that the format allows."""

UNWRITABLE_REMEDY = "with `--truefiling`, give a file in a folder in which you may write"
"""The remedy if the folder of the archive cannot be written."""

CASE_DATA = "case-data.csv"
"""The name of the table in the archive."""

COLUMNS = (
    "Bundle Number",
    "Row",
    "Court",
    "Case Type",
    "Case Number",
    "Case Title",
    "Name",
    "Role",
    "Aliases",
    "Address",
    "Telephone",
    "Email",
    "Bar Number",
    "Firm",
    "Filing Type",
    "Filing Title",
    "Document Name",
)


class Bundle(NamedTuple):
    """The papers that are filed in one case on one day: their folder, the filing data of the case, and their data."""

    folder: Path
    filing_data: Mapping[str, Any]
    documents: Sequence[Mapping[str, Any]]


def refuse_other_files(file: Path) -> None:
    """Raise `MatterError` if *file* exists and is not an archive that `write_bulk` wrote."""
    refuse_to_replace(file, _is_own_archive, "an archive for TrueFiling that this program wrote", "--truefiling")


def _is_own_archive(file: Path) -> bool:
    """Whether *file* is an archive of bundles and a table, with only the dates that this program gives files."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
    if not entries or entries[-1].filename != CASE_DATA:
        return False
    begins_with_archive = min(entry.header_offset for entry in entries) == 0  # no other data precedes the archive
    return (
        begins_with_archive
        and all(entry.filename.partition("/")[0].isdecimal() for entry in entries[:-1])
        and all(entry.date_time == EARLIEST_ZIP_DATE for entry in entries)
    )


def write_bulk(file: Path, results: Sequence[Result]) -> list[str]:
    """Write the archive *file* with the papers of *results*, which have filing data, and return the line to print.

    Raises `MatterError` if only some bundles open a case, if a paper cannot be read back, or if *file* cannot be
    written or is not an archive of this program.
    """
    bundles = [bundle for result in results for bundle in _bundles(result)]
    if len({_opens_case(bundle) for bundle in bundles}) > 1:
        message = "new and existing cases cannot be in one archive; TrueFiling accepts only one kind at a time"
        raise MatterError(fault("OUT006", place_of(file), message))
    if not bundles:
        return []
    try:
        refuse_other_files(file)  # check again, because this run may have written a paper to this file
        make_folder(file.parent)
        put_file(file, _archive(bundles, file))
    except MatterError as error:
        raise MatterError(*(replace(finding, fix=_remedy(finding)) for finding in error.findings)) from None
    count = f"{len(bundles)} {'bundle' if len(bundles) == 1 else 'bundles'}"
    return [f"{display_name(file)}  {count} for TrueFiling"]


def _archive(bundles: Sequence[Bundle], file: Path) -> bytes:
    try:
        return archive(bundles)
    except OSError as error:
        raise MatterError(cannot(file, error)) from None


def _remedy(finding: Finding) -> str:
    """Return the remedy of *finding*, with the option `--truefiling` in place of `--out`."""
    _, general_remedy = FAULTS["OUT001"]
    return UNWRITABLE_REMEDY if finding.fix == general_remedy else finding.fix.replace("`--out`", "`--truefiling`")


def _bundles(result: Result) -> Iterator[Bundle]:
    if result.papers:
        folder = result.papers[0].file.parent
        filing_data = json.loads(read_plain(folder / JSON))
        by_day = sorted(filing_data["documents"], key=lambda document: (document["date"], document["order"]))
        for _, documents in groupby(by_day, key=lambda document: document["date"]):
            yield Bundle(folder, filing_data, list(documents))


def _opens_case(bundle: Bundle) -> bool:
    return any(document["opens_case"] for document in bundle.documents)


def archive(bundles: Sequence[Bundle]) -> bytes:
    """Return the archive of *bundles*. The same bundles always give the same bytes."""
    rows: list[list[str]] = []
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as target:
        for bundle_number, (folder, filing_data, documents) in enumerate(bundles, 1):
            rows += [_cells(bundle_number, row) for row in _rows_of_bundle(filing_data, documents)]
            for name in _files(documents):
                _add(target, f"{bundle_number}/{name}", read_plain(folder / name))
        _add(target, CASE_DATA, table(COLUMNS, rows))
    return package.getvalue()


def _add(target: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST_ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(entry, data)


def _files(documents: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for document in documents:
        yield document["file"]
        yield from (attachment["file"] for attachment in document["attachments"])


def _cells(bundle_number: int, row: Mapping[str, Any]) -> list[str]:
    """Return the cells of *row*, in the order of `COLUMNS`; a column without a value is empty."""
    row_with_number = {"Bundle Number": bundle_number, **row}
    cells = [row_with_number.get(column, "") for column in COLUMNS]
    return ["; ".join(cell) if isinstance(cell, list) else str(cell) for cell in cells]


def _rows_of_bundle(filing_data: Mapping[str, Any], documents: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows of one bundle: the case, each party with its attorneys, and each paper with its attachments."""
    court, case = filing_data["court"], filing_data["case"]
    nature = " ".join(filter(None, case["nature_of_suit"].values()))
    yield {
        "Row": "Case",
        "Court": court["caption"],
        "Case Type": case["case_type"] or nature,
        "Case Number": "" if any(document["opens_case"] for document in documents) else case["number"],
        "Case Title": case["caption"],
    }
    attorneys = {counsel["id"]: counsel for counsel in filing_data["counsel"]}
    for party in filing_data["parties"]:
        aliases = [f"{alias['sign']} {alias['name']}" for alias in party["aliases"]]
        yield {"Row": "Party", **_person(party), "Role": party["role"], "Aliases": aliases}
        for name in party["counsel"]:
            counsel = attorneys[name]
            details = {"Bar Number": counsel["bar_number"], "Firm": counsel["firm"]}
            yield {"Row": "Attorney", **_person(counsel), "Role": "attorney", **details}
    for document in documents:
        title = {"Filing Type": document["event"], "Filing Title": document["title"]}
        yield {"Row": "Filing", **title, "Document Name": document["file"]}
        for attachment in document["attachments"]:
            label = " ".join(dict.fromkeys(filter(None, (attachment["label"], attachment.get("title", "")))))
            yield {"Row": "Connected Filing", "Filing Title": label, "Document Name": attachment["file"]}


def _person(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "Name": entry["name"],
        "Address": entry["address"],
        "Telephone": entry["telephone"],
        "Email": entry["email"],
    }
