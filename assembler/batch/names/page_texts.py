"""Stores the texts of papers that this run has made, for the search for names from other filings.

A worker reads each page when it proves the paper. This module stores the text, so that the search reads the file again
only if the file has changed. The texts are in an unnamed temporary file, which is deleted when the run ends.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from assembler.write.disk import hash_of

MAX_PAPERS = 20_000
"""The maximum number of papers whose texts are stored. With six pages each, they take about 80 MB of disk space."""


class StoredText(NamedTuple):
    """The hash of a paper, and the position and length of its texts in the file."""

    paper_hash: str
    start: int
    length: int


@dataclass(frozen=True)
class Texts:
    """The texts of papers in a temporary file, and the position of each paper's texts in the file."""

    file: IO[bytes]
    stored: dict[Path, StoredText] = field(default_factory=dict)

    def keep(self, out: Path, texts: Mapping[str, Sequence[str]], hashes: Mapping[str, str]) -> None:
        """Store the *texts* of papers, by their paths in *out*, with the *hashes* of their files."""
        if len(self.stored) >= MAX_PAPERS:
            return
        for name, pages in texts.items():
            data = zlib.compress(json.dumps(pages).encode(), 1)
            try:
                start = self.file.seek(0, os.SEEK_END)
                self.file.write(data)
                self.file.flush()
            except OSError:  # for example, the disk is full; the search will read the paper's file instead
                return
            self.stored[out / name] = StoredText(hashes[name], start, len(data))

    def stored_pages(self, paper: Path) -> list[str]:
        """Return the stored page texts of *paper*; no texts if none were stored or the paper's file has changed."""
        stored_text = self.stored.get(paper)
        if not stored_text or hash_of(paper) != stored_text.paper_hash:
            return []
        pages: list[str] = json.loads(zlib.decompress(self._read(stored_text)))
        return pages

    def _read(self, stored_text: StoredText) -> bytes:
        if hasattr(os, "pread"):  # forked processes share one file position, so `seek` is unsafe
            return os.pread(self.file.fileno(), stored_text.length, stored_text.start)
        self.file.seek(stored_text.start)
        return self.file.read(stored_text.length)


@contextmanager
def stored_texts() -> Iterator[Texts | None]:
    """Yield a store for texts during the block; None if no temporary file can be made."""
    try:
        file = TemporaryFile()  # noqa: SIM115 - only errors of opening the file are handled
    except OSError:
        yield None
        return
    with file:
        yield Texts(file)
