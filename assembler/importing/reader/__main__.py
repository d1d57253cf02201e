"""The reader's process: limits itself, reads the file named on the command line, and prints the paper."""

import hashlib
import json
import sys
from pathlib import Path

from assembler.exhibits.reader import CPU_SECONDS, MEMORY_LIMIT, OUT_OF_MEMORY, UnusableError
from assembler.exhibits.reader.limits import limit_memory, limit_time
from assembler.importing.read_document import ReadDocument
from assembler.importing.records import document_record

HEADER_BYTES = 1024
"""The number of bytes at the start of a file in which PDF readers look for the header `%PDF-`."""

PICTURE = "is a picture; recognize its text, save both as a PDF, and import that"

REFUSED_KINDS = {
    b"\xd0\xcf\x11\xe0": "is encrypted, or was saved by an old version of Word (.doc); save it as .docx, unencrypted",
    b"{\\rtf": "is in rich text format (.rtf); save it as .docx",
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"II*\0": PICTURE,
    b"MM\0*": PICTURE,
}
"""Files that are refused, by their first bytes."""


def main() -> None:
    """Print the paper in the file named on the command line."""
    limit_memory(MEMORY_LIMIT)
    limit_time(CPU_SECONDS)
    try:
        from assembler.importing.invisible import without_invisible  # noqa: PLC0415 - a refused file does not need it

        result = document_record(without_invisible(read_unchanged(Path(sys.argv[1]))))
    except UnusableError as error:
        result = {"problem": str(error)}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(result))


def read_unchanged(file: Path) -> ReadDocument:
    """Return the paper in *file*. Raises `UnusableError` also if the file changes while it is read."""
    hash_before = _hash_of(file)
    document = read_by_content(file)
    if _hash_of(file) != hash_before:
        raise UnusableError("changed while it was read; import it again")
    return document


def _hash_of(file: Path) -> bytes:
    """Return the SHA-256 of *file*; an empty hash if it cannot be opened."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b""


def read_by_content(file: Path) -> ReadDocument:
    """Return the paper in *file*, whose content decides how it is read. Raises `UnusableError`."""
    with file.open("rb") as stream:
        head = stream.read(HEADER_BYTES)
    if not head:
        raise UnusableError("is empty")
    for start, problem in REFUSED_KINDS.items():
        if head.startswith(start):
            raise UnusableError(problem)
    from assembler.importing.ligatures import with_ligatures  # noqa: PLC0415 - a refused file does not need it
    from assembler.importing.typed_markup import without_markup  # noqa: PLC0415 - a refused file does not need it

    if b"%PDF-" in head:
        from assembler.importing.pdf.read_pdf import read_pdf  # noqa: PLC0415 - only PDF files need it

        return without_markup(with_ligatures(read_pdf(file)))
    from assembler.importing.joined_lines import with_joined_lines  # noqa: PLC0415 - PDF files do not need it
    from assembler.importing.papers_around import without_papers_around  # noqa: PLC0415 - PDF files do not need it

    if head.startswith(b"PK"):
        from assembler.importing.word.read_word import read_word  # noqa: PLC0415 - only Word files need it

        document = read_word(file)
    else:
        from assembler.importing.plain_text import read_plain_text  # noqa: PLC0415 - only text files need it

        document = read_plain_text(file)
    return without_papers_around(with_joined_lines(without_markup(with_ligatures(document))))


if __name__ == "__main__":
    main()
