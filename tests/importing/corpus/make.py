"""Makes the files of the corpus from their descriptions, with tools other than this program.

It needs LibreOffice, Chromium, XeLaTeX, pdftocairo (poppler) and the `typst` package:
`python -m tests.importing.corpus.make [NAME...]`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.importing.corpus.as_html import html_of
from tests.importing.corpus.as_latex import latex_of
from tests.importing.corpus.as_typst import typst_of
from tests.importing.corpus.as_word import Writer
from tests.importing.corpus.description import FOLDER, Complaint, complaint, complaint_names

FILES = FOLDER / "files"


def run(*command: str | Path, folder: Path) -> None:
    """Run *command* in *folder*, and show its messages only if it fails."""
    result = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{command[0]}: {result.stdout[-3000:]}{result.stderr[-3000:]}")


def office(source: Path, form: str) -> Path:
    """Have LibreOffice convert *source* to the format *form*, such as "pdf"; return the new file."""
    target = source.parent / form
    run(
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{source.parent}/office",
        "--convert-to",
        form,
        "--outdir",
        target,
        source,
        folder=source.parent,
    )
    return target / f"{source.stem}.{form}"


def with_chromium(complaint: Complaint, folder: Path) -> Path:
    """Return the PDF that Chromium prints."""
    (folder / "paper.html").write_text(html_of(complaint), encoding="utf-8")
    target = folder / "paper.pdf"
    run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/chromium",
        f"--print-to-pdf={target}",
        folder / "paper.html",
        folder=folder,
    )
    return target


def with_latex(complaint: Complaint, folder: Path) -> Path:
    """Return the PDF that XeLaTeX makes."""
    (folder / "paper.tex").write_text(latex_of(complaint), encoding="utf-8")
    for _ in range(2):
        run("xelatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex", folder=folder)
    return folder / "paper.pdf"


def with_cairo(complaint: Complaint, folder: Path) -> Path:
    """Return XeLaTeX's PDF as Cairo rewrites it: the size of each letter is 1, and its matrix has the scale."""
    run("pdftocairo", "-pdf", with_latex(complaint, folder), folder / "cairo.pdf", folder=folder)
    return folder / "cairo.pdf"


def with_typst(complaint: Complaint, folder: Path) -> Path:
    """Return the PDF that Typst makes."""
    import typst  # noqa: PLC0415 - only here, as tests need none of these tools

    (folder / "paper.typ").write_text(typst_of(complaint), encoding="utf-8")
    typst.compile(folder / "paper.typ", output=folder / "paper.pdf")
    return folder / "paper.pdf"


def with_word(complaint: Complaint, folder: Path) -> Path:
    """Return the Word file that python-docx writes."""
    Writer(complaint).write(folder / "paper.docx")
    return folder / "paper.docx"


def with_office(complaint: Complaint, folder: Path) -> Path:
    """Return LibreOffice's PDF of the Word file."""
    return office(with_word(complaint, folder), "pdf")


def with_open_document(complaint: Complaint, folder: Path) -> Path:
    """Return the Word file that LibreOffice makes of an OpenDocument text."""
    return office(office(with_word(complaint, folder), "odt"), "docx")


TOOLS: dict[str, Callable[[Complaint, Path], Path]] = {
    "chromium": with_chromium,
    "latex": with_latex,
    "cairo": with_cairo,
    "typst": with_typst,
    "office": with_office,
    "word": with_word,
    "open document": with_open_document,
}


def make(name: str) -> None:
    """Write the PDF and the Word file of the complaint *name*."""
    description = complaint(name)
    for kind in ("pdf", "docx"):
        with TemporaryDirectory() as folder:
            shutil.copy(TOOLS[description.values[kind]](description, Path(folder)), FILES / f"{name}.{kind}")


if __name__ == "__main__":
    for name in sys.argv[1:] or complaint_names():
        make(name)
