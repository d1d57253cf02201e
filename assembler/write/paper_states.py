"""Determines the state of each paper in the output folder: current, or the reason why it must not be uploaded."""

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assembler.catalog.filed_papers import filed_papers
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Severity, stopping_findings
from assembler.language.english import series
from assembler.load.files import place_of
from assembler.outputs import OPTIONAL_OUTPUTS
from assembler.results import Checked, Options
from assembler.write.attached_files import files_before
from assembler.write.changed_papers import CHANGED_AND_DIFFERENT
from assembler.write.disk import hash_of, is_plain
from assembler.write.manifest import finding_entries

CURRENT = "current"
"""A build would now make the same paper. Only a current paper is uploaded."""

DRAFT = "draft"

STOPPED = "stopped"
"""The last build that checked the paper found an error, so the file is from an earlier build."""

DIFFERS = "differs"
"""The file was changed by hand after it was written, and a build would now make a different paper."""

EARLIER = "earlier"
"""The matter or an exhibit has changed since the paper was made, and the paper has not been built again."""

FILED = "filed"
"""The paper was kept as filed, so it is not uploaded again."""

LEFT_OVER = "left over"
"""The matter no longer has a filing with this name."""

OBSOLETE_CODE = "OUT008"
"""The code of the finding on an obsolete paper, which builds no longer make."""


