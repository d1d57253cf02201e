"""The section that assigns the action to a division of the district, if the court requires it."""

from collections.abc import Iterator
from functools import partial

from assembler.language.english import series
from assembler.model.forum import Assignment
from assembler.papers.opening.forum_text import with_allegations
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the paragraph on the assignment, in the user's own words if the matter gives a text."""
    assignment, law = context.matter.assignment, context.rely_on(context.court.assignment)
    if assignment is None:
        return
    usual = context.say("headings.assignment_federal" if context.court.system == "federal" else "headings.assignment")
    heading = assignment.heading or (law.value.heading if law else usual)
    yield DraftHeading(1, heading, "assignment")
    if assignment.text:
        yield DraftText(assignment.text, ("assignment", "text"))
    else:
        yield with_allegations(partial(_assigned_sentence, assignment, context), assignment.allegations, context)


def _assigned_sentence(assignment: Assignment, context: PaperContext, alleged: str) -> str:
    law, division = context.rely_on(context.court.assignment), context.matter.division
    under = context.say("assignment.under", rule=law.cite) if law and law.cite else ""
    division_words = (
        context.say("assignment.to", division=division) if division else context.say("assignment.somewhere")
    )
    counties = [f"{county} County" for county in assignment.counties]
    sentence = context.say(
        "assignment.assigned", where=division_words, counties=series(counties) or None, alleged=alleged
    )
    return f"{under} {sentence[0].lower()}{sentence[1:]}" if under else sentence
