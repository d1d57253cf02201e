"""write: writes papers and their manifest to the output folder, either all files or none."""

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError
from assembler.findings.visible import as_json
from assembler.load.files import place_of
from assembler.load.roots import folder_below, locate
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.results import Checked, Options, TypesetPaper, WrittenPaper
from assembler.write.attached_files import attached_files, written_beside
from assembler.write.beside import files_beside, without_changed, written_outputs
from assembler.write.changed_papers import without_changed_papers
from assembler.write.disk import is_plain, mode, read_plain
from assembler.write.filing_files import filing_files
from assembler.write.folders import existing_folder, make_folder, refuse_link, refuse_unknown
from assembler.write.journal import settle, settle_and_lock, write_all_or_none
from assembler.write.manifest import entry, fingerprint_kept, matter_from, words_kept
from assembler.write.manifest_entries import is_entry
from assembler.write.paper_states import (
    DIFFERS,
    STOPPED,
    Build,
    all_stopped,
    as_on_disk,
    obsolete_paper_finding,
    stopped_by,
    with_states,
)
from assembler.write.upload_order import upload_order

MANIFEST = "manifest.json"


def folder_of(source: Source, options: Options) -> Path:
    """Return the folder of the matter's papers in the output folder. A filing of a batch has its own subfolder."""
    return options.out / _subfolder(source, options)


def _matter_from(source: Source, options: Options) -> str:
    """Return the relative path from the papers' final folder to the matter."""
    return matter_from(shelf_of(source, options), source.file)


def shelf_of(source: Source, options: Options) -> Path:
    """Return the final folder of the papers, which may first be made in another folder."""
    return (options.shelf or options.out) / _subfolder(source, options)


def _subfolder(source: Source, options: Options) -> Path:
    below = folder_below(source.file, options.root)
    return below / source.filled_row.subfolder if source.filled_row else below


def file_name(document: str, options: Options) -> str:
    """Return the file name of a paper: "complaint.pdf", or "complaint.draft.pdf" for a draft."""
    return f"{document}{'.draft' if options.draft else ''}.pdf"


def settle_output(file: Path, options: Options) -> None:
    """Finish the writing that a killed run began in the output folder of the matter at *file*.

    Raises `MatterError` if that fails, if another run is writing there, or if the path to the folder contains a link.
    """
    file, _ = locate(file, options.root)
    _settle(folder_below(file, options.root), options)


def settle_filling(source: Source, options: Options) -> None:
    """Finish the writing that a killed run began in the folder of a batch filing.

    Raises `MatterError` if that fails.
    """
    _settle(_subfolder(source, options), options)


def _settle(below: Path, options: Options) -> None:
    if folder := existing_folder(options.out, below):
        settle(folder)


def papers_left_in_place(documents: Iterable[str], checked: Checked, options: Options) -> tuple[Path, ...]:
    """Return the papers with the ids *documents* that an earlier build left in the output folder."""
    files = (folder_of(checked.source, options) / file_name(document, options) for document in documents)
    return tuple(file for file in files if is_plain(file))


def papers_of_earlier_build(file: Path, options: Options, filling: Path = Path()) -> tuple[Path, ...]:
    """Return the papers of an earlier build of the matter at *file*, even if *file* can no longer be read.

    *filling* is the subfolder of a filing of a batch.
    """
    try:
        file, _ = locate(file, options.root)
        folder = existing_folder(options.out, folder_below(file, options.root) / filling)
        names = known_papers(folder, matter_from(folder, file)) if folder else {}
    except MatterError:
        return ()
    return tuple(folder / name for name in sorted(names) if folder and is_plain(folder / name))


def earlier_form_fingerprint(matter: Matter, source: Source, options: Options) -> str:
    """Return the fingerprint of the court's values that an earlier build recorded for the `form_read` of *matter*."""
    folder = folder_of(source, options)
    try:
        return fingerprint_kept(known_papers(folder, _matter_from(source, options)), matter)
    except MatterError:
        return ""


def words_read_before(matter: Matter, source: Source, options: Options) -> dict[str, frozenset[str]]:
    """Return, for each paper, the SHA-256 of the sentences that an earlier build recorded for its `own_words_read`."""
    folder = folder_of(source, options)
    try:
        return words_kept(known_papers(folder, _matter_from(source, options)), matter)
    except MatterError:
        return {}


