"""The command line. It alone prints and exits; everything else gives values."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from assembler import __version__
from assembler.commands.options import MATTERS, Day, how_to_tell, output_folder, where_reading_ends
from assembler.commands.terminal import SafeGroup, progress, say, say_all, say_json

EPILOG = "Nothing here is legal advice. `assembler COMMAND --help` says what a command takes."


@click.group(
    cls=SafeGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="assembler")
def cli() -> None:
    """Turn YAML matter files into court-ready papers.

    A MATTER is a file, or a folder that holds `matter.yaml`. Start with `assembler new`, look with `assembler check`,
    print with `assembler build`.
    """


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@how_to_tell
@where_reading_ends
def check(matters: tuple[Path, ...], shape: str, strict: bool, **chosen: Any) -> None:
    """Say what is wrong with a matter; render nothing.

    \b
    assembler check matters/minimal
    assembler check --strict --format github matters/*/matter.yaml
    """
    from assembler.findings.finding import Stopped
    from assembler.pipeline import examine_matter
    from assembler.results import Options, Result

    def look(matter: Path) -> Result:
        try:
            return Result(examine_matter(matter, Options(**chosen)).findings)
        except Stopped as stopped:
            return Result(stopped.findings)

    _tell([look(matter) for matter in matters], shape, strict=strict, papers=False)


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@output_folder("Where papers go.")
@click.option("--draft", is_flag=True, help="Do not stop for the law; each page says DRAFT.")
@how_to_tell
@where_reading_ends
def build(matters: tuple[Path, ...], shape: str, strict: bool, **chosen: Any) -> None:
    """Make the papers that a matter names.

    Each paper goes to OUT, in a folder called as the matter, with one manifest. A paper that has an error is not
    written, and the one from an earlier build stays.

    \b
    assembler build matters/parler_v_amazon/federal.yaml
    assembler build --document complaint --draft matters/minimal
    """
    from assembler.pipeline import assemble
    from assembler.results import Options

    options = Options(**chosen)
    with progress() as show_step:
        results = [assemble(matter, options, show_step) for matter in matters]
    _tell(results, shape, strict=strict, papers=True)


@cli.command()
@click.argument("matter", type=MATTERS)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "pdf"]),
    default="text",
    show_default=True,
    help="How it is told.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file that a PDF goes to.")
@where_reading_ends
def matrix(matter: Path, shape: str, out: Path | None, **chosen: Any) -> None:
    """Show what each count pleads: each element with its allegations and exhibits, and what is missing.

    It is the attorney's own worksheet, work product and no paper of the case: `build` never writes it, and no
    manifest lists it.

    \b
    assembler matrix matters/parler_v_amazon/federal.yaml
    assembler matrix --format pdf --out worksheet.pdf matters/parler_v_amazon/federal.yaml
    """
    from assembler.commands.matrix_report import worksheet
    from assembler.findings.finding import Stopped
    from assembler.results import Options, Result

    if (shape == "pdf") is (out is None):
        raise click.UsageError("a PDF goes to a file: give `--format pdf` and `--out FILE` together")
    try:
        lines = worksheet(matter, Options(**chosen), shape, out)
        say_json("\n".join(lines)) if shape == "json" else say_all(lines)
    except Stopped as stopped:
        _tell([Result(stopped.findings)], "text", strict=False, papers=False)


@cli.command()
@click.argument("matter", type=MATTERS)
@click.argument("document", metavar="ID")
@output_folder("Where it was built.")
@click.option("--replace", is_flag=True, help="Replace what was kept before under the same id.")
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The root that it was built with."
)
def file(matter: Path, document: str, out: Path, replace: bool, root: Path | None) -> None:
    """Keep what was filed: paper ID and its manifest go to `filed/` beside the matter.

    \b
    assembler file matters/parler_v_amazon/federal.yaml complaint
    """
    from assembler.findings.finding import Stopped
    from assembler.results import Options, Result
    from assembler.write.filed import keep

    try:
        kept = keep(matter, document, Options(root=root, out=out), replace=replace)
    except Stopped as stopped:
        _tell([Result(stopped.findings)], "text", strict=False, papers=False)
    else:
        say_all(kept)


@cli.command()
@click.argument("name", metavar="CODE")
@click.option("--county", help="A county, where CODE is a state court.")
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where a firm's own data stand."
)
def explain(name: str, county: str | None, root: Path | None) -> None:
    """Explain a rule, a court, a cause of action or a document type.

    \b
    assembler explain DIS001
    assembler explain wawd
    assembler explain wa-defamation
    """
    from assembler.commands.explain import Unknown, explain

    try:
        say_all(explain(name, root, county).split("\n"))
    except Unknown as unknown:
        raise click.UsageError(str(unknown)) from None


@cli.command()
@click.argument("matters", nargs=-1, required=True, type=MATTERS, metavar="MATTER...")
@click.option("--against", multiple=True, metavar="NAME", help="A party by its name in the matter; may stand twice.")
@click.option("--date", "today", type=Day(), help="The date of a paper that carries none (2021-03-02).")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@where_reading_ends
def dismiss(matters: tuple[Path, ...], against: tuple[str, ...], shape: str, **chosen: Any) -> None:
    """Explain how a matter, or a part of it, can be dismissed now.

    For each paper that dismisses, or for the parties that --against names, it tells which instruments of the court's
    law are open, which are closed and why, what each would do, and which to take.

    \b
    assembler dismiss matters/parler_v_amazon/federal.yaml
    assembler dismiss --against aws --date 2021-03-02 matters/parler_v_amazon/king_county.yaml
    """
    from assembler.commands.dismiss import told
    from assembler.commands.dismiss_text import as_json, as_text
    from assembler.findings.finding import Stopped
    from assembler.results import Options, Result

    try:
        found = [told(matter, Options(**chosen), against) for matter in matters]
    except Stopped as stopped:
        _tell([Result(stopped.findings)], shape, strict=False, papers=False)
        return
    say_json(as_json(found)) if shape == "json" else say_all(as_text(found))


@cli.command()
@click.argument("folder", required=False, metavar="DIR", type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="Say what is trusted, and whether it has changed.")
@click.option("--revoke", is_flag=True, help="Trust DIR no longer.")
def trust(folder: Path | None, listed: bool, revoke: bool) -> None:
    """Trust the templates of DIR, the root of a firm, as they are now.

    A template decides what a paper says, so those of a folder are used only once you trust it, or where you name it
    with --root or --templates. Read them first. The trust is kept in your own configuration folder; a change to any
    template ends it.

    \b
    assembler trust ~/firm
    assembler trust --list
    assembler trust --revoke ~/firm
    """
    from assembler.commands import trust as trusts

    if listed is bool(folder) or (listed and revoke):
        raise click.UsageError("name a folder, or give `--list` alone")
    say_all(trusts.trusted() if folder is None else trusts.revoke(folder) if revoke else trusts.trust(folder))


@cli.command(name="list")
@click.argument("kind", type=click.Choice(["courts", "causes", "documents", "rules"]))
@click.argument("query", required=False, default="")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
@click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where a firm's own data stand."
)
def list_(kind: str, query: str, shape: str, root: Path | None) -> None:
    """List courts, causes, documents or rules; QUERY finds by any word of them.

    \b
    assembler list causes defamation
    assembler list rules dismissal
    """
    from assembler.commands.list import as_json, as_text, listing

    rows = listing(kind, query, root)
    say_json(as_json(rows)) if shape == "json" else say_all(as_text(rows).split("\n"))
    if rows.left_out:
        say(rows.left_out, err=True)


@cli.command()
@click.argument("what", type=click.Choice(["matter", "court", "cause"]), default="matter")
def schema(what: str) -> None:
    """Print the JSON Schema of a matter, for an editor.

    \b
    assembler schema matter > matter.schema.json
    then, as the first line of a matter: # yaml-language-server: $schema=matter.schema.json
    """
    from assembler.commands.schema import as_json

    say_json(as_json(what))


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--court", help="Id of the court; see `assembler list courts`.")
@click.option("--county", help="County, in a state court.")
@click.option("--division", help="Division, in a federal court.")
@click.option("--plaintiff", "plaintiffs", multiple=True, metavar="NAME", help="A plaintiff; may stand twice.")
@click.option("--defendant", "defendants", multiple=True, metavar="NAME", help="A defendant; may stand twice.")
@click.option("--attorney", metavar="NAME", help="The attorney who signs.")
@click.option("--cause", "causes", multiple=True, metavar="ID", help="A cause of action; see `assembler list causes`.")
def new(folder: Path, **answers: Any) -> None:
    """Make a matter to start from, DIR/matter.yaml; asks for what no option says.

    \b
    assembler new kites --court wawd --division Seattle --plaintiff "Sample Kites LLC" \\
        --defendant "Example Strings, Inc." --attorney "Ann Example" --cause wa-breach-of-contract
    """
    from assembler.commands.new import ask, complete, write_matter

    asking = sys.stdin.isatty() and sys.stdout.isatty()
    whole = ask(answers) if asking else complete(answers)
    try:
        say_all(write_matter(folder, whole))
    except FileExistsError as error:
        raise click.UsageError(f"`{error.filename}` stands there already") from None


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a SHELL.

    \b
    eval "$(assembler completion bash)"
    """
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"no completion for `{shell}`")
    click.echo(maker(cli, {}, "assembler", "_ASSEMBLER_COMPLETE").source())


def _tell(results: list[Any], shape: str, *, strict: bool, papers: bool) -> None:
    """Print *results*; exit with 2 where the command was wrong, with 1 for an error, or with *strict* for a warning."""
    from assembler.commands import report
    from assembler.findings.finding import Severity

    findings = [finding for result in results for finding in result.findings]
    for line in _lines(results, shape, report, papers=papers):
        say_json(line) if shape == "json" else say(line)
    if shape == "text" and findings:
        say(report.tally(findings), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    wrong = any(finding.code.startswith("CMD") for finding in findings)
    sys.exit(2 if wrong else any(finding.severity in failing for finding in findings))


def _lines(results: list[Any], shape: str, report: Any, *, papers: bool) -> Iterator[str]:
    match shape:
        case "json":
            yield report.as_json(results, papers=papers)
        case "github":
            for result in results:
                yield from report.as_github(result)
        case _:
            for result in results:
                yield from report.text(result)


def main() -> None:
    """Run the command. A console that cannot show a character gets a question mark, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from assembler.findings.finding import Stopped

    try:
        cli(prog_name="assembler")
    except Stopped as stopped:  # a firm's own court or cause that cannot be read
        from assembler.results import Result

        _tell([Result(stopped.findings)], "text", strict=False, papers=False)
