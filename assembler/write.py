"""8 write: papers and their manifest into the output folder, whole or not at all."""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from assembler.faults import fault
from assembler.finding import Finding, Place, Stopped
from assembler.load import Source, shown
from assembler.manifest import entry, matter_from
from assembler.outcome import Checked, Options, Paper, Set

MANIFEST = "manifest.json"
PART = ".part"
"""Suffix of a file that is being written; what a killed run leaves is overwritten by the next."""


def folder_of(source: Source, options: Options) -> Path:
    """Return the folder of the matter's papers: `<out>/<the matter's path below the root, without .yaml>`."""
    return options.out / source.file.resolve().relative_to(source.root).with_suffix("")


def file_name(document: str, options: Options) -> str:
    """Return the file's name of a paper; a draft says so in it."""
    return f"{document}{'.draft' if options.draft else ''}.pdf"


def kept(documents: Iterable[str], checked: Checked, options: Options) -> tuple[Path, ...]:
    """Return the papers of an earlier build that stay where they are."""
    files = (folder_of(checked.source, options) / file_name(one, options) for one in documents)
    return tuple(file for file in files if file.is_file())


def write(made: Sequence[Set], checked: Checked, findings: Sequence[Finding], options: Options) -> tuple[Paper, ...]:
    """Write each of *made* and the manifest; return the papers.

    Raises `Stopped` when the folder is a file, cannot be written, or holds another matter's papers, when the disk is
    full or a paper is open elsewhere. Nothing is then changed but papers already in place, each of them whole.
    """
    where = folder_of(checked.source, options)
    _make(where)
    manifest = _manifest(where, checked)
    papers = tuple(_paper(one, where, options) for one in made)
    for one, paper in zip(made, papers, strict=True):
        _refuse_stranger(paper.file, manifest)
        manifest["papers"][paper.file.name] = entry(one, paper, checked, findings, draft=options.draft)
    manifest["papers"] = dict(sorted(manifest["papers"].items()))
    files = {paper.file: one.pages.pdf for one, paper in zip(made, papers, strict=True)}
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
    put({**files, where / MANIFEST: text.encode()})
    return papers


def put(files: dict[Path, bytes]) -> None:
    """Write *files*: all beside their places first, then each into its place at once."""
    parts = {file: file.with_name(f".{file.name}{PART}") for file in files}
    try:
        for file, data in files.items():
            _write_part(parts[file], data, file)
        for file, part in parts.items():
            _replace(part, file)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _write_part(part: Path, data: bytes, file: Path) -> None:
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Stopped(_cannot(file, error)) from None


def _replace(part: Path, file: Path) -> None:
    try:
        part.replace(file)
    except PermissionError:
        raise Stopped(fault("OUT003", Place(shown(file)), "is open in another program, or may not be replaced")) from None
    except OSError as error:
        raise Stopped(_cannot(file, error)) from None


def _cannot(file: Path, error: OSError) -> Finding:
    why = (error.strerror or str(error)).lower()
    return fault("OUT001", Place(shown(file)), f"cannot be written: {why}")


def _make(where: Path) -> None:
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        inside = next((one for one in (where, *where.parents) if one.exists()), where)
        what = "is a file, not a folder" if inside.is_file() else (error.strerror or str(error)).lower()
        raise Stopped(fault("OUT001", Place(shown(inside)), what)) from None


def _manifest(where: Path, checked: Checked) -> dict[str, Any]:
    """Return the manifest that stands in *where*, or a new one. It must be this matter's."""
    ours = matter_from(where, checked.source.file)
    file = where / MANIFEST
    if not file.exists():
        return {"matter": ours, "papers": {}}
    try:
        known = json.loads(file.read_text("utf-8"))
        matter, papers = known["matter"], known["papers"]
    except (OSError, ValueError, KeyError, TypeError):
        raise Stopped(fault("OUT002", Place(shown(file)), "is not a manifest of this program")) from None
    if matter != ours or not isinstance(papers, dict):
        raise Stopped(fault("OUT002", Place(shown(where)), f"holds the papers of `{matter}`, not of `{ours}`"))
    there = {name: one for name, one in papers.items() if (where / name).is_file()}
    return {"matter": ours, "papers": there}


def _paper(one: Set, where: Path, options: Options) -> Paper:
    file = where / file_name(one.plan.id, options)
    return Paper(one.plan.id, file, one.pages.count, hashlib.sha256(one.pages.pdf).hexdigest())


def _refuse_stranger(file: Path, manifest: dict[str, Any]) -> None:
    if file.exists() and file.name not in manifest["papers"]:
        message = "stands there already, and no manifest says that this program wrote it"
        raise Stopped(fault("OUT002", Place(shown(file)), message, fix="move the file away, or name another folder with `--out`"))
