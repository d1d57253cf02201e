"""The family `answer`: a party's responses to the complaint and its counterclaims."""

from typing import Any

from assembler.papers.answer import sections
from assembler.papers.answer.keys import AnswerFiling, answer_keys
from assembler.papers.opening.titles import opening_name
from assembler.plan.context import Family, PaperContext, sides


def _lead(context: PaperContext) -> str:
    """Return the opening sentence of an answer, with the court's word for the complaint."""
    return context.say("answer.lead", **sides(context), complaint=opening_name(context).title())


def _title_values(context: PaperContext) -> dict[str, Any]:
    claims = answer_keys(context.filing).counterclaims
    with_claims = f" and Counterclaim{'s' if len(claims) > 1 else ''}" if claims else ""
    return {**sides(context), "counterclaims": with_claims}


FAMILY = Family[PaperContext](
    keys=AnswerFiling,
    sections={"responses": sections.responses, "counterclaims": sections.counterclaims},
    lead=_lead,
    title_values=_title_values,
)
