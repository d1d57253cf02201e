"""Generates pages of docs/; run it with `python -m assembler.docgen`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assembler.catalog import Catalog
from assembler.commands.schema import as_json
from assembler.docgen.amendments import amendments_page
from assembler.docgen.command_line import command_line_page
from assembler.docgen.dependencies import dependencies_page
from assembler.docgen.dismissals import dismissals_page
from assembler.docgen.engine import engine_page
from assembler.docgen.events import events_page
from assembler.docgen.figures import figures_page
from assembler.docgen.law import causes_page, courts_page, documents_page
from assembler.docgen.limitations import limitations_page
from assembler.docgen.matter import matter_page
from assembler.docgen.memory import memory_page
from assembler.docgen.rules import rule_page, rules_page
from assembler.docgen.sentences import sentences_page
from assembler.rules import all_rules

RULE_PAGES = Path("docs/rules")


@cache
def pages() -> dict[Path, str]:
    """Return the text of each generated page, by the page's path in the checkout."""
    catalog = Catalog()
    overviews = {
        "docs/matter.md": matter_page(catalog),
        "docs/matter.schema.json": as_json("matter", catalog) + "\n",
        "docs/courts.md": courts_page(catalog),
        "docs/causes.md": causes_page(catalog),
        "docs/limitations.md": limitations_page(catalog),
        "docs/documents.md": documents_page(catalog),
        "docs/dismissals.md": dismissals_page(catalog),
        "docs/amendments.md": amendments_page(catalog),
        "docs/events.md": events_page(),
        "docs/figures.md": figures_page(catalog),
        "docs/memory.md": memory_page(catalog),
        "docs/sentences.md": sentences_page(catalog),
        "docs/cli.md": command_line_page(),
        "docs/engine.md": engine_page(),
        "docs/dependencies.md": dependencies_page(),
        "docs/rules/README.md": rules_page(),
    }
    rules = {f"docs/rules/{rule.code}-{rule.name}.md": rule_page(rule) for rule in all_rules().values()}
    return {Path(name): text for name, text in {**overviews, **rules}.items()}


def stale(root: Path) -> Iterator[Path]:
    """Yield the paths, relative to *root*, of pages on rules that no longer exist."""
    current = pages()
    existing = (file.relative_to(root) for file in sorted((root / RULE_PAGES).glob("*.md")))
    yield from (file for file in existing if file not in current)


def write(root: Path) -> Iterator[str]:
    """Write the pages under *root*, and remove stale pages. Yield a line for each change."""
    for file in stale(root):
        (root / file).unlink()
        yield f"removed {file}"
    for name, text in pages().items():
        file = root / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            yield f"wrote {name}"
