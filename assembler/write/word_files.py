"""Word files beside the papers: written if wanted, and never over one that was changed."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.files import place_of
from assembler.results import TypesetPaper
from assembler.write.disk import hash_of, is_plain, mode

SUFFIX = ".docx"


def without_changed(
    made: Sequence[TypesetPaper], files: Mapping[str, Path], known: Mapping[str, Any]
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *made* without the Word files that would replace one that was changed, and a warning for each of these.

    *files* gives the PDF of each paper by its id, *known* what the manifest says of each PDF by its name.
    """
    findings = [*_changed(made, files, known)]
    stay = {finding.paper for finding in findings}
    return [replace(paper, word=b"") if paper.plan.id in stay else paper for paper in made], findings


def _changed(made: Sequence[TypesetPaper], files: Mapping[str, Path], known: Mapping[str, Any]) -> Iterator[Finding]:
    for paper in made:
        pdf = files[paper.plan.id]
        file = pdf.with_suffix(SUFFIX)
        if paper.word and mode(file) and hash_of(file) != _recorded(known.get(pdf.name)).get("sha256"):
            yield replace(
                fault("OUT005", place_of(file), "was changed since it was written, and stays"), paper=paper.plan.id
            )


def word_files(
    made: Sequence[TypesetPaper], files: Mapping[str, Path], known: Mapping[str, Any]
) -> tuple[dict[Path, bytes], dict[str, dict[str, str]]]:
    """Return the Word files to write, and for each PDF by its name what the manifest says about the one beside it.

    One that an earlier build wrote stays in the manifest, so that a later build may replace it.
    """
    written, recorded = {}, {}
    for paper in made:
        pdf = files[paper.plan.id]
        file = pdf.with_suffix(SUFFIX)
        if paper.word:
            written[file] = paper.word
            recorded[pdf.name] = {"file": file.name, "sha256": _hash(paper.word), "of": _hash(paper.pages.pdf)}
        elif (kept := _recorded(known.get(pdf.name))) and is_plain(file):
            recorded[pdf.name] = kept
    return written, recorded


def _recorded(entry: Any) -> dict[str, str]:
    word = entry.get("word") if isinstance(entry, dict) else None
    return word if isinstance(word, dict) else {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
