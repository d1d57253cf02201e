"""UPL002."""

from collections.abc import Iterator

from assembler.plan.units import LETTER
from assembler.preflight.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._court import against_court

CLOSE = 2.0
"""Points by which a page may differ, as scanners do."""


@rule(
    "UPL002",
    cite="the court's rule on the size of pages",
    basis="verified",
    fix="fit the pages of exhibits to letter size: `exhibit_form: {letter_size: true}`",
)
def page_not_letter(upload: Upload) -> Iterator[Problem]:
    """A page is not of letter size, which the court requires.

    Either edge may be the longer one.
    """
    court = upload.court
    odd = [number for number, page in enumerate(upload.pages, 1) if not _is_letter(page.width, page.height)]
    if "letter size" in court.needs and odd:
        page = upload.pages[odd[0] - 1]
        more = f", and {len(odd) - 1} more pages are not of letter size" if len(odd) > 1 else ""
        fact = f"`{upload.name}` has a page {odd[0]} of {page.width:g} by {page.height:g} points{more}"
        yield against_court(upload, "file_needs", fact, page=odd[0])


def _is_letter(width: float, height: float) -> bool:
    edges = sorted((width, height))
    return all(abs(edge - letter) <= CLOSE for edge, letter in zip(edges, LETTER, strict=True))
