"""The commands `explain`, `facts`, `list` and `schema`."""

from pathlib import Path

import click

from assembler.commands.ending import report_matter_errors
from assembler.commands.options import FOLDER, MATTERS, firm_root, format_option
from assembler.commands.terminal import print_json, print_line, print_lines, progress


@click.command()
@click.argument("name", metavar="CODE", required=False, default="")
@click.option("--county", help="County, if CODE is a state court.")
@click.option(
    "--sentence",
    metavar="WORDS",
    help="Words from a paper: find the sentence of the program, a cause or a court that prints them.",
)
@click.option(
    "--matter",
    metavar="MATTER",
    help="The matter that has the paragraph CODE (its number or id); FILE:ID if the matter has several papers.",
)
@firm_root
def explain(name: str, county: str | None, sentence: str | None, matter: str | None, root: Path | None) -> None:
    """Explain a rule, court, cause of action or document type, or find a sentence or a paragraph.

    For a paragraph, it shows the number, the page and the line; if the paper amends another, it also shows where the
    paragraph is in the earlier paper.

    \b
    assembler explain DIS001
    assembler explain wa-defamation
    assembler explain --sentence "Venue is proper in this District"
    assembler explain --matter kites/amended.yaml 9
    """
    from assembler.commands.explain import Unknown, explain, explain_sentence

    if name and sentence:
        raise click.UsageError("give CODE or `--sentence WORDS`, not both")
    try:
        if matter is not None:
            _print_paragraph(name, matter, root)
            return
        text = explain_sentence(sentence, root) if sentence else explain(name, root, county)
        print_lines(text.split("\n"))
    except Unknown as unknown:
        raise click.UsageError(str(unknown)) from None


def _print_paragraph(name: str, matter: str, root: Path | None) -> None:
    """Print the explanation of the paragraph *name* in the paper that *matter* names."""
    from assembler.commands.explain_paragraph import explain_paragraph
    from assembler.commands.redline import PaperOf
    from assembler.redline import RedlineSetting
    from assembler.results import Options

    chosen_paper = PaperOf().convert(matter, None, click.get_current_context())
    with report_matter_errors("text"), progress() as show_step:
        lines = [*explain_paragraph(name, chosen_paper, RedlineSetting(Options(root=root), progress=show_step))]
    print_lines(lines)


@click.command(name="list")
@click.argument("kind", type=click.Choice(["courts", "causes", "documents", "rules"]))
@click.argument("query", required=False, default="")
@format_option("text", "json")
@firm_root
def list_(kind: str, query: str, output_format: str, root: Path | None) -> None:
    """List courts, causes, documents or rules that match QUERY.

    QUERY is one or more words: from a court's name, cities, counties or rules, or from a cause's name, elements or
    statutes.

    \b
    assembler list courts Chicago
    assembler list causes "breach of contract"
    """
    from assembler.commands.list import as_json, as_text, listing

    rows = listing(kind, query, root)
    if output_format == "json":
        print_json(as_json(rows))
    else:
        print_lines(as_text(rows).split("\n"))
    for line in (rows.mention_note, rows.left_out):
        if line:
            print_line(line, err=True)


@click.command()
@click.argument("matter", type=MATTERS)
@format_option("text", "json")
@click.option("--root", type=FOLDER, help="Do not read files outside this folder.")
def facts(matter: Path, output_format: str, root: Path | None) -> None:
    """List the facts that the sentences of a matter state, to check them against the client's documents.

    It lists the sums; the dates in order, with the day of the week and the days since the date before; lengths of time;
    percentages; numbers of things; the numbers of bonds, policies, accounts and the like; the sections cited; counties
    and cities; names and how often they are used; and the exhibits with the allegations that cite them. Each fact has
    its file, line and column. Words in quotation marks are marked, because rules do not compare them.

    \b
    assembler facts matters/parler_v_amazon/king_county.yaml
    assembler facts --format json matters/parler_v_amazon/king_county.yaml > facts.json
    """
    from assembler.commands.facts import facts_of
    from assembler.commands.facts_text import as_json, as_text
    from assembler.plan.frame.titles import case_name

    with report_matter_errors(output_format):
        with progress() as show_step:
            case, tables = facts_of(matter, root, show_step)
        if output_format == "json":
            print_json(as_json(tables))
        else:
            print_lines(as_text(case_name(case), tables))


@click.command()
@click.argument("kind", type=click.Choice(["matter", "court", "cause"]), default="matter")
def schema(kind: str) -> None:
    """Print the JSON Schema of a matter, court or cause.

    An editor with YAML schema support completes and checks a matter whose first line is `# yaml-language-server:
    $schema=matter.schema.json`.

    \b
    assembler schema matter > matter.schema.json
    assembler schema court > court.schema.json
    """
    from assembler.commands.schema import as_json

    print_json(as_json(kind))


def add_to(cli: click.Group) -> None:
    """Add the commands to *cli*."""
    for command in (explain, facts, list_, schema):
        cli.add_command(command)
