"""What the engine computes again and again though it stays the same, computed once; not a byte of a paper differs."""

from typing import Any

import pydyf


def quicken() -> None:
    """Make the engine, which is imported already, keep what it would compute anew."""
    pydyf.PDF.page_references = property(_page_references)


def _page_references(file: Any) -> tuple[bytes, ...]:
    """Return the references to all pages of *file*; the engine asks for them at each tag, and takes one."""
    known: tuple[bytes, ...] = vars(file).get("known_references", ())
    if len(known) != file.pages["Count"]:
        known = vars(file)["known_references"] = tuple(b"%d 0 R" % number for number in file.pages["Kids"][::3])
    return known
