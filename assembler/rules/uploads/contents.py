"""Contents of uploads that a court forbids or a filing system may refuse, and missing text, tags or fonts."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import counted
from assembler.plan.units import LETTER_SIZE
from assembler.proof.upload import Upload
from assembler.rules.rule import Problem, rule
from assembler.rules.uploads._against_court import against_court

PAGE_ROUNDING = 2.0
"""Tolerance for the size of a page, in points, because scanned pages are often slightly off."""


@rule(
    "UPL002",
    cite="the court's rule on the size of pages",
    basis="verified",
    fix="write `exhibit_form: {letter_size: true}`, which fits the pages of exhibits to letter size",
)
def page_not_letter(upload: Upload) -> Iterator[Problem]:
    """A page does not have letter size, which the court requires.

    Both portrait and landscape pages are allowed.
    """
    court = upload.court
    wrong_pages = [number for number, page in enumerate(upload.pages, 1) if not _is_letter(page.width, page.height)]
    if "letter size" in court.needs and wrong_pages:
        page = upload.pages[wrong_pages[0] - 1]
        other_count = len(wrong_pages) - 1
        verb = "are" if other_count > 1 else "is"
        other_pages = f", and {counted(other_count, 'more page')} {verb} not of letter size" if other_count else ""
        fact = f"page {wrong_pages[0]} of `{upload.name}` is {page.width:g} by {page.height:g} points{other_pages}"
        yield against_court(upload, "file_needs", fact, page=wrong_pages[0])


def _is_letter(width: float, height: float) -> bool:
    edges = sorted((width, height))
    return all(abs(edge - letter) <= PAGE_ROUNDING for edge, letter in zip(edges, LETTER_SIZE, strict=True))


@rule(
    "UPL003",
    cite="the court's rule that files must be searchable",
    basis="verified",
    fix="install `ocrmypdf`, and run `assembler build --ocr`, which recognizes the text of scans",
)
def text_missing(upload: Upload) -> Iterator[Problem]:
    """A page has no text that can be searched, but the court requires searchable text.

    Such a page is usually a scan. Blank pages are not reported, but photographs are.
    """
    court = upload.court
    pages_without_text = [number for number, page in enumerate(upload.pages, 1) if page.drawn and not page.text]
    if "searchable text" in court.needs and pages_without_text:
        first_page = pages_without_text[0]
        other_count = len(pages_without_text) - 1
        other_pages = f" or on {counted(other_count, 'more page')}" if other_count else ""
        fact = f"`{upload.name}` has no text on page {first_page}{other_pages}"
        yield Problem((), fact, Severity.WARNING, first_page, cite=court.cites.get("file_needs", ""))


@rule(
    "UPL004",
    cite="the court's rule that fonts must be embedded",
    basis="verified",
    fix="print the exhibit to a new PDF with its fonts embedded, and give the new file's path in `file:`",
)
def font_outside_file(upload: Upload) -> Iterator[Problem]:
    """A file does not embed one of its fonts, but the court requires embedded fonts.

    The program embeds the fonts of the pages that it makes; an exhibit may lack a font.
    """
    court = upload.court
    missing_fonts = [font.name for font in upload.fonts if not font.embedded]
    if "embedded fonts" in court.needs and missing_fonts:
        fact = f"`{upload.name}` does not embed the font `{missing_fonts[0]}`"
        yield against_court(upload, "file_needs", fact)


@rule(
    "UPL005",
    cite="the court's rule on what a file may contain",
    basis="verified",
    fix="print the exhibit to a new PDF without that content, and give the new file's path in `file:`",
)
def forbidden_content(upload: Upload) -> Iterator[Problem]:
    """A file has contents that the court forbids, such as annotations, layers or a kind of font.

    UPL006 reports contents that a filing system may refuse, such as scripts, and UPL007 reports links.
    """
    court = upload.court
    page_by_content = dict(upload.holds)
    if any(font.composite for font in upload.fonts):
        page_by_content["composite fonts"] = 0
    for content, page in page_by_content.items():
        if content in court.forbids:
            fact = f"`{upload.name}` has {content}, which the court forbids"
            yield against_court(upload, "file_forbids", fact, page=page)


ALWAYS_REFUSED = ("encryption", "scripts", "embedded files", "form fields", "sound or video")
"""Contents that a filing system may refuse and that the program's own files never have."""


@rule(
    "UPL006",
    cite="this program",
    basis="program",
    fix="print the exhibit to a new PDF, which has only its pages, and give the new file's path in `file:`",
    no_waiver="a filing system may reject a locked file or a file with active contents, and a clerk may be unable to "
    "open it",
)
def active_content(upload: Upload) -> Iterator[Problem]:
    """A file to upload is locked, or contains a script, another file, a form, sound or video.

    A filing system may refuse such a file, or remove the contents.
    """
    for content in ALWAYS_REFUSED:
        if content in upload.holds:
            yield Problem((), f"`{upload.name}` has {content}", page=upload.holds[content])


@rule(
    "UPL007",
    cite="the court's rule on links",
    basis="verified",
    fix="print the exhibit to a new PDF without its links, and give the new file's path in `file:`",
)
def external_link(upload: Upload) -> Iterator[Problem]:
    """A file has a link to an outside address, which the court forbids.

    The program's papers have no such links, but an exhibit may.
    """
    court = upload.court
    if "external links" in court.forbids and upload.links:
        page, address = upload.links[0]
        fact = f"`{upload.name}` links to `{address[:80]}`, and the court forbids links to other files and sites"
        yield against_court(upload, "file_forbids", fact, page=page)


@rule(
    "UPL011",
    cite="the court's rule on accessible files",
    basis="derived",
    fix="give the path of a tagged PDF in the exhibit's `file:`, or be prepared to provide an accessible copy",
)
def not_accessible(upload: Upload) -> Iterator[Problem]:
    """A file has pages without tags, which a screen reader needs, but the court asks for accessible files.

    The program tags the papers that it makes; scans usually have no tags.
    """
    court = upload.court
    if "accessibility" in court.needs and not upload.tagged:
        fact = f"`{upload.name}` has pages without tags, which a screen reader cannot read in order"
        yield Problem((), fact, Severity.WARNING, cite=court.cites.get("file_needs", ""))
