"""The court's rules for a page, as in its record; the finished paper is measured against them.

The page layout is computed from the same record, so measuring the finished page against the rules finds errors in that
computation.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assembler.model.court import Court
    from assembler.model.court.page import Token


@dataclass(frozen=True)
class CourtPageRules:
    """The page rules in a court's record.

    Margins, *first_page_top* and *clerk_inches* are in inches; sizes and *pitch* in points. *title_in* is "" if the
    roles are on the right. *clerk* is the position of the clerk's space, or ""; *columns* are the left, middle and
    right parts of the footer.
    """

    top: float
    right: float
    bottom: float
    left: float
    first_page_top: float
    title_line: int | None
    title_align: str
    title_in: str
    layout: str
    kind: str
    families: tuple[str, ...]
    size: float
    notes: float
    pitch: float
    numbered_lines: int
    rule_left: str
    rule_right: str
    clerk: str
    clerk_lines: int | None
    clerk_inches: float | None
    counsel: str
    columns: "tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]"
    page_rule: bool
    first_page: bool
    most_pages: int = 0
    """The maximum number of pages, counted up to the signature; 0 if the court sets no limit."""
    words: int = 0
    most_words: int = 0
    """The paper's word count, and the word limit; the limit is 0 if the court sets none."""
    length_cite: str = ""


def court_page_rules(court: "Court") -> CourtPageRules:
    """Return the page rules in the record of *court*."""
    margins = court.margins.value
    type_ = court.type.value
    rules = court.line_rules.value
    clerk = court.clerk_space
    footer = court.footer.value
    caption = court.caption.value
    return CourtPageRules(
        top=margins.top,
        right=margins.right,
        bottom=margins.bottom,
        left=margins.left,
        first_page_top=court.first_page_top.value,
        title_line=court.title_line.value,
        title_align=court.title_align.value if court.title_align else "center",
        title_in=caption.title_in if caption.roles_in == "left" else "",
        layout=caption.layout,
        kind=type_.kind,
        families=tuple(family.name for family in type_.families),
        size=type_.size,
        notes=type_.notes,
        pitch=court.pitch.value,
        numbered_lines=court.numbered_lines.value,
        rule_left=rules.left,
        rule_right=rules.right,
        clerk=clerk.value.where if clerk else "",
        clerk_lines=clerk.value.lines if clerk else None,
        clerk_inches=clerk.value.inches if clerk else None,
        counsel=court.counsel.value.where,
        columns=(footer.left, footer.center, footer.right),
        page_rule=footer.rule,
        first_page=footer.first_page,
    )
