"""The text of a notice that an amended complaint is filed: of course, by consent or by leave."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.model.event_kinds import ANSWERS
from assembler.model.filing import Filing
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.amending.attached import attached_sentence
from assembler.papers.amending.proposal import Proposal, proposal_of
from assembler.papers.amending.text import rule_phrase
from assembler.papers.ending.context import EndingContext
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft, sentence
from assembler.plan.text.recital import Recital


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the paragraphs of the notice."""
    proposal = proposal_of(context)
    yield sentence((*_filing_sentence(proposal, context), *attached_sentence(context)), numbered=False)
    yield from own_paragraphs(context)


def complaint_served(context: EndingContext) -> Iterator[Filing]:
    """Yield the amended complaint if the paper is the notice of its filing, because the two are served together."""
    complaint = proposed_complaint(context.matter, context.filing)
    if complaint and "notice_of_amendment" in context.filing.paper.sections:
        yield complaint


def _filing_sentence(proposal: Proposal, context: EndingContext) -> Iterator[Recital | str]:
    """Yield the sentence that says that the complaint is filed, and on what ground.

    Without leave or consent, the ground is the right to amend of course; if that right is closed, a draft has a blank.
    """
    amendment = proposal.amendment
    events = context.matter.events
    ground = proposal.ground
    if not ground and amendment.right.state != "closed":
        ground = "of course"
    values = {"plaintiffs": context.filers, "complaint": proposal.name, "under": rule_phrase(proposal, ground)}
    if ground == "leave" and amendment.leave:
        based_on = [("events", events.index(amendment.leave))]
        yield from context.recite("amendment.filed_leave", based_on, date=printed_date(amendment.leave.day), **values)
    elif ground == "consent":
        based_on = [("events", events.index(event)) for event in amendment.consent.events]
        names = [name for event in amendment.consent.events for name in event.by]
        consenting = context.side("defendant", dict.fromkeys(names))
        yield from context.recite("amendment.filed_consent", based_on, consenting=consenting, **values)
    else:
        as_of_course = context.say("amendment.as_of_course") if ground else None
        yield context.say("amendment.filed", ground=as_of_course, **values)
        if ground:
            yield from _time_of_right(proposal, context)


def _time_of_right(proposal: Proposal, context: EndingContext) -> Iterator[Recital]:
    """Yield the sentence that says when the right to amend of course ends, or that no party has answered."""
    right = proposal.amendment.right
    matter = context.matter
    if right.state != "open" or matter.docket_read is None:
        return
    if right.last_day:
        yield from context.recite("amendment.ends", [("docket_read",)], date=printed_date(right.last_day))
    elif not any(event.kinds & {*ANSWERS} for event in matter.events):
        day = printed_date(min(matter.docket_read, proposal.amendment.day))
        yield from context.recite("amendment.unanswered", [("docket_read",)], date=day)
