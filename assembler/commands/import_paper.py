"""`assembler import`: makes a matter from a complaint in PDF, Word or text, and reports what a person must confirm."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from assembler.catalog import catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.importing.docket.events import docket_events, events_lines
from assembler.importing.docket.sheet import frame_of
from assembler.importing.import_paper import import_document, refuse_existing
from assembler.importing.plain_text import decoded
from assembler.importing.read_file import read_file
from assembler.importing.summary import summary
from assembler.importing.writing.matter_text import frame_text
from assembler.load import load
from assembler.load.files import display_name
from assembler.validate import validate


def imported_lines(
    file: Path | None,
    folder: Path | None,
    *,
    standard_wording: bool,
    as_text: bool,
    progress: Callable[[str], None],
) -> Iterator[str]:
    """Import *file* into *folder*, by default one that is named after it, and yield the lines to print."""
    assert file is not None  # noqa: S101 - the command has checked this
    target = folder or Path(file.stem)
    progress(f"read {file.name}")
    try:
        refuse_existing(target)
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


def caption_lines(text: str) -> Iterator[str]:
    """Yield the lines of a matter for the caption or the docket sheet in *text*, and a comment for each doubt."""
    caption, doubts = frame_of(text, catalog_of(None))
    yield from frame_text(caption).splitlines()
    if doubts:
        yield ""
        yield "# To confirm:"
        yield from (f"# line {doubt.place.line}: {doubt.about}" for doubt in doubts)


def event_lines(text: str, matter: Path) -> Iterator[str]:
    """Yield the lines of `events:` for the docket in *text*, with the parties of *matter*."""
    source = load(matter, None)
    parties = {key: (party.name, party.role) for key, party in validate(source, catalog_of(None)).parties.items()}
    yield from events_lines(docket_events(text, parties))


def text_of(file: Path | None) -> str:
    """Return the text of *file*, or of standard input without one. Raises a usage error if it is no text."""
    try:
        return decoded(file.read_bytes()) if file else sys.stdin.read()
    except UnusableError as error:
        raise click.UsageError(f"`{file}` {error}") from None