def fingerprint_of(checked: Checked) -> str:
    """Return a hash of the matter as it was read, including the files that it extends, and of its exhibits."""
    exhibits = {name: file.sha256 for name, file in checked.exhibits.items()}
    content = json.dumps([checked.source.data, exhibits], default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Build:
    """A build: the checked matter, all findings, the options, and the file names of the papers that it makes."""

    checked_matter: Checked
    findings: Sequence[Finding]
    options: Options
    new_files: Container[str] = ()


def with_states(entries: Mapping[str, Any], build: Build) -> dict[str, Any]:
    """Return the manifest's *entries*, by file, each with its state after *build*.

    A paper that the build checked but did not make gets the new findings.
    """
    fingerprint = fingerprint_of(build.checked_matter)
    folder = build.checked_matter.source.file.parent
    checked_papers = {plan.id for plan in build.checked_matter.plans}
    updated = {}
    for name, entry in entries.items():
        document = document_of(name, entry)
        state = _state(name, entry, build, fingerprint)
        updated[name] = {**entry, "state": state}
        if name in build.new_files or (state == CURRENT and document in checked_papers):
            updated[name]["made_from"] = fingerprint
        if name not in build.new_files and document in checked_papers and state in {CURRENT, STOPPED, DIFFERS, FILED}:
            updated[name]["findings"] = finding_entries(document, build.findings, folder)
    return updated


def stopped_by(build: Build) -> dict[str, list[dict[str, Any]]]:
    """Return the errors that stopped each paper of *build*, by the paper's id."""
    folder = build.checked_matter.source.file.parent
    stopped = {}
    for plan in build.checked_matter.plans:
        errors = stopping_findings(build.findings, plan.id, draft=build.options.draft)
        entries = finding_entries(plan.id, errors, folder)
        if entries:
            stopped[plan.id] = entries
    return stopped


def _state(name: str, entry: Mapping[str, Any], build: Build, fingerprint: str) -> str:
    """Return the state of the paper in the file *name*; *fingerprint* is the current matter's fingerprint."""
    document = document_of(name, entry)
    if document not in {filing.name for filing in build.checked_matter.matter.filings}:
        return LEFT_OVER
    if entry.get("draft"):
        return DRAFT
    if _is_filed(document, build.checked_matter):
        return FILED
    if name in build.new_files:
        return CURRENT
    state_by_fingerprint = CURRENT if entry.get("made_from") == fingerprint else EARLIER
    if document not in {plan.id for plan in build.checked_matter.plans}:
        old_state = str(entry.get("state"))
        return old_state if old_state in {STOPPED, DIFFERS} else state_by_fingerprint
    if stopping_findings(build.findings, document):
        return STOPPED
    if build.options.draft:
        return state_by_fingerprint
    differs = any(finding.code == CHANGED_AND_DIFFERENT and finding.paper == document for finding in build.findings)
    return DIFFERS if differs else CURRENT


def _is_filed(document: str, checked: Checked) -> bool:
    try:
        return filed_papers(checked.source)(document) is not None
    except MatterError:  # another step reports the damaged record of a filed paper
        return True


def all_stopped(
    entries: Mapping[str, Any], findings: Sequence[Finding], options: Options, folder: Path
) -> dict[str, Any]:
    """Return the *entries* in *folder* with their new states, for a matter that is unusable because of *findings*.

    A paper that was not requested with `--document` becomes `earlier`, unless its state was already `stopped` or
    `differs`.
    """
    updated = {}
    for name, entry in entries.items():
        document = document_of(name, entry)
        is_requested = not options.documents or document in options.documents
        if entry.get("draft") or entry.get("state") == LEFT_OVER:
            updated[name] = entry
        elif is_requested:
            updated[name] = {**entry, "state": STOPPED, "findings": finding_entries(document, findings, folder)}
        elif entry.get("state") in {STOPPED, DIFFERS}:
            updated[name] = dict(entry)
        else:
            updated[name] = {**entry, "state": EARLIER}
    return updated


def document_of(name: str, entry: Mapping[str, Any]) -> str:
    """Return the id of the paper in the file *name*, whose manifest entry is *entry*."""
    return str(entry.get("document") or name.removesuffix(".pdf").removesuffix(".draft"))


def as_on_disk(upload: Sequence[Mapping[str, Any]], folder: Path, written_now: Container[str]) -> list[dict[str, Any]]:
    """Return *upload*, corrected to match the files in *folder*. Files *written_now* need no correction.

    A file that was changed by hand gets its current hash and size; a file that is gone is marked as missing.
    """
    return [
        {
            **entry,
            "document": _on_disk(entry["document"], folder, written_now),
            "attachments": [_on_disk(part, folder, written_now) for part in entry["attachments"]],
        }
        for entry in upload
    ]


def _on_disk(record: Mapping[str, Any], folder: Path, written_now: Container[str]) -> dict[str, Any]:
    file = folder / str(record["file"])
    if file.name in written_now:
        return dict(record)
    current_hash = hash_of(file)
    if current_hash == record["sha256"]:
        return dict(record)
    valid_facts = {key: record[key] for key in ("title", "date", "file") if key in record}
    if not current_hash:
        return {**valid_facts, "missing": True}
    return {**valid_facts, "changed": True, "sha256": current_hash, "bytes": file.stat().st_size}


def obsolete_paper_finding(
    file: Path, entry: Mapping[str, Any], filings: Container[str], made_now: Container[str]
) -> Finding | None:
    """Return a finding if *file*, whose manifest entry is *entry*, is obsolete.

    A paper is obsolete if its filing is gone, or if it is a draft whose finished paper is among *made_now*. *filings*
    and *made_now* are ids of papers.
    """
    document = document_of(file.name, entry)
    names = [attachment.name for attachment, _ in files_before(entry, file.parent) if is_plain(attachment)]
    output_files = [file.with_suffix(output.suffix) for output in OPTIONAL_OUTPUTS if entry.get(output.name)]
    names += [output_file.name for output_file in output_files if is_plain(output_file)]
    other_files = f"; its other files are {series([f'`{name}`' for name in names])}" if names else ""
    if document not in filings:
        message = f"is from an earlier build, but the matter no longer has a filing `{brief(document)}`{other_files}"
        return fault(OBSOLETE_CODE, place_of(file), message)
    if entry.get("draft") and document in made_now:
        message = f"is a draft from an earlier build; `{document}.pdf` is now finished{other_files}"
        return replace(fault(OBSOLETE_CODE, place_of(file), message), severity=Severity.NOTE)
    return None
