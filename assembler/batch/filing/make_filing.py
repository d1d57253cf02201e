"""Makes one filing of a batch: fills the base from a row, builds the matter, and returns the outcome."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from assembler.batch.filing.filling import Base, fill_with_faults
from assembler.batch.filing.outcome import DIFFERS, Outcome, Record, Verdict, as_record, has_error
from assembler.batch.review.review import (
    findings_on_review,
    is_signed,
    typed_signature_findings,
    without_unreviewed_signatures,
)
from assembler.batch.review.reviewed import manifest_of, text_of
from assembler.batch.rows.row import Row
from assembler.batch.settings import LAW_FOLDERS, Settings
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath
from assembler.load.files import place_of
from assembler.load.reads import Signature, is_in, record_reads, signature
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.pipeline import examine, make_papers
from assembler.plan.frame.titles import case_name
from assembler.results import Checked, Result
from assembler.write import MANIFEST, folder_of, settle_filling, shelf_of
from assembler.write.disk import hash_of
from assembler.write.filing_files import filing_data_hashes

CHANGED_FILE_CODES = frozenset({"OUT005", DIFFERS})
"""The codes of findings on a paper or Word file that was kept because it was changed by hand."""


MAX_CELLS_NAMED = 3
"""The maximum number of cells of a filled text that a finding names."""


def make_filing(base: Base, row: Row, settings: Settings) -> Outcome:
    """Fill *base* from *row*, run it through the pipeline, and return the outcome."""
    try:
        source, notes = without_unreviewed_signatures(_filled_source(base, row, settings), row)
        settle_filling(source, settings.options)
        with record_reads() as file_reads:
            checked = _stop_all_papers(examine(source, settings.options))
        review_findings = [
            *findings_on_review(checked.matter, row),
            *typed_signature_findings(checked.matter, source, row),
        ]
        reads = dict(_files_read(checked, file_reads.files, settings))
        folder = folder_of(source, settings.options)
        if review_findings or settings.only_check:
            result = Result((*checked.findings, *review_findings))
        else:
            row_record = manifest_of(text_of(base, row, settings), row, reads, shelf_of(source, settings.options))
            result = make_papers(_with_row(checked, row_record), settings.options)
    except MatterError as error:
        return _outcome(row, [as_record(with_cells_named(finding, row), row) for finding in error.findings], settings)
    reported_findings = [*result.findings]
    if not review_findings:
        reported_findings += notes
    findings = [as_record(with_cells_named(finding, row, source), row) for finding in reported_findings]
    outcome = _outcome(row, findings, settings)
    kept_names = _kept_files(result)
    names = tuple(dict.fromkeys(_person_names(checked.matter, source)))
    outputs = dict(_outputs(result, folder, kept_names, settings.options.out))
    if outcome.verdict == "built" and any(name.endswith(".pdf") for name in kept_names):
        outcome = replace(outcome, verdict="kept")
    pages = sum(paper.page_count for paper in result.papers)
    signed = ""  # a kept paper may have been signed by hand
    if outcome.verdict == "built":
        signed = "yes" if is_signed(source) else "no"
    about = _caption_values(checked.matter, settings.options.today)
    texts = dict(_texts(outputs)) if pages else {}
    return replace(
        outcome,
        outputs=outputs,
        pages=pages,
        names=names,
        reads=reads,
        about=about,
        signature_status=signed,
        texts=texts,
    )


def _stop_all_papers(checked: Checked) -> Checked:
    """Return *checked* with all papers stopped by each error, because the papers are reviewed together."""
    return replace(checked, findings=tuple(replace(finding, stopped_papers=None) for finding in checked.findings))


def _texts(outputs: Mapping[str, str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the page texts of each PDF among *outputs*, if they are still in memory."""
    from assembler.outputs.pdf.prove.pages_before import texts_of  # noqa: PLC0415 - slow to import

    for name, sha256 in outputs.items():
        if name.endswith(".pdf") and (pages := texts_of(sha256)):
            yield name, pages


def _caption_values(matter: Matter, today: date | None) -> dict[str, str]:
    """Return the caption, the court, and the date of the first dated paper; if no paper has a date, *today*."""
    court = ", ".join(filter(None, (matter.court.name, matter.county or matter.division)))
    day = next((filing.date for filing in matter.filings if filing.date), today)
    return {"caption": case_name(matter), "court": court, "date": day.isoformat() if day else ""}


def _filled_source(base: Base, row: Row, settings: Settings) -> Source:
    """Return *base* filled from *row*."""
    filled, faults = fill_with_faults(base, row, settings.folder)
    if faults:
        raise MatterError(*faults, *_errors_at_other_cells(filled, row, settings, faults))
    return filled


