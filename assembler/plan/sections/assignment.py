"""Which division of the district is to take the action, where the court asks for it."""

from collections.abc import Iterator
from functools import partial

from assembler.language.english import series
from assembler.model.forum import Assignment
from assembler.plan.context import PaperContext
from assembler.plan.sections._forum_text import told
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the paragraph on the assignment, in the matter's own words where it has some."""
    one, law = context.matter.assignment, context.court.assignment
    if one is None:
        return
    heading = one.heading or (law.value.heading if law else context.say("headings.assignment"))
    yield DraftHeading(1, heading, "assignment")
    if one.text:
        yield DraftText(one.text, ("assignment", "text"))
    else:
        yield told(partial(_assigned, one, context), one.allegations, context)


def _assigned(assignment: Assignment, context: PaperContext, alleged: str) -> str:
    law, division = context.court.assignment, context.matter.division
    under = context.say("assignment.under", rule=law.cite) if law and law.cite else ""
    where = context.say("assignment.to", division=division) if division else context.say("assignment.somewhere")
    counties = [f"{county} County" for county in assignment.counties]
    said = context.say("assignment.assigned", where=where, counties=series(counties) or None, alleged=alleged)
    return f"{under} {said[0].lower()}{said[1:]}" if under else said
