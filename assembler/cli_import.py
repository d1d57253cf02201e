"""The command that brings in a paper from another file."""

from pathlib import Path

import click

from assembler.commands.options import Named
from assembler.commands.terminal import print_lines, progress


@click.command("import")
@click.argument("file", type=Named(exists=True, dir_okay=False), metavar="FILE")
@click.option("--to", "folder", type=Named(), metavar="FOLDER", help="The new folder. Default: named after FILE.")
@click.option("--standard-wording", is_flag=True, help="Keep the program's sentences instead of the paper's own.")
def import_(file: Path, folder: Path | None, *, standard_wording: bool) -> None:
    """Make a matter of a complaint in PDF, Word or plain text.

    It writes FOLDER/matter.yaml with parties, counsel, paragraphs, counts and relief, in the paper's own words, and
    compares the paper of that matter with FILE. What is doubtful is listed under `import:` in the matter, with page and
    line; while a doubt is left, only drafts are built. A folder that exists is not changed.

    \b
    assembler import complaint.pdf
    assembler import --to kites "Complaint (final).docx"
    """
    from assembler.commands.import_paper import imported_lines

    with progress() as show_step:
        lines = list(imported_lines(file, folder, standard_wording=standard_wording, progress=show_step))
    print_lines(lines)


def add_to(cli: click.Group) -> None:
    """Add the command to *cli*."""
    cli.add_command(import_)