def _errors_at_other_cells(
    filled: Source, row: Row, settings: Settings, faults: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the errors in *filled* at cells of *row* that have no finding among *faults*."""
    reported_places = {finding.place for finding in faults}
    try:
        examine(filled, settings.options)
    except MatterError as error:
        own_findings = (finding for finding in error.findings if finding.place.file == row.place.file)
        yield from (finding for finding in own_findings if finding.place not in reported_places)


def _with_row(checked: Checked, row_record: Mapping[str, Any]) -> Checked:
    """Return *checked* with the record of *row*, which is written to the manifest."""
    source = checked.source
    if source.filled_row:
        source = replace(source, filled_row=replace(source.filled_row, manifest_entry=row_record))
    return replace(checked, source=source)


def _outcome(row: Row, findings: Sequence[Record], settings: Settings) -> Outcome:
    verdict: Verdict = "checked" if settings.only_check else "built"
    if has_error(findings):
        verdict = "stopped"
    return Outcome(row.id, row.number, verdict, findings=tuple(findings))


def with_cells_named(finding: Finding, row: Row, source: Source | None = None) -> Finding:
    """Return *finding* with the name of its column. For a filled text, add the places of its first cells."""
    columns = {place: name for name, place in row.places.items()}
    if name := columns.get(finding.place):
        is_named = f"`{name}`" in finding.message
        return finding if is_named else replace(finding, message=f"{finding.message} (column `{brief(name)}`)")
    if not (source and source.filled_row):
        return finding
    places: list[Place] = []
    for path, cells in source.filled_row.cells.items():
        if source.values.get(path) == finding.place:
            places += [place for _, place in cells]
    return replace(finding, also=(*finding.also, *dict.fromkeys(places[:MAX_CELLS_NAMED])))


def _person_names(matter: Matter, source: Source) -> Iterator[str]:
    """Yield the names of parties and other persons that the row fills, wholly or partly."""
    filled = source.filled_row
    if not filled:
        return
    named_persons: list[tuple[KeyPath, str | None]] = [(path, person.name) for path, person in persons(matter.parties)]
    named_persons += [(("parties", key), party.called) for key, party in matter.parties.items()]
    named_persons += [(("people", key), person.name) for key, person in matter.people.items()]
    for path, name in named_persons:
        name_paths = [(*path, key) for key in ("name", "called")]
        if name and any(source.place_at(path).file == filled.rows or path in filled.cells for path in name_paths):
            yield name


def _files_read(checked: Checked, files_read: Mapping[str, Signature], settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each exhibit, and each of *files_read* in the root, with its hash.

    The output folder and the firm's own records are left out.
    """
    root = checked.source.root
    excluded_paths = [str(settings.options.out.absolute()), *(str(root / name) for name in LAW_FOLDERS)]
    for name in files_read:
        if is_in(name, [str(root)]) and not is_in(name, excluded_paths):
            yield name, _hash_as_read(Path(name), files_read[name])
    for exhibit in checked.exhibits.values():
        yield str(exhibit.target), exhibit.sha256


def _hash_as_read(file: Path, signature_when_read: Signature) -> str:
    """Return the hash of *file*. Raises `MatterError` if the file has changed since it had *signature_when_read*."""
    sha256 = hash_of(file)
    if signature(str(file)) != signature_when_read:
        fix = "run the same command again, which reads the current file"
        raise MatterError(fault("BAT009", place_of(file), "changed while the filing was made", fix=fix))
    return sha256


def _kept_files(result: Result) -> list[str]:
    """Return the names of the files that were kept because they were changed by hand."""
    return [Path(finding.place.file).name for finding in result.findings if finding.code in CHANGED_FILE_CODES]


def _outputs(result: Result, folder: Path, kept_names: Sequence[str], out: Path) -> Iterator[tuple[str, str]]:
    """Yield the path in *out* and the hash of each file that was written, and of *kept_names*, changed by hand."""
    files = [folder / name for name in kept_names]
    for paper in result.papers:
        files += [paper.file, *paper.other_files.values(), *paper.attachments]
    if result.papers:
        files += [*(folder / name for name in filing_data_hashes(folder / MANIFEST)), folder / MANIFEST]
    for file in files:
        yield file.relative_to(out).as_posix(), hash_of(file)


def crash_outcome(row: Row, error: BaseException) -> Outcome:
    """Return the outcome of a row whose build raised *error*."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    line = f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    message = f"an error in the program: {type(error).__name__}{line}"
    if isinstance(error, MemoryError):
        message = "the process exceeded its memory limit"
    return failure_outcome(row, message)


def failure_outcome(row: Row, message: str) -> Outcome:
    """Return the outcome for a row whose build did not finish."""
    return Outcome(row.id, row.number, "failed", findings=(as_record(fault("BAT009", row.place, message), row),))


def are_unchanged(outputs: dict[str, str], out: Path) -> bool:
    """Whether all *outputs*, which an earlier build wrote, are unchanged."""
    return all(hash_of(out / name) == sha256 for name, sha256 in outputs.items())


def row_hash(cells: Sequence[tuple[str, str]]) -> str:
    """Return the hash of the *cells* from which a filing is made."""
    return hashlib.sha256(repr(sorted(cells)).encode("utf-8", "surrogateescape")).hexdigest()
