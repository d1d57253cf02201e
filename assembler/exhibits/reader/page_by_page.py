"""Reads the pages of a large file one by one, without keeping all of them in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium

PAGES_AT_ONCE = 16
"""The number of pages after which the file is reopened.

The library keeps everything that it reads until the file is closed.
"""


def page_by_page(source: Path | bytes | BinaryIO) -> Iterator[pdfium.PdfPage]:
    """Yield each page of the PDF *source*. A page is closed when the next page is requested."""
    document = pdfium.PdfDocument(source)
    page_count = len(document)
    try:
        for page_index in range(page_count):
            if page_index and page_index % PAGES_AT_ONCE == 0:
                document.close()
                document = pdfium.PdfDocument(source)
            page = document[page_index]
            yield page
            page.close()
    finally:
        document.close()
