"""Whether a marked copy shows changes in the way that its court requires."""

from dataclasses import dataclass

from assembler.model.court import Court
from assembler.model.law import LawBasis
from assembler.papers.opening.amended_form_text import form_lines

STRUCK, UNDERLINED, ANY = "strikethrough", "underline", "any"
"""The marks of every marked copy, and the value of a court that allows any clear marks."""

AS_MADE = "deleted words are struck through, added words underlined"


@dataclass(frozen=True)
class FormOfCopy:
    """The form that the court requires of a marked copy, and whether this copy meets it."""

    says: str
    cite: str = ""
    basis: LawBasis = "memory"
    fits: bool | None = None
    """None if the court's form was not read, or names no marks."""


def form_of_copy(court: Court) -> FormOfCopy:
    """Return the form of a marked copy in *court*, and whether struck and underlined words meet it."""
    marks = court.amended.value.marks if court.amended else None
    if court.amended is None or marks is None:
        return FormOfCopy(f"the court’s form of a marked copy was not read; {AS_MADE}")
    (line,) = (line for line in form_lines(court.amended) if line.about == "marked copy")
    if not marks.needed or not (marks.deleted and marks.added):
        return FormOfCopy(f"{line.says}; {AS_MADE}", line.cite, line.basis)
    fits = bool({STRUCK, ANY} & set(marks.deleted)) and bool({UNDERLINED, ANY} & set(marks.added))
    says = line.says if fits else f"{line.says}; this copy differs: {AS_MADE}"
    return FormOfCopy(says, line.cite, line.basis, fits)
