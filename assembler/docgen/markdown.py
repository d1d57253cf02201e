"""Markdown for the generated pages: tables, and prose with one sentence a line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assembler.catalog.template_folder import PROGRAM

ROOT = PROGRAM.parent
"""The checkout; an installed program has no docs to write."""

GENERATED = "<!-- Written by `python -m assembler.docgen`; a change belongs into the program or its data. -->"

SHORT = (
    r"(?:\b(?:Fed|Civ|Crim|Evid|App|Wash|Cal|Sup|Ct|Dist|Cnty|Super|Inc|Co|Corp|Ltd|No|Nos|Dkt|Ex|art|ch|al|v|cf|Cf|e\.g|i\.e"
    r"|Cir|Supp|Dep't|Prac|Instr|Rev|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m)|\b[A-Z])\.$"
)
"""What a full stop stands behind without ending a sentence."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text*. A full stop behind a short form of a citation ends none."""
    held = ""
    for part in re.split(r"(?<=[.!?:])\s+(?=[A-Z`\"“(])", " ".join(text.split())):
        held = f"{held} {part}".strip()
        if not re.search(SHORT, held) and not held.endswith(":"):
            yield held
            held = ""
    if held:
        yield held


def prose(text: str) -> str:
    """Return *text* with one sentence a line, and its paragraphs apart."""
    return "\n\n".join("\n".join(sentences(paragraph)) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar in a cell does not end it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def code(text: str, language: str = "") -> str:
    """Return *text* as a block of code."""
    return f"```{language}\n{text.strip(chr(10))}\n```"


def mono(words: Iterable[str]) -> str:
    """Return *words* as code, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def page(*parts: str) -> str:
    """Return a page of *parts*, those that are empty left out."""
    return "\n\n".join([GENERATED, *(part for part in parts if part)]) + "\n"
