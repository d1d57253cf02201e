"""What a declaration says: who declares, what it supports, the facts, and that they are true."""

from collections.abc import Iterator

from assembler.language.places import state_name
from assembler.plan.context import BLANK, Case
from assembler.plan.sections._dismissal_text import of_its_own
from assembler.plan.text.draft import Draft, sentence


def build(case: Case) -> Iterator[Draft]:
    """Yield the declaration; its facts are the filing's own paragraphs."""
    person = case.matter.people[case.filing.declarant or ""]
    yield sentence(case.say("declaration.lead", name=person.name or BLANK), numbered=False)
    if person.of:
        party = case.matter.parties[person.of].name
        yield sentence(case.say("declaration.officer", title=person.title, party=party))
    if case.asked is not case.filing:
        plaintiffs, motion = case.side("plaintiff"), case.asked.paper.name
        yield sentence(case.say("declaration.support", plaintiffs=plaintiffs, motion=motion))
    yield from of_its_own(case)
    declared = case.say(f"verification.{case.court.system}", state=state_name(case.court.state))
    yield sentence(declared, numbered=False)
