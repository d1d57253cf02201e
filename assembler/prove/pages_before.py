"""Pages that an earlier paper of this process had as well, which are not read again.

A page is the same if all that the file says of it is, to the byte: its size, its operators, and the fonts and forms
with which they draw. Filings of a batch have most of their pages in common, and so has a paper with its next edit. A
process that makes one paper reads each page.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b, sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from assembler.prove.pdf_text import PdfPage, read_pages

KEPT = 256
"""How many pages are kept; beyond that all are dropped."""

PAPERS, LETTERS = 32, 100_000
"""Of how many papers the texts are kept until they are asked for, and how many letters these have at most."""

APART = frozenset({"/Parent", "/Kids", "/Count", "/StructParents", "/Annots", "/Tabs"})
"""What says nothing of what a page draws: where it is in the file, its tags, and its links."""

AROUND = b"around"
"""What stands for an object while what it refers to is read."""


class _CircleError(Exception):
    """An object refers to what is around it, so that its hash would not tell all that it draws."""


_asked: list[bool] = []
"""Whether pages are kept: if it is not empty."""
_known: dict[bytes, PdfPage] = {}
_texts: dict[str, tuple[str, ...]] = {}
"""The texts of the pages of the last papers, by the hash of the file."""


def keep_pages() -> None:
    """Keep pages from now on: this process makes many papers."""
    _asked[:] = [True]


def page_hashes(file: pikepdf.Pdf) -> tuple[bytes, ...]:
    """Return the hash of all that *file* says of each page.

    None if pages are not kept, are in several groups, or draw with what refers to itself.
    """
    top = file.Root.Pages
    if not _asked or any(page.obj.Parent.objgen != top.objgen for page in file.pages):
        return ()
    done: dict[tuple[int, int], bytes] = {}
    try:
        above = _hash(top, done)  # a page may take its size and resources from there
        return tuple(above + _hash(page.obj, done) for page in file.pages)
    except _CircleError:
        return ()


def read_new_pages(pdf: bytes, hashes: Sequence[bytes]) -> tuple[PdfPage, ...]:
    """Return the pages of *pdf*, of which those with known *hashes* are not read again."""
    if not hashes:
        return read_pages(pdf)
    if len(_known) > KEPT:
        _known.clear()
    known = {number: _known[each] for number, each in enumerate(hashes) if each in _known}
    pages = read_pages(pdf, known, with_text=True)
    _keep_texts(pdf, tuple(page.text for page in pages))
    _known.update((each, replace(page, label="")) for each, page in zip(hashes, pages, strict=True))
    return pages


def _keep_texts(pdf: bytes, texts: tuple[str, ...]) -> None:
    if len(_texts) >= PAPERS:
        _texts.clear()
    if sum(map(len, texts)) <= LETTERS:
        _texts[sha256(pdf).hexdigest()] = texts


def texts_of(hash_of_file: str) -> tuple[str, ...]:
    """Return what PDFium read on each page of one of the last papers; nothing if that is not known, or is asked twice.

    *hash_of_file* is its SHA-256 in hexadecimal digits.
    """
    return _texts.pop(hash_of_file, ())


def _hash(item: Any, done: dict[tuple[int, int], bytes]) -> bytes:
    """Return the hash of *item* with all to which it refers; *done* has those of objects by number."""
    if not isinstance(item, Dictionary | Stream | Array):
        return b"%b;" % (item.unparse() if isinstance(item, pikepdf.Object) else repr(item).encode())
    number = item.objgen
    if number in done:
        if done[number] == AROUND:
            raise _CircleError
        return done[number]
    digest = blake2b(digest_size=32)
    if number != (0, 0):
        done[number] = AROUND
    if isinstance(item, Array):
        for part in item:
            digest.update(_hash(part, done))
    else:
        for key in sorted(set(item.keys()) - APART):
            digest.update(key.encode() + b" " + _hash(item[key], done))
    if isinstance(item, Stream):
        digest.update(item.read_raw_bytes())
    hashed = b"[%b]" % digest.digest()
    if number != (0, 0):
        done[number] = hashed
    return hashed
