"""The parts of a caption that come from the court's docket: case number, judges, other cases, and dates."""

from collections.abc import Iterator
from string import Formatter

from assembler.language.blanks import fill
from assembler.language.dates import printed_date
from assembler.language.regex import Regex
from assembler.model.docket import Judge
from assembler.plan.blocks import RichText
from assembler.plan.context import PaperContext
from assembler.plan.frame.required import answered_statements
from assembler.plan.text.markdown import plain
from assembler.plan.text.recital import passage_words
from assembler.plan.text.wording import BLANK

NUMBER_WITH_FIRST_LETTERS = Regex(r"^[A-Za-z]")
"""Matches a case number with letters before its digits, such as the initials of a judge or clerk."""

NUMBER_WITH_LAST_LETTERS = Regex(r"[A-Za-z][^0-9]*$")
"""Matches a case number with letters after its digits."""

LONG_LABEL = 16
"""If a caption line's label has at least this many capitals, only a short blank fits after it."""

LINE_BREAK = "\\ "
"""Begins a further line in the sentence `caption.number`, such as a blank for the judge."""

PLACEHOLDER = Regex(r"\{[^{}]*\}")


def opens_case(context: PaperContext) -> bool:
    """Whether the paper opens the case and has no case number yet; an amended complaint does not open a case."""
    opening = context.family.opens(context)
    return opening is not None and not opening.conformed and not opening.amendment


def number_line(context: PaperContext) -> str:
    """Return the line with the case number: its label and the number, or a blank for the clerk."""
    return _number_lines_as_worded(context)[0]


def _number_lines_as_worded(context: PaperContext) -> list[str]:
    """Return the line with the case number, and the lines below it that the user's own sentence has."""
    case_number = context.matter.number if not opens_case(context) else None
    label = _number_label(context)
    is_narrow = context.rely_on(context.court.caption).value.parties_width > 0
    has_long_label = len(label) >= LONG_LABEL and label.isupper()
    blank = BLANK[:12] if is_narrow or has_long_label else BLANK
    return _worded_number(_number_with_judge(case_number, context) if case_number else blank, context)


def labeled_number(number: str, context: PaperContext) -> str:
    """Return *number* after the court's label for case numbers, as in "Index No. 650000/2025"."""
    return _worded_number(number, context)[0]


def _worded_number(number: str, context: PaperContext) -> list[str]:
    words = context.say("caption.number", label=_number_label(context), number=number)
    return [line.strip() for line in words.split(LINE_BREAK)]


def _number_label(context: PaperContext) -> str:
    return context.rely_on(context.court.number_label).value


def _number_with_judge(case_number: str, context: PaperContext) -> str:
    """Return *case_number* with the judge's initials or surname before or after it, in the court's form.

    The initials are not added if *case_number* already has letters there. The matter must give the initials; the
    program never derives them from the name (Colleen Kollar-Kotelly is CKK).
    """
    style = context.rely_on(context.court.judge).value
    judge = context.matter.judge
    judge_words = _filled_judge_line(style.text, judge) if judge else ""
    if style.where == "before number" and not NUMBER_WITH_FIRST_LETTERS.search(case_number):
        return f"{judge_words}{case_number}"
    if style.where == "after number" and not NUMBER_WITH_LAST_LETTERS.search(case_number):
        return f"{case_number}{judge_words}"
    return case_number


def judge_line(context: PaperContext) -> str:
    """Return the judge's line at the upper right; "" if no judge is assigned or the court does not use the line."""
    return "".join(_judge_lines(context, "upper right")).upper()


def _judge_lines(context: PaperContext, line_place: str) -> Iterator[str]:
    """Yield the lines for the assigned judge and magistrate judge, if the court prints them at *line_place*."""
    style = context.rely_on(context.court.judge).value
    matter = context.matter
    if opens_case(context) or line_place != ("under number" if style.where == "none" else style.where):
        return
    has_line = style.where != "none"
    lines: list[str] = []
    if matter.judge:
        court_line = _filled_judge_line(style.text, matter.judge) if has_line else ""
        lines.append(context.say("caption.judge", line=court_line))
    if matter.magistrate:
        court_line = _filled_judge_line(style.magistrate, matter.magistrate) if has_line else ""
        lines.append(context.say("caption.magistrate", line=court_line))
    yield from (line for line in lines if line)


