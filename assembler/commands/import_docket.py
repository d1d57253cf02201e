"""`assembler import --caption` and `--events`: lines of a matter for a caption or for the entries of a docket."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from assembler.catalog import catalog_of
from assembler.exhibits.reader import UnusableError
from assembler.importing.docket.events import docket_events, events_lines
from assembler.importing.docket.pasted import pasted_text
from assembler.importing.docket.sheet import caption_in
from assembler.importing.docket.unused_words import unused_words
from assembler.importing.plain_text import decoded
from assembler.importing.writing.matter_text import frame_text
from assembler.load import load
from assembler.load.yaml_reader import read_yaml
from assembler.validate import validate

MAX_BYTES = 20_000_000
"""The maximum size of a docket."""


def caption_lines(text: str, remarks: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of a matter for the caption or the docket sheet in *text*, then comments.

    There is a comment for each of *remarks*, for each doubt, and for each line with words that the matter lacks.
    """
    text = pasted_text(text)
    read = caption_in(text, catalog_of(root=None))
    frame = frame_text(read.caption)
    yield from frame.splitlines()
    if remarks or read.doubts:
        yield ""
        yield "# To confirm:"
        yield from (f"# {remark}" for remark in remarks)
        yield from (f"# line {doubt.place.line}: {doubt.about}" for doubt in read.doubts)
    data = read_yaml(frame, "matter.yaml").data
    if unused := list(unused_words(text, data, read.expressed, read.doubts)):
        yield ""
        yield "# Words that are not used above:"
        yield from (f"# {line}" for line in unused)


def event_lines(text: str, matter: Path, remarks: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of `events:` for the docket in *text*, with the parties of *matter*, and a comment per remark."""
    source = load(matter)
    parties = validate(source, catalog_of(root=None)).parties
    names_and_sides = {key: (party.name, party.on_side) for key, party in parties.items()}
    yield from (f"# {remark}" for remark in remarks)
    yield from events_lines(docket_events(text, names_and_sides))


def text_of(file: Path | None) -> tuple[str, tuple[str, ...]]:
    """Return the text of *file*, or of standard input if it is None, and remarks on its encoding.

    Raises a usage error if it cannot be read.
    """
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
