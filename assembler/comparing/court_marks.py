"""Tells whether a marked copy shows changes in the way that its court requires."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.model.court import Court
from assembler.model.court.amended import Added
from assembler.model.law import LawBasis
from assembler.papers.opening.amended_form_text import form_lines

STRUCK, UNDERLINED, ANY = "strikethrough", "underline", "any"
"""The marks of every marked copy, and the value of a court that allows any clear marks."""

IN_WORDS: Mapping[str, str] = {"highlight": "highlighted in gray", "bold": "in bold"}

AS_MADE = "deleted words are struck through, added words underlined"


@dataclass(frozen=True)
class FormOfCopy:
    """The form that the court requires of a marked copy, and whether this copy meets it."""

    says: str
    cite: str = ""
    basis: LawBasis = "memory"
    fits: bool | None = None
    """None if the court's form was not read, or names no marks."""
    added: Literal["", "highlight", "bold"] = ""
    """How inserted words are shown besides underlining, if the court does not accept that alone."""


def form_of_copy(court: Court) -> FormOfCopy:
    """Return the form of a marked copy in *court*, and whether struck and underlined words meet it."""
    marks = court.amended.value.marks if court.amended else None
    if court.amended is None or marks is None:
        return FormOfCopy(f"the court’s form of a marked copy was not read; {AS_MADE}")
    (line,) = (line for line in form_lines(court.amended) if line.about == "marked copy")
    if not marks.needed or not (marks.deleted and marks.added):
        return FormOfCopy(f"{line.says}; {AS_MADE}", line.cite, line.basis)
    added = _besides(marks.added)
    fits = bool({STRUCK, ANY} & set(marks.deleted)) and added is not None
    made = f"{AS_MADE} and {IN_WORDS[added]}" if added else AS_MADE
    says = line.says if fits and not added else f"{line.says}; {'' if fits else 'this copy differs: '}{made}"
    return FormOfCopy(says, line.cite, line.basis, fits, added or "")


def _besides(allowed: tuple[Added, ...]) -> Literal["", "highlight", "bold"] | None:
    """Return the mark that inserted words need besides underlining; None if no mark that is *allowed* can be made."""
    if {UNDERLINED, ANY} & set(allowed):
        return ""
    return "highlight" if "highlight" in allowed else "bold" if "bold" in allowed else None
