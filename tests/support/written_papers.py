"""Writes papers without the page engine, with arbitrary bytes as pages."""

import json
from pathlib import Path
from typing import Any

from assembler.findings.finding import Finding
from assembler.outputs.pdf.paginate import Pages
from assembler.results import Checked, Options, TypesetPaper, WrittenPaper
from assembler.write import MANIFEST, write
from tests.support.stopped import findings_of

NOTICE = "notice_of_voluntary_dismissal"


def typeset_papers(checked: Checked, pdf: bytes = b"%PDF-1.7 new") -> list[TypesetPaper]:
    """Return all papers of the matter, each with *pdf* as its pages."""
    return [
        TypesetPaper(plan, Pages(pdf, count=1, places={}, family="Liberation Serif", engine="engine"))
        for plan in checked.plans
    ]


def write_all(checked: Checked, pdf: bytes = b"%PDF-1.7 new", **options: Any) -> tuple[WrittenPaper, ...]:
    """Write all papers of the matter."""
    return write(typeset_papers(checked, pdf), checked, findings=(), options=Options(**options))


def write_refusal(checked: Checked, **options: Any) -> Finding:
    """Return the only finding with which writing stops."""
    (finding,) = findings_of(lambda: write_all(checked, **options))
    return finding


OUT = Path("output/matter")


def names(folder: Path = OUT) -> set[str]:
    return {file.name for file in folder.iterdir()}


def manifest(folder: Path = OUT) -> Any:
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def to_upload() -> list[str]:
    """Return the files of the papers that the manifest lists for upload, in order."""
    return [entry["document"]["file"] for entry in manifest()["upload"]]


def states() -> dict[str, str]:
    """Return the state of each paper, by its file."""
    return {name: entry["state"] for name, entry in manifest()["papers"].items()}
