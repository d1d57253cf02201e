"""The family `motion`: its sections."""

from assembler.papers.motion.sections import motion, notice_of_motion
from assembler.plan.context import Family

FAMILY = Family(
    sections={"motion": motion.build, "notice_of_motion": notice_of_motion.build},
)
