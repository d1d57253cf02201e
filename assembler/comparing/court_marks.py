"""Decides how a marked copy shows changes, and says whether its court allows these marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.model.court import Court
from assembler.model.court.amended import Added, Deleted
from assembler.model.law import LawBasis
from assembler.papers.opening.amended_form_text import DELETED_MARKS, form_lines

DeletedMark = Literal["strikethrough", "brackets"]

STRUCK: DeletedMark = "strikethrough"
"""The mark of deleted words in a court that allows it, or whose rule was not read."""

UNDERLINED = "underline"
"""The mark of all added words."""

ANY = "any"
"""The value of a court that allows any clear marks."""

MARK_DESCRIPTIONS: Mapping[str, str] = {"highlight": "highlighted in gray", "bold": "in bold"}
"""Descriptions of the additional marks of added words."""


@dataclass(frozen=True)
class FormOfCopy:
    """The form that the court requires of a marked copy, and whether this copy meets it."""

    says: str
    cite: str = ""
    basis: LawBasis = "memory"
    fits: bool | None = None
    """Whether the copy has the marks that the court requires; None if its form was not read, or names no marks."""
    added: Literal["", "highlight", "bold"] = ""
    """The mark of inserted words in addition to underlining, if the court requires another mark; otherwise ""."""
    deleted: DeletedMark = STRUCK
    """How deleted words are shown."""
    on_earlier: bool = False
    """Whether the court wants the marks on a copy of the earlier paper."""


def form_of_copy(court: Court, deleted_style: DeletedMark | None = None) -> FormOfCopy:
    """Return the form of a marked copy in *court*.

    Deleted words have the mark *deleted_style*. Without it, they are struck through, unless the court allows only
    brackets.
    """
    marks = court.amended.value.marks if court.amended else None
    deleted = deleted_style or _mark_of_deleted_words(marks.deleted if marks else ())
    as_made = f"deleted words are {DELETED_MARKS[deleted]}, added words underlined"
    if court.amended is None or marks is None:
        return FormOfCopy(f"the court’s form of a marked copy was not read; {as_made}", deleted=deleted)
    (line,) = (line for line in form_lines(court.amended) if line.about == "marked copy")
    on_earlier = marks.needed and marks.of == "the earlier pleading"
    if not marks.needed or not (marks.deleted and marks.added):
        return FormOfCopy(f"{line.says}; {as_made}", line.cite, line.basis, deleted=deleted, on_earlier=on_earlier)
    extra_mark = _additional_mark(marks.added)
    fits = bool({deleted, ANY} & set(marks.deleted)) and extra_mark is not None
    copy_form = f"{as_made} and {MARK_DESCRIPTIONS[extra_mark]}" if extra_mark else as_made
    is_usual = fits and not extra_mark and deleted == STRUCK
    if is_usual:
        says = line.says
    else:
        says = f"{line.says}; {copy_form}" if fits else f"{line.says}; this copy differs: {copy_form}"
    return FormOfCopy(
        says, line.cite, line.basis, fits=fits, added=extra_mark or "", deleted=deleted, on_earlier=on_earlier
    )


def _mark_of_deleted_words(allowed: tuple[Deleted, ...]) -> DeletedMark:
    """Return the mark of deleted words if none was chosen; *allowed* are the marks that the court's rule names."""
    return "brackets" if set(allowed) == {"brackets"} else STRUCK


def _additional_mark(allowed: tuple[Added, ...]) -> Literal["", "highlight", "bold"] | None:
    """Return the mark that inserted words need besides underlining, or ""; None if no *allowed* mark can be made."""
    if {UNDERLINED, ANY} & set(allowed):
        return ""
    if "highlight" in allowed:
        return "highlight"
    return "bold" if "bold" in allowed else None
