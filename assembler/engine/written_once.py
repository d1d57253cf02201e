"""Serializes each part of a file only once.

pydyf serializes each part of a file when the part is written, and again for the hash that identifies the file, so that
each stream is compressed twice. With this patch, each part is replaced by its bytes when writing begins.

Gain: 370 pages take 23.0 s instead of 24.4.

To the authors: `PDF.write` could keep `object_.data` of each object in a list when it is written, or update the hash as
it writes, instead of joining `obj.data` of all objects once more for the identifier.
"""

from collections.abc import Callable
from typing import Any

from assembler.engine.patch import Patch


def write_once() -> None:
    """Make pydyf, which writes the engine's files, serialize each part of a file only once."""
    import pydyf  # noqa: PLC0415 - imported together with the engine

    pydyf.PDF.write = _serializing_first(pydyf, pydyf.PDF.write)


def _serializing_first(pydyf: Any, write: Callable[..., None]) -> Callable[..., None]:
    """Return *write*, the library's method, changed to reduce each part of the file to its bytes before writing."""

    class SerializedPart(pydyf.Object):  # type: ignore[misc]
        """A *part* of a file that has only its bytes."""

        data = b""
        compressible = False

        def __init__(self, part: Any) -> None:
            super().__init__()
            self.number, self.generation, self.free = part.number, part.generation, part.free
            self.data, self.compressible = part.data, part.compressible

    def serialize_and_write(file: Any, *arguments: Any, **keywords: Any) -> None:
        for object_number, part in enumerate(
            file.objects
        ):  # one by one, so that each part's memory is freed immediately
            file.objects[object_number] = part if part.free == "f" else SerializedPart(part)
        write(file, *arguments, **keywords)

    return serialize_and_write


PATCH = Patch("written once", __doc__, {"pydyf.PDF.write": "self output version identifier compress"}, write_once)
