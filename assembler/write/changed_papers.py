"""Papers that were changed since they were written, as by a signature: a later build leaves them as they are."""

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

DIFFERENT = "OUT007"
"""The finding on a paper that was changed, and is not the one that the matter gives now."""


def without_changed_papers(
    made: Sequence[TypesetPaper], files: Mapping[str, Path], known: Mapping[str, Any]
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *made* without the papers of which a PDF was changed, and a warning for each such PDF.

    *files* gives the PDF of each paper by its id, *known* what the manifest says of each PDF by its name.
    """
    findings = [
        _finding(file, paper, known.get(files[paper.plan.id].name))
        for paper in made
        for file in _changed(files[paper.plan.id], known)
    ]
    stay = {finding.paper for finding in findings}
    return [paper for paper in made if paper.plan.id not in stay], findings


def _finding(file: Path, paper: TypesetPaper, entry: Any) -> Finding:
    """Return the finding on a *file* of *paper* that was changed; *entry* is what the manifest says of that paper.

    If the pages made now are others than those that were written, the paper lacks what was corrected since.
    """
    code, message = "OUT005", "was changed since it was written, and stays"
    if hashlib.sha256(paper.pages.pdf).hexdigest() != entry["sha256"]:
        code, message = DIFFERENT, f"{message}; but it differs from the paper that this build makes"
    return replace(fault(code, place_of(file), message), paper=paper.plan.id)


def _changed(pdf: Path, known: Mapping[str, Any]) -> Iterator[Path]:
    """Yield those of a paper's *pdf* and the files of its exhibits that are not as the manifest has them."""
    entry = known.get(pdf.name)
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    for file, written in ((pdf, digest), *files_before(entry, pdf.parent)):
        if written and is_plain(file) and hash_of(file) not in {written, ""}:
            yield file
