"""A complaint's titles and legends: amendment, verification, character of the action, jury demand."""

import re
from collections.abc import Iterator
from typing import Any

from assembler.language.english import ordinal, series
from assembler.law.proceedings import proceeding
from assembler.model.court.amended import Attachment
from assembler.model.filing import Filing
from assembler.papers.amending.asking import is_filed_when_attached
from assembler.papers.keys import character_of
from assembler.papers.opening.amendments import amendment_number, amendment_words
from assembler.papers.opening.keys import opening_keys
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import cause_name, counts_named, jury_claims
from assembler.plan.frame.titles import limited_case_legends

STATUTES = {"federal question": "28 U.S.C. § 1331", "diversity": "28 U.S.C. § 1332"}
"""For each ground of jurisdiction, the statute that a title may have to name."""


def complaint_title(context: PaperContext) -> str:
    """Return the complaint's title in the court's form, with any amendment and the character of the action."""
    pattern = _amended_pattern(_opening_title(context) or context.filing.paper.title, context)
    return pattern + "{character}"


def complaint_short_title(context: PaperContext) -> str:
    """Return the complaint's title for the footer."""
    return _amended_pattern(_opening_title(context) or context.filing.paper.short_title, context)


def complaint_title_values(context: PaperContext) -> dict[str, Any]:
    """Return the values for the placeholders in the title of a complaint."""
    names_action = _has_character(context, "in the title")
    return {
        "plaintiffs": context.side("plaintiff"),
        "verified": "Verified " if context.filing.verified_by else "",
        "character": f" for {character_of_action(context)}" if names_action else "",
    }


def _amended_pattern(pattern: str, context: PaperContext) -> str:
    """Return the title *pattern* of a complaint with the ordinal of any amendment, as in "First Amended Complaint"."""
    number = amendment_number(context.matter, context.filing)
    if not number:
        return pattern
    amended = f"{ordinal(number).title()} Amended"
    prefix = "[Proposed] " if _is_called_proposed(context) else ""
    if "Original" in pattern:
        return prefix + pattern.replace("Original", amended)
    return prefix + re.sub(r"\b(Complaint|Petition)\b", rf"{amended} \1", pattern, count=1)


def _is_called_proposed(context: PaperContext) -> bool:
    """Whether the complaint is a proposed amendment, and is filed again once consent or leave is given."""
    is_filed_by_attachment = is_filed_when_attached(_attachment(context), context.matter, context.filing)
    return opening_keys(context.filing).proposed and not is_filed_by_attachment


def is_unsigned(context: PaperContext) -> bool:
    """Whether the complaint is a proposed amendment that the court's rule wants unsigned."""
    attach = _attachment(context)
    return attach is not None and attach.signed is False


def _attachment(context: PaperContext) -> Attachment | None:
    """Return how the court wants a proposed amendment attached; None for any other complaint, or if it is unknown."""
    form = context.rely_on(context.court.amended) if opening_keys(context.filing).proposed else None
    return form.value.attach if form else None


def opening_name(context: PaperContext) -> str:
    """Return the court's word for the opening paper: "petition" if its title has that word, otherwise "complaint"."""
    return "petition" if re.search(r"\bPetition\b", _opening_title(context)) else "complaint"


def complaint_name(filing: Filing, context: PaperContext) -> str:
    """Return the name of the complaint *filing* in a sentence, such as "First Amended Complaint"."""
    return f"{amendment_words(context.matter, filing)} {opening_name(context).title()}".lstrip()


def _opening_title(context: PaperContext) -> str:
    """Return the title of the opening paper: the title for any special proceeding, or else the court's title, or ""."""
    if special := proceeding(context.matter):
        return special.title
    law = context.rely_on(context.court.complaint_title)
    return law.value if law else ""


def _has_character(context: PaperContext, position: str) -> bool:
    custom = context.rely_on(context.court.character)
    return bool(context.filing.paper.opens and custom and custom.value == position and character_of_action(context))


def character_of_action(context: PaperContext) -> str:
    """Return the character of the action: the filing's own words, or else the names of its counts, each once."""
    counts = [claim.title or cause_name(claim) for claim in context.matter.claims]
    return character_of(context.filing) or series(list(dict.fromkeys(counts)))


def _character_line(context: PaperContext) -> str:
    """Return the line that names the action and its statute, as in D. Or. LR 3-2(b)."""
    statutes = [STATUTES[ground] for ground in context.matter.jurisdiction if ground in STATUTES]
    action = f"{character_of_action(context)} Action"
    return f"{action} ({', '.join(statutes)})" if statutes and not character_of(context.filing) else action


def complaint_legends(context: PaperContext) -> Iterator[str]:
    """Yield the legends of a complaint: the action's character, a limited civil case with its amount, a jury demand."""
    if _has_character(context, "under the title"):
        yield context.say("caption.character", character=character_of(context.filing) or _character_line(context))
    yield from limited_case_legends(context)
    yield from _amount_line(context)
    if context.matter.jury_demand:
        yield _jury_legend(context)


def _amount_line(context: PaperContext) -> Iterator[str]:
    """Yield the line on the amount demanded in a limited civil case (Cal. Rules of Court, rule 2.111(9)).

    The line is "" if it is unknown whether the demand exceeds the limit.
    """
    style = context.rely_on(context.court.limited_case)
    if style and context.matter.limited:
        lines = {True: style.value.over, False: style.value.under, None: ""}
        yield lines[demand_exceeds_limit(context)]


def _jury_legend(context: PaperContext) -> str:
    """Return the legend of the jury demand; it names the counts if the demand does not cover all of them."""
    law = context.rely_on(context.court.jury)
    claims = jury_claims(context)
    legend = context.say("caption.jury", legend=law.value.legend)
    if not legend or len(claims) == len(context.matter.claims):
        return legend
    return context.say("caption.jury_on", legend=legend, counts=counts_named(claims, context).text.upper())


def demand_exceeds_limit(context: PaperContext) -> bool | None:
    """Whether the demand exceeds the amount in the court's legend; None if that is unknown.

    The matter's `amount` is only a lower bound of the demand. It can show that the demand exceeds the limit, but not
    that the demand is within the limit.
    """
    matter = context.matter
    style = context.rely_on(context.court.limited_case)
    limit = style.value.amount if style else None
    if limit is None:
        return None
    if matter.demand is not None:
        return matter.demand > limit
    return True if matter.amount is not None and matter.amount >= limit else None
