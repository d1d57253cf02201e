"""Whether each paper in the output folder is the one that the matter gives now, or why it is not to be uploaded."""

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from assembler.catalog.filed_papers import filed_papers
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Severity, stopping
from assembler.language.english import series
from assembler.load.files import place_of
from assembler.results import Checked, Options
from assembler.write.attached_files import files_before
from assembler.write.changed_papers import DIFFERENT
from assembler.write.disk import hash_of, is_plain
from assembler.write.manifest import finding_entries
from assembler.write.word_files import SUFFIX

CURRENT = "current"
"""It was made, or made again to the byte, from the matter as it is; only such a paper is to be uploaded."""

DRAFT = "draft"

STOPPED = "stopped"
"""The last build that looked at it found an error; the paper is that of a build before."""

DIFFERS = "differs"
"""Somebody changed it after it was written, and the matter gives another paper now."""

EARLIER = "earlier"
"""The matter, or an exhibit, has changed since it was made, and no build has made it again."""

FILED = "filed"
"""It was kept as filed, and is not to be uploaded again."""

LEFT = "OUT008"
"""The finding on a paper that a later build does not make."""

LEFT_OVER = "left over"
"""The matter has no filing of this name any more."""


def fingerprint_of(checked: Checked) -> str:
    """Return a hash of the matter as it was read, with all that it extends, and of its exhibits."""
    exhibits = {name: file.sha256 for name, file in checked.exhibits.items()}
    written = json.dumps([checked.source.data, exhibits], default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Build:
    """A build: the matter as it was checked, all findings, its options, and the files of the papers that it makes."""

    checked: Checked
    findings: Sequence[Finding]
    options: Options
    made: Container[str] = ()


def with_states(entries: Mapping[str, Any], build: Build) -> dict[str, Any]:
    """Return the manifest's *entries*, by file, each with its state after *build*.

    A paper that the build has looked at and not made has the findings of today.
    """
    now, folder = fingerprint_of(build.checked), build.checked.source.file.parent
    looked_at = {plan.id for plan in build.checked.plans}
    told = {}
    for name, entry in entries.items():
        document, state = document_of(name, entry), _state(name, entry, build, now)
        told[name] = {**entry, "state": state}
        if name in build.made or (state == CURRENT and document in looked_at):
            told[name]["made_from"] = now
        if name not in build.made and document in looked_at and state in {CURRENT, STOPPED, DIFFERS, FILED}:
            told[name]["findings"] = finding_entries(document, build.findings, folder)
    return told


def stopped_by(build: Build) -> dict[str, list[dict[str, Any]]]:
    """Return the errors that stopped each paper which *build* was to make, by the paper's id."""
    folder, stops = build.checked.source.file.parent, partial(stopping, build.findings, draft=build.options.draft)
    errors = {plan.id: finding_entries(plan.id, stops(plan.id), folder) for plan in build.checked.plans}
    return {paper: each for paper, each in errors.items() if each}


def _state(name: str, entry: Mapping[str, Any], build: Build, now: str) -> str:
    """Return the state of the paper in the file *name*; *now* is the fingerprint of the matter."""
    document, before = document_of(name, entry), str(entry.get("state"))
    if document not in {filing.name for filing in build.checked.matter.filings}:
        return LEFT_OVER
    if entry.get("draft"):
        return DRAFT
    if _is_filed(document, build.checked):
        return FILED
    if name in build.made:
        return CURRENT
    same = CURRENT if entry.get("made_from") == now else EARLIER
    if document not in {plan.id for plan in build.checked.plans}:
        return before if before in {STOPPED, DIFFERS} else same
    if stopping(build.findings, document):
        return STOPPED
    if build.options.draft:
        return same
    return DIFFERS if any((one.code, one.paper) == (DIFFERENT, document) for one in build.findings) else CURRENT


def _is_filed(document: str, checked: Checked) -> bool:
    try:
        return filed_papers(checked.source)(document) is not None
    except MatterError:  # its record is told as damaged
        return True


def all_stopped(
    entries: Mapping[str, Any], findings: Sequence[Finding], options: Options, folder: Path
) -> dict[str, Any]:
    """Return *entries* for a matter in *folder* that cannot be used, for the reasons in *findings*.

    A paper that the command did not ask for is only not known to be that of the matter now.
    """
    told = {}
    for name, entry in entries.items():
        document = document_of(name, entry)
        asked = not options.documents or document in options.documents
        if entry.get("draft") or entry.get("state") == LEFT_OVER:
            told[name] = entry
        elif asked:
            told[name] = {**entry, "state": STOPPED, "findings": finding_entries(document, findings, folder)}
        else:
            told[name] = {**entry, "state": entry["state"] if entry.get("state") in {STOPPED, DIFFERS} else EARLIER}
    return told


def document_of(name: str, entry: Mapping[str, Any]) -> str:
    """Return the id of the paper in the file *name*, of which the manifest has *entry*."""
    return str(entry.get("document") or name.removesuffix(".pdf").removesuffix(".draft"))


def as_on_disk(upload: Sequence[Mapping[str, Any]], where: Path, made: Container[str]) -> list[dict[str, Any]]:
    """Return *upload* with what is in the folder *where*, for files other than those *made* now.

    Of a file that somebody changed it has the hash and the size of today, and of one that is gone, that it is missing.
    """
    return [
        {
            **entry,
            "document": _on_disk(entry["document"], where, made),
            "attachments": [_on_disk(part, where, made) for part in entry["attachments"]],
        }
        for entry in upload
    ]


def _on_disk(told: Mapping[str, Any], where: Path, made: Container[str]) -> dict[str, Any]:
    file = where / str(told["file"])
    if file.name in made or (found := hash_of(file)) == told["sha256"]:
        return dict(told)
    kept = {key: told[key] for key in ("title", "date", "file") if key in told}
    return (
        {**kept, "changed": True, "sha256": found, "bytes": file.stat().st_size} if found else {**kept, "missing": True}
    )


def outlived(file: Path, entry: Mapping[str, Any], filings: Container[str], made: Container[str]) -> Finding | None:
    """Return a finding if *file*, of which the manifest has *entry*, is of no filing, or a draft of a paper *made*.

    *filings* and *made* are ids of papers.
    """
    document = document_of(file.name, entry)
    beside = [one.name for one, _ in files_before(entry, file.parent) if is_plain(one)]
    word = file.with_suffix(SUFFIX)
    if entry.get("word") and is_plain(word):
        beside.append(word.name)
    also = f"; so are {series([f'`{name}`' for name in beside])}" if beside else ""
    if document not in filings:
        message = f"is of an earlier build, and the matter has no filing `{brief(document)}` any more{also}"
        return fault(LEFT, place_of(file), message)
    if entry.get("draft") and document in made:
        message = f"is a draft of an earlier build; `{document}.pdf` is finished now{also}"
        return replace(fault(LEFT, place_of(file), message), severity=Severity.NOTE)
    return None
