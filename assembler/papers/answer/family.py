"""The family `answer`: a party's responses to the complaint and its counterclaims."""

from datetime import date
from typing import Any

from assembler.papers.amended_pleading import amended_name
from assembler.papers.answer import sections
from assembler.papers.answer.keys import AnswerFiling, answer_keys
from assembler.papers.opening.titles import complaint_name, opening_name
from assembler.plan.context import Family, PaperContext, sides


def _opening_sentence(context: PaperContext) -> str:
    """Return the opening sentence of an answer, with the court's word for the complaint that it answers."""
    answer = context.filing
    answer_day = answer.date or date.max
    complaints = (filing for filing in context.matter.filings if filing.paper.opens)
    earlier_complaints = [filing for filing in complaints if (filing.date or date.min) <= answer_day]
    latest_complaint = max(earlier_complaints, key=lambda filing: filing.date or date.min, default=None)
    complaint = complaint_name(latest_complaint, context) if latest_complaint else opening_name(context).title()
    return context.say("answer.lead", **sides(context), complaint=complaint)


def _title_values(context: PaperContext) -> dict[str, Any]:
    claims = answer_keys(context.filing).counterclaims
    suffix = ""
    if claims:
        suffix = " and Counterclaims" if len(claims) > 1 else " and Counterclaim"
    return {**sides(context), "counterclaims": suffix}


FAMILY = Family[PaperContext](
    filing_model=AnswerFiling,
    sections={"responses": sections.responses, "counterclaims": sections.counterclaims},
    opening_sentence=_opening_sentence,
    title=lambda context: amended_name(context.filing.paper.title, context.matter, context.filing),
    short_title=lambda context: amended_name(context.filing.paper.short_title, context.matter, context.filing),
    title_values=_title_values,
)
