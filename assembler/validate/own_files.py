"""Reports the root's own files: records that replace the program's, and templates that are not trusted."""

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.own_templates import UnusedTemplates
from assembler.catalog.program_files import NOT_RECORDS
from assembler.catalog.record_kinds import KINDS
from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.findings.suggestions import first_few
from assembler.load.files import display_name, place_of
from assembler.load.packed import templates_folder
from assembler.load.source import Source
from assembler.model.law import FIRM
from assembler.model.matter import Matter
from assembler.papers.ending.keys import dismissal_keys


def unused_templates(catalog: Catalog, documents: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding if papers of the types *documents* have templates in the root that were not used.

    The finding is a warning if the templates were never trusted, and an error if they changed since they were trusted.
    """
    templates = catalog.unused_templates
    names = _used_templates(templates, set(documents)) if templates else []
    if templates is None or not names:
        return
    folder = display_name(templates.folder.folder)
    if templates.changes:
        message = f"`{folder}` has changed since it was trusted: {first_few(templates.changes)}"
        fix = f"read the changes, then trust the templates again with {trust_command(catalog)}"
        yield fault("TRU002", place_of(templates.folder.folder), message, fix=fix)
    else:
        message = f"the program's own templates were used instead of those in `{folder}`, which are not trusted: "
        fix = f"read the templates, which decide what papers say; then run {trust_command(catalog)}, or give the root"
        yield fault("TRU001", place_of(templates.folder.folder), message + first_few(names), fix=f"{fix} with `--root`")


LAW_KINDS = frozenset({*KINDS, "sentences"}) - {"document"}
"""Kinds of files that state law, or that contain the sentences of papers."""


def own_records(matter: Matter, source: Source, catalog: Catalog) -> Iterator[Finding]:
    """Yield a note on a firm's records that replace the program's records, if *matter* uses any.

    Yield a warning if a paper of the matter dismisses parties or claims under the firm's law of dismissal.
    """
    replacing_files = [own.file for own in catalog.own_files.values() if own.replaces and own.kind in LAW_KINDS]
    if replacing_files:
        names = first_few(sorted(map(display_name, replacing_files)))
        message = f"a firm's own records replace the program's, and are not verified: {names}"
        also = tuple(place_of(file) for file in sorted(replacing_files))
        only_sentences = all(
            own.kind == "sentences" for own in catalog.own_files.values() if own.file in replacing_files
        )
        place = also[0] if only_sentences else source.place_at(("court",))
        yield replace(fault("TRU003", place, message), also=() if only_sentences else also)
    dismissing_indexes = [index for index, filing in enumerate(matter.filings) if dismissal_keys(filing).dismisses]
    if dismissing_indexes and matter.court.dismissal.basis == FIRM:
        files = [own.file for own in catalog.own_files.values() if own.kind in {"court", "dismissal"}]
        names = first_few(sorted(map(display_name, files)))
        message = f"the paper dismisses under a firm's own law of dismissal, which is not verified: {names}"
        yield fault("TRU005", source.place_at(("filings", dismissing_indexes[0])), message)


def untrusted_documents(catalog: Catalog) -> list[str]:
    """Return the document types that only the root's untrusted templates define."""
    templates = catalog.unused_templates
    files = map(Path, templates.folder.files) if templates else ()
    names = {file.stem for file in files if file.suffix == ".yaml" and file.name == str(file)}
    return sorted(names - NOT_RECORDS - set(catalog.names("document")))


def is_untrusted_document(catalog: Catalog, name: str) -> bool:
    """Whether only the root's untrusted templates define the document type *name*."""
    return name in untrusted_documents(catalog)


def trust_command(catalog: Catalog) -> str:
    """Return the command that trusts the root of *catalog*, for a message."""
    root = display_name(catalog.root) if catalog.root else "."
    return f"`assembler trust {shlex.quote(root)}`"


def _used_templates(templates: UnusedTemplates, documents: set[str]) -> list[str]:
    """Return the unused *templates*, for papers of the types *documents*, that differ from the program's templates."""
    program = templates_folder()
    used_names = {"sentences.yaml", *(f"{name}{suffix}" for name in documents for suffix in (".html", ".yaml"))}
    files = {name: data for name, data in templates.folder.files.items() if name in used_names or "/" in name}
    return [name for name, data in files.items() if _file_differs(name, data, used_names, program)]


def _file_differs(name: str, data: bytes, used_names: set[str], program: Path) -> bool:
    file = program / name
    return file.read_bytes() != data if file.is_file() else name in used_names
