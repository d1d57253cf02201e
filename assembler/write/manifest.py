"""Makes the manifest: an entry for each paper, with its findings, and the law and facts on which the paper relies."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from assembler import __version__
from assembler.catalog.template_folder import TemplateFolder, read_templates
from assembler.exhibits.labels import exhibit_labels
from assembler.findings.finding import Finding, as_data
from assembler.law.fingerprint import fingerprint
from assembler.load.packed import templates_folder
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import dismissal_papers, principal
from assembler.papers.ending.keys import OwnWordsRead, dismissal_keys
from assembler.plan.blocks import Count, Heading, Paragraph
from assembler.plan.filed_plan import fingerprint_of_plan
from assembler.plan.plan import Plan, Reliance
from assembler.plan.tables.texts import text_without_notes
from assembler.plan.text.recital import Recital
from assembler.plan.word_count import fingerprint_of_text
from assembler.proof.upload import Upload, kinds_of_fonts
from assembler.results import Checked, Options, TypesetPaper, WrittenPaper


def matter_from(folder: Path, matter: Path) -> str:
    """Return the relative path from *folder* to *matter*. The path stays valid if both are moved together."""
    return Path(os.path.relpath(matter.resolve(), folder.resolve())).as_posix()


def entry(
    paper: TypesetPaper, written_paper: WrittenPaper, checked: Checked, findings: Sequence[Finding], options: Options
) -> dict[str, Any]:
    """Return a paper's manifest entry."""
    plan, pages = paper.plan, paper.pages
    return {
        "document": plan.id,
        "type": plan.document,
        "event": plan.filing_data.event if plan.filing_data else "",
        "title": plan.metadata.title,
        "date": _date_of(plan.id, checked.matter),
        "draft": options.draft,
        "pages": pages.count,
        "sha256": written_paper.sha256,
        "text": fingerprint_of_text(plan),
        "planned": fingerprint_of_plan(plan),
        "files": {upload.name: _file(upload) for upload in paper.uploads},
        "paragraphs": dict(_paragraphs(paper)),
        "headings": dict(_headings(paper)),
        "lettered": dict(exhibit_labels(checked.matter)),
        "findings": finding_entries(plan.id, findings, checked.source.file.parent),
        "waivers": dict(checked.matter.waivers),
        "form_read": _form_read(checked),
        **_relies_on(plan.id, checked.matter),
        "recitals": [_recital(recital, checked.source) for recital in plan.recitals],
        **_own_words_read(plan, checked.matter, options),
        "court": {
            "id": checked.matter.court.id,
            "values": {law.key: _reliance(law) for law in plan.relies},
        },
        "exhibits": {
            name: {"file": file.file, "sha256": file.sha256, "pages": file.pages}
            for name, file in checked.exhibits.items()
        },
        "own_files": list(_own_files(plan.document, checked)),
        "versions": {
            "assembler": __version__,
            "templates": _fingerprint(checked.catalog.own_templates),
            "engine": pages.engine,
            "font": pages.family,
        },
    }


def _date_of(paper: str, matter: Matter) -> str:
    day = next(filing.date for filing in matter.filings if filing.name == paper)
    return day.isoformat() if day else ""


def _file(upload: Upload) -> dict[str, Any]:
    """Return the facts about a file that a filing system may check: its size, its fonts and its declared standards."""
    return {"bytes": upload.size, "fonts": kinds_of_fonts(upload.fonts), "promises": list(upload.promised)}


def _reliance(law: Reliance) -> dict[str, str]:
    """Return a legal value on which a paper relies, with the dates between which it is in force, if any."""
    record = {"value": law.value, "basis": law.basis, "cite": law.cite}
    if law.days:
        record["in_force"] = law.days
    return record


def _relies_on(paper: str, matter: Matter) -> dict[str, Any]:
    """Return the `relies_on` of the paper or of the paper that it accompanies; empty if neither has a `relies_on`."""
    filing = next(filing for filing in matter.filings if filing.name == paper)
    reliance = dismissal_keys(principal(matter, filing)).relies_on
    return {"relies_on": reliance.model_dump(mode="json")} if reliance else {}


def _recital(recital: Recital, source: Source) -> dict[str, Any]:
    """Return a fact of the case that a paper states, with its sources in the matter: key, file and line."""
    places = {".".join(map(str, path)): source.place_at(path) for path in recital.based_on}
    sources = [
        {"key": key, "file": _relative_path(source, place.file), "line": place.line} for key, place in places.items()
    ]
    return {"text": recital.text, "rests_on": sources}


def _relative_path(source: Source, file: str) -> str:
    return Path(os.path.relpath(file, source.file.parent)).as_posix()


