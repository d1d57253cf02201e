"""The commands `preview`, `demo` and `doctor`."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from assembler.commands.ending import report_matter_errors
from assembler.commands.options import MATTERS, NamedPath, root_options, which_papers
from assembler.commands.terminal import print_line, print_lines
from assembler.preview.editors import ADDRESSES

if TYPE_CHECKING:
    from assembler.preview.server import Listening

INSTALL_HINT = "the preview needs two packages; install them with `{python} -m pip install starlette uvicorn`"


def server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options on how a preview is served."""
    for option in (
        click.option(
            "--editor",
            type=click.Choice([*ADDRESSES]),
            default="vscode",
            show_default=True,
            help="The editor in which a click on a finding or a line opens the matter.",
        ),
        click.option("--no-open", is_flag=True, help="Print the address without opening a browser."),
        click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port. Default: a free port."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("matter", type=MATTERS)
@server_options
@which_papers
@root_options
def preview(matter: Path, *, port: int, no_open: bool, editor: str, **choices: Any) -> None:
    """Show a matter in a browser, its pages beside its findings, updated after each save.

    The pages are made in memory; nothing is written. A paper that an error stops is shown as a draft. A click on a
    finding shows its page, and a click on a line of a page opens the matter at that line. Only programs on this machine
    that know the address can see the preview. Ctrl-C ends it.

    \b
    assembler preview matters/minimal
    assembler preview --editor zed --no-open matters/parler_v_amazon/federal.yaml
    """
    show(matter, port=port, no_open=no_open, editor=editor, **choices)


@click.command()
@click.argument("folder", type=NamedPath(), metavar="DIR")
@server_options
def demo(folder: Path, *, port: int, no_open: bool, editor: str) -> None:
    """Write the sample lawsuit Parler v. Amazon to DIR, and show its complaint in a browser.

    DIR must be new or empty. Change the files as you like; each save is shown at once.

    \b
    assembler demo kites
    assembler demo --no-open --port 8000 kites
    """
    from assembler.commands.demo import FIRST, write_demo

    _require_packages()
    with _listening(port):  # an unusable port is reported before anything is written
        files = write_demo(folder)
    print_lines(str(file) for file in files)
    show(folder / FIRST, port=port, no_open=no_open, editor=editor)


@click.command()
def doctor() -> None:
    """Say what this machine lacks, and the command that installs it.

    The exit status is 1 if papers cannot be made.

    \b
    assembler doctor && assembler demo kites
    assembler doctor || echo "papers cannot be made yet"
    """
    from assembler.commands.doctor import needs, report

    all_needs = [*needs()]
    print_lines(report(all_needs))
    sys.exit(any(need.required and not need.is_installed for need in all_needs))


def offer(folder: Path) -> None:
    """Ask on the terminal whether to show the new matter in *folder*, and show it if the user agrees.

    If the packages of the preview are missing, say how to install them instead.
    """
    try:
        _require_packages()
        agreed = click.confirm("Show its pages in a browser now?", default=True)
    except click.Abort:  # the matter is written; there is nothing to undo
        agreed = False
    except click.ClickException as error:
        print_line(error.message)
        agreed = False
    if agreed:
        show(folder)
    else:
        from assembler.load.files import display_name

        print_line(f"`assembler preview {display_name(folder)}` shows its pages while you fill it in")


def show(matter: Path, *, port: int = 0, no_open: bool = False, editor: str = "vscode", **choices: Any) -> None:
    """Serve the preview of *matter* until Ctrl-C.

    Raises a usage error if *port* cannot be used, and an error with the command to run if the extra is not installed.
    """
    _require_packages()
    from assembler.preview.previewed import new_preview
    from assembler.preview.server import new_token, serve
    from assembler.preview.site import Site
    from assembler.results import Options

    with report_matter_errors():
        site = Site(new_preview(matter, Options(**choices)), editor)
    with _listening(port) as listening:
        token = new_token()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/{token}/"
        print_line(f"preview: {address}")
        print_line("Ctrl-C ends it")
        if not no_open:
            import webbrowser

            # A browser in the terminal returns only when it is closed.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        serve(site, token, listening)


def _require_packages() -> None:
    """Raise an error with the command to run if the packages of the preview are not installed."""
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ModuleNotFoundError:
        raise click.ClickException(INSTALL_HINT.format(python=sys.executable)) from None


def _listening(port: int) -> "Listening":
    """Return a socket on *port*. Raises a usage error if it cannot be used."""
    from assembler.preview.server import listen

    try:
        return listen(port)
    except OSError as error:
        reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
        raise click.UsageError(f"port {port} {reason}; give another with `--port`, or leave it out") from None


def add_to(cli: click.Group) -> None:
    """Add the commands to *cli*."""
    for command in (preview, demo, doctor):
        cli.add_command(command)
