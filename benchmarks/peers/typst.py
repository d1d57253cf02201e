"""Typst, by its Python package."""

import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.papers import Paper, Variant, varied
from benchmarks.peers import Peer
from benchmarks.text import Piece, Text, text_of_paper

PROGRAM = "import sys, typst\nfor name in sys.argv[1:]: typst.compile(name + '.typ', output=name + '.pdf')"

HEAD = """\
#set page(paper: "us-letter", margin: (left: 1.5in, rest: 1in), numbering: "1")
#set text(font: ("Liberation Serif", "TeX Gyre Termes"), size: 12pt, lang: "en")
#set par(leading: 15.5pt, spacing: 15.5pt)
"""


def source(text: Text) -> str:
    """Return *text* in Typst's notation."""
    parties = " \\\n".join(map(_escaped, text.parties))
    caption = f"#grid(columns: (1fr, 1fr), [{parties}], align(center)[*{_escaped(text.title)}*])\n"
    court = f"#align(center)[*{' '.join(map(_escaped, text.court))}*]\n"
    signed = " \\\n".join(map(_escaped, text.signed))
    return "\n".join([HEAD, court, caption, *map(_piece, text.pieces), f"#pad(left: 3in)[{signed}]\n"])


def _piece(piece: Piece) -> str:
    words = _escaped(piece.text) + "".join(f"#footnote[{_escaped(note)}]" for note in piece.notes)
    match piece.kind:
        case "heading":
            return f"#align(center)[*{_escaped(piece.label)} {words}*]\n"
        case "quotation":
            return f"#pad(left: 1in, right: 0.5in)[#par(leading: 5pt)[{words}]]\n"
        case "item":
            return f"#pad(left: 0.5in)[{_escaped(piece.label)} {words}]\n"
    return f"#h(0.5in){_escaped(piece.label)} {words}\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@=\-+/\[\]~])", r"\\\1", text)


def _write(paper: Paper, folder: Path, name: str, variant: Variant) -> None:
    (folder / f"{name}.typ").write_text(varied(source(text_of_paper(paper)), variant), encoding="utf-8")


def _commands(names: Sequence[str]) -> Sequence[Command]:
    return [(sys.executable, "-c", PROGRAM, *names)]


PEER = Peer(
    "Typst",
    missing_package=lambda: "" if importlib.util.find_spec("typst") else "the Python package typst",
    version=lambda: importlib.metadata.version("typst"),
    write=_write,
    commands=_commands,
)
