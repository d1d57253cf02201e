"""The parts of a motion for leave to amend that differ from those of a motion to dismiss."""

from collections.abc import Callable, Iterator, Mapping

from assembler.language.english import series
from assembler.model.court.motion import MotionPart
from assembler.papers.amending import text as amending
from assembler.papers.amending.listed_changes import change_drafts
from assembler.papers.ending.context import EndingContext
from assembler.papers.motion.support import grounds, hearing_words, supporting_papers
from assembler.plan.text.draft import Draft, sentence


def _leave_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(amending.request(context))
    yield from change_drafts(context)


def _notice_of_leave_part(context: EndingContext) -> Iterator[Draft]:
    papers = series([*supporting_papers(context), context.say("motion.on_file")])
    yield sentence(amending.notice_of_request(context, papers, hearing_words(context)))
    yield from change_drafts(context)


def _issue_of_leave_part(context: EndingContext) -> Iterator[Draft]:
    yield sentence(amending.issue(context))


def _argument_for_leave_part(context: EndingContext) -> Iterator[Draft]:
    yield from map(sentence, amending.standard(context))
    yield from grounds(context)


AMENDMENT_PARTS: Mapping[MotionPart, Callable[[EndingContext], Iterator[Draft]]] = {
    "notice": _notice_of_leave_part,
    "relief": _leave_part,
    "issue": _issue_of_leave_part,
    "argument": _argument_for_leave_part,
}
"""The parts of a motion for leave to amend that differ from those of a motion to dismiss."""
