"""What the engine computes again and again though it stays the same, computed once; not a byte of a paper differs."""

import gc
from typing import Any

import pydyf


def quicken() -> None:
    """Make the engine, which is imported already, keep what it would compute anew.

    What was imported until now is never garbage: the collector no longer looks through it.
    """
    pydyf.PDF.page_references = property(_page_references)
    gc.freeze()


def _page_references(file: Any) -> tuple[bytes, ...]:
    """Return the references to all pages of *file*; the engine asks for them at each tag, and takes one."""
    known: tuple[bytes, ...] = vars(file).get("known_references", ())
    if len(known) != file.pages["Count"]:
        known = vars(file)["known_references"] = tuple(b"%d 0 R" % number for number in file.pages["Kids"][::3])
    return known


class Written(pydyf.Object):  # type: ignore[misc]
    """A *part* of a file as the bytes that are written; the engine makes these anew for the hash of the file."""

    data = b""
    compressible = False

    def __init__(self, part: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = part.number, part.generation, part.free
        self.data, self.compressible = part.data, part.compressible


def settle(file: Any) -> None:
    """Replace the parts of a *file* that is complete by the bytes that are written, one after the other."""
    for number, part in enumerate(file.objects):
        file.objects[number] = part if part.free == "f" else Written(part)


def pack(stream: Any) -> None:
    """Replace the operators of a *stream* that is complete by their bytes, which take a fraction of the room."""
    stream.stream = [b"\n".join(map(pydyf._to_bytes, stream.stream))]  # noqa: SLF001 - as they are written
