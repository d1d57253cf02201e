"""A text with bytes of zero is refused with the cause: UTF-16 without its mark, a damaged byte, or no text at all."""

from pathlib import Path

import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.plain_text import read_plain_text

TEXT = "COMPLAINT\n\n1. The kites of Ann Sample flew.\n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (TEXT.encode("utf-16-le"), "is text in UTF-16 without the mark at its beginning that says so; save it as"),
        (TEXT.encode("utf-16-be"), "is text in UTF-16 without the mark at its beginning that says so; save it as"),
        (TEXT.replace("flew", "fl\0ew").encode(), "has a byte of zero in line 3, which no text has; delete that"),
        (b"\0", "has a byte of zero in line 1, which no text has; delete that character"),
        (b"\x7fELF\x02\x01\x01\0\0\0" + bytes(range(200)), "is neither a PDF, nor a Word file (.docx), nor text"),
    ],
)
def test_bytes_of_zero_are_refused_with_their_cause(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes(content)
    with pytest.raises(UnusableError) as refusal:
        read_plain_text(file)
    assert str(refusal.value).startswith(problem)
