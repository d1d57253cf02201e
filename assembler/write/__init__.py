"""write: put papers and their manifest into the output folder, all of them or none."""

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
from assembler.write.changed_papers import without_changed_papers
from assembler.write.disk import is_plain, mode, read_plain
from assembler.write.filing_files import filing_files
from assembler.write.folders import existing_folder, make_folder, refuse_link, refuse_unknown
from assembler.write.journal import alone, put, settle
from assembler.write.manifest import entry, fingerprint_kept, matter_from, words_kept
from assembler.write.paper_states import (
    DIFFERS,
    STOPPED,
    Build,
    all_stopped,
    as_on_disk,
    outlived,
    stopped_by,
    with_states,
)
from assembler.write.upload_order import upload_order
from assembler.write.word_files import SUFFIX, without_changed, word_files

MANIFEST = "manifest.json"


def folder_of(source: Source, options: Options) -> Path:
    """Return the folder of the matter's papers: `<out>/<what `folder_below` returns>`.

    Each filing of a batch has a folder of its own in it.
    """
    return options.out / _below(source, options)


def _matter_from(source: Source, options: Options) -> str:
    """Return the path from the folder in which the papers will stand to the matter, as a manifest names it."""
    return matter_from(shelf_of(source, options), source.file)


def shelf_of(source: Source, options: Options) -> Path:
    """Return the folder in which the papers will stand, wherever they are made."""
    return (options.shelf or options.out) / _below(source, options)


def _below(source: Source, options: Options) -> Path:
    below = folder_below(source.file, options.root)
    return below / source.filled.below if source.filled else below


def file_name(document: str, options: Options) -> str:
    """Return the file name of a paper: "complaint.pdf", or "complaint.draft.pdf" for a draft."""
    return f"{document}{'.draft' if options.draft else ''}.pdf"


def settle_output(file: Path, options: Options) -> None:
    """Finish what a killed run began in the folder of the papers of the matter at *file*.

    Raises `MatterError` if that fails, if another run is writing there, or if the folder is reached through a link.
    """
    file, _ = locate(file, options.root)
    _settle(folder_below(file, options.root), options)


def settle_filling(source: Source, options: Options) -> None:
    """Finish what a killed run began in the folder of a filing of a batch. Raises `MatterError` as `settle_output`."""
    _settle(_below(source, options), options)


def _settle(below: Path, options: Options) -> None:
    if where := existing_folder(options.out, below):
        settle(where)


