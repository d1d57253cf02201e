"""A complaint as a web page, which Chromium prints."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from tests.importing.corpus.description import Complaint, Piece

STYLE = """
@page { size: 8.5in 11in; margin: 1in 1in 1in %(left)s;
  @bottom-center { content: %(foot)s; font: 10pt serif; white-space: pre; text-align: center }
  @top-center { content: "%(head)s"; font: 9pt serif } }
body { font: 12pt/%(leading)s "Liberation Serif"; margin: 0; text-align: %(align)s; hyphens: auto }
p { margin: 0 0 .5em; text-indent: .5in } .center, h1, h2, h3 { text-align: center; text-indent: 0 }
h1, h2, h3 { font-size: 12pt; font-variant: %(capitals)s; margin: .6em 0; break-after: avoid }
h2, h3 { text-align: left; margin-left: .5in }
.line { text-indent: 0; margin: 0; line-height: 1.2; white-space: pre-wrap }
blockquote, .item { margin: 0 1in .5em; text-indent: 0; line-height: 1.2 } .item { margin-left: 1in }
table { border-collapse: collapse; width: 100%%; line-height: 1.2; margin: .6em 0 }
td { vertical-align: top; padding: 2pt 5pt }
.ruled td { border: 1px solid black } .box td:first-child { border-right: 1px solid; border-bottom: 1px solid }
.numbers { position: fixed; left: -.6in; top: 0; width: .3in; text-align: right; line-height: 24pt;
  border-right: 3px double }
.exhibit { break-before: page }
"""


def html_of(complaint: Complaint) -> str:
    """Return the web page of *complaint*."""
    has_line_numbers = complaint.has("line numbers")
    style = STYLE % {
        "left": "1.5in" if has_line_numbers else "1in",
        "foot": _foot(complaint),
        "head": complaint.values.get("running head", ""),
        "leading": "24pt" if has_line_numbers else "1.8",
        "align": "left" if complaint.has("ragged") else "justify",
        "capitals": "small-caps" if complaint.has("small capitals") else "normal",
    }
    parts = [f"<!doctype html><html lang=en><meta charset=utf-8><style>{style}</style><body>"]
    if has_line_numbers:
        parts.append(f"<div class=numbers>{'<br>'.join(map(str, range(1, 28)))}</div>")
    parts += _paragraphs(complaint, "counsel above", "line")
    parts += _paragraphs(complaint, "head", "center line")
    parts += [_caption(complaint), *_paragraphs(complaint, "title", "center"), *_paragraphs(complaint, "lead", kind="")]
    for kind, pieces in groupby(complaint.body, key=lambda piece: piece.kind):
        if kind == "row":
            rows = "".join(f"<tr><td>{_text(piece.text).replace('|', '<td>')}" for piece in pieces)
            parts.append(f"<table class={'ruled' if complaint.has('ruled tables') else 'open'}>{rows}</table>")
        else:
            parts += [_piece(piece) for piece in pieces]
    parts += _paragraphs(complaint, "closing", kind="")
    parts.append(_signatures(complaint))
    for block in complaint.after:
        parts.append(f"<h1>{escape(block[0])}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in block[1:]))
    for label, *lines in complaint.exhibits:
        parts.append(f"<div class='exhibit center' style='padding-top:4in'>{label}</div><div class=exhibit>")
        parts += [f"<p>{escape(line)}</p>" for line in lines] + ["</div>"]
    return "\n".join(parts)


def _foot(complaint: Complaint) -> str:
    """Return the content of the foot of a page in CSS: the page number, and the lines of the footer."""
    number = '"- " counter(page) " -"' if complaint.has("ragged") else "counter(page)"
    lines = [f'"{line}"' for line in complaint.values.get("footer", [])]
    return r' "\A" '.join([number, *lines])


def _text(text: str) -> str:
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", escape(text, quote=False))


def _paragraphs(complaint: Complaint, part: str, kind: str) -> list[str]:
    return [f"<p class='{kind}'>{_text(line)}</p>" for line in complaint.lines(part)]


def _piece(piece: Piece) -> str:
    text = f"{piece.label}&emsp;{_text(piece.text)}" if piece.label else _text(piece.text)
    match piece.kind:
        case "heading":
            return f"<h{min(piece.level, 3)}>{text}</h{min(piece.level, 3)}>"
        case "count":
            return f"<h1>{text.replace(' | ', '<br>')}</h1>"
        case "line":
            return f"<p class='center line'>{text}</p>"
        case "quote":
            return f"<blockquote>{text}</blockquote>"
        case "item" | "relief":
            return f"<p class=item>{text}</p>"
    return f"<p>{text}</p>"


def _caption(complaint: Complaint) -> str:
    left_lines = complaint.lines("left")
    right_lines = complaint.lines("right")
    left = _block(left_lines)
    right = _block(right_lines)
    sign = str(complaint.values.get("sign", ""))
    if sign:
        signs = "<br>".join([sign] * max(len(left_lines), len(right_lines)))
        return f"<table><tr><td width=48%>{left}<td width=4%>{signs}<td>{right}</table>"
    return f"<table class=box><tr><td width=50%>{left}<td>{right}</table>"


def _block(lines: list[str]) -> str:
    return "".join(f"<p class=line>{escape(line)}</p>" for line in lines)


def _signatures(complaint: Complaint) -> str:
    blocks = [_block(block) for block in complaint.signatures]
    if complaint.has("signatures side by side"):
        return f"<table><tr>{''.join(f'<td width=50%>{block}' for block in blocks)}</table>"
    return "".join(f"<div style='margin: 1em 0 1em 3in; break-inside: avoid'>{block}</div>" for block in blocks)
