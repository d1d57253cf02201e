"""The family `declaration`: its sections."""

from assembler.papers.declaration.sections import declaration
from assembler.plan.context import Family

FAMILY = Family(
    sections={"declaration": declaration.build},
)
