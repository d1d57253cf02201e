"""Reuses pages that an earlier paper of this process already had, without reading them again.

Two pages are the same if their sizes, their drawing operators, and the fonts and forms that the operators use are
identical to the byte. Filings of a batch share most of their pages, as do two versions of an edited paper. A process
that makes only one paper reads every page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b, sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from assembler.outputs.pdf.prove.pdf_text import PdfPage, read_pages

MAX_PAGES = 256
"""The cache of pages is cleared when it has more pages than this."""

MAX_PAPERS = 32
"""The maximum number of papers whose texts are cached. A text is cached until it is requested."""

MAX_LETTERS = 100_000
"""The maximum number of characters in the texts of a paper that are cached."""

UNDRAWN_KEYS = frozenset({"/Parent", "/Kids", "/Count", "/StructParents", "/Annots", "/Tabs"})
"""Keys of a page that do not affect what it draws: its position in the file, its tags, and its links."""

UNFINISHED_HASH = b"unfinished"
"""Takes the place of a hash for an object whose references are still being read."""


class _CircleError(Exception):
    """Raised if an object refers, directly or indirectly, to itself, so that no hash covers everything it draws."""


@dataclass
class PageMemory:
    """A cache of the latest papers' pages, by the page's hash, and of the texts of their pages, by the file's hash.

    The cache stays empty unless *enabled*.
    """

    enabled: bool = False
    pages: dict[bytes, PdfPage] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)


MEMORY = PageMemory()


def keep_pages() -> None:
    """Cache pages from now on, because this process makes many papers."""
    MEMORY.enabled = True


def page_hashes(file: pikepdf.Pdf) -> tuple[bytes, ...]:
    """Return a hash of each page of *file*, which covers everything that the page draws.

    The result is empty if pages are not cached, if the file's page tree has several levels, or if a page uses an object
    that refers to itself.
    """
    top = file.Root.Pages
    if not MEMORY.enabled or any(page.obj.Parent.objgen != top.objgen for page in file.pages):
        return ()
    hashes: dict[tuple[int, int], bytes] = {}
    try:
        tree_hash = _hash(top, hashes)  # pages may inherit their size and resources from the page tree
        return tuple(tree_hash + _hash(page.obj, hashes) for page in file.pages)
    except _CircleError:
        return ()


def read_new_pages(pdf: bytes, hashes: Sequence[bytes]) -> tuple[PdfPage, ...]:
    """Return the pages of *pdf*, without reading pages whose *hashes* are in the cache."""
    if not hashes:
        return read_pages(pdf)
    if len(MEMORY.pages) > MAX_PAGES:
        MEMORY.pages.clear()
    cached_pages = {index: MEMORY.pages[digest] for index, digest in enumerate(hashes) if digest in MEMORY.pages}
    pages = read_pages(pdf, cached_pages, with_text=True)
    _keep_texts(pdf, tuple(page.text for page in pages))
    MEMORY.pages.update((page_hash, replace(page, label="")) for page_hash, page in zip(hashes, pages, strict=True))
    return pages


def _keep_texts(pdf: bytes, texts: tuple[str, ...]) -> None:
    if len(MEMORY.texts) >= MAX_PAPERS:
        MEMORY.texts.clear()
    if sum(map(len, texts)) <= MAX_LETTERS:
        MEMORY.texts[sha256(pdf).hexdigest()] = texts


def texts_of(hash_of_file: str) -> tuple[str, ...]:
    """Return the text of each page of a recent paper; nothing if the texts are not cached, or were already requested.

    *hash_of_file* is the SHA-256 of the paper's file in hexadecimal digits.
    """
    return MEMORY.texts.pop(hash_of_file, ())


def _hash(item: Any, hashes: dict[tuple[int, int], bytes]) -> bytes:
    """Return a hash of *item* and everything that it refers to; *hashes* has the objects' hashes by number."""
    if not isinstance(item, Dictionary | Stream | Array):
        return b"%b;" % (item.unparse() if isinstance(item, pikepdf.Object) else repr(item).encode())
    object_number = item.objgen
    if object_number in hashes:
        if hashes[object_number] == UNFINISHED_HASH:
            raise _CircleError
        return hashes[object_number]
    digest = blake2b(digest_size=32)
    if object_number != (0, 0):
        hashes[object_number] = UNFINISHED_HASH
    if isinstance(item, Array):
        for part in item:
            digest.update(_hash(part, hashes))
    else:
        for key in sorted(set(item.keys()) - UNDRAWN_KEYS):
            digest.update(key.encode() + b" " + _hash(item[key], hashes))
    if isinstance(item, Stream):
        digest.update(item.read_raw_bytes())
    object_hash = b"[%b]" % digest.digest()
    if object_number != (0, 0):
        hashes[object_number] = object_hash
    return object_hash
