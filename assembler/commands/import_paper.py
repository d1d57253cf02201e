"""`assembler import`: makes a matter from a complaint in PDF, Word or text, and reports what a person must confirm."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from assembler.exhibits.reader import UnusableError
from assembler.importing.draft_folder import refuse_unwritable
from assembler.importing.import_paper import import_document, refuse_existing
from assembler.importing.read_file import read_file
from assembler.importing.summary import summary
from assembler.load.files import display_name


def imported_lines(
    file: Path,
    folder: Path | None,
    *,
    standard_wording: bool,
    as_text: bool,
    progress: Callable[[str], None],
) -> Iterator[str]:
    """Import *file* into *folder*, by default one that is named after it, and yield the lines to print."""
    target = folder or Path(file.stem)
    progress(f"read {file.name}")
    try:
        refuse_existing(target)
        refuse_unwritable(target)
        document = read_file(file)
        imported = import_document(
            document, file.name, target, standard_wording=standard_wording, as_text=as_text, progress=progress
        )
    except UnusableError as error:
        raise click.UsageError(f"`{file.name}` {error}") from None
    except FileExistsError as error:
        raise click.UsageError(f"`{error.filename}` already exists; give another folder with `--to`") from None
    yield display_name(target / "matter.yaml")
    yield from summary(imported)
