"""Makes the sheets before exhibits, a cover for each exhibit and an index, and the letters for stamps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from assembler.attach.merger.job import Entry
from assembler.catalog.template_folder import TemplateFolder
from assembler.load.packed import templates_folder
from assembler.outputs.pdf.paginate import archival_pdf
from assembler.outputs.pdf.paginate.layout import VARIANT
from assembler.outputs.pdf.paginate.typeset import parsed_html, render, write
from assembler.outputs.render import templates
from assembler.plan.plan import Attachment

MAX_BATES_WIDTH = 150
"""The maximum width of the column of Bates numbers in points. The titles need the remaining width."""

LETTERS = """<html lang="en"><title>stamps</title>
<style>@page {{ size: 100in 1in; margin: 0 }}
p {{ margin: 0; font: 10pt '{family}'; font-kerning: none; font-variant-ligatures: none; white-space: pre }}</style>
<p>{characters}</p></html>"""
"""The page from which stamps take their letters, set without kerning or ligatures."""

COVER = "exhibits/cover.html"

INDEX = "exhibits/index.html"


@dataclass(frozen=True)
class Look:
    """The font of the sheets, and the template folders that take precedence over the program's folder."""

    family: str
    own: tuple[TemplateFolder, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The plan of a sheet: the cover of the only exhibit in *entries*, or the index of all exhibits."""

    family: str
    attachment: Attachment
    entries: tuple[Entry, ...]
    numbers_width: int = 0
    """The width in points of the column of Bates numbers. Longer numbers are broken."""

    @property
    def sides(self) -> tuple[str, ...]:
        """The two sides of the case name, such as "Alpha LLC v." and "Beta LLC", or the name without a "v."."""
        first, versus, second = self.attachment.caption.partition(" v. ")
        return (f"{first}{versus.rstrip()}", second) if versus else (first,)


def cover(entry: Entry, attachment: Attachment, look: Look) -> bytes:
    """Return the cover sheet of one exhibit as a tagged PDF of one page."""
    return _typeset_sheet(COVER, Sheet(look.family, attachment, (entry,)), look)


def index(entries: Sequence[Entry], attachment: Attachment, look: Look) -> bytes:
    """Return the index of the exhibits in *entries* as a tagged PDF."""
    most_characters = max(len(entry.numbers) for entry in entries)
    numbers_width = min(most_characters * 13 // 2 + 2, MAX_BATES_WIDTH)  # 6.5 points for a character, and 2 to spare
    return _typeset_sheet(INDEX, Sheet(look.family, attachment, tuple(entries), numbers_width=numbers_width), look)


def _typeset_sheet(template: str, sheet: Sheet, look: Look) -> bytes:
    html = templates(templates_folder(), look.own).get_template(template).render(plan=sheet)
    return archival_pdf(render(parsed_html(html), pdf_variant=VARIANT))


@lru_cache(maxsize=8)
def letters(characters: str, family: str) -> bytes:
    """Return a PDF with one line of *characters* in the font *family*, each as a separate glyph."""
    return write(render(parsed_html(LETTERS.format(family=family, characters=escape(characters)))))
