"""The family `opening`: the complaint, which opens the case."""

from assembler.law.proceedings import proceeding
from assembler.papers.opening import titles
from assembler.papers.opening.amendments import amendment_number
from assembler.papers.opening.keys import OpeningFiling, opening_keys
from assembler.papers.opening.old_exhibits import exhibits_left_out
from assembler.papers.opening.sections import (
    assignment,
    claims,
    facts,
    jurisdiction,
    jury_demand,
    parties,
    relief,
    venue,
)
from assembler.plan.context import Family, Opening, PaperContext, sides, usual_opening_sentence


def _opening_sentence(context: PaperContext) -> str:
    """Return the opening sentence of the complaint.

    In a special proceeding, the sentence petitions the court; in an amended complaint, it names the complaint.
    """
    if proceeding(context.matter):
        return context.say("complaint.lead_petition", **sides(context))
    if amendment_number(context.matter, context.filing):
        title = titles.complaint_name(context.filing, context)
        return context.say("complaint.lead_amended", **sides(context), title=title)
    return usual_opening_sentence(context)


def _opening(context: PaperContext) -> Opening:
    return Opening(amendment_number(context.matter, context.filing), opening_keys(context.filing).conformed)


FAMILY = Family[PaperContext](
    filing_model=OpeningFiling,
    sections={
        "assignment": assignment.build,
        "claims": claims.build,
        "facts": facts.build,
        "jurisdiction": jurisdiction.build,
        "jury_demand": jury_demand.build,
        "parties": parties.build,
        "relief": relief.build,
        "venue": venue.build,
    },
    count=claims.count_drafts,
    opening_sentence=_opening_sentence,
    opens=_opening,
    title=titles.complaint_title,
    short_title=titles.complaint_short_title,
    title_values=titles.complaint_title_values,
    legends=titles.complaint_legends,
    is_unsigned=titles.is_unsigned,
    exhibits_left_out=exhibits_left_out,
)
