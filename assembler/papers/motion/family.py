"""The family `motion`: motions, memoranda of law and notices of motion."""

from assembler.papers.amending.attached import pleading_exhibits, titled_exhibits
from assembler.papers.ending import signing, titles
from assembler.papers.ending.context import EndingContext, ending_context
from assembler.papers.motion import motion_form
from assembler.papers.motion.keys import MotionFiling
from assembler.papers.motion.sections import motion, notice_of_motion
from assembler.plan.context import Family


def motion_exhibits(context: EndingContext) -> tuple[tuple[str, str], ...]:
    """Return the exhibits that the program makes for a motion for leave to amend; other papers have none."""
    return titled_exhibits(context) if context.filing.paper.amending else ()


def further_exhibits(context: EndingContext) -> tuple[str, ...]:
    """Return the exhibits that a motion for leave to amend attaches after the pleading; other papers have none."""
    return pleading_exhibits(context) if context.filing.paper.amending else ()


FAMILY = Family(
    filing_model=MotionFiling,
    context=ending_context,
    sections={"motion": motion.build, "notice_of_motion": notice_of_motion.build},
    has_numbered_paragraphs=motion_form.numbers_paragraphs,
    filers=signing.filers,
    signers=signing.signers,
    title=titles.title,
    short_title=titles.short_title,
    event=titles.event,
    title_values=titles.title_values,
    title_lines=titles.prescribed_lines,
    hearing=titles.hearing,
    length=motion_form.length,
    noun=motion_form.paper_name,
    made_exhibits=motion_exhibits,
    further_exhibits=further_exhibits,
)
