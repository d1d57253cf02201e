"""8 write: papers and their manifest into the output folder, whole or not at all."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Stopped
from assembler.load.files import is_file, locate, place_of, real_path
from assembler.load.source import Source
from assembler.results import Checked, Options, TypesetPaper, WrittenPaper
from assembler.write.manifest import entry, matter_from

MANIFEST = "manifest.json"


def folder_of(source: Source, options: Options) -> Path:
    """Return the folder of the matter's papers: `<out>/<the matter's path below the root, without .yaml>`."""
    return matter_folder(source.file, source.root, options)


def matter_folder(file: Path, root: Path, options: Options) -> Path:
    """Return the folder of the papers of the matter at *file*, which is read under *root*."""
    return options.out / real_path(file).relative_to(root).with_suffix("")


def file_name(document: str, options: Options) -> str:
    """Return the file's name of a paper; a draft says so in it."""
    return f"{document}{'.draft' if options.draft else ''}.pdf"


def papers_left_in_place(documents: Iterable[str], checked: Checked, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build that stay where they are."""
    files = (folder_of(checked.source, options) / file_name(one, options) for one in documents)
    return tuple(file for file in files if is_file(file))


def standing(file: Path, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build of the matter at *file*, which itself may not be readable any more."""
    try:
        file, root = locate(file, options.root)
        where = matter_folder(file, root, options)
        names = known_papers(where, matter_from(where, file))
    except Stopped:
        return ()
    return tuple(where / name for name in sorted(names) if is_file(where / name))


def write(
    made: Sequence[TypesetPaper], checked: Checked, findings: Sequence[Finding], options: Options
) -> tuple[WrittenPaper, ...]:
    """Write each of *made* and the manifest; return the papers.

    Raises `Stopped` when the folder is a file, cannot be written, or holds another matter's papers, when the disk is
    full or a paper is open elsewhere. Nothing is then changed but papers already in place, each of them whole.
    """
    where = folder_of(checked.source, options)
    make_folder(where)
    with alone(where):
        ours = matter_from(where, checked.source.file)
        known = known_papers(where, ours)
        papers = tuple(_paper(one, where, options) for one in made)
        _refuse_strangers(papers, {*known, *_interrupted(where, ours)})
        entries = {name: one for name, one in known.items() if is_file(where / name)}
        for one, paper in zip(made, papers, strict=True):
            entries[paper.file.name] = entry(one, paper, checked, findings, draft=options.draft)
        files = {paper.file: one.pages.pdf for one, paper in zip(made, papers, strict=True)}
        put({**files, where / MANIFEST: as_json({"matter": ours, "papers": dict(sorted(entries.items()))})})
    return papers


def as_json(value: Mapping[str, Any]) -> bytes:
    """Return *value* as the text of a file; bytes of a path that are no UTF-8 are escaped."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def known_papers(where: Path, ours: str, name: str = MANIFEST) -> dict[str, Any]:
    """Return the papers that the manifest in *where* lists, by file; none where there is no manifest.

    Raises `Stopped` where it is not a manifest, or not that of *ours*, the matter as seen from *where*.
    """
    file = where / name
    if not os.path.lexists(file):
        return {}
    try:
        known = json.loads(file.read_text("utf-8"))
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


def _interrupted(where: Path, ours: str) -> dict[str, Any]:
    """Return the papers of a manifest that a killed run left waiting: it may have put some of them into place."""
    try:
        return known_papers(where, ours, _part(where / MANIFEST).name)
    except Stopped:
        return {}


def _refuse_strangers(papers: Sequence[WrittenPaper], known: set[str]) -> None:
    for paper in papers:
        if os.path.lexists(paper.file) and paper.file.name not in known:
            message = "stands there already, and no manifest says that this program wrote it"
            fix = "move the file away, or name another folder with `--out`"
            raise Stopped(fault("OUT002", place_of(paper.file), message, fix=fix))


def _paper(one: TypesetPaper, where: Path, options: Options) -> WrittenPaper:
    file = where / file_name(one.plan.id, options)
    return WrittenPaper(one.plan.id, file, one.pages.count, hashlib.sha256(one.pages.pdf).hexdigest())


# -- files ------------------------------------------------------------------------------------------------------------


def make_folder(where: Path) -> None:
    """Make the folder *where* and those above it. Raises `Stopped` where that cannot be."""
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        above = next((one for one in (where, *where.parents) if is_file(one)), None)
        why = "is a file, not a folder" if above else f"cannot be made: {_why(error)}"
        raise Stopped(fault("OUT001", place_of(above or where), why)) from None


@contextmanager
def alone(where: Path) -> Iterator[None]:
    """Wait until no other run writes into the folder *where*, and keep others out until the end."""
    if sys.platform == "win32":  # it has no locks on folders
        yield
        return
    import fcntl  # noqa: PLC0415 - not there on every system

    try:
        folder = os.open(where, os.O_RDONLY)
    except OSError as error:
        raise Stopped(_cannot(where, error)) from None
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def put(files: Mapping[Path, bytes]) -> None:
    """Write *files*: all beside their places first, then each into its place at once, in order.

    Raises `Stopped` where one cannot be written. A killed run leaves parts, which the next one overwrites.
    """
    try:
        for file, data in files.items():
            _write_part(file, data)
        for file in files:
            _replace(file)
    finally:
        for file in files:
            with suppress(OSError):
                _part(file).unlink(missing_ok=True)


def _part(file: Path) -> Path:
    """Return where *file* is written before it takes its place."""
    return file.with_name(f".{file.name}.part")


def _write_part(file: Path, data: bytes) -> None:
    try:
        with _part(file).open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Stopped(_cannot(file, error)) from None


def _replace(file: Path) -> None:
    try:
        _part(file).replace(file)
    except PermissionError:
        message = "is open in another program, or may not be replaced"
        raise Stopped(fault("OUT003", place_of(file), message)) from None
    except OSError as error:
        raise Stopped(_cannot(file, error)) from None


def _cannot(file: Path, error: OSError) -> Finding:
    return fault("OUT001", place_of(file), f"cannot be written: {_why(error)}")


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
