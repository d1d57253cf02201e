"""The head of a paper: the court's name and the caption."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.language.blanks import fill
from assembler.law.court_titles import title_exception, title_places
from assembler.model.court.caption import CaptionStyle, NumberPlace, TitleLine
from assembler.plan import line_grid as grid
from assembler.plan.context import PaperContext
from assembler.plan.frame.caption_parties import party_lines
from assembler.plan.frame.counsel_block import counsel_block
from assembler.plan.frame.docket import number_line, number_lines, title_lines
from assembler.plan.frame.page_setup import page_setup
from assembler.plan.frame.titles import legends, printed_title
from assembler.plan.plan import Caption
from assembler.plan.text.labels import NBSP
from assembler.plan.text.markdown import plain, with_print_signs
from assembler.plan.text.wording import BLANK
from assembler.plan.units import INCH

WORDS_BEFORE_NO_BREAK = frozenset("AND AT FOR IN OF THE".split())
"""Words after which a line of the court's name may not break."""

CAPITALS_PER_LINE = 24
"""The number of capital letters that always fit on one line of a column."""
HALF_LINE = 20
"""The number of capital letters that always fit on each half of a line that breaks in two."""


def court_lines(context: PaperContext) -> tuple[str, ...]:
    """Return the court's name as the caption prints it, with county, judicial district and city, then the division.

    If neither the matter nor the court's record gives one of these places, a blank is printed; blanks in a column are
    short.
    """
    court = context.court
    matter = context.matter
    blank = BLANK[:10] if context.rely_on(court.caption).value.layout in {"right", "split"} else BLANK
    lines: tuple[str, ...] = matter.court_lines or _lines_by_law(context)
    for key, place in title_places(matter, context.rely_on(court.seats), context.rely_on(court.districts)).items():
        lines = tuple(line.replace(f"{{{key}}}", (place or blank).upper()) for line in lines)
    return lines if matter.court_lines else (*lines, *_division_lines(context))


def _lines_by_law(context: PaperContext) -> tuple[TitleLine, ...]:
    """Return the court's name for the county or city of the matter."""
    exception = title_exception(context.rely_on(context.court.title_exceptions), context.matter.county)
    return exception.lines if exception else context.rely_on(context.court.title_lines).value


def _division_lines(context: PaperContext) -> Iterator[str]:
    """Yield the line with the matter's division, if the court's captions have a line for divisions."""
    divisions = context.rely_on(context.court.divisions)
    law = context.rely_on(context.court.division_line) if divisions else None
    if divisions and law and law.value != "none":
        for division in divisions.value:
            if division.name == context.matter.division and division.line:
                yield division.line


def court_and_case_type(context: PaperContext) -> tuple[str, ...]:
    """Return the court's name, followed by the case type if the court's caption shows it and the matter gives it."""
    law = context.rely_on(context.court.case_type_line)
    case_type = context.matter.case_type
    line = (fill(law.value, {"case_type": case_type}),) if law and case_type else ()
    return (*court_lines(context), *line)


def build_caption(context: PaperContext) -> Caption:
    """Return the caption of the paper.

    If the caption may need a second page, the title is printed on the right, and so is a case number that would be
    opposite the "v.", so that both are on the first page.
    """
    style = context.rely_on(context.court.caption).value
    lines = court_and_case_type(context)
    lines_above = lines[: style.above_lines]
    caption = Caption(
        divider=style.divider,
        left=tuple(party_lines(context)),
        number=number_line(context),
        title=(with_print_signs(printed_title(context)),),
        legends=tuple(with_print_signs(line) for line in legends(context)),
        number_lines=number_lines(context),
        title_lines=title_lines(context),
        layout=style.layout,
        columns=_court_columns(lines[len(lines_above) :], style.layout, style.left_lines),
        above_columns=lines_above,
        number_in=style.number_in,
        number_align=style.number_align,
        title_in=style.title_in,
        title_ruled=style.title_ruled,
        stamp=context.say("caption.stamp") if style.layout == "boxes" else "",
        stamp_height=style.stamp_height * INCH,
        court_address=_court_address(style, context),
        parties_width=style.parties_width * INCH,
    )
    if style.layout == "boxes":
        caption = replace(caption, title_in="below")
    if grid.may_need_second_page(page_setup(context), lines, caption, counsel_block(context)):
        return replace(caption, number_in=_number_place(caption), title_in="right", title_ruled=False)
    return _with_roles_at_right(caption) if style.roles_in == "right" else _with_number_on_versus(caption)


def _court_address(style: CaptionStyle, context: PaperContext) -> tuple[str, ...]:
    """Return the lines of the court's address after their label, or a blank; empty if the court's captions omit it."""
    if not style.address_label:
        return ()
    first_line, *more_lines = context.matter.court_address or (BLANK,)
    return f"{style.address_label} {first_line}", *more_lines


def _number_place(caption: Caption) -> NumberPlace:
    return "right" if caption.number_in == "on the versus line" else caption.number_in


def _court_columns(lines: tuple[str, ...], layout: str, left_lines: int) -> tuple[tuple[str, ...], ...]:
    """Return the columns of the court's name, each as its lines; no columns if the name is not set in columns."""
    if layout == "split":
        balanced_lines = tuple(map(_balanced_line, lines))
        return balanced_lines[:left_lines], balanced_lines[left_lines:]
    return tuple((line,) for line in lines) if layout == "across" else ()


def _balanced_line(line: str) -> str:
    """Return *line* with no-break spaces that make it break into even halves in a narrow column."""
    words = line.split(" ") if len(line) > CAPITALS_PER_LINE else []
    halves = [
        (NBSP.join(words[:index]), NBSP.join(words[index:]))
        for index in range(1, len(words))
        if words[index - 1] not in WORDS_BEFORE_NO_BREAK
    ]
    fitting_halves = [pair for pair in halves if max(map(len, pair)) <= HALF_LINE]
    return " ".join(min(fitting_halves, key=lambda pair: max(map(len, pair)))) if fitting_halves else line


def _with_roles_at_right(caption: Caption) -> Caption:
    """Return *caption* for roles at the right edge, without a right column for the number and the title."""
    place = "on the versus line" if caption.number_in == "right" else caption.number_in
    return _with_number_on_versus(replace(caption, number_in=place, title_in="below"))


def _with_number_on_versus(caption: Caption) -> Caption:
    """Return *caption* with the case number opposite the first "v." if the court wants it there.

    If a caption has no "v.", the number is on the right instead.
    """
    if caption.number_in != "on the versus line":
        return caption
    position = next((index for index, line in enumerate(caption.left) if line.kind == "versus"), None)
    if position is None:
        return replace(caption, number_in="right")
    versus = replace(caption.left[position], beside=(plain(caption.number), *caption.number_lines))
    return replace(caption, left=(*caption.left[:position], versus, *caption.left[position + 1 :]))