def _own_words_read(plan: Plan, matter: Matter, options: Options) -> dict[str, Any]:
    """Return who read the paper's own sentences that the program cannot judge, and these sentences."""
    papers = [paper for paper in dismissal_papers(matter, options.today) if paper.filing.name == plan.id]
    if not papers:
        return {}
    dismissal = papers[0]
    own_words_read = dismissal.filing.own_words_read
    if own_words_read is None:
        return {}
    from assembler.rules.dismissal.own_words.readings.unread_sentences import effect_hash, hash_of, unread_sentences  # noqa: PLC0415 - rarely needed

    planned = replace(dismissal, printed_keys=frozenset(plan.own_sentences))
    sentences = dict.fromkeys(reading.words for reading in unread_sentences(planned))
    sentence_records = [{"sentence": sentence, "sha256": hash_of(sentence)} for sentence in sentences]
    return {
        "own_words_read": {
            **_reader(own_words_read),
            "paper_sha256": effect_hash(planned),
            "sentences": sentence_records,
        }
    }


def _reader(reading: OwnWordsRead) -> dict[str, str]:
    return {"by": reading.by, "date": reading.date.isoformat()}


def words_kept(papers: Mapping[str, Any], matter: Matter) -> dict[str, frozenset[str]]:
    """Return, for each paper of *matter*, the recorded hashes of the sentences that somebody read.

    *papers* are the entries of an earlier manifest. The hash of the paper's effect at that time is included. An entry
    counts only if it names the same reader and date as the filing's current `own_words_read`.
    """
    readers = {}
    for filing in matter.filings:
        own_words_read = dismissal_keys(filing).own_words_read
        if own_words_read:
            readers[filing.name] = _reader(own_words_read)
    hashes_by_paper = {}
    for entry_ in papers.values():
        name = entry_.get("document", "")
        confirmation = entry_.get("own_words_read") or {}
        if name in readers and readers[name].items() <= confirmation.items():
            hashes = (sentence.get("sha256") for sentence in confirmation.get("sentences", ()))
            hashes_by_paper[name] = frozenset(map(str, (confirmation.get("paper_sha256"), *hashes)))
    return hashes_by_paper


def _paragraphs(paper: TypesetPaper) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the id (or, without one, the number) of each numbered paragraph, with the paragraph's number and pages."""
    for block in paper.plan.body:
        if isinstance(block, Paragraph) and block.number:
            first, last = paper.pages.places.get(block.id, (0, 0))
            yield block.id.removeprefix("p-"), {"number": block.number, "page": first, "to": last}


def _headings(paper: TypesetPaper) -> Iterator[tuple[str, dict[str, Any]]]:
    for block in paper.plan.body:
        if isinstance(block, Heading | Count):
            level = block.level if isinstance(block, Heading) else 1
            first_page, _ = paper.pages.places.get(block.id, (0, 0))
            record = {"label": block.label, "level": level, "page": first_page}
            if not block.label:
                record["text"] = text_without_notes(block.text if isinstance(block, Heading) else block.name)
            yield block.id, record


def _form_read(checked: Checked) -> dict[str, Any] | None:
    """Return who compared the court's values with its rules on form, and their fingerprint; None if nobody did."""
    court = checked.matter.court
    form_read = checked.matter.form_read or court.form_read
    if form_read is None:
        return None
    values = form_read.values or checked.earlier_form_fingerprint or fingerprint(court)
    return {"by": form_read.by, "date": form_read.date.isoformat(), "values": values}


def fingerprint_kept(papers: Mapping[str, Any], matter: Matter) -> str:
    """Return the fingerprint that the manifest entries *papers* record for the `form_read` of *matter*, or ""."""
    form_read = matter.form_read or matter.court.form_read
    if form_read is None:
        return ""
    reader = {"by": form_read.by, "date": form_read.date.isoformat()}
    for paper in papers.values():
        recorded = paper.get("form_read") or {}
        if reader.items() <= recorded.items():
            return str(recorded.get("values", ""))
    return ""


def finding_entries(paper: str, findings: Sequence[Finding], folder: Path) -> list[dict[str, Any]]:
    """Return the manifest's records of the *findings* that concern *paper*; *folder* is the matter's folder."""
    return [_finding(finding, folder) for finding in findings if finding.concerns(paper)]


def _finding(finding: Finding, folder: Path) -> dict[str, Any]:
    file = finding.place.file and os.path.relpath(finding.place.file, folder)
    return {**as_data(finding), "file": Path(file).as_posix()}


def _own_files(document: str, checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield the files, other than the program's, from which a paper of the type *document* was made, sorted by path."""
    from assembler.outputs.render import own_templates_of  # noqa: PLC0415 - `check` does not need Jinja2

    own_files = checked.catalog.own_files.values()
    records = [record for record in own_files if record.kind != "document" or record.file.stem == document]
    templates = own_templates_of(document, checked.catalog.own_templates)
    for own_file in sorted((*records, *templates), key=lambda own_file: own_file.file):
        file = Path(os.path.relpath(own_file.file, checked.source.file.parent)).as_posix()
        yield {"file": file, "kind": own_file.kind, "sha256": own_file.sha256, "replaces": own_file.replaces}


@lru_cache(maxsize=8)
def _fingerprint(own_templates: tuple[TemplateFolder, ...]) -> str:
    """Return a hash of the names and contents of the templates that may have been used."""
    digest = hashlib.sha256()
    program = read_templates(templates_folder(), templates_folder())
    files: dict[str, bytes] = {}
    for folder in (program, *reversed(own_templates)):
        files |= folder.files
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return digest.hexdigest()[:16]
