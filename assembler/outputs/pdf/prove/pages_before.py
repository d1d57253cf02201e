"""Pages that an earlier paper of this process already had, so that they need not be read again.

Two pages are the same if their size, their operators, and the fonts and forms that these use are the same to the byte.
Filings of a batch share most of their pages, and so do two versions of an edited paper. A process that makes one
paper reads every page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b, sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from assembler.outputs.pdf.prove.pdf_text import PdfPage, read_pages

KEPT = 256
"""The most pages that are kept; beyond that all are dropped."""

PAPERS, LETTERS = 32, 100_000
"""The most papers whose texts are kept until they are requested, and the most letters in the texts of each."""

OUTSIDE_THE_DRAWING = frozenset({"/Parent", "/Kids", "/Count", "/StructParents", "/Annots", "/Tabs"})
"""Keys of a page that do not affect its drawing: its position in the file, its tags, and its links."""

UNFINISHED = b"around"
"""In place of the hash of an object whose references are still being read."""


class _CircleError(Exception):
    """An object refers to an object that contains it, so that a hash cannot cover everything it draws."""


@dataclass
class PageMemory:
    """The pages of the last papers by their hashes, and the texts of their pages by the hash of the file.

    Nothing is kept unless *wanted*.
    """

    wanted: bool = False
    pages: dict[bytes, PdfPage] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)


MEMORY = PageMemory()


def keep_pages() -> None:
    """Keep pages from now on: this process makes many papers."""
    MEMORY.wanted = True


def page_hashes(file: pikepdf.Pdf) -> tuple[bytes, ...]:
    """Return a hash of everything that each page of *file* draws.

    There are no hashes if pages are not kept, are in several groups, or use an object that refers to itself.
    """
    top = file.Root.Pages
    if not MEMORY.wanted or any(page.obj.Parent.objgen != top.objgen for page in file.pages):
        return ()
    done: dict[tuple[int, int], bytes] = {}
    try:
        above = _hash(top, done)  # a page may inherit its size and resources
        return tuple(above + _hash(page.obj, done) for page in file.pages)
    except _CircleError:
        return ()


def read_new_pages(pdf: bytes, hashes: Sequence[bytes]) -> tuple[PdfPage, ...]:
    """Return the pages of *pdf*; those whose *hashes* are kept are not read again."""
    if not hashes:
        return read_pages(pdf)
    if len(MEMORY.pages) > KEPT:
        MEMORY.pages.clear()
    kept = {number: MEMORY.pages[page_hash] for number, page_hash in enumerate(hashes) if page_hash in MEMORY.pages}
    pages = read_pages(pdf, kept, with_text=True)
    _keep_texts(pdf, tuple(page.text for page in pages))
    MEMORY.pages.update((page_hash, replace(page, label="")) for page_hash, page in zip(hashes, pages, strict=True))
    return pages


def _keep_texts(pdf: bytes, texts: tuple[str, ...]) -> None:
    if len(MEMORY.texts) >= PAPERS:
        MEMORY.texts.clear()
    if sum(map(len, texts)) <= LETTERS:
        MEMORY.texts[sha256(pdf).hexdigest()] = texts


def texts_of(hash_of_file: str) -> tuple[str, ...]:
    """Return the text of each page of one of the last papers; nothing if it is not kept, or at the second request.

    *hash_of_file* is the SHA-256 of its file in hexadecimal digits.
    """
    return MEMORY.texts.pop(hash_of_file, ())


def _hash(item: Any, done: dict[tuple[int, int], bytes]) -> bytes:
    """Return the hash of *item* and everything it refers to; *done* has the hashes of objects by number."""
    if not isinstance(item, Dictionary | Stream | Array):
        return b"%b;" % (item.unparse() if isinstance(item, pikepdf.Object) else repr(item).encode())
    number = item.objgen
    if number in done:
        if done[number] == UNFINISHED:
            raise _CircleError
        return done[number]
    digest = blake2b(digest_size=32)
    if number != (0, 0):
        done[number] = UNFINISHED
    if isinstance(item, Array):
        for part in item:
            digest.update(_hash(part, done))
    else:
        for key in sorted(set(item.keys()) - OUTSIDE_THE_DRAWING):
            digest.update(key.encode() + b" " + _hash(item[key], done))
    if isinstance(item, Stream):
        digest.update(item.read_raw_bytes())
    hashed = b"[%b]" % digest.digest()
    if number != (0, 0):
        done[number] = hashed
    return hashed
