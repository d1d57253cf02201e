"""Copies a filed paper and its manifest entry to a folder beside the matter."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import filed_papers, folder_of_filed_papers
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError
from assembler.findings.suggestions import did_you_mean
from assembler.load import load
from assembler.load.files import display_name, is_within, place_of
from assembler.load.roots import folder_below, locate
from assembler.model.filing import Filing
from assembler.papers import plan_paper
from assembler.papers.opening.amendments import without_departed
from assembler.plan.filed_plan import as_record, fingerprint_of_plan
from assembler.plan.plan import Plan
from assembler.results import Options
from assembler.validate import validate
from assembler.validate.amended_papers import with_amendment_numbers
from assembler.validate.picture_files import picture_files
from assembler.write import MANIFEST, json_file, known_papers
from assembler.write.disk import is_plain, mode, read_plain, reason
from assembler.write.folders import existing_folder, make_folder, refuse_link
from assembler.write.journal import settle, settle_and_lock, write_all_or_none
from assembler.write.manifest import matter_from

BUILD_FIRST = "run `assembler build` first"


@dataclass(frozen=True)
class FiledCopies:
    """The files of a paper that was kept as filed, and the findings on it."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def keep(matter: Path, document: str, options: Options, *, replace: bool) -> FiledCopies:
    """Copy the paper *document*, its manifest entry and its plan to `filed/<matter>/` beside the *matter*.

    The plan is left out if the matter no longer makes it. Raises `MatterError` if the paper was not built, has been
    changed or is a draft, or if it cannot be copied.
    """
    file, _ = locate(matter, options.root)
    output_folder = existing_folder(options.out, folder_below(file, options.root))
    if not output_folder:
        raise MatterError(_nothing_built(options.out / folder_below(file, options.root)))
    with settle_and_lock(output_folder):
        entry = _entry(output_folder, file, document)
        data = _bytes_as_built(output_folder / f"{document}.pdf", entry)
    plan, findings = _plan_as_built(file, options, entry)
    filed_folder = folder_of_filed_papers(file)
    for folder in (filed_folder.parent, filed_folder):
        refuse_link(folder, fix="replace it with a folder")
    make_folder(filed_folder)
    files = {filed_folder / f"{document}.pdf": data, filed_folder / f"{document}.json": json_file({**entry, **plan})}
    with settle_and_lock(filed_folder):
        existing_files = [file for file in files if mode(file)]
        if existing_files and not replace:
            fix = "replace it with `--replace`"
            raise MatterError(fault("OUT002", place_of(existing_files[0]), "already exists", fix=fix))
        write_all_or_none(files)
    return FiledCopies(tuple(map(display_name, files)), tuple(findings))


def settle_filed_papers(matter: Path, root: Path) -> None:
    """Finish the copying that a killed `assembler file` began beside *matter*, whose root is *root*.

    Raises `MatterError` if that fails, or if another run is writing there.
    """
    folder = folder_of_filed_papers(matter)
    is_linked = folder.parent.is_symlink() or folder.is_symlink()
    if folder.is_dir() and is_within(folder, root) and not is_linked:
        settle(folder)


def _nothing_built(folder: Path) -> Finding:
    return fault("OUT002", place_of(folder), "no paper was built here", fix=BUILD_FIRST)


def _entry(built_folder: Path, matter: Path, document: str) -> dict[str, Any]:
    """Return the entry for *document* in the manifest of *built_folder*."""
    if not mode(built_folder / MANIFEST):
        raise MatterError(_nothing_built(built_folder))
    papers = known_papers(built_folder, matter_from(built_folder, matter))
    entry: dict[str, Any] | None = papers.get(f"{document}.pdf")
    if entry is None or not is_plain(built_folder / f"{document}.pdf"):
        fix = f"{BUILD_FIRST}; {did_you_mean(document, _finished(papers))}"
        raise MatterError(fault("OUT002", place_of(built_folder), f"`{document}` was not built", fix=fix))
    if entry.get("draft"):
        fix = "build it without `--draft`, then run `assembler file` again"
        raise MatterError(fault("OUT002", place_of(built_folder), f"`{document}` is a draft", fix=fix))
    return entry


def _plan_as_built(file: Path, options: Options, entry: Mapping[str, Any]) -> tuple[dict[str, str], list[Finding]]:
    """Return the record of the plan from which the paper of *entry* was built, with the hash of the record.

    If the matter in *file* no longer makes this plan, return an empty dictionary and, for a complaint, a note.
    """
    document = entry["document"]
    filing, plan = _paper_now(file, options, document)
    if plan and fingerprint_of_plan(plan) == entry.get("planned"):
        record = as_record(plan)
        if record:
            return {"plan": record, "plan_sha256": hashlib.sha256(record.encode()).hexdigest()}, []
    if filing and not filing.paper.opens:
        return {}, []
    message = f"`{document}` was kept without its plan, because the matter no longer makes the paper that was built"
    return {}, [fault("CMP006", place_of(file), message)]


def _paper_now(file: Path, options: Options, document: str) -> tuple[Filing | None, Plan | None]:
    """Return the filing and the plan of the paper *document* as the matter in *file* is now; None if it has none."""
    try:
        source = load(file, options.root)
        catalog = Catalog(source.root, root_is_named=options.root is not None)
        matter = with_amendment_numbers(validate(source, catalog), source, catalog)
        filing = next((filing for filing in matter.filings if filing.name == document), None)
        pictures = picture_files(matter, source)
        if filing is None:
            return None, None
        filed = filed_papers(source)
        plan = plan_paper(without_departed(matter, filing), filing, catalog, filed=filed, pictures=pictures)
    except MatterError:
        return None, None
    return filing, plan


def _finished(papers: dict[str, Any]) -> list[str]:
    return [name.removesuffix(".pdf") for name, entry in papers.items() if not entry.get("draft")]


def _bytes_as_built(file: Path, entry: dict[str, Any]) -> bytes:
    try:
        data = read_plain(file)
    except OSError as error:
        raise MatterError(fault("OUT002", place_of(file), f"cannot be read: {reason(error)}")) from None
    if hashlib.sha256(data).hexdigest() != entry.get("sha256"):
        raise MatterError(
            fault("OUT002", place_of(file), "was changed after it was built", fix="move the file away, and build again")
        )
    return data
