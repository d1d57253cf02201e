"""The examples of the rules, laid over the smallest matter as `extends:` does it, and run through the steps.

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


def alleged(text: str) -> str:
    """Return a patch that alleges *text*, on the sixth line of the matter."""
    return f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n      - |\n        {text}\n"


@lru_cache(maxsize=2048)
def laid_over_minimal(example: str) -> tuple[Finding, ...]:
    """Return the findings in the smallest matter with *example* laid over it, without waived ones."""
    return tuple(findings_in(source_of(example)))


def source_of(example: str) -> Source:
    """Return the smallest matter with *example* laid over it, as written."""
    removed, heir = _removed(example), _heir(example)
    document = merge(_smallest(*removed), read_yaml(heir, "matter.yaml"))
    refuse_unused_none(document)
    data = {key: value for key, value in document.data.items() if key != "extends"}
    texts = {MINIMAL.name: tuple(_without(removed).splitlines()), "matter.yaml": tuple(heir.splitlines())}
    return Source(Path("matter.yaml"), Path(), data, document.values, document.keys, texts)


def marked_words(example: str, place: Place) -> str:
    """Return what is written at *place* of *example*, or its line from there on if its end is not known."""
    source = source_of(example)
    words = source.written_at(place) or f"{source.texts[place.file][place.line - 1][place.column - 1 :]} ..."
    first, *following = words.splitlines()
    return f"{first} ..." if following else first


def _heir(example: str) -> str:
    return f"extends: {MINIMAL.name}\n{dedent(example)}"


def _removed(example: str) -> list[str]:
    """Return the keys that *example* has in a comment."""
    return re.findall(r"^# (\w+):", dedent(example), re.MULTILINE)


@cache
def _smallest(*removed: str) -> Document:
    """Return the smallest matter without the keys *removed*, which nobody changes: each example is merged over it."""
    return read_yaml(_without(removed), MINIMAL.name)


def _without(removed: Iterable[str]) -> str:
    text = MINIMAL.read_text("utf-8")
    for key in removed:
        text = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", text, flags=re.MULTILINE)
    return text


def waiving(code: str, text: str) -> str:
    """Return *text* with a waiver of *code*, alone or before the waivers that it has."""
    given = text.replace(f"{code}: none", f"{code}: the reason")
    if given == text:
        given = text.replace("waivers: {", f"waivers: {{{code}: the reason, ")
    return given if given != text else f"{text}\nwaivers: {{{code}: the reason}}\n"


@contextmanager
def matter_of(example: str) -> Iterator[Path]:
    """Yield the file of the smallest matter with *example* laid over it, in a separate folder."""
    with TemporaryDirectory() as folder:
        (Path(folder) / MINIMAL.name).write_text(_without(_removed(example)), "utf-8")
        heir = Path(folder) / "matter.yaml"
        heir.write_text(_heir(example), "utf-8")
        yield heir


def findings_at(file: Path) -> list[Finding]:
    """Return the findings in the matter at *file* and its papers, without waived ones."""
    return findings_in(load(file, root=file.parent))


def findings_in(source: Source) -> list[Finding]:
    """Return the findings in the matter of *source* and its papers, without waived ones."""
    matter = validate(source, CATALOG)
    plans = [plan_paper(matter, filing, CATALOG) for filing in matter.filings]
    return [finding for finding in check(matter, plans, source) if "; waived: " not in finding.message]


def codes(example: str) -> set[str]:
    """Return the codes of the findings in the smallest matter with *example* laid over it."""
    return {finding.code for finding in laid_over_minimal(example)}


def only(code: str, example: str) -> Finding:
    """Return the only finding of *code* in *example*."""
    (finding,) = (one for one in laid_over_minimal(example) if one.code == code)
    return finding
