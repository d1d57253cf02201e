"""The commands `amend`, `redline` and `verify`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembler.commands.ending import report_and_exit, report_matter_errors
from assembler.commands.options import MATTERS, Day, NamedPath, PersonName, format_option, root_options
from assembler.commands.terminal import print_json, print_lines, progress

if TYPE_CHECKING:
    from assembler.redline import ChosenPaper


@click.command()
@click.argument("file", type=NamedPath(exists=True, dir_okay=False), metavar="FILE")
@click.argument("matter", type=MATTERS)
@click.option("--paper", default="", metavar="ID", help="The paper. Default: the paper whose words agree best.")
@click.option("--date", "today", type=Day(), help="Date for papers without one (YYYY-MM-DD).")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@format_option("text", "json")
@root_options
def verify(file: Path, matter: Path, paper: str, *, strict: bool, output_format: str, **choices: Any) -> None:
    """Compare FILE, a PDF or Word file, with the paper as it would be built now.

    FILE was edited, signed, scanned or printed elsewhere. The findings are on words that were lost or added, numbers
    and references that no longer agree, missing exhibits, and changes to the pages. A signature or number that was
    filled in is only a note. A finding begins with the line on the page (in Word, the paragraph); `also:` is the place
    in the matter.

    \b
    assembler verify signed.pdf kites
    signed.pdf:12: error VER003: paragraph 12: `paid nothing` became `paid little` (page 3)
        also: kites/matter.yaml:41:7
    signed.pdf has 1 difference from `complaint` on 1 page: 96 paragraphs, headings and notes compared
    assembler verify --paper complaint edited.docx matters/parler_v_amazon/king_county.yaml
    """
    from assembler.commands.verify import verified
    from assembler.results import Options, Result

    with progress() as show_step:
        comparison = verified(file, matter, Options(**choices), paper, show_step)
    lines = [comparison.summary] if comparison.summary else []
    report_and_exit([Result(comparison.findings)], output_format, strict=strict, papers=False, more_lines=lines)


def _chosen_paper(context: click.Context, parameter: click.Parameter, value: str | None) -> "ChosenPaper | None":
    """Return the paper that an argument names; None if the argument is omitted."""
    from assembler.commands.redline import PaperOf

    return None if value is None else PaperOf().convert(value, parameter, context)


@click.command()
@click.argument("old", metavar="OLD", callback=_chosen_paper)
@click.argument("new", metavar="[NEW]", required=False, callback=_chosen_paper)
@click.option("--paper", default="", metavar="ID", help="The paper, if a matter has several.")
@click.option(
    "--out",
    type=NamedPath(dir_okay=False),
    default=Path("redline.pdf"),
    show_default=True,
    help="The PDF; the Word file goes beside it.",
)
@click.option(
    "--table",
    type=NamedPath(dir_okay=False),
    metavar="FILE.csv",
    help="Also write the new number, page and line of each old paragraph.",
)
@click.option(
    "--deleted",
    type=click.Choice(["strikethrough", "brackets"]),
    help="How the PDF shows deleted words. Default: struck through, unless the court's rule allows only brackets.",
)
@click.option(
    "--author",
    type=PersonName(),
    default="",
    metavar="NAME",
    help="Author of the tracked changes. Default: the author of NEW.",
)
@click.option(
    "--date",
    "today",
    type=Day(),
    help="Date of the tracked changes, and of papers without one (YYYY-MM-DD). Default: the date of NEW.",
)
@click.option("--draft", is_flag=True, help="Compare papers despite errors of law, with DRAFT on each page.")
@format_option("text", "json")
@root_options
def redline(
    old: "ChosenPaper", new: "ChosenPaper | None", *, out: Path, table: Path | None, output_format: str, **choices: Any
) -> None:
    """Mark what NEW, a later paper, changes in OLD, the earlier one.

    With one paper, mark what it changes in the paper that it `amends`. OLD and NEW are matters; if a matter has several
    papers, write FILE:ID, or give the ID with --paper. The PDF is NEW on its court's paper, with deleted words struck
    and added words underlined; double lines show a paragraph that moved. The Word file has the same changes as tracked
    changes. Both are read back before they are written: with all changes accepted they have the words of NEW, with all
    rejected those of OLD. Numbers that only follow a renumbering are not marked.

    \b
    assembler redline kites/amended.yaml
    assembler redline kites/2025-03-01.yaml kites/matter.yaml
    assembler redline --out marked.pdf --table numbers.csv --paper complaint old/matter.yaml new/matter.yaml
    assembler redline --deleted brackets kites/amended.yaml
    assembler redline --author "Pat Placeholder" --date 2025-06-02 kites/matter.yaml:complaint kites/amended.yaml
    """
    from dataclasses import replace

    if Path("-") in {out, table}:
        message = "a marked copy is several files, so it is not written to standard output; give the name of a file"
        raise click.UsageError(message)
    from assembler.commands.redline import Targets, as_json, as_text, make_redline
    from assembler.redline import RedlineSetting
    from assembler.results import Options, Result

    paper = choices.pop("paper")
    author = choices.pop("author")
    deleted = choices.pop("deleted")
    options = Options(**choices)
    day = options.today
    earlier = replace(old, paper=old.paper or paper) if new else None
    later = new or old
    later = replace(later, paper=later.paper or paper)
    targets = Targets(out, table)
    with report_matter_errors(output_format), progress() as show_step:
        setting = RedlineSetting(options, author, day, places=table is not None, deleted=deleted, progress=show_step)
        marked_copy = make_redline(earlier, later, setting, targets)
    if output_format == "json":
        print_json(as_json(marked_copy, targets))
        return
    print_lines(as_text(marked_copy, targets))
    report_and_exit([Result(marked_copy.findings)], output_format, strict=False, papers=False)


@click.command()
@click.argument("matter", type=MATTERS)
@click.option(
    "--date",
    "today",
    type=Day(),
    help="Day of the amendment, if no paper has one (YYYY-MM-DD). Default: the day through which the docket was read.",
)
@format_option("text", "json")
@root_options
def amend(matter: Path, output_format: str, **choices: Any) -> None:
    """Explain whether the complaint of a matter can be amended, how, and in which form.

    For each amended complaint, or for the next one, it shows whether the right to amend of course is open and until
    when, what is needed otherwise, how long the opponents have to respond, and how the court wants changes shown.

    \b
    assembler amend kites
    assembler amend --date 2025-06-02 --format json kites
    """
    from assembler.commands.amend import amendment_report
    from assembler.commands.amend_text import as_text
    from assembler.findings.visible import as_json
    from assembler.results import Options

    with report_matter_errors(output_format):
        report = amendment_report(matter, Options(**choices))
        if output_format == "json":
            print_json(as_json(report))
        else:
            print_lines(as_text(report))


def add_to(cli: click.Group) -> None:
    """Add the commands to *cli*."""
    cli.add_command(amend)
    cli.add_command(verify)
    cli.add_command(redline)
