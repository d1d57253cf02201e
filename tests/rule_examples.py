"""The examples of the rules, laid over the smallest matter as one file extends another, and taken through the line."""

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from assembler.catalog import Catalog
from assembler.check import check
from assembler.finding import Finding
from assembler.load import load
from assembler.plan import make_plan
from assembler.validate import validate

MINIMAL = Path(__file__).with_name("minimal.yaml")

CATALOG = Catalog()


def laid_over_minimal(example: str) -> list[Finding]:
    """Return what the rules find in the smallest matter with *example* laid over it, waived findings left out."""
    with TemporaryDirectory() as folder:
        (Path(folder) / MINIMAL.name).write_text(MINIMAL.read_text("utf-8"), "utf-8")
        heir = Path(folder) / "matter.yaml"
        heir.write_text(f"extends: {MINIMAL.name}\n{dedent(example)}", "utf-8")
        return found(heir)


def found(file: Path) -> list[Finding]:
    """Return what the rules find in the matter at *file* and its papers, waived findings left out."""
    source = load(file, root=file.parent)
    matter = validate(source, CATALOG)
    plans = [make_plan(matter, filing, CATALOG) for filing in matter.filings]
    return [finding for finding in check(matter, plans, source) if "; waived: " not in finding.message]


def codes(example: str) -> set[str]:
    """Return the codes of what the rules find in the smallest matter with *example* laid over it."""
    return {finding.code for finding in laid_over_minimal(example)}


def only(code: str, example: str) -> Finding:
    """Return the one finding of *code* that *example* gives."""
    (finding,) = (one for one in laid_over_minimal(example) if one.code == code)
    return finding
