"""The section that assigns the action to a division of the district, if the court requires it."""

from collections.abc import Iterator
from functools import partial

from assembler.language.english import series
from assembler.model.forum import Assignment
from assembler.model.words import NO_SENTENCE
from assembler.papers.opening.forum_text import with_allegations
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the paragraph on the assignment, in the user's own words if the matter gives a text."""
    assignment = context.matter.assignment
    law = context.rely_on(context.court.assignment)
    if assignment is None:
        return
    yield DraftHeading(level=1, text=_heading(assignment, law.value.heading if law else "", context), id="assignment")
    if assignment.text:
        yield DraftText(assignment.text, ("assignment", "text"))
    else:
        yield with_allegations(partial(_assigned_sentence, assignment, context), assignment.allegations, context)


def _heading(assignment: Assignment, courts_heading: str, context: PaperContext) -> str:
    """Return the heading; "" if the matter leaves it out.

    It is the matter's own heading for the assignment, or the matter's rewording of the program's heading, or the
    court's heading, or else the program's heading.
    """
    if assignment.heading:
        return "" if assignment.heading == NO_SENTENCE else assignment.heading
    name = "assignment_federal" if context.court.system == "federal" else "assignment"
    usual_heading = context.say(f"headings.{name}")
    return usual_heading if context.matter.own_sentence("headings", name) else courts_heading or usual_heading


def _assigned_sentence(assignment: Assignment, context: PaperContext, alleged: str) -> str:
    law = context.rely_on(context.court.assignment)
    division = context.matter.division
    rule_words = context.say("assignment.under", rule=law.cite) if law and law.cite else ""
    where = context.say("assignment.to", division=division) if division else context.say("assignment.somewhere")
    counties = series([f"{county} County" for county in assignment.counties]) or None
    sentence = context.say("assignment.assigned", where=where, counties=counties, alleged=alleged)
    return f"{rule_words} {sentence[0].lower()}{sentence[1:]}" if rule_words else sentence
