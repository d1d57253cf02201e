"""The page setup, from the court's record: margins and sizes in points, the line grid, the footer."""

from collections.abc import Iterator
from math import ceil

from assembler.language.english import capitals
from assembler.plan.context import PaperContext
from assembler.plan.font_families import FAMILIES
from assembler.plan.frame.counsel_block import counsel_block
from assembler.plan.frame.counsel_lines import contact_of, firm_of, has_counsel_on_first_page
from assembler.plan.frame.docket import number_line, opens_case
from assembler.plan.frame.required import opening_begins_page
from assembler.plan.frame.signers import filing_side, signers
from assembler.plan.frame.titles import short_caption, short_title
from assembler.plan.line_grid import single_line
from assembler.plan.plan import Box, Footer, FooterLine, PageSetup
from assembler.plan.units import INCH, LETTER_SIZE

FOOTER_SIZE = 10.0

WORKSHEET_PITCH = 24.0

LETTER_WIDTH, LETTER_HEIGHT = LETTER_SIZE

WORKSHEET_PAGE = PageSetup(
    width=LETTER_WIDTH,
    height=LETTER_HEIGHT,
    top=INCH,
    right=INCH,
    bottom=INCH,
    left=INCH,
    pitch=WORKSHEET_PITCH,
    lines=int((LETTER_HEIGHT - 2 * INCH) // WORKSHEET_PITCH),
    numbered=False,
    head_lines=0,
    families=FAMILIES["times"],
    size=12.0,
    note_size=12.0,
    footer_size=FOOTER_SIZE,
    rule_left="none",
    rule_right="none",
    title_align="center",
)
"""The page setup of a worksheet, which is not filed and so follows no court's rules."""

ROUNDING_TOLERANCE = 0.01
"""How far, as a fraction of a line, rounding from inches to points may change a height."""


def page_setup(context: PaperContext) -> PageSetup:
    """Return the page setup of the paper."""
    if context.filing.paper.plain:
        return WORKSHEET_PAGE
    court = context.court
    rely_on = context.rely_on
    margins = rely_on(court.margins).value
    pitch = rely_on(court.pitch).value
    top = margins.top * INCH
    numbered_lines = rely_on(court.numbered_lines).value
    lines = numbered_lines or int((LETTER_HEIGHT - top - margins.bottom * INCH) // pitch)
    rules = rely_on(court.line_rules).value
    typeface = rely_on(court.type).value
    title_align = rely_on(court.title_align)
    number_align = rely_on(court.paragraph_numbers)
    blank_count = blank_lines(context)
    lines_above_title = head_lines(context)
    if blank_count or not lines_above_title:
        lines_above_title = max(lines_above_title, blank_count + counsel_lines(context))
    opens = context.filing.paper.opens
    return PageSetup(
        width=LETTER_WIDTH,
        height=LETTER_HEIGHT,
        top=top,
        right=margins.right * INCH,
        bottom=LETTER_HEIGHT - top - lines * pitch,
        left=margins.left * INCH,
        pitch=pitch,
        lines=lines,
        numbered=bool(numbered_lines),
        head_lines=lines_above_title,
        families=FAMILIES[typeface.kind],
        size=typeface.size,
        note_size=typeface.notes,
        footer_size=FOOTER_SIZE,
        rule_left=rules.left,
        rule_right=rules.right,
        title_align=title_align.value if title_align else "center",
        new_pages=tuple(_new_pages(context)),
        number_align=number_align.value if number_align and opens else "left",
        clerk=clerk_box(context),
        blank_lines=blank_count,
    )


def _new_pages(context: PaperContext) -> Iterator[str]:
    """Yield the ids of headings that begin a new page: the one after a notice on a separate page, and the prayer's."""
    if not context.filing.paper.opens:
        return
    if opening_begins_page(context):
        yield "s-opening"
    if (law := context.rely_on(context.court.prayer_apart)) and law.value:
        yield "s-relief"


def clerk_box(context: PaperContext) -> Box | None:
    """Return the area left blank for the clerk on the first page; None if the court requires none.

    Lines are counted from the first line; inches are measured from the edge of the paper. If the court's record gives
    neither, the area extends down to the line of the court's title.
    """
    court = context.court
    rely_on = context.rely_on
    law = rely_on(court.clerk_space)
    top = rely_on(court.margins).value.top * INCH
    if law is None:
        return None
    space = law.value
    left_edge = LETTER_WIDTH / 2 if space.where == "upper right" else 0.0
    if space.lines is None and space.inches is not None:
        return Box(left_edge, top=0, right=LETTER_WIDTH, bottom=space.inches * INCH)
    lines = space.lines or (rely_on(court.title_line).value or 1) - 1
    return Box(left_edge, top, LETTER_WIDTH, top + lines * rely_on(court.pitch).value)


def blank_lines(context: PaperContext) -> int:
    """Return the number of full-width lines left blank for the clerk at the top of the first page."""
    box = clerk_box(context)
    return _lines_down_to(box.bottom, context) if box and box.left == 0 else 0


def counsel_lines(context: PaperContext) -> int:
    """Return the number of grid lines for counsel's single-spaced block at the upper left, plus one line below it.

    The number is 0 if the first page has no such block.
    """
    court = context.court
    rely_on = context.rely_on
    is_at_top = rely_on(court.counsel).value.where == "upper left" or not has_counsel_on_first_page(context)
    block = counsel_block(context) if is_at_top else ()
    if not block:
        return 0
    size = rely_on(court.type).value.size
    pitch = rely_on(court.pitch).value
    return ceil(len(block) * single_line(size, pitch) / pitch) + 1


def _lines_down_to(level: float, context: PaperContext) -> int:
    """Return the number of lines from the top margin to *level*, in points from the page's top, rounded up."""
    margins = context.rely_on(context.court.margins).value
    pitch = context.rely_on(context.court.pitch).value
    return max(0, ceil((level - margins.top * INCH) / pitch - ROUNDING_TOLERANCE))


def head_lines(context: PaperContext) -> int:
    """Return the number of whole lines above the court's title.

    The number must be enough for the title's prescribed line, for a prescribed top space and for the clerk's space. A
    prescribed space is a minimum, so any fraction of a line is rounded up to a whole line.
    """
    court = context.court
    rely_on = context.rely_on
    box = clerk_box(context)
    title_line = rely_on(court.title_line).value
    levels = (rely_on(court.first_page_top).value * INCH, box.bottom if box else 0.0)
    return max(*(_lines_down_to(level, context) for level in levels), title_line - 1 if title_line else 0)


def build_footer(context: PaperContext) -> Footer:
    """Return the footer's three columns, as in the court's record; for a worksheet, its title and page number."""
    if context.filing.paper.plain:
        return Footer((FooterLine(f"{short_title(context)} - ", page=True),), center=(), right=())
    style = context.rely_on(context.court.footer).value
    return Footer(
        tuple(_footer_lines(style.left, context)),
        tuple(_footer_lines(style.center, context)),
        tuple(_footer_lines(style.right, context)),
        rule=style.rule,
        first_page=style.first_page,
    )


def _footer_lines(tokens: tuple[str, ...], context: PaperContext) -> Iterator[FooterLine]:
    word = f"{context.rely_on(context.court.footer).value.page_word} ".lstrip()
    for token in tokens:
        match token:
            case "title":
                yield FooterLine(capitals(short_title(context)))
            case "title and page":
                title = capitals(short_title(context))
                yield FooterLine(f"{title} - {word}", page=True, bare=title)
            case "page":
                yield FooterLine(word, page=True)
            case "page of pages":
                yield FooterLine(word, page=True, of=True)
            case "case name":
                yield FooterLine(short_caption(context))
            case "number" if not opens_case(context) and context.matter.number:
                yield FooterLine(number_line(context))
            case "firm":
                yield from _firm_lines(context)


def _firm_lines(context: PaperContext) -> Iterator[FooterLine]:
    """Yield the name, address and telephone number of the first attorney's firm, or of a party without counsel."""
    for _, attorney in signers(context)[:1]:
        firm = firm_of(attorney, context)
        if firm and firm.styled:
            yield FooterLine(firm.styled)
        yield FooterLine(firm.name if firm else attorney.name)
        contact = contact_of(attorney, firm)
        yield from map(FooterLine, contact.address)
        if contact.telephone:
            yield FooterLine(contact.telephone)
    if not signers(context):
        for _, party in filing_side(context)[:1]:
            yield FooterLine(party.name)
            yield from map(FooterLine, party.address)
            if party.telephone:
                yield FooterLine(party.telephone)
