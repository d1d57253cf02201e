"""A complaint in LaTeX, with notes, ligatures and hyphens at the ends of lines, for XeLaTeX."""

from __future__ import annotations

import re
from itertools import zip_longest

from tests.importing.corpus.description import NOTE, Complaint, Piece

PREAMBLE = r"""\documentclass[12pt]{article}
\usepackage[letterpaper,margin=1in,headheight=15pt]{geometry}\usepackage{fontspec,fancyhdr,eso-pic,array,multicol}
\setmainfont{%(font)s}\setlength\parindent{0.5in}\linespread{%(leading)s}\sloppy\raggedbottom
\pagestyle{fancy}\fancyhf{}\renewcommand\headrulewidth{0pt}\fancyhead[C]{\footnotesize %(head)s}
\fancyfoot[C]{\footnotesize\linespread{1}\selectfont %(foot)s}
"""

LINE_NUMBERS = r"""\newcount\row
\AddToShipoutPictureBG{\AtTextUpperLeft{\row=0 \loop\ifnum\row<28 \advance\row by 1
\put(-30,\numexpr 10-\row*23\relax){\makebox(0,0)[r]{\small\the\row}}\repeat\put(-22,-650){\line(0,1){720}}}}
"""

BREAK = r"\\"
FILL = r"\hfill"


def latex_of(complaint: Complaint) -> str:
    """Return the LaTeX source of *complaint*."""
    values = complaint.values
    foot = r"\\".join([r"\thepage", *(_escaped(str(line)) for line in values.get("footer", []))])
    parts = [
        PREAMBLE
        % {
            "font": values.get("font", "TeX Gyre Termes"),
            "leading": "1.2" if complaint.has("single spaced") else "1.6",
            "head": _escaped(values.get("running head", "")),
            "foot": foot,
        }
    ]
    if complaint.has("line numbers"):
        parts.append(LINE_NUMBERS)
    if complaint.has("stamp"):
        stamp = _escaped(values["stamp"])
        parts.append(rf"\AddToShipoutPictureFG{{\AtPageUpperLeft{{\put(72,-24){{\sffamily\footnotesize {stamp}}}}}}}")
    parts.append(r"\begin{document}\linespread{1}\selectfont")
    parts += [_line(line) for line in complaint.lines("counsel above")]
    parts += [r"\vspace{1em}", *(rf"{{\centering\bfseries {_escaped(line)}\par}}" for line in complaint.lines("head"))]
    parts += [
        _caption(complaint),
        *(rf"{{\centering\bfseries {_text(line)}\par}}" for line in complaint.lines("title")),
    ]
    parts += [r"\bigskip\linespread{%s}\selectfont" % ("1.2" if complaint.has("single spaced") else "1.6")]
    parts += [f"{_text(line)}\n" for line in complaint.lines("lead")]
    parts += [_piece(piece, complaint) for piece in complaint.body]
    parts += [f"{_text(line)}\n" for line in complaint.lines("closing")]
    parts += [r"\linespread{1}\selectfont", _signatures(complaint)]
    for block in complaint.after:
        parts.append(rf"\bigskip{{\centering\bfseries {_escaped(block[0])}\par}}\medskip")
        parts += [f"{_escaped(line)}\n" for line in block[1:]]
    for label, *lines in complaint.exhibits:
        parts.append(rf"\newpage\vspace*{{3.5in}}{{\centering {label}\par}}\newpage")
        parts += [f"{_escaped(line)}\n" for line in lines]
    return "\n".join([*parts, r"\end{document}"])


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text).replace("§", r"\S{}")


def _text(text: str) -> str:
    # The braces of the commands are < and > until the text's own braces are escaped.
    with_notes = NOTE.sub(r"\\footnote<\1>", text)
    with_emphasis = re.sub(r"\*([^*]+)\*", r"\\emph<\1>", with_notes)
    return _escaped(with_emphasis).replace("<", "{").replace(">", "}")


def _line(text: str) -> str:
    indent = len(text) - len(text.lstrip())
    return rf"\noindent\hspace*{{{indent * 4}pt}}{_escaped(text.strip()) or '~'}\par"


def _piece(piece: Piece, complaint: Complaint) -> str:
    text = _text(piece.text)
    match piece.kind:
        case "heading" if piece.level == 1:
            shape = r"\scshape" if complaint.has("small capitals") else r"\bfseries"
            return rf"\medskip{{\centering{shape} {text}\par}}\nopagebreak\medskip"
        case "heading":
            return rf"\medskip{{\noindent\hspace*{{0.5in}}\bfseries {text}\par}}\nopagebreak"
        case "count":
            return rf"\medskip{{\centering\bfseries {text.replace(' | ', BREAK)}\par}}\nopagebreak"
        case "line":
            return rf"{{\centering {text}\par}}\nopagebreak"
        case "quote":
            return rf"\begin{{quote}}\linespread{{1}}\selectfont {text}\end{{quote}}"
        case "item" | "relief":
            return rf"{{\leftskip1in\noindent\llap{{{piece.label}~~}}{text}\par}}"
        case "row":
            cells = [rf"\makebox[2in][l]{{{cell.strip()}}}" for cell in text.split("|")]
            return rf"{{\noindent {''.join(cells)}\par}}"
    return rf"{piece.label}\quad {text}" + "\n" if piece.label else text + "\n"


def _caption(complaint: Complaint) -> str:
    sign = _escaped(str(complaint.values.get("sign", "")))
    rows: list[str] = []
    for left, right in zip_longest(complaint.lines("left"), complaint.lines("right"), fillvalue=""):
        indent = rf"\hspace*{{{(len(left) - len(left.lstrip())) * 4}pt}}"
        rows.append(rf"{indent}{_escaped(left.strip())} & {sign} & {_escaped(right.strip())} \\")
    end = r"\hrulefill/" if complaint.has("slash") else ""
    rule = "|" if not sign and not end else ""
    table = rf"\begin{{tabular}}{{@{{}}p{{3in}}{rule}c p{{2.8in}}}}" + "\n".join(rows) + r"\end{tabular}"
    return rf"\bigskip\noindent {table}\par\noindent {end}\par\bigskip"


def _signatures(complaint: Complaint) -> str:
    blocks = ["\n".join(_line(line) for line in block) for block in complaint.signatures]
    if complaint.has("signatures side by side"):
        pairs = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
        box = r"\begin{minipage}[t]{3.1in}%s\end{minipage}"
        rows = [FILL.join(box % block for block in pair) for pair in pairs]
        return "\n".join(rf"\bigskip\noindent {row}\par" for row in rows)
    return "\n".join(rf"\bigskip{{\leftskip3in {block}}}" for block in blocks)
