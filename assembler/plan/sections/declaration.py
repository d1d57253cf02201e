"""Text of a declaration: who declares, what it supports, the facts, and that they are true."""

from collections.abc import Iterator

from assembler.language.places import state_name
from assembler.plan.context import BLANK, PaperContext
from assembler.plan.sections._dismissal_text import of_its_own
from assembler.plan.text.draft import Draft, sentence


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield the declaration; its facts are the filing's own paragraphs."""
    person = context.matter.people[context.filing.declarant or ""]
    yield sentence(context.say("declaration.lead", name=person.name or BLANK), numbered=False)
    if person.of:
        party = context.matter.parties[person.of].name
        yield sentence(context.say("declaration.officer", title=person.title, party=party))
    if context.principal is not context.filing:
        plaintiffs, motion = context.dismissing, context.principal.paper.name
        yield sentence(context.say("declaration.support", plaintiffs=plaintiffs, motion=motion))
    yield from of_its_own(context)
    declared = context.say(f"verification.{context.court.system}", state=state_name(context.court.state))
    yield sentence(declared, numbered=False)
