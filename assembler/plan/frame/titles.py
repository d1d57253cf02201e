"""The titles of a paper: in the caption, in the footer, the legends below the title, and the case's short caption."""

import re

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.language.blanks import fill
from assembler.language.english import capitals
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.plan.context import PaperContext
from assembler.plan.frame.required import caption_statements

TWO_ROWS = 80
"""The number of characters of a title that fit on two lines of a footer."""
SUBJECT_START = Regex(r"(?i)in (?:re|the (?:matter|interest|estate) of)\b|ex parte\b")
"""Matches words that introduce the subject of a case without sides."""
PARTICULARS_START = Regex(r"(?i)[,;:]|\s(?:for|under|pursuant|and)\b")
"""Matches the beginning of the details in a title, such as "Under" in "Under Rule 41"."""


def paper_title(context: PaperContext) -> str:
    """Return the paper's title in mixed case: the title in the filing, or the document type's title filled in."""
    own_title = context.filing.title
    return _with_proposed(own_title, context) if own_title else filled_title(context.family.title(context), context)


def event_name(context: PaperContext) -> str:
    """Return the name of this kind of paper for an e-filing form."""
    return filled_title(context.family.event(context), context)


def _with_proposed(own_title: str, context: PaperContext) -> str:
    """Return *own_title*, the user's title, with "[Proposed]" if the program's or the court's title has that word.

    In a combined stipulation and order, only the order is proposed.
    """
    usual_title = context.family.title(context)
    if "[Proposed]" not in usual_title or re.search(r"(?i)\bproposed\b", own_title):
        return own_title
    if usual_title.startswith("[Proposed]"):
        return f"[Proposed] {own_title}"
    return re.sub(r"\b(?=(?:Final |Agreed )?(?:Order|Judgment)\b)", "[Proposed] ", own_title, count=1)


def short_title(context: PaperContext) -> str:
    """Return the paper's title for the footer: the user's short title or title, or else the usual short title.

    If the user's title is too long and there is no short title, the details in it are left out.
    """
    own_title = context.filing.title
    if own_title and len(own_title) > TWO_ROWS:
        own_title = PARTICULARS_START.split(own_title, maxsplit=1)[0] or own_title
    own_title = context.filing.short_title or own_title
    if own_title:
        return _with_proposed(own_title, context)
    return filled_title(context.family.short_title(context), context)


def filled_title(pattern: str, context: PaperContext) -> str:
    """Return the title *pattern*, filled in with the values of the paper's family.

    Raises `MatterError` if the pattern uses a value that the family does not have.
    """
    placeholders = context.family.title_values(context)
    try:
        return fill(pattern, placeholders).removesuffix(" Under ")  # omit " Under " if no rule follows
    except (KeyError, ValueError) as error:
        place = Place(f"templates/{context.filing.paper.id}.yaml")
        message = f"the title `{brief(pattern)}` uses an undefined value: {error}"
        names = ", ".join(f"`{{{name}}}`" for name in placeholders)
        fix = f"use one of {names}"
        raise MatterError(fault("MAT004", place, message, fix=fix)) from None


# -- legends ----------------------------------------------------------------------------------------------------------


def legends(context: PaperContext) -> tuple[str, ...]:
    """Return the legends below the title: the filing's own as typed, the court's, and those of the paper's family."""
    law = context.rely_on(context.court.designation)
    designation = law.value.casefold() if law else ""
    own_legends = [line for line in context.filing.legends if line.casefold() != designation]
    lines = [*map(capitals, caption_statements(context)), *(context.family.legends or limited_case_legends)(context)]
    own_words = {line.casefold() for line in own_legends}
    further_lines = {line.casefold(): line for line in lines if line and line.casefold() not in own_words}
    return (*own_legends, *further_lines.values())


def limited_case_legends(context: PaperContext) -> list[str]:
    """Return the legend of a limited civil case (Cal. Rules of Court, rule 2.111(10))."""
    style = context.rely_on(context.court.limited_case)
    return [style.value.legend.upper()] if style and context.matter.limited else []


# -- the case ---------------------------------------------------------------------------------------------------------


def case_name(matter: Matter) -> str:
    """Return the name of the case as it is cited, such as "Parler LLC v. Amazon Web Services, Inc."."""
    if matter.in_re:
        return with_in_re(matter.in_re)
    sides = [list(of_side(matter.parties, side).values()) for side in ("plaintiff", "defendant")]
    return " v. ".join(side[0].name for side in sides if side)


def with_in_re(subject: str) -> str:
    """Return *subject* after "In re", unless it begins with words such as "In the Matter of"."""
    return subject if SUBJECT_START.match(subject) else f"In re {subject}"


def short_caption(context: PaperContext) -> str:
    """Return the name of the case in which the paper is filed."""
    return case_name(context.matter)


def case_title(context: PaperContext) -> str:
    """Return the name of the case, with "et al." after a side with several parties, as in "Doe v. Roe, et al."."""
    if context.matter.in_re:
        return short_caption(context)
    et_al = f", {context.say('caption.et_al')}"
    names = []
    for side in ("plaintiff", "defendant"):
        parties = list(of_side(context.matter.parties, side).values())
        if parties:
            names.append(f"{parties[0].name}{et_al}" if len(parties) > 1 else parties[0].name)
    return " v. ".join(names)


def printed_title(context: PaperContext) -> str:
    """Return the title in capitals, except for the letters in a rule's subdivisions."""
    return capitals(paper_title(context))
