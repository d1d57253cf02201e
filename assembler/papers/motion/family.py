"""The family `motion`: motions, memoranda of law and notices of motion."""

from assembler.papers.ending import signing, titles
from assembler.papers.ending.context import ending_context
from assembler.papers.motion import motion_form
from assembler.papers.motion.keys import MotionFiling
from assembler.papers.motion.sections import motion, notice_of_motion
from assembler.plan.context import Family

FAMILY = Family(
    keys=MotionFiling,
    context=ending_context,
    sections={"motion": motion.build, "notice_of_motion": notice_of_motion.build},
    numbered=motion_form.numbers_paragraphs,
    filers=signing.filers,
    signers=signing.signers,
    title=titles.title,
    short_title=titles.short_title,
    event=titles.event,
    title_values=titles.title_values,
    title_lines=titles.prescribed_lines,
    hearing=titles.hearing,
    length=motion_form.length,
    called=motion_form.paper_name,
)
