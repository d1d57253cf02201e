"""The command line: the group of commands, to which the other modules of this folder add theirs."""

import sys
from pathlib import Path
from typing import Any

import click

from assembler import __version__
from assembler.cli import batch, compare, importing, lsp, preview, records
from assembler.commands.ending import report_and_exit, report_matter_errors
from assembler.commands.options import (
    FOLDER,
    MATTERS,
    Day,
    NamedPath,
    findings_options,
    format_option,
    new_matter_options,
    output_folder,
    paper_options,
    root_options,
    truefiling_option,
    which_papers,
)
from assembler.commands.terminal import SafeGroup, print_json, print_line, print_lines, progress, user_agrees

EPILOG = "Nothing here is legal advice. See `assembler COMMAND --help` for the options of a command."


@click.group(
    cls=SafeGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="assembler")
def cli() -> None:
    """Turn YAML matter files into court-ready papers.

    A MATTER is a YAML file, or a folder with a `matter.yaml`. Start a matter, fill it in, check it, and make its
    papers:

    \b
    assembler new kites
    assembler check kites
    assembler build kites
    """


@cli.command()
@click.argument("folder", type=NamedPath(), metavar="DIR")
@new_matter_options
def new(folder: Path, **answers: Any) -> None:
    """Start a new matter, DIR/matter.yaml.

    On a terminal, it asks for anything that the options leave out. The matter contains a complaint, or the paper that
    dismisses a case already filed. Ctrl-C saves the answers in DIR/answers.yaml for the next run on DIR.

    \b
    assembler new kites
    assembler new kites --court "W.D. Wash." --plaintiff "Sample Kites LLC" \\
        --defendant "Does 1 through 20" --cause "breach of contract" --claim "Account Stated" WA
    assembler new old_case --court SDNY --number 1:25-cv-00001 --defendant "Example Strings, Inc." \\
        --event answer "Example Strings" 2025-05-20 --docket-read 2025-06-02 --dismiss all
    """
    from assembler.commands.new.answers import complete
    from assembler.commands.new.interview import UnfinishedError, all_answers
    from assembler.commands.new.writing import forget_answers, refuse_existing, write_matter

    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        refuse_existing(folder)
        if interactive:
            answers = all_answers(folder, answers)
        print_lines(write_matter(folder, complete(answers)))
    except FileExistsError as error:
        raise click.UsageError(f"`{error.filename}` already exists; give another DIR") from None
    except UnfinishedError as unfinished:
        print_line(str(unfinished), err=True)
        sys.exit(130)
    if interactive:
        forget_answers(folder)
        preview.offer(folder)


importing.add_to(cli)


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@findings_options
@root_options
def check(matters: tuple[Path, ...], output_format: str, strict: bool, **choices: Any) -> None:
    """Report what is wrong with a matter, without making papers.

    \b
    assembler check matters/minimal
    assembler check --strict --format github matters/*/matter.yaml
    """
    from assembler.pipeline import check_matter
    from assembler.results import Options

    options = Options(**choices)
    results = [check_matter(matter, options) for matter in matters]
    report_and_exit(results, output_format, strict=strict, papers=False)


