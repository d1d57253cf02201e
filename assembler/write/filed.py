"""Keeping what was filed: a paper and its entry of the manifest, beside the matter."""

import hashlib
from pathlib import Path
from typing import Any

from assembler.catalog.filed_papers import FILED
from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.findings.suggestions import did_you_mean
from assembler.load.files import display_name, is_file, is_within, locate, place_of
from assembler.results import Options
from assembler.write import MANIFEST, alone, as_json, known_papers, make_folder, matter_folder, put
from assembler.write.manifest import matter_from

BUILD_FIRST = "run `assembler build` first"


def keep(matter: Path, document: str, options: Options, *, replace: bool) -> tuple[str, ...]:
    """Copy the paper called *document* and its manifest to `filed/<matter>/` beside the *matter*; return their names.

    Raises `Stopped` when the paper was not built, was changed since, is a draft, or is kept already, and
    when `filed/` leads out of the root.
    """
    file, root = locate(matter, options.root)
    built = matter_folder(file, root, options)
    entry = _entry(built, file, document)
    data = _unchanged(built / f"{document}.pdf", entry)
    where = file.parent / FILED / file.stem
    if not is_within(where, root):
        message = f"is a link that leads out of the root `{display_name(root)}`"
        raise Stopped(fault("OUT001", place_of(where), message, fix="put a folder in its place"))
    files = {where / f"{document}.pdf": data, where / f"{document}.json": as_json(entry)}
    if not replace and (there := next((one for one in files if is_file(one)), None)):
        raise Stopped(fault("OUT002", place_of(there), "is kept already", fix="`--replace` replaces it"))
    make_folder(where)
    with alone(where):
        put(files)
    return tuple(display_name(one) for one in files)


def _entry(built: Path, matter: Path, document: str) -> dict[str, Any]:
    """Return what the manifest in *built* says of *document*."""
    if not is_file(built / MANIFEST):
        raise Stopped(fault("OUT002", place_of(built), "no paper was built here", fix=BUILD_FIRST))
    papers = known_papers(built, matter_from(built, matter))
    entry: dict[str, Any] | None = papers.get(f"{document}.pdf")
    if entry is None or not is_file(built / f"{document}.pdf"):
        fix = f"{BUILD_FIRST}; {did_you_mean(document, _finished(papers))}"
        raise Stopped(fault("OUT002", place_of(built), f"`{document}` was not built", fix=fix))
    if entry.get("draft"):
        fix = "build it without `--draft`, and keep that"
        raise Stopped(fault("OUT002", place_of(built), f"`{document}` is a draft", fix=fix))
    return entry


def _finished(papers: dict[str, Any]) -> list[str]:
    return [name.removesuffix(".pdf") for name, entry in papers.items() if not entry.get("draft")]


def _unchanged(file: Path, entry: dict[str, Any]) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Stopped(fault("OUT002", place_of(file), f"cannot be read: {why}")) from None
    if hashlib.sha256(data).hexdigest() != entry.get("sha256"):
        raise Stopped(fault("OUT002", place_of(file), "was changed after it was built", fix="build it again"))
    return data
