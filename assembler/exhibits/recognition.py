"""Text of scans, recognized by `ocrmypdf` where it is installed and the user asks for it."""

import io
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

from assembler.exhibit_reader import UnusableError
from assembler.exhibits.copies import Copy

PROGRAM = "ocrmypdf"

RANDOM = re.compile(rb"/OCR-[\w-]{16,}")
"""A name that the program draws at random for the text of a page."""

PATIENCE = 180
"""Seconds for a page without text, after which the program is ended."""


def installed() -> bool:
    """Return whether the program that recognizes text is installed."""
    return shutil.which(PROGRAM) is not None


def with_text(copy: Copy) -> tuple[Copy, Mapping[int, str]]:
    """Return *copy* with text on its pages that had none, and what was recognized on each of these.

    The pages look as before. Raises `UnusableError` if the program fails.
    """
    out = io.BytesIO()
    copy.pdf.save(out)
    bare = _bare(out.getvalue())
    if not bare:
        return copy, {}
    data = _recognized(out.getvalue(), len(bare))
    texts = _texts(data)
    found = {number: texts[number - 1] for number in bare}
    many = sum(bool(text.strip()) for text in found.values())
    change = [f"text recognized by {PROGRAM} on {many} {'page' if many == 1 else 'pages'}"] if many else []
    pdf = pikepdf.open(io.BytesIO(data))
    for number in found:
        _name_plainly(pdf, pdf.pages[number - 1])
    return Copy(pdf, (*copy.changes, *change)), found


def _name_plainly(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Give what the program has put on *page* the same name in every run: the same scan gives the same bytes."""
    drawn = page.resources.get(pikepdf.Name.XObject, pikepdf.Dictionary())
    drawings = {name: value for name, value in drawn.items() if RANDOM.fullmatch(name.encode())}
    if not drawings:
        return
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    for number, (name, value) in enumerate(drawings.items(), 1):
        del drawn[name]
        drawn[f"/Recognized{number}"] = value
        content = content.replace(name.encode(), f"/Recognized{number}".encode())
    page.obj.Contents = pdf.make_stream(content)


def _bare(data: bytes) -> list[int]:
    """Return the numbers of the pages of *data* that have no text."""
    return [number for number, text in enumerate(_texts(data), 1) if not text.strip()]


def _texts(data: bytes) -> Sequence[str]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import; only needed here

    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _recognized(data: bytes, pages: int) -> bytes:
    """Return *data* as the program writes it, having read so many *pages*."""
    from subprocess import DEVNULL, TimeoutExpired, run  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    options = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--quiet"]
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(data)
        command = [shutil.which(PROGRAM) or PROGRAM, *options, str(before), str(after)]
        try:
            done = run(command, stdin=DEVNULL, capture_output=True, timeout=PATIENCE * pages, check=False)  # noqa: S603
        except (OSError, TimeoutExpired):
            raise UnusableError(f"is not read by `{PROGRAM}` in {PATIENCE} seconds for a page") from None
        if done.returncode or not after.exists():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
            raise UnusableError(f"cannot be read by `{PROGRAM}`: {said[-1][:120]}")
        return after.read_bytes()
