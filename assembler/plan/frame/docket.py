"""What a caption says of the clerk's docket: the number, the judges, other cases, and the dates of the case."""

import re
from collections.abc import Iterator
from string import Formatter

from assembler.language.blanks import fill
from assembler.language.english import day
from assembler.law.dismissal.claims import begun
from assembler.model.docket import Judge
from assembler.plan.context import BLANK, PaperContext
from assembler.plan.plan import Rich
from assembler.plan.text.markdown import plain

LETTERS_FIRST = re.compile(r"^[A-Za-z]")
LETTERS_LAST = re.compile(r"[A-Za-z][^0-9]*$")
"""A number that carries letters before its figures, or behind them: those of the judge, or of the clerk."""

BRACES = re.compile(r"\{[^{}]*\}")


def opening(context: PaperContext) -> bool:
    """Whether the paper opens the case and is printed as before the clerk opened it; an amended complaint does not."""
    return context.filing.paper.opens and not context.filing.conformed and not amendment(context)


def amendment(context: PaperContext) -> int:
    """Return which amendment of the complaint the paper is: 0 for the first complaint of the matter, 1 for the next."""
    if not context.filing.paper.opens:
        return 0
    filings = [filing for filing in context.matter.filings if filing.paper.id == context.filing.paper.id]
    return next((place for place, filing in enumerate(filings) if filing.name == context.filing.name), 0)


def number(context: PaperContext) -> str:
    """Return the line of the number: its label and the number, or a blank for the clerk."""
    known = context.matter.number if not opening(context) else None
    return f"{context.court.number_label.value} {_with_judge(known, context) if known else BLANK}"


def _with_judge(known: str, context: PaperContext) -> str:
    """Return the number with the judge's initials or surname at the end that the court wants, once.

    Initials are what the matter says, never taken from the name: Colleen Kollar-Kotelly is CKK.
    """
    style, judge = context.court.judge.value, context.matter.judge
    added = _said(style.text, judge) if judge else ""
    if style.where == "before number" and not LETTERS_FIRST.search(known):
        return f"{added}{known}"
    if style.where == "after number" and not LETTERS_LAST.search(known):
        return f"{known}{added}"
    return known


def judge(context: PaperContext) -> str:
    """Return the judge's line for the upper right, or nothing before a judge is assigned or where none stands there."""
    return "".join(_judges(context, "upper right")).upper()


def _judges(context: PaperContext, where: str) -> Iterator[str]:
    """Yield the lines of judge and magistrate judge that stand there, once they are assigned."""
    style, matter = context.court.judge.value, context.matter
    if style.where != where or opening(context):
        return
    for text, one in ((style.text, matter.judge), (style.magistrate, matter.magistrate)):
        if one and (line := _said(text, one)):
            yield line


def _said(text: str, judge: Judge) -> str:
    """Return *text* with the judge in it, in its capitals; nothing where it asks for initials that nobody gave."""
    if "{initials}" in text and not judge.initials:
        return ""
    said = fill(text, {"name": judge.name, "surname": judge.last, "initials": judge.initials})
    return said.upper() if BRACES.sub("", text).isupper() else said


# -- under the number -------------------------------------------------------------------------------------------------


def number_lines(context: PaperContext) -> tuple[Rich, ...]:
    """Return what stands under the number: other cases, judges, a referral, and the paper's date where it is shown."""
    lines = [*_others(context), *_judges(context, "under number")]
    if context.matter.referral and not opening(context):
        lines.append(context.matter.referral)
    if context.court.caption.value.dated:
        lines.append(context.date)
    return tuple(map(plain, lines))


def _others(context: PaperContext) -> Iterator[str]:
    """Yield a line for each other case; consolidation is the court's act, and no paper that opens a case knows it."""
    others = context.matter.other_cases
    if others is None:
        return
    if others.mdl:
        yield context.say("caption.mdl", number=others.mdl)
    if not opening(context):
        yield from (context.say("caption.lead", number=one) for one in filter(None, [others.lead]))
        yield from (context.say("caption.member", number=member) for member in others.members)
        yield from (context.say("caption.consolidated", number=one) for one in others.consolidated_with)
    yield from (context.say("caption.related", number=one) for one in others.related)


# -- under the title --------------------------------------------------------------------------------------------------


def title_lines(context: PaperContext) -> tuple[str, ...]:
    """Return what stands under the title: the judge, and each line of the court's that the matter can fill."""
    asked = context.court.caption_lines.value if context.court.caption_lines and not opening(context) else ()
    known = _known(context)
    return (
        *_judges(context, "under title"),
        *(fill(line, known) for line in asked if _fields(line) <= known.keys()),
    )


def _fields(line: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(line) if name}


def _known(context: PaperContext) -> dict[str, str]:
    """Return what is known of judge, department, hearing, trial and the day on which the complaint was filed."""
    matter, hearing = context.matter, context.filing.hearing
    filed = begun(matter)
    known = {
        "judge": matter.judge.name if matter.judge else None,
        "department": matter.department,
        "hearing": ", ".join(filter(None, [day(hearing.date), hearing.time])) if hearing else None,
        "trial": day(matter.trial_date) if matter.trial_date else None,
        "filed": day(filed) if filed else None,
    }
    return {key: said for key, said in known.items() if said}
