"""A finished file, opened once for the proof and for what reads it back for the court."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

SMALL = 1 << 18
"""Bytes of a file that stays open until the next is, some 30 pages: what is read of it takes 0.12 MB a page."""

FONT = Name.Font

_last: list[tuple[bytes, "Opened"]] = []
"""The file that is open, if one is, and its bytes."""


@dataclass(frozen=True)
class Opened:
    """A file that is open."""

    pdf: pikepdf.Pdf

    @cached_property
    def fonts(self) -> tuple[Any, ...]:
        """The objects of the file that are fonts."""
        named = (part for part in self.pdf.objects if isinstance(part, Dictionary) and "/Type" in part)
        return tuple(part for part in named if part.Type == FONT)


@contextmanager
def opened(data: bytes) -> Iterator[Opened]:
    """Open *data* during the block, in which it is not changed. Raises pikepdf's error if the bytes are not a PDF."""
    if not (_last and _last[0][0] == data):
        close()
        _last.append((data, Opened(pikepdf.open(BytesIO(data)))))
    try:
        yield _last[0][1]
    finally:
        if len(data) > SMALL:
            close()


def close() -> None:
    """Close the file that is open, if one is."""
    while _last:
        _last.pop()[1].pdf.close()