def _filled_judge_line(text: str, judge: Judge) -> str:
    """Return *text* with the judge's name filled in, in capitals if *text* is in capitals.

    Return "" if *text* needs the judge's initials and the matter does not give them.
    """
    if "{initials}" in text and not judge.initials:
        return ""
    line = fill(text, {"name": judge.name, "surname": judge.last, "initials": judge.initials})
    return line.upper() if PLACEHOLDER.sub("", text).isupper() else line


# -- under the number -------------------------------------------------------------------------------------------------


def number_lines(context: PaperContext) -> tuple[RichText, ...]:
    """Return the lines below the case number.

    The lines show what the user's own sentence has below the number, other cases, judges, a referral, answers to
    required statements, and any required date and designation.
    """
    own_lines = _number_lines_as_worded(context)[1:]
    lines = [*own_lines, *_other_case_lines(context), *_judge_lines(context, "under number")]
    if context.matter.referral and not opens_case(context):
        lines.append(context.matter.referral)
    lines += [statement.words for statement in answered_statements(context, "number")]
    if context.rely_on(context.court.caption).value.dated and "no date" not in context.matter.caption:
        lines.append(context.date)
    if designation := context.rely_on(context.court.designation):
        lines.append(designation.value.upper())
    return tuple(map(plain, lines))


def _other_case_lines(context: PaperContext) -> Iterator[str]:
    """Yield a line for each other case; a paper that opens the case leaves out lines on consolidation."""
    other_cases = context.matter.other_cases
    if other_cases is None:
        return
    if other_cases.mdl:
        yield context.say("caption.mdl", number=other_cases.mdl)
    if not opens_case(context):
        if other_cases.lead:
            yield context.say("caption.lead", number=other_cases.lead)
        yield from (context.say("caption.member", number=case) for case in other_cases.members)
        yield from (context.say("caption.consolidated", number=case) for case in other_cases.consolidated_with)
    yield from (context.say("caption.related", number=case) for case in other_cases.related)


# -- under the title --------------------------------------------------------------------------------------------------


def title_lines(context: PaperContext) -> tuple[str, ...]:
    """Return the lines below the title: the judge's, the court's for which the matter has values, and the paper's own.

    In a table of boxes the court's lines are part of the form: they are on every paper, with blanks for missing values.
    """
    law = context.rely_on(context.court.caption_lines)
    values = _caption_values(context)
    is_in_boxes = context.rely_on(context.court.caption).value.layout == "boxes"
    lines = law.value if law and (is_in_boxes or not opens_case(context)) else ()
    if is_in_boxes:
        names = set[str]().union(*map(placeholders_of, lines))
        values = dict.fromkeys(names, BLANK[:8]) | values
    return (
        *_judge_lines(context, "under title"),
        *(fill(line, values) for line in lines if placeholders_of(line) <= values.keys()),
        *map(passage_words, context.family.title_lines(context)),
    )


def placeholders_of(line: str) -> set[str]:
    """Return the names of the placeholders in *line*."""
    return {name for _, name, _, _ in Formatter().parse(line) if name}


def _caption_values(context: PaperContext) -> dict[str, str]:
    """Return the matter's values for caption lines, such as the judge and the hearing.

    The first complaint has a value for `filed` only if the matter gives `complaint_filed:`.
    """
    matter = context.matter
    hearing = context.family.hearing(context)
    hearing_words = ""
    if hearing:
        hearing_parts = (printed_date(hearing.date), hearing.time, hearing.place)
        hearing_words = ", ".join(part for part in hearing_parts if part)
    first_complaint = next((filing for filing in matter.filings if filing.paper.opens and filing.date), None)
    filing_date = matter.complaint_filed if first_complaint is context.filing else matter.complaint_date
    values = {
        "judge": matter.judge.name if matter.judge else None,
        "department": matter.department,
        "courtroom": matter.courtroom,
        "hearing": hearing_words,
        "trial": printed_date(matter.trial_date) if matter.trial_date else None,
        "filed": printed_date(filing_date) if filing_date else None,
    }
    return {key: value for key, value in values.items() if value}