def papers_left_in_place(documents: Iterable[str], checked: Checked, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build that remain, of those called *documents*."""
    files = (folder_of(checked.source, options) / file_name(document, options) for document in documents)
    return tuple(file for file in files if is_plain(file))


def papers_of_earlier_build(file: Path, options: Options, filling: Path = Path()) -> tuple[Path, ...]:
    """Return the papers of an earlier build of the matter at *file*, which itself may no longer be readable.

    *filling* is the rest of the folder of one filing of a batch.
    """
    try:
        file, _ = locate(file, options.root)
        where = existing_folder(options.out, folder_below(file, options.root) / filling)
        names = known_papers(where, matter_from(where, file)) if where else {}
    except MatterError:
        return ()
    return tuple(where / name for name in sorted(names) if where and is_plain(where / name))


def form_read_before(matter: Matter, source: Source, options: Options) -> str:
    """Return the fingerprint of the court's values that an earlier build recorded for the `form_read` of *matter*."""
    where = folder_of(source, options)
    try:
        return fingerprint_kept(known_papers(where, _matter_from(source, options)), matter)
    except MatterError:
        return ""


def words_read_before(matter: Matter, source: Source, options: Options) -> dict[str, frozenset[str]]:
    """Return the sentences that an earlier build recorded for the `own_words_read` of each paper, by their SHA-256."""
    where = folder_of(source, options)
    try:
        return words_kept(known_papers(where, _matter_from(source, options)), matter)
    except MatterError:
        return {}


def write(
    made: Sequence[TypesetPaper], checked: Checked, findings: Sequence[Finding], options: Options
) -> tuple[WrittenPaper, ...]:
    """Write the papers *made* and the manifest, all of them or none; return the papers.

    If none was made, only the manifest of an earlier build is corrected. Raises `MatterError` if the folder is a file,
    cannot be written, is in use, or has another matter's papers, if the disk is full, or if a paper is open in another
    program.
    """
    if not made:
        _correct_manifest(checked, findings, options)
        return ()
    where = make_folder(options.out, _below(checked.source, options))
    with alone(where):
        ours = _matter_from(checked.source, options)
        known = known_papers(where, ours)
        papers = tuple(_written_paper(paper, where, options) for paper in made)
        _refuse_foreign_files(papers, known)
        entries = {name: entry_ for name, entry_ in known.items() if is_plain(where / name)}
        for paper, written in zip(made, papers, strict=True):
            entries[written.file.name] = entry(paper, written, checked, findings, options)
        files = {written.file: paper.pages.pdf for paper, written in zip(made, papers, strict=True)}
        words, recorded = word_files(made, {paper.document: paper.file for paper in papers}, known)
        for name, word in recorded.items():
            entries[name] = {**entries[name], "word": word}
        attached = attached_files(made, {paper.document: paper.file for paper in papers}, known)
        for name, recorded_ in attached.recorded.items():
            entries[name] = {**entries[name], **recorded_}
        ours_now = {paper.file.name: entries[paper.file.name] for paper in papers}
        build = Build(checked, findings, options, ours_now)
        entries, stopped = with_states(entries, build), stopped_by(build)
        new = {file.name for file in (*files, *attached.files)}
        order = as_on_disk(upload_order(entries, checked.matter), where, new)
        data, hashes = filing_files(made, ours_now, where / MANIFEST)
        told: dict[str, Any] = {"stopped": stopped} if stopped else {}
        told |= {"filing_data": hashes} if hashes else {}
        row = checked.source.filled
        told |= {"row": dict(row.told)} if row and row.told else {}
        manifest = json_file({"matter": ours, "papers": dict(sorted(entries.items())), "upload": order, **told})
        put({**files, **words, **attached.files, **data, where / MANIFEST: manifest})
    return tuple(
        replace(
            written,
            word=file if (file := written.file.with_suffix(SUFFIX)) in words else None,
            attachments=written_beside(paper, written.file),
        )
        for paper, written in zip(made, papers, strict=True)
    )


def _correct_manifest(checked: Checked, findings: Sequence[Finding], options: Options) -> None:
    """Let the manifest of an earlier build say what this build, which made no paper, found of the papers there."""
    build = Build(checked, findings, options)

    def told(known: Mapping[str, Any], where: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        entries = with_states(known, build)
        return entries, as_on_disk(upload_order(entries, checked.matter), where, ())

    if where := existing_folder(options.out, _below(checked.source, options)):
        _correct(where, _matter_from(checked.source, options), told, stopped_by(build))


def stop_papers(file: Path, findings: Sequence[Finding], options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build of the matter at *file*, which *findings* stop as a whole.

    Their manifest says from now on that they are stopped. Raises `MatterError` if it cannot be written.
    """
    if not any(finding.code.startswith(("CMD", "OUT")) for finding in findings):
        try:
            source, _ = locate(file, options.root)
            where = existing_folder(options.out, folder_below(source, options.root))
        except MatterError:
            where = None
        if where:
            _correct(
                where,
                matter_from(where, source),
                lambda known, _: (all_stopped(known, findings, options, source.parent), []),
            )
    return papers_of_earlier_build(file, options)


Correction = Callable[[Mapping[str, Any], Path], tuple[dict[str, Any], list[dict[str, Any]]]]
"""Returns what a manifest says of its papers, and what is to be uploaded, by what it said of the papers."""


def _correct(where: Path, ours: str, told: Correction, stopped: Mapping[str, Any] | None = None) -> None:
    """Write the manifest in *where* again as *told*, if there is one of ours; files for a form are deleted with it.

    *stopped* has the errors that stopped each paper; of a matter that cannot be used it has none. Files for a form
    have the data of a paper that is to be uploaded no more. Raises `MatterError` if that fails.
    """
    file = where / MANIFEST
    with alone(where):
        try:
            known = {name: one for name, one in known_papers(where, ours).items() if is_plain(where / name)}
        except MatterError:  # papers of another matter, which are left alone
            return
        if not known:
            return
        entries, order = told(known, where)
        before = json.loads(read_plain(file))
        gone: Mapping[Path, bytes | None] = {}
        if any(entry_["state"] in {STOPPED, DIFFERS} for entry_ in entries.values()):
            gone, _ = filing_files([], {}, file)
        now = {**before, "papers": dict(sorted(entries.items())), "upload": order, "stopped": stopped}
        if not stopped:
            now.pop("stopped")
        if gone:
            now.pop("filing_data", None)
        if now != before:
            put({**gone, file: json_file(now)})


def left_over(checked: Checked, made: Container[str], options: Options) -> list[Finding]:
    """Return a finding on each paper of an earlier build that the matter no longer has, and on each draft outlived.

    A draft is outlived by a paper among those *made*, by their ids. A build of some papers by name tells nothing of the
    others.
    """
    if options.documents:
        return []
    where, shelf = folder_of(checked.source, options), shelf_of(checked.source, options)
    try:
        known = known_papers(where, _matter_from(checked.source, options))
    except MatterError:
        return []
    filings = {filing.name for filing in checked.matter.filings}
    there = {name: entry_ for name, entry_ in known.items() if is_plain(where / name)}
    return [
        found
        for name, entry_ in sorted(there.items())
        if (found := outlived(shelf / name, entry_, filings, () if options.draft else made))
    ]


def spare_changed_files(
    made: Sequence[TypesetPaper], checked: Checked, options: Options
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *made* without what would replace a changed paper or Word file, and a warning for each of these."""
    where = folder_of(checked.source, options)
    try:
        known = known_papers(where, _matter_from(checked.source, options))
    except MatterError:  # which `write` will report
        known = {}
    files = {paper.plan.id: where / file_name(paper.plan.id, options) for paper in made}
    unchanged, papers = without_changed_papers(made, files, known)
    kept, words = without_changed(unchanged, files, known)
    shelf = shelf_of(checked.source, options)
    return kept, [replace(found, place=place_of(shelf / Path(found.place.file).name)) for found in (*papers, *words)]


def json_file(value: Mapping[str, Any]) -> bytes:
    """Return the bytes of a JSON file with *value*."""
    return f"{as_json(value)}\n".encode()


def known_papers(where: Path, ours: str) -> dict[str, Any]:
    """Return the entries of the manifest in *where*, by file name; none if there is no manifest.

    Raises `MatterError` if the file is not a manifest, or is that of a matter other than *ours*, a path from *where*.
    """
    file = where / MANIFEST
    if not mode(file):
        return {}
    refuse_link(file)
    try:
        known = json.loads(read_plain(file))
        matter, papers = known["matter"], known["papers"]
        sound = isinstance(matter, str) and all(map(_is_entry, papers.items()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        fix = "delete it if you may replace the papers beside it, or name another folder with `--out`"
        raise MatterError(fault("OUT002", place_of(file), "is not a manifest of this program", fix=fix))
    if matter != ours:
        raise MatterError(fault("OUT002", place_of(where), f"holds the papers of `{brief(matter)}`, not of `{ours}`"))
    return dict(papers)


def row_built(manifest: Path) -> dict[str, Any]:
    """Return what *manifest* says of the row of a batch whose papers are beside it; nothing if it says nothing."""
    try:
        row = json.loads(read_plain(manifest)).get("row", {}) if mode(manifest) else {}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _is_entry(item: tuple[str, Any]) -> bool:
    """Whether *item* is the name of a file in the folder itself, and a manifest's entry for it."""
    name, entry_ = item
    return Path(name).name == name and isinstance(entry_, dict)


def _refuse_foreign_files(papers: Sequence[WrittenPaper], known: Container[str]) -> None:
    for paper in papers:
        refuse_link(paper.file)
        refuse_unknown(paper.file, known)


def _written_paper(paper: TypesetPaper, where: Path, options: Options) -> WrittenPaper:
    file = where / file_name(paper.plan.id, options)
    return WrittenPaper(paper.plan.id, file, paper.pages.count, hashlib.sha256(paper.pages.pdf).hexdigest())