@cli.command()
@click.argument("matter", type=MATTERS)
@click.option("--write", is_flag=True, help="Make the changes without asking.")
@click.option("--upgrade", is_flag=True, help="Also upgrade the matter to the latest version of the format.")
@root_options
def fix(matter: Path, *, write: bool, upgrade: bool, **choices: Any) -> None:
    """Correct faults that have only one remedy, such as misspelled keys and names.

    It shows the corrections as a diff, and makes them if you agree. Everything else in the files stays, including
    comments. No file outside the root is changed. The exit status is 1 if any correction was not made.

    \b
    assembler fix kites
    assembler fix --write kites
    assembler fix --upgrade kites
    """
    from assembler.commands.fix import certain_fixes, remaining_line
    from assembler.results import Options

    with report_matter_errors():
        fixes = certain_fixes(matter, Options(**choices), upgrade=upgrade)
        print_lines(fixes.difference)
        is_agreed = bool(fixes.changes) and (write or user_agrees("Make these changes?"))
        if is_agreed:
            fixes.write()
    print_line(remaining_line(fixes, matter), err=True)
    sys.exit(bool(fixes.changes) and not is_agreed)


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@output_folder("Folder for the papers.")
@paper_options
@truefiling_option
@findings_options
@root_options
def build(matters: tuple[Path, ...], output_format: str, strict: bool, truefiling: Path | None, **choices: Any) -> None:
    """Make the papers of a matter.

    The papers and one manifest go to a folder in OUT that is named after the matter. A paper with an error is not
    written; its file from an earlier build stays.

    \b
    assembler build matters/parler_v_amazon/federal.yaml
    assembler build --document complaint --draft matters/minimal
    assembler build --word matters/parler_v_amazon/federal.yaml
    """
    from assembler.pipeline import assemble
    from assembler.results import Options

    choices["filing_data"] |= truefiling is not None
    if choices["draft"] and choices["filing_data"]:
        raise click.UsageError("a draft is not filed, so it has no filing data; leave out `--draft`")
    options = Options(**choices)
    with report_matter_errors(output_format):
        if truefiling:
            from assembler.commands.truefiling import refuse_other_files, write_bulk

            refuse_other_files(truefiling)
        with progress() as show_step:
            results = [assemble(matter, options, show_step) for matter in matters]
        more_lines = write_bulk(truefiling, results) if truefiling else []
    report_and_exit(results, output_format, strict=strict, papers=True, more_lines=more_lines)


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@click.option("--check", "only_check", is_flag=True, help="Report what is wrong, without making papers.")
@output_folder("Folder for the papers.")
@paper_options
@which_papers
@root_options
def watch(matters: tuple[Path, ...], *, only_check: bool, **choices: Any) -> None:
    """Build matters now, and again each time you save a file.

    It watches the matter, the files that it extends, its exhibits and pictures, and your own records and templates.
    After each save it prints new findings and a one-line summary. Ctrl-C ends it.

    \b
    assembler watch matters/minimal
    assembler watch --check matters/parler_v_amazon/*.yaml
    """
    from assembler.commands.watch import watch
    from assembler.results import Options

    with report_matter_errors():
        watch(matters, Options(**choices), print_line, only_check=only_check)


preview.add_to(cli)
lsp.add_to(cli)


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@click.option(
    "--against", multiple=True, metavar="NAME", help="A party, by its name in the matter; may be given more than once."
)
@click.option("--date", "today", type=Day(), help="Date for papers without one (YYYY-MM-DD).")
@format_option("text", "json")
@root_options
def dismiss(matters: tuple[Path, ...], against: tuple[str, ...], output_format: str, **choices: Any) -> None:
    """Explain how a matter, or a part of it, can be dismissed now.

    For each dismissal paper, or for the parties named with --against, it shows which instruments are open under the law
    of the court, which are closed and why, what each would do, and which is recommended.

    \b
    assembler dismiss matters/parler_v_amazon/federal.yaml
    assembler dismiss --against aws --date 2021-03-02 matters/parler_v_amazon/king_county.yaml
    """
    from assembler.commands.dismiss import dismissal_reports
    from assembler.commands.dismiss_text import as_json, as_text
    from assembler.results import Options

    with report_matter_errors(output_format if len(matters) == 1 else "text"):
        for reports in dismissal_reports(matters, Options(**choices), against):
            if output_format == "json":
                print_json(as_json(reports))
            else:
                print_lines(as_text(reports))


compare.add_to(cli)


