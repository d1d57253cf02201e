"""Chooses the files to write beside each paper's PDF, such as a Word file. A changed file is never replaced."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.files import place_of
from assembler.outputs import OPTIONAL_OUTPUTS
from assembler.results import TypesetPaper
from assembler.write.disk import hash_of, is_plain, mode


def without_changed(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> tuple[list[TypesetPaper], list[Finding]]:
    """Return *papers* without accompanying files that would replace a changed file, and warnings about these.

    *files* has each paper's PDF by the paper's id. *entries* has the manifest's entry for each PDF by the PDF's name.
    """
    spared: list[TypesetPaper] = []
    findings: list[Finding] = []
    for paper in papers:
        pdf = files[paper.plan.id]
        changed = dict(_changed_files(paper, pdf, entries.get(pdf.name)))
        findings += changed.values()
        unchanged = {name: data for name, data in paper.other_files.items() if name not in changed}
        spared.append(replace(paper, other_files=unchanged))
    return spared, findings


def _changed_files(paper: TypesetPaper, pdf: Path, entry: Any) -> Iterator[tuple[str, Finding]]:
    """Yield the name of each output whose file was changed since *entry* was written, with a warning."""
    for name, file in written_outputs(paper, pdf).items():
        if mode(file) and hash_of(file) != _output_record(entry, name).get("sha256"):
            finding = fault("OUT005", place_of(file), "was changed after it was written, so it was left in place")
            yield name, replace(finding, paper=paper.plan.id)


def files_beside(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> tuple[dict[Path, bytes], dict[str, dict[str, dict[str, str]]]]:
    """Return the files to write, and the manifest's records of the files that accompany each PDF, by the PDF's name.

    The record of an earlier build's file is kept, so that a later build may replace the file.
    """
    data_by_file: dict[Path, bytes] = {}
    recorded: dict[str, dict[str, dict[str, str]]] = {}
    for paper in papers:
        pdf = files[paper.plan.id]
        records = {}
        for output in OPTIONAL_OUTPUTS:
            file = pdf.with_suffix(output.suffix)
            data = paper.other_files.get(output.name)
            if data:
                data_by_file[file] = data
                records[output.name] = {"file": file.name, "sha256": _hash(data), "of": _hash(paper.pages.pdf)}
                continue
            earlier_record = _output_record(entries.get(pdf.name), output.name)
            if earlier_record and is_plain(file):
                records[output.name] = earlier_record
        recorded[pdf.name] = records
    return data_by_file, recorded


def written_outputs(paper: TypesetPaper, pdf: Path) -> dict[str, Path]:
    """Return the files that accompany *pdf*, the PDF of *paper*, by the names of their outputs."""
    return {
        output.name: pdf.with_suffix(output.suffix) for output in OPTIONAL_OUTPUTS if output.name in paper.other_files
    }


def _output_record(entry: Any, name: str) -> dict[str, str]:
    """Return the record of the output *name* in *entry*, a paper's manifest entry."""
    record = entry.get(name) if isinstance(entry, dict) else None
    return record if isinstance(record, dict) else {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
