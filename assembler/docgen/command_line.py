"""Generates the page on the command line from each command's help."""

import inspect
from collections.abc import Iterator

import click

from assembler.cli import cli
from assembler.docgen.markdown import code, page, prose, table
from assembler.findings.visible import one_line

EXIT_STATUSES = [
    ("0", "no errors"),
    ("1", "errors, even if `--draft` made the papers; with `--strict`, warnings; or output that cannot be written"),
    ("2", "the command itself was wrong"),
    ("130", "interrupted by Ctrl-C"),
    ("141", "the program that reads the output stopped reading"),
]


def command_line_page() -> str:
    """Return the text of the page on all commands."""
    commands = [*cli.commands.values()]
    command_rows = [(f"[`{command.name}`](#assembler-{command.name})", _about_command(command)) for command in commands]
    return page(
        "# Command line",
        *_help(cli),
        table(["command", "what it does"], command_rows),
        "Exit status:",
        table(["status", "means"], EXIT_STATUSES),
        *(part for command in commands for part in _command(command)),
    )


def _command(command: click.Command) -> Iterator[str]:
    yield f"## assembler {command.name}"
    context = click.Context(command, info_name=f"assembler {command.name}")
    yield code(f"assembler {command.name} {' '.join(command.collect_usage_pieces(context))}")
    yield from _help(command)
    options = [_option(param) for param in command.params if isinstance(param, click.Option)]
    if options:
        yield table(["option", "what it does"], options)


def _about_command(command: click.Command) -> str:
    return one_line((command.help or "").partition("\n\n")[0])


def _help(command: click.Command) -> Iterator[str]:
    r"""Yield the paragraphs of a command's help; a paragraph after `\b` is not reflowed."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        is_verbatim = paragraph.startswith("\b\n")
        yield code(paragraph.removeprefix("\b\n"), "sh") if is_verbatim else prose(paragraph)


def _option(option: click.Option) -> tuple[str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    kind = option.type
    values = "|".join(kind.choices) if isinstance(kind, click.Choice) else option.metavar or kind.name.upper()
    if not option.is_flag:
        names += f" `{values}`"
    about = option.help or ""
    if option.show_default and option.default:
        about += f" Default: `{option.default}`."
    return names, about
