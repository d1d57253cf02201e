"""The command that an editor starts to check a matter while it is typed."""

import sys
from typing import Any

import click

from assembler.commands.options import root_options, which_papers

INSTALL_HINT = "the language server needs a package; install it with `{python} -m pip install 'pygls>=2,<3'`"


@click.command()
@which_papers
@root_options
def lsp(**choices: Any) -> None:
    """Serve an editor over standard input and output, with the language server protocol.

    The editor shows the findings of `assembler check` while you type, before saving. It completes keys, values and
    names, explains what the cursor is on, finds and renames names, and offers the corrections of `assembler fix`. See
    docs/editor.md for the settings of several editors.

    \b
    assembler lsp --root ~/firm
    assembler lsp --date 2025-06-02
    """
    try:
        from assembler.language_server.server import language_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise click.ClickException(INSTALL_HINT.format(python=sys.executable)) from None
    from assembler.results import Options

    language_server(Options(**choices)).start_io()


def add_to(cli: click.Group) -> None:
    """Add the command to *cli*."""
    cli.add_command(lsp)