@cli.command()
@click.argument("matter", type=MATTERS)
@click.argument("document", metavar="ID")
@output_folder("Folder in which the paper was built.")
@click.option("--replace", is_flag=True, help="Replace the copy that was filed under the same id.")
@click.option("--root", type=FOLDER, help="The root with which the paper was built.")
def file(matter: Path, document: str, out: Path, replace: bool, root: Path | None) -> None:
    """Keep a copy of a filed paper.

    The copy goes to `filed/` beside the matter. Later papers refer to its paragraphs, and a difference from its text is
    reported.

    \b
    assembler file matters/parler_v_amazon/federal.yaml complaint
    assembler file --replace matters/parler_v_amazon/federal.yaml complaint
    """
    from assembler.results import Options, Result
    from assembler.write.filed import keep

    with report_matter_errors():
        kept = keep(matter, document, Options(root=root, out=out), replace=replace)
    print_lines(kept.files)
    report_and_exit([Result(kept.findings)], "text", strict=False, papers=False)


@cli.command()
@click.argument("matter", type=MATTERS)
@format_option("text", "json", "pdf")
@click.option("--out", type=NamedPath(dir_okay=False), help="File for the PDF.")
@root_options
def matrix(matter: Path, output_format: str, out: Path | None, **choices: Any) -> None:
    """Show which allegations plead each element of each count.

    The worksheet shows allegations, exhibits and missing elements. It is attorney work product: `build` never writes
    it, and no manifest lists it.

    \b
    assembler matrix matters/parler_v_amazon/federal.yaml
    assembler matrix --format pdf --out worksheet.pdf matters/parler_v_amazon/federal.yaml
    """
    from assembler.commands.matrix_report import worksheet
    from assembler.results import Options

    if (output_format == "pdf") is (out is None):
        raise click.UsageError("a PDF needs a file: give `--format pdf` and `--out FILE` together")
    with report_matter_errors():
        lines = worksheet(matter, Options(**choices), output_format, out)
        if output_format == "json":
            print_json("\n".join(lines))
        else:
            print_lines(lines)


records.add_to(cli)


@cli.command()
@click.argument("folder", required=False, metavar="DIR", type=NamedPath())
@click.option("--list", "list_trusted", is_flag=True, help="List the trusted folders, and whether they have changed.")
@click.option("--revoke", is_flag=True, help="Stop trusting DIR.")
def trust(folder: Path | None, list_trusted: bool, revoke: bool) -> None:
    """Trust DIR as the root of all matters in it, with its templates as they are now.

    A matter may read any file in its root, and uses the records there. A template decides what a paper says, so the
    templates of a root are used only if you trust the root, or name it with --root or --templates. Read the templates
    before you trust them. Trust is recorded in your own configuration folder. If any template changes, the templates
    are no longer trusted.

    \b
    assembler trust ~/firm
    assembler trust --list
    assembler trust --revoke ~/firm
    """
    from assembler.commands import trust as trusts

    if list_trusted is bool(folder) or (list_trusted and revoke):
        raise click.UsageError("give DIR or `--list`, not both; `--revoke` needs DIR")
    if folder is None:
        print_lines(trusts.lines_on_trusted_roots())
    elif revoke:
        print_lines(trusts.revoke(folder))
    else:
        print_lines(trusts.trust(folder))


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a SHELL.

    Add the line for your shell to `~/.bashrc`, `~/.zshrc` or, for fish, `~/.config/fish/config.fish`.

    \b
    eval "$(assembler completion bash)"
    eval "$(assembler completion zsh)"
    assembler completion fish | source
    """
    from click.shell_completion import get_completion_class

    completion_class = get_completion_class(shell)
    if completion_class is None:
        raise click.UsageError(f"no completion for `{shell}`")
    click.echo(completion_class(cli, {}, "assembler", "_ASSEMBLER_COMPLETE").source())


def main() -> None:
    """Run the command. Characters that the console cannot show are printed as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with report_matter_errors():  # reports an unusable matter or record if the command itself does not
        cli(prog_name="assembler")


batch.add_to(cli)
