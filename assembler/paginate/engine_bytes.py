"""The parts of a file as bytes, made in fewer steps; not a byte of a paper differs.

The engine asks of each word of a file what kind it is, and compresses what is the same in one paper after the other:
fonts, the profile of colors, and pages without a word of their own.
"""

import zlib
from functools import lru_cache
from typing import Any

import pydyf

KEPT = 64
"""How many parts of files are kept as they were compressed."""

PARTS = frozenset({pydyf.Array, pydyf.Dictionary, pydyf.String})

of_any = pydyf._to_bytes  # noqa: SLF001 - the library has no other name for it


def write_quickly() -> None:
    """Make the library that writes the engine's files do so with less work."""
    pydyf._to_bytes = of_one  # noqa: SLF001 - as above
    pydyf.Dictionary.data = property(_of_dictionary)
    pydyf.Array.data = property(_of_array)
    pydyf.Stream.data = property(_of_stream)


def of_one(item: Any) -> bytes:
    """Return *item* as the bytes that are written."""
    kind = type(item)
    if kind is bytes:
        written: bytes = item
        return written
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is float:
        return b"%d" % item if item.is_integer() else f"{item:f}".rstrip("0").encode()
    if kind in PARTS:
        return item.data  # type: ignore[no-any-return]
    return b"%d" % item if kind is int else of_any(item)


@lru_cache(maxsize=256, typed=True)
def _of_key(key: Any) -> bytes:
    return b"/%b " % of_any(key)


def _of_dictionary(part: Any) -> bytes:
    return b"<<%b>>" % b"".join([_of_key(key) + of_one(value) for key, value in part.items()])


def _of_array(part: Any) -> bytes:
    return b"[%b]" % b" ".join([of_one(item) for item in part])


def _of_stream(part: Any) -> bytes:
    data = b"\n".join(map(of_one, part.stream))
    extra = pydyf.Dictionary(dict(part.extra))
    if part.compress:
        extra["Filter"] = "/FlateDecode"
        data = _compressed(data)
    extra["Length"] = len(data)
    return b"\n".join((_of_dictionary(extra), b"stream", data, b"endstream"))


@lru_cache(maxsize=KEPT)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, 9)
