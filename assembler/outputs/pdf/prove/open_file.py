"""Opens a finished file once for both the proof and preflight."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

MAX_OPEN_BYTES = 1 << 18
"""The maximum size in bytes of a file that stays open until the next file is opened."""

FONT = Name.Font


@dataclass(frozen=True)
class OpenFile:
    """An open PDF file."""

    pdf: pikepdf.Pdf

    @cached_property
    def fonts(self) -> tuple[Any, ...]:
        """The font objects of the file."""
        typed_objects = (part for part in self.pdf.objects if isinstance(part, Dictionary) and "/Type" in part)
        return tuple(part for part in typed_objects if part.Type == FONT)


@dataclass
class LastOpened:
    """The file, if any, that stays open after being read, and its bytes."""

    data: bytes = b""
    file: OpenFile | None = None


LAST_OPENED = LastOpened()


@contextmanager
def open_file(data: bytes) -> Iterator[OpenFile]:
    """Open the PDF *data* during the block. Raises pikepdf's error if the bytes are not a PDF."""
    if LAST_OPENED.file is None or LAST_OPENED.data != data:
        close()
        LAST_OPENED.file = OpenFile(pikepdf.open(BytesIO(data)))
        LAST_OPENED.data = data
    try:
        yield LAST_OPENED.file
    finally:
        if len(data) > MAX_OPEN_BYTES:
            close()


def close() -> None:
    """Close the file that is open, if any."""
    if LAST_OPENED.file:
        LAST_OPENED.file.pdf.close()
    LAST_OPENED.file = None
    LAST_OPENED.data = b""
