"""Finds the pages of a PDF whose content is damaged, so that PDF readers show only a part of it."""

from pathlib import Path

import pikepdf


def damaged_pages(file: Path) -> list[int]:
    """Return the numbers of the pages of *file* whose content cannot be decoded completely.

    The result is empty for a file that QPDF cannot open, although PDFium can.
    """
    try:
        with pikepdf.open(file) as pdf:
            pdf.get_warnings()  # those on the file as a whole
            return [number for number, page in enumerate(pdf.pages, 1) if _is_damaged(page, pdf)]
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError):
        return []


def has_no_pages(file: Path) -> bool:
    """Whether *file* is a PDF that can be opened, but has no page."""
    try:
        with pikepdf.open(file) as pdf:
            return not len(pdf.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError):
        return False


def _is_damaged(page: pikepdf.Page, pdf: pikepdf.Pdf) -> bool:
    contents = page.obj.get("/Contents")
    parts = [*contents] if isinstance(contents, pikepdf.Array) else [contents]
    try:
        for part in (*parts, *page.form_xobjects.values()):
            if isinstance(part, pikepdf.Stream):
                part.read_bytes()
    except pikepdf.PdfError:
        pdf.get_warnings()  # so that the next page does not get those on this one
        return True
    return bool(pdf.get_warnings())
