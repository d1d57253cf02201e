"""Which division of the district is to take the action, where the court asks for it."""

from collections.abc import Iterator
from functools import partial

from assembler.language.english import series
from assembler.model.forum import Assignment
from assembler.plan.context import Case
from assembler.plan.sections._forum_text import told
from assembler.plan.text.draft import Draft, DraftHeading, DraftText


def build(case: Case) -> Iterator[Draft]:
    """Yield the paragraph on the assignment, in the matter's own words where it has some."""
    one, law = case.matter.assignment, case.court.assignment
    if one is None:
        return
    heading = one.heading or (law.value.heading if law else case.say("headings.assignment"))
    yield DraftHeading(1, heading, "assignment")
    if one.text:
        yield DraftText(one.text, ("assignment", "text"))
    else:
        yield told(partial(_assigned, one, case), one.allegations, case)


def _assigned(one: Assignment, case: Case, alleged: str) -> str:
    law, division = case.court.assignment, case.matter.division
    under = case.say("assignment.under", rule=law.cite) if law and law.cite else ""
    where = case.say("assignment.to", division=division) if division else case.say("assignment.somewhere")
    counties = [f"{county} County" for county in one.counties]
    said = case.say("assignment.assigned", where=where, counties=series(counties) or None, alleged=alleged)
    return f"{under} {said[0].lower()}{said[1:]}" if under else said
