"""The summary of a batch as a page for a browser, beside the ledger."""

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from assembler.batch.summary import Summary, counted, more_rows, place_of, standing
from assembler.catalog.template_folder import PROGRAM
from assembler.write.journal import put_file

PAGE = PROGRAM / "data" / "batch_summary.html"


def page(whole: Summary) -> str:
    """Return the page for *whole*."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(PAGE.read_text("utf-8")).render(
        whole=whole, counted=counted, more_rows=more_rows, place_of=place_of, standing=standing
    )


def write_page(whole: Summary, ledger: Path) -> Path:
    """Write the page for *whole* beside its *ledger*, and return its file. Raises `Stopped` if it cannot."""
    stem = ledger.stem.replace("ledger", "summary")
    file = ledger.with_name(f"{stem if stem != ledger.stem else f'{stem}-summary'}.html")
    put_file(file, page(whole).encode())
    return file
