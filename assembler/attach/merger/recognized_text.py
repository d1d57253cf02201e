"""Adds text to the scanned pages of a copy, recognized by a program that `recognition.py` runs."""

import io
import re
from collections.abc import Callable, Mapping, Sequence

import pikepdf

from assembler.attach.merger import PROGRAM
from assembler.attach.merger.copies import Copy

RANDOM_NAME = re.compile(rb"/OCR-[\w-]{16,}")
"""A random name that `ocrmypdf` gives to the text of a page."""


def with_text(copy: Copy, recognize: Callable[[bytes, int], bytes]) -> tuple[Copy, Mapping[int, str]]:
    """Return *copy* with text added to the pages without text, and the recognized text by page.

    *recognize* takes the PDF and the number of pages without text, and returns the PDF with text added. The pages look
    the same. Raises `UnusableError` if the program fails.
    """
    file = io.BytesIO()
    copy.pdf.save(file)
    pages_without_text = _pages_without_text(file.getvalue())
    if not pages_without_text:
        return copy, {}
    data = recognize(file.getvalue(), len(pages_without_text))
    texts = _texts(data)
    recognized = {number: texts[number - 1] for number in pages_without_text}
    changes = list(copy.changes)
    count = sum(bool(text.strip()) for text in recognized.values())
    if count:
        changes.append(f"text recognized by {PROGRAM} on {count} {'page' if count == 1 else 'pages'}")
    pdf = pikepdf.open(io.BytesIO(data))
    for number in recognized:
        _rename_forms(pdf, pdf.pages[number - 1])
    return Copy(pdf, tuple(changes)), recognized


def _rename_forms(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Rename the forms that `ocrmypdf` adds to *page*, so that the same scan gives the same bytes in every run."""
    forms = page.resources.get(pikepdf.Name.XObject, pikepdf.Dictionary())
    random_forms = {name: value for name, value in forms.items() if RANDOM_NAME.fullmatch(name.encode())}
    if not random_forms:
        return
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    for number, (name, value) in enumerate(random_forms.items(), 1):
        del forms[name]
        forms[f"/Recognized{number}"] = value
        content = content.replace(name.encode(), f"/Recognized{number}".encode())
    page.obj.Contents = pdf.make_stream(content)


def _pages_without_text(data: bytes) -> list[int]:
    """Return the numbers of the pages of *data* that have no text."""
    return [number for number, text in enumerate(_texts(data), 1) if not text.strip()]


def _texts(data: bytes) -> Sequence[str]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import

    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
