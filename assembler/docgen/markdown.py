"""Formats the Markdown of generated pages, such as tables, and prose with one sentence per line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assembler.findings.visible import one_line
from assembler.load.packed import PROGRAM

ROOT = PROGRAM.parent
"""The folder of the checkout. An installed program has no docs."""

GENERATED = "<!-- Written by `python -m assembler.docgen`; change the program or its data instead. -->"

ABBREVIATIONS = (
    r"Fed|Civ|Crim|Evid|App|Wash|Cal|Sup|Ct|Dist|Cnty|Super|Inc|Co|Corp|Ltd|No|Nos|Dkt|Ex|art|ch|al|v|cf|Cf|e\.g|i\.e"
    r"|Cir|Supp|Dep't|Prac|Instr|Rev|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m"
)
"""Abbreviations after which a period does not end a sentence."""

ENDS_IN_ABBREVIATION = rf"(?:\b(?:{ABBREVIATIONS})|\b[A-Z])\.$"
"""Matches the end of a text that ends in an abbreviation or an initial."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text*. The period of an abbreviation does not end a sentence."""
    sentence = ""
    for part in re.split(r"(?<=[.!?:])\s+(?=[A-Z`\"“(])", one_line(text)):
        sentence = f"{sentence} {part}".strip()
        if not re.search(ENDS_IN_ABBREVIATION, sentence) and not sentence.endswith(":"):
            yield sentence
            sentence = ""
    if sentence:
        yield sentence


def prose(text: str) -> str:
    """Return *text* with one sentence per line, and with empty lines between paragraphs."""
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    return "\n\n".join("\n".join(sentences(paragraph)) for paragraph in paragraphs)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table. Bars in cells are escaped."""
    lines: list[str] = []
    for row in (heads, ["---"] * len(heads), *rows):
        cells = [cell.replace("|", "\\|") for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def code(text: str, language: str = "") -> str:
    """Return *text* as a code block."""
    return f"```{language}\n{text.strip(chr(10))}\n```"


def mono(words: Iterable[str]) -> str:
    """Return *words* as code, separated by commas."""
    return ", ".join(f"`{word}`" for word in words)


def page(*parts: str) -> str:
    """Return a page made of the non-empty *parts*."""
    return "\n\n".join([GENERATED, *(part for part in parts if part)]) + "\n"
