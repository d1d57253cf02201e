"""`assembler import --caption` and `--events`: lines of a matter for a caption or for the entries of a docket."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from assembler.catalog import catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.importing.docket.events import docket_events, events_lines
from assembler.importing.docket.sheet import caption_in
from assembler.importing.plain_text import decoded
from assembler.importing.writing.matter_text import frame_text
from assembler.load import load
from assembler.validate import validate

MAX_BYTES = 20_000_000
"""The maximum size of a docket."""


def caption_lines(text: str) -> Iterator[str]:
    """Yield the lines of a matter for the caption or the docket sheet in *text*, and a comment for each doubt."""
    caption, doubts = caption_in(text, catalog_of(root=None))
    yield from frame_text(caption).splitlines()
    if doubts:
        yield ""
        yield "# To confirm:"
        yield from (f"# line {doubt.place.line}: {doubt.about}" for doubt in doubts)


def event_lines(text: str, matter: Path) -> Iterator[str]:
    """Yield the lines of `events:` for the docket in *text*, with the parties of *matter*."""
    source = load(matter)
    parties = {key: (party.name, party.role) for key, party in validate(source, catalog_of(root=None)).parties.items()}
    yield from events_lines(docket_events(text, parties))


def text_of(file: Path | None) -> str:
    """Return the text of *file*, or of standard input if *file* is None. Raises a usage error if it cannot be read."""
    if file and not file.is_file():
        raise click.UsageError(f"`{file}` is not a file; give a text file, or the text on standard input")
    name = f"`{file}`" if file else "standard input"
    try:
        with file.open("rb") if file else sys.stdin.buffer as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise click.UsageError(f"{name} cannot be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise click.UsageError(f"{name} has more than {MAX_BYTES // 1_000_000} MB; give only the words of the docket")
    try:
        return decoded(content)
    except UnusableError:
        raise click.UsageError(f"{name} is not text; give a text file with the words of the docket") from None
