"""XeLaTeX, run twice: the first run writes down the numbers of paragraphs and the bookmarks, the second prints them.

LaTeX numbers the paragraphs, and each reference to a paragraph is a \\ref to its \\label, as in any complaint written
in LaTeX. After an edit that changes no number the second run is not needed.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.papers import Paper, Variant, varied
from benchmarks.peers import Peer
from benchmarks.text import Piece, Text, text_of_paper

HEAD = r"""\documentclass[12pt]{article}
\usepackage[letterpaper,margin=1in,left=1.5in]{geometry}
\usepackage{fontspec,hyperref}
\IfFontExistsTF{Liberation Serif}{\setmainfont{Liberation Serif}}{\setmainfont{TeX Gyre Termes}}
\newcounter{allegation}
\newcommand\allegation[1]{\refstepcounter{allegation}\label{#1}\hspace*{0.5in}\theallegation. }
\newcommand\marked[1]{\phantomsection\addcontentsline{toc}{section}{#1}\section*{\centering\normalsize #1}}
\linespread{1.66}\parskip0pt\parindent0.5in\raggedright
\begin{document}
"""


REFERENCE = re.compile(r"paragraphs?[ \xa0]\d+(?: through \d+)?")
"""A reference to paragraphs of the paper; the invented complaints refer to no others."""


def source(text: Text) -> str:
    """Return *text* in LaTeX."""
    parties = r" \\ ".join(map(_escaped, text.parties))
    court = rf"\begin{{center}}\textbf{{{' '.join(map(_escaped, text.court))}}}\end{{center}}"
    caption = (
        r"\noindent\begin{minipage}{.5\textwidth}\linespread{1}\selectfont\raggedright "
        rf"{parties}\end{{minipage}}\hfill\begin{{minipage}}{{.4\textwidth}}\textbf{{{_escaped(text.title)}}}"
        r"\end{minipage}"
    )
    signed = r" \\ ".join(map(_escaped, text.signed))
    end = rf"\noindent\hspace*{{3in}}\begin{{minipage}}{{3in}}\linespread{{1}}\selectfont {signed}\end{{minipage}}"
    return "\n\n".join([HEAD, court, caption, *map(_piece, text.pieces), end, r"\end{document}", ""])


def _piece(piece: Piece) -> str:
    words = REFERENCE.sub(_label_reference, _escaped(piece.text))
    for note in piece.notes:
        words += rf"\footnote{{{_escaped(note)}}}"
    match piece.kind:
        case "heading":
            return rf"\marked{{{_escaped(piece.label)} {words}}}"
        case "quotation":
            return rf"\begin{{quote}}\linespread{{1}}\selectfont {words}\end{{quote}}"
        case "item":
            return rf"\hangindent1in {_escaped(piece.label)} {words}"
        case "paragraph" if piece.label:
            return rf"\allegation{{p{piece.label.rstrip('.')}}}{words}"
    return rf"\hspace*{{0.5in}}{words}"


def _label_reference(match: re.Match[str]) -> str:
    """Return a reference to paragraphs by their labels instead of their numbers."""
    return re.sub(r"\d+", r"\\ref{p\g<0>}", match[0])


def _escaped(text: str) -> str:
    text = re.sub(r"([\\~^])", lambda sign: rf"\char{ord(sign[0])}{{}}", text)
    return re.sub(r"([#$%&_])", r"\\\1", text)


def _write(paper: Paper, folder: Path, name: str, variant: Variant) -> None:
    (folder / f"{name}.tex").write_text(varied(source(text_of_paper(paper)), variant), encoding="utf-8")


def _commands(names: Sequence[str]) -> Sequence[Command]:
    return [("xelatex", "-interaction=batchmode", f"{name}.tex") for name in names for _ in range(2)]


def _version() -> str:
    result = subprocess.run(("xelatex", "--version"), capture_output=True, text=True, check=True)
    return result.stdout.splitlines()[0].removeprefix("XeTeX ")


PEER = Peer(
    "XeLaTeX twice",
    missing_package=lambda: "" if shutil.which("xelatex") else "xelatex",
    version=_version,
    write=_write,
    commands=_commands,
    papers_per_process=10,
    makes_many_per_process=False,
)
