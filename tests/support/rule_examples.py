"""Merges the examples of the rules into the smallest matter, as `extends:` does, and runs the rules on the result.

A key that an example has in a comment is removed from the smallest matter.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from assembler.check import check
from assembler.findings.finding import Finding, Place
from assembler.load import load
from assembler.load.extends import merge, refuse_unused_none
from assembler.load.source import Source
from assembler.load.yaml_reader import Document, read_yaml
from assembler.papers import plan_paper
from assembler.validate import validate
from tests.support.matters import catalog
from tests.support.places import MINIMAL

CATALOG = catalog()

COMPLAINT = "filings: [{paper: complaint, date: 2025-06-02}]\n"

DIVERSITY = f"jurisdiction: [diversity]\namount: 75000\n{COMPLAINT}"

KING = "court: wasuper\ncounty: King\ndivision: none\nnumber: 25-2-00000-0 SEA\n"


def alleged(*texts: str) -> str:
    """Return changes that allege *texts*, each in its own paragraph; further lines of a text have its indent."""
    paragraphs = "".join(f"      - |\n        {text}\n" for text in texts)
    return f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n{paragraphs}"


@lru_cache(maxsize=2048)
def laid_over_minimal(example: str, family: str = "") -> tuple[Finding, ...]:
    """Return the findings, without waived findings, in the smallest matter with *example* merged into it.

    With *family*, rules other than those on dismissal papers are applied only if their codes begin with *family*.
    """
    return tuple(findings_in(source_of(example), family))


def source_of(example: str) -> Source:
    """Return the source of the smallest matter with *example* merged into it."""
    removed_keys = _removed_keys(example)
    extension = _extension(example)
    document = merge(_smallest_matter(*removed_keys), read_yaml(extension, "matter.yaml"))
    refuse_unused_none(document)
    data = {key: value for key, value in document.data.items() if key != "extends"}
    texts = {
        MINIMAL.name: tuple(_smallest_text(removed_keys).splitlines()),
        "matter.yaml": tuple(extension.splitlines()),
    }
    return Source(Path("matter.yaml"), Path(), data, document.values, document.keys, texts)


def marked_words(example: str, place: Place) -> str:
    """Return the text at *place* in *example*; if the end of the place is unknown, the rest of its line."""
    source = source_of(example)
    words = source.written_at(place) or f"{source.texts[place.file][place.line - 1][place.column - 1 :]} ..."
    first_line, *later_lines = words.splitlines()
    return f"{first_line} ..." if later_lines else first_line


def _extension(example: str) -> str:
    return f"extends: {MINIMAL.name}\n{dedent(example)}"


def _removed_keys(example: str) -> list[str]:
    """Return the keys that *example* has in a comment."""
    return re.findall(r"^# (\w+):", dedent(example), re.MULTILINE)


@cache
def _smallest_matter(*removed_keys: str) -> Document:
    """Return the smallest matter without *removed_keys*. All examples share the document."""
    return read_yaml(_smallest_text(removed_keys), MINIMAL.name)


def _smallest_text(removed_keys: Iterable[str]) -> str:
    """Return the text of the smallest matter without *removed_keys*."""
    text = MINIMAL.read_text("utf-8")
    for key in removed_keys:
        text = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", text, flags=re.MULTILINE)
    return text


def waiving(code: str, text: str) -> str:
    """Return *text* with a waiver of *code*, before any other waivers."""
    if f"{code}: none" in text:
        return text.replace(f"{code}: none", f"{code}: the reason")
    if "waivers: {" in text:
        return text.replace("waivers: {", f"waivers: {{{code}: the reason, ")
    return f"{text}\nwaivers: {{{code}: the reason}}\n"


@contextmanager
def matter_of(example: str) -> Iterator[Path]:
    """Yield the file of the smallest matter with *example* merged into it, in a temporary folder."""
    with TemporaryDirectory() as folder:
        (Path(folder) / MINIMAL.name).write_text(_smallest_text(_removed_keys(example)), "utf-8")
        file = Path(folder) / "matter.yaml"
        file.write_text(_extension(example), "utf-8")
        yield file


def findings_at(file: Path) -> list[Finding]:
    """Return the findings in the matter at *file* and its papers, without waived findings."""
    return findings_in(load(file, root=file.parent))


def findings_in(source: Source, family: str = "") -> list[Finding]:
    """Return the findings in the matter of *source* and its papers, without waived findings.

    For *family*, see `laid_over_minimal`.
    """
    matter = validate(source, CATALOG)
    plans = [plan_paper(matter, filing, CATALOG) for filing in matter.filings]
    return [finding for finding in check(matter, plans, source, family=family) if "; waived: " not in finding.message]


def codes(example: str) -> set[str]:
    """Return the codes of the findings in the smallest matter with *example* merged into it."""
    return {finding.code for finding in laid_over_minimal(example)}


def only(code: str, example: str) -> Finding:
    """Return the only finding of *code* in *example*."""
    (finding,) = (finding for finding in laid_over_minimal(example) if finding.code == code)
    return finding
