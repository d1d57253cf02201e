"""Keeping what was filed: a paper and its entry of the manifest, beside the matter."""

import hashlib
import json
from pathlib import Path
from typing import Any

from assembler.faults import fault
from assembler.finding import Place, Stopped
from assembler.load import load, shown
from assembler.nearest import did_you_mean
from assembler.outcome import Options
from assembler.write import MANIFEST, folder_of, put

FILED = "filed"


def keep(matter: Path, document: str, options: Options, *, replace: bool) -> tuple[str, ...]:
    """Copy the paper called *document* and its manifest to `filed/<matter>/` beside the *matter*; return what was written.

    Raises `Stopped` when the paper was not built, was changed since, is a draft, or is kept already.
    """
    source = load(matter, options.root)
    built = folder_of(source, options)
    entry = _entry(built, f"{document}.pdf")
    pdf = built / f"{document}.pdf"
    data = pdf.read_bytes()
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise Stopped(fault("OUT002", Place(shown(pdf)), "was changed after it was built", fix="build it again"))
    where = source.file.parent / FILED / source.file.stem
    files = {where / f"{document}.pdf": data, where / f"{document}.json": _text(entry)}
    if not replace and (there := next((file for file in files if file.exists()), None)):
        raise Stopped(fault("OUT002", Place(shown(there)), "is kept already", fix="`--replace` replaces it"))
    where.mkdir(parents=True, exist_ok=True)
    put(files)
    return tuple(shown(file) for file in files)


def _entry(built: Path, name: str) -> dict[str, Any]:
    file = built / MANIFEST
    try:
        papers: dict[str, Any] = json.loads(file.read_text("utf-8"))["papers"]
    except (OSError, ValueError, KeyError):
        raise Stopped(fault("OUT002", Place(shown(file)), "there is no manifest here", fix="run `assembler build` first")) from None
    if name not in papers or not (built / name).is_file():
        names = [one.removesuffix(".pdf") for one in papers]
        fix = f"run `assembler build` first; {did_you_mean(name.removesuffix('.pdf'), names)}"
        raise Stopped(fault("OUT002", Place(shown(built)), f"`{name}` was not built", fix=fix))
    entry: dict[str, Any] = papers[name]
    return entry


def _text(entry: dict[str, Any]) -> bytes:
    return (json.dumps(entry, indent=2, ensure_ascii=False) + "\n").encode()
