"""8 write: papers and their manifest into the output folder, whole or not at all."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Stopped
from assembler.load.files import locate, place_of, real_path
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.results import Checked, Options, TypesetPaper, WrittenPaper
from assembler.write.disk import is_plain, mode, read_plain
from assembler.write.folders import existing_folder, make_folder
from assembler.write.journal import alone, put, settle
from assembler.write.manifest import entry, fingerprint_kept, matter_from

MANIFEST = "manifest.json"


def folder_of(source: Source, options: Options) -> Path:
    """Return the folder of the matter's papers: `<out>/<the matter's path below the root, without .yaml>`."""
    return options.out / folder_below(source.file, source.root)


def folder_below(file: Path, root: Path) -> Path:
    """Return where, in the output folder, the papers of the matter at *file* are, which is read under *root*."""
    return real_path(file).relative_to(root).with_suffix("")


def file_name(document: str, options: Options) -> str:
    """Return the file's name of a paper; a draft says so in it."""
    return f"{document}{'.draft' if options.draft else ''}.pdf"


def settle_output(file: Path, options: Options) -> None:
    """Finish what a killed run has begun in the folder of the papers of the matter at *file*.

    Raises `Stopped` where that cannot be done, where another run is writing there, or where a link leads there.
    """
    file, root = locate(file, options.root)
    if where := existing_folder(options.out, folder_below(file, root)):
        settle(where)


def papers_left_in_place(documents: Iterable[str], checked: Checked, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build that stay where they are."""
    files = (folder_of(checked.source, options) / file_name(document, options) for document in documents)
    return tuple(file for file in files if is_plain(file))


def standing(file: Path, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build of the matter at *file*, which itself may not be readable any more."""
    try:
        file, root = locate(file, options.root)
        where = existing_folder(options.out, folder_below(file, root))
        names = known_papers(where, matter_from(where, file)) if where else {}
    except Stopped:
        return ()
    return tuple(where / name for name in sorted(names) if where and is_plain(where / name))


def form_read_before(matter: Matter, source: Source, options: Options) -> str:
    """Return the fingerprint of the court's values that an earlier build kept for the `form_read` of *matter*."""
    where = folder_of(source, options)
    try:
        return fingerprint_kept(known_papers(where, matter_from(where, source.file)), matter)
    except Stopped:
        return ""


def write(
    made: Sequence[TypesetPaper], checked: Checked, findings: Sequence[Finding], options: Options
) -> tuple[WrittenPaper, ...]:
    """Write each of *made* and the manifest, all together or none; return the papers.

    Raises `Stopped` when the folder is a file, cannot be written, is in use or holds another matter's papers, when
    the disk is full or a paper is open elsewhere.
    """
    where = make_folder(options.out, folder_below(checked.source.file, checked.source.root))
    with alone(where):
        ours = matter_from(where, checked.source.file)
        known = known_papers(where, ours)
        papers = tuple(_paper(one, where, options) for one in made)
        _refuse_strangers(papers, known)
        entries = {name: one for name, one in known.items() if is_plain(where / name)}
        for one, paper in zip(made, papers, strict=True):
            entries[paper.file.name] = entry(one, paper, checked, findings, draft=options.draft)
        files = {paper.file: one.pages.pdf for one, paper in zip(made, papers, strict=True)}
        put({**files, where / MANIFEST: as_json({"matter": ours, "papers": dict(sorted(entries.items()))})})
    return papers


def as_json(value: Mapping[str, Any]) -> bytes:
    """Return *value* as the text of a file; bytes of a path that are no UTF-8 are escaped."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def known_papers(where: Path, ours: str) -> dict[str, Any]:
    """Return the papers that the manifest in *where* lists, by file; none where there is no manifest.

    Raises `Stopped` where it is not a manifest, or not that of *ours*, the matter as seen from *where*.
    """
    file = where / MANIFEST
    if not mode(file):
        return {}
    try:
        known = json.loads(read_plain(file))
        matter, papers = known["matter"], known["papers"]
        whole = isinstance(matter, str) and all(map(_is_entry, papers.items()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        fix = "delete it if the papers beside it are yours to replace, or name another folder with `--out`"
        raise Stopped(fault("OUT002", place_of(file), "is not a manifest of this program", fix=fix))
    if matter != ours:
        raise Stopped(fault("OUT002", place_of(where), f"holds the papers of `{brief(matter)}`, not of `{ours}`"))
    return dict(papers)


def _is_entry(item: tuple[str, Any]) -> bool:
    """Whether *item* is a file in the folder itself, and what a manifest says of it."""
    name, entry_ = item
    return Path(name).name == name and isinstance(entry_, dict)


def _refuse_strangers(papers: Sequence[WrittenPaper], known: Iterable[str]) -> None:
    for paper in papers:
        if mode(paper.file) and paper.file.name not in known:
            message = "already exists, and no manifest says that this program wrote it"
            fix = "move the file away, or name another folder with `--out`"
            raise Stopped(fault("OUT002", place_of(paper.file), message, fix=fix))


def _paper(paper: TypesetPaper, where: Path, options: Options) -> WrittenPaper:
    file = where / file_name(paper.plan.id, options)
    return WrittenPaper(paper.plan.id, file, paper.pages.count, hashlib.sha256(paper.pages.pdf).hexdigest())
