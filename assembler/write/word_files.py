"""Word files beside the papers: written on request, and never over a file that was changed."""

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
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *papers* without the Word files that would replace a changed file, and a warning for each.

    *files* has the PDF of each paper by its id, *entries* the manifest's entry for each PDF by its name.
    """
    findings = [*_changed(papers, files, entries)]
    left_in_place = {finding.paper for finding in findings}
    return [replace(paper, word=b"") if paper.plan.id in left_in_place else paper for paper in papers], findings


def _changed(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> Iterator[Finding]:
    for paper in papers:
        pdf = files[paper.plan.id]
        file = pdf.with_suffix(SUFFIX)
        if paper.word and mode(file) and hash_of(file) != _recorded(entries.get(pdf.name)).get("sha256"):
            yield replace(
                fault("OUT005", place_of(file), "was changed since it was written, and stays"), paper=paper.plan.id
            )


def word_files(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> tuple[dict[Path, bytes], dict[str, dict[str, str]]]:
    """Return the Word files to write, and the manifest's record of the Word file beside each PDF, by the PDF's name.

    A Word file of an earlier build stays in the manifest, so that a later build may replace it.
    """
    written, recorded = {}, {}
    for paper in papers:
        pdf = files[paper.plan.id]
        file = pdf.with_suffix(SUFFIX)
        if paper.word:
            written[file] = paper.word
            recorded[pdf.name] = {"file": file.name, "sha256": _hash(paper.word), "of": _hash(paper.pages.pdf)}
        elif (earlier := _recorded(entries.get(pdf.name))) and is_plain(file):
            recorded[pdf.name] = earlier
    return written, recorded


def _recorded(entry: Any) -> dict[str, str]:
    word = entry.get("word") if isinstance(entry, dict) else None
    return word if isinstance(word, dict) else {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
