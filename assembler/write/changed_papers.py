"""Protects papers that were changed after they were written, for example by signing.

Later builds leave them in place.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.files import place_of
from assembler.results import TypesetPaper
from assembler.write.attached_files import files_before
from assembler.write.disk import hash_of, is_plain

CHANGED_AND_DIFFERENT = "OUT007"
"""The code of the finding on a changed paper that differs from the paper that a build would now make."""


def without_changed_papers(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *papers* without those with a changed file, and a warning for each changed file.

    The files are the paper's PDF and its exhibits' files. *files* has each paper's PDF by the paper's id. *entries* has
    the manifest's entry for each PDF by the PDF's name.
    """
    findings = [
        _finding(file, paper, entries.get(files[paper.plan.id].name))
        for paper in papers
        for file in _changed_files(files[paper.plan.id], entries)
    ]
    left_in_place = {finding.paper for finding in findings}
    return [paper for paper in papers if paper.plan.id not in left_in_place], findings


def _finding(file: Path, paper: TypesetPaper, entry: Any) -> Finding:
    """Return the finding on the changed *file* of *paper*; *entry* is the paper's manifest entry."""
    message = "was changed after it was written, so it was left in place"
    if hashlib.sha256(paper.pages.pdf).hexdigest() == entry["sha256"]:
        finding = fault("OUT005", place_of(file), message)
    else:
        message += "; it differs from the paper that this build makes"
        finding = fault(CHANGED_AND_DIFFERENT, place_of(file), message)
    return replace(finding, paper=paper.plan.id)


def _changed_files(pdf: Path, entries: Mapping[str, Any]) -> Iterator[Path]:
    """Yield each file, a paper's *pdf* or an exhibit, that no longer has its hash in the manifest."""
    entry = entries.get(pdf.name)
    pdf_hash = entry.get("sha256") if isinstance(entry, dict) else None
    for file, written_hash in ((pdf, pdf_hash), *files_before(entry, pdf.parent)):
        if written_hash and is_plain(file) and hash_of(file) not in {written_hash, ""}:
            yield file
