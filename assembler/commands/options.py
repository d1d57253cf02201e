"""Defines options that several commands share, and the types of their values."""

import errno
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from assembler.language.dates import YEARS
from assembler.outputs import OPTIONAL_OUTPUTS

ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
"""The codes of system errors for a path that does not exist. Each command handles such a path in its own way."""


UNWRITABLE = {"Cc", "Cs", "Cn"}
"""The Unicode categories of control characters, surrogates and unassigned code points."""


class PersonName(click.ParamType[str]):
    """The type of a name that is written to a file."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return *value*. Fails with a usage error if a file cannot contain one of its characters."""
        text = str(value)
        for character in text:
            if unicodedata.category(character) in UNWRITABLE:
                self.fail(f"the character U+{ord(character):04X} cannot be written in a name", param, ctx)
        return text


class NamedPath(click.Path):
    """The type of a path option.

    A path that the system cannot look up, such as one that is too long, is a usage error.
    """

    def __init__(self, *, exists: bool = False, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return *value* as a path.

        Fails with a usage error if the path cannot be looked up or is of the wrong kind.
        """
        try:
            Path(value).stat()
        except OSError as error:
            if error.errno not in ABSENT:
                from assembler.findings.faults import brief  # noqa: PLC0415 - rarely needed

                self.fail(f"`{brief(value)}` cannot be used: {(error.strerror or str(error)).lower()}", param, ctx)
        return super().convert(value, param, ctx)


MATTERS = NamedPath(exists=True)
FOLDER = NamedPath(exists=True, file_okay=False)


class Day(click.ParamType[date]):
    """The type of an option for a date, such as 2021-03-02."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return *value* as a date. Fails with a usage error if *value* is not a date, or its year is out of range."""
        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a date; write it like 2021-03-02", param, ctx)
        if day.year not in YEARS:
            years = f"{YEARS[0]} to {YEARS[-1]}"
            self.fail(f"`{value}` is too early or too late; give a date in the years {years}", param, ctx)
        return day


def root_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--root` and `--templates`."""
    for option in (
        click.option(
            "--templates",
            type=FOLDER,
            help="Folder of templates that override the program's own.",
        ),
        click.option(
            "--root",
            type=FOLDER,
            help="Do not read files outside this folder; use its templates and records. Default: the nearest folder"
            " above the matter that is trusted or has a file `assembler.root`, otherwise the matter's folder.",
        ),
    ):
        command = option(command)
    return command


def firm_root(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--root` to a command that reads the firm's own records but no matter."""
    return click.option("--root", type=FOLDER, help="Folder with a firm's own courts, causes and templates.")(command)


def format_option(*formats: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds `--format` with the choices *formats*. The first choice is the default."""
    choice = click.Choice(formats)
    return click.option(
        "--format", "output_format", type=choice, default=formats[0], show_default=True, help="Output format."
    )


def findings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of commands that report findings."""
    strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
    return which_papers(format_option("text", "json", "github")(strict(command)))


def which_papers(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--date` and `--document`."""
    for option in (
        click.option("--date", "today", type=Day(), help="Date for papers without one (YYYY-MM-DD)."),
        click.option(
            "--document", "documents", multiple=True, metavar="ID", help="Only this paper; may be given more than once."
        ),
    ):
        command = option(command)
    return command


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each optional output of a build, such as `--word`."""
    for output in reversed(OPTIONAL_OUTPUTS):
        command = click.option(
            f"--{output.name}", is_flag=True, help=output.help, expose_value=False, callback=_add_output
        )(command)
    return command


def _add_output(context: click.Context, option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click requires this signature
    """Add the output that *option* names to the command's parameter `outputs`."""
    if wanted:
        context.params["outputs"] = (*context.params.get("outputs", ()), option.name)


def paper_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for making papers."""
    for option in (
        click.option("--ocr", is_flag=True, help="Recognize the text of scans among the exhibits, with ocrmypdf."),
        output_options,
        click.option(
            "--filing-data",
            is_flag=True,
            help="Also write `filing.json` and `filing.csv`, with the data that e-filing forms ask for.",
        ),
        click.option("--draft", is_flag=True, help="Make papers despite errors of law, with DRAFT on each page."),
    ):
        command = option(command)
    return command


truefiling_option = click.option(
    "--truefiling",
    type=NamedPath(dir_okay=False),
    metavar="FILE.zip",
    help="Also put the papers of all matters into TrueFiling's format for bulk filing.",
)


NEW_MATTER = (
    click.option("--court", metavar="NAME", help="The court: its name, citation, city, county or id."),
    click.option("--county", help="County of a state court."),
    click.option("--division", help="Division of a federal court."),
    click.option("--plaintiff", "plaintiffs", multiple=True, metavar="NAME", help="A plaintiff; may be repeated."),
    click.option(
        "--defendant",
        "defendants",
        multiple=True,
        metavar="NAME",
        help='A defendant, or "Does 1 through 20"; may be repeated.',
    ),
    click.option("--attorney", metavar="NAME", help="The attorney who signs for the plaintiff."),
    click.option(
        "--cause",
        "causes",
        multiple=True,
        metavar="WORDS",
        help="A cause of action: its id, or words that match no other cause; may be repeated.",
    ),
    click.option(
        "--claim",
        "claims",
        nargs=2,
        multiple=True,
        metavar="TITLE LAW",
        help="A claim that is not in the catalog: its title and its law (US, a state, or any words); may be repeated.",
    ),
    click.option("--number", metavar="NUMBER", help="For a filed case: the case number."),
    click.option("--complaint-filed", metavar="DATE", help="For a filed case: when the complaint was filed."),
    click.option(
        "--event",
        "events",
        nargs=3,
        multiple=True,
        metavar="KIND PARTY DATE",
        help="For a filed case: what was served, filed or decided, by whom (- if no party), when; may be repeated.",
    ),
    click.option(
        "--docket-read", metavar="DATE", help="For a filed case: the date through which the events are complete."
    ),
    click.option(
        "--earlier-dismissals",
        type=click.Choice(["none"]),
        help="For a filed case: the same claim was never dismissed before.",
    ),
    click.option(
        "--dismiss",
        "dismisses",
        multiple=True,
        metavar="NAME",
        help="For a filed case: a defendant to dismiss, or `all`; may be repeated.",
    ),
    click.option(
        "--prejudice",
        type=click.Choice(["with", "without"]),
        help="For a filed case: with or without prejudice. Default: without.",
    ),
    click.option("--date", metavar="DATE", help="For a filed case: the date of the dismissal paper."),
)
"""The options of `assembler new`, one for each answer."""


def new_matter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `assembler new`."""
    for option in reversed(NEW_MATTER):
        command = option(command)
    return command


def output_folder(help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds `--out`, the folder of papers, with the help text *help_*."""
    kind = NamedPath()
    return click.option(
        "--out", type=kind, default=Path("output"), show_default=True, help=help_, callback=_refuse_default_link
    )


def _refuse_default_link(context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    """Return *folder*. Raises a usage error if it is the default and a link."""
    if context.get_parameter_source("out") is ParameterSource.DEFAULT and folder.is_symlink():
        raise click.UsageError(f"`{folder}` is a link; give the folder of papers with `--out`")
    return folder
