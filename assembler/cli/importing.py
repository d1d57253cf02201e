"""The command `import`."""

from pathlib import Path

import click

from assembler.commands.ending import report_matter_errors
from assembler.commands.options import MATTERS, NamedPath
from assembler.commands.terminal import print_lines, progress


@click.command("import")
@click.argument("file", required=False, type=NamedPath(exists=True, dir_okay=False), metavar="FILE")
@click.option("--to", "folder", type=NamedPath(), metavar="FOLDER", help="The new folder. Default: named after FILE.")
@click.option("--standard-wording", is_flag=True, help="Keep the program's sentences instead of the paper's own.")
@click.option("--as-text", is_flag=True, help="Import FILE even if it is not a pleading, with its text as paragraphs.")
@click.option("--caption", is_flag=True, help="Print the parties, counsel and number of a caption or a docket sheet.")
@click.option("--events", "matter", type=MATTERS, metavar="MATTER", help="Print the entries of a docket as `events:`.")
def import_(
    file: Path | None,
    folder: Path | None,
    matter: Path | None,
    *,
    standard_wording: bool,
    as_text: bool,
    caption: bool,
) -> None:
    """Make a matter from a complaint in PDF, Word or plain text.

    It writes FOLDER/matter.yaml with parties, counsel, paragraphs, counts and relief, in the paper's own words, and
    compares the paper of that matter with FILE. What is doubtful is listed under `import:` in the matter, with page and
    line; while a doubt is left, only drafts are built. A folder that exists is not changed.

    With --caption or --events, FILE is text, by default standard input, and the lines for a matter are printed. An
    entry of a docket whose meaning is not certain is only a comment.

    \b
    assembler import complaint.pdf
    assembler import --to kites "Complaint (final).docx"
    assembler import --caption docket_sheet.txt
    assembler import --events kites docket.txt
    """
    if caption and matter:
        raise click.UsageError("give `--caption` or `--events`, not both")
    if caption or matter:
        without_effect = {"--to": folder, "--standard-wording": standard_wording, "--as-text": as_text}
        if given := [option for option, value in without_effect.items() if value]:
            raise click.UsageError(f"`{given[0]}` has no effect with `{'--caption' if caption else '--events'}`")
        with report_matter_errors():
            from assembler.commands.import_docket import caption_lines, event_lines, text_of

            text, remarks = text_of(file)
            print_lines(event_lines(text, matter, remarks) if matter else caption_lines(text, remarks))
        return
    if file is None:
        raise click.UsageError("give the FILE to import")
    with report_matter_errors():
        from assembler.commands.import_paper import imported_lines

        with progress() as show_step:
            lines = list(
                imported_lines(file, folder, standard_wording=standard_wording, as_text=as_text, progress=show_step)
            )
        print_lines(lines)


def add_to(cli: click.Group) -> None:
    """Add the command to *cli*."""
    cli.add_command(import_)
