"""UPL003."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule


@rule(
    "UPL003",
    cite="the court's rule that files are searchable",
    basis="verified",
    fix="recognize the text of scans: `assembler build --ocr`, if `ocrmypdf` is installed",
)
def text_missing(upload: Upload) -> Iterator[Problem]:
    """A page has no text that can be searched, which the court requires.

    The page is an image; a blank page needs no text, and a photograph has none.
    """
    court = upload.court
    bare = [number for number, page in enumerate(upload.pages, 1) if page.drawn and not page.text]
    if "searchable text" in court.needs and bare:
        more = f", nor have {len(bare) - 1} more pages" if len(bare) > 1 else ""
        fact = f"`{upload.name}` has no text on page {bare[0]}{more}"
        yield Problem((), fact, Severity.WARNING, bare[0], cite=court.cites.get("file_needs", ""))
