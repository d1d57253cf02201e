"""The parts of a motion for leave to amend that differ from those of a motion to dismiss."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assembler.language.english import series
from assembler.model.court.motion import MotionPart
from assembler.papers.amending import text as amending
from assembler.papers.amending.listed_changes import change_drafts, met_requirements
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_form import motion_paper
from assembler.papers.motion.support import grounds, hearing_words, supporting_papers
from assembler.plan.text.draft import Draft, sentence


def _leave_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(amending.request(context))
    yield from change_drafts(context)


def _notice_of_leave_part(context: EndingContext) -> Iterator[Draft]:
    papers = series([*supporting_papers(context), context.say("motion.on_file")])
    notice = amending.notice_of_request(context, papers, hearing_words(context))
    if grounds_are_first(context):
        own_grounds = " ".join(motion_keys(context.filing).grounds)
        yield replace(sentence((*notice, grounds_lead(context))), own_words=own_grounds)
    else:
        yield sentence(notice)
    yield from change_drafts(context)


def grounds_lead(context: EndingContext) -> str:
    """Return the words before the grounds of a motion that has no argument."""
    ground_count = len(motion_keys(context.filing).grounds)
    return context.say("amendment.on_grounds" if ground_count > 1 else "amendment.on_ground")


def grounds_are_first(context: EndingContext) -> bool:
    """Whether the paper is a motion for leave to amend whose first paragraph states its own grounds."""
    states_grounds = context.filing.paper.amending and motion_paper(context).grounds_first
    return bool(states_grounds and motion_keys(context.filing).grounds)


def _issue_of_leave_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(amending.issue(context))


def _argument_for_leave_part(context: EndingContext) -> Iterator[Draft]:
    yield from map(sentence, (*amending.standard(context), *met_requirements(context)))
    yield from grounds(context)


AMENDMENT_PARTS: Mapping[MotionPart, Callable[[EndingContext], Iterator[Draft]]] = {
    "notice": _notice_of_leave_part,
    "relief": _leave_part,
    "issue": _issue_of_leave_part,
    "argument": _argument_for_leave_part,
}
"""The parts of a motion for leave to amend that differ from those of a motion to dismiss."""