def write(
    typeset_papers: Sequence[TypesetPaper], checked: Checked, findings: Sequence[Finding], options: Options
) -> tuple[WrittenPaper, ...]:
    """Write *typeset_papers* and the manifest, either all files or none, and return the written papers.

    Without papers, only the manifest of an earlier build is corrected. Raises `MatterError` if the files cannot be
    written, or if the folder is in use or has another matter's papers.
    """
    if not typeset_papers:
        _correct_manifest(checked, findings, options)
        return ()
    folder = make_folder(options.out, _subfolder(checked.source, options))
    with settle_and_lock(folder):
        matter_path = _matter_from(checked.source, options)
        earlier = known_papers(folder, matter_path)
        papers = tuple(_written_paper(paper, folder, options) for paper in typeset_papers)
        _refuse_foreign_files(papers, earlier)
        entries = {name: entry_ for name, entry_ in earlier.items() if is_plain(folder / name)}
        for paper, written_paper in zip(typeset_papers, papers, strict=True):
            entries[written_paper.file.name] = entry(paper, written_paper, checked, findings, options)
        files = {
            written_paper.file: paper.pages.pdf for paper, written_paper in zip(typeset_papers, papers, strict=True)
        }
        pdf_files = {paper.document: paper.file for paper in papers}
        other_files, output_records = files_beside(typeset_papers, pdf_files, earlier)
        attached = attached_files(typeset_papers, pdf_files, earlier)
        for name in output_records:
            entries[name] = {**entries[name], **output_records[name], **attached.records.get(name, {})}
        new_entries = {paper.file.name: entries[paper.file.name] for paper in papers}
        build = Build(checked, findings, options, new_entries)
        entries = with_states(entries, build)
        stopped = stopped_by(build)
        new_names = {file.name for file in (*files, *attached.files)}
        order = as_on_disk(upload_order(entries, checked.matter, stopped), folder, new_names)
        data_files, data_hashes = filing_files(typeset_papers, new_entries, folder / MANIFEST)
        manifest: dict[str, Any] = {"matter": matter_path, "papers": dict(sorted(entries.items())), "upload": order}
        if stopped:
            manifest["stopped"] = stopped
        if data_hashes:
            manifest["filing_data"] = data_hashes
        row = checked.source.filled_row
        if row and row.manifest_entry:
            manifest["row"] = dict(row.manifest_entry)
        write_all_or_none(
            {**files, **other_files, **attached.files, **data_files, folder / MANIFEST: json_file(manifest)}
        )
    return tuple(
        replace(
            written_paper,
            other_files=written_outputs(paper, written_paper.file),
            attachments=written_beside(paper, written_paper.file),
        )
        for paper, written_paper in zip(typeset_papers, papers, strict=True)
    )


