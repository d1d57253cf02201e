"""Sheets that the program puts before exhibits: a cover for each, and an index of all."""

from collections.abc import Sequence
from typing import Any

from assembler.catalog.template_folder import TemplateFolder, templates_folder
from assembler.paginate import archival
from assembler.paginate.layout import VARIANT
from assembler.paginate.typeset import parse, render
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.render import templates

Entry = tuple[str, AttachedExhibit, int]
"""An entry of the index: the label, the exhibit, and the page on which it begins."""


def cover(label: str, exhibit: AttachedExhibit, attachment: Attachment, look: "Look") -> bytes:
    """Return the cover sheet of *exhibit* as a tagged PDF of one page."""
    return _set("exhibits/cover.html", look, label=label, exhibit=exhibit, attachment=attachment)


def index(entries: Sequence[Entry], attachment: Attachment, look: "Look") -> bytes:
    """Return the index of the exhibits in *entries* as a tagged PDF."""
    return _set("exhibits/index.html", look, entries=entries, attachment=attachment)


class Look:
    """The font of the sheets, and the folders of templates that come before the program's."""

    def __init__(self, family: str, own: Sequence[TemplateFolder] = ()) -> None:
        self.family = family
        self.own = tuple(own)


def _set(template: str, look: Look, **values: Any) -> bytes:
    html = templates(templates_folder(), look.own).get_template(template).render(family=look.family, **values)
    return archival(render(parse(html), pdf_variant=VARIANT))
