"""The text of a notice of motion: when and where the motion will be heard."""

from collections.abc import Iterator

from assembler.language.dates import printed_date
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.dismissal_text import unnumbered_paragraphs
from assembler.papers.keys import hearing_of
from assembler.papers.motion.motion_form import motion_name
from assembler.plan.sections import own_paragraphs
from assembler.plan.text.draft import Draft


def build(context: EndingContext) -> Iterator[Draft]:
    """Yield the notice of motion; the date, time and courtroom are blanks until the matter gives them."""
    hearing = hearing_of(context.filing) or hearing_of(context.principal)
    notice = context.say(
        "notice_of_motion.text",
        day=printed_date(hearing.date) if hearing else None,
        time=hearing.time if hearing else None,
        where=_hearing_place(context),
        judge=context.matter.judge.name if context.matter.judge else None,
        plaintiffs=context.dismissing_side,
        motion=motion_name(context),
    )
    yield from unnumbered_paragraphs([notice])
    yield from own_paragraphs(context)


def _hearing_place(context: EndingContext) -> str:
    """Return the place of the hearing or, if the matter does not give it, the courtroom."""
    hearing = hearing_of(context.filing) or hearing_of(context.principal)
    hearing_place = hearing.place if hearing else None
    return hearing_place or context.say("notice_of_motion.courtroom", room=context.matter.department)
