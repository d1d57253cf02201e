"""Finds files that were read outside the matter's folder, and a firm's records that are outside the root."""

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.judges import FOLDER as JUDGES
from assembler.catalog.record_kinds import KINDS
from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.findings.suggestions import first_few
from assembler.load.files import display_name, is_within, place_of, real_path
from assembler.load.packed import TEMPLATES, templates_folder
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.validate.picture_files import named_pictures

RECORD_FOLDERS = (*(folder for kind, (folder, _) in KINDS.items() if kind != "document"), JUDGES)
"""The folders of a firm's records in a root."""


def outside_files(matter: Matter, source: Source, other_files: Iterable[Path]) -> Iterator[Finding]:
    """Yield a note on files outside the matter's folder that the matter inherits from, shows or attaches.

    *other_files* are further files that were read for the matter, such as exhibits.
    """
    folder = real_path(source.file.parent)
    pictures = (Path(source.place_at(path).file).absolute().parent / name for path, name in named_pictures(matter))
    files_read = {real_path(file) for file in (*map(Path, source.texts), *pictures, *other_files)}
    outside_names = sorted(display_name(file) for file in files_read if not file.is_relative_to(folder))
    if outside_names:
        message = f"files outside the folder of the matter were read: {first_few(outside_names)}"
        yield fault("TRU006", place_of(source.file), message)


def records_out_of_reach(source: Source, catalog: Catalog) -> Iterator[Finding]:
    """Yield a warning if the working folder has a firm's records that are outside the matter's root."""
    working_folder = Path.cwd()
    if catalog.root_is_named or is_within(working_folder, source.root) or not is_within(source.file, working_folder):
        return
    unused_folders = [name for name in RECORD_FOLDERS if _has_records(working_folder / name)]
    if _has_templates(working_folder / TEMPLATES):
        unused_folders.append(TEMPLATES)
    if unused_folders:
        folders = first_few(f"{name}/" for name in unused_folders)
        message = f"records and templates in the working folder are not used: {folders}"
        root = f"add `--root .` to the command, or run `assembler trust {shlex.quote(str(working_folder))}`"
        yield fault("TRU007", place_of(source.file), f"{message}; the root is `{display_name(source.root)}`", fix=root)


def _has_records(folder: Path) -> bool:
    try:
        return any(file.suffix == ".yaml" for file in folder.iterdir())
    except OSError:
        return False


def _has_templates(folder: Path) -> bool:
    """Whether *folder* has a template with the name of a program's template, and is not the program's own folder."""
    program = templates_folder()
    try:
        return real_path(folder) != real_path(program) and any(
            (program / file.name).is_file() for file in folder.iterdir()
        )
    except OSError:
        return False
