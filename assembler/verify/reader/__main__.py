"""The reader's process: sets its own limits, reads the file named on the command line, and prints the result."""

import json
import sys
from pathlib import Path
from typing import Any

from assembler.exhibits.reader import CPU_SECONDS, MEMORY_LIMIT, OUT_OF_MEMORY, UnusableError
from assembler.exhibits.reader.limits import limit_memory, limit_time
from assembler.verify.reader import NEITHER

HEADER_BYTES = 1024
"""The number of bytes at the start of a file in which PDF readers look for the header `%PDF-`."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""The first bytes of an Office file in the format before .docx, which an encrypted Word file has too."""


def main() -> None:
    """Print the result for the file named on the command line."""
    limit_memory(MEMORY_LIMIT)
    limit_time(CPU_SECONDS)
    try:
        result = _read(Path(sys.argv[1]))
    except UnusableError as error:
        result = {"problem": str(error), "kind": error.kind}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(result))


def _read(file: Path) -> dict[str, Any]:
    """Return the contents of *file*."""
    with file.open("rb") as stream:
        head = stream.read(HEADER_BYTES)
    if b"%PDF-" in head:
        from assembler.verify.reader.pdf_pages import read_pdf  # noqa: PLC0415 - not needed for a Word file

        return read_pdf(file)
    if head.startswith(b"PK"):
        from assembler.verify.reader.word_package import read_word  # noqa: PLC0415 - not needed for a PDF

        return read_word(file)
    if head.startswith(OLD_OFFICE):
        raise UnusableError("is encrypted, or was saved by an old version of Word (.doc)", "encrypted")
    raise UnusableError(NEITHER if head else "is empty")


if __name__ == "__main__":
    main()