def _correct_manifest(checked: Checked, findings: Sequence[Finding], options: Options) -> None:
    """Update the states of an earlier build's papers in its manifest, after a build that made no paper."""
    build = Build(checked, findings, options)
    stopped = stopped_by(build)

    def correct(earlier: Mapping[str, Any], folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        entries = with_states(earlier, build)
        return entries, as_on_disk(upload_order(entries, checked.matter, stopped), folder, written_now=())

    if folder := existing_folder(options.out, _subfolder(checked.source, options)):
        _rewrite_manifest(folder, _matter_from(checked.source, options), correct, stopped)


def stop_papers(file: Path, findings: Sequence[Finding], options: Options) -> tuple[Path, ...]:
    """Record in the manifest that *findings* stop the papers of the matter at *file*.

    Findings on the command or the output folder are not recorded. Return the papers that an earlier build made. Raises
    `MatterError` if the manifest cannot be written.
    """
    if not any(finding.code.startswith(("CMD", "OUT")) for finding in findings):
        try:
            source, _ = locate(file, options.root)
            folder = existing_folder(options.out, folder_below(source, options.root))
        except MatterError:
            folder = None
        if folder:
            _rewrite_manifest(
                folder,
                matter_from(folder, source),
                lambda papers, _: (all_stopped(papers, findings, options, source.parent), []),
            )
    return papers_of_earlier_build(file, options)


Correction = Callable[[Mapping[str, Any], Path], tuple[dict[str, Any], list[dict[str, Any]]]]
"""A function that takes the manifest's entries and the output folder, and returns corrected entries and the upload
list."""


def _rewrite_manifest(
    folder: Path, matter_path: str, correct: Correction, stopped: Mapping[str, Any] | None = None
) -> None:
    """Rewrite this matter's manifest in *folder*, if there is one, with the entries that *correct* returns.

    *stopped* has the errors that stopped each paper, or is None if the matter itself cannot be used.
    """
    file = folder / MANIFEST
    with settle_and_lock(folder):
        try:
            papers = known_papers(folder, matter_path)
        except MatterError:  # the manifest belongs to another matter, or cannot be read
            return
        entries_before = {name: entry_ for name, entry_ in papers.items() if is_plain(folder / name)}
        if not entries_before:
            return
        entries, order = correct(entries_before, folder)
        old_manifest = json.loads(read_plain(file))
        deleted: Mapping[Path, bytes | None] = {}
        if any(entry_["state"] in {STOPPED, DIFFERS} for entry_ in entries.values()):
            deleted, _ = filing_files(papers=[], entries={}, manifest=file)
        new_manifest = {**old_manifest, "papers": dict(sorted(entries.items())), "upload": order, "stopped": stopped}
        if not stopped:
            new_manifest.pop("stopped")
        if deleted:
            new_manifest.pop("filing_data", None)
        if new_manifest != old_manifest:
            write_all_or_none({**deleted, file: json_file(new_manifest)})


def left_over(checked: Checked, made_now: Container[str], options: Options) -> list[Finding]:
    """Return a finding on each obsolete paper of an earlier build.

    A paper is obsolete if the matter no longer has its filing, or if it is a draft whose finished paper is among
    *made_now*, the ids of this build's papers. With `--document`, nothing is reported, because the other papers were
    not examined.
    """
    if options.documents:
        return []
    folder = folder_of(checked.source, options)
    shelf = shelf_of(checked.source, options)
    try:
        entries = known_papers(folder, _matter_from(checked.source, options))
    except MatterError:
        return []
    filings = {filing.name for filing in checked.matter.filings}
    finished_now = () if options.draft else made_now
    remaining = {name: entry_ for name, entry_ in entries.items() if is_plain(folder / name)}
    findings = [
        obsolete_paper_finding(shelf / name, entry_, filings, finished_now)
        for name, entry_ in sorted(remaining.items())
    ]
    return [finding for finding in findings if finding]


def spare_changed_files(
    typeset_papers: Sequence[TypesetPaper], checked: Checked, options: Options
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return the *typeset_papers* that would not replace a changed file, and a warning for each changed file."""
    folder = folder_of(checked.source, options)
    try:
        entries = known_papers(folder, _matter_from(checked.source, options))
    except MatterError:  # `write` reports a folder with the papers of another matter
        entries = {}
    files = {paper.plan.id: folder / file_name(paper.plan.id, options) for paper in typeset_papers}
    unchanged, paper_findings = without_changed_papers(typeset_papers, files, entries)
    spared, beside_findings = without_changed(unchanged, files, entries)
    shelf = shelf_of(checked.source, options)
    return spared, [
        replace(finding, place=place_of(shelf / Path(finding.place.file).name))
        for finding in (*paper_findings, *beside_findings)
    ]


def json_file(value: Mapping[str, Any]) -> bytes:
    """Return *value* as a JSON file's bytes."""
    return f"{as_json(value)}\n".encode()


def known_papers(folder: Path, matter_path: str) -> dict[str, Any]:
    """Return the entries of the manifest in *folder*, by file name; none if there is no manifest.

    *matter_path* is the path from *folder* to the matter. Raises `MatterError` if the file is not a manifest, or is the
    manifest of another matter.
    """
    file = folder / MANIFEST
    if not mode(file):
        return {}
    refuse_link(file)
    try:
        manifest = json.loads(read_plain(file))
        matter, papers = manifest["matter"], manifest["papers"]
        is_valid = isinstance(matter, str) and all(map(is_entry, papers.items()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        is_valid = False
    if not is_valid:
        fix = "give another folder with `--out`, or move away the manifest and the papers beside it"
        raise MatterError(fault("OUT002", place_of(file), "is not a manifest of this program", fix=fix))
    if matter != matter_path:
        raise MatterError(
            fault("OUT002", place_of(folder), f"has the papers of `{brief(matter)}`, not of `{matter_path}`")
        )
    return dict(papers)


def row_built(manifest: Path) -> dict[str, Any]:
    """Return the record of the batch row in *manifest*; empty if the manifest has none."""
    try:
        row = json.loads(read_plain(manifest)).get("row", {}) if mode(manifest) else {}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _refuse_foreign_files(papers: Sequence[WrittenPaper], known_names: Container[str]) -> None:
    for paper in papers:
        refuse_link(paper.file)
        refuse_unknown(paper.file, known_names)


def _written_paper(paper: TypesetPaper, folder: Path, options: Options) -> WrittenPaper:
    file = folder / file_name(paper.plan.id, options)
    return WrittenPaper(paper.plan.id, file, paper.pages.count, hashlib.sha256(paper.pages.pdf).hexdigest())
