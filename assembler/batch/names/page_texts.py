"""The texts of papers that this run has made, for the search for names of other filings.

A worker has read each page when it proved the paper. What it read is kept here until the search, which then need not
read the file once more, if it is still that file. They are in a file without a name, which is gone when the run ends.
"""

import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from assembler.write.disk import hash_of

MOST = 20_000
"""Of how many papers the texts are kept: of six pages each, they take some 80 MB on the disk."""

Place = tuple[str, int, int]
"""The hash of a paper, and where its texts begin and how long they are."""


@dataclass(frozen=True)
class Texts:
    """The texts that are kept in a file, and where in it those of each paper are."""

    kept: IO[bytes]
    places: dict[Path, Place] = field(default_factory=dict)

    def keep(self, out: Path, texts: Mapping[str, Sequence[str]], hashes: Mapping[str, str]) -> None:
        """Keep the *texts* of papers, by their paths in *out*, with the *hashes* of their files."""
        for name, pages in texts.items() if len(self.places) < MOST else ():
            data = zlib.compress(json.dumps(pages).encode(), 1)
            try:
                begin = self.kept.seek(0, os.SEEK_END)
                self.kept.write(data)
                self.kept.flush()
            except OSError:  # the disk is full; then the search reads the paper itself
                return
            self.places[out / name] = hashes[name], begin, len(data)

    def of(self, paper: Path) -> list[str]:
        """Return the texts of the pages of *paper*; none if they are not kept, or it is another file by now."""
        hash_then, begin, length = self.places.get(paper, ("", 0, 0))
        if not hash_then or hash_of(paper) != hash_then:
            return []
        pages: list[str] = json.loads(zlib.decompress(self._read(begin, length)))
        return pages

    def _read(self, begin: int, length: int) -> bytes:
        if hasattr(os, "pread"):  # processes that are forked share the place in the file
            return os.pread(self.kept.fileno(), length, begin)
        self.kept.seek(begin)
        return self.kept.read(length)


@contextmanager
def kept_texts() -> Iterator[Texts | None]:
    """Keep texts during the block; None where no file can be made for them."""
    try:
        file = TemporaryFile()  # noqa: SIM115 - what fails inside the block is not this
    except OSError:
        yield None
        return
    with file:
        yield Texts(file)
