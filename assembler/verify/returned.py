"""Defines the returned file, and the paper as the program would build it now, as values for the comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assembler.exhibits.reader import ProblemKind
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import display_name
from assembler.plan.plan import Plan
from assembler.verify.pdf_text import PdfPage, pdf_pages, pdf_tokens
from assembler.verify.tokens import Token
from assembler.verify.word_blocks import Block, file_tokens

MAX_FILE_BYTES = 500_000_000
"""The maximum size in bytes of a file that is read."""

MAX_TOKENS = 400_000
"""The maximum number of tokens of a file that are compared. A paper of 1,000 pages has fewer tokens."""


@dataclass(frozen=True)
class ReturnedFile:
    """The returned file: its name in messages, its kind, the contents that its reader found, and the pages of a PDF."""

    name: str
    kind: Literal["pdf", "word"]
    contents: Mapping[str, Any]
    pages: tuple[PdfPage, ...]
    tokens: tuple[Token, ...]

    def place(self, token: Token | None = None) -> Place:
        """Return the place of *token*, or of the file. In a Word file, the line is the number of the paragraph."""
        return Place(self.name, token.line) if token else Place(self.name)


@dataclass(frozen=True)
class Paper:
    """The paper as the program would build it now: its plan, its blocks, its pages, and its place in the matter.

    *pages* are the pages of the paper's PDF as read back, without exhibits. There may be none if the returned file is a
    Word file.
    """

    plan: Plan
    blocks: tuple[Block, ...]
    place: Place
    pages: tuple[PdfPage, ...] = ()
    case_number: str = ""
    """The number of the case in the matter, which a paper that begins the case leaves blank."""


def returned_file(file: Path, contents: Mapping[str, Any], running: Sequence[str]) -> ReturnedFile:
    """Return *file*, which was read as *contents*. *running* has the lines that the paper prints on every page."""
    name = display_name(file)
    if contents["kind"] == "pdf":
        pages = pdf_pages(contents, running)
        return ReturnedFile(name, "pdf", contents, pages, tuple(pdf_tokens(pages))[:MAX_TOKENS])
    return ReturnedFile(name, "word", contents, pages=(), tokens=tuple(file_tokens(contents))[:MAX_TOKENS])


REMEDIES: Mapping[ProblemKind, str] = {
    "damaged": "get the file from its source again; if it opens, save it under a new name or print it to a new PDF",
    "encrypted": "save it in Word as a .docx without a password, and compare that file",
    "macros": "save it in Word as a .docx without macros, and compare that file",
    "password": "save a copy that opens without a password, and compare that copy",
}
"""The remedies, by the kind of problem with a returned file."""


def refuse_unusable(file: Path, contents: Mapping[str, Any]) -> None:
    """Raise `MatterError` if the reader reported a problem with *file*."""
    if problem := contents.get("problem"):
        raise MatterError(unusable(file, problem, contents["kind"]))


def unusable(file: Path, problem: str, kind: ProblemKind = "") -> Finding:
    """Return the finding that *file* cannot be used, with the remedy for *kind*.

    *problem* completes a sentence that begins with the file's name.
    """
    return fault("VER001", Place(display_name(file)), f"`{brief(file.name)}` {problem}", fix=REMEDIES.get(kind, ""))


def running_lines(plan: Plan) -> list[str]:
    """Return the lines that *plan* prints at the head and foot of its pages. Each page number is "1"."""
    lines = [line for line in plan.footer.lines if line.text or line.page]
    texts: list[str] = []
    for line in lines:
        text = line.text
        if line.page:
            text += "1"
        if line.of:
            text += " of 1"
        texts.append(text)
    return [*texts, *(line.bare for line in lines if line.bare), *plan.metadata.marks]
