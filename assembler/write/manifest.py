"""The manifest: what each paper is, what was found in it, and what it relies on."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assembler import __version__
from assembler.catalog.template_folder import TemplateFolder, read_templates, templates_folder
from assembler.findings.finding import Finding, as_data
from assembler.language.english import letter
from assembler.law.dismissal.papers import principal
from assembler.law.profile import fingerprint
from assembler.model.matter import Matter
from assembler.plan.blocks import Count, Heading, Paragraph
from assembler.plan.plan import Reliance
from assembler.results import Checked, TypesetPaper, WrittenPaper


def matter_from(folder: Path, matter: Path) -> str:
    """Return the path that leads from *folder* to the *matter*, the same wherever the tree that holds both stands."""
    return Path(os.path.relpath(matter.resolve(), folder.resolve())).as_posix()


def entry(
    one: TypesetPaper, paper: WrittenPaper, checked: Checked, findings: Sequence[Finding], *, draft: bool
) -> dict[str, Any]:
    """Return what the manifest says of one paper; files in it are relative to the matter."""
    plan, pages = one.plan, one.pages
    ours = [finding for finding in findings if finding.paper in {"", plan.id}]
    return {
        "document": plan.id,
        "type": plan.document,
        "title": plan.metadata.title,
        "draft": draft,
        "pages": pages.count,
        "sha256": paper.sha256,
        "paragraphs": dict(_paragraphs(one)),
        "headings": dict(_headings(one)),
        "lettered": {name: letter(number) for number, name in enumerate(checked.matter.exhibits, 1)},
        "findings": [_finding(finding, checked) for finding in ours],
        "waivers": dict(checked.matter.waivers),
        "form_read": _form_read(checked),
        **_relies_on(plan.id, checked.matter),
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


def _reliance(law: Reliance) -> dict[str, str]:
    """Return a value of law that a paper relies on, with its days where it is not in force on all."""
    days = {"in_force": law.days} if law.days else {}
    return {"value": law.value, "basis": law.basis, "cite": law.cite, **days}


def _relies_on(paper: str, matter: Matter) -> dict[str, Any]:
    """Return whose word it is that the paper, or the one that it goes with, may be filed; nothing where none is."""
    filing = next(one for one in matter.filings if one.name == paper)
    relied = principal(matter, filing).relies_on
    return {"relies_on": relied.model_dump(mode="json")} if relied else {}


def _paragraphs(paper: TypesetPaper) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each numbered paragraph: the name that the matter gives it or its number, and where it stands."""
    for block in paper.plan.body:
        if isinstance(block, Paragraph) and block.number:
            first, last = paper.pages.places.get(block.id, (0, 0))
            yield block.id.removeprefix("p-"), {"number": block.number, "page": first, "to": last}


def _headings(paper: TypesetPaper) -> Iterator[tuple[str, dict[str, Any]]]:
    for block in paper.plan.body:
        if isinstance(block, Heading | Count):
            level = block.level if isinstance(block, Heading) else 1
            yield block.id, {"label": block.label, "level": level, "page": paper.pages.places.get(block.id, (0, 0))[0]}


def _form_read(checked: Checked) -> dict[str, Any] | None:
    """Return who read the rules on form, and the fingerprint of the values that were read; None where nobody did."""
    court = checked.matter.court
    if not (read := checked.matter.form_read or court.form_read):
        return None
    kept = {"by": read.by, "date": read.date.isoformat()}
    earlier = checked.form_read_before if not read.values else ""
    return {**kept, "values": read.values or earlier or fingerprint(court)}


def fingerprint_kept(papers: Mapping[str, Any], matter: Matter) -> str:
    """Return the fingerprint that a manifest with *papers* keeps for the `form_read` of *matter*, or nothing."""
    read = matter.form_read or matter.court.form_read
    ours = {"by": read.by, "date": read.date.isoformat()} if read else {}
    for paper in papers.values():
        kept = paper.get("form_read") or {}
        if ours and ours.items() <= kept.items():
            return str(kept.get("values", ""))
    return ""


def _finding(finding: Finding, checked: Checked) -> dict[str, Any]:
    file = finding.place.file and os.path.relpath(finding.place.file, checked.source.file.parent)
    return {**as_data(finding), "file": Path(file).as_posix()}


def _own_files(document: str, checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield the files that are not the program's and from which a paper of the type *document* was made, by path."""
    from assembler.render import own_templates_of  # noqa: PLC0415 - `check` goes without Jinja2

    records = [one for one in checked.catalog.own_files.values() if one.kind != "document" or one.file.stem == document]
    templates = own_templates_of(document, checked.catalog.own_templates)
    for one in sorted((*records, *templates), key=lambda one: one.file):
        file = Path(os.path.relpath(one.file, checked.source.file.parent)).as_posix()
        yield {"file": file, "kind": one.kind, "sha256": one.sha256, "replaces": one.replaces}


@lru_cache(maxsize=8)
def _fingerprint(own: tuple[TemplateFolder, ...]) -> str:
    """Return a hash over the templates that may have been used, by name and content."""
    digest = hashlib.sha256()
    program = read_templates(templates_folder(), templates_folder())
    files = {name: data for found in (program, *reversed(own)) for name, data in found.files.items()}
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return digest.hexdigest()[:16]
