"""Finds text outside the visible part of a page, which nobody sees but anybody can copy."""

import re
from collections.abc import Iterator
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

MIN_CHARACTERS = 6
"""The minimum number of characters that are reported even if they contain no word."""

PRINTERS_MARKS = re.compile(
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?::\d\d){1,2}\b"
    r"|(?<!\S)\S{1,80}\.(?:indd|qx[dp]|pmd|p65|ai|eps|fm|pdf|docx?)\b"
    r"|\b(?:black|blackcyanmagentayellow|cyan|magenta|yellow|process)\b"
    r"|\b(?:page|proof|sheet|signature|pantone|pms|cmyk|composite|spot|trim|bleed|crop|cut|fold|job|rev|date|time)\b"
    r"|\b(?:am|pm|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\b"
    r"|\b(?:january|february|march|april|august|september|october|november|december|[a-z]{3,6}day)\b|\b\d{4}\b",
    re.IGNORECASE,
)
"""Printers' marks outside the page, such as a file name, a date, or the colors of the plates."""

GPO_LINE = re.compile(
    r"VerDate\b.{0,200}?\bSfmt\s+\d+(?:\s+[A-Z]:\\\S+(?:\s+[A-Z0-9]{1,12})?)?"
    r"|(?<!\S)\S++\s++on\s++[A-Z0-9]*PROD[A-Z0-9]*\s+with\s+\S+",
    re.DOTALL,
)
"""The line that the Government Publishing Office prints beside its pages: date, job, file, printer, place."""

WORD = re.compile(r"[^\W\d_]{3,}|(?:\d\W?){7,}")
"""A word, or a number that is longer than a page number or a date."""


def outside_text(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> str:
    """Return the text of *page* outside its visible part; "" if there is none, or if it is only printers' marks.

    The line that the Government Publishing Office prints is always left out.
    """
    if len(text_page.get_text_range()) <= len(text_page.get_text_bounded()):
        return ""
    text = GPO_LINE.sub(" ", " ".join("".join(_letters_outside(page, text_page)).split())).strip()
    is_noise = len(text.replace(" ", "")) < MIN_CHARACTERS and not WORD.search(text)
    if is_noise or (_is_for_print(page) and not WORD.search(PRINTERS_MARKS.sub(" ", text))):
        return ""
    return text


def _is_for_print(page: pdfium.PdfPage) -> bool:
    """Whether *page* has a trim box, as pages prepared for printing do."""
    trimmed = page.get_trimbox(fallback_ok=False)
    return bool(trimmed and trimmed != page.get_mediabox())


def _letters_outside(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Iterator[str]:
    """Yield the letters outside the visible part of *page*, with each run of visible letters replaced by a space."""
    left, bottom, right, top = page.get_bbox()

    def is_outside(index: int) -> bool:
        letter_left, letter_bottom, letter_right, letter_top = text_page.get_charbox(index)
        return bool(letter_right <= left or letter_left >= right or letter_top <= bottom or letter_bottom >= top)

    for outside, indexes in groupby(range(text_page.count_chars()), is_outside):
        if outside:
            yield "".join(chr(raw.FPDFText_GetUnicode(text_page, index)) for index in indexes)
        else:
            yield " "
