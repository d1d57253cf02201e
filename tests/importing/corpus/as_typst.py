"""A complaint in Typst, with notes, small capitals and hyphens at the ends of lines."""

from __future__ import annotations

import re
from itertools import groupby

from tests.importing.corpus.description import NOTE, Complaint, Piece

PAGE = """#set page(paper: "us-letter", margin: 1in, numbering: "1", %(background)s
 header: align(center, text(9pt)[%(head)s]),
 footer: context align(center, text(10pt)[#counter(page).display("1") %(foot)s]))
#set text(font: "Libertinus Serif", size: 12pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: %(leading)s, spacing: %(spacing)s, first-line-indent: (amount: 0.5in, all: true))
"""

NO_BREAK_SPACE = "~"
"""A no-break space in Typst."""

NUMBERS = """background: place(top + left, dx: 0.55in, dy: 1in, stack(spacing: 16pt,
 ..range(1, 29).map(n => box(width: 0.25in, height: 7pt, align(right, text(10pt)[#n]))))),"""


def typst_of(complaint: Complaint) -> str:
    """Return the Typst source of *complaint*."""
    foot = "".join(rf" \ {_escaped(str(line))}" for line in complaint.values.get("footer", []))
    single = complaint.has("single spaced")
    head = complaint.values.get("stamp", complaint.values.get("running head", ""))
    parts = [
        PAGE
        % {
            "head": _escaped(head),
            "foot": foot,
            "background": NUMBERS if complaint.has("line numbers") else "",
            "leading": "0.65em" if single else "1.25em",
            "spacing": "1em" if single else "1.25em",
        }
    ]
    parts += [_line(line) for line in complaint.lines("counsel above")]
    parts += [f"#align(center)[*{_escaped(line)}*]\n" for line in complaint.lines("head")]
    parts.append(_caption(complaint))
    parts += [f"#align(center)[#strong[{_text(line)}]]\n" for line in complaint.lines("title")]
    parts += [f"{_text(line)}\n" for line in complaint.lines("lead")]
    for kind, group in groupby(complaint.body, key=lambda piece: piece.kind):
        pieces = list(group)
        if kind == "row":
            parts.append(_table(pieces, complaint))
        else:
            parts += [_piece(piece, complaint) for piece in pieces]
    parts += [f"{_text(line)}\n" for line in complaint.lines("closing")]
    parts.append(_signatures(complaint))
    for block in complaint.after:
        parts += [f"#align(center)[*{_escaped(block[0])}*]\n", *(f"{_escaped(line)}\n" for line in block[1:])]
    for label, *lines in complaint.exhibits:
        parts.append(f"#pagebreak()\n#v(3.5in)\n#align(center)[{label}]\n#pagebreak()\n")
        parts += [f"{_escaped(line)}\n" for line in lines]
    return "\n".join(parts)


def _escaped(text: str) -> str:
    return re.sub(r"([\\#$*_@<>\[\]~=/`-])", r"\\\1", text)


def _text(text: str) -> str:
    # Control characters are in the place of the markup until the text's own signs are escaped.
    marked = NOTE.sub("\x01\\1\x02", text)
    marked = re.sub(r"\*([^*]+)\*", "\x03\\1\x02", marked)
    return _escaped(marked).replace("\x01", "#footnote[").replace("\x03", "#emph[").replace("\x02", "];")


def _line(text: str) -> str:
    indent = (len(text) - len(text.lstrip())) * 4
    line = _escaped(text.strip()) or NO_BREAK_SPACE
    return f"#block(spacing: 0.6em)[#par(first-line-indent: 0pt)[#h({indent}pt);{line}]]\n"


def _piece(piece: Piece, complaint: Complaint) -> str:
    text = _text(piece.text)
    label = _escaped(piece.label)
    match piece.kind:
        case "heading" if piece.level == 1:
            text = f"#smallcaps[{text}]" if complaint.has("small capitals") else f"#strong[{text}]"
            return f"#align(center)[{text}]\n"
        case "heading":
            return f"#block(sticky: true)[#h({piece.level * 0.25}in);#strong[{text}]]\n"
        case "count":
            broken = text.replace(" | ", " \\ ")
            return f"#align(center)[#strong[{broken}]]\n"
        case "line":
            return f"#align(center)[{text}]\n"
        case "quote":
            return f"#pad(x: 1in)[#par(leading: 0.65em, first-line-indent: 0pt)[{text}]]\n"
        case "item" | "relief":
            hanging = "leading: 0.65em, first-line-indent: 0pt, hanging-indent: 0.3in"
            return f"#pad(left: 1in)[#par({hanging})[{label}#h(0.2in);{text}]]\n"
    return f"{label}#h(0.3in);{text}\n" if label else f"{text}\n"


def _table(pieces: list[Piece], complaint: Complaint) -> str:
    cells = [cell.strip() for piece in pieces for cell in piece.text.split("|")]
    columns = len(pieces[0].text.split("|"))
    stroke = "0.5pt" if complaint.has("ruled tables") else "none"
    return f"#table(columns: {columns}, stroke: {stroke}, {', '.join(f'[{_escaped(cell)}]' for cell in cells)})\n"


def _caption(complaint: Complaint) -> str:
    left_lines = complaint.lines("left")
    right_lines = complaint.lines("right")
    left = "".join(map(_line, left_lines))
    right = "".join(map(_line, right_lines))
    sign = str(complaint.values.get("sign", ""))
    if sign:
        signs = _line(sign) * max(len(left_lines), len(right_lines))
        return f"#grid(columns: (48%, 4%, 48%), [{left}], [{signs}], [{right}])\n#v(1em)\n"
    rule = "grid.cell(stroke: (right: 1pt, bottom: 1pt), inset: 4pt)"
    return f"#grid(columns: (50%, 50%), {rule}[{left}], grid.cell(inset: 4pt)[{right}])\n#v(1em)\n"


def _signatures(complaint: Complaint) -> str:
    blocks = ["".join(_line(line) for line in block) for block in complaint.signatures]
    if complaint.has("signatures side by side"):
        return f"#grid(columns: (50%, 50%), row-gutter: 1em, {', '.join(f'[{block}]' for block in blocks)})\n"
    return "\n".join(f"#v(1em)\n#pad(left: 3in)[{block}]\n" for block in blocks)
