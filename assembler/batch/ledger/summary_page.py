"""Writes the summary of a batch as an HTML page beside the ledger."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from assembler.batch.ledger.summary import Summary
from assembler.batch.ledger.summary_lines import lines_on_state, more_rows, place_of
from assembler.language.english import counted
from assembler.load.packed import PROGRAM
from assembler.write.folders import refuse_to_replace
from assembler.write.journal import put_file

PAGE_TEMPLATE = PROGRAM / "data" / "batch_summary.html"

PAGE_MARK = b'<meta name="generator" content="assembler batch">'
"""The mark that distinguishes a page written by this module from a user's file."""


def summary_page(summary: Summary) -> str:
    """Return *summary* as an HTML page."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(PAGE_TEMPLATE.read_text("utf-8")).render(
        summary=summary, counted=counted, more_rows=more_rows, place_of=place_of, standing=lines_on_state
    )


def write_page(summary: Summary, ledger: Path) -> Path:
    """Write *summary* as a page beside its *ledger*, and return the file.

    Raises `MatterError` if the page cannot be written, or would replace a file that this module did not write.
    """
    stem = ledger.stem.replace("ledger", "summary")
    if stem == ledger.stem:
        stem += "-summary"
    file = ledger.with_name(f"{stem}.html")
    refuse_to_replace(file, _is_ours, "the summary of a batch", "--ledger")
    put_file(file, summary_page(summary).encode())
    return file


def _is_ours(file: Path) -> bool:
    with file.open("rb") as stream:
        return PAGE_MARK in stream.read(1000)
