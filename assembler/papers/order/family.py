"""The family `order`: its sections."""

from assembler.papers.order.sections import order
from assembler.plan.context import Family

FAMILY = Family(
    sections={"order": order.build},
)
