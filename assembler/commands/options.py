"""Options that several commands take, and the kinds of value that they have."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

FORMATS = click.Choice(["text", "json", "github"])
MATTERS = click.Path(exists=True, path_type=Path)


class Day(click.ParamType[date]):
    """A date such as 2021-03-02."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that *value* writes, or fail as a command that was wrong."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a date; write 2021-03-02", param, ctx)


def where_reading_ends(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where reading ends and whose templates are used."""
    for option in (
        click.option(
            "--templates",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="A folder of templates that stand before the program's own.",
        ),
        click.option(
            "--root",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="Where reading ends: no file outside is read, and its own templates are used. Else the working folder,"
            " or the matter's own.",
        ),
    ):
        command = option(command)
    return command


def how_to_tell(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how findings are told."""
    for option in (
        click.option("--strict", is_flag=True, help="Let warnings fail, too."),
        click.option(
            "--format", "shape", type=FORMATS, default="text", show_default=True, help="How findings are told."
        ),
        click.option("--date", "today", type=Day(), help="The date of papers that carry none (2021-03-02)."),
        click.option("--document", "documents", multiple=True, metavar="ID", help="Only this paper; may stand twice."),
    ):
        command = option(command)
    return command


def output_folder(help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds the option that names the folder of papers, with its help."""
    kind = click.Path(path_type=Path)
    return click.option(
        "--out", type=kind, default=Path("output"), show_default=True, help=help_, callback=_not_by_a_link
    )


def _not_by_a_link(context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    """Return *folder*; a link that was put where papers usually go is followed for nobody who has not asked for it."""
    if context.get_parameter_source("out") is ParameterSource.DEFAULT and folder.is_symlink():
        raise click.UsageError(f"`{folder}` is a link; say with `--out` where papers go")
    return folder
